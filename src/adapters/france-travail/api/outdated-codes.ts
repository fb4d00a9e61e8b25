import { dayMs } from "../../../core/collection.ts";
import type { Log } from "../../../core/telemetry.ts";
import { createTtlCache } from "../../ttl-cache.ts";
import { franceTravailName as service } from "./client.ts";
import { parseCriteria } from "./criteria.ts";
import { dropUnlistedCodes } from "./listed-codes.ts";
import type { FranceTravailQuery } from "./query.ts";
import type { ReferenceLists } from "./reference-lists.ts";

export type OutdatedCodes = {
  /** The query as it may be asked now: without what was found out to be gone, up to a day ago. */
  current: (query: FranceTravailQuery) => Promise<FranceTravailQuery>;
  /** What is left of a query that was refused, without codes that are no longer listed; undefined where that is not why, or nothing sensible is left. */
  mended: (query: FranceTravailQuery) => Promise<FranceTravailQuery | undefined>;
};

/** Values that can go whole: what they decide is decided from the offers as well. Without its place or its jobs a search would be another one. */
const dispensable: readonly string[] = ["typeContrat"];
const maxKept = 1_000;

/**
 * Searches and alerts are kept for months, and the lists of France Travail change: one code that is gone (a type of contract, a job) has it refuse the whole query.
 * The others are still asked for, and an operator is told.
 */
export function createOutdatedCodes({
  lists,
  log,
  now,
}: {
  lists: ReferenceLists;
  log: Log;
  now: () => Date;
}): OutdatedCodes {
  /** By a parameter and its value, what is left of that; "" for nothing. */
  const left = createTtlCache<string>(maxKept, dayMs, () => now().getTime());

  async function current(query: FranceTravailQuery): Promise<FranceTravailQuery> {
    const entries = await Promise.all(
      Object.entries(query).map(async ([name, value]) => {
        const key = `${name} ${value}`;
        return [name, left.has(key) ? await left.get(key, async () => String(value)) : value] as const;
      }),
    );
    return Object.fromEntries(entries.filter(([, value]) => value !== ""));
  }

  async function mended(query: FranceTravailQuery): Promise<FranceTravailQuery | undefined> {
    const read = parseCriteria(query);
    if ("refusals" in read) return undefined;
    const { criteria, dropped } = await dropUnlistedCodes(read.criteria, lists);
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
