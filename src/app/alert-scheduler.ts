import { hostname } from "node:os";
import { getLeaseOwner, isLeaseOwnerGone } from "../adapters/lease-owner.ts";
import type { Store } from "../adapters/store.ts";
import type { AlertDeps } from "../core/alerts/deps.ts";
import { createAlertHealth } from "../core/alerts/health.ts";
import { runDueAlerts } from "../core/alerts/run.ts";
import type { RunFigures } from "../core/alerts/run-figures.ts";
import type { Owner } from "../core/owner.ts";
import { errorName, type Health } from "../core/telemetry.ts";

/** Only one process at a time serves the alerts of a store. */
export type Lease = {
  /** Takes or renews it; resolves with whether it is ours. */
  take: () => Promise<boolean>;
  /** It was ours when it was last taken, and has not run out since. */
  isOurs: () => boolean;
  /** Another process of this machine holds it, and lives. */
  isElsewhereHere: () => boolean;
  release: () => Promise<void>;
};

const leaseMs = 60_000;
const tickMs = 20_000;

/**
 * A holder of this machine that is gone is known to be gone at once; any other for as long as its lease runs.
 */
export function createLease(store: Store, name: string): Lease {
  const holder = `${getLeaseOwner()} ${name}`;
  let until = 0;
  let other = "";

  async function take(): Promise<boolean> {
    const from = Date.now();
    let claimed = await store.claim(name, holder, leaseMs);
    if (!claimed.isMine && isLeaseOwnerGone(claimed.holder))
      claimed = await store.claim(name, holder, leaseMs, [claimed.holder]);
    until = claimed.isMine ? from + leaseMs : 0;
    other = claimed.isMine ? "" : claimed.holder;
    return claimed.isMine;
  }

  return {
    take,
    // Also when this process was suspended for a while, and did not notice.
    isOurs: () => Date.now() < until,
    isElsewhereHere: () => other.split(" ")[0] === hostname(),
    release: () => store.release(name, holder),
  };
}

/** Serves what is due, again and again. */
export type AlertScheduler = {
  /** Serves what is due now; waits for those that are under way. */
  now: () => Promise<RunFigures | undefined>;
  /** "degraded" as long as there is reason to worry. */
  health: () => Health;
  /** Starts no further run, and waits for those under way. */
  stop: () => Promise<void>;
};

/**
 * Looks every 20 seconds for what is due, on the platforms that have nothing to do any more, as long as the
 * lease is ours. `onRefused`: another process has kept it for longer than a dead one could.
 */
export function createAlertScheduler(
  world: Omit<AlertDeps, "mayGoOn">,
  held: Lease,
  now: () => Date,
  onRefused: () => void = () => {},
): AlertScheduler {
  const started = Date.now();
  let isFirst = true;
  let stopped = false;
  const worry = createAlertHealth(world);
  const runs = new Set<Promise<unknown>>();
  /** Platforms that a run still sends to: a look leaves them alone, and serves the others. */
  const busy = new Set<Owner["platform"]>();
  let look: Promise<void> = Promise.resolve();
  let looks = 0;

  async function once(looked: () => void): Promise<RunFigures | undefined> {
    const mine = new Set<Owner["platform"]>();
    const isThrough = (platform: Owner["platform"]) => {
      if (mine.delete(platform)) busy.delete(platform);
    };
    if (stopped) return undefined;
    try {
      if (!(await held.take())) {
        if (isFirst && Date.now() - started > leaseMs + tickMs) onRefused();
        return undefined;
      }
      const isStart = isFirst;
      isFirst = false;
      const figures = await runDueAlerts(
        {
          ...world,
          mayGoOn: () => !stopped && held.isOurs(),
          serves: (platform) => world.serves(platform) && !busy.has(platform),
          onWaiting: worry.noteWaiting,
          onPlatformDone: isThrough,
          onDueFound: (platforms) => {
            for (const platform of platforms) {
              mine.add(platform);
              busy.add(platform);
            }
            looked();
          },
        },
        now(),
        isStart,
      );
      worry.noteRun(figures);
      await worry.check(now());
      return figures;
    } catch (error) {
      worry.noteFailure();
      world.log.error({ error: errorName(error) }, "alerts: the run failed");
      return undefined;
    } finally {
      for (const platform of [...mine]) isThrough(platform);
    }
  }

  /** One looks at a time; while one still sends, another one may look. */
  function next(): Promise<RunFigures | undefined> {
    looks += 1;
    const before = look;
    let looked = () => {};
    look = new Promise<void>((resolve) => {
      looked = resolve;
    }).then(() => {
      looks -= 1;
    });
    const mine = before.then(() => once(looked)).finally(looked);
    runs.add(mine);
    void mine.finally(() => runs.delete(mine));
    return mine;
  }

  void next();
  const timer = setInterval(() => {
    if (looks === 0) void next();
  }, tickMs);
  timer.unref();
  // A long run must not lose it.
  const renewal = setInterval(() => void held.take().catch(() => {}), leaseMs / 3);
  renewal.unref();

  return {
    now: async () => {
      await Promise.all(runs);
      return next();
    },
    health: () => (worry.isUnhealthy() ? "degraded" : "ok"),
    stop: async () => {
      clearInterval(timer);
      clearInterval(renewal);
      stopped = true;
      await Promise.all(runs);
      await held.release().catch(() => {});
    },
  };
}
