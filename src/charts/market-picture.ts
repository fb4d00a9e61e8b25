import type { Market } from "../core/market/market.ts";
import { marketAlt } from "../core/market/market-words.ts";
import { marketOptions } from "./market-options.ts";
import type { Painter } from "./painter.ts";

/** A picture as a view shows it: PNG, and what it says in words. */
export type Picture = { bytes: Uint8Array; alt: string };

/** The pictures of a market, one if it may be high enough; none where there is nothing to show. Throws a `PictureError`. */
export async function marketPictures(
  market: Market,
  { draw }: Pick<Painter, "draw">,
  highest?: number,
): Promise<Picture[]> {
  return Promise.all(
    marketOptions(market, highest).map(async ({ drawing, parts }) => ({
      bytes: await draw(drawing),
      alt: marketAlt(market, parts),
    })),
  );
}
