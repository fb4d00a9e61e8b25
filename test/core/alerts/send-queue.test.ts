import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSendQueue, type SendQueue } from "../../../src/core/alerts/send-queue.ts";
import type { SendPermit } from "../../../src/core/talk/ports.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Messages that stand in one line, and who of them is under way. */
function messages(...names: string[]) {
  const { createPermit } = createSendQueue({ perSecond: undefined, stopwatch: Date.now });
  const under = new Set<string>();
  const all = names.map((name): SendPermit & { name: string } => {
    const { acquire, release } = createPermit().permit;
    return {
      name,
      acquire: async (turn) => {
        await acquire(turn);
        under.add(name);
      },
      release: () => {
        under.delete(name);
        release();
      },
    };
  });
  return { all, under, settle: () => vi.advanceTimersByTimeAsync(0) };
}

test("one at a time, first come, first served", async () => {
  const { all, under, settle } = messages("a", "b", "c");
  for (const one of all) void one.acquire();
  for (const one of all) {
    await settle();
    expect([...under]).toEqual([one.name]);
    one.release();
  }
  expect(vi.getTimerCount()).toBe(0);
});

test("what takes long lets one other pass, and no third; each of them may be the slow one", async () => {
  const { all, under, settle } = messages("slow", "b", "c", "d");
  for (const one of all) void one.acquire();
  await vi.advanceTimersByTimeAsync(999);
  expect([...under]).toEqual(["slow"]);
  await vi.advanceTimersByTimeAsync(1);
  expect([...under]).toEqual(["slow", "b"]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect([...under]).toEqual(["slow", "b"]);
  all[0]?.release();
  await settle();
  expect([...under]).toEqual(["b", "c"]);
  all[2]?.release();
  await settle();
  expect([...under]).toEqual(["b", "d"]);
  all[1]?.release();
  all[3]?.release();
  expect([...under]).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test("what the platform asks to wait stands aside, and stands in line again for its next try", async () => {
  const { all, under, settle } = messages("held", "b", "c");
  const [held, b, c] = all;
  for (const one of all) void one.acquire();
  await settle();
  held?.release();
  await settle();
  expect([...under]).toEqual(["b"]);
  void held?.acquire();
  b?.release();
  await settle();
  expect([...under]).toEqual(["c"]);
  c?.release();
  await settle();
  expect([...under]).toEqual(["held"]);
  // A second try of what is under way already.
  await held?.acquire();
  held?.release();
  held?.release();
  expect([...under]).toEqual([]);
});

test("waiting for a turn is not taking long; a turn that fails leaves no one behind", async () => {
  const { all, under, settle } = messages("first", "second");
  const [first, second] = all;
  const refused = first?.acquire(async () => {
    await new Promise((resolve) => setTimeout(resolve, 30_000));
    throw new Error("told to stop");
  });
  refused?.catch(() => {});
  void second?.acquire();
  await vi.advanceTimersByTimeAsync(29_999);
  expect([...under]).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await expect(refused).rejects.toThrow("told to stop");
  first?.release();
  await settle();
  expect([...under]).toEqual(["second"]);
  second?.release();
});

test("who gives up while standing in line is let in no more", async () => {
  const { all, under, settle } = messages("a", "b", "c");
  for (const one of all) void one.acquire();
  all[1]?.release();
  await settle();
  all[0]?.release();
  await settle();
  expect([...under]).toEqual(["c"]);
});

/** How many are under way after `answered` messages that took so long each, where more stand in line. */
async function countInFlight(perSecond: number, latenciesMs: number[]): Promise<number> {
  const { createPermit } = createSendQueue({ perSecond, stopwatch: Date.now });
  for (const ms of latenciesMs) {
    const { permit, done } = createPermit();
    await permit.acquire();
    await vi.advanceTimersByTimeAsync(ms);
    done();
  }
  return countAdmitted(createPermit);
}

/** Of twenty that stand in line. */
async function countAdmitted(createPermit: SendQueue["createPermit"]): Promise<number> {
  const admitted = new Set<number>();
  for (let i = 0; i < 20; i++) void createPermit().permit.acquire(async () => void admitted.add(i));
  await vi.advanceTimersByTimeAsync(0);
  return admitted.size;
}

test.each([
  [25, [], 1],
  [25, [100, 80, 120], 4],
  [25, [5], 2],
  [25, Array<number>(20).fill(1_500), 10],
  // The last 20 count, and their median: one that took long says nothing of the others.
  [25, [...Array<number>(20).fill(900), ...Array<number>(20).fill(40)], 2],
  [25, [100, 100, 100, 900], 4],
  [1, [100], 2],
])("at %i a second, after answers of %j ms, %i are under way", async (perSecond, latencies, expected) => {
  expect(await countInFlight(perSecond, latencies)).toBe(expected);
});

test("what was held, or never sent, says nothing of how long a message takes", async () => {
  const { createPermit } = createSendQueue({ perSecond: 25, stopwatch: Date.now });
  const { permit, done } = createPermit();
  await permit.acquire();
  await vi.advanceTimersByTimeAsync(900);
  permit.release();
  await vi.advanceTimersByTimeAsync(5_000);
  await permit.acquire();
  await vi.advanceTimersByTimeAsync(40);
  done();
  expect(await countAdmitted(createPermit)).toBe(2);
});
