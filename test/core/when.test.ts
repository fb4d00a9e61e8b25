import { expect, test } from "vitest";
import { weekday } from "../../src/core/when.ts";

test("the first of a month is le 1er", () => {
  expect(weekday(new Date("2026-12-01T09:00:00Z"))).toBe("mardi 1er décembre");
  expect(weekday(new Date("2026-12-31T22:59:00Z"))).toBe("jeudi 31 décembre");
});
