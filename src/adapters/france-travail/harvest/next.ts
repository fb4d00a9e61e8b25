import { minuteMs } from "../../../core/durations.ts";
import type { DatedRow, RowBlock } from "../api/block.ts";
import type { Criteria } from "../api/criteria.ts";
import { lastBlockIndex, maxReachableRows, toBlockRange } from "../api/limits.ts";
import type { ParisTime } from "../api/paris-clock.ts";
import {
  assumedTotal,
  chooseCut,
  isOutsideWindow,
  isShortestWindow,
  planUncounted,
  roundToSecond,
  targetRows,
} from "./cutting.ts";
import { findWindowStart, guessDensity, learnDensity, splitByShare } from "./density.ts";
import { describeCriteria } from "./narrow.ts";
import {
  type HarvestAnswer,
  type HarvestedRows,
  type HarvestPhase,
  type HarvestState,
  type HarvestStep,
  isBeyondReach,
  isFullBlock,
  marginMs,
  narrowToPeriod,
  type Recount,
  type Stretch,
  toWholeSearch,
  type Window,
} from "./state.ts";

/** What was published while a harvest ran is looked for from so long before it began. */
const shortMs = 5 * minuteMs;

/**
 * What an answer makes of a harvest: its new state, what to keep, and what to ask next. Asks nothing itself.
 */
export function advanceHarvest<T>(state: HarvestState<T>, answer: HarvestAnswer<T>): HarvestStep<T> {
  const { phase } = state;
  switch (phase.is) {
    case "first":
      return afterFirst(state, answer);
    case "whole":
      return afterWhole(state, answer);
    case "look":
      return afterLook(state, answer, phase.stretch);
    case "window":
      return afterWindow(state, answer, phase.window);
    case "part":
      return afterPart(state, answer, phase);
    case "meanwhile":
      return afterMeanwhile(state, answer, phase);
    case "recount":
      return afterRecount(state, answer.total);
    case "expired":
      return compareTotals(state, {
        still: phase.still,
        gone: answer.isLeast ? 0 : Math.max(0, state.inResumed - answer.total),
      });
    case "done":
      return { state };
  }
}

function afterFirst<T>(state: HarvestState<T>, answer: HarvestAnswer<T>): HarvestStep<T> {
  const begun = { ...state, first: blockOf(answer), total: answer.total };
  return isBeyondReach(answer) ? beginWindows(begun, answer.total) : readWhole(begun);
}

function readWhole<T>(state: HarvestState<T>): HarvestStep<T> {
  const { scope, first } = state;
  return { state: { ...state, phase: { is: "whole" } }, order: { ask: "all", criteria: toWholeSearch(scope), first } };
}

/** All that can be reached without dates. */
function afterWhole<T>(state: HarvestState<T>, answer: HarvestAnswer<T>): HarvestStep<T> {
  // How many there are is not said, and they are more than can be reached: they are counted by reading them.
  if (answer.isCut && !state.isUndated) return beginWindows({ ...state, isUncounted: true }, assumedTotal);
  const { state: taken, take } = takeRows(state, answer.unseen, undefined);
  if (taken.isUndated) return { ...finish(taken, Math.max(0, taken.total - taken.written)), take };
  const { missing = 0 } = answer;
  const told = missing > 0 ? because(taken, `${missing} did not come, though they were read twice`) : taken;
  const counted = told.first.isLeast ? { ...told, total: told.written } : told;
  const isWrong = answer.isOvercounted || counted.total > maxReachableRows;
  return { ...(isWrong ? finishTooMany(counted, counted.total - counted.written) : finish(counted, missing)), take };
}

function beginWindows<T>(state: HarvestState<T>, count: number): HarvestStep<T> {
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
function afterLook<T>(state: HarvestState<T>, answer: HarvestAnswer<T>, stretch: Stretch): HarvestStep<T> {
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
function afterWindow<T>(state: HarvestState<T>, answer: HarvestAnswer<T>, window: Window): HarvestStep<T> {
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
    order: { ask: "part", criteria, first: blockOf(answer), isReachable, isOvercounted },
  };
}

/** All of a window came; or it turned out to be one whose total was not told, which is cut. */
function afterPart<T>(
  state: HarvestState<T>,
  answer: HarvestAnswer<T>,
  { window, rest }: Extract<HarvestPhase, { is: "part" }>,
): HarvestStep<T> {
  const { stretch, cut } = window;
  const { until } = stretch;
  const { isCut = false, isOvercounted = false, why = [] } = answer;
  const told = { ...state, isOvercounted: state.isOvercounted || isOvercounted, why: [...state.why, ...why] };
  if (isCut && !isShortestWindow(window)) {
    const again: Stretch = { from: cut, until, ...planUncounted(cut > stretch.from) };
    return nextWindow({ ...told, stack: [...told.stack, ...rest, again] });
  }
  const part = describeCriteria(narrowToPeriod(state.scope, cut, until));
  const beyond = `there are more of ${part} than the 3,150 that can be reached`;
  const known = isCut ? { ...because(told, beyond), isDoubtful: true } : told;
  const rows = isCut ? [] : answer.rows;
  const created = rows.flatMap(({ created = [] }) => created);
  const learned = { ...known, density: learnDensity(known.density, cut, until, created) };
  // A harvest that goes on begins with the present again, which is no progress into the past.
  const downTo = Math.min(cut, state.scope.resumed?.downTo ?? cut);
  const { state: taken, take } = takeRows(learned, isCut ? [] : answer.unseen, downTo);
  // Where nothing tells how many are left, few in a window may mean hardly any: all the rest is tried.
  const isSparse = taken.isUncounted && rows.length < targetRows / 4;
  const left = isSparse ? rest.map((one) => ({ ...one, total: 0 })) : rest;
  return { ...nextWindow({ ...taken, stack: [...taken.stack, ...left] }), take };
}

/** What can be reached without dates is all that there is to be had. */
function giveUpDates<T>(state: HarvestState<T>): HarvestStep<T> {
  const why = "it ignores dates of creation just now, and without them only 3,150 can be reached";
  const isDoubtful = state.isDoubtful || state.isUncounted;
  return readWhole({ ...because(state, why), stack: [], isUndated: true, isDoubtful });
}

/**
 * What was published while all that was read: of each origin, as far as there is anything new. The Z of a
 * date may be meant, after all.
 */
function beginMeanwhile<T>(state: HarvestState<T>, recount: Recount | undefined): HarvestStep<T> {
  const { until, now, criteria } = state.scope;
  if (until < now) return endMeanwhile(state, recount);
  return askMeanwhile(state, criteria.origineOffre ? [criteria.origineOffre] : [1, 2], 0, recount);
}

function askMeanwhile<T>(
  state: HarvestState<T>,
  origins: readonly (1 | 2)[],
  block: number,
  recount: Recount | undefined,
): HarvestStep<T> {
  const [origineOffre] = origins;
  if (!origineOffre) return endMeanwhile(state, recount);
  const { scope } = state;
  const criteria = { ...narrowToPeriod(scope, scope.begunUtc - shortMs, scope.until), origineOffre };
  return askPage(state, { is: "meanwhile", origins, block, recount }, criteria, block);
}

function afterMeanwhile<T>(
  state: HarvestState<T>,
  answer: HarvestAnswer<T>,
  { origins, block, recount }: Extract<HarvestPhase, { is: "meanwhile" }>,
): HarvestStep<T> {
  if (answer.unseen.length === 0) return askMeanwhile(state, origins.slice(1), 0, recount);
  const { state: taken, take } = takeRows(state, answer.unseen, state.scope.from);
  const isLast = block === lastBlockIndex;
  return { ...askMeanwhile(taken, isLast ? origins.slice(1) : origins, isLast ? 0 : block + 1, recount), take };
}

/** What expired meanwhile is not missing: if fewer came than there were, they are counted once more. */
function endMeanwhile<T>(state: HarvestState<T>, recount: Recount | undefined): HarvestStep<T> {
  if (recount) return settle(state, recount);
  if (state.isUncounted) return finish({ ...state, total: state.written }, 0);
  const { criteria, resumed } = state.scope;
  if (state.written >= state.total && !resumed) return finish(state, 0);
  return {
    state: { ...state, phase: { is: "recount" } },
    order: { ask: "page", criteria: { ...criteria, range: "0-0" } },
  };
}

/** Of those that were read before, some may be no more, of which the total knows nothing. */
function afterRecount<T>(state: HarvestState<T>, still: number): HarvestStep<T> {
  const { resumed, until } = state.scope;
  if (!resumed) return compareTotals(state, { still, gone: 0 });
  return {
    state: { ...state, phase: { is: "expired", still } },
    order: { ask: "page", criteria: { ...narrowToPeriod(state.scope, resumed.downTo, until), range: "0-0" } },
  };
}

function compareTotals<T>(state: HarvestState<T>, recount: Recount): HarvestStep<T> {
  const isShort = state.written - recount.gone < recount.still;
  return isShort ? beginMeanwhile(state, recount) : settle(state, recount);
}

function settle<T>(state: HarvestState<T>, { still, gone }: Recount): HarvestStep<T> {
  const missing = Math.max(0, still - (state.written - gone));
  if (missing > 0 && state.isOvercounted) return finishTooMany(state, missing);
  const isUnexplained = missing > 0 && state.why.length === 0;
  return finish(isUnexplained ? because(state, `${missing} came in no window of creation dates`) : state, missing);
}

/** The rest of a total that no page shows. */
function finishTooMany<T>(state: HarvestState<T>, count: number): HarvestStep<T> {
  const isUnexplained = count > 0 && state.why.length === 0;
  const why = "France Travail counts them, and none of its pages shows them";
  return finish(isUnexplained ? because(state, why) : state, Math.max(0, count));
}

function finish<T>(state: HarvestState<T>, missing: number): HarvestStep<T> {
  return { state: { ...state, phase: { is: "done", missing } } };
}

function because<T>(state: HarvestState<T>, reason: string): HarvestState<T> {
  return { ...state, why: [...state.why, reason] };
}

function askPage<T>(state: HarvestState<T>, phase: HarvestPhase, criteria: Criteria, block: number): HarvestStep<T> {
  return { state: { ...state, phase }, order: { ask: "page", criteria: { ...criteria, range: toBlockRange(block) } } };
}

/** Counts rows that had not come before, and keeps those that are wanted. */
function takeRows<T>(
  state: HarvestState<T>,
  unseen: DatedRow<T>[],
  downTo: ParisTime | undefined,
): { state: HarvestState<T>; take: HarvestedRows<T> } {
  const { oldest, resumed } = state.scope;
  const rows = unseen.filter(({ created }) => oldest === undefined || created === undefined || created >= oldest);
  const again = resumed ? unseen.filter(({ created = 0 }) => created >= resumed.downTo).length : 0;
  return {
    state: {
      ...state,
      seen: state.seen + unseen.length,
      written: state.written + rows.length,
      inResumed: state.inResumed + again,
    },
    take: { rows, downTo },
  };
}

function blockOf<T>({ rows, total, isLeast }: HarvestAnswer<T>): RowBlock<T> {
  return { rows, total, ...(isLeast ? { isLeast } : {}) };
}
