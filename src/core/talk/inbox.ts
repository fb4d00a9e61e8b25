import type { EventClaim } from "./ports.ts";

/** What happened, as a platform has told it. */
export type InboxEvent = {
  /** The platform's own id of it. */
  id: string;
  /** Whose it is (`toPersonKey`): their events are handled in the order in which they were put in. */
  person: string;
  body: unknown;
};

/**
 * Events of one platform that were received and are not handled yet, kept over all processes of a store: a
 * port. Of what is handled only its id stays for two days, so that one that is told again is not handled
 * again. Every function rejects when the store fails.
 */
export type Inbox = {
  /** Resolves once no crash can lose it any more. One that was put in before changes nothing. */
  put: (event: InboxEvent) => Promise<void>;
  /** Takes it in a turn of its person, together with all that is written there, or not at all. */
  take: (event: InboxEvent) => ReturnType<EventClaim["take"]>;
  /** In the turn that has taken it: it was not handled after all. */
  giveBack: (event: InboxEvent) => Promise<void>;
  /** The first of those of the same person that are to be handled before it, in their order. */
  listBefore: (event: InboxEvent) => Promise<InboxEvent[]>;
  /** Nobody is to handle it any more. */
  drop: (id: string) => Promise<void>;
  /**
   * Those that nobody has handled for so long: the process that received them may be gone. Each is found by
   * one process at a time.
   */
  findLeft: (ms: number) => Promise<InboxEvent[]>;
  /** Another attempt begins to handle one that was left; resolves with how many there were. */
  countAttempt: (id: string) => Promise<number>;
  /** An event that is handled without being put in, in a turn of its person: only its id is noted. */
  claim: (id: string) => EventClaim;
};
