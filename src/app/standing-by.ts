import { setTimeout as wait } from "node:timers/promises";
import type { Term } from "../bots/platform.ts";
import { errorName, type Log } from "../core/telemetry.ts";
import type { Lease } from "./lease.ts";

/** What it is held for, and what hears of it. */
export type StandingBy = {
  lease: Lease;
  /** What the log calls it. */
  duty: string;
  log: Log;
  /** How often it is looked whether the lease has become free, and whether it is ours still. Milliseconds. */
  lookMs?: number;
  renewMs?: number;
};

/** With `sharedLeaseMs`: whoever stands by takes over within a minute. */
const usual = { lookMs: 5_000, renewMs: 10_000 };

/**
 * Runs `work` while the lease is ours, and stands by while it is another process's: as often as it takes,
 * until it is stopped, or the work ends by itself. Rejects as the work does. The lease is to be released by
 * whoever stops it, once all has settled that needs it.
 */
export async function runWhileHeld(
  { lease, duty, log, lookMs = usual.lookMs, renewMs = usual.renewMs }: StandingBy,
  work: (term: Term) => Promise<void>,
  stopped: AbortSignal,
): Promise<void> {
  let isSaid = false;
  while (!stopped.aborted) {
    if (!(await takeLease(lease, duty, log))) {
      if (!isSaid && !stopped.aborted) log.info({ duty }, "another process does this: standing by");
      isSaid = true;
      await wait(lookMs, undefined, { signal: stopped }).catch(() => {});
      continue;
    }
    if (isSaid) log.info({ duty }, "taken over");
    isSaid = false;
    const lost = new AbortController();
    const end = watchLease(lease, lost, { lookMs, renewMs });
    try {
      await work(createTerm(lease, lost.signal));
    } finally {
      end();
    }
    if (!lost.signal.aborted) return;
    log.warn({ duty }, "the lease was lost: another process may go on with this");
  }
}

/** What was lost once does not come back within a term. */
function createTerm(lease: Lease, lost: AbortSignal): Term {
  return {
    lost,
    isHeld: () => !lost.aborted && lease.isOurs(),
    confirm: async () => !lost.aborted && (await lease.confirm()) && !lost.aborted,
  };
}

/** Where the store cannot be asked, nobody knows whose it is: it is not ours. */
async function takeLease(lease: Lease, duty: string, log: Log): Promise<boolean> {
  try {
    return await lease.take();
  } catch (error) {
    log.warn({ duty, error: errorName(error) }, "the lease could not be asked for");
    return false;
  }
}

/** Renews it, and says when it is ours no longer: soon after a suspension as well. */
function watchLease(
  lease: Lease,
  lost: AbortController,
  { lookMs, renewMs }: { lookMs: number; renewMs: number },
): () => void {
  const look = () => {
    if (!lease.isOurs()) lost.abort();
  };
  // A renewal that fails is one that comes again: until the lease has run out, it is ours.
  const renewal = setInterval(() => {
    look();
    if (!lost.signal.aborted) void lease.take().then(look, () => {});
  }, renewMs);
  const watch = setInterval(look, Math.min(lookMs, 1_000));
  for (const timer of [renewal, watch]) timer.unref();
  return () => {
    clearInterval(renewal);
    clearInterval(watch);
  };
}
