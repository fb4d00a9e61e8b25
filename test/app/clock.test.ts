import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createFixedClock, openClock } from "../../src/app/clock.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";

function standingAt(instant: string): void {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(instant) });
  onTestFinished(() => void vi.useRealTimers());
}

const inParis = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", dateStyle: "short", timeStyle: "medium" });

describe("the demo's tomorrow", () => {
  test.each([
    ["in the morning, before the digests", "2026-11-22T05:00:00Z", "2026-11-23 08:01:00"],
    ["at 8:00", "2026-11-22T07:00:00Z", "2026-11-23 08:01:00"],
    ["in the evening", "2026-11-22T22:59:59Z", "2026-11-23 08:01:00"],
    ["after midnight in Paris, before it in UTC", "2026-11-22T23:30:00Z", "2026-11-24 08:01:00"],
    ["on the eve of summer time", "2026-03-28T12:00:00Z", "2026-03-29 08:01:00"],
    ["on the day of summer time", "2026-03-29T00:30:00Z", "2026-03-30 08:01:00"],
    ["on the eve of winter time", "2026-10-24T12:00:00Z", "2026-10-25 08:01:00"],
    ["on New Year's Eve", "2026-12-31T12:00:00Z", "2027-01-01 08:01:00"],
  ])("asked for %s, is a minute past 8:00 in Paris on the next day", async (_when, now, there) => {
    standingAt(now);
    const clock = await openClock(memoryCollection());
    expect(inParis.format(await clock.tomorrow())).toBe(there);
    expect(inParis.format(clock.now())).toBe(there);
  });

  test("comes day by day, and time goes on from there", async () => {
    standingAt("2026-11-22T12:00:00Z");
    const clock = await openClock(memoryCollection());
    for (const day of ["23", "24", "25"])
      expect(inParis.format(await clock.tomorrow())).toBe(`2026-11-${day} 08:01:00`);
    vi.setSystemTime(new Date("2026-11-22T13:30:00Z"));
    expect(inParis.format(clock.now())).toBe("2026-11-25 09:31:00");
  });

  test("is kept over a restart, and a row that is none of ours is today", async () => {
    standingAt("2026-11-22T12:00:00Z");
    const rows = memoryCollection();
    await (await openClock(rows)).tomorrow();
    expect(inParis.format((await openClock(rows)).now())).toBe("2026-11-23 08:01:00");
    await rows.set("ahead", "a lot");
    expect((await openClock(rows)).now()).toEqual(new Date("2026-11-22T12:00:00Z"));
  });

  test("is not promised when it could not be kept", async () => {
    const rows = memoryCollection();
    const clock = await openClock(rows);
    rows.fails(true);
    await expect(clock.tomorrow()).rejects.toThrow();
  });
});

test("real time, or the time that an operator names, has no tomorrow", async () => {
  const at = new Date("2026-11-23T07:00:00Z");
  const clock = createFixedClock(() => at);
  expect([clock.now(), await clock.tomorrow(), clock.now()]).toEqual([at, at, at]);
});
