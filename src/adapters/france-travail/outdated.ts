import { dayMs } from "../../core/store.ts";
import type { Log } from "../../core/talk/world.ts";
import { kept } from "../kept.ts";
import { name as service } from "./client.ts";
import { readCriteria } from "./criteria.ts";
import { withoutUnlisted } from "./listed.ts";
import type { Lists } from "./lists.ts";
import type { Query } from "./query.ts";

export type Outdated = {
  /** The query as it may be asked now: without what was found out to be gone, up to a day ago. */
  current: (query: Query) => Promise<Query>;
  /** What is left of a query that was refused, without codes that are no longer listed; undefined where that is not why, or nothing sensible is left. */
  mended: (query: Query) => Promise<Query | undefined>;
};

/** Values that can go whole: what they decide is decided from the offers as well. Without its place or its jobs a search would be another one. */
const dispensable: readonly string[] = ["typeContrat"];
const mostKept = 1_000;

/**
 * Searches and alerts are kept for months, and the lists of France Travail change: one code that is gone (a type of contract, a job) has it refuse the whole query.
 * The others are still asked for, and an operator is told.
 */
export function outdated({ lists, log, now }: { lists: Lists; log: Log; now: () => Date }): Outdated {
  /** By a parameter and its value, what is left of that; "" for nothing. */
  const left = kept<string>(mostKept, dayMs, () => now().getTime());

  async function current(query: Query): Promise<Query> {
    const entries = await Promise.all(
      Object.entries(query).map(async ([name, value]) => {
        const key = `${name} ${value}`;
        return [name, left.has(key) ? await left.get(key, async () => String(value)) : value] as const;
      }),
    );
    return Object.fromEntries(entries.filter(([, value]) => value !== ""));
  }

  async function mended(query: Query): Promise<Query | undefined> {
    const read = readCriteria(query);
    if ("refusals" in read) return undefined;
    const { criteria, dropped } = await withoutUnlisted(read.criteria, lists);
    const names = [...new Set(dropped.map(({ parameter }) => parameter))];
    if (names.length === 0) return undefined;
    if (names.some((name) => criteria[name] === undefined && !dispensable.includes(name))) return undefined;
    const asked: Record<string, unknown> = query;
    for (const name of names) {
      const codes = dropped.filter(({ parameter }) => parameter === name).map(({ code }) => code);
      log.warn({ service, parameter: name, codes }, "codes that are no longer listed are left out of searches");
      await left.get(`${name} ${asked[name]}`, async () => String(criteria[name] ?? ""));
    }
    return current(query);
  }

  return { current, mended };
}
