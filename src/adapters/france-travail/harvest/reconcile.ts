import { minuteMs } from "../../../core/durations.ts";
import type { DatedRow } from "../api/block.ts";
import { lastBlockIndex } from "../api/limits.ts";
import { type HarvestPhase, type HarvestState, type HarvestStep, narrowToPeriod, type Recount } from "./state.ts";
import { addReason, askPage, finish, finishOvercounted, takeRows } from "./steps.ts";

/*
 * The end of a harvest: what was published meanwhile is read, and what came is reconciled with the total.
 */

/** What was published while a harvest ran is looked for from so long before it began. */
const shortMs = 5 * minuteMs;

/**
 * What was published while all that was read: of each origin, as far as there is anything new. The Z of a
 * date may be meant, after all.
 */
export function beginMeanwhile<T>(state: HarvestState<T>, recount: Recount | undefined): HarvestStep<T> {
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

/** One block of it came: goes on while there is something new. */
export function afterMeanwhile<T>(
  state: HarvestState<T>,
  unseen: DatedRow<T>[],
  { origins, block, recount }: Extract<HarvestPhase, { is: "meanwhile" }>,
): HarvestStep<T> {
  if (unseen.length === 0) return askMeanwhile(state, origins.slice(1), 0, recount);
  const { state: taken, take } = takeRows(state, unseen, state.scope.from);
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

/**
 * The search was counted once more. Of the offers that an earlier harvest had read, some may have expired
 * since, of which the total knows nothing: they are counted as well.
 */
export function afterRecount<T>(state: HarvestState<T>, still: number): HarvestStep<T> {
  const { resumed, until } = state.scope;
  if (!resumed) return compareTotals(state, { still, gone: 0 });
  return {
    state: { ...state, phase: { is: "expired", still } },
    order: { ask: "page", criteria: { ...narrowToPeriod(state.scope, resumed.downTo, until), range: "0-0" } },
  };
}

/** So many of the offers of the earlier harvest are still there. */
export function afterExpired<T>(
  state: HarvestState<T>,
  stillResumed: number,
  { still }: Extract<HarvestPhase, { is: "expired" }>,
): HarvestStep<T> {
  return compareTotals(state, { still, gone: Math.max(0, state.inResumed - stillResumed) });
}

function compareTotals<T>(state: HarvestState<T>, recount: Recount): HarvestStep<T> {
  const isShort = state.written - recount.gone < recount.still;
  return isShort ? beginMeanwhile(state, recount) : settle(state, recount);
}

function settle<T>(state: HarvestState<T>, { still, gone }: Recount): HarvestStep<T> {
  const missing = Math.max(0, still - (state.written - gone));
  if (missing > 0 && state.isOvercounted) return finishOvercounted(state, missing);
  const isUnexplained = missing > 0 && state.why.length === 0;
  return finish(isUnexplained ? addReason(state, `${missing} came in no window of creation dates`) : state, missing);
}
