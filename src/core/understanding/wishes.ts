import type { Filters } from "../search/filters.ts";
import type { Kind } from "../search/kind.ts";
import type { PayReading } from "../text/amount.ts";
import { extractFilters, extractKind, extractLimits, removeEmployer } from "./filter-words.ts";
import { stripNoise } from "./job-request.ts";
import { extractRefusals, type Refusal } from "./refusals.ts";

/** What a text asks for beside a job and a place, and the text without it. */
export type Wishes = { rest: string; kind?: Kind | undefined; filters: Filters; pay?: PayReading; refusals: Refusal[] };

/**
 * Takes filters, refusals and the kind of search out of a text, in the order that tells them apart: "sans
 * intérim" is a filter, "pas de CDD" refuses one, and only then "CDD" is a wish.
 */
export function extractWishes(text: string): Wishes {
  const limits = extractLimits(stripNoise(text));
  const { rest: wanted, refusals } = extractRefusals(limits.rest);
  const { kind, rest: ofKind } = extractKind(wanted);
  const { filters, rest, pay } = extractFilters(ofKind);
  const set = { ...limits.filters, ...filters };
  return { rest: removeEmployer(rest), kind, filters: set, refusals, ...(pay ? { pay } : {}) };
}
