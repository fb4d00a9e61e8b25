import { type Filters, setFilter } from "../search/filters.ts";
import type { WishedKind } from "../search/kind.ts";
import type { Radius } from "../search/search.ts";
import type { PayReading } from "../text/amount.ts";
import { extractFilters, extractKind, extractLimits, removeEmployer } from "./filter-words.ts";
import type { Lookups } from "./interpretation.ts";
import { extractRadius, stripNoise } from "./job-request.ts";
import { extractPay } from "./pay-wish.ts";
import type { Refusal } from "./refusal.ts";
import { extractRefusals } from "./refusals.ts";

/** What a text asks for beside a job and a place, and the text without it. */
export type Wishes = {
  rest: string;
  kind?: WishedKind | undefined;
  filters: Filters;
  pay?: PayReading;
  refusals: Refusal[];
  radius?: Radius;
  saidKm?: number;
};

/**
 * Takes the distance, filters, refusals and the kind of search out of a text, in the order that tells them
 * apart: "sans intérim" and "pas plus de 20 km" are wishes, "pas de CDD" refuses one, and only then "CDD" is
 * a wish.
 */
export function extractWishes(text: string, lookups?: Lookups): Wishes {
  const limits = extractLimits(stripNoise(text));
  const { rest: ofDistance, leastSaid, ...distance } = extractRadius(limits.rest);
  const { rest: ofPay, euros, reading, ceiling } = extractPay(ofDistance);
  const { rest: wanted, refusals } = extractRefusals(ofPay, lookups);
  const { kind, rest: ofKind } = extractKind(wanted);
  const { filters, rest } = extractFilters(ofKind);
  const set = { ...limits.filters, ...filters };
  return {
    rest: removeEmployer(rest),
    kind,
    filters: euros === undefined ? set : setFilter(set, "salary", euros),
    refusals: [...refusals, ...[ceiling, leastSaid].flatMap(toUnknown)],
    ...(reading ? { pay: reading } : {}),
    ...distance,
  };
}

/** A bound that no search knows. */
function toUnknown(said: string | undefined): Refusal[] {
  return said === undefined ? [] : [{ said, is: "other" }];
}
