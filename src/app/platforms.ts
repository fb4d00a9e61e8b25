import type { Hono } from "hono";
import { publishCall } from "../adapters/http/instrumentation.ts";
import { createThrottle } from "../adapters/throttle.ts";
import { discordPlatform } from "../bots/discord/platform.ts";
import {
  type DemoClock,
  type OpenPlatform,
  type PlatformContext,
  type PlatformDefinition,
  type PlatformLoad,
  runAtOnce,
} from "../bots/platform.ts";
import { telegramPlatform } from "../bots/telegram/platform.ts";
import { terminalPlatform } from "../bots/terminal/platform.ts";
import { webPlatform } from "../bots/web/platform.ts";
import { type Config, type ConfiguredPlatform, getPushSubject, hasWebChat } from "../config.ts";
import type { Platform, PlatformProfile } from "../core/owner.ts";
import type { PushService } from "../core/push.ts";
import type { Search } from "../core/search/search.ts";
import type { Conversation } from "../core/talk/conversation.ts";
import type { Messenger } from "../core/talk/ports.ts";
import type { Health } from "../core/telemetry.ts";
import type { App } from "./app.ts";
import { createPlatformDuties, type PlatformDuties, type SenderLeases } from "./bot-leases.ts";

/** The environment as platforms read it: what depends on several variables is decided. */
export type PlatformSettings = Config & { hasWebChat: boolean };

export type PlatformDefinitions = Readonly<Record<string, PlatformDefinition<PlatformSettings>>>;

/**
 * The platforms, in the order in which people are invited to them: one line each. One that `config.ts` can
 * configure must be here.
 */
export const allPlatforms = {
  telegram: telegramPlatform,
  discord: discordPlatform,
  web: webPlatform,
  terminal: terminalPlatform,
} satisfies PlatformDefinitions & Record<ConfiguredPlatform, PlatformDefinition<PlatformSettings>>;

/** Where people talk to us: what is known of it, and what of it runs in this process. */
export type KnownPlatforms = {
  /** All that this version knows, whether or not they run in this process. */
  profiles: readonly PlatformProfile[];
  findMessenger: (platform: Platform) => Messenger | undefined;
};

/** The platforms that are configured, as one. */
export type Platforms = KnownPlatforms & {
  /** Listens on all of them; rejects when one cannot go on. */
  run: (talk: Conversation) => Promise<never>;
  /** Makes them able to send, without listening: for an operator's command beside a process that listens. */
  open: () => Promise<void>;
  /** Adds what they are called by over HTTP. */
  addRoutes: (server: Hono, talk: Conversation, demo?: DemoClock) => void;
  /** Takes no more events; once what is under way is `settled`, finishes what is to be sent. */
  stop: (settled: () => Promise<void>) => Promise<void>;
  health: () => Record<string, Health>;
  /** What each of them has to do, by its id. */
  load: () => Record<string, PlatformLoad>;
};

type Opened = { profile: PlatformProfile; platform: OpenPlatform };

/**
 * Opens all that are configured. Two with the same id are a bug. With `senders`, messages that nobody waits
 * for are sent only where this process may.
 */
export async function openPlatforms(
  app: App,
  definitions: PlatformDefinitions = allPlatforms,
  senders?: Pick<SenderLeases, "confirm">,
): Promise<Platforms> {
  const profiles = listProfiles(definitions);
  const opened: Opened[] = [];
  const duties = new Map(profiles.map(({ id }) => [id, createPlatformDuties(app, id)]));
  const invite = (search: Search) => listInvitations(opened, search);
  const settings = { ...app.config, hasWebChat: hasWebChat(app.config) };
  for (const { profile, open } of Object.values(definitions)) {
    const platform = await open(
      settings,
      createContext(app, profile, { invite, senders, duties: duties.get(profile.id) }),
    );
    if (platform) opened.push({ profile, platform });
  }
  const platforms = opened.map(({ platform }) => platform);
  return {
    profiles,
    findMessenger: (id) => opened.find(({ profile }) => profile.id === id)?.platform.messenger,
    run: async (talk) => {
      await Promise.all(platforms.map((platform) => platform.run?.(talk)));
      return new Promise<never>(() => {});
    },
    open: async () => void (await Promise.all(platforms.map((platform) => platform.open?.()))),
    addRoutes: (server, talk, demo) => addRoutes(server, platforms, talk, demo),
    // One that cannot end well must not keep the others.
    stop: async (settled) => {
      await Promise.allSettled(platforms.map((platform) => platform.stop(settled)));
      // Others take over what this process has stopped to do.
      await Promise.all([...duties.values()].map(({ release }) => release()));
      await settled();
    },
    health: () =>
      Object.fromEntries(
        opened.flatMap(({ profile, platform: { health } }) => (health ? [[profile.id, health()]] : [])),
      ),
    load: () =>
      Object.fromEntries(opened.flatMap(({ profile, platform: { load } }) => (load ? [[profile.id, load()]] : []))),
  };
}

/** The profile of each. Rejects two with the same id: one would read what is stored of the other. */
export function listProfiles(definitions: PlatformDefinitions): PlatformProfile[] {
  const profiles = Object.values(definitions).map(({ profile }) => profile);
  const ids = profiles.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new Error(`two platforms have the same id: ${ids.join(", ")}`);
  return profiles;
}

type ContextParts = {
  invite: PlatformContext["listInvitations"];
  senders: Pick<SenderLeases, "confirm"> | undefined;
  duties: PlatformDuties | undefined;
};

function createContext(
  { config, store, services, log }: App,
  { id }: PlatformProfile,
  { invite, senders, duties }: ContextParts,
): PlatformContext {
  return {
    openCollection: () => store.collection(id),
    ...(store.openInbox ? { inbox: store.openInbox(id) } : {}),
    createPace: (perSecond) => {
      const { turn } = createThrottle(perSecond, undefined, undefined, duties?.openLimit("messages"));
      return senders ? guardPace(turn, () => senders.confirm(id)) : turn;
    },
    runAlone: duties?.runAlone ?? runAtOnce,
    suggest: services.suggest,
    openPush: () => openPush({ config, store, log }),
    listInvitations: (search) => invite(search).filter(({ platform }) => platform.id !== id),
    log,
    noteCall: publishCall,
  };
}

/** Rejects where another process sends by now: this one may have been suspended while it waited. */
function guardPace(turn: (signal?: AbortSignal) => Promise<void>, mayISend: () => Promise<boolean>): typeof turn {
  return async (signal) => {
    await turn(signal);
    if (!(await mayISend())) throw new Error("another process sends by this bot");
  };
}

function listInvitations(opened: readonly Opened[], search: Search) {
  return opened.flatMap(({ profile, platform }) => {
    const url = platform.invitation?.(search);
    return url === undefined ? [] : [{ platform: profile, url }];
  });
}

/** Loaded only where a push service has somebody to write to. */
async function openPush({
  config,
  store,
  log,
}: Pick<App, "config" | "store" | "log">): Promise<PushService | undefined> {
  const subject = getPushSubject(config);
  if (subject === undefined) return undefined;
  const { createWebPush } = await import("../adapters/web-push.ts");
  return createWebPush({ collection: store.collection("push"), subject, log });
}

/** The deepest first: a page at "/" has guards for everything that is mounted after it. */
function addRoutes(server: Hono, platforms: readonly OpenPlatform[], talk: Conversation, demo?: DemoClock): void {
  const deepestFirst = platforms
    .flatMap(({ routes }) => routes ?? [])
    .sort((one, other) => other.path.length - one.path.length);
  for (const { path, create } of deepestFirst) server.route(path, create(talk, demo));
}
