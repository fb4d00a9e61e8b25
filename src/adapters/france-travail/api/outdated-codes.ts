import { dayMs } from "../../../core/durations.ts";
import type { Log } from "../../../core/telemetry.ts";
import { createTtlCache } from "../../ttl-cache.ts";
import type { Criteria } from "./criteria.ts";
import { dropUnlistedCodes } from "./listed-codes.ts";
import { franceTravailName as service } from "./name.ts";
import type { ReferenceLists } from "./reference-lists.ts";

/** Finds out which codes of older searches the service has dropped from its lists. */
export type OutdatedCodes = {
  /** The criteria as they may be asked now: without what was found out to be gone, up to a day ago. */
  current: (criteria: Criteria) => Promise<Criteria>;
  /**
   * What is left of criteria that were refused, without codes that are no longer listed; undefined where that
   * is not why, or nothing sensible is left.
   */
  mended: (criteria: Criteria) => Promise<Criteria | undefined>;
};

/**
 * Values that can go whole: what they decide is decided from the offers as well. Without its place or its
 * jobs a search would be another one.
 */
const dispensable: readonly string[] = ["typeContrat"];
const maxKept = 1_000;

/**
 * Searches and alerts are kept for months, and the lists of France Travail change: one code that is gone (a
 * type of contract, a job) has it refuse the whole query. The others are still asked for, and an operator is
 * told.
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
  /** By a parameter and its value, the codes that are left of it. */
  const left = createTtlCache<string[]>(maxKept, dayMs, () => now().getTime());

  async function current(criteria: Criteria): Promise<Criteria> {
    const entries = await Promise.all(
      Object.entries(criteria).map(async ([name, value]): Promise<[string, unknown][]> => {
        const key = `${name} ${value}`;
        if (!left.has(key)) return [[name, value]];
        const codes = await left.get(key, async () => [String(value)]);
        return codes.length === 0 ? [] : [[name, codes]];
      }),
    );
    return Object.fromEntries(entries.flat());
  }

  async function mended(criteria: Criteria): Promise<Criteria | undefined> {
    const { criteria: listed, dropped } = await dropUnlistedCodes(criteria, lists);
    const names = [...new Set(dropped.map(({ parameter }) => parameter))];
    if (names.length === 0) return undefined;
    if (names.some((name) => listed[name] === undefined && !dispensable.includes(name))) return undefined;
    for (const name of names) {
      const codes = dropped.filter(({ parameter }) => parameter === name).map(({ code }) => code);
      log.warn({ service, parameter: name, codes }, "codes that are no longer listed are left out of searches");
      await left.get(`${name} ${criteria[name]}`, async () => [listed[name] ?? []].flat().map(String));
    }
    return current(criteria);
  }

  return { current, mended };
}
