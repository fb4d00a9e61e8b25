import { expect, test } from "vitest";
import { retryWhenBusy } from "../../../../src/adapters/france-travail/harvest/retry-when-busy.ts";
import { SourceError } from "../../../../src/core/failure.ts";
import { virtualClock } from "../../../fakes/virtual-clock.ts";

/**
 * A service that takes no call for so many seconds, and for as many once more from `again` on; and when waits
 * were reported, in seconds.
 */
function busyFor(busySeconds: number, why: SourceError["why"] = "busy", again = Number.POSITIVE_INFINITY) {
  const clock = virtualClock();
  const reported: [at: number, seconds: number][] = [];
  const stop = new AbortController();
  let calls = 0;
  const ask = retryWhenBusy(
    async (query: string) => {
      calls += 1;
      const second = clock.now() / 1000;
      const isBusy = second < busySeconds || (second >= again && second < again + busySeconds);
      if (isBusy) throw new SourceError("France Travail", why);
      return query;
    },
    (seconds) => void reported.push([clock.now() / 1000, seconds]),
    stop.signal,
    clock,
  );
  return { ask, reported, stop, clock, calls: () => calls };
}

const seconds = ({ reported }: ReturnType<typeof busyFor>) => reported.map(([, waited]) => waited);

test("a service that asks to wait is waited for, and that is reported once", async () => {
  const service = busyFor(50);
  expect(await service.ask("a")).toBe("a");
  expect([service.clock.now(), service.reported]).toEqual([50_000, [[0, 60]]]);
});

test("each minute is reported, and the third one is the last", async () => {
  const service = busyFor(1_000);
  await expect(service.ask("a")).rejects.toThrow("busy");
  expect(service.clock.now()).toBe(180_000);
  expect(service.reported).toEqual([
    [0, 60],
    [60, 60],
    [120, 60],
  ]);
});

test("calls that wait at the same time are reported as one wait", async () => {
  const service = busyFor(90);
  const late = service.clock.wait(15_000).then(() => service.ask("c"));
  expect(await Promise.all([service.ask("a"), service.ask("b"), late])).toEqual(["a", "b", "c"]);
  expect(seconds(service)).toEqual([60, 60]);
});

test("a wait that comes later is reported anew, and has its own three minutes", async () => {
  const service = busyFor(170, "busy", 300);
  expect(await service.ask("a")).toBe("a");
  await service.clock.wait(130_000);
  expect(await service.ask("b")).toBe("b");
  expect(service.reported.map(([at]) => at)).toEqual([0, 60, 120, 300, 360, 420]);
});

test("any other failure is one, and so is a wait that was stopped", async () => {
  const down = busyFor(1, "down");
  await expect(down.ask("a")).rejects.toThrow("down");
  const stopped = busyFor(5);
  stopped.stop.abort();
  await expect(stopped.ask("a")).rejects.toThrow("busy");
  expect([down.calls(), stopped.calls()]).toEqual([1, 1]);
  expect([...down.reported, ...stopped.reported]).toEqual([]);
});
