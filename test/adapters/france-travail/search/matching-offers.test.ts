import { describe, expect, test } from "vitest";
import type { OfferBlock } from "../../../../src/adapters/france-travail/api/block.ts";
import { blockSize, concurrentBlocks } from "../../../../src/adapters/france-travail/api/limits.ts";
import { readMatchingOffers } from "../../../../src/adapters/france-travail/search/matching-offers.ts";
import type { Offer } from "../../../../src/core/offers/offer.ts";
import { offer } from "../../../fakes/offers.ts";

/** One offer in ten belongs: fifteen of a block. */
const belongs = ({ key }: Offer) => key.endsWith("0");
const numbered = (n: number) => offer({ key: `ft:${n}` });

/** A query of so many offers, the blocks that were asked for, and how many of them at once. */
function query(total: number, change: (block: OfferBlock, n: number) => OfferBlock = (block) => block) {
  const asked: number[] = [];
  let running = 0;
  let mostAtOnce = 0;
  const read = async (n: number): Promise<OfferBlock> => {
    asked.push(n);
    mostAtOnce = Math.max(mostAtOnce, ++running);
    await Promise.resolve();
    running -= 1;
    const rows = Math.max(0, Math.min(blockSize, total - n * blockSize));
    const offers = Array.from({ length: rows }, (_, i) => numbered(n * blockSize + i));
    return change({ offers, rows, total }, n);
  };
  return { read, asked, mostAtOnce: () => mostAtOnce };
}

describe("of three blocks in which one offer in ten belongs", () => {
  test.each([
    // The estimate is the share of what was read, of all.
    [1, 1, { complete: false, exact: false, total: 45 }],
    [15, 1, { complete: false, exact: false, total: 45 }],
    [16, 2, { complete: false, exact: false, total: 45 }],
    [30, 2, { complete: false, exact: false, total: 45 }],
    [31, 3, { complete: true, exact: true, total: 45 }],
    [45, 3, { complete: true, exact: true, total: 45 }],
    [5_000, 3, { complete: true, exact: true, total: 45 }],
  ])("%i are found in %i", async (wanted, blocks, expected) => {
    const { read, asked } = query(3 * blockSize);
    const found = await readMatchingOffers(read, belongs, wanted);
    expect(asked).toEqual([0, 1, 2].slice(0, blocks));
    expect(found).toMatchObject(expected);
    expect(found.offers.map(({ key }) => key)).toEqual(Array.from({ length: 15 * blocks }, (_, n) => `ft:${10 * n}`));
  });

  test("the ones that belong may all stand in the last block", async () => {
    const { read, asked } = query(3 * blockSize);
    const found = await readMatchingOffers(read, ({ key }) => key === "ft:449", 1);
    expect(asked).toEqual([0, 1, 2]);
    expect(found).toMatchObject({ offers: [{ key: "ft:449" }], complete: true, exact: true, total: 1 });
  });

  test("none belongs: everything was read, and there are none", async () => {
    const { read } = query(3 * blockSize);
    expect(await readMatchingOffers(read, () => false, 5)).toEqual({
      offers: [],
      complete: true,
      exact: true,
      total: 0,
    });
  });

  test("one that a new offer has pushed into the next block counts once", async () => {
    const { read } = query(3 * blockSize, ({ offers, ...block }, n) => ({
      ...block,
      offers: n === 1 ? [numbered(140), ...offers.slice(1)] : offers,
    }));
    const found = await readMatchingOffers(read, belongs, 5_000);
    const keys = found.offers.map(({ key }) => key);
    expect(keys.filter((key) => key === "ft:140")).toHaveLength(1);
    expect([found.total, new Set(keys).size]).toEqual([44, 44]);
  });

  test("what has expired meanwhile is not read for: the newest total counts", async () => {
    const { read, asked } = query(3 * blockSize, (block, n) => (n === 1 ? { ...block, total: 2 * blockSize } : block));
    expect(await readMatchingOffers(read, belongs, 40)).toMatchObject({ complete: true, exact: true, total: 30 });
    expect(asked).toEqual([0, 1]);
  });

  test("an empty one is the end, whatever the total", async () => {
    const { read, asked } = query(3 * blockSize, (block) => ({ ...block, total: 2_000 }));
    expect(await readMatchingOffers(read, belongs, 46)).toMatchObject({ complete: true, total: 45 });
    expect(asked).toEqual([0, 1, 2, 3]);
  });
});

test("someone who jumps far ahead has several blocks read at once, but never too many", async () => {
  const { read, asked, mostAtOnce } = query(20 * blockSize);
  await readMatchingOffers(read, belongs, 3_000);
  expect(asked).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(mostAtOnce()).toBe(concurrentBlocks);
});

test.each([
  [3_150, true, 315],
  [3_151, false, 315],
  [31_500, false, 3_150],
])("of %i offers what can be reached is read, which is all of them: %s", async (total, exact, expected) => {
  const { read, asked } = query(total);
  const found = await readMatchingOffers(read, belongs, 10_000);
  expect(asked).toHaveLength(21);
  expect(found).toMatchObject({ complete: true, exact, total: expected });
  expect(found.offers).toHaveLength(315);
});
