import { expect, onTestFinished, test, vi } from "vitest";
import { paceReads } from "../../../src/core/alerts/paced-reads.ts";
import { createSubscriptions } from "../../../src/core/alerts/subscriptions.ts";
import { createCooperativeYield } from "../../../src/core/async/cooperative-yield.ts";
import { memoryCollection } from "../../fakes/memory-collection.ts";

/** Subscriptions whose store answers all that is asked at once together, and what parsing one takes. */
function createSlowSubscriptions(parseMs: number) {
  let now = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now);
  onTestFinished(() => clock.mockRestore());
  let together: (() => void)[] = [];
  const inner = memoryCollection();
  const subscriptions = {
    ...inner,
    get: async (key: string) => {
      await new Promise<void>((resolve) => {
        together.push(resolve);
        if (together.length > 1) return;
        setImmediate(() => {
          const all = together;
          together = [];
          for (const answer of all) answer();
        });
      });
      now += parseMs;
      return inner.get(key);
    },
  };
  let longest = 0;
  let last = 0;
  let isOver = false;
  const tick = () => {
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  return {
    subscriptions: createSubscriptions({ subscriptions, knownOffers: memoryCollection() }),
    end: () => {
      isOver = true;
      return longest;
    },
  };
}

test("however many alerts are served side by side, a few rows are parsed between two ticks", async () => {
  const { subscriptions, end } = createSlowSubscriptions(3);
  const { load } = paceReads(subscriptions, createCooperativeYield());
  await Promise.all(Array.from({ length: 30 }, (_, i) => load(`telegram:${i}:a`)));
  expect(end()).toBeLessThanOrEqual(4 * 3 + 10 + 3);
});
