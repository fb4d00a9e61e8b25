import type { FeedRequest } from "../../../core/alerts/feed.ts";
import { type Search, toSearchKey } from "../../../core/search/search.ts";
import type { Rome } from "../../rome/rome.ts";
import { isCovered } from "../api/covered.ts";
import { maxRomeCodes } from "../api/limits.ts";
import { resolveTickedCodes } from "../api/ticked-codes.ts";
import { listKeywords } from "../api/to-criteria.ts";

/** A search as alerts ask for it, whoever wants it: by ROME codes, without a date or an order of its own. */
export type AlertQuery = {
  /** One text for all who want the same. */
  key: string;
  search: Search;
  /** The ROME codes of the ticked titles. */
  ticked: string[];
  /** With the offers of their family. */
  related: boolean;
};

/** What to ask for someone; undefined where there is nothing to ask. */
export function toAlertQuery(
  { search, related }: Omit<FeedRequest, "from">,
  rome: Pick<Rome, "romeOf">,
): AlertQuery | undefined {
  const ticked = resolveTickedCodes(search, rome);
  const { words, ...rest } = search;
  const isWorded = listKeywords(words ?? "").length > 0;
  // With neither a code nor a word that the API takes, it would list every offer there is.
  if (!isCovered(search) || (ticked.length === 0 && !isWorded)) return undefined;
  const undated: Search = {
    ...rest,
    ...(isWorded ? { words } : {}),
    // The window chooses the dates, and the API would take no second ones.
    filters: { ...search.filters, since: undefined, order: undefined },
  };
  const byCodes = { ...undated, titles: ticked.map((code) => ({ code, label: "", rome: code })) };
  return { key: `${toSearchKey(byCodes)} ${related}`, search: undated, ticked, related };
}

/** All codes to ask for, the ticked ones first: the API takes 200. */
export function listRomeCodes({ ticked, related }: AlertQuery, { relatives }: Pick<Rome, "relatives">): string[] {
  const family = related && ticked.length > 0 ? relatives(ticked) : [];
  return [...ticked, ...family].slice(0, maxRomeCodes);
}

/**
 * Of another job of the family. An offer that does not say its code was found by those that were asked for.
 */
export function isRelated(rome: string | undefined, { ticked }: AlertQuery): boolean {
  return rome !== undefined && ticked.length > 0 && !ticked.includes(rome);
}
