import { expect, test } from "vitest";
import {
  createLazySteps,
  mapInSteps,
  runInSteps,
  runToEnd,
  type Steps,
  sortInSteps,
} from "../../../src/core/async/steps.ts";
import { piecesOf } from "../../fakes/cpu.ts";

function* counting(to: number, done: number[] = []): Steps<number[]> {
  for (let n = 1; n <= to; n++) {
    done.push(n);
    yield;
  }
  return done;
}

test("at once or in steps, the outcome is the same", async () => {
  expect(runToEnd(counting(3))).toEqual([1, 2, 3]);
  expect(await runInSteps(counting(3))).toEqual([1, 2, 3]);
});

test("what was begun in steps is finished by whoever cannot wait, and made once", async () => {
  const done: number[] = [];
  let begun = 0;
  const value = createLazySteps(() => {
    begun++;
    return counting(5, done);
  });
  const soon = value.soon();
  expect(value.now()).toBe(done);
  expect(done).toEqual([1, 2, 3, 4, 5]);
  expect(await soon).toBe(done);
  expect(await value.soon()).toBe(done);
  expect(runToEnd(value.steps())).toBe(done);
  expect(begun).toBe(1);
});

test("others have their turn while it is made", async () => {
  const slow = createLazySteps(function* (): Steps<string> {
    for (let n = 0; n < 40; n++) {
      const until = performance.now() + 5;
      while (performance.now() < until);
      yield;
    }
    return "made";
  });
  let turns = 0;
  const turn = setInterval(() => turns++, 0);
  expect(await slow.soon()).toBe("made");
  clearInterval(turn);
  expect(turns).toBeGreaterThan(3);
});

test("what failed is begun anew", async () => {
  let tries = 0;
  const value = createLazySteps(function* (): Steps<number> {
    yield;
    if (++tries === 1) throw new Error("not now");
    return tries;
  });
  await expect(value.soon()).rejects.toThrow("not now");
  expect(await value.soon()).toBe(2);
});

test("many are mapped and sorted as the language does it, with pauses", () => {
  const all = Array.from({ length: 7_000 }, (_, n) => ({ n, key: (n * 7_919) % 613 }));
  const sorted = runToEnd(sortInSteps(all, (a, b) => a.key < b.key));
  expect(sorted).toEqual([...all].sort((a, b) => a.key - b.key));
  expect(piecesOf(sortInSteps(all, (a, b) => a.key < b.key)).pieces).toBeGreaterThan(10);
  for (const few of [[], [1], [2, 1], [1, 1]])
    expect(runToEnd(sortInSteps(few, (a, b) => a < b))).toEqual([...few].sort());
  expect(runToEnd(mapInSteps(all, ({ n }) => n))).toEqual(all.map(({ n }) => n));
  expect(piecesOf(mapInSteps(all, ({ n }) => n)).pieces).toBeGreaterThan(100);
});
