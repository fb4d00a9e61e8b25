import { createHash } from "node:crypto";
import type { SharedLimit } from "../adapters/shared-limit.ts";
import { type RunAlone, runAtOnce } from "../bots/platform.ts";
import { type Config, findBotToken } from "../config.ts";
import type { Platform } from "../core/owner.ts";
import type { App } from "./app.ts";
import { createLease, keepRenewing, type Lease, sharedLeaseMs } from "./lease.ts";
import { runWhileHeld } from "./standing-by.ts";

/** What one process does for a bot, of all that share a store. */
type Duty = Parameters<RunAlone>[0] | "sender";

/**
 * The lease on what one process at a time does for the bot of that platform: limits, and what a platform
 * tells, belong to its token. The lease is named by a hash of it: whoever reads the store learns no token.
 * Undefined where there is nobody to share it with, or no token.
 */
export function createBotLease({ store, config }: Pick<App, "store" | "config">, duty: Duty, platform: Platform) {
  const bot = nameBot(config, platform);
  return store.isShared && bot !== undefined ? createLease(store, `${duty} ${bot}`) : undefined;
}

function nameBot(config: Config, platform: Platform): string | undefined {
  const token = findBotToken(config, platform);
  if (token === undefined) return undefined;
  return `${platform} ${createHash("sha256").update(token).digest("hex").slice(0, 16)}`;
}

/** What of a platform runs in one process at a time. */
export type PlatformDuties = {
  runAlone: RunAlone;
  /** Opens a limit of the bot's token, where other processes use it as well. */
  openLimit: (what: string) => SharedLimit | undefined;
  /** Lets others take over what this process did. */
  release: () => Promise<void>;
};

export function createPlatformDuties(app: Pick<App, "store" | "config" | "log">, platform: Platform): PlatformDuties {
  const held: Lease[] = [];
  const runAlone: RunAlone = (duty, work, stopped) => {
    const lease = createBotLease(app, duty, platform);
    if (!lease) return runAtOnce(duty, work, stopped);
    held.push(lease);
    return runWhileHeld({ lease, duty: `${duty} of ${platform}`, log: app.log }, work, stopped);
  };
  return {
    openLimit: (what) => {
      const bot = nameBot(app.config, platform);
      return bot === undefined ? undefined : app.store.openLimit?.(`${what} ${bot}`);
    },
    // Known to platforms as that one, where nobody could stand by.
    runAlone: app.store.isShared ? runAlone : runAtOnce,
    release: async () => void (await Promise.allSettled(held.map((lease) => lease.release()))),
  };
}

/**
 * The right to send digests by each bot, which one process at a time has: a limit of messages belongs to a
 * token, and two that send would each take a digest of the other for one that got lost.
 */
export type SenderLeases = {
  /** There is no bot, or nobody to share it with. */
  areNone: boolean;
  /** Takes or renews all that can be had. */
  take: () => Promise<void>;
  /** Whether this process may send there, as far as it knows without asking. */
  isOurs: (platform: Platform) => boolean;
  /** The same, to be asked before each message. */
  confirm: (platform: Platform) => Promise<boolean>;
  release: () => Promise<void>;
};

export function createSenderLeases(
  app: { store: App["store"]; config: Config },
  platforms: readonly Platform[],
): SenderLeases {
  const leases = new Map(
    platforms.flatMap((platform): [Platform, Lease][] => {
      const lease = createBotLease(app, "sender", platform);
      return lease ? [[platform, lease]] : [];
    }),
  );
  const all = [...leases.values()];
  return {
    areNone: all.length === 0,
    take: async () => void (await Promise.all(all.map((lease) => lease.take()))),
    isOurs: (platform) => leases.get(platform)?.isOurs() ?? true,
    confirm: async (platform) => (await leases.get(platform)?.confirm()) ?? true,
    release: async () => void (await Promise.allSettled(all.map((lease) => lease.release()))),
  };
}

/**
 * The lease on the alerts, whose holder also has those on sending, as far as they are free. Where nobody
 * shares the store it is all there is.
 */
export function joinLeases(alerts: Lease, senders: SenderLeases): Lease {
  if (senders.areNone) return alerts;
  const take = async () => {
    const isOurs = await alerts.take();
    if (isOurs) await senders.take();
    return isOurs;
  };
  return {
    ...alerts,
    take,
    keep: () => keepRenewing(take, sharedLeaseMs),
    release: async () => {
      await senders.release();
      await alerts.release();
    },
  };
}
