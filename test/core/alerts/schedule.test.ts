import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dailySchedule,
  findNextSlot,
  findQuietEnd,
  findZone,
  isQuiet,
  type Schedule,
} from "../../../src/core/alerts/schedule.ts";
import { bretagne, lyon } from "../../fakes/states.ts";

describe("the next slot of an alert at 8:00 in Paris", () => {
  test.each([
    // winter, summer
    ["2026-11-22T06:59:00Z", "2026-11-22T08", "2026-11-22T07:00:00.000Z"],
    ["2026-11-22T07:00:00Z", "2026-11-23T08", "2026-11-23T07:00:00.000Z"],
    ["2026-07-01T05:00:00Z", "2026-07-01T08", "2026-07-01T06:00:00.000Z"],
    // both nights on which the clocks change
    ["2026-10-24T12:00:00Z", "2026-10-25T08", "2026-10-25T07:00:00.000Z"],
    ["2026-10-25T00:30:00Z", "2026-10-25T08", "2026-10-25T07:00:00.000Z"],
    ["2027-03-27T12:00:00Z", "2027-03-28T08", "2027-03-28T06:00:00.000Z"],
    // leap day, end of the year
    ["2028-02-28T12:00:00Z", "2028-02-29T08", "2028-02-29T07:00:00.000Z"],
    ["2026-12-31T12:00:00Z", "2027-01-01T08", "2027-01-01T07:00:00.000Z"],
  ])("after %s is %s", (after, slot, at) => {
    const next = findNextSlot(dailySchedule, new Date(after));
    expect([next.slot, next.at.toISOString()]).toEqual([slot, at]);
  });

  test.each([
    [{ ...dailySchedule, days: "weekdays" }, "2026-11-20T12:00:00Z", "2026-11-23T08"],
    [{ ...dailySchedule, days: 0 }, "2026-11-22T12:00:00Z", "2026-11-29T08"],
    [{ ...dailySchedule, days: "published" }, "2026-11-22T09:30:00Z", "2026-11-22T12"],
    [{ ...dailySchedule, days: "published" }, "2026-11-22T19:30:00Z", "2026-11-23T08"],
    [{ ...dailySchedule, hour: 18 }, "2026-11-22T12:00:00Z", "2026-11-22T18"],
    [{ ...dailySchedule, zone: "Indian/Reunion" }, "2026-11-22T05:00:00Z", "2026-11-23T08"],
    [{ ...dailySchedule, zone: "America/Martinique" }, "2026-11-22T05:00:00Z", "2026-11-22T08"],
  ] as [Schedule, string, string][])("%j after %s is %s", (schedule, after, slot) => {
    expect(findNextSlot(schedule, new Date(after)).slot).toBe(slot);
  });

  test("a slot that was served is not served again when the clock goes back, not even by weeks", () => {
    expect(findNextSlot(dailySchedule, new Date("2026-11-22T06:00:00Z"), "2026-11-22T08").slot).toBe("2026-11-23T08");
    expect(findNextSlot(dailySchedule, new Date("2026-10-01T06:00:00Z"), "2026-11-22T08").slot).toBe("2026-11-23T08");
  });

  test("for any moment the next slot is later, at the hour asked for, and within eight days", () => {
    const zone = fc.constantFrom(
      "Europe/Paris",
      "America/Cayenne",
      "Indian/Reunion",
      "Pacific/Noumea",
      "America/Miquelon",
    );
    const days = fc.constantFrom<Schedule["days"]>("all", "weekdays", 0, 3, 6);
    const hour = fc.integer({ min: 3, max: 23 });
    const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(zone, days, hour, moment, (zone, days, hour, after) => {
        const { slot, at } = findNextSlot({ hour, days, zone }, after);
        const shown = new Intl.DateTimeFormat("sv-SE", {
          timeZone: zone,
          dateStyle: "short",
          timeStyle: "short",
        }).format(at);
        expect(shown.replace(" ", "T")).toBe(`${slot}:00`);
        expect(at.getTime()).toBeGreaterThan(after.getTime());
        expect(at.getTime() - after.getTime()).toBeLessThanOrEqual(8 * 86_400_000);
      }),
    );
  });
});

describe("the night", () => {
  test.each([
    ["2026-11-22T19:59:00Z", false],
    ["2026-11-22T20:00:00Z", true],
    ["2026-11-23T06:59:00Z", true],
    ["2026-11-23T07:00:00Z", false],
  ])("at %s nobody is written to: %s", (now, quiet) => {
    expect(isQuiet(dailySchedule, new Date(now))).toBe(quiet);
  });

  test.each<[string, Partial<Schedule>, string, string]>([
    // In the hour itself nothing waits.
    ["23 h, in that hour", { hour: 23 }, "2026-11-22T22:59:59Z", "now"],
    ["7 h, in that hour", { hour: 7 }, "2026-11-23T06:00:00Z", "now"],
    ["0 h, in that hour", { hour: 0 }, "2026-11-22T23:30:00Z", "now"],
    // An hour of this night that is still to come.
    ["7 h, at 3:00", { hour: 7 }, "2026-11-24T02:00:00Z", "2026-11-24T06:00:00.000Z"],
    ["7 h, at 22:00", { hour: 7 }, "2026-11-23T21:00:00Z", "2026-11-24T06:00:00.000Z"],
    ["23 h, at 21:30", { hour: 23 }, "2026-11-23T20:30:00Z", "2026-11-23T22:00:00.000Z"],
    ["1 h, at 23:00", { hour: 1 }, "2026-11-23T22:00:00Z", "2026-11-24T00:00:00.000Z"],
    // One that is over.
    ["23 h, at 3:00", { hour: 23 }, "2026-11-24T02:00:00Z", "2026-11-24T07:00:00.000Z"],
    ["21 h, at 22:00", { hour: 21 }, "2026-11-23T21:00:00Z", "2026-11-24T07:00:00.000Z"],
    ["1 h, at 3:00", { hour: 1 }, "2026-11-24T02:00:00Z", "2026-11-24T07:00:00.000Z"],
    ["5 h, at 6:30", { hour: 5 }, "2026-11-24T05:30:00Z", "2026-11-24T07:00:00.000Z"],
    // Not on this day.
    [
      "7 h on weekdays, on a Saturday at 3:00",
      { hour: 7, days: "weekdays" },
      "2026-11-28T02:00:00Z",
      "2026-11-28T07:00:00.000Z",
    ],
    [
      "7 h on weekdays, on a Sunday at 23:00",
      { hour: 7, days: "weekdays" },
      "2026-11-29T22:00:00Z",
      "2026-11-30T06:00:00.000Z",
    ],
    [
      "23 h each Sunday, on a Monday at 0:10",
      { hour: 23, days: 0 },
      "2026-11-29T23:10:00Z",
      "2026-11-30T07:00:00.000Z",
    ],
    ["as they are published", { hour: 7, days: "published" }, "2026-11-24T02:00:00Z", "2026-11-24T07:00:00.000Z"],
    // Where it is for.
    [
      "7 h in La Réunion, at 3:00 there",
      { hour: 7, zone: "Indian/Reunion" },
      "2026-11-23T23:00:00Z",
      "2026-11-24T03:00:00.000Z",
    ],
    [
      "23 h in Martinique, at 22:00 there",
      { hour: 23, zone: "America/Martinique" },
      "2026-11-24T02:00:00Z",
      "2026-11-24T03:00:00.000Z",
    ],
    [
      "7 h in Martinique, day in Paris",
      { hour: 7, zone: "America/Martinique" },
      "2026-11-24T08:00:00Z",
      "2026-11-24T11:00:00.000Z",
    ],
    // Both nights on which the clocks change.
    ["3 h, while 2 h comes a second time", { hour: 3 }, "2026-10-25T01:30:00Z", "2026-10-25T02:00:00.000Z"],
    ["7 h, before 2 h comes twice", { hour: 7 }, "2026-10-24T23:30:00Z", "2026-10-25T06:00:00.000Z"],
    ["23 h, after 2 h came twice", { hour: 23 }, "2026-10-25T02:00:00Z", "2026-10-25T07:00:00.000Z"],
    ["3 h, before 2 h is left out", { hour: 3 }, "2027-03-28T00:30:00Z", "2027-03-28T01:00:00.000Z"],
    ["7 h, before 2 h is left out", { hour: 7 }, "2027-03-28T00:30:00Z", "2027-03-28T05:00:00.000Z"],
    ["23 h, after 2 h was left out", { hour: 23 }, "2027-03-28T01:10:00Z", "2027-03-28T06:00:00.000Z"],
  ])("an alert for %s", (_what, its, now, leaves) => {
    const schedule = { ...dailySchedule, ...its };
    const at = new Date(now);
    expect(isQuiet(schedule, at) ? findQuietEnd(schedule, at).toISOString() : "now").toBe(leaves);
    if (leaves !== "now") expect(isQuiet(schedule, new Date(leaves))).toBe(false);
  });

  test.each([
    ["2026-11-22T22:00:00Z", "2026-11-23T07:00:00.000Z"],
    ["2026-11-23T03:00:00Z", "2026-11-23T07:00:00.000Z"],
  ])("what waits at %s leaves at %s", (now, morning) => {
    expect(findQuietEnd(dailySchedule, new Date(now)).toISOString()).toBe(morning);
  });
});

test("overseas an alert follows the clocks there", () => {
  expect(findZone(lyon)).toBe("Europe/Paris");
  expect(findZone(bretagne)).toBe("Europe/Paris");
  expect(findZone({ kind: "departement", code: "974", name: "La Réunion", region: "04" })).toBe("Indian/Reunion");
});
