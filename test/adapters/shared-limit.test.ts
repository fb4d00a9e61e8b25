import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { CallQueue, HeldTooLong } from "../../src/adapters/http/call-queue.ts";
import { createCooldown } from "../../src/adapters/http/cooldown.ts";
import { createDailyQuota } from "../../src/adapters/http/daily-quota.ts";
import { startDeadline, waitForTurn } from "../../src/adapters/http/turn.ts";
import { LimitUnreachable } from "../../src/adapters/shared-limit.ts";
import { createThrottle } from "../../src/adapters/throttle.ts";
import type { Requester } from "../../src/core/requester.ts";
import { countMostWithin, createLimitServer } from "../fakes/shared-limit.ts";
import { silentLog } from "../fakes/silent-log.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Server = ReturnType<typeof createLimitServer>;

/** Processes that call one service, and when each of their calls was made. */
function processes(count: number, server: Server, options: Partial<ConstructorParameters<typeof CallQueue>[0]> = {}) {
  const made: { process: number; name: string; at: number }[] = [];
  const failed: unknown[] = [];
  const queues = Array.from(
    { length: count },
    () => new CallQueue({ most: 5, limit: server.open("a service"), ...options }),
  );
  const call = (process: number, name = "", how: Parameters<CallQueue["createTicket"]>[0] = {}, ms = 50) => {
    const queue = queues[process];
    if (!queue) throw new Error("no such process");
    return queue.enter(queue.createTicket(how)).then(
      (release) => {
        made.push({ process, name, at: performance.now() });
        setTimeout(release, ms);
      },
      (error: unknown) => void failed.push(error),
    );
  };
  return { queues, made, failed, call, times: () => made.map(({ at }) => at) };
}

const person = (name: string): { askedBy: () => Requester[] } => {
  const requester: Requester = { person: name, onWait: () => {} };
  return { askedBy: () => [requester] };
};

describe("a limit that several processes keep", () => {
  test.each<[string, () => number, number]>([
    ["at once", () => 0, 13],
    ["in 5 ms", () => 5, 13],
    ["now and then only after half a second", seededDelays(), 30],
    ["in half a second, each time", () => 500, 50],
  ])(
    "is kept in any second where turns are reserved %s, and nobody waits for much longer than that takes",
    async (_how, delay, mostS) => {
      const server = createLimitServer(delay);
      const { made, call, times, failed } = processes(3, server);
      for (let i = 0; i < 60; i += 1) void call(i % 3, String(i), person(`person ${i}`));
      const start = performance.now();
      await vi.runAllTimersAsync();
      expect([made.length, failed]).toEqual([60, []]);
      expect(countMostWithin(1_000, times())).toBeLessThanOrEqual(5);
      expect((Math.max(...times()) - start) / 1_000).toBeLessThan(mostS);
      // Nobody is forgotten: each process has its share.
      for (const process of [0, 1, 2]) expect(made.filter((one) => one.process === process)).toHaveLength(20);
    },
  );

  test("takes one question for many calls, and none for a call that nobody wants", async () => {
    const server = createLimitServer();
    const { call, made, failed } = processes(1, server);
    for (let i = 0; i < 5; i += 1) void call(0, String(i), person(`person ${i}`));
    await vi.advanceTimersByTimeAsync(0);
    expect([made.length, server.state.reservations]).toEqual([5, 1]);
    await vi.advanceTimersByTimeAsync(10_000);
    void call(0, "", { askedBy: () => [] });
    await vi.advanceTimersByTimeAsync(0);
    expect([made.length, failed.length, server.state.reservations]).toEqual([5, 1, 1]);
  });

  test("lets people go first, whichever process they talk to, and what nobody waits for have the rest", async () => {
    const server = createLimitServer();
    const { call, made } = processes(2, server);
    for (let i = 0; i < 40; i += 1) void call(0, "alerts", { isBackground: true });
    for (let i = 0; i < 20; i += 1) void call(1, "people", person(`person ${i}`));
    await vi.runAllTimersAsync();
    const names = made.map(({ name }) => name);
    // The alerts had begun before anybody was there.
    expect(names.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => "alerts"));
    expect(names.slice(5, 25)).toEqual(Array.from({ length: 20 }, () => "people"));
    expect(names.filter((name) => name === "alerts")).toHaveLength(40);
    expect(
      countMostWithin(
        1_000,
        made.map(({ at }) => at),
      ),
    ).toBeLessThanOrEqual(5);
  });

  test("is waited for by all where the service has told one of them to wait", async () => {
    const server = createLimitServer();
    const { call, queues, made } = processes(2, server);
    queues[0]?.hold(performance.now() + 30_000);
    const before = performance.now();
    void call(1, "", person("anna"));
    await vi.runAllTimersAsync();
    expect(made[0]?.at).toBeGreaterThanOrEqual(before + 30_000);
    queues[0]?.hold(performance.now() + 600_000);
    await vi.advanceTimersByTimeAsync(0);
    const turned = queues[1]?.enter(queues[1].createTicket(person("bob")));
    await expect(turned).rejects.toBeInstanceOf(HeldTooLong);
  });

  test("that cannot be asked lets nobody through, and says so; the next one asks anew", async () => {
    const server = createLimitServer();
    const { call, queues, made, failed } = processes(1, server);
    server.state.isGone = true;
    await call(0, "", person("anna"));
    expect([made, failed]).toEqual([[], [expect.any(LimitUnreachable)]]);
    const cooldown = createCooldown({ name: "France Travail", log: silentLog });
    const [queue] = queues;
    await expect(
      waitForTurn({ name: "France Travail", cooldown, queue }, queue?.createTicket(person("bob")), undefined),
    ).rejects.toMatchObject({ service: "France Travail", why: "busy" });
    await expect(
      waitForTurn({ name: "France Travail", cooldown, queue }, undefined, startDeadline(1_000)),
    ).rejects.toMatchObject({ why: "busy" });
    server.state.isGone = false;
    await call(0, "", person("carl"));
    expect(made).toHaveLength(1);
  });

  test("says how long one waits: as if nobody else came", async () => {
    const server = createLimitServer();
    const { call, queues } = processes(2, server);
    for (let i = 0; i < 5; i += 1) void call(0, "", person(`person ${i}`));
    await vi.advanceTimersByTimeAsync(0);
    void call(1, "", person("anna"));
    await vi.advanceTimersByTimeAsync(0);
    expect(queues[1]?.waitMs()).toBeGreaterThan(900);
    expect(queues[1]?.waitMs()).toBeLessThan(2_500);
    await vi.runAllTimersAsync();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(queues[1]?.waitMs()).toBe(0);
  });

  test("of messages holds for all who send by the token", async () => {
    const server = createLimitServer(() => 3);
    const sent: number[] = [];
    const paces = [1, 2].map(() => createThrottle(4, undefined, undefined, server.open("messages")));
    const all = paces.flatMap(({ turn }) =>
      Array.from({ length: 20 }, () => turn().then(() => void sent.push(performance.now()))),
    );
    await vi.runAllTimersAsync();
    await Promise.all(all);
    expect(sent).toHaveLength(40);
    expect(countMostWithin(1_000, sent)).toBeLessThanOrEqual(4);
    server.state.isGone = true;
    const [pace] = paces;
    const turned = pace?.turn();
    void turned?.catch(() => {});
    await vi.runAllTimersAsync();
    await expect(turned).rejects.toBeInstanceOf(LimitUnreachable);
  });
});

test("a quota of the day that one process has used up is used up for all", async () => {
  const server = createLimitServer();
  const now = () => new Date();
  const quotas = [1, 2].map(() =>
    createDailyQuota({ name: "a portal", log: silentLog, now, limit: server.open("day") }),
  );
  const [one, other] = quotas;
  await other?.look();
  expect(other?.isOpen()).toBe(true);
  one?.close({ headers: { "retry-after": "3600" }, body: Buffer.alloc(0) });
  await vi.advanceTimersByTimeAsync(0);
  await other?.look();
  expect([other?.isOpen(), other?.minutesLeft()]).toEqual([false, 60]);
  await vi.advanceTimersByTimeAsync(3_600_001);
  await other?.look();
  expect(other?.isOpen()).toBe(true);
  server.state.isGone = true;
  await expect(other?.look()).rejects.toThrow("gone");
});

/** Mostly short, the same at each run. */
function seededDelays(): () => number {
  let seed = 7;
  return () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed % 10 === 0 ? 500 : seed % 20;
  };
}
