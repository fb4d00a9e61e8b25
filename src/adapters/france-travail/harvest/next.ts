import { type DatedRow, isBeyondReach } from "../api/block.ts";
import { maxReachableRows } from "../api/limits.ts";
import { assumedTotal } from "./cutting.ts";
import { afterExpired, afterMeanwhile, afterRecount } from "./reconcile.ts";
import type { HarvestAnswer, HarvestState, HarvestStep, PageAnswer, WholeAnswer } from "./state.ts";
import { addReason, finish, finishOvercounted, readWhole, takeRows, toBlock } from "./steps.ts";
import { afterLook, afterPart, afterWindow, beginWindows } from "./windows.ts";

/**
 * What an answer makes of a harvest: its new state, what to keep, and what to ask next. Asks nothing itself.
 * `unseen` are the rows of the answer that had not come before. Throws where the answer is to another request
 * than the one that the state waits for, which is a bug.
 */
export function advanceHarvest<T>(
  state: HarvestState<T>,
  answer: HarvestAnswer<T>,
  unseen: DatedRow<T>[],
): HarvestStep<T> {
  const { phase } = state;
  if (phase.is === "whole" && answer.to === "all") return afterWhole(state, answer, unseen);
  if (phase.is === "part" && answer.to === "part") return afterPart(state, answer, unseen, phase);
  if (answer.to === "page") return afterPage(state, answer, unseen);
  throw new Error(`a harvest in phase "${phase.is}" cannot use the answer to "${answer.to}"`);
}

function afterPage<T>(state: HarvestState<T>, answer: PageAnswer<T>, unseen: DatedRow<T>[]): HarvestStep<T> {
  const { phase } = state;
  switch (phase.is) {
    case "first":
      return afterFirst(state, answer);
    case "look":
      return afterLook(state, answer, phase.stretch);
    case "window":
      return afterWindow(state, answer, phase.window);
    case "meanwhile":
      return afterMeanwhile(state, unseen, phase);
    case "recount":
      return afterRecount(state, answer.total);
    case "expired":
      // Where the service does not say how many there are, none is known to be gone.
      return afterExpired(state, answer.isLeast ? Number.POSITIVE_INFINITY : answer.total, phase);
    case "whole":
    case "part":
    case "done":
      throw new Error(`a harvest in phase "${phase.is}" waits for no page`);
  }
}

function afterFirst<T>(state: HarvestState<T>, answer: PageAnswer<T>): HarvestStep<T> {
  const begun = { ...state, first: toBlock(answer), total: answer.total };
  return isBeyondReach(answer) ? beginWindows(begun, answer.total) : readWhole(begun);
}

/** All that can be reached without dates. */
function afterWhole<T>(state: HarvestState<T>, answer: WholeAnswer<T>, unseen: DatedRow<T>[]): HarvestStep<T> {
  // How many there are is not said, and they are more than can be reached: they are counted by reading them.
  if (answer.isCut && !state.isUndated) return beginWindows({ ...state, isUncounted: true }, assumedTotal);
  if (answer.grownTo !== undefined && !state.isUndated) return beginWindows(state, answer.grownTo);
  const { state: taken, take } = takeRows(state, unseen, undefined);
  if (taken.isUndated) return { ...finish(taken, Math.max(0, taken.total - taken.written)), take };
  const { missing } = answer;
  const explained = missing > 0 ? addReason(taken, `${missing} did not come, though they were read twice`) : taken;
  const counted = explained.first.isLeast ? { ...explained, total: explained.written } : explained;
  const isWrong = answer.isOvercounted || counted.total > maxReachableRows;
  return {
    ...(isWrong ? finishOvercounted(counted, counted.total - counted.written) : finish(counted, missing)),
    take,
  };
}
