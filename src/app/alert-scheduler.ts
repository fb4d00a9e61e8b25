import type { RunCarrier } from "../adapters/alert-pieces/carrier.ts";
import type { AlertDeps } from "../core/alerts/deps.ts";
import { type AlertHealth, createAlertHealth } from "../core/alerts/health.ts";
import { runDueAlerts } from "../core/alerts/run.ts";
import type { RunFigures } from "../core/alerts/run-figures.ts";
import { minuteMs } from "../core/durations.ts";
import type { Platform } from "../core/owner.ts";
import { errorName, type Health } from "../core/telemetry.ts";
import type { SharedAlerts } from "./alert-pieces.ts";
import { createBusyPlatforms } from "./busy-platforms.ts";
import { type Lease, leaseMs } from "./lease.ts";
import { createLookQueue } from "./look-queue.ts";
import { createRestingPlatforms } from "./resting-platforms.ts";

/** Serves what is due, again and again. */
export type AlertScheduler = {
  /** Serves what is due now; waits for those that are under way. */
  now: () => Promise<RunFigures | undefined>;
  /** "degraded" as long as there is reason to worry. */
  health: () => Health;
  /** Where the work is shared: how many pieces of it were given up. */
  countDeadLetters?: () => Promise<number>;
  /** Starts no further run, and waits for those under way. */
  stop: () => Promise<void>;
};

/** Who hears how each run ended, and that another process runs them now. */
export type RunObserver = {
  noteRun: (figures: RunFigures) => void;
  noteFailedRun: () => void;
  noteStandingBy: () => void;
};

/** Has the work of runs done by all processes of a database, this one among them, from now on. */
export type ShareAlerts = (deps: Omit<AlertDeps, "mayGoOn">) => SharedAlerts;

const nobody: RunObserver = { noteRun: () => {}, noteFailedRun: () => {}, noteStandingBy: () => {} };

/** How often it looks for what is due. Milliseconds. */
const tickMs = 20_000;

/**
 * Looks every 20 seconds for what is due, on the platforms with no run in progress, as long as the
 * lease is ours. `onRefused`: another process has kept it for longer than a dead one could. `share`: the
 * other processes of the database do their part, whoever holds that lease.
 */
export function createAlertScheduler(
  deps: Omit<AlertDeps, "mayGoOn">,
  lease: Lease,
  now: () => Date,
  onRefused: () => void = () => {},
  observer: RunObserver = nobody,
  share?: ShareAlerts,
): AlertScheduler {
  const health = createAlertHealth(deps);
  const stopped = new AbortController();
  const shared = share?.({ ...deps, onWaiting: health.noteWaiting });
  const run = createAlertRunner({ deps, lease, health, now, onRefused, observer, shared, stopped: stopped.signal });
  const lookQueue = createLookQueue<RunFigures | undefined>();
  const look = () => lookQueue.enqueue(run);

  void look();
  const timer = setInterval(() => {
    if (!lookQueue.isLooking()) void look();
  }, tickMs);
  timer.unref();
  const stopRenewing = lease.keep();

  return {
    now: async () => {
      await lookQueue.settled();
      return look();
    },
    health: () => (health.isUnhealthy() ? "degraded" : "ok"),
    ...(shared ? { countDeadLetters: shared.countDeadLetters } : {}),
    stop: async () => {
      clearInterval(timer);
      stopRenewing();
      stopped.abort();
      await Promise.all([lookQueue.settled(), shared?.stop()]);
      await lease.release().catch(() => {});
    },
  };
}

type RunnerDeps = {
  deps: Omit<AlertDeps, "mayGoOn">;
  lease: Lease;
  health: AlertHealth;
  now: () => Date;
  onRefused: () => void;
  observer: RunObserver;
  shared: SharedAlerts | undefined;
  stopped: AbortSignal;
};

/**
 * One run over the alerts that are due on the platforms that no earlier run still sends to. `onLooked` is
 * called once it knows what is due. Never rejects: a run that fails is logged, and counts for the health.
 */
function createAlertRunner(all: RunnerDeps) {
  const { deps, lease, health, now, onRefused, observer, shared, stopped } = all;
  const started = performance.now();
  let isFirst = true;
  const busy = createBusyPlatforms();
  const resting = createRestingPlatforms(deps.stopwatch);

  function noteState(platform: Platform, isDown: boolean): void {
    if (!isDown) {
      resting.noteUp(platform);
      return;
    }
    const minutes = resting.noteDown(platform) / minuteMs;
    deps.log.warn({ platform, minutes }, "alerts: a platform takes nothing, and is left alone");
  }

  async function takeLease(): Promise<boolean> {
    if (await lease.take()) return true;
    health.noteStandingBy();
    observer.noteStandingBy();
    if (isFirst && performance.now() - started > leaseMs + tickMs) onRefused();
    return false;
  }

  return async (onLooked: () => void): Promise<RunFigures | undefined> => {
    if (stopped.aborted) return undefined;
    const claim = busy.claim();
    let carrier: RunCarrier | undefined;
    try {
      if (!(await takeLease())) return undefined;
      carrier = shared?.begin();
      const isStart = isFirst;
      isFirst = false;
      const alerts: AlertDeps = {
        ...deps,
        ...(carrier ? { carrier } : {}),
        mayGoOn: () => !stopped.aborted && lease.isOurs(),
        serves: (platform) => deps.serves(platform) && !busy.has(platform) && !resting.has(platform),
        onWaiting: health.noteWaiting,
        onPlatformDone: (platform, isDown) => {
          claim.release(platform);
          noteState(platform, isDown);
        },
        onDueFound: (platforms) => {
          claim.add(platforms);
          onLooked();
        },
      };
      const figures = await runDueAlerts(alerts, now(), isStart);
      health.noteRun(figures);
      observer.noteRun(figures);
      await health.check(now());
      return figures;
    } catch (error) {
      health.noteFailure();
      observer.noteFailedRun();
      deps.log.error({ error: errorName(error) }, "alerts: the run failed");
      return undefined;
    } finally {
      await carrier?.end().catch(() => {});
      claim.releaseAll();
    }
  };
}
