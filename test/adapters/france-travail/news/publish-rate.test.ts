import { expect, test } from "vitest";
import { createPublishRate } from "../../../../src/adapters/france-travail/news/publish-rate.ts";

const noon = Date.parse("2026-11-22T12:00:00Z");
const at = (hours: number) => new Date(noon + hours * 3_600_000);

test.each([
  ["the same day", 3, 300],
  ["a day later", 24, undefined],
  ["once the clock was set back", -2, undefined],
])("what was counted estimates what is published: %s", (_when, now, expected) => {
  const rate = createPublishRate();
  rate.record(1_000, at(-10), at(0));
  expect(rate.estimate(at(now - 3), at(now))).toBe(expected);
});
