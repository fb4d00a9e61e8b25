import { CannotStart, findBotToken } from "../config.ts";
import type { Platform } from "../core/owner.ts";
import type { Conversation } from "../core/talk/conversation.ts";
import type { SendingRight } from "./alert-pieces.ts";
import { type AlertScheduler, createAlertScheduler, type RunObserver, type ShareAlerts } from "./alert-scheduler.ts";
import type { App } from "./app.ts";
import type { SenderLeases } from "./bot-leases.ts";
import { createAlertDependencies } from "./conversation.ts";
import { createLease, keepRenewing, sharedLeaseMs } from "./lease.ts";
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
 * Serves the alerts of the store: where several processes share one, each does its part, and a second one
 * stands by to find what is due; where the store is a file, it is refused with `CannotStart`.
 */
export async function startAlerts(app: App, start: AlertStart): Promise<AlertScheduler> {
  const { store, clock } = app;
  const { conversation, bots, senders, observer, opened, onRefused } = start;
  const alerts = createLease(store, "alerts");
  // One that died elsewhere holds it for a minute at most: people are served meanwhile.
  if (!store.isShared && !(await alerts.take()) && alerts.isElsewhereHere()) throw createSecondRunnerRefusal();
  const deps = createAlertDependencies(app, conversation, bots);
  if (store.isShared) {
    const share = await openSharing(app, bots, senders);
    const create = () => createAlertScheduler(deps, alerts, clock.now, undefined, observer, share);
    return opened ? createLater(opened, create, true) : create();
  }
  const refuse = () => onRefused(createSecondRunnerRefusal());
  const create = () => createAlertScheduler(deps, alerts, clock.now, refuse, observer);
  return opened ? createLater(opened, create) : create();
}

/** What carries the work from one process to another is loaded where there may be several. */
async function openSharing(app: App, { profiles }: Platforms, senders: SenderLeases): Promise<ShareAlerts> {
  const { openSharedAlerts } = await import("./alert-pieces.ts");
  const rights = new Map(profiles.map(({ id }) => [id, createSendingRight(app, id, senders)]));
  return openSharedAlerts(app.config.STORE_URL, rights);
}

/** Of a platform without a bot, too, one process at a time sends what alerts say. */
function createSendingRight({ store, config }: App, platform: Platform, senders: SenderLeases): SendingRight {
  if (findBotToken(config, platform) === undefined) return createLease(store, `sender ${platform}`);
  const take = async () => {
    await senders.take();
    return senders.isOurs(platform);
  };
  return {
    take,
    isOurs: () => senders.isOurs(platform),
    keep: () => keepRenewing(take, sharedLeaseMs),
    release: senders.release,
  };
}

/** A scheduler that begins once that is done: what it finds at its first run it can send. */
function createLater(ready: Promise<void>, create: () => AlertScheduler, isShared = false): AlertScheduler {
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
    ...(isShared ? { countDeadLetters: async () => (await scheduler?.countDeadLetters?.()) ?? 0 } : {}),
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
