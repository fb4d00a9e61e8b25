import { randomBytes } from "node:crypto";
import type { SSEStreamingApi } from "hono/streaming";

/** The event streams of pages that are open. */
export type EventStreams = {
  /** No more of that person fit in. `network`: where they are; undefined where that cannot be told. */
  isFull: (person: string, network: string | undefined) => boolean;
  /**
   * This one was closed for a newer one of the same person: a browser that tries again is told to leave it.
   */
  wasReplaced: (id: string | undefined) => boolean;
  /**
   * Counts it; resolves once it is to be ended, or has ended. The oldest of a person who has too many ends.
   */
  hold: (person: string, network: string | undefined, stream: SSEStreamingApi) => HeldStream;
  /**
   * Messages of which nothing is kept, to every page of that person; where none is open, to the first that is
   * within half a minute.
   */
  confide: (person: string, messages: unknown[]) => void;
  /** To every page of that person. */
  push: (person: string, event: string, data: unknown) => void;
  /** How many are open. */
  size: () => number;
  close: () => void;
};

export type HeldStream = {
  /** Its first event, with the id that a browser names when it tries again. */
  first: (event: string, data: unknown) => void;
  ended: Promise<void>;
};

const maxOfPerson = 5;
const maxInAll = 500;
/** Of those whose network cannot be told. */
const maxHidden = maxInAll / 2;
/** A class shares an address, and some of its pupils have several pages open. */
const maxOfNetwork = 100;
/** The newest that were replaced; a browser tries again within seconds. */
const maxReplaced = 5_000;
/**
 * Events that wait for a page that does not read them; it is cut off then, and gets everything anew when it
 * comes back.
 */
const maxUnread = 200;
/** A sign of life, sooner than anything in between takes a stream for dead. Milliseconds. */
const beatMs = 25_000;

const farewellMs = 2_000;

/** In memory only, for a page whose connection is being taken up again. Milliseconds. */
const confidenceMs = 30_000;
const maxConfidences = 1_000;

type Open = { id: string; stream: SSEStreamingApi; unread: number; end: () => void };

/** What is to be shown to people who have no page open at this moment. */
function createConfidences() {
  const waiting = new Map<string, { messages: unknown[]; end: NodeJS.Timeout }>();

  function take(person: string): unknown[] {
    const found = waiting.get(person);
    clearTimeout(found?.end);
    waiting.delete(person);
    return found?.messages ?? [];
  }

  function add(person: string, messages: unknown[]): void {
    const all = [...take(person), ...messages].slice(-10);
    if (waiting.size >= maxConfidences) return;
    waiting.set(person, { messages: all, end: setTimeout(() => waiting.delete(person), confidenceMs).unref() });
  }

  return { take, add };
}

/** How many are open from each network, and from where nobody can tell. */
function createNetworkCounts() {
  const counts = new Map<string | undefined, Set<Open>>();
  return {
    isFull: (network: string | undefined) =>
      (counts.get(network)?.size ?? 0) >= (network === undefined ? maxHidden : maxOfNetwork),
    add: (network: string | undefined, connection: Open) => {
      counts.set(network, (counts.get(network) ?? new Set()).add(connection));
    },
    remove: (network: string | undefined, connection: Open) => {
      const rest = counts.get(network);
      if (rest?.delete(connection) && rest.size === 0) counts.delete(network);
    },
    /** The oldest whose network cannot be told. */
    oldestHidden: (): Open | undefined => counts.get(undefined)?.values().next().value,
  };
}

/** A page that does not read is cut off. */
function write(connection: Open, event: string, data: unknown, more: { id?: string } = {}): void {
  if (connection.unread >= maxUnread) {
    connection.stream.abort();
    return;
  }
  connection.unread += 1;
  void connection.stream.writeSSE({ event, data: JSON.stringify(data), ...more }).finally(() => {
    connection.unread -= 1;
  });
}

export function createEventStreams(): EventStreams {
  const open = new Map<string, Set<Open>>();
  const replaced = new Set<string>();
  const networks = createNetworkCounts();
  const confidences = createConfidences();
  let size = 0;

  function replace(connection: Open): void {
    for (const oldest of replaced) {
      if (replaced.size < maxReplaced) break;
      replaced.delete(oldest);
    }
    replaced.add(connection.id);
    // It is ended once that is written, which a page that does not read would put off for ever.
    const impatience = setTimeout(() => connection.stream.abort(), farewellMs).unref();
    void connection.stream.writeSSE({ event: "replaced", data: "" }).finally(() => {
      clearTimeout(impatience);
      connection.end();
    });
  }

  function isFull(person: string, network: string | undefined): boolean {
    // One of theirs makes room.
    if ((open.get(person)?.size ?? 0) >= maxOfPerson) return false;
    if (networks.isFull(network)) return true;
    // Whose address cannot be told makes room for those who show theirs.
    return size >= maxInAll && (network === undefined || networks.oldestHidden() === undefined);
  }

  return {
    isFull,
    size: () => size,
    wasReplaced: (id) => id !== undefined && replaced.has(id),
    hold: (person, network, stream) => {
      let end = () => {};
      const isOver = new Promise<void>((resolve) => {
        end = resolve;
      });
      const connection: Open = { id: randomBytes(9).toString("base64url"), stream, unread: 0, end };
      stream.onAbort(end);
      const mine = open.get(person) ?? new Set();
      open.set(person, mine.add(connection));
      // It comes back by itself, and waits then until there is room.
      if (size >= maxInAll && network !== undefined) networks.oldestHidden()?.stream.abort();
      networks.add(network, connection);
      size += 1;
      const beat = setInterval(() => write(connection, "beat", ""), beatMs);
      const ended = isOver.then(() => {
        clearInterval(beat);
        size -= 1;
        networks.remove(network, connection);
        mine.delete(connection);
        if (mine.size === 0 && open.get(person) === mine) open.delete(person);
      });
      // Sets keep the order in which they were opened.
      for (const oldest of [...mine].slice(0, -maxOfPerson)) {
        mine.delete(oldest);
        replace(oldest);
      }
      const first: HeldStream["first"] = (event, data) => {
        write(connection, event, data, { id: connection.id });
        for (const message of confidences.take(person)) write(connection, "message", message);
      };
      return { first, ended };
    },
    confide: (person, messages) => {
      const pages = open.get(person);
      if (!pages) return confidences.add(person, messages);
      for (const connection of pages) for (const message of messages) write(connection, "message", message);
    },
    push: (person, event, data) => {
      for (const connection of open.get(person) ?? []) write(connection, event, data);
    },
    close: () => {
      for (const all of open.values()) for (const { stream } of all) stream.abort();
    },
  };
}
