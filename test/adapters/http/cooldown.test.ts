import { expect, test } from "vitest";
import { createCooldown, parseRetryAfterMs } from "../../../src/adapters/http/cooldown.ts";
import { keptLog } from "../log.ts";

const noon = Date.parse("2026-11-22T12:00:00Z");
const date = (seconds: number) => new Date(noon + seconds * 1000).toUTCString();

test.each<[retryAfter: string | undefined, theirDate: string | undefined, ms: number]>([
  ["0", undefined, 0],
  ["90", undefined, 90_000],
  [" 90 ", undefined, 90_000],
  [undefined, undefined, 1000],
  ["", undefined, 1000],
  ["soon", undefined, 1000],
  ["-5", undefined, 1000],
  ["1e9", undefined, 1000],
  [date(30), undefined, 30_000],
  [date(-30), undefined, 1000],
  // Our clock is an hour behind that of the service.
  [date(3_630), date(3_600), 30_000],
  // Both clocks agree: theirs only has no milliseconds.
  [date(30), date(-2), 30_000],
  [date(30), "no date", 30_000],
])("Retry-After: %s, with Date: %s, asks for %i ms", (retryAfter, theirDate, ms) => {
  const headers = {
    ...(retryAfter === undefined ? {} : { "retry-after": retryAfter }),
    ...(theirDate === undefined ? {} : { date: theirDate }),
  };
  expect(parseRetryAfterMs(headers, noon)).toBe(ms);
});

test("a later answer that asks for less neither shortens a wait nor makes it a short one", () => {
  let now = 7;
  const cooldown = createCooldown({ name: "Essai", log: keptLog().log }, () => now);
  expect([cooldown.until() <= now, cooldown.isLong()]).toEqual([true, false]);
  cooldown.extend({ "retry-after": "5" });
  expect([cooldown.until(), cooldown.isLong()]).toEqual([5_007, false]);
  cooldown.extend({ "retry-after": "61" });
  cooldown.extend({ "retry-after": "5" });
  expect([cooldown.until(), cooldown.isLong()]).toEqual([61_007, true]);
  now = 61_007;
  expect(cooldown.isLong()).toBe(false);
});

test("no wait is longer than a quarter of an hour, and the log says that more was asked", () => {
  const { log, lines } = keptLog();
  const cooldown = createCooldown({ name: "Essai", log }, () => 7);
  cooldown.extend({ "retry-after": "900" });
  expect(lines).toEqual([]);
  cooldown.extend({ "retry-after": "3600" });
  expect(cooldown.until()).toBe(900_007);
  expect(lines.map(({ level, facts }) => [level, facts])).toEqual([
    ["warn", { service: "Essai", askedS: 3600, waitS: 900 }],
  ]);
});
