import { hostname } from "node:os";
import type { Store } from "./adapters/store.ts";
import { type AlertWorld, type Figures, run, worryOf } from "./core/alerts/run.ts";
import { kindOf } from "./core/fault.ts";
import type { Health } from "./core/talk/world.ts";

/** Only one process at a time serves the alerts of a store. */
export type Lease = {
  /** Takes or renews it; resolves with whether it is ours. */
  take: () => Promise<boolean>;
  release: () => Promise<void>;
};

const leaseMs = 60_000;
const tickMs = 20_000;

/** A holder of this machine that is gone is known to be gone at once; any other for as long as its lease runs. */
export function lease(store: Store, name: string): Lease {
  const holder = `${hostname()} ${process.pid} ${name}`;
  return {
    take: async () => {
      const first = await store.claim(name, holder, leaseMs);
      if (first.isMine || !isGone(first.holder)) return first.isMine;
      return (await store.claim(name, holder, leaseMs, [first.holder])).isMine;
    },
    release: () => store.release(name, holder),
  };
}

function isGone(holder: string): boolean {
  const [host, pid] = holder.split(" ");
  if (host !== hostname() || !Number(pid) || Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

/** Serves what is due, again and again. */
export type AlertClock = {
  /** Serves what is due now; waits for a run that is under way. */
  now: () => Promise<Figures | undefined>;
  /** "degraded" when the last run that had something to do gave reason to worry. */
  health: () => Health;
  /** Starts no further run, and waits for the one under way. */
  stop: () => Promise<void>;
};

/** Looks every 20 seconds for what is due, as long as the lease is ours. */
export function alertClock(world: AlertWorld, held: Lease, now: () => Date): AlertClock {
  let isFirst = true;
  let under: Promise<Figures | undefined> = Promise.resolve(undefined);
  let stopped = false;
  let worry: string | undefined;

  async function once(): Promise<Figures | undefined> {
    if (stopped) return undefined;
    try {
      if (!(await held.take())) return undefined;
      const isStart = isFirst;
      isFirst = false;
      const figures = await run(world, now(), isStart);
      if (figures.due > 0) worry = worryOf(figures);
      return figures;
    } catch (error) {
      world.log.error({ error: kindOf(error) }, "alerts: the run failed");
      return undefined;
    }
  }

  const next = () => {
    under = under.then(once);
    return under;
  };
  void next();
  const timer = setInterval(() => void next(), tickMs);
  timer.unref();
  // A long run must not lose it.
  const renewal = setInterval(() => void held.take().catch(() => {}), leaseMs / 3);
  renewal.unref();

  return {
    now: next,
    health: () => (worry === undefined ? "ok" : "degraded"),
    stop: async () => {
      clearInterval(timer);
      clearInterval(renewal);
      stopped = true;
      await under;
      await held.release().catch(() => {});
    },
  };
}
