import { expect, test } from "vitest";
import { readCallsPerSecond } from "../../../../src/adapters/france-travail/api/rate-limit.ts";

test.each<[capacity: string | undefined, allowed: number | undefined]>([
  ["10", 9],
  ["1", 0.9],
  ["0", undefined],
  ["-5", undefined],
  ["many", undefined],
  ["", undefined],
  [undefined, undefined],
])("a capacity of %j allows %d calls a second", (capacity, allowed) => {
  const headers = capacity === undefined ? {} : { "x-ratelimit-burst-capacity-clientidlimiter": capacity };
  expect(readCallsPerSecond(headers)).toBe(allowed);
});
