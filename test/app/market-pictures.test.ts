import { describe, expect, test } from "vitest";
import { createMarketPictures } from "../../src/app/market-pictures.ts";
import { PictureError } from "../../src/charts/picture-error.ts";
import { large, market } from "../core/market/sample.ts";
import { offer } from "../fakes/offers.ts";

const close = async () => {};

function drawing(draw: () => Promise<Uint8Array>) {
  const lines: [string, unknown][] = [];
  const note = (level: string) => (facts: unknown) => void lines.push([level, facts]);
  const log = { debug: note("debug"), info: note("info"), warn: note("warn"), error: note("error") };
  return { lines, ...createMarketPictures(log, { draw, close }) };
}

test("a market is a picture or two, each with its words", async () => {
  const { ofMarket, lines } = drawing(async () => Uint8Array.of(1));
  const picture = (said: string) => ({
    kind: "picture",
    bytes: Uint8Array.of(1),
    alt: expect.stringContaining(said),
  });
  expect(await ofMarket(large())).toEqual([picture(": CDI"), picture("Qui recrute")]);
  expect(await ofMarket(market([offer()]))).toHaveLength(1);
  expect(await ofMarket(market([]))).toEqual([]);
  expect(lines).toEqual([]);
});

describe("one that cannot be drawn is none, and an operator reads why, without what was looked for", () => {
  test.each([
    [new PictureError("slow"), ["warn", { why: "slow" }]],
    [new PictureError("broken", "Boulanger"), ["warn", { why: "broken" }]],
    [new TypeError("Boulanger"), ["error", { error: "TypeError" }]],
  ])("%s", async (error, line) => {
    const { ofMarket, lines } = drawing(() => Promise.reject(error));
    expect(await ofMarket(large())).toEqual([]);
    expect(lines).toEqual([line]);
  });
});
