import { type DatedRow, isBeyondReach, isFullBlock } from "../api/block.ts";
import { lastBlockIndex, maxReachableRows } from "../api/limits.ts";
import type { ParisTime } from "../api/paris-clock.ts";
import { chooseCut, isOutsideWindow, isShortestWindow, planUncounted, roundToSecond, targetRows } from "./cutting.ts";
import { findWindowStart, guessDensity, learnDensity, splitByShare } from "./density.ts";
import { describeCriteria } from "./narrow.ts";
import { beginMeanwhile } from "./reconcile.ts";
import {
  type HarvestPhase,
  type HarvestState,
  type HarvestStep,
  marginMs,
  narrowToPeriod,
  type PageAnswer,
  type PartAnswer,
  type Stretch,
  type Window,
} from "./state.ts";
import { addReason, askPage, readWhole, takeRows, toBlock } from "./steps.ts";

/** Reads a search of about so many offers in windows of creation dates, the newest first. */
export function beginWindows<T>(state: HarvestState<T>, count: number): HarvestStep<T> {
  const { from, until, now, resumed } = state.scope;
  const density = guessDensity(count, from, Math.min(until, now));
  const left: Stretch = { from, until: resumed?.downTo ?? until, total: count - state.seen, by: "density" };
  const since: Stretch[] = resumed ? [{ from: resumed.begun - marginMs, until, total: 0, by: "density" }] : [];
  return nextWindow({ ...state, density, stack: [left, ...since] });
}

/** The newest part of what is left, that fits as far as is known: nowhere is cut where all of it fits. */
function nextWindow<T>(state: HarvestState<T>): HarvestStep<T> {
  const stretch = state.stack.at(-1);
  if (!stretch) return beginMeanwhile(state, undefined);
  const popped = { ...state, stack: state.stack.slice(0, -1) };
  const { from, until, total, by } = stretch;
  if (total <= maxReachableRows) return askWindow(popped, { stretch, cut: from, isReachable: false });
  if (by === "look")
    return askPage(popped, { is: "look", stretch }, narrowToPeriod(state.scope, from, until), lastBlockIndex);
  const half = halfOf(state, stretch);
  const cut = by === "density" ? Math.max(half, findWindowStart(state.density, until, targetRows, from)) : half;
  return askWindow(popped, { stretch, cut: roundToSecond(cut, stretch), isReachable: false });
}

function halfOf<T>({ density }: HarvestState<T>, { from, until, total }: Stretch): ParisTime {
  return splitByShare(density, from, until, Math.min(0.5, targetRows / total));
}

/**
 * The last rows that can be reached were looked at: the window begins a second after the last of them, unless
 * that makes no sense, since the service counts its hours otherwise.
 */
export function afterLook<T>(state: HarvestState<T>, answer: PageAnswer<T>, stretch: Stretch): HarvestStep<T> {
  const { from, until } = stretch;
  if (!isFullBlock(answer))
    return askWindow({ ...state, isOvercounted: true }, { stretch, cut: from, isReachable: true });
  const oldest = Math.min(...answer.rows.flatMap(({ created = [] }) => created));
  const after = Math.floor(oldest / 1000) * 1000 + 1000;
  const isSensible = after > from && after <= until;
  return askWindow(state, {
    stretch: isSensible ? stretch : { ...stretch, by: "halves" },
    cut: roundToSecond(isSensible ? after : halfOf(state, stretch), stretch),
    isReachable: false,
  });
}

function askWindow<T>(state: HarvestState<T>, window: Window): HarvestStep<T> {
  const { cut, stretch } = window;
  return askPage(state, { is: "window", window }, narrowToPeriod(state.scope, cut, stretch.until), 0);
}

/** The first block of a window tells whether it fits, or is cut once more. */
export function afterWindow<T>(state: HarvestState<T>, answer: PageAnswer<T>, window: Window): HarvestStep<T> {
  const { stretch, cut, isReachable } = window;
  const { until } = stretch;
  if (isOutsideWindow(answer, cut, until)) return giveUpDates(state);
  const left = { ...stretch, until: cut, total: Math.max(0, stretch.total - answer.total) };
  const rest = cut > stretch.from ? [left] : [];
  if (isBeyondReach(answer) && !isShortestWindow(window) && !isReachable) {
    const by = chooseCut(stretch, answer.total, state.isOvercounted);
    return nextWindow({ ...state, stack: [...state.stack, ...rest, { from: cut, until, total: answer.total, by }] });
  }
  const { isOvercounted } = state;
  const criteria = narrowToPeriod(state.scope, cut, until);
  return {
    state: { ...state, phase: { is: "part", window, rest } },
    order: { ask: "part", criteria, first: toBlock(answer), isReachable, isOvercounted },
  };
}

/** All of a window came; or it turned out to be one whose total was not told, which is cut. */
export function afterPart<T>(
  state: HarvestState<T>,
  answer: PartAnswer<T>,
  unseen: DatedRow<T>[],
  { window, rest }: Extract<HarvestPhase, { is: "part" }>,
): HarvestStep<T> {
  const { stretch, cut } = window;
  const { until } = stretch;
  const { isCut, isOvercounted, why } = answer;
  const read = { ...state, isOvercounted: state.isOvercounted || isOvercounted, why: [...state.why, ...why] };
  if (isCut && !isShortestWindow(window)) {
    const again: Stretch = { from: cut, until, ...planUncounted(cut > stretch.from) };
    return nextWindow({ ...read, stack: [...read.stack, ...rest, again] });
  }
  const part = describeCriteria(narrowToPeriod(state.scope, cut, until));
  const beyond = `there are more of ${part} than the 3,150 that can be reached`;
  const known = isCut ? { ...addReason(read, beyond), isDoubtful: true } : read;
  const rows = isCut ? [] : answer.rows;
  const created = rows.flatMap(({ created = [] }) => created);
  const learned = { ...known, density: learnDensity(known.density, cut, until, created) };
  // A harvest that goes on begins with the present again, which is no step into the past.
  const downTo = Math.min(cut, state.scope.resumed?.downTo ?? cut);
  const { state: taken, take } = takeRows(learned, isCut ? [] : unseen, downTo);
  // Where nothing tells how many are left, few in a window may mean hardly any: all the rest is tried.
  const isSparse = taken.isUncounted && rows.length < targetRows / 4;
  const left = isSparse ? rest.map((older) => ({ ...older, total: 0 })) : rest;
  return { ...nextWindow({ ...taken, stack: [...taken.stack, ...left] }), take };
}

/** What can be reached without dates is all that there is to be had. */
function giveUpDates<T>(state: HarvestState<T>): HarvestStep<T> {
  const why = "it ignores dates of creation just now, and without them only 3,150 can be reached";
  const isDoubtful = state.isDoubtful || state.isUncounted;
  return readWhole({ ...addReason(state, why), stack: [], isUndated: true, isDoubtful });
}
