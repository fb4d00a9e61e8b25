import { expect, test, vi } from "vitest";
import { lane } from "../../../src/core/alerts/lane.ts";

/** Work that ends when it is told to. */
function work(log: string[], name: string) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    end,
    run: async () => {
      log.push(`${name} begins`);
      await ended;
      log.push(`${name} ends`);
      return name;
    },
  };
}

test("one after the other, each with its own outcome", async () => {
  const log: string[] = [];
  const line = lane(60_000);
  const [first, second] = [work(log, "first"), work(log, "second")];
  const [a, failed, b] = [line(first.run), line(() => Promise.reject(new Error("no"))), line(second.run)];
  second.end();
  await vi.waitFor(() => expect(log).toEqual(["first begins"]));
  first.end();
  expect(await a).toBe("first");
  await expect(failed).rejects.toThrow("no");
  expect(await b).toBe("second");
  expect(log).toEqual(["first begins", "first ends", "second begins", "second ends"]);
});

test("what takes too long keeps the next no longer waiting, and still has its outcome", async () => {
  vi.useFakeTimers();
  try {
    const log: string[] = [];
    const line = lane(2_000);
    const [slow, next, last] = [work(log, "slow"), work(log, "next"), work(log, "last")];
    const [a, b, c] = [line(slow.run), line(next.run), line(last.run)];
    await vi.advanceTimersByTimeAsync(1_999);
    expect(log).toEqual(["slow begins"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(log).toEqual(["slow begins", "next begins"]);
    slow.end();
    expect(await a).toBe("slow");
    // Its end lets nobody else in: the line is the next one's.
    expect(log).toEqual(["slow begins", "next begins", "slow ends"]);
    next.end();
    last.end();
    expect(await Promise.all([b, c])).toEqual(["next", "last"]);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
