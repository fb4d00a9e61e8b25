import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readTogether } from "../../../src/core/offers/read-together.ts";
import type { Requester, Requesters } from "../../../src/core/requester.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const call = {};

/** Two services, of which the second is asked by a call that waits; and whoever asks. */
function reading() {
  const told: number[] = [];
  const anna: Requester = { person: "anna", onWait: (_call, ms) => void told.push(ms) };
  let askedBy: Requesters = () => [];
  let answer = (_text: string) => {};
  const fast = { service: "Fast", read: async () => "fast" };
  const slow = {
    service: "Slow",
    read: (requesters: Requesters = () => []) => {
      askedBy = requesters;
      return new Promise<string>((resolve) => {
        answer = resolve;
      });
    },
  };
  return {
    anna,
    told,
    fast,
    slow,
    waits: (ms: number) => {
      for (const requester of askedBy()) requester.onWait(call, ms);
    },
    isWanted: () => askedBy().length > 0,
    answers: (text: string) => answer(text),
  };
}

test("what waits for its turn is given time, and its deadline begins with it", async () => {
  const { anna, fast, slow, waits, answers } = reading();
  const outcomes = readTogether([fast, slow], 13_000, () => [anna]);
  waits(50_000);
  await vi.advanceTimersByTimeAsync(50_000);
  waits(0);
  await vi.advanceTimersByTimeAsync(12_000);
  answers("slow");
  expect(await outcomes).toMatchObject([{ value: "fast" }, { value: "slow" }]);
});

test("one that is slow once its turn has come costs only what it has", async () => {
  const { anna, fast, slow, waits, isWanted } = reading();
  const outcomes = readTogether([fast, slow], 13_000, () => [anna]);
  waits(30_000);
  await vi.advanceTimersByTimeAsync(30_000);
  waits(0);
  await vi.advanceTimersByTimeAsync(13_000);
  expect(await outcomes).toMatchObject([{ value: "fast" }, { reason: { service: "Slow", why: "slow" } }]);
  expect(isWanted()).toBe(false);
});

test("one whose turn is far away when another has answered is not waited for, nor asked any more", async () => {
  const { anna, told, fast, slow, waits, isWanted } = reading();
  const outcomes = readTogether([fast, slow], 13_000, () => [anna]);
  waits(61_000);
  expect(await outcomes).toMatchObject([{ value: "fast" }, { reason: { service: "Slow", why: "busy" } }]);
  expect(isWanted()).toBe(false);
  // Nobody is left who believes to be waiting.
  expect(told).toEqual([61_000, 0]);
});

test("one whose turn is far away is waited for where no other has answered", async () => {
  const { anna, fast, slow, waits, answers } = reading();
  const outcomes = readTogether([{ ...fast, read: () => Promise.reject(new Error("down")) }, slow], 13_000, () => [
    anna,
  ]);
  waits(250_000);
  await vi.advanceTimersByTimeAsync(250_000);
  waits(0);
  answers("slow");
  expect(await outcomes).toMatchObject([{ status: "rejected" }, { value: "slow" }]);
});
