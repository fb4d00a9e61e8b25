import { toNewsItem } from "../../../core/alerts/feed.ts";
import type { AlternanceBlock } from "../api.ts";
import type { OfferRow } from "../job.ts";

/** What alerts need of an answer: its offers, without their descriptions unless somebody looks for words. */
export type CompactBlock = { offers: CompactRow[]; isCutOff: boolean };

/** A row with what its offer has in common with its copies, which is told while it has its description. */
export type CompactRow = OfferRow & { folds?: string[] };

/** `withText` keeps the descriptions. */
export function toCompactBlock({ offers, isCutOff }: AlternanceBlock, withText: boolean): CompactBlock {
  return {
    offers: offers.map((row) => {
      const { offer, folds } = toNewsItem({ offer: row.offer, related: false });
      return { ...row, offer: withText ? row.offer : offer, ...(folds === undefined ? {} : { folds }) };
    }),
    isCutOff: isCutOff.offers,
  };
}
