import { z } from "zod";

/** What a run did. */
export type RunFigures = {
  due: number;
  /**
   * Distinct readings requested from sources, each for all alerts with the same search, and the calls they
   * took.
   */
  asked: number;
  calls: number;
  /** Offers that belong to an alert and were not told. */
  matched: number;
  /** Digests that arrived, the offers in them, and those behind their "Tout voir". */
  sent: number;
  offers: number;
  offered: number;
  nothingNew: number;
  /** Copies of what was told already. */
  folded: number;
  /**
   * Alerts that wait for a source and are tried again soon; and to how many alerts each source owes its news.
   */
  waiting: number;
  owed: Record<string, number>;
  postponed: number;
  unreachable: number;
  failed: number;
  /** Digests of which nobody knows whether they arrived: to be sent again later. */
  onTheirWay: number;
  /**
   * People who were asked whether they still look, alerts that rest without an answer, and alerts that said
   * that they have had nothing to tell.
   */
  questions: number;
  rested: number;
  silences: number;
  /** Hours that the oldest offer waits which no digest has offered. */
  oldestPendingHours: number;
};

/** What a single plan, and what became of it, counts for. */
export type PlanFigures = Partial<Pick<RunFigures, (typeof planCounts)[number] | "owed">>;

const planCounts = [
  "matched",
  "sent",
  "offers",
  "offered",
  "nothingNew",
  "folded",
  "waiting",
  "postponed",
  "unreachable",
  "failed",
  "onTheirWay",
  "questions",
  "rested",
  "silences",
] as const satisfies (keyof RunFigures)[];

/** Adds what a plan counts for. */
export function addFigures(figures: RunFigures, more: PlanFigures): void {
  for (const name of planCounts) figures[name] += more[name] ?? 0;
  for (const [source, count] of Object.entries(more.owed ?? {}))
    figures.owed[source] = (figures.owed[source] ?? 0) + count;
}

/** Adds what a part of a run did that was done elsewhere. */
export function mergeFigures(figures: RunFigures, more: RunFigures): void {
  addFigures(figures, more);
  for (const name of ["due", "asked", "calls"] as const) figures[name] += more[name];
  figures.oldestPendingHours = Math.max(figures.oldestPendingHours, more.oldestPendingHours);
}

const counted = z.number().default(0);

/** Figures as another process has noted them. What a version before this one did not count, is none. */
export const runFiguresSchema = z.object({
  due: counted,
  asked: counted,
  calls: counted,
  matched: counted,
  sent: counted,
  offers: counted,
  offered: counted,
  nothingNew: counted,
  folded: counted,
  waiting: counted,
  owed: z.record(z.string(), z.number()).default({}),
  postponed: counted,
  unreachable: counted,
  failed: counted,
  onTheirWay: counted,
  questions: counted,
  rested: counted,
  silences: counted,
  oldestPendingHours: counted,
} satisfies Record<keyof RunFigures, z.ZodType>);

export function createRunFigures(): RunFigures {
  return {
    due: 0,
    asked: 0,
    calls: 0,
    matched: 0,
    sent: 0,
    offers: 0,
    offered: 0,
    nothingNew: 0,
    folded: 0,
    waiting: 0,
    owed: {},
    postponed: 0,
    unreachable: 0,
    failed: 0,
    onTheirWay: 0,
    questions: 0,
    rested: 0,
    silences: 0,
    oldestPendingHours: 0,
  };
}

/**
 * A problem that a healthy run never has: matching offers and nothing sent, or an offer that waits for over a
 * day.
 */
export function findRunProblem(figures: RunFigures): string | undefined {
  const { matched, sent, unreachable, postponed, failed, oldestPendingHours } = figures;
  if (matched > 0 && sent + unreachable + postponed === 0) return "offers match and nothing was sent";
  if (failed > 0 && sent === 0) return "messages were to be sent, and none arrived";
  return oldestPendingHours > 24 ? "an offer has waited for more than a day" : undefined;
}

/** Nothing is left that a run before had to worry about. */
export function hasRecovered({ sent, failed, onTheirWay }: RunFigures): boolean {
  return sent > 0 || failed + onTheirWay === 0;
}

/** In one line: "due 12, asked 3, …". */
export function formatRunFigures({ owed, ...counts }: RunFigures): string {
  const all = [...Object.entries(counts), ...Object.entries(owed).map(([name, count]) => [`owed by ${name}`, count])];
  return all.map(([name, value]) => `${name} ${value}`).join(", ");
}
