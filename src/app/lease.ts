import { hostname } from "node:os";
import { getLeaseOwner, isLeaseOwnerGone } from "../adapters/lease-owner.ts";
import { createLeaseWatch } from "../adapters/lease-watch.ts";
import type { Store } from "../adapters/store.ts";
import { minuteMs } from "../core/durations.ts";

/** Only one process at a time serves the alerts of a store. */
export type Lease = {
  /** Takes or renews it; resolves with whether it is ours. */
  take: () => Promise<boolean>;
  /** Renews it until the answer is called: a long run must not lose it. */
  keep: () => () => void;
  /** It was ours when it was last taken, and has not run out since. */
  isOurs: () => boolean;
  /** Another process of this machine holds it, and lives. */
  isElsewhereHere: () => boolean;
  release: () => Promise<void>;
};

/** For how long a lease runs that is not renewed. Milliseconds. */
export const leaseMs = minuteMs;

/**
 * A holder of this machine that is gone is known to be gone at once; any other once its lease has run out, or
 * has not been renewed for as long as a lease runs.
 */
export function createLease(store: Store, name: string): Lease {
  const holder = `${getLeaseOwner()} ${name}`;
  const isLeft = createLeaseWatch(leaseMs);
  /** By the clock, and by a watch that nobody sets back. */
  let until = { clock: 0, watch: 0 };
  let other = "";

  async function take(): Promise<boolean> {
    const from = { clock: Date.now(), watch: performance.now() };
    let claimed = await store.claim(name, holder, leaseMs);
    if (!claimed.isMine && (isLeaseOwnerGone(claimed.holder) || isLeft(claimed)))
      claimed = await store.claim(name, holder, leaseMs, [claimed.holder]);
    until = claimed.isMine ? { clock: from.clock + leaseMs, watch: from.watch + leaseMs } : { clock: 0, watch: 0 };
    other = claimed.isMine ? "" : claimed.holder;
    return claimed.isMine;
  }

  return {
    take,
    keep: () => {
      const renewal = setInterval(() => void take().catch(() => {}), leaseMs / 3);
      renewal.unref();
      return () => clearInterval(renewal);
    },
    // Also when this process was suspended for a while, which stops the watch, or the clock was set back.
    isOurs: () => Date.now() < until.clock && performance.now() < until.watch,
    isElsewhereHere: () => other.split(" ")[0] === hostname(),
    release: () => store.release(name, holder),
  };
}
