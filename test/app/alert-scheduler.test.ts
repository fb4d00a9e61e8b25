import { spawnSync } from "node:child_process";
import { hostname } from "node:os";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openStore, type Store } from "../../src/adapters/store.ts";
import { type AlertScheduler, createAlertScheduler } from "../../src/app/alert-scheduler.ts";
import { createLease, type Lease } from "../../src/app/lease.ts";
import type { AlertDeps } from "../../src/core/alerts/deps.ts";
import { createSubscription, planNextSlot } from "../../src/core/alerts/subscription.ts";
import type { Owner } from "../../src/core/owner.ts";
import { anna, createAlertSetup, published } from "../core/alerts/alert-setup.ts";
import { bakerInLyon } from "../fakes/states.ts";

describe("the lease of the alerts", () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore("memory://");
  });
  afterEach(() => store.close());

  const gone = spawnSync(process.execPath, ["-e", ""]).pid;
  const mine = `${hostname()} ${process.pid} alerts`;

  test.each<[string, string, boolean]>([
    ["a process of this machine that is gone", `${hostname()} ${gone} alerts`, true],
    ["a process of this machine that runs", `${hostname()} ${process.ppid} alerts`, false],
    ["a process that is not ours to signal", `${hostname()} 1 alerts`, false],
    ["another machine, whose processes nobody knows here", `elsewhere ${gone} alerts`, false],
    ["an earlier process of the same number, as after a restart of a container", mine, true],
    ["who knows who", "nonsense", false],
    ["nobody in particular", `${hostname()} 0 alerts`, false],
  ])("held by %s", async (_who, holder, isTaken) => {
    await store.claim("alerts", holder, 60_000);
    expect(await createLease(store, "alerts").take()).toBe(isTaken);
    expect((await store.claim("alerts", "someone new", 60_000)).holder).toBe(isTaken ? mine : holder);
  });

  test("is kept for as long as it is renewed, and no longer", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
    try {
      const store = await openStore("memory://");
      const lease = createLease(store, "alerts");
      await lease.take();
      const stop = lease.keep();
      for (let tick = 0; tick < 20; tick += 1) {
        await vi.advanceTimersByTimeAsync(20_000);
        await vi.waitFor(() => expect(lease.isOurs()).toBe(true));
      }
      stop();
      await vi.advanceTimersByTimeAsync(61_000);
      expect(lease.isOurs()).toBe(false);
      await store.close();
    } finally {
      vi.useRealTimers();
    }
  });

  describe("whatever the clocks say", () => {
    const dayMs = 86_400_000;
    beforeEach(() => void vi.useFakeTimers({ toFake: ["Date", "performance"] }));
    afterEach(() => void vi.useRealTimers());
    /** Both go on; only the clock can be set. */
    const pass = (ms: number) => vi.advanceTimersByTime(ms);

    test("a holder elsewhere that has gone with a clock a day ahead is taken over when it has renewed nothing for a minute", async () => {
      vi.setSystemTime(Date.now() + dayMs);
      await store.claim("alerts", "container-1 7 alerts", 60_000);
      vi.setSystemTime(Date.now() - dayMs);
      const lease = createLease(store, "alerts");
      for (let look = 0; look < 4; look += 1) {
        expect([await lease.take(), lease.isOurs()]).toEqual([false, false]);
        pass(20_000);
      }
      expect([await lease.take(), lease.isOurs()]).toEqual([true, true]);
    });

    test("one that renews it is left alone, however far its clock is ahead", async () => {
      const lease = createLease(store, "alerts");
      for (let look = 0; look < 20; look += 1) {
        vi.setSystemTime(Date.now() + dayMs);
        await store.claim("alerts", "container-1 7 alerts", 60_000);
        vi.setSystemTime(Date.now() - dayMs);
        expect(await lease.take()).toBe(false);
        pass(20_000);
      }
    });

    test.each([-dayMs, 0, dayMs])("it is not ours any more when it was not renewed, set by %i ms", async (ms) => {
      const lease = createLease(store, "alerts");
      await lease.take();
      vi.setSystemTime(Date.now() + ms);
      pass(61_000);
      expect(lease.isOurs()).toBe(false);
      expect([await lease.take(), lease.isOurs()]).toEqual([true, true]);
    });
  });

  test("is free for others once it is released, and only then", async () => {
    const held = createLease(store, "alerts");
    expect([await held.take(), await held.take()]).toEqual([true, true]);
    expect(await store.claim("alerts", "another", 60_000)).toMatchObject({ isMine: false });
    await held.release();
    expect(await store.claim("alerts", "another", 60_000)).toMatchObject({ isMine: true });
    expect(await held.take()).toBe(false);
  });

  test("of the terminal is another one", async () => {
    await store.claim("alerts", "elsewhere 1 alerts", 60_000);
    expect(await createLease(store, "terminal").take()).toBe(true);
  });
});

describe("the clock of the alerts", () => {
  let clock: AlertScheduler | undefined;
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
  afterEach(async () => {
    vi.useRealTimers();
    await clock?.stop();
  });

  /** A lease that a test gives and takes. */
  function held(isOurs = true) {
    const state = { isOurs, takes: 0, isReleased: false };
    const it: Lease = {
      take: async () => {
        state.takes += 1;
        return state.isOurs;
      },
      keep: () => () => {},
      isOurs: () => state.isOurs,
      confirm: async () => state.isOurs,
      isElsewhereHere: () => !state.isOurs,
      release: async () => {
        state.isReleased = true;
      },
    };
    return { it, state };
  }

  /** How often somebody looked for what is due. */
  function watched() {
    const setup = createAlertSetup();
    let looks = 0;
    const due: AlertDeps["subscriptions"]["listDue"] = (...asked) => {
      looks += 1;
      return setup.subscriptions.listDue(...asked);
    };
    const subscriptions = { ...setup.subscriptions, listDue: due };
    const world: AlertDeps = { ...setup.alertDeps, subscriptions };
    return { setup, world, looks: () => looks };
  }

  test("looks at once, and every twenty seconds", async () => {
    const { world, looks } = watched();
    clock = createAlertScheduler(world, held().it, () => new Date());
    await clock.now();
    expect(looks()).toBe(2);
    await vi.advanceTimersByTimeAsync(60_000);
    await clock.now();
    expect(looks()).toBe(6);
  });

  test("does nothing while the lease is another's, and goes on when it is ours again", async () => {
    const { world, looks } = watched();
    const { it, state } = held(false);
    const heard: string[] = [];
    clock = createAlertScheduler(world, it, () => new Date(), undefined, {
      noteRun: () => heard.push("run"),
      noteFailedRun: () => heard.push("failed"),
      noteStandingBy: () => heard.push("standing by"),
    });
    expect(await clock.now()).toBeUndefined();
    expect([looks(), state.takes]).toEqual([0, 2]);
    state.isOurs = true;
    expect(await clock.now()).toMatchObject({ due: 0 });
    expect(heard).toEqual(["standing by", "standing by", "run"]);
  });

  test("only its first look takes what is on its way for left behind", async () => {
    const { setup, world } = watched();
    await setup.handle({ owner: anna, event: { type: "start" } });
    await setup.subscriptions.save({ ...made(setup), sending: sendingAt(setup.clock.at) });
    clock = createAlertScheduler(world, held().it, () => setup.clock.at);
    const first = await clock.now();
    await setup.subscriptions.save({ ...(await setup.one()), sending: sendingAt(setup.clock.at) });
    expect([first?.due, (await clock.now())?.due]).toEqual([0, 0]);
    // The first look of all, at its start, sent it again.
    expect(setup.messages).toHaveLength(1);
  });

  test("a run that fails is a line in the log, and the next one comes", async () => {
    const { setup, world } = watched();
    let fails = true;
    const due = async (now: Date) => {
      if (fails) throw new TypeError("the store is gone");
      return setup.subscriptions.listDue(now);
    };
    clock = createAlertScheduler(
      { ...world, subscriptions: { ...setup.subscriptions, listDue: due } },
      held().it,
      () => new Date(),
    );
    expect(await clock.now()).toBeUndefined();
    expect(JSON.stringify(setup.log)).toContain("TypeError");
    expect(JSON.stringify(setup.log)).not.toContain("the store is gone");
    fails = false;
    expect(await clock.now()).toMatchObject({ due: 0 });
  });

  test("a stop waits for the run under way, gives the lease back, and nothing runs after it", async () => {
    const { setup, world, looks } = watched();
    const { it, state } = held();
    let goOn = () => {};
    const waiting = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const isUnderWay = new Promise<void>((resolve) => {
      const due = async (now: Date) => {
        resolve();
        await waiting;
        return world.subscriptions.listDue(now);
      };
      clock = createAlertScheduler(
        { ...world, subscriptions: { ...setup.subscriptions, listDue: due } },
        it,
        () => new Date(),
      );
    });
    await isUnderWay;
    let isStopped = false;
    const stopped = clock?.stop().then(() => {
      isStopped = true;
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect([isStopped, state.isReleased]).toEqual([false, false]);
    goOn();
    await stopped;
    expect(state.isReleased).toBe(true);
    expect(await clock?.now()).toBeUndefined();
    expect(looks()).toBe(1);
  });

  test("while one platform is still being sent to, the others are served, and it alone waits", async () => {
    const { setup, world } = watched();
    const bob: Owner = { platform: "discord", chat: "2", person: "2" };
    for (const owner of [anna, bob]) {
      await setup.handle({ owner, event: { type: "start" } });
      await setup.subscriptions.save({ ...made(setup), owner });
    }
    setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
    // Bob wants it a little later.
    const later = { slot: "2026-11-23T09", at: "2026-11-23T08:00:00.000Z" };
    await setup.subscriptions.save({ ...(await setup.one(bob)), next: later });
    let answer = () => {};
    setup.answers(({ owner }) =>
      owner.platform === "discord" ? "sent" : new Promise((resolve) => (answer = () => resolve("sent"))),
    );
    const at = { now: new Date("2026-11-23T07:00:00Z") };
    clock = createAlertScheduler(world, held().it, () => at.now);
    await vi.waitFor(async () => expect((await setup.one()).sending).toBeDefined());
    at.now = new Date("2026-11-23T08:00:10Z");
    await vi.advanceTimersByTimeAsync(20_000);
    await vi.waitFor(() => expect(setup.messages.map(({ to }) => to)).toEqual([bob.person]));
    // It is looked at again and again meanwhile, and sent to once.
    await vi.advanceTimersByTimeAsync(60_000);
    answer();
    await vi.waitFor(() => expect(setup.messages.map(({ to }) => to)).toEqual([bob.person, anna.person]));
    expect(await clock.now()).toMatchObject({ due: 0 });
  });

  test("a platform that takes nothing for an hour is tried less and less, and no source is read for it in between; then everybody is told, once", async () => {
    const { setup, world } = watched();
    const people = Array.from({ length: 120 }, (_, i): Owner => ({ ...anna, chat: `c${i}`, person: `p${i}` }));
    const bob: Owner = { platform: "discord", chat: "2", person: "2" };
    for (const owner of [...people, bob]) {
      await setup.handle({ owner, event: { type: "start" } });
      await setup.subscriptions.save({ ...made(setup), owner });
    }
    setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
    let tries = 0;
    setup.answers(({ owner }) => {
      if (owner.platform === "discord") return "sent";
      tries += 1;
      return "failed";
    });
    const from = Date.parse("2026-11-23T07:00:00Z");
    setup.clock.at = new Date(from);
    const stopwatch = () => setup.clock.at.getTime() - from;
    clock = createAlertScheduler({ ...world, stopwatch }, held().it, () => setup.clock.at);
    const looksFor = async (minutes: number) => {
      for (let look = 0; look < 3 * minutes; look += 1) {
        await clock?.now();
        setup.clock.at = new Date(setup.clock.at.getTime() + 20_000);
      }
    };
    await looksFor(60);
    expect(setup.messages.map(({ to }) => to)).toEqual([bob.person]);
    // At 0, 1, 3, 7, 15, 30 and 45 minutes, a few messages each.
    expect(setup.reads.length).toBeLessThanOrEqual(7);
    expect(tries).toBeLessThan(7 * 45);
    setup.answers(() => "sent");
    await looksFor(46);
    const told = setup.messages.map(({ to }) => to).sort();
    expect(told).toEqual([...people, bob].map(({ person }) => person).sort());
    // It takes messages, and is left alone no longer.
    const reads = setup.reads.length;
    const again = { slot: "2026-11-23T10", at: setup.clock.at.toISOString() };
    await setup.subscriptions.save({ ...(await setup.one(people[0])), next: again });
    await looksFor(1);
    expect(setup.reads.length).toBe(reads + 1);
  });

  test("one look that failed is a reason to worry until the next one that does not", async () => {
    const { setup, world } = watched();
    let fails = true;
    const due = async (now: Date) => {
      if (fails) throw new TypeError("the store is busy");
      return setup.subscriptions.listDue(now);
    };
    clock = createAlertScheduler(
      { ...world, subscriptions: { ...setup.subscriptions, listDue: due } },
      held().it,
      () => setup.clock.at,
    );
    await clock.now();
    expect(clock.health()).toBe("degraded");
    fails = false;
    await clock.now();
    expect(clock.health()).toBe("ok");
  });

  test("whoever stands by has no reason to worry, whatever it met while the lease was its own", async () => {
    const { setup, world } = watched();
    const { it, state } = held();
    const take = vi.spyOn(it, "take").mockRejectedValueOnce(new Error("the store is gone"));
    clock = createAlertScheduler(world, it, () => setup.clock.at);
    await vi.waitFor(() => expect(clock?.health()).toBe("degraded"));
    expect(take).toHaveBeenCalledTimes(1);
    state.isOurs = false;
    await clock.now();
    expect(clock.health()).toBe("ok");
  });

  test("what has waited for a day without being brought is a reason to worry until it is, whatever others get", async () => {
    const { setup, world } = watched();
    await setup.handle({ owner: anna, event: { type: "start" } });
    const weekly = { ...made(setup), schedule: { ...made(setup).schedule, days: 1 } };
    await setup.subscriptions.save(planNextSlot(weekly, setup.clock.at));
    setup.stock.ft.push(published("NEW01", "2026-11-22T15:00:00.000Z"));
    setup.answers(() => "failed");
    const start = new Date((await setup.one()).next.at).getTime();
    setup.clock.at = new Date(start);
    clock = createAlertScheduler(world, held().it, () => setup.clock.at);
    const hours = async (count: number) => {
      setup.clock.at = new Date(start + count * 3_600_000);
      await clock?.now();
      return clock?.health();
    };
    for (const one of [0, 1, 2, 3]) await hours(one);
    // It is put back, and waits for the next week.
    await hours(3.5);
    expect(Date.parse((await setup.one()).next.at)).toBeGreaterThan(start + 100 * 3_600_000);
    setup.answers(() => "sent");
    const bob: Owner = { platform: "discord", chat: "2", person: "2" };
    await setup.handle({ owner: bob, event: { type: "start" } });
    const noon = { slot: "2026-11-23T12", at: new Date(start + 4 * 3_600_000).toISOString() };
    await setup.subscriptions.save({ ...made(setup), owner: bob, next: noon });
    setup.stock.ft.push(published("NEW02", setup.clock.at.toISOString()));
    expect(await hours(4)).toBe("ok");
    expect(await hours(20)).toBe("ok");
    expect(await hours(25)).toBe("degraded");
    setup.stock.ft.push(published("NEW03", "2026-11-24T06:00:00.000Z"));
    expect(await hours(50)).toBe("degraded");
    expect(setup.messages.map(({ to }) => to)).toContain(bob.person);
    await setup.subscriptions.save({
      ...(await setup.one()),
      next: { slot: "2026-11-26T08", at: "2026-11-26T07:00:00.000Z" },
    });
    expect(await hours(72)).toBe("ok");
    expect(setup.messages.map(({ to }) => to)).toContain(anna.person);
  });

  function made(setup: ReturnType<typeof createAlertSetup>) {
    return createSubscription({ id: "alert0000001", owner: anna, search: bakerInLyon, related: false }, setup.clock.at);
  }

  const sendingAt = (at: Date) => ({
    slot: "2026-11-22T08",
    at: at.toISOString(),
    since: at.toISOString(),
    screen: "digest000001",
    shown: 0,
    items: [],
  });
});
