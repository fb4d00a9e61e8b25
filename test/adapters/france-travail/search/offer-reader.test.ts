import { expect, test } from "vitest";
import type { OfferBlock } from "../../../../src/adapters/france-travail/api/block.ts";
import { createOfferReader } from "../../../../src/adapters/france-travail/search/offer-reader.ts";
import type { RankedPart } from "../../../../src/adapters/france-travail/search/parts.ts";
import type { Search } from "../../../../src/core/search/search.ts";
import { noCentres } from "../../../fakes/centres.ts";
import { offer } from "../../../fakes/offers.ts";
import { sunday } from "../../places.ts";
import { searchFor } from "../started.ts";

const parts: RankedPart[] = [
  { part: { romes: ["D1102"], words: undefined }, related: false },
  { part: { romes: ["D1104"], words: undefined }, related: true },
];

/** A reader of blocks by job, and what it asked for. */
function opened(blocks: Record<string, OfferBlock>) {
  const asked: string[] = [];
  const read = createOfferReader({
    partsOf: () => parts,
    readBlock: async (_search, { romes, origin }, block) => {
      asked.push([...romes, ...(origin === undefined ? [] : [`of ${origin}`]), block].join(" "));
      return blocks[romes[0] ?? ""] ?? { offers: [], rows: 0, total: 0 };
    },
    questionsOf: (search) => [search],
    centresFor: async () => noCentres,
    now: () => sunday,
  });
  return { asked, read: (wanted: number, filters: Search["filters"] = {}) => read(searchFor({ filters }), wanted) };
}

const block = (keys: string[], total = keys.length): OfferBlock => ({
  offers: keys.map((key) => offer({ key })),
  rows: keys.length,
  total,
});

test("related jobs follow what was ticked, and an offer of both counts once", async () => {
  const { read, asked } = opened({ D1102: block(["a", "b"]), D1104: block(["b", "c"]) });
  const { found, ...figures } = await read(5);
  expect(found.map(({ offer, related }) => [offer.key, related])).toEqual([
    ["a", false],
    ["b", false],
    ["c", true],
  ]);
  expect(figures).toEqual({ complete: true, total: 3, exact: true, reachable: 3, missing: [] });
  expect(asked).toEqual(["D1102 0", "D1104 0"]);
});

test("they are not read before what was ticked is", async () => {
  const keys = Array.from({ length: 150 }, (_, i) => `a${i}`);
  const { read, asked } = opened({ D1102: block(keys, 9_000), D1104: block(["c"]) });
  expect(await read(5)).toMatchObject({ complete: false, exact: false, total: 9_000, reachable: 3_150 });
  expect(asked).toEqual(["D1102 0"]);
});

test("the newest first are read of each origin", async () => {
  const { read, asked } = opened({ D1102: block(["a"]) });
  expect((await read(5, { order: "newest" })).found.map(({ offer }) => offer.key)).toEqual(["a"]);
  expect(asked).toEqual(["D1102 of 1 0", "D1102 of 2 0", "D1104 of 1 0", "D1104 of 2 0"]);
});
