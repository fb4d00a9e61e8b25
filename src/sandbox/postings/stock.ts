import { parisDayNumber } from "../clock.ts";
import { composePosting } from "./compose.ts";
import { lastDay } from "./draw.ts";
import { inEveryPrefecture } from "./everywhere.ts";
import type { Posting } from "./posting.ts";
import { newOn, type PostingSlot, type Stream } from "./slot.ts";

/** What is on show at an instant, newest first. */
export type Stock = (now: Date) => readonly Posting[];

/**
 * About 160 new offers a day that stay from 5 to 30 days: 3,000 at any time, two fifths of them younger than
 * a week.
 */
export const offerStream: Stream = {
  name: "offers",
  newPerWeekday: [88, 92, 90, 88, 84, 54, 42],
  stay: { least: 5, most: 30 },
  alternance: 0.06,
  everywhere: inEveryPrefecture(
    ["D1106", "D1402", "F1602", "F1703", "G1609", "J1501", "K2205", "M1203", "M1607", "M1855", "N1103"],
    ["D1102", "G1803"],
  ),
};

/** What La bonne alternance has besides France Travail's. */
export const alternanceStream: Stream = {
  name: "alternance",
  newPerWeekday: [32, 36, 36, 32, 28, 12, 10],
  stay: { least: 10, most: 60 },
  alternance: 1,
  everywhere: [],
};

/** What a day has on show, by slot, newest first. */
type Composed = { day: number; postings: Map<string, Posting>; newestFirst: readonly Posting[] };

/**
 * The stocks composed last, by seed: a sandbox opened later in the same process only composes what is new to
 * it.
 */
const latest = new WeakMap<Stream, Map<number, Composed>>();

/**
 * The stock of a seed. A day is composed on first request and cached; the next day only composes what is new
 * in it.
 */
export function stockOf(stream: Stream, seed: number): Stock {
  const shared = latest.get(stream) ?? new Map<number, Composed>();
  latest.set(stream, shared);
  let composed: Composed | undefined;
  return (now) => {
    const today = parisDayNumber(now);
    if (composed?.day !== today) {
      composed = composeDay(stream, seed, today, composed ?? shared.get(seed));
      shared.set(seed, composed);
    }
    const { newestFirst } = composed;
    const first = newestFirst.findIndex(({ created }) => created.getTime() <= now.getTime());
    return first === -1 ? [] : newestFirst.slice(first);
  };
}

function composeDay(stream: Stream, seed: number, day: number, known: Composed | undefined): Composed {
  if (known?.day === day) return known;
  const entries = slotsOnShow(stream, seed, day).map((slot): [string, Posting] => {
    const key = `${slot.day}/${slot.index}`;
    return [key, known?.postings.get(key) ?? composePosting(stream, seed, slot)];
  });
  const postings = new Map(entries);
  const newestFirst = [...postings.values()].sort((one, other) => other.created.getTime() - one.created.getTime());
  return { day, postings, newestFirst };
}

function slotsOnShow(stream: Stream, seed: number, today: number): PostingSlot[] {
  const slots: PostingSlot[] = [];
  for (let day = today; day > today - stream.stay.most; day--)
    for (let index = 0; index < newOn(stream, day); index++)
      if (lastDay(stream, seed, { day, index }) >= today) slots.push({ day, index });
  return slots;
}
