import { expect, test } from "vitest";
import { createRateLimit } from "../../src/bots/web/rate-limit.ts";

test("so many within a window, then how long to wait; another key is another count", () => {
  const limit = createRateLimit(2, 1_000);
  expect([limit("a", 0), limit("a", 100), limit("a", 400), limit("b", 400)]).toEqual([
    undefined,
    undefined,
    600,
    undefined,
  ]);
  expect([limit("a", 999), limit("a", 1_000), limit("a", 1_001), limit("a", 1_002)]).toEqual([
    1,
    undefined,
    undefined,
    998,
  ]);
});

test("what is counted is bounded: the oldest windows are forgotten, and the newest stay", () => {
  const limit = createRateLimit(1, 1_000_000);
  for (let i = 0; i < 25_000; i++) limit(`key ${i}`, i);
  expect(limit("key 24999", 25_000)).toBeGreaterThan(0);
  expect(limit("key 0", 25_000)).toBeUndefined();
});

test("a clock that goes back makes nobody wait longer than a window", () => {
  const limit = createRateLimit(1, 1_000);
  limit("a", 1_000_000);
  expect(limit("a", 0)).toBe(1_000);
});
