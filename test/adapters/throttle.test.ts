import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createThrottle } from "../../src/adapters/throttle.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** When each of so many calls had its turn, in milliseconds from now; all ask at once. */
async function turnsOf({ turn }: ReturnType<typeof createThrottle>, calls: number): Promise<number[]> {
  const start = performance.now();
  const at: number[] = [];
  const all = Promise.all(Array.from({ length: calls }, () => turn().then(() => at.push(performance.now() - start))));
  await vi.runAllTimersAsync();
  await all;
  return at;
}

/** The most turns in any second that begins with a turn. */
const busiestSecond = (at: number[]) =>
  Math.max(...at.map((from) => at.filter((other) => other >= from && other < from + 1000).length));

test("nine calls a second go out at once, the tenth when a second and a twenty-fifth have passed", async () => {
  expect(await turnsOf(createThrottle(9), 20)).toEqual([...Array(9).fill(0), ...Array(9).fill(1040), 2080, 2080]);
});

test("no sliding second ever holds more, however calls come", async () => {
  const gaps = fc.array(fc.nat({ max: 700 }), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 12 }), gaps, async (perSecond, pauses) => {
      const { turn } = createThrottle(perSecond);
      const at: number[] = [];
      for (const pause of pauses) {
        void turn().then(() => at.push(performance.now()));
        // Most come together, as when someone jumps ahead; some come later.
        if (pause > 300) await vi.advanceTimersByTimeAsync(pause);
      }
      await vi.runAllTimersAsync();
      expect(at).toHaveLength(pauses.length);
      expect(busiestSecond(at)).toBeLessThanOrEqual(perSecond);
    }),
    { numRuns: 50 },
  );
});

test("turns come in the order of asking", async () => {
  const { turn } = createThrottle(2);
  const order: number[] = [];
  for (let i = 0; i < 7; i++) void turn().then(() => order.push(i));
  await vi.runAllTimersAsync();
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

describe("a lower limit", () => {
  test("holds for those who wait already", async () => {
    const paced = createThrottle(9);
    const turns = turnsOf(paced, 18);
    paced.limit(3);
    const at = await turns;
    expect(busiestSecond(at)).toBe(3);
    expect(at.at(-1)).toBe(5200);
  });

  test("counts what went out before it", async () => {
    const paced = createThrottle(9);
    await turnsOf(paced, 9);
    paced.limit(8);
    expect((await turnsOf(paced, 1))[0]).toBe(1040);
  });

  test.each([
    [3, 3],
    [3.6, 3],
    [0.2, 1],
    [-1, 1],
    [5, 5],
    [100, 5],
  ])("of %d lets %i of five through", async (wanted, allowed) => {
    const paced = createThrottle(5);
    paced.limit(wanted);
    expect(busiestSecond(await turnsOf(paced, 12))).toBe(allowed);
  });

  test("can be raised again, up to where it began", async () => {
    const paced = createThrottle(5);
    paced.limit(1);
    await turnsOf(paced, 1);
    await vi.advanceTimersByTimeAsync(1040);
    paced.limit(9);
    expect(busiestSecond(await turnsOf(paced, 11))).toBe(5);
  });
});

test("a call that was given up takes no turn", async () => {
  const { turn } = createThrottle(1);
  const gaveUp = new AbortController();
  await turn();
  const outcomes = Promise.allSettled([turn(gaveUp.signal), turn()]);
  gaveUp.abort(new Error("too late"));
  const start = performance.now();
  await vi.runAllTimersAsync();
  expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  expect(performance.now() - start).toBe(1040);
});

test.each([25, 30, 9, 1])(
  "ten thousand calls at %d a second take at most a twentieth longer than they must",
  async (perSecond) => {
    let at = 0;
    const wait = async (ms: number) => {
      at += ms;
    };
    const { turn } = createThrottle(perSecond, 1000, { now: () => at, wait });
    await Promise.all(Array.from({ length: 10_000 }, () => turn()));
    expect(at).toBeLessThanOrEqual(1.05 * (10_000 / perSecond) * 1000);
    expect(at).toBeGreaterThanOrEqual((10_000 / perSecond - 1) * 1000);
  },
);

test("how long one would wait is told to who asks, and takes no turn", async () => {
  const { turn, waitMs } = createThrottle(2);
  expect([waitMs(), waitMs(), waitMs()]).toEqual([0, 0, 0]);
  void turn();
  void turn();
  expect(waitMs()).toBe(1040);
  void turn();
  void turn();
  expect(waitMs()).toBe(2080);
  // Not all timers there are: a connection of another file may have one that begins anew.
  await vi.advanceTimersByTimeAsync(1040);
  expect(waitMs()).toBe(1040);
  await vi.advanceTimersByTimeAsync(1040);
  expect(waitMs()).toBe(0);
});

test("the window may be longer than a second", async () => {
  expect(await turnsOf(createThrottle(2, 60_000), 5)).toEqual([0, 0, 62_400, 62_400, 124_800]);
});

describe("a call that would wait for too long", () => {
  test("is turned away at once, and takes no turn", async () => {
    const { turn } = createThrottle(2);
    const asked = [0, 0, 1039, 1040, 1040, 2079, 2080].map((mostMs) => turn(undefined, mostMs));
    const outcomes = Promise.allSettled(asked);
    await vi.runAllTimersAsync();
    expect((await outcomes).map(({ status }) => status === "fulfilled")).toEqual([
      true,
      true,
      false,
      true,
      true,
      false,
      true,
    ]);
  });

  test("is let in again once the line is shorter", async () => {
    const { turn } = createThrottle(1, 60_000);
    await turn(undefined, 0);
    await expect(turn(undefined, 13_000)).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(50_000);
    const late = turn(undefined, 13_000);
    await vi.runAllTimersAsync();
    await expect(late).resolves.toBeUndefined();
  });

  test("counts a lower limit", async () => {
    const { turn, limit } = createThrottle(9);
    limit(1);
    await turn();
    await expect(turn(undefined, 1000)).rejects.toThrow();
  });
});
