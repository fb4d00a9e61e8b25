import { hostname } from "node:os";
import {
  getLeaseOwner,
  getSharedLeaseOwner,
  isLeaseOwnerGone,
  isSharedLeaseOwnerGone,
} from "../adapters/lease-owner.ts";
import { createLeaseWatch } from "../adapters/lease-watch.ts";
import type { Store } from "../adapters/store.ts";
import { minuteMs } from "../core/durations.ts";

/** A right that only one process at a time has, of those that have a store in common. */
export type Lease = {
  /** Takes or renews it; resolves with whether it is ours. */
  take: () => Promise<boolean>;
  /** Renews it until the answer is called: a long run must not lose it. */
  keep: () => () => void;
  /** It was ours when it was last taken, and has not run out since. */
  isOurs: () => boolean;
  /**
   * It is ours, and stays so for a while: to be asked before what may not be done twice. One that was not
   * renewed for half a minute is renewed first, for this process may have been suspended. Takes none that
   * was not ours, and never rejects.
   */
  confirm: () => Promise<boolean>;
  /** Another process of this machine holds it, and lives. */
  isElsewhereHere: () => boolean;
  release: () => Promise<void>;
};

/** For how long a lease runs that is not renewed. Milliseconds. */
export const leaseMs = minuteMs;
/**
 * Where several processes share a store: who stands by looks every 20 seconds at the latest, and takes over
 * within a minute.
 */
export const sharedLeaseMs = 40_000;
/** A claim that is older than this is renewed before what it is needed for. Milliseconds. */
const freshMs = 30_000;

type Claim = { clock: number; watch: number };

/**
 * A holder of this machine that is gone is known to be gone at once; any other once its lease has run out, or
 * has not been renewed for as long as a lease runs.
 */
export function createLease(store: Pick<Store, "claim" | "release" | "isShared">, name: string): Lease {
  const ms = store.isShared ? sharedLeaseMs : leaseMs;
  const holder = `${store.isShared ? getSharedLeaseOwner() : getLeaseOwner()} ${name}`;
  const isGone = store.isShared ? isSharedLeaseOwnerGone : isLeaseOwnerGone;
  const isLeft = createLeaseWatch(ms);
  /** When it was last taken, by the clock and by a watch that nobody sets back; not where it is another's. */
  let taken: Claim | undefined;
  let other = "";
  let taking: Promise<boolean> | undefined;

  async function claim(): Promise<boolean> {
    const from = { clock: Date.now(), watch: performance.now() };
    let claimed = await store.claim(name, holder, ms);
    if (!claimed.isMine && (isGone(claimed.holder) || isLeft(claimed)))
      claimed = await store.claim(name, holder, ms, [claimed.holder]);
    taken = claimed.isMine ? from : undefined;
    other = claimed.isMine ? "" : claimed.holder;
    return claimed.isMine;
  }

  /** Those who ask at once share a claim. */
  function take(): Promise<boolean> {
    taking ??= claim().finally(() => {
      taking = undefined;
    });
    return taking;
  }

  /** Also when this process was suspended for a while, which stops the watch, or the clock was set back. */
  function isYoungerThan(ageMs: number): boolean {
    return taken !== undefined && Date.now() < taken.clock + ageMs && performance.now() < taken.watch + ageMs;
  }

  return {
    take,
    keep: () => keepRenewing(take, ms),
    isOurs: () => isYoungerThan(ms),
    confirm: async () => taken !== undefined && (isYoungerThan(freshMs) || (await take().catch(() => false))),
    isElsewhereHere: () => other.split(" ")[0] === hostname(),
    release: async () => {
      taken = undefined;
      await store.release(name, holder);
    },
  };
}

/** Takes it again and again, long before it would run out, until the answer is called. */
export function keepRenewing(take: () => Promise<unknown>, ms: number): () => void {
  const renewal = setInterval(() => void take().catch(() => {}), ms / 3);
  renewal.unref();
  return () => clearInterval(renewal);
}
