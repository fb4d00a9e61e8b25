import fc from "fast-check";
import { expect, test } from "vitest";
import {
  findWindowStart,
  guessDensity,
  learnDensity,
  splitByShare,
} from "../../../../src/adapters/france-travail/harvest/density.ts";
import { runs } from "../../../fakes/runs.ts";

const hourMs = 3_600_000;
const now = Date.parse("2026-11-22T18:12:34Z");

/** The weight of working hours, week-ends and nights from one moment to another, added up hour by hour. */
function addUp(shape: readonly number[], from: number, until: number): number {
  let sum = 0;
  for (let start = from; start < Math.min(until, now); ) {
    const end = Math.min(until, now, (Math.floor(start / hourMs) + 1) * hourMs);
    const at = new Date(start);
    sum += ((shape[at.getUTCHours() + (at.getUTCDay() % 6 === 0 ? 24 : 0)] ?? 0) * (end - start)) / hourMs;
    start = end;
  }
  return sum;
}

test("windows are cut where hour by hour they would be, over hours and over years", () => {
  const hours = fc.double({ min: 0.1, max: 20_000, noNaN: true });
  const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  fc.assert(
    fc.property(
      hours,
      fc.double({ min: 0, max: 90, noNaN: true }),
      share,
      fc.nat(3_000),
      (past, later, part, count) => {
        const [from, until] = [now - past * hourMs, now + later * hourMs];
        const created = Array.from({ length: count }, (_, i) => from + ((i * 7919) % (past * hourMs)));
        const density = learnDensity(guessDensity(10_000, from, now), from, until, created);
        const all = addUp(density.shape, from, until);
        const cut = splitByShare(density, from, until, part);
        expect(addUp(density.shape, cut, until)).toBeCloseTo(all * part, 4);
        const start = findWindowStart(density, until, count, from);
        const wanted = count / density.rate;
        expect(addUp(density.shape, start, until)).toBeCloseTo(Math.min(wanted, all), 4);
        expect(start).toBeGreaterThanOrEqual(from);
      },
    ),
    { numRuns: runs(50) },
  );
});
