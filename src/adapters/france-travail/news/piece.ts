import { z } from "zod";
import type { FeedPiece, Json } from "../../../core/alerts/feed.ts";
import { areaSchema } from "../../../core/places/area.ts";
import { searchSchema } from "../../../core/search/search.ts";
import { floorToParisMinute, type ParisPeriod } from "../api/paris-clock.ts";
import type { SearchRequest } from "./search-requests.ts";

const instant = z.iso.datetime();

/** `began`: when the run began that it is read for. The period is written as clocks in Paris show it. */
const fields = { version: z.literal(1), began: instant, from: instant, until: instant };

/**
 * A piece of what is read for a run, as a value that another process can read: what one search finds, or all
 * that was published in a place, in a period.
 */
export const newsPieceSchema = z.discriminatedUnion("of", [
  z.object({
    of: z.literal("search"),
    ...fields,
    key: z.string(),
    search: searchSchema,
    ticked: z.array(z.string()),
    related: z.boolean(),
  }),
  z.object({ of: z.literal("period"), ...fields, place: areaSchema }),
]);
export type NewsPiece = z.infer<typeof newsPieceSchema>;
export type SearchPiece = Extract<NewsPiece, { of: "search" }>;
export type PeriodPiece = Extract<NewsPiece, { of: "period" }>;

export function toSearchPiece(
  { key, search, ticked, related }: SearchRequest,
  period: ParisPeriod,
  began: Date,
): SearchPiece {
  return { of: "search", ...toFields(period, began), key, search, ticked, related };
}

export function toPeriodPiece(place: PeriodPiece["place"], period: ParisPeriod, began: Date): PeriodPiece {
  return { of: "period", ...toFields(period, began), place };
}

function toFields({ from, until }: ParisPeriod, began: Date) {
  return {
    version: 1,
    began: began.toISOString(),
    from: from.toISOString(),
    until: until.toISOString(),
  } as const;
}

/** The same piece as other processes are told of it. */
export function toFeedPiece(piece: NewsPiece): FeedPiece {
  // Without what is undefined, which no text holds.
  return { key: formatKey(piece), what: JSON.parse(JSON.stringify(piece)) as Json };
}

/**
 * The same in a later run for the same question: what was read for one that broke off a moment ago need not
 * be read again. How far beyond the present a period reaches is no part of it.
 */
function formatKey(piece: NewsPiece): string {
  const { from, until, began } = piece;
  const isUpToNow = new Date(until) > floorToParisMinute(new Date(began));
  const period = isUpToNow ? `since ${from}` : `${from} ${until}`;
  return piece.of === "search" ? `search ${piece.key} ${period}` : `${JSON.stringify(piece.place)} ${period}`;
}
