import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lane } from "../../../src/core/alerts/lane.ts";
import type { Passage } from "../../../src/core/talk/world.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Messages that stand in one line, and who of them is under way. */
function messages(...names: string[]) {
  const { passage } = lane(1_000);
  const under = new Set<string>();
  const all = names.map((name): Passage & { name: string } => {
    const { enter, leave } = passage();
    return {
      name,
      enter: async (turn) => {
        await enter(turn);
        under.add(name);
      },
      leave: () => {
        under.delete(name);
        leave();
      },
    };
  });
  return { all, under, settle: () => vi.advanceTimersByTimeAsync(0) };
}

test("one at a time, first come, first served", async () => {
  const { all, under, settle } = messages("a", "b", "c");
  for (const one of all) void one.enter();
  for (const one of all) {
    await settle();
    expect([...under]).toEqual([one.name]);
    one.leave();
  }
  expect(vi.getTimerCount()).toBe(0);
});

test("what takes long lets one other pass, and no third; each of them may be the slow one", async () => {
  const { all, under, settle } = messages("slow", "b", "c", "d");
  for (const one of all) void one.enter();
  await vi.advanceTimersByTimeAsync(999);
  expect([...under]).toEqual(["slow"]);
  await vi.advanceTimersByTimeAsync(1);
  expect([...under]).toEqual(["slow", "b"]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect([...under]).toEqual(["slow", "b"]);
  all[0]?.leave();
  await settle();
  expect([...under]).toEqual(["b", "c"]);
  all[2]?.leave();
  await settle();
  expect([...under]).toEqual(["b", "d"]);
  all[1]?.leave();
  all[3]?.leave();
  expect([...under]).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test("what the platform asks to wait stands aside, and stands in line again for its next try", async () => {
  const { all, under, settle } = messages("held", "b", "c");
  const [held, b, c] = all;
  for (const one of all) void one.enter();
  await settle();
  held?.leave();
  await settle();
  expect([...under]).toEqual(["b"]);
  void held?.enter();
  b?.leave();
  await settle();
  expect([...under]).toEqual(["c"]);
  c?.leave();
  await settle();
  expect([...under]).toEqual(["held"]);
  // A second try of what is under way already.
  await held?.enter();
  held?.leave();
  held?.leave();
  expect([...under]).toEqual([]);
});

test("waiting for a turn is not taking long; a turn that fails leaves no one behind", async () => {
  const { all, under, settle } = messages("first", "second");
  const [first, second] = all;
  const refused = first?.enter(async () => {
    await new Promise((resolve) => setTimeout(resolve, 30_000));
    throw new Error("told to stop");
  });
  refused?.catch(() => {});
  void second?.enter();
  await vi.advanceTimersByTimeAsync(29_999);
  expect([...under]).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await expect(refused).rejects.toThrow("told to stop");
  first?.leave();
  await settle();
  expect([...under]).toEqual(["second"]);
  second?.leave();
});

test("who gives up while standing in line is let in no more", async () => {
  const { all, under, settle } = messages("a", "b", "c");
  for (const one of all) void one.enter();
  all[1]?.leave();
  await settle();
  all[0]?.leave();
  await settle();
  expect([...under]).toEqual(["c"]);
});
