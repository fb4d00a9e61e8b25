import { weekday } from "../clock.ts";
import type { Draw } from "./everywhere.ts";

/** A flow of postings: how many appear from Monday to Sunday, and how many days they stay. */
export type Stream = {
  name: string;
  newPerWeekday: readonly number[];
  stay: { least: number; most: number };
  /** Share of apprenticeships and professionalisation contracts. */
  alternance: number;
  /** What is on show on any day, whatever chance adds to it. */
  everywhere: readonly Draw[];
};

/** One posting's place in its stream; everything about it is a function of the seed and of this. */
export type PostingSlot = { day: number; index: number };

/** How many postings a day are for `everywhere`; the others come before them in a day's numbering. */
export const everywherePerDay = 84;

export function newOn(stream: Stream, day: number): number {
  return elsewhereOn(stream, day) + (stream.everywhere.length > 0 ? everywherePerDay : 0);
}

/** The rank of a slot among those of `everywhere`, if it is one of them. */
export function rankEverywhere(stream: Stream, { day, index }: PostingSlot): number | undefined {
  const rank = index - elsewhereOn(stream, day);
  return rank < 0 || stream.everywhere.length === 0 ? undefined : day * everywherePerDay + rank;
}

/**
 * "906ZFSY", in the style of France Travail's own ids. All begin with a 9, which real ones are far from
 * reaching, so that a link to the real site never shows somebody else's offer. The factor is coprime to 100 ×
 * 26⁴: no two slots within 244 years collide.
 */
export function ownId(slot: PostingSlot): string {
  const number = (serial(slot) * 147_573_947) % 45_697_600;
  let letters = "";
  for (let rest = number % 456_976; letters.length < 4; rest = Math.floor(rest / 26))
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return `${900 + Math.floor(number / 456_976)}${letters}`;
}

/** "9636106", as the offers of partners are numbered: one by one. */
export function partnerId(slot: PostingSlot): string {
  return String(9_000_000 + (serial(slot) % 1_000_000));
}

function serial({ day, index }: PostingSlot): number {
  return day * 512 + index;
}

/** How many came since 1970, `everywhere` aside, without leaving a number out. */
export function rankElsewhere(stream: Stream, { day, index }: PostingSlot): number {
  const week = stream.newPerWeekday;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return Math.floor((day + 3) / 7) * sum(week) + sum(week.slice(0, weekday(day))) + index;
}

function elsewhereOn(stream: Stream, day: number): number {
  return stream.newPerWeekday[weekday(day)] ?? 0;
}
