import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daily, isQuiet, morningAfter, nextSlot, type Schedule, zoneOf } from "../../../src/core/alerts/schedule.ts";
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
    const next = nextSlot(daily, new Date(after));
    expect([next.slot, next.at.toISOString()]).toEqual([slot, at]);
  });

  test.each([
    [{ ...daily, days: "weekdays" }, "2026-11-20T12:00:00Z", "2026-11-23T08"],
    [{ ...daily, days: 0 }, "2026-11-22T12:00:00Z", "2026-11-29T08"],
    [{ ...daily, days: "published" }, "2026-11-22T09:30:00Z", "2026-11-22T12"],
    [{ ...daily, days: "published" }, "2026-11-22T19:30:00Z", "2026-11-23T08"],
    [{ ...daily, hour: 18 }, "2026-11-22T12:00:00Z", "2026-11-22T18"],
    [{ ...daily, zone: "Indian/Reunion" }, "2026-11-22T05:00:00Z", "2026-11-23T08"],
    [{ ...daily, zone: "America/Martinique" }, "2026-11-22T05:00:00Z", "2026-11-22T08"],
  ] as [Schedule, string, string][])("%j after %s is %s", (schedule, after, slot) => {
    expect(nextSlot(schedule, new Date(after)).slot).toBe(slot);
  });

  test("a slot that was served is not served again when the clock goes back, not even by weeks", () => {
    expect(nextSlot(daily, new Date("2026-11-22T06:00:00Z"), "2026-11-22T08").slot).toBe("2026-11-23T08");
    expect(nextSlot(daily, new Date("2026-10-01T06:00:00Z"), "2026-11-22T08").slot).toBe("2026-11-23T08");
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
        const { slot, at } = nextSlot({ hour, days, zone }, after);
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
    expect(isQuiet(daily, new Date(now))).toBe(quiet);
  });

  test("who asked for an hour of the night is written to at night", () => {
    expect(isQuiet({ ...daily, hour: 23 }, new Date("2026-11-22T22:00:00Z"))).toBe(false);
  });

  test.each([
    ["2026-11-22T22:00:00Z", "2026-11-23T07:00:00.000Z"],
    ["2026-11-23T03:00:00Z", "2026-11-23T07:00:00.000Z"],
  ])("what waits at %s leaves at %s", (now, morning) => {
    expect(morningAfter(daily, new Date(now)).toISOString()).toBe(morning);
  });
});

test("overseas an alert follows the clocks there", () => {
  expect(zoneOf(lyon)).toBe("Europe/Paris");
  expect(zoneOf(bretagne)).toBe("Europe/Paris");
  expect(zoneOf({ kind: "departement", code: "974", name: "La Réunion", region: "04" })).toBe("Indian/Reunion");
});
