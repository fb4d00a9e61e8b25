import { describe, expect, test } from "vitest";
import {
  choosePlan,
  estimateCalls,
  maxUncountedSearches,
  type ReadingPlan,
  targetWindowRows,
} from "../../../../src/adapters/france-travail/news/plan.ts";
import { createPublishRate } from "../../../../src/adapters/france-travail/news/publish-rate.ts";
import { sunday } from "../../places.ts";
import { ago, hourMs } from "./gathered.ts";

/** A hundred départements, all alike. */
const everywhere = Array.from({ length: 100 }, () => 0.01);
const many = Number.POSITIVE_INFINITY;

describe("the plan", () => {
  test.each<[string, { local: number; anywhere: number; shares: number[] }, number, ReadingPlan]>([
    ["nobody wants anything", { local: 0, anywhere: 0, shares: [] }, 40_000, "searches"],
    [
      "so few that nothing else is thought of",
      { local: maxUncountedSearches, anywhere: 0, shares: [0.01] },
      0,
      "searches",
    ],
    [
      "one more, when nothing was published",
      { local: maxUncountedSearches + 1, anywhere: 0, shares: [0.01] },
      0,
      "territories",
    ],
    ["a hundred searches, forty thousand offers", { local: 100, anywhere: 0, shares: everywhere }, 40_000, "searches"],
    ["a thousand searches, forty thousand offers", { local: 1000, anywhere: 0, shares: everywhere }, 40_000, "country"],
    ["too many searches to be kept", { local: many, anywhere: 0, shares: everywhere }, 40_000, "country"],
    [
      "too many to be kept, all of one département",
      { local: many, anywhere: 0, shares: [0.02] },
      40_000,
      "territories",
    ],
    [
      "a hundred searches of two départements",
      { local: 100, anywhere: 0, shares: [0.02, 0.03] },
      40_000,
      "territories",
    ],
    ["ten searches of two départements", { local: 10, anywhere: 0, shares: [0.02, 0.03] }, 40_000, "searches"],
    [
      "many of one département, some of all France",
      { local: 900, anywhere: 20, shares: [0.02] },
      40_000,
      "territories",
    ],
    ["many of one département, many of all France", { local: 900, anywhere: 900, shares: [0.02] }, 40_000, "country"],
    ["only searches of all France", { local: 0, anywhere: 50, shares: [] }, 40_000, "searches"],
    ["too many of all France", { local: 10, anywhere: many, shares: [0.01] }, 40_000, "country"],
    // An hour's offers: fewer pages than départements.
    ["a hundred searches, a quiet hour", { local: 100, anywhere: 0, shares: everywhere }, 900, "country"],
  ])("%s", (_what, need, volume, expected) => {
    expect(choosePlan(need, volume)).toBe(expected);
  });
});

test.each([
  [0, 1],
  [1, 1],
  [150, 1],
  [151, 2],
  [3150, 21],
  // One that counts, then two halves of 1,576.
  [3151, 1 + 2 * 11],
  [2 * targetWindowRows, 1 + 2 * 19],
  [2 * targetWindowRows + 1, 1 + 3 * 13],
])("%i offers take %i calls", (offers, calls) => {
  expect(estimateCalls(offers)).toBe(calls);
});

describe("what the country publishes", () => {
  test("is not known before it was counted", () => {
    expect(createPublishRate().estimate(ago(27), sunday)).toBeUndefined();
  });

  test("is what the last count says, by the hour, for a day", () => {
    const published = createPublishRate();
    published.record(9_000, ago(20), ago(2));
    expect(published.estimate(ago(24), sunday)).toBe(12_000);
    published.record(6_000, ago(6), sunday);
    expect(published.estimate(ago(3), sunday)).toBe(3_000);
    expect(published.estimate(ago(3), new Date(sunday.getTime() + 24 * hourMs - 1))).toBeGreaterThan(0);
    expect(published.estimate(ago(3), new Date(sunday.getTime() + 24 * hourMs))).toBeUndefined();
  });
});
