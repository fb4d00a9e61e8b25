import { type Painter, PictureError, painter } from "./charts/painter.ts";
import { kindOf } from "./core/fault.ts";
import type { Log } from "./core/talk/world.ts";
import type { Doors } from "./core/words.ts";

export type Pictures = { ofMarket: Doors["pictures"]; close: () => Promise<void> };

/** Pictures for the conversation. One that cannot be drawn is no failure: what it shows is told in words anyway. */
export function pictures(log: Log, { draw, close }: Pick<Painter, "draw" | "close"> = painter()): Pictures {
  return {
    ofMarket: async (market) => {
      try {
        const { marketPictures } = await import("./charts/market-picture.ts");
        const { highestOnPhone } = await import("./charts/market-options.ts");
        const drawn = await marketPictures(market, { draw }, highestOnPhone);
        return drawn.map((picture) => ({ kind: "picture", ...picture }));
      } catch (error) {
        if (error instanceof PictureError) log.warn({ why: error.why }, "no picture: told in words");
        else log.error({ error: kindOf(error) }, "no picture: this is a fault of ours");
        return [];
      }
    },
    close,
  };
}
