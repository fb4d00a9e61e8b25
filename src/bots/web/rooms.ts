import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import type { NotifyingPlatforms } from "../../core/alerts/alert.ts";
import type { Collection } from "../../core/collection.ts";
import type { Owner } from "../../core/owner.ts";
import type { PushService } from "../../core/push.ts";
import type { Search } from "../../core/search/search.ts";
import { createKeyedQueue } from "../../core/talk/keyed-queue.ts";
import { errorName, type Log } from "../../core/telemetry.ts";
import { toLineKey } from "../living-messages.ts";
import { createClientFinder, type WebClient } from "./client-address.ts";
import { createDevices, type Devices } from "./devices.ts";
import { createEventStreams, type EventStreams } from "./event-streams.ts";
import { readSessionCookie } from "./guard.ts";
import { createHistory, type History, type WebMessage } from "./history.ts";
import { type AddressSet, noAddress } from "./ip.ts";
import { createMediaStore, type MediaStore } from "./media-store.ts";
import { createSessions, type Sessions } from "./sessions.ts";
import { createVisitLimits, type VisitLimits } from "./visit-limits.ts";

export type WebOptions = {
  collection: Collection;
  log: Log;
  /** Hosts under which the page may be called, besides this machine. */
  hosts: string[];
  /** The page is reached by https. */
  secure: boolean;
  /** Of PUBLIC_URL, where there is one: "https://tremplin.example". */
  publicOrigin?: string | undefined;
  /** Proxies whose forwarded-for header is believed. */
  trusted?: AddressSet;
  /** Sends notifications, where there is somebody whom a push service can write to. */
  push?: PushService | undefined;
  /** Where else news of a search can be had. */
  elsewhere?: (search: Search) => NotifyingPlatforms["elsewhere"];
};

/** What the page and its messages share. */
export type WebRooms = {
  options: WebOptions;
  log: Log;
  past: History;
  media: MediaStore;
  open: EventStreams;
  sessions: Sessions;
  visitors: VisitLimits;
  devices: Devices | undefined;
  newId: () => string;
  /** Runs the work after all earlier work of that line. */
  enqueue: <T>(line: string, work: () => Promise<T>) => Promise<T>;
  /** The same in the line of that person, in which their messages are drawn. */
  inLine: <T>(person: string, work: () => Promise<T>) => Promise<T>;
  /** All that was said; nothing where that cannot be read. */
  readPast: (person: string) => Promise<WebMessage[]>;
  /** Who asks, and from where. */
  findClient: (c: Context) => WebClient;
  /** How many people something is being drawn for. */
  busyLines: () => number;
  /** Resolves when nothing is being drawn any more. */
  idle: () => Promise<void>;
};

export function createWebRooms(options: WebOptions): WebRooms {
  const { collection, log, trusted = noAddress } = options;
  const past = createHistory(collection);
  const queue = createKeyedQueue();
  const findAddress = createClientFinder(trusted, () =>
    log.warn({}, "a peer that TRUSTED_PROXY does not list sent X-Forwarded-For: limits by address are off for it"),
  );
  return {
    options,
    log,
    past,
    media: createMediaStore(collection),
    open: createEventStreams(),
    sessions: createSessions(collection),
    visitors: createVisitLimits(),
    devices: options.push && createDevices(collection, options.push),
    newId: createIdSource(),
    enqueue: queue.enqueue,
    inLine: (person, work) => queue.enqueue(toLineKey(toWebOwner(person)), work),
    // What cannot be read keeps nothing from being said.
    readPast: (person) =>
      past.all(person).catch((error: unknown) => {
        log.error({ error: errorName(error) }, "web chat: the conversation cannot be read");
        return [];
      }),
    findClient: (c) => {
      const isSocket = c.env?.incoming !== undefined || c.env?.server !== undefined;
      return findAddress(isSocket ? getConnInfo(c).remote.address : undefined, (name) => c.req.header(name));
    },
    busyLines: () => queue.keys().length,
    idle: queue.idle,
  };
}

/** On the page everyone has a chat of their own. */
export function toWebOwner(person: string): Owner {
  return { platform: "web", chat: person, person };
}

/** Ids in the order in which messages were made. */
function createIdSource(): () => string {
  let ids = 0;
  return () => `${Date.now().toString(36).padStart(9, "0")}${(ids++ % 46_656).toString(36).padStart(3, "0")}`;
}

/** The person who asks for something, or the answer to somebody who is nobody. */
export async function identifyPerson(
  { sessions, visitors, findClient, log }: WebRooms,
  c: Context,
): Promise<string | Response> {
  try {
    const person = await sessions.known(readSessionCookie(c));
    if (person === undefined) return c.text("Rechargez la page.", 401);
    visitors.seen(person, findClient(c).network);
    return person;
  } catch (error) {
    log.error({ error: errorName(error) }, "web chat: the store cannot be read");
    return refuseForNow(c);
  }
}

export function refuseForNow(c: Context): Response {
  return c.text("😕 Un problème est survenu. Réessayez dans un instant.", 503, { "retry-after": "10" });
}
