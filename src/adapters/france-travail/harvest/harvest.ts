import { SourceError } from "../../../core/failure.ts";
import type { DatedRow, RowBlock } from "../api/block.ts";
import type { Criteria } from "../api/criteria.ts";
import { blockSize, toBlockRange } from "../api/limits.ts";
import { type ParisTime, toParisTime } from "../api/paris-clock.ts";
import { readAllRows } from "./all-rows.ts";
import { type PartTools, readPart } from "./narrow.ts";
import { advanceHarvest } from "./next.ts";
import {
  type HarvestAnswer,
  type HarvestRequest,
  type HarvestState,
  type HarvestStep,
  startHarvest,
  toHarvestScope,
} from "./state.ts";

/** What is asked at a time: the search, narrowed. */
export type FetchRows<T> = (criteria: Criteria) => Promise<RowBlock<T>>;

/**
 * How far a harvest has come, for the next start: all that was created after `downTo` was read at `begun`.
 */
export type HarvestCheckpoint = { begun: Date; downTo: ParisTime; ids: Iterable<string> };

/** What is harvested, how it is read, and who takes it. */
export type HarvestOptions<T> = {
  criteria: Criteria;
  ask: FetchRows<T>;
  now: Date;
  /** By which a second that holds more than 3,150 offers can be cut; of a region its own. */
  departements: (region?: string) => string[];
  /**
   * Takes what is new, window after window, the newest first. `downTo` as in `HarvestCheckpoint`; undefined
   * where there are no windows.
   */
  write: (rows: DatedRow<T>[], downTo: ParisTime | undefined) => Promise<void>;
  progress?: (progress: HarvestProgress) => void;
  signal?: AbortSignal;
  resumed?: HarvestCheckpoint | undefined;
};

/** How far a harvest has come: offers found, of how many, with how many calls. */
export type HarvestProgress = { found: number; total: number; calls: number };

/** What a harvest came to. */
export type HarvestOutcome = HarvestProgress & {
  /** Stopped by the signal; what was written stands, and the rest can be had later. */
  stopped: boolean;
  /**
   * How many of the total were not found, and why. A reason without a number is a doubt: what there is could
   * not be counted.
   */
  missing: number;
  why: string[];
};

/** As far as can be known, nothing is missing. */
export function isComplete({ why }: Pick<HarvestOutcome, "why">): boolean {
  return why.length === 0;
}

/**
 * So many times the calls that so many offers need, and some for the smallest harvests: more means that what
 * the service answers does not go together.
 */
const patience = { times: 3, more: 200 };

class HarvestStopped extends Error {}
class CallBudgetExhausted extends Error {}

/**
 * Every offer of a search once, however many there are. Up to 3,150 are read as they are. Beyond, windows of
 * creation dates are read from the newest to the oldest, each as long as what is known so far lets expect
 * that it fits; a window that does not is cut, down to a second, which is cut by origin, then by département,
 * then by domain. A window counts when as many different offers came as it has; in the end all is compared
 * with the total of the search. Rows are the truth: a total that they do not bear out cuts nothing, and the
 * number of calls has a bound.
 *
 * What to do is decided by `next`, which is pure. This asks, keeps what is new, and tells how far it is.
 */
export async function harvest<T>(options: HarvestOptions<T>): Promise<HarvestOutcome> {
  const { criteria, now, write, progress = () => {}, signal, resumed } = options;
  const seen = new Set(resumed?.ids);
  const begun = resumed && { begun: toParisTime(resumed.begun), downTo: resumed.downTo };
  let step: HarvestStep<T> = startHarvest(toHarvestScope(criteria, now, begun), seen.size);
  let calls = 0;
  let isExhausted = false;

  async function ask(asked: Criteria): Promise<RowBlock<T>> {
    if (signal?.aborted) throw new HarvestStopped();
    const expected = Math.ceil(Math.max(step.state.total, seen.size) / blockSize);
    if (calls >= patience.times * expected + patience.more) throw new CallBudgetExhausted();
    calls += 1;
    return options.ask(asked).catch((error: unknown) => {
      // A call that fails while the harvest is being stopped is not a failure of the harvest.
      throw signal?.aborted && error instanceof SourceError ? new HarvestStopped() : error;
    });
  }

  const block = (asked: Criteria) => (n: number) => ask({ ...asked, range: toBlockRange(n) });

  try {
    while (step.order) {
      const answer = await performOrder(step.order, ask, { block, departements: options.departements });
      const unseen = answer.rows.filter(({ id }) => !seen.has(id));
      const isFirst = step.state.phase.is === "first";
      step = advanceHarvest(step.state, answer, unseen);
      const { state, take } = step;
      if (take) for (const { id } of unseen) seen.add(id);
      if (take) await write(take.rows, take.downTo);
      if (take || isFirst) progress({ found: state.written, total: Math.max(state.total, state.written), calls });
    }
  } catch (error) {
    isExhausted = error instanceof CallBudgetExhausted;
    // Rows that could not be written are lost, whether or not the harvest was stopped meanwhile.
    if (!isExhausted && !(error instanceof HarvestStopped)) throw error;
  }
  return toOutcome(step.state, calls, isExhausted);
}

async function performOrder<T>(
  order: HarvestRequest<T>,
  ask: FetchRows<T>,
  tools: PartTools<T>,
): Promise<HarvestAnswer<T>> {
  switch (order.ask) {
    case "page":
      return { to: "page", ...(await ask(order.criteria)) };
    case "all":
      return { to: "all", ...(await readAllRows(tools.block(order.criteria), order.first)) };
    case "part":
      return { to: "part", ...(await readPart(order.criteria, order.first, order, tools)) };
  }
}

function toOutcome<T>(state: HarvestState<T>, calls: number, isExhausted: boolean): HarvestOutcome {
  const { phase, written, total } = state;
  const missing = phase.is === "done" ? phase.missing : Math.max(0, total - written);
  const givenUp = `given up after ${calls} calls: the totals of France Travail do not match the offers that it returns`;
  const why = isExhausted ? [...state.why, givenUp] : [...state.why];
  return {
    found: written,
    total: Math.max(total, written),
    calls,
    stopped: phase.is !== "done" && !isExhausted,
    missing,
    why: missing > 0 || state.isDoubtful || isExhausted ? why : [],
  };
}
