import { describe, expect, test } from "vitest";
import type { AlternanceBlock } from "../../../src/adapters/la-bonne-alternance/api.ts";
import { createBlockCache } from "../../../src/adapters/la-bonne-alternance/block-cache.ts";
import { type AlternanceQuery, toQueryKey } from "../../../src/adapters/la-bonne-alternance/query.ts";
import { askNobody } from "../../../src/core/requester.ts";

const all: AlternanceBlock = {
  offers: [],
  companies: [],
  isCutOff: { offers: false, companies: false },
  isWhole: { offers: true, companies: true },
};
const cutOff: AlternanceBlock = { ...all, isCutOff: { offers: true, companies: false } };

const around: AlternanceQuery = { romes: ["D1102"], latitude: 45.76, longitude: 4.84, radius: 30 };
const { radius: _, latitude: __, longitude: ___, ...everywhere } = around;

async function callsFor(first: AlternanceQuery, block: AlternanceBlock, second: AlternanceQuery): Promise<string[]> {
  const calls: string[] = [];
  const cache = createBlockCache(
    async (query) => {
      calls.push(toQueryKey(query));
      return block;
    },
    () => new Date("2026-11-23T09:00:00Z"),
  );
  await cache.read(first);
  expect(cache.has(second)).toBe(calls.length === 1 && (await isAtHand(cache, second)));
  await cache.read(second);
  return calls.slice(1);
}

async function isAtHand(cache: ReturnType<typeof createBlockCache>, query: AlternanceQuery): Promise<boolean> {
  return cache.read(query, askNobody).then(
    () => true,
    () => false,
  );
}

describe("a query takes no call where a wider one has brought all", () => {
  test.each<[string, AlternanceQuery, AlternanceQuery]>([
    ["the same", around, around],
    ["a smaller circle", { ...around, radius: 100 }, around],
    ["a circle in the whole country", everywhere, around],
  ])("%s", async (_what, first, second) => {
    expect(await callsFor(first, all, second)).toEqual([]);
  });

  test.each<[string, AlternanceQuery, AlternanceBlock, AlternanceQuery]>([
    ["a larger circle", around, all, { ...around, radius: 31 }],
    ["another point", { ...around, radius: 100 }, all, { ...around, latitude: 45.77 }],
    ["other codes", { ...around, radius: 100 }, all, { ...around, romes: ["D1102", "D1104"] }],
    ["a département, whose circle reaches beyond", { romes: ["D1102"], departements: ["69"] }, all, around],
    ["the country after a circle", around, all, everywhere],
    ["a département in the whole country", everywhere, all, { romes: ["D1102"], departements: ["69"] }],
    ["a smaller circle of what was cut off", { ...around, radius: 100 }, cutOff, around],
    [
      "a smaller circle of what could not all be read",
      everywhere,
      { ...all, isWhole: { offers: true, companies: false } },
      around,
    ],
  ])("but not %s", async (_what, first, block, second) => {
    expect(await callsFor(first, block, second)).toEqual([toQueryKey(second)]);
  });
});
