import type { RowBlock } from "../api/block.ts";
import { maxReachableRows } from "../api/limits.ts";
import type { ParisTime } from "../api/paris-clock.ts";
import { marginMs, type Stretch, type Window } from "./state.ts";

/**
 * Windows are filled to four fifths: one that holds too many costs a call, one that holds fewer half a call.
 */
export const targetRows = Math.round(maxReachableRows * 0.8);
/** The service gives dates to the second; both bounds belong to a window. */
const shortestMs = 1000;
/** Where the service does not say how many there are, windows begin as if there were so many. */
export const assumedTotal = 20 * maxReachableRows;

/** Whether a window is too short to be cut any further. */
export function isShortestWindow({ cut, stretch }: Window): boolean {
  return stretch.until - cut <= shortestMs;
}

/** Most of what came was created at another time than was asked for, by more than clocks differ. */
export function isOutsideWindow<T>({ rows }: RowBlock<T>, from: ParisTime, until: ParisTime): boolean {
  const strangers = rows.filter(({ created = from }) => created < from - marginMs || created > until + marginMs);
  return strangers.length > rows.length / 2;
}

/** With a second at least on each side; the middle where nothing tells, as in the future. */
export function roundToSecond(cut: ParisTime, { from, until }: Stretch): ParisTime {
  const whole = (moment: ParisTime) => Math.floor(moment / 1000) * 1000;
  const second = whole(Math.min(cut, until - shortestMs));
  return second > from ? second : whole((from + until) / 2);
}

/**
 * A stretch that held too many though nobody had said so: by what was learned where it was all the rest, else
 * by halves.
 */
export function planUncounted(isPart: boolean): Pick<Stretch, "total" | "by"> {
  return isPart ? { total: 2 * maxReachableRows, by: "halves" } : { total: assumedTotal, by: "density" };
}

/**
 * A little too many are halved at once; far too many are worth a look, once, and again where totals are not
 * to be believed.
 */
export function chooseCut({ by }: Stretch, total: number, isOvercounted: boolean): Stretch["by"] {
  return isOvercounted || (by === "density" && total > 1.6 * maxReachableRows) ? "look" : "halves";
}
