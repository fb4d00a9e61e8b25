import type { Market } from "../core/market/market.ts";
import { formatMarketAlt } from "../core/market/market-words.ts";
import { buildMarketSheets } from "./market-sheets.ts";
import type { Painter } from "./painter.ts";

/** A picture as a view shows it: PNG, and what it says in words. */
export type MarketPicture = { bytes: Uint8Array; alt: string };

/**
 * Draws a market: one picture if it may be high enough, none where there is nothing to show. Throws a
 * `PictureError`.
 */
export async function drawMarketPictures(
  market: Market,
  { draw }: Pick<Painter, "draw">,
  highest?: number,
): Promise<MarketPicture[]> {
  return Promise.all(
    buildMarketSheets(market, highest).map(async ({ drawing, parts }) => ({
      bytes: await draw(drawing),
      alt: formatMarketAlt(market, parts),
    })),
  );
}
