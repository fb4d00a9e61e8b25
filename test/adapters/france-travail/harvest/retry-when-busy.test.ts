import { expect, test } from "vitest";
import { retryWhenBusy } from "../../../../src/adapters/france-travail/harvest/retry-when-busy.ts";
import { SourceError } from "../../../../src/core/failure.ts";

function waiting(busy: number, why: SourceError["why"] = "busy") {
  const said: number[] = [];
  let asked = 0;
  let waitedMs = 0;
  const stop = new AbortController();
  const ask = retryWhenBusy(
    async (query: string) => {
      asked += 1;
      if (asked <= busy) throw new SourceError("France Travail", why);
      return query;
    },
    (seconds) => void said.push(seconds),
    stop.signal,
    async (ms) => {
      waitedMs += ms;
    },
  );
  return { ask, said, stop, asked: () => asked, waitedMs: () => waitedMs };
}

test("a service that asks to wait is waited for, and that is said once", async () => {
  const { ask, said, waitedMs } = waiting(25);
  expect(await ask("a")).toBe("a");
  expect([waitedMs(), said]).toEqual([50_000, [60]]);
});

test("but not for ever", async () => {
  const { ask, waitedMs } = waiting(1_000);
  await expect(ask("a")).rejects.toThrow("busy");
  expect(waitedMs()).toBe(180_000);
});

test("any other failure is one, and so is a wait that was stopped", async () => {
  const down = waiting(1, "down");
  await expect(down.ask("a")).rejects.toThrow("down");
  const stopped = waiting(5);
  stopped.stop.abort();
  await expect(stopped.ask("a")).rejects.toThrow("busy");
  expect([down.asked(), stopped.asked()]).toEqual([1, 1]);
});
