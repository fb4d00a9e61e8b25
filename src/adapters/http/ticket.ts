import { minuteMs } from "../../core/durations.ts";
import { type Requester, type Requesters, toWhole } from "../../core/requester.ts";

/** What a call stands in line with, at each of its attempts. */
export type Ticket = {
  /** Who waits for its answer; absent where nobody in particular does. */
  askedBy?: Requesters | undefined;
  /** Lets everybody else go first. */
  isBackground?: boolean | undefined;
  /** By the stopwatch, and counted: of two with the same rank the older goes first. */
  askedAt: number;
  number: number;
  /** For each who waits for it, with their whole question, since when it counts as asked for. */
  places: Map<Requester, number>;
  /** When the call was first made, by the stopwatch. */
  madeAt?: number;
};

/** Who asks for more counts as having asked so much later than who has no answer yet. */
const perFurtherCallMs = minuteMs;
/** What nobody waits for counts as asked so much later. */
const inBackgroundMs = 2 * minuteMs;
/**
 * What stands in line for another question of a person counts as well, and what was made for one within so
 * long: as far as so many calls.
 */
const recentMs = minuteMs;
const mostRecent = 3;
/** So many people are remembered before those are forgotten who did nothing lately. */
const fewPeople = 1_000;

/**
 * Gives calls their places in a line. A person's first call goes before anybody's second, and that before
 * anybody's third: each further call counts as if it had been asked for a minute later. So nobody who has
 * waited for a minute is overtaken any more, whoever comes. All parts of a question are one question. Calls
 * for other questions of that person count as long as they stand in line, and for a minute once they are
 * made. A call that several want has the best place that any of them would have.
 */
export class Places {
  readonly #now: () => number;
  /** How many calls there were for each question so far. */
  readonly #calls = new WeakMap<Requester, number>();
  readonly #recent = new Map<string, Ticket[]>();
  #mostPeople = fewPeople;
  #tickets = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  createTicket(how: Pick<Ticket, "askedBy" | "isBackground"> = {}): Ticket {
    return { ...how, askedAt: this.#now(), number: this.#tickets++, places: new Map() };
  }

  /** Since when the call counts as asked for: the earliest goes first. Infinite once nobody wants it. */
  rank(ticket: Ticket): number {
    const { askedBy, askedAt, isBackground } = ticket;
    const rank = askedBy ? this.#findBest(ticket, askedBy()) : askedAt;
    return isBackground ? rank + inBackgroundMs : rank;
  }

  /** Whether somebody wants it for whose question no other call was made yet, nor stands in line. */
  isFirst({ askedBy }: Ticket): boolean {
    return askedBy?.().some((requester) => !this.#calls.get(toWhole(requester))) ?? false;
  }

  /** The call was never made, and stands in no line: it counts for nothing. */
  forget(ticket: Ticket): void {
    if (ticket.madeAt !== undefined) return;
    for (const requester of ticket.places.keys()) {
      this.#calls.set(requester, (this.#calls.get(requester) ?? 1) - 1);
      const left = this.#recent.get(requester.person)?.filter((other) => other !== ticket) ?? [];
      if (left.length > 0) this.#recent.set(requester.person, left);
      else this.#recent.delete(requester.person);
    }
    ticket.places.clear();
  }

  /** Also of who has moved on: who asks the same once more keeps their place. */
  #findBest(ticket: Ticket, requesters: readonly Requester[]): number {
    if (requesters.length === 0) return Number.POSITIVE_INFINITY;
    for (const requester of requesters) this.#placeFor(ticket, toWhole(requester));
    return Math.min(...ticket.places.values());
  }

  #placeFor(ticket: Ticket, requester: Requester): void {
    if (ticket.places.has(requester)) return;
    const before = this.#calls.get(requester) ?? 0;
    this.#calls.set(requester, before + 1);
    const { person } = requester;
    // Of those who do not say who they are, each is somebody else.
    const recent = (person !== "" && this.#recent.get(person)?.filter((other) => this.#isRecent(other))) || [];
    const since = ticket.places.size === 0 ? ticket.askedAt : this.#now();
    ticket.places.set(requester, since + Math.max(before, Math.min(recent.length, mostRecent)) * perFurtherCallMs);
    if (person === "") return;
    this.#recent.set(person, [...recent, ticket]);
    this.#forgetPeople();
  }

  /** Not at each call: with thousands of people at once it takes a while to look at all of them. */
  #forgetPeople(): void {
    if (this.#recent.size <= this.#mostPeople) return;
    for (const [person, tickets] of this.#recent)
      if (!tickets.some((ticket) => this.#isRecent(ticket))) this.#recent.delete(person);
    this.#mostPeople = Math.max(fewPeople, 2 * this.#recent.size);
  }

  /** What they moved on from before it was made counts for nothing. */
  #isRecent(ticket: Ticket): boolean {
    return ticket.madeAt === undefined ? isWanted(ticket) : this.#now() - ticket.madeAt < recentMs;
  }
}

/** Whether somebody wants its answer still. */
export function isWanted({ askedBy }: Ticket): boolean {
  return askedBy === undefined || askedBy().length > 0;
}
