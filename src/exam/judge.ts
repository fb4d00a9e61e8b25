import { z } from "zod";
import { normaliseText } from "../core/text/text.ts";
import type { PrintedReading } from "../core/understanding/acts/print-reading.ts";
import { type Context, type OnScreen, showsSearch } from "../core/understanding/acts/reading.ts";

const words = z.array(z.string());

/** A right reading of a message, by the names and values that a reading is printed with. */
export const expectationSchema = z.object({
  act: z.string(),
  to: z.string().optional(),
  which: z.union([z.number(), z.string()]).optional(),
  jobs: words.optional(),
  words: z.string().optional(),
  places: words.optional(),
  kind: z.string().optional(),
  radius: z.union([z.number(), z.string()]).optional(),
  minutes: z.number().optional(),
  filters: z.union([z.literal("none"), z.record(z.string(), z.unknown())]).optional(),
  include: words.optional(),
  exclude: words.optional(),
  add: z.boolean().optional(),
  sure: z.boolean().optional(),
});
export type Expectation = z.infer<typeof expectationSchema>;

/** A message of an exam: where it was written, and what is right. */
export type Utterance = {
  id: string;
  context: Context;
  text: string;
  expected: Expectation;
  also: Expectation[];
  category: string;
};

/**
 * - "right": the act and all that is expected agree, and nothing else changes the search;
 * - "asked": right, but proposed where it could have been carried out;
 * - "doubtful": not right, and said to be doubtful or not understood;
 * - "wrong": not right, and carried out: the worst there is.
 */
export type Verdict = "right" | "asked" | "doubtful" | "wrong";

/** What is on screen where the messages of an exam are written; repeating it changes nothing. */
const shown: Record<Context, Expectation> = {
  home: { act: "", kind: "emploi", radius: 20 },
  titles: { act: "", jobs: ["D1102"], kind: "emploi", radius: 20 },
  place: { act: "", jobs: ["D1102"], kind: "emploi", radius: 20 },
  results: { act: "", jobs: ["G1803"], places: ["69123"], kind: "emploi", radius: 20 },
  empty: { act: "", jobs: ["G1803"], places: ["69123"], kind: "emploi", radius: 20 },
  offer: { act: "", jobs: ["G1803"], places: ["69123"], kind: "emploi", radius: 20 },
  digest: { act: "", jobs: ["G1803"], places: ["69123"], kind: "emploi", radius: 20 },
  alerts: { act: "" },
};

const lyon = { kind: "commune", code: "69123", name: "Lyon", departement: "69", region: "84" } as const;

/** The screen of an exam: a search, where there is one, is for waiters in Lyon. */
export function toScreen(context: Context): OnScreen {
  return showsSearch(context) ? { context, place: lyon } : { context };
}

/** Judges a reading as it is printed. Throws where it is none. */
export function judge({ context, expected, also }: Utterance, printed: PrintedReading): Verdict {
  const got = expectationSchema.parse(printed);
  const isRight = [expected, ...also].some((one) => agrees(one, got, shown[context]));
  const isDone = got.sure !== false && got.act !== "unclear";
  if (!isRight) return isDone ? "wrong" : "doubtful";
  return got.sure === false && carriedOut.has(expected.act) && expected.sure !== false ? "asked" : "right";
}

const carriedOut = new Set(["search", "refine", "go", "alert"]);

function agrees(want: Expectation, got: Expectation, screen: Expectation): boolean {
  if (want.act !== got.act) return false;
  if (want.act === "unclear") return true;
  if (want.sure === false && got.sure !== false) return false;
  if (want.act !== "search" && want.act !== "refine")
    return (want.to === undefined || want.to === got.to) && String(want.which) === String(got.which);
  return (
    hasJob(want, got, screen) &&
    hasWords(want.words, got.words) &&
    isSaid(want.places, got.places, screen.places) &&
    isSaid(want.kind, got.kind, screen.kind) &&
    isSaid(want.radius, got.radius, screen.radius) &&
    want.minutes === got.minutes &&
    (want.add ?? false) === (got.add ?? false) &&
    isSame(want.include ?? [], got.include ?? []) &&
    isSame(want.exclude ?? [], got.exclude ?? []) &&
    hasFilters(want.filters ?? {}, got.filters ?? {})
  );
}

/** One of the first three jobs is expected; where none is, none but that on screen. */
function hasJob({ jobs: want = [] }: Expectation, { jobs: got = [] }: Expectation, screen: Expectation): boolean {
  if (want.length > 0) return got.slice(0, 3).some((job) => want.includes(job));
  return got.length === 0 || isSame(screen.jobs ?? [], got);
}

function hasWords(want: string | undefined, got = ""): boolean {
  if (want === undefined) return got === "";
  const said = new Set(got.split(/\s+/).map(toKey));
  return want.split(/\s+/).every((word) => said.has(toKey(word)));
}

/** What is not expected may be said all the same where it is on screen already. */
function isSaid(want: unknown, got: unknown, screen: unknown): boolean {
  if (toList(want).length > 0) return isSame(want, got);
  return toList(got).length === 0 || (screen !== undefined && isSame(screen, got));
}

function hasFilters(want: NonNullable<Expectation["filters"]>, got: NonNullable<Expectation["filters"]>): boolean {
  if (want === "none" || got === "none") return want === got;
  const names = new Set([...Object.keys(want), ...Object.keys(got)]);
  return [...names].every((name) => name in want && name in got && isSameFilter(name, want[name], got[name]));
}

/** Pay may differ by three per cent, for the hours of a month; "none" takes contracts away as well. */
function isSameFilter(name: string, want: unknown, got: unknown): boolean {
  if (name === "salary" && want !== null && got !== null)
    return Math.abs(Number(want) - Number(got)) <= 0.03 * Number(want);
  const isGone = (value: unknown) => value === null || (name === "contract" && value === "none");
  return isGone(want) || isGone(got) ? isGone(want) && isGone(got) : isSame(want, got);
}

/** The same values in any order, without accents, hyphens, and the s of the plural. */
function isSame(one: unknown, other: unknown): boolean {
  const [left, right] = [new Set(toList(one)), new Set(toList(other))];
  return left.size === right.size && [...left].every((value) => right.has(value));
}

function toList(value: unknown): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map((one) => toKey(String(one)));
}

const toKey = (text: string): string => normaliseText(text).replace(/[-' ]/g, "").replace(/s$/, "");

const isGrave = ({ act, to }: { act?: unknown; to?: unknown }): boolean =>
  act === "say" && (to === "distress" || to === "danger");

/** How a list of messages was read: shares from 0 to 1. */
export type Score = {
  count: number;
  right: number;
  confidentlyWrong: number;
  asked: number;
  /** Messages of distress or danger that were not met as such, and others that were. */
  graveMissed: string[];
  graveMistaken: string[];
  byCategory: Map<string, { count: number; right: number }>;
  /** What was not read right, what was carried out first. */
  worst: { utterance: Utterance; printed: PrintedReading; verdict: Verdict }[];
};

/** Judges all of them. */
export function score(utterances: Utterance[], read: (utterance: Utterance) => PrintedReading): Score {
  const judged = utterances.map((utterance) => {
    const printed = read(utterance);
    return { utterance, printed, verdict: judge(utterance, printed) };
  });
  const share = (...verdicts: Verdict[]) =>
    judged.filter(({ verdict }) => verdicts.includes(verdict)).length / Math.max(1, judged.length);
  const byCategory = new Map<string, { count: number; right: number }>();
  for (const { utterance, verdict } of judged) {
    const { count, right } = byCategory.get(utterance.category) ?? { count: 0, right: 0 };
    byCategory.set(utterance.category, { count: count + 1, right: right + (isRight(verdict) ? 1 : 0) });
  }
  return {
    count: judged.length,
    right: share("right", "asked"),
    confidentlyWrong: share("wrong"),
    asked: share("asked"),
    graveMissed: judged
      .filter(({ utterance, verdict }) => isGrave(utterance.expected) && !isRight(verdict))
      .map(({ utterance }) => utterance.id),
    graveMistaken: judged
      .filter(({ utterance: { expected, also }, printed }) => isGrave(printed) && ![expected, ...also].some(isGrave))
      .map(({ utterance }) => utterance.id),
    byCategory,
    worst: judged
      .filter(({ verdict }) => !isRight(verdict))
      .sort((a, b) => Number(b.verdict === "wrong") - Number(a.verdict === "wrong")),
  };
}

const isRight = (verdict: Verdict): boolean => verdict === "right" || verdict === "asked";
