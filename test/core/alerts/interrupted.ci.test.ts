import fc from "fast-check";
import { expect, test } from "vitest";
import { anyWorld, countEffects, emptyWorld, endsTheSame, worlds } from "./interrupted.ts";

/*
 * A process may be killed after any step of a plan, said or written: planned anew from what is stored, the
 * others follow, and people are told the same, but for the one message that was under way.
 */

test.each(worlds)("killed after any step: %s", async (_what, changes, effects) => {
  const world = { ...emptyWorld, ...changes };
  expect(await countEffects(world)).toBe(effects);
  for (let killedAfter = 1; killedAfter <= effects; killedAfter++) await endsTheSame(world, killedAfter);
});

test("killed at any time, in any world", { timeout: 300_000 }, async () => {
  await fc.assert(fc.asyncProperty(anyWorld, fc.integer({ min: 1, max: 10 }), endsTheSame), { numRuns: 40 });
});
