import type { Hono } from "hono";
import type { Collection } from "../core/collection.ts";
import type { PlatformProfile } from "../core/owner.ts";
import type { PushService } from "../core/push.ts";
import type { Search } from "../core/search/search.ts";
import type { Conversation } from "../core/talk/conversation.ts";
import type { Inbox } from "../core/talk/inbox.ts";
import type { Messenger } from "../core/talk/ports.ts";
import type { Health, Log, NoteCall } from "../core/telemetry.ts";

/*
 * What a platform is to the program: each folder in here defines one, and app/platforms.ts lists them.
 * Nothing else knows one by name.
 */

/** A platform of which nothing is open yet. */
export type PlatformDefinition<Settings> = {
  profile: PlatformProfile;
  /**
   * Opens it, from its own settings and what all platforms share; undefined where the settings ask for none.
   * Waits for no network.
   */
  open: (settings: Settings, context: PlatformContext) => Promise<OpenPlatform | undefined>;
};

/** What every platform is opened with. */
export type PlatformContext = {
  /** Opens the rows of this platform alone, which are kept over restarts. */
  openCollection: () => Collection;
  /** Where its events are kept until they are handled; absent where one process has the store to itself. */
  inbox?: Inbox;
  /**
   * A pace of so many messages in a second: each call resolves when its turn has come, and rejects once the
   * signal is given.
   */
  createPace: (perSecond: number) => (signal?: AbortSignal) => Promise<void>;
  /** Runs what one process at a time may do for the bot. */
  runAlone: RunAlone;
  suggest: Suggestions;
  /** Notifications on devices; undefined where push services have nobody to write to. */
  openPush: () => Promise<PushService | undefined>;
  /** Where news of that search can be had on the other platforms. */
  listInvitations: (search: Search) => Invitation[];
  log: Log;
  /** Hears of each call to the platform, once it is over. */
  noteCall: NoteCall;
};

/**
 * Runs work that one process at a time may do for a bot, of all that share a store: each of the others stands
 * by, and takes over within a minute once that one is gone. Where the store is one process's own, the work
 * begins at once. Resolves once it is stopped, or the work has ended by itself; rejects as the work does.
 */
export type RunAlone = (
  duty: "poller" | "gateway",
  work: (term: Term) => Promise<void>,
  stopped: AbortSignal,
) => Promise<void>;

/** The time for which this process alone does something. */
export type Term = {
  /** Given once another process may go on with it: the work is to end, and may be begun anew later. */
  lost: AbortSignal;
  /** Whether this process does it still, by the clock. */
  isHeld: () => boolean;
  /** The same, where that has to be certain for the next seconds: the store may be asked. */
  confirm: () => Promise<boolean>;
};

/** There is no other process. */
export const runAtOnce: RunAlone = (_duty, work) =>
  work({ lost: new AbortController().signal, isHeld: () => true, confirm: async () => true });

/** A platform that is able to draw screens. */
export type OpenPlatform = {
  messenger: Messenger;
  /**
   * Listens until it is stopped; absent for one that hears of events by its routes alone. Rejects with
   * `PlatformRefused` when the platform does not take us.
   */
  run?: (talk: Conversation) => Promise<void>;
  /** Makes it able to send without listening; absent where nothing has to be done for that. */
  open?: () => Promise<void>;
  /** What people or the platform call over HTTP; absent for one that is called by nobody. */
  routes?: PlatformRoutes;
  /** Shown in `/healthz`; absent where there is nothing that could fail by itself. */
  health?: () => Health;
  /** How much it has to do at this moment; absent where nobody needs to know. */
  load?: () => PlatformLoad;
  /**
   * An address that opens it, with that search where an address can carry it; undefined until the platform
   * has said who we are. Absent where there is no such address.
   */
  invitation?: (search: Search) => string | undefined;
  /** Takes no more events; once what is under way is `settled`, finishes what is to be sent. */
  stop: (settled: () => Promise<void>) => Promise<void>;
};

/** What a platform has to do at a moment. */
export type PlatformLoad = {
  /** Chats to which something is being sent, or waits to be. */
  chats: number;
  /** Open pages, where it has such. */
  streams?: number;
};

export type PlatformRoutes = {
  /** Where they are mounted. What is mounted deeper goes first: guards of "/" are not for it. */
  path: string;
  create: (talk: Conversation, demo?: DemoClock) => Hono;
};

/**
 * The demo shows its day, and can be moved to the next one by whoever sits at this machine: it is everybody's
 * day.
 */
export type DemoClock = { now: () => Date; tomorrow?: () => Promise<Date> };

/** An address that opens a platform with a search. */
export type Invitation = { platform: PlatformProfile; url: string };

/**
 * What a half-written job or town may become: at most 25 labels, which are understood when they come back.
 * Local and quick.
 */
export type Suggestions = {
  /** Just after the start, resolves once that can be told at once. */
  ready?: () => Promise<void>;
  jobs: (typed: string) => string[];
  towns: (typed: string) => string[];
};
