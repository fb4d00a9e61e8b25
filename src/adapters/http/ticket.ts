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
};

/** Whoever reads on in a list counts as having asked so much later than whoever has no answer yet. */
const perFurtherCallMs = minuteMs;
/** What nobody waits for counts as asked so much later. */
const inBackgroundMs = 2 * minuteMs;

/**
 * Gives calls their places in a line. A person's first call goes before anybody's second, and that before
 * anybody's third: each further call counts as if it had been asked for a minute later. So nobody who has
 * waited for a minute is overtaken any more, whoever comes. A call that several want has the best place that
 * any of them would have.
 */
export class Places {
  readonly #now: () => number;
  /** How many calls were made for each requester so far. */
  readonly #calls = new WeakMap<Requester, number>();
  #tickets = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  createTicket(how: Pick<Ticket, "askedBy" | "isBackground"> = {}): Ticket {
    return { ...how, askedAt: this.#now(), number: this.#tickets++, places: new Map() };
  }

  /**
   * Since when the call counts as asked for: the earliest goes first. Infinite once nobody wants it. `open`
   * are the calls that wait, or are under way.
   */
  rank(ticket: Ticket, open: () => readonly Ticket[]): number {
    const { askedBy, askedAt, isBackground } = ticket;
    const rank = askedBy ? Math.min(...askedBy().map((one) => this.#find(ticket, one, open))) : askedAt;
    return isBackground ? rank + inBackgroundMs : rank;
  }

  /** Whether somebody wants it for whom no other call was made yet, nor stands in line. */
  isFirst({ askedBy }: Ticket): boolean {
    return askedBy?.().some((requester) => !this.#calls.has(requester)) ?? false;
  }

  #find(ticket: Ticket, requester: Requester, open: () => readonly Ticket[]): number {
    const known = ticket.places.get(requester);
    if (known !== undefined) return known;
    const made = this.#calls.get(requester) ?? 0;
    this.#calls.set(requester, made + 1);
    // Who asks several questions at once is one person all the same.
    const others = open().filter((other) => other !== ticket && isOf(other, requester.person)).length;
    const since = ticket.places.size === 0 ? ticket.askedAt : this.#now();
    const place = since + Math.max(made, others) * perFurtherCallMs;
    ticket.places.set(requester, place);
    return place;
  }
}

function isOf({ places }: Ticket, person: string): boolean {
  return [...places.keys()].some((requester) => requester.person === person);
}

/** Whether somebody wants its answer still. */
export function isWanted({ askedBy }: Ticket): boolean {
  return askedBy === undefined || askedBy().length > 0;
}
