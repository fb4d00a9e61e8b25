import { expect, test } from "vitest";
import { formatAgo, formatWeekday } from "../../src/core/text/dates.ts";

test("the first of a month is le 1er", () => {
  expect(formatWeekday(new Date("2026-12-01T09:00:00Z"))).toBe("mardi 1er décembre");
  expect(formatWeekday(new Date("2026-12-31T22:59:00Z"))).toBe("jeudi 31 décembre");
});

test("a date that is to come is told as it is, never as just now", () => {
  const now = new Date("2026-11-20T12:00:00Z");
  expect(formatAgo("2030-01-01T12:00:00Z", now)).toBe("le 1er janvier 2030");
  // Two clocks differ.
  expect(formatAgo("2026-11-20T12:10:00Z", now)).toBe("à l'instant");
});
