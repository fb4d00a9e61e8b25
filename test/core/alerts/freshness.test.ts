import { expect, test } from "vitest";
import { getCoveredUntil } from "../../../src/core/alerts/freshness.ts";

const source = {
  id: "ft",
  label: "France Travail",
  alertKinds: ["emploi"],
  freshness: { type: "daily", afterHour: 5 },
} as const;
const now = new Date("2026-11-22T07:00:00Z");
const read = (created: string, covered: Record<string, string>) =>
  getCoveredUntil({ created, covered }, source, now).toISOString();

test.each<[string, string, Record<string, string>, string]>([
  ["was read", "2026-01-01T07:00:00.000Z", { ft: "2026-11-21T07:00:00.000Z" }, "2026-11-21T07:00:00.000Z"],
  ["was never read, for months", "2026-08-01T07:00:00.000Z", {}, "2026-08-01T04:00:00.000Z"],
  [
    "was made before the source came",
    "2026-01-01T07:00:00.000Z",
    { lba: "2026-11-21T07:00:00.000Z" },
    "2026-10-08T07:00:00.000Z",
  ],
  [
    "was made after the source came",
    "2026-11-20T07:00:00.000Z",
    { lba: "2026-11-21T07:00:00.000Z" },
    "2026-11-20T04:00:00.000Z",
  ],
])("an alert that %s is read from where it may have news", (_, created, covered, from) => {
  expect(read(created, covered)).toBe(from);
});
