import type { DatedRow, RowBlock } from "../api/block.ts";
import type { Criteria } from "../api/criteria.ts";
import { toBlockRange } from "../api/limits.ts";
import type { ParisTime } from "../api/paris-clock.ts";
import {
  type HarvestedRows,
  type HarvestPhase,
  type HarvestState,
  type HarvestStep,
  type PageAnswer,
  toWholeSearch,
} from "./state.ts";

/*
 * What the transitions of a harvest have in common.
 */

/** Asks for one block of a search, in whose answer the phase ends. */
export function askPage<T>(
  state: HarvestState<T>,
  phase: HarvestPhase,
  criteria: Criteria,
  block: number,
): HarvestStep<T> {
  return { state: { ...state, phase }, order: { ask: "page", criteria: { ...criteria, range: toBlockRange(block) } } };
}

/** Reads all of the search, without dates. */
export function readWhole<T>(state: HarvestState<T>): HarvestStep<T> {
  const { scope, first } = state;
  return { state: { ...state, phase: { is: "whole" } }, order: { ask: "all", criteria: toWholeSearch(scope), first } };
}

/** Counts rows that had not come before, and keeps those that are wanted. */
export function takeRows<T>(
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

/** What a page holds, without what it answers. */
export function toBlock<T>({ rows, total, isLeast }: PageAnswer<T>): RowBlock<T> {
  return { rows, total, ...(isLeast ? { isLeast } : {}) };
}

/** Adds a reason why offers are missing. */
export function addReason<T>(state: HarvestState<T>, reason: string): HarvestState<T> {
  return { ...state, why: [...state.why, reason] };
}

/** The end; nothing more is asked. */
export function finish<T>(state: HarvestState<T>, missing: number): HarvestStep<T> {
  return { state: { ...state, phase: { is: "done", missing } } };
}

/** The end, where the rest of a total is shown by no page. */
export function finishOvercounted<T>(state: HarvestState<T>, count: number): HarvestStep<T> {
  const isUnexplained = count > 0 && state.why.length === 0;
  const why = "France Travail counts them, and none of its pages shows them";
  return finish(isUnexplained ? addReason(state, why) : state, Math.max(0, count));
}
