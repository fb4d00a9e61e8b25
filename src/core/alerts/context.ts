import type { Delivered, Passage } from "../talk/world.ts";
import { subscriptionKey } from "./book.ts";
import type { Contents } from "./contents.ts";
import type { Figures } from "./figures.ts";
import { type Lane, lane } from "./lane.ts";
import { oldestWaiting, type Pending, type Subscription } from "./subscription.ts";
import type { AlertWorld } from "./world.ts";

/** What is shared by all that one run does. */
export type Run = {
  world: AlertWorld;
  /** When it began, which is the moment it is for; and that moment moved on by the time it has taken. */
  now: Date;
  passing: () => Date;
  /** Whatever is found on its way was left there by a process that is gone. */
  isStart: boolean;
  figures: Figures;
  contents: Contents;
  /** How many offers a search has: each is counted once in a run, and not too many of them. */
  count: AlertWorld["count"];
  /** Who got a message in this run: another one makes no sound. */
  greeted: Set<string>;
  /**
   * From a message to its mark, one at a time on each platform, two where one takes long: of what a process was sending when it was killed nobody knows
   * whether it arrived, and it is sent once more.
   */
  lanes: Map<string, Lane>;
  /** Platforms that take nothing at all just now: messages in a row that failed. */
  failures: Map<string, number>;
};

/** How long after its slot an alert still tries, before it waits for the next one. */
const patienceMs = 3 * 3_600_000;
/** A message that takes longer than that lets another one pass. */
const slowMs = 1_000;

export function isLate({ now }: Run, since: string): boolean {
  return now.getTime() - Date.parse(since) > patienceMs;
}

/** Keeps in mind how long the oldest of what no digest has offered or counted yet waits. */
export function noteWaiting({ figures, now, world }: Run, one: Subscription, pending: Pending[]): void {
  const since = oldestWaiting(pending);
  world.waits?.(subscriptionKey(one), since);
  const hours = since === undefined ? 0 : Math.floor((now.getTime() - since.getTime()) / 3_600_000);
  figures.oldestPendingHours = Math.max(figures.oldestPendingHours, hours);
}

/** Posts something and notes what became of it; undefined when the process was told to stop before that. */
export async function inLane<T>(
  { lanes, world }: Run,
  { owner: { platform } }: Subscription,
  post: (passage: Passage) => Promise<Delivered>,
  note: (outcome: Delivered) => Promise<T>,
): Promise<T | undefined> {
  const line = lanes.get(platform) ?? lane(slowMs);
  lanes.set(platform, line);
  const { enter, leave } = line.passage();
  let isStopped = false;
  const goesOn = () => {
    isStopped ||= !world.mayGoOn();
    if (isStopped) throw new Error("told to stop");
  };
  try {
    const outcome = await post({
      enter: async (turn) => {
        goesOn();
        await enter(turn);
        goesOn();
      },
      leave,
    });
    return isStopped ? undefined : await note(outcome);
  } finally {
    leave();
  }
}

export function personOf({ owner: { platform, person } }: Pick<Subscription, "owner">): string {
  return `${platform}:${person}`;
}
