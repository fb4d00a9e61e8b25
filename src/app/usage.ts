import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Collection } from "../core/collection.ts";
import { dayMs, minuteMs } from "../core/durations.ts";
import type { UsageObserver } from "../core/talk/usage.ts";
import { errorName, type Log } from "../core/telemetry.ts";
import { listMondays, toWeek } from "../core/text/week.ts";
import { keepUnread, toStored } from "../core/unread.ts";

const count = z.number().int().nonnegative().catch(0);
/** What one process has counted in a week. Nothing of a person. */
const weekSchema = z.object({
  version: z.literal(1).catch(1),
  people: count,
  searches: count,
  alerts: count,
  digests: count,
});
type StoredWeek = z.infer<typeof weekSchema>;
const storedWeek = weekSchema.catch(() => weekSchema.parse({}));

export const usageFigures = ["people", "searches", "alerts", "digests"] as const;
export type UsageFigure = (typeof usageFigures)[number];
export type UsageCounts = Record<UsageFigure, number>;

/** Counts by week what is done, and writes it now and then: a turn costs no write more for it. */
export type UsageCounter = UsageObserver & {
  noteDigests: (sent: number) => void;
  /** Writes what was counted since the last time. Rejects when the store fails; then it is written later. */
  flush: () => Promise<void>;
  /** Writes the rest, and nothing more. Never rejects. */
  end: () => Promise<void>;
};

/** A process that is killed loses the counts of so long. Milliseconds. */
const flushMs = 5 * minuteMs;
const lifetimeMs = 2 * 365 * dayMs;

type UsageCounterOptions = {
  collection: Collection;
  now: () => Date;
  log: Log;
  /** Who counts. Each has rows of its own, so that no process overwrites what another one has counted. */
  writer?: string;
};

export function createUsageCounter({
  collection,
  now,
  log,
  writer = randomBytes(6).toString("hex"),
}: UsageCounterOptions): UsageCounter {
  let unwritten = new Map<string, UsageCounts>();
  let writing = Promise.resolve();

  function note(figure: UsageFigure, more = 1, week = toWeek(now())): void {
    if (more === 0) return;
    const counts = unwritten.get(week) ?? createUsageCounts();
    counts[figure] += more;
    unwritten.set(week, counts);
  }

  async function writeAll(): Promise<void> {
    const counted = unwritten;
    unwritten = new Map();
    for (const [week, counts] of counted) {
      try {
        await add(collection, `${week}:${writer}`, counts);
        counted.delete(week);
      } catch (error) {
        for (const [left, of] of counted) for (const figure of usageFigures) note(figure, of[figure], left);
        throw error;
      }
    }
  }

  const flush = () => {
    const written = writing.then(writeAll);
    writing = written.catch(() => {});
    return written;
  };
  const flushOrWarn = () =>
    flush().catch((error: unknown) =>
      log.warn({ error: errorName(error) }, "the counts of this week could not be written"),
    );
  const timer = setInterval(() => void flushOrWarn(), flushMs);
  timer.unref();
  return {
    notePerson: () => note("people"),
    noteSearch: () => note("searches"),
    noteAlert: () => note("alerts"),
    noteDigests: (sent) => note("digests", sent),
    flush,
    end: () => {
      clearInterval(timer);
      return flushOrWarn();
    },
  };
}

async function add(collection: Collection, key: string, counts: UsageCounts): Promise<void> {
  const stored = parseWeek(await collection.get(key));
  const sums = Object.fromEntries(usageFigures.map((figure) => [figure, stored[figure] + counts[figure]]));
  await collection.set(key, toStored({ ...stored, ...sums }), lifetimeMs);
}

function parseWeek(value: unknown): StoredWeek {
  return keepUnread(value, storedWeek.parse(value ?? {}));
}

function createUsageCounts(): UsageCounts {
  return { people: 0, searches: 0, alerts: 0, digests: 0 };
}

/** A week, by ISO 8601 and in UTC, with the day on which it begins. */
export type UsageWeek = UsageCounts & { week: string; from: string };

/**
 * What was counted in the last so many weeks, the oldest first and the current one last; none from before
 * anything was counted.
 */
export async function readUsage(collection: Collection, now: Date, weeks: number): Promise<UsageWeek[]> {
  const all = listMondays(now, weeks).map((from) => ({
    week: toWeek(new Date(from)),
    from,
    ...createUsageCounts(),
  }));
  const byWeek = new Map(all.map((week) => [week.week, week]));
  let oldest = toWeek(now);
  for (const key of await collection.keys("")) {
    const [name = ""] = key.split(":");
    if (name < oldest) oldest = name;
    const week = byWeek.get(name);
    const counts = week && parseWeek(await collection.get(key));
    if (counts) for (const figure of usageFigures) week[figure] += counts[figure];
  }
  return all.filter(({ week }) => week >= oldest);
}

/** Fewer than so many could point to somebody: how many exactly is not told. */
const leastTold = 5;

/** A count as it may be shown. */
export function toShownCount(counted: number): number | string {
  return counted < leastTold ? `< ${leastTold}` : counted;
}
