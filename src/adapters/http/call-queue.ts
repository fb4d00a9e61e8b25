import { minuteMs } from "../../core/durations.ts";
import { AbandonedCall } from "../../core/requester.ts";
import { type MonotonicClock, monotonicClock } from "../monotonic-clock.ts";
import { createWindow, type SharedLimit, type SharedWindow, toShared } from "../shared-limit.ts";
import type { SlidingWindow } from "../sliding-window.ts";
import { isWanted, Places, type Ticket } from "./ticket.ts";
import { maxConnections } from "./transport.ts";

export type CallQueueOptions = {
  /** So many calls may be made in any window. */
  most: number;
  windowMs?: number;
  /** So many may be under way at once. */
  maxUnderWay?: number;
  clock?: MonotonicClock;
  /** With the calls of other processes, where these keep the limit together. */
  limit?: SharedLimit | undefined;
};

/** For a call that is not to wait as long as it takes: it fails at once where its turn comes later. */
export type Impatience = { mostMs: number; signal: AbortSignal };

/** Nobody is asked to wait longer than this, in milliseconds. */
export const longestWaitMs = 5 * minuteMs;

/** The call was not let in: so many wait already that its turn would come too late. */
export class LineTooLong extends Error {
  override readonly name = "LineTooLong";
}

/** The service asked for a wait that is too long for the call. */
export class HeldTooLong extends Error {
  override readonly name = "HeldTooLong";
}

type Entry = {
  ticket: Ticket;
  /** As it was when it was last looked at: who joins a call may give it a better one. */
  rank: number;
  /** The longest wait that a service may ask for now. */
  longestHoldMs: () => number;
  go: (release: () => void) => void;
  fail: (error: unknown) => void;
};

/** How often those who wait are told how long they still have to. */
const tellEveryMs = minuteMs / 60;
/** What nobody waits for is tried again later, where a service asks for a longer wait. */
const backgroundHoldMs = 15_000;

/**
 * The calls to one service that wait for their turns: as many go in a window as the service takes, and no
 * more at once than there are connections, so that a turn is the moment when a call is sent. They go in the
 * order of their tickets, by which people take turns. Those who wait are told for how long.
 */
export class CallQueue {
  readonly #clock: MonotonicClock;
  readonly #window: SlidingWindow;
  readonly #shared: SharedWindow | undefined;
  readonly #maxUnderWay: number;
  readonly #places: Places;
  readonly #waiting = new Set<Entry>();
  readonly #underWay = new Set<Ticket>();
  #isServing = false;
  #heldUntil = Number.NEGATIVE_INFINITY;
  #toldAt = Number.NEGATIVE_INFINITY;
  /** What a call takes, as a moving average. */
  #callMs = 500;

  constructor({
    most,
    windowMs = 1000,
    maxUnderWay = maxConnections,
    clock = monotonicClock,
    limit,
  }: CallQueueOptions) {
    this.#clock = clock;
    this.#window = createWindow(limit, most, windowMs, clock);
    this.#shared = toShared(this.#window);
    this.#maxUnderWay = maxUnderWay;
    this.#places = new Places(clock.now);
  }

  createTicket(how: Pick<Ticket, "askedBy" | "isBackground"> = {}): Ticket {
    return this.#places.createTicket(how);
  }

  /**
   * Resolves when the call may be made, with a function to be called when it is over. Rejects with
   * `LineTooLong` or `HeldTooLong`, or with `AbandonedCall` once nobody wants the answer; where the signal
   * says that it was given up, with its reason.
   */
  enter(ticket: Ticket, impatience?: Impatience): Promise<() => void> {
    // Who was let in once is not turned away.
    const isLimited = ticket.places.size === 0 && this.#places.isFirst(ticket);
    const rank = this.#places.rank(ticket);
    const longestHoldMs = this.#limitHold(ticket, impatience);
    if (this.#holdMs() > longestHoldMs()) return this.#turnAway(ticket, new HeldTooLong());
    let before = 0;
    for (const entry of this.#waiting) if (entry.rank <= rank) before += 1;
    const waitMs = this.#forecast(before + 1).at(-1) ?? 0;
    const mostMs = impatience?.mostMs ?? (isLimited ? longestWaitMs : Number.POSITIVE_INFINITY);
    if (waitMs > mostMs) return this.#turnAway(ticket, new LineTooLong());
    if (impatience?.signal.aborted) return this.#turnAway(ticket, impatience.signal.reason);
    return new Promise((resolve, reject) => {
      const entry: Entry = { ticket, rank, longestHoldMs, go: resolve, fail: reject };
      this.#waiting.add(entry);
      impatience?.signal.addEventListener("abort", () => this.#reject(entry, impatience.signal.reason), { once: true });
      void this.#serve();
      if (this.#waiting.has(entry)) this.#tell(entry, waitMs);
    });
  }

  /** How many calls wait. */
  size(): number {
    return this.#waiting.size;
  }

  /** How long a call would wait that asked now, and let all others go first. Milliseconds. */
  waitMs(): number {
    return this.#forecast(this.#waiting.size + 1).at(-1) ?? 0;
  }

  /** Allows no more calls in a window from now on, also to those who wait already. */
  limit(calls: number): void {
    this.#window.limit(calls);
  }

  /**
   * No call is made before then, by the stopwatch, nor by those who share the limit. Who would wait for too
   * long is turned away.
   */
  hold(until: number): void {
    this.#shared?.hold(until - this.#clock.now());
    this.#holdHere(until);
  }

  #holdHere(until: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, until);
    const holdMs = this.#holdMs();
    for (const entry of [...this.#waiting]) if (holdMs > entry.longestHoldMs()) this.#reject(entry, new HeldTooLong());
    this.#tellAll();
  }

  async #serve(): Promise<void> {
    if (this.#isServing) return;
    this.#isServing = true;
    try {
      for (;;) {
        if (this.#clock.now() - this.#toldAt >= tellEveryMs) this.#lookAtAll();
        if (this.#waiting.size === 0 || this.#underWay.size >= this.#maxUnderWay) break;
        const leftMs = Math.max(this.#holdMs(), this.#window.leftMs());
        // Whoever joins a call meanwhile is told soon that it waits.
        if (leftMs > 0) await this.#clock.wait(Math.min(Math.ceil(leftMs), tellEveryMs));
        else if (this.#shared?.isReserved() === false) await this.#reserve(this.#shared);
        else this.#takeTurn();
      }
    } catch (error) {
      // A bug of ours, or a limit that cannot be asked: nobody is served any more until the next call comes,
      // so nobody is to wait for that.
      for (const entry of [...this.#waiting]) this.#reject(entry, error);
    } finally {
      this.#isServing = false;
    }
  }

  /** As many turns as are wanted and can be used at once, at first those that somebody waits for. */
  async #reserve(shared: SharedWindow): Promise<void> {
    // With those that come at the same moment.
    await undefined;
    const mostNow = this.#maxUnderWay - this.#underWay.size;
    const people = this.#countWanted(mostNow, (entry) => !this.#isPutBack(entry));
    const wanted = people || this.#countWanted(mostNow, () => true);
    if (wanted === 0) return;
    const heldMs = await shared.reserve(wanted, people === 0);
    if (heldMs > 0) this.#holdHere(this.#clock.now() + heldMs);
  }

  /** Nobody waits for it, and it has not waited for so long that it goes like any other. */
  #isPutBack({ ticket, rank }: Entry): boolean {
    return ticket.isBackground === true && rank > this.#clock.now();
  }

  #countWanted(most: number, isMeant: (entry: Entry) => boolean): number {
    let count = 0;
    for (const entry of [...this.#waiting]) {
      if (count >= most) break;
      if (isMeant(entry) && this.#isStillWanted(entry)) count += 1;
    }
    return count;
  }

  #takeTurn(): void {
    let next: Entry | undefined;
    for (const entry of this.#waiting) if (!next || isBefore(entry, next)) next = entry;
    if (!next || !this.#isStillWanted(next) || !this.#leave(next)) return;
    const { ticket, go } = next;
    this.#window.take();
    ticket.madeAt ??= this.#clock.now();
    this.#underWay.add(ticket);
    const begun = this.#clock.now();
    go(() => {
      if (!this.#underWay.delete(ticket)) return;
      this.#callMs += (this.#clock.now() - begun - this.#callMs) / 10;
      void this.#serve();
    });
  }

  /** How long a service may ask a call to wait, from any moment on. */
  #limitHold({ isBackground }: Ticket, impatience: Impatience | undefined): () => number {
    if (!impatience) return () => (isBackground ? backgroundHoldMs : longestWaitMs);
    const end = this.#clock.now() + impatience.mostMs;
    return () => end - this.#clock.now();
  }

  #turnAway(ticket: Ticket, error: Error): Promise<never> {
    this.#places.forget(ticket);
    return Promise.reject(error);
  }

  #holdMs(): number {
    return Math.max(0, this.#heldUntil - this.#clock.now());
  }

  /** How long each of the next so many calls waits; where all connections are busy, also for one of them. */
  #forecast(calls: number): number[] {
    const busy = this.#underWay.size - this.#maxUnderWay + 1;
    return this.#window
      .forecast(calls, this.#holdMs())
      .map((ms, i) => Math.max(ms, ((i + busy) / this.#maxUnderWay) * this.#callMs));
  }

  /** Not at each turn: where thousands wait it takes a while. */
  #lookAtAll(): void {
    for (const entry of [...this.#waiting]) this.#isStillWanted(entry);
    this.#tellAll();
  }

  /** Rejects it where nobody wants it any more. */
  #isStillWanted(entry: Entry): boolean {
    this.#guard(entry, () => {
      if (!isWanted(entry.ticket)) this.#reject(entry, new AbandonedCall());
    });
    return this.#waiting.has(entry);
  }

  #reject(entry: Entry, error: unknown): void {
    if (!this.#waiting.has(entry)) return;
    entry.fail(error);
    this.#leave(entry);
    this.#places.forget(entry.ticket);
  }

  #leave(entry: Entry): boolean {
    this.#waiting.delete(entry);
    return this.#tell(entry, 0);
  }

  #tellAll(): void {
    this.#toldAt = this.#clock.now();
    for (const entry of [...this.#waiting])
      this.#guard(entry, () => {
        entry.rank = this.#places.rank(entry.ticket);
      });
    const waits = this.#forecast(this.#waiting.size);
    const inOrder = [...this.#waiting].sort((a, b) => (isBefore(a, b) ? -1 : 1));
    for (const [i, entry] of inOrder.entries()) this.#tell(entry, waits[i] ?? 0);
  }

  #tell(entry: Entry, ms: number): boolean {
    const { ticket } = entry;
    return this.#guard(entry, () => {
      for (const requester of ticket.askedBy?.() ?? []) requester.onWait(ticket, ms);
    });
  }

  /** A fault of those who wait for a call is the failure of that call, and of no other: then it is false. */
  #guard(entry: Entry, look: () => void): boolean {
    try {
      look();
      return true;
    } catch (error) {
      entry.fail(error);
      this.#waiting.delete(entry);
      this.#places.forget(entry.ticket);
      return false;
    }
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.rank === b.rank ? a.ticket.number < b.ticket.number : a.rank < b.rank;
}
