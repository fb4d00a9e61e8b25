import type { NewsItem } from "../../../core/alerts/feed.ts";
import { compareByRank } from "../../../core/offers/pages.ts";
import type { Point } from "../../../core/places/place.ts";
import type { Search } from "../../../core/search/search.ts";
import { toFoundOffer } from "../../found-offer.ts";
import { isRelatedRow, selectRows } from "../select-rows.ts";
import type { CompactBlock, CompactRow } from "./compact.ts";

/** What belongs to a search, and how it is told. */
export type NewsSelection = {
  search: Search;
  /** With offers for other jobs than those that were ticked. */
  related: boolean;
  ticked: string[];
  centre: Point | undefined;
  now: Date;
};

/** What answers hold for one search, as alerts carry it, in the order of its list. */
export function selectNews(blocks: CompactBlock[], selection: NewsSelection): NewsItem[] {
  const { search, related, ticked, centre, now } = selection;
  return selectRows(
    blocks.flatMap(({ offers }) => offers),
    search,
    centre,
    now,
  )
    .map((row) => ({ row, isRelated: isRelatedRow(row, ticked) }))
    .filter(({ isRelated }) => related || !isRelated)
    .map(({ row, isRelated }) => toNews(row, isRelated, centre))
    .sort(compareByRank);
}

function toNews({ offer, folds }: CompactRow, related: boolean, centre: Point | undefined): NewsItem {
  const withoutText = offer.description === "" ? offer : { ...offer, description: "" };
  return { ...toFoundOffer(withoutText, related, centre), ...(folds === undefined ? {} : { folds }) };
}
