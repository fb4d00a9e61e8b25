import { hostname } from "node:os";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { getSharedLeaseOwner, isSharedLeaseOwnerGone } from "../../src/adapters/lease-owner.ts";
import { openStore, type Store } from "../../src/adapters/store.ts";
import { joinLeases, type SenderLeases } from "../../src/app/bot-leases.ts";
import { createLease, type Lease, sharedLeaseMs } from "../../src/app/lease.ts";
import { runWhileHeld } from "../../src/app/standing-by.ts";
import type { Term } from "../../src/bots/platform.ts";
import { silentLog } from "../fakes/silent-log.ts";

/** A lease that a test gives and takes. */
function createGivenLease(isGiven = true) {
  const state = { isGiven, isOurs: false, fails: false };
  const take = async () => {
    if (state.fails) throw new Error("the store fails");
    state.isOurs = state.isGiven;
    return state.isOurs;
  };
  const lease: Lease = {
    take,
    keep: () => () => {},
    isOurs: () => state.isOurs,
    confirm: async () => state.isOurs && take().catch(() => false),
    isElsewhereHere: () => false,
    release: async () => {
      state.isOurs = false;
    },
  };
  return { lease, state };
}

const times = { lookMs: 1, renewMs: 1 };

describe("who stands by", () => {
  const stopping = new Set<AbortController>();
  afterEach(() => {
    for (const stop of stopping) stop.abort();
    stopping.clear();
  });

  function run({ lease }: Pick<ReturnType<typeof createGivenLease>, "lease">) {
    const stop = new AbortController();
    stopping.add(stop);
    const terms: Term[] = [];
    const done = runWhileHeld(
      { lease, duty: "poller of telegram", log: silentLog, ...times },
      async (term) => {
        terms.push(term);
        await new Promise<void>((resolve) => {
          for (const signal of [term.lost, stop.signal]) signal.addEventListener("abort", () => resolve());
        });
      },
      stop.signal,
    );
    return { stop, terms, done };
  }

  test("begins once the lease is free, ends when it is lost, and begins anew", async () => {
    const given = createGivenLease(false);
    const { terms, stop, done } = run(given);
    await vi.waitFor(() => expect(given.state.isOurs).toBe(false));
    expect(terms).toHaveLength(0);
    given.state.isGiven = true;
    await vi.waitFor(() => expect(terms).toHaveLength(1));
    expect([terms[0]?.isHeld(), await terms[0]?.confirm()]).toEqual([true, true]);
    given.state.isGiven = false;
    await vi.waitFor(() => expect(terms[0]?.lost.aborted).toBe(true));
    given.state.isGiven = true;
    await vi.waitFor(() => expect(terms).toHaveLength(2));
    // What was lost does not come back: the work of that term has ended.
    expect([terms[0]?.isHeld(), await terms[0]?.confirm(), terms[1]?.isHeld()]).toEqual([false, false, true]);
    stop.abort();
    await done;
  });

  test("goes on while the store fails, for as long as the lease runs", async () => {
    const given = createGivenLease();
    const { terms } = run(given);
    await vi.waitFor(() => expect(terms).toHaveLength(1));
    given.state.fails = true;
    await vi.waitFor(async () => expect(await terms[0]?.confirm()).toBe(false));
    expect([terms[0]?.isHeld(), terms[0]?.lost.aborted]).toEqual([true, false]);
    given.state.isOurs = false;
    await vi.waitFor(() => expect(terms[0]?.lost.aborted).toBe(true));
    expect(terms).toHaveLength(1);
    given.state.fails = false;
    await vi.waitFor(() => expect(terms).toHaveLength(2));
  });

  test("is told what ended the work, and does not begin again", async () => {
    const { lease } = createGivenLease();
    const log = silentLog;
    const refused = runWhileHeld(
      { lease, duty: "gateway of discord", log, ...times },
      async () => {
        throw new Error("refused");
      },
      new AbortController().signal,
    );
    await expect(refused).rejects.toThrow("refused");
    let begun = 0;
    await runWhileHeld(
      { lease, duty: "gateway of discord", log, ...times },
      async () => {
        begun += 1;
      },
      new AbortController().signal,
    );
    expect(begun).toBe(1);
  });
});

describe("a lease of a store that several machines share", () => {
  let store: Store;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date", "performance"] });
    store = { ...(await openStore("memory://")), isShared: true };
  });
  afterEach(async () => {
    vi.useRealTimers();
    await store.close();
  });

  test("is renewed before what it is needed for once it is half a minute old, and not sooner", async () => {
    const claims = vi.spyOn(store, "claim");
    const lease = createLease(store, "sender telegram");
    expect(await lease.confirm()).toBe(false);
    expect(claims).not.toHaveBeenCalled();
    await lease.take();
    vi.advanceTimersByTime(29_000);
    expect([await lease.confirm(), claims.mock.calls.length]).toEqual([true, 1]);
    vi.advanceTimersByTime(2_000);
    expect([await lease.confirm(), claims.mock.calls.length]).toEqual([true, 2]);
    // Suspended for an hour, while another process took over.
    vi.advanceTimersByTime(3_600_000);
    await store.claim("sender telegram", "elsewhere 7 abc sender telegram", sharedLeaseMs);
    expect([lease.isOurs(), await lease.confirm(), lease.isOurs()]).toEqual([false, false, false]);
  });

  test("that runs out though nobody took it is ours again when it is asked for", async () => {
    const lease = createLease(store, "poller telegram");
    await lease.take();
    vi.advanceTimersByTime(sharedLeaseMs);
    expect(lease.isOurs()).toBe(false);
    expect([await lease.confirm(), lease.isOurs()]).toEqual([true, true]);
  });

  test("of a store that fails is not confirmed", async () => {
    const lease = createLease(store, "poller telegram");
    await lease.take();
    vi.advanceTimersByTime(31_000);
    vi.spyOn(store, "claim").mockRejectedValue(new Error("the store fails"));
    expect([await lease.confirm(), lease.isOurs()]).toEqual([false, true]);
  });

  test("of a machine of the same name is neither renewed nor taken for left behind", async () => {
    // As an earlier version names its holders, and as another machine of that name would.
    for (const holder of [`${hostname()} 1 alerts`, `${hostname()}/other-boot/1 ${process.pid} abc alerts`]) {
      await store.claim("alerts", holder, 60_000);
      expect(await createLease(store, "alerts").take()).toBe(false);
      await store.release("alerts", holder);
    }
    expect(isSharedLeaseOwnerGone(`${hostname()} 4194305 alerts`)).toBe(false);
  });

  test("of an earlier process here, of the same number, is taken over at once", async () => {
    const [machine] = getSharedLeaseOwner().split(" ");
    await store.claim("alerts", `${machine} ${process.pid} before alerts`, 60_000);
    expect(await createLease(store, "alerts").take()).toBe(true);
    expect(isSharedLeaseOwnerGone(getSharedLeaseOwner())).toBe(false);
  });
});

describe("the lease on alerts and those on sending", () => {
  function createSenders(areNone: boolean) {
    const calls: string[] = [];
    const senders: SenderLeases = {
      areNone,
      take: async () => void calls.push("take"),
      isOurs: () => true,
      confirm: async () => true,
      release: async () => void calls.push("release"),
    };
    return { senders, calls };
  }

  test("are taken by one process, and given back together", async () => {
    const { lease, state } = createGivenLease(false);
    const { senders, calls } = createSenders(false);
    const joined = joinLeases(lease, senders);
    expect([await joined.take(), calls]).toEqual([false, []]);
    state.isGiven = true;
    expect([await joined.take(), joined.isOurs(), calls]).toEqual([true, true, ["take"]]);
    await joined.release();
    expect([joined.isOurs(), calls]).toEqual([false, ["take", "release"]]);
  });

  test("are one where nobody shares the store", () => {
    const { lease } = createGivenLease();
    expect(joinLeases(lease, createSenders(true).senders)).toBe(lease);
  });
});
