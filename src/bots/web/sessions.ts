import { randomBytes } from "node:crypto";
import type { Collection } from "../../core/collection.ts";
import { dayMs } from "../../core/durations.ts";
import { computeFingerprint } from "../fingerprint.ts";

/**
 * Who may be whom: a person of the web page is whoever has a cookie, 128 random bits that were drawn here.
 * What is kept of them has the hash of it for an id: nobody who reads the store can be them.
 */
export type Sessions = {
  /**
   * The person of a cookie, where the cookie was issued here and used within 90 days, or something is kept
   * of them. Undefined for any other value: one that somebody else chose would be known to them. Rejects when
   * the store fails.
   */
  known: (cookie: string | undefined) => Promise<string | undefined>;
  /** A new cookie, for somebody whom nothing is kept of until they say something. */
  issue: () => string;
  /** Deletes what `known` has noted; a page that is open goes on with it. */
  forget: (person: string) => Promise<void>;
};

/** The id of the person who has that cookie. It is stored, so it never changes. */
export function toPagePerson(cookie: string): string {
  return computeFingerprint(cookie);
}

/** After the last use. */
const lifetime = 90 * dayMs;
/** So many are known without asking the store: those that were used last. */
const maxRecent = 10_000;

export function createSessions(collection: Collection, now: () => number = Date.now): Sessions {
  /** Since when the row of each stands in the store; 0: not yet. The one that was used last comes last. */
  const recent = new Map<string, number>();
  const keyOf = (person: string) => `session:${person}`;

  function remember(person: string, noted: number): void {
    recent.delete(person);
    recent.set(person, noted);
    for (const oldest of recent.keys()) {
      if (recent.size <= maxRecent) return;
      recent.delete(oldest);
    }
  }

  /** Once a day is enough to keep it alive. A store that cannot be written to locks nobody out. */
  async function note(person: string, noted: number): Promise<void> {
    remember(person, noted);
    if (now() - noted < dayMs) return;
    remember(person, now());
    await collection.set(keyOf(person), {}, lifetime).catch(() => remember(person, noted));
  }

  /** Also of a version that noted no sessions, whose messages are kept for 90 days. */
  async function isKept(person: string): Promise<boolean> {
    return (await collection.get(keyOf(person))) !== undefined || (await collection.keys(`${person}:`)).length > 0;
  }

  return {
    known: async (cookie) => {
      if (cookie === undefined || !/^[\w-]{22}$/.test(cookie)) return undefined;
      const person = toPagePerson(cookie);
      const noted = recent.get(person);
      if (noted === undefined && !(await isKept(person))) return undefined;
      await note(person, noted ?? 0);
      return person;
    },
    issue: () => {
      const cookie = randomBytes(16).toString("base64url");
      remember(toPagePerson(cookie), 0);
      return cookie;
    },
    forget: (person) => collection.delete(keyOf(person)),
  };
}
