import type { OfferNews } from "../../../core/alerts/feed.ts";
import { compareByRank } from "../../../core/offers/pages.ts";
import type { Centres } from "../../../core/places/area.ts";
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
  centres: Centres;
  now: Date;
};

/** What answers hold for one search, as alerts carry it, in the order of its list. */
export function selectNews(blocks: CompactBlock[], selection: NewsSelection): OfferNews[] {
  const { search, related, ticked, centres, now } = selection;
  return selectRows(
    blocks.flatMap(({ offers }) => offers),
    search,
    centres,
    now,
  )
    .map((row) => ({ row, isRelated: isRelatedRow(row, ticked) }))
    .filter(({ isRelated }) => related || !isRelated)
    .map(({ row, isRelated }) => toNews(row, isRelated, search, centres))
    .sort(compareByRank);
}

function toNews({ offer, folds }: CompactRow, related: boolean, search: Search, centres: Centres): OfferNews {
  const withoutText = offer.description === "" ? offer : { ...offer, description: "" };
  return { ...toFoundOffer(withoutText, related, search, centres), ...(folds === undefined ? {} : { folds }) };
}
