import { expect, test } from "vitest";
import { formatWhen } from "../../../src/core/conversation/job-event-view.ts";
import type { JobEvent } from "../../../src/core/offers/job-event.ts";
import { jobEvent, noon } from "../../fakes/offers.ts";

test.each<[Partial<JobEvent>, string]>([
  [{}, "mardi 8 décembre, de 14 h à 17 h 30"],
  [{ starts: "2027-01-05T13:00:00.000Z", ends: "2027-01-05T14:00:00.000Z" }, "mardi 5 janvier 2027, de 14 h à 15 h"],
  [{ ends: "2026-12-09T16:30:00.000Z" }, "du mardi 8 décembre, 14 h, au mercredi 9 décembre"],
])("%j is told as %s", (changes, said) => {
  expect(formatWhen(jobEvent(changes), noon)).toBe(said);
});

test("no hour is made up where only the day is known", () => {
  const { ends: _, ...day } = jobEvent({ starts: "2026-12-07T23:00:00.000Z" });
  expect(formatWhen(day, noon)).toBe("mardi 8 décembre, heure non précisée");
  const { ends: __, ...hour } = jobEvent();
  expect(formatWhen(hour, noon)).toBe("mardi 8 décembre, à 14 h");
});
