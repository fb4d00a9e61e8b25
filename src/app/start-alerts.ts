import { CannotStart } from "../config.ts";
import type { Conversation } from "../core/talk/conversation.ts";
import { type AlertScheduler, createAlertScheduler, type RunObserver } from "./alert-scheduler.ts";
import type { App } from "./app.ts";
import { joinLeases, type SenderLeases } from "./bot-leases.ts";
import { createAlertDependencies } from "./conversation.ts";
import { createLease } from "./lease.ts";
import type { Platforms } from "./platforms.ts";

/** What a process that runs the alerts does so with. */
export type AlertStart = {
  conversation: Conversation;
  bots: Platforms;
  senders: SenderLeases;
  observer: RunObserver;
  /** Resolves once the platforms can send; absent where they listen, and say so themselves. */
  opened?: Promise<void>;
  /** On SQLite, another process has kept the lease for longer than a dead one could. */
  onRefused: (error: CannotStart) => void;
};

/**
 * Serves the alerts of the store, in turns with nobody: a second process stands by where they share a store,
 * and is refused with `CannotStart` where the store is a file.
 */
export async function startAlerts(app: App, start: AlertStart): Promise<AlertScheduler> {
  const { store, clock } = app;
  const { conversation, bots, senders, observer, opened, onRefused } = start;
  const alerts = createLease(store, "alerts");
  // One that died elsewhere holds it for a minute at most: people are served meanwhile.
  if (!store.isShared && !(await alerts.take()) && alerts.isElsewhereHere()) throw createSecondRunnerRefusal();
  const deps = createAlertDependencies(app, conversation, bots);
  const serves: typeof deps.serves = (platform) => deps.serves(platform) && senders.isOurs(platform);
  const lease = joinLeases(alerts, senders);
  const refuse = store.isShared ? undefined : () => onRefused(createSecondRunnerRefusal());
  const create = () => createAlertScheduler({ ...deps, serves }, lease, clock.now, refuse, observer);
  return opened ? createLater(opened, create) : create();
}

/** A scheduler that begins once that is done: what it finds at its first run it can send. */
function createLater(ready: Promise<void>, create: () => AlertScheduler): AlertScheduler {
  let scheduler: AlertScheduler | undefined;
  let isStopped = false;
  const created = ready.then(
    () => {
      if (!isStopped) scheduler = create();
    },
    // Told to whoever started it.
    () => {},
  );
  return {
    now: async () => {
      await created;
      return scheduler?.now();
    },
    health: () => scheduler?.health() ?? "starting",
    stop: async () => {
      isStopped = true;
      await scheduler?.stop();
    },
  };
}

function createSecondRunnerRefusal(): CannotStart {
  return new CannotStart(
    "Another process runs the alerts of this store: stop it first, or start this one with --role bots (or ALERTS=off).",
    4,
  );
}
