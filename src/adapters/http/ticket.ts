import { minuteMs } from "../../core/durations.ts";
import type { Requester, Requesters } from "../../core/requester.ts";

/** What a call stands in line with, at each of its attempts. */
export type Ticket = {
  /** Who waits for its answer; absent where nobody in particular does. */
  askedBy?: Requesters | undefined;
  /** Lets everybody else go first. */
  isBackground?: boolean | undefined;
  /** By the stopwatch, and counted: of two with the same rank the older goes first. */
  askedAt: number;
  number: number;
  /** For each who waits for it, since when it counts as asked for. */
  places: Map<Requester, number>;
  /** The call was made, once at least. */
  isMade: boolean;
};

/** Who asks for more counts as having asked so much later than who has no answer yet. */
const perFurtherCallMs = minuteMs;
/** What nobody waits for counts as asked so much later. */
const inBackgroundMs = 2 * minuteMs;
/** What somebody else was answered within so long counts as well, as far as so many calls. */
const recentMs = minuteMs;
const mostRecent = 3;
/** So many people are remembered before those are forgotten who did nothing lately. */
const mostPeople = 1_000;

/**
 * Gives calls their places in a line. A person's first call goes before anybody's second, and that before
 * anybody's third: each further call counts as if it had been asked for a minute later. So nobody who has
 * waited for a minute is overtaken any more, whoever comes. Calls for other questions of that person count
 * for a minute. A call that several want has the best place that any of them would have.
 */
export class Places {
  readonly #now: () => number;
  /** How many calls there were for each requester so far. */
  readonly #calls = new WeakMap<Requester, number>();
  readonly #recent = new Map<string, Ticket[]>();
  #tickets = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  createTicket(how: Pick<Ticket, "askedBy" | "isBackground"> = {}): Ticket {
    return { ...how, askedAt: this.#now(), number: this.#tickets++, places: new Map(), isMade: false };
  }

  /** Since when the call counts as asked for: the earliest goes first. Infinite once nobody wants it. */
  rank(ticket: Ticket): number {
    const { askedBy, askedAt, isBackground } = ticket;
    const rank = askedBy ? this.#findBest(ticket, askedBy()) : askedAt;
    return isBackground ? rank + inBackgroundMs : rank;
  }

  /** Whether somebody wants it for whom no other call was made yet, nor stands in line. */
  isFirst({ askedBy }: Ticket): boolean {
    return askedBy?.().some((requester) => !this.#calls.has(requester)) ?? false;
  }

  /** Also of who has moved on: who asks the same once more keeps their place. */
  #findBest(ticket: Ticket, requesters: readonly Requester[]): number {
    if (requesters.length === 0) return Number.POSITIVE_INFINITY;
    for (const requester of requesters) this.#placeFor(ticket, requester);
    return Math.min(...ticket.places.values());
  }

  #placeFor(ticket: Ticket, requester: Requester): void {
    if (ticket.places.has(requester)) return;
    const before = this.#calls.get(requester) ?? 0;
    this.#calls.set(requester, before + 1);
    const recent = this.#listRecent(requester.person);
    const since = ticket.places.size === 0 ? ticket.askedAt : this.#now();
    ticket.places.set(requester, since + Math.max(before, Math.min(recent.length, mostRecent)) * perFurtherCallMs);
    this.#recent.set(requester.person, [...recent, ticket]);
  }

  /** What they moved on from before it was made counts for nothing. */
  #listRecent(person: string): Ticket[] {
    if (this.#recent.size > mostPeople)
      for (const [other, tickets] of this.#recent)
        if (!tickets.some((ticket) => this.#isRecent(ticket))) this.#recent.delete(other);
    // Of those who do not say who they are, each is somebody else.
    const tickets = (person !== "" && this.#recent.get(person)) || [];
    return tickets.filter((ticket) => this.#isRecent(ticket) && (ticket.isMade || isWanted(ticket)));
  }

  #isRecent({ askedAt }: Ticket): boolean {
    return this.#now() - askedAt < recentMs;
  }
}

/** Whether somebody wants its answer still. */
export function isWanted({ askedBy }: Ticket): boolean {
  return askedBy === undefined || askedBy().length > 0;
}
