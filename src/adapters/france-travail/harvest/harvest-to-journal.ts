import { SourceError } from "../../../core/failure.ts";
import type { Offer } from "../../../core/offers/offer.ts";
import { readErrorCode } from "../../../core/telemetry.ts";
import { JournalInUse } from "../../journal-file.ts";
import type { RowBlock } from "../api/block.ts";
import { type Criteria, criteriaToSearchParams } from "../api/criteria.ts";
import { type HarvestOutcome, type HarvestProgress, harvest } from "./harvest.ts";
import { type HarvestJournal, type KeyedRow, openJournal } from "./journal.ts";
import { retryWhenBusy } from "./retry-when-busy.ts";

/** What a harvest into a journal works with. */
export type JournaledHarvestDeps<T extends KeyedRow = Offer> = {
  read: (criteria: Criteria) => Promise<RowBlock<T | undefined>>;
  /** What is kept of an offer, where that is not the offer in our words: these never resume one another. */
  keeps?: string;
  /** The départements that the service knows, or those of a region. */
  departements: (region?: string) => string[];
  /** Offers of the sandbox never resume a harvest of real ones, nor the other way round. */
  fictitious: boolean;
  /** The folder of the journal. */
  dataDir: string;
};

/** When a harvest begins, what stops it, and who is told how far it is. */
export type JournaledHarvestOptions = {
  now: Date;
  /** Aborting it stops the harvest between two calls. */
  signal: AbortSignal;
  /** This harvest resumes an earlier one, which had read so many offers. */
  onResume?: (offers: number) => void;
  onProgress?: (progress: HarvestProgress) => void;
  /** The service asks to wait so long before it takes further calls. */
  onWait?: (seconds: number) => void;
};

/**
 * Why a harvest ended before all was read. `isResumable`: the journal keeps what was read for a day, and the
 * same harvest goes on from there.
 */
export type HarvestFailure =
  | { is: "stopped"; outcome: HarvestOutcome; isResumable: boolean }
  | { is: "failed"; error: SourceError; isResumable: boolean }
  /** Another process harvests the same search. */
  | { is: "in-use" }
  /** The journal cannot be written: the code of the system's error, as "ENOSPC". */
  | { is: "unwritable"; code: string };

/**
 * A harvest that came to its end. The caller removes the journal once its offers are where they belong, or
 * closes it so that the same harvest need not ask for them again.
 */
export type JournaledHarvest<T extends KeyedRow = Offer> = {
  is: "done";
  journal: HarvestJournal<T>;
  outcome: HarvestOutcome;
};

class JournalUnwritable extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`the journal of a harvest cannot be written: ${code}`);
    this.code = code;
  }
}

/**
 * Reads every offer of a search into a journal, however many there are, waiting where the service asks for
 * it. Expected ends are results; rejects only with a bug.
 */
export async function harvestToJournal<T extends KeyedRow>(
  criteria: Criteria,
  deps: JournaledHarvestDeps<T>,
  options: JournaledHarvestOptions,
): Promise<JournaledHarvest<T> | HarvestFailure> {
  const kept = deps.keeps === undefined ? "" : `${deps.keeps} `;
  const search = `${kept}${deps.fictitious ? "sandbox" : "real"} ${criteriaToSearchParams(criteria)}`;
  try {
    const journal = await openJournal<T>(deps.dataDir, search, options.now).catch(throwUnwritable);
    return await harvestInto(journal, criteria, deps, options);
  } catch (error) {
    if (error instanceof JournalInUse) return { is: "in-use" };
    if (error instanceof JournalUnwritable) return { is: "unwritable", code: error.code };
    throw error;
  }
}

async function harvestInto<T extends KeyedRow>(
  journal: HarvestJournal<T>,
  criteria: Criteria,
  { read, departements }: JournaledHarvestDeps<T>,
  { now, signal, onResume = () => {}, onProgress = () => {}, onWait = () => {} }: JournaledHarvestOptions,
): Promise<JournaledHarvest<T> | HarvestFailure> {
  const { resumed } = journal;
  if (resumed) onResume([...resumed.ids].length);
  try {
    const outcome = await harvest({
      criteria,
      ask: retryWhenBusy<Criteria, RowBlock<T | undefined>>(read, onWait, signal),
      now,
      departements,
      write: (rows, downTo) => journal.write(rows, downTo, new Date()).catch(throwUnwritable),
      progress: onProgress,
      signal,
      resumed,
    });
    if (!outcome.stopped) return { is: "done", journal, outcome };
    await journal.close();
    return { is: "stopped", outcome, isResumable: journal.isWorthKeeping() };
  } catch (error) {
    await journal.close();
    if (error instanceof SourceError) return { is: "failed", error, isResumable: journal.isWorthKeeping() };
    throw error;
  }
}

/** What the system refuses has a code; anything else is a bug. */
function throwUnwritable(error: unknown): never {
  const code = readErrorCode(error);
  throw code === undefined ? error : new JournalUnwritable(code);
}
