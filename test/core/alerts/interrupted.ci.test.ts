import fc from "fast-check";
import { expect, test } from "vitest";
import { countEffects, emptyWorld, endsTheSame, type World } from "./interrupted.ts";

/*
 * A process may be killed after any step of a plan, said or written: planned anew from what is stored, the
 * others follow, and people are told the same, but for the one message that was under way.
 */

test.each<[string, Partial<World>, number]>([
  ["a first digest", { offers: 3 }, 3],
  ["more than a message shows, with copies", { offers: 20, areCopies: true }, 3],
  ["what waited, in part behind a digest", { waiting: 14, offered: 6 }, 3],
  ["two alerts for the same offers", { offers: 3, isDouble: true }, 4],
  ["a platform that takes nothing", { offers: 3, isDouble: true, isPlatformDown: true }, 3],
  ["a source that cannot be read", { offers: 3, isSourceDown: true }, 1],
  ["nothing to tell", {}, 1],
  ["nothing to tell for two weeks", { quietDays: 20 }, 3],
  ["someone who was not seen for three months", { offers: 3, absentDays: 100 }, 5],
  ["someone who was not seen, and nothing to tell", { quietDays: 20, absentDays: 100 }, 3],
])("killed after any step: %s", async (_what, changes, effects) => {
  const world = { ...emptyWorld, ...changes };
  expect(await countEffects(world)).toBe(effects);
  for (let killedAfter = 1; killedAfter <= effects; killedAfter++) await endsTheSame(world, killedAfter);
});

test("killed at any time, in any world", { timeout: 300_000 }, async () => {
  const world: fc.Arbitrary<World> = fc.record({
    offers: fc.nat(25),
    areCopies: fc.boolean(),
    waiting: fc.nat(15),
    offered: fc.nat(15),
    isDouble: fc.boolean(),
    quietDays: fc.constantFrom(0, 20),
    absentDays: fc.constantFrom(0, 100),
    isPlatformDown: fc.boolean(),
    isSourceDown: fc.boolean(),
  });
  await fc.assert(fc.asyncProperty(world, fc.integer({ min: 1, max: 10 }), endsTheSame), { numRuns: 40 });
});
