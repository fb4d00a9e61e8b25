import { createPainter, type Painter } from "../charts/painter.ts";
import { PictureError } from "../charts/picture-error.ts";
import type { Services } from "../core/services.ts";
import { errorName, type Log } from "../core/telemetry.ts";

export type MarketPictures = { ofMarket: Services["pictures"]; close: () => Promise<void> };

/**
 * Pictures for the conversation. One that cannot be drawn is not a failure: what it shows is told in words
 * anyway.
 */
export function createMarketPictures(
  log: Log,
  { draw, close }: Pick<Painter, "draw" | "close"> = createPainter(),
): MarketPictures {
  return {
    ofMarket: async (market) => {
      try {
        const { drawMarketPictures: marketPictures } = await import("../charts/market-picture.ts");
        const { highestOnPhone } = await import("../charts/market-sheets.ts");
        const drawn = await marketPictures(market, { draw }, highestOnPhone);
        return drawn.map((picture) => ({ kind: "picture", ...picture }));
      } catch (error) {
        if (error instanceof PictureError)
          log.warn({ why: error.why }, "a picture could not be drawn: the words are sent alone");
        else log.error({ error: errorName(error) }, "a picture could not be drawn: this is a bug");
        return [];
      }
    },
    close,
  };
}
