import { SourceError } from "../../../core/failure.ts";
import { readErrorCode } from "../../../core/telemetry.ts";
import { JournalInUse } from "../../journal-file.ts";
import type { CatalogueClient } from "../client.ts";
import type { Condition } from "../odsql.ts";
import { cpfName } from "../profile.ts";
import { type Column, toKey } from "../question.ts";
import { type CatalogueJournal, openCatalogueJournal } from "./journal.ts";
import { type CatalogueStep, isInReach, listExports, listPages, wholeExport } from "./steps.ts";

/** Rows of the catalogue that are wanted. */
export type CatalogueHarvest = {
  select: readonly Column[];
  where: readonly Condition[];
  /** By exports also where pages reach all rows: a few calls in the place of many. */
  isExport: boolean;
};

/** What a reading works with. */
export type CatalogueHarvestDeps = {
  client: Pick<CatalogueClient, "readRaw" | "stream">;
  /** The folder of the journal. */
  dataDir: string;
};

/** When a reading begins, what stops it, and who is told how far it is. */
export type CatalogueHarvestOptions = {
  now: Date;
  signal: AbortSignal;
  /** This one goes on from an earlier one, which had read so many rows. */
  onResume?: (rows: number) => void;
  onProgress?: (progress: { read: number; total: number }) => void;
};

/** How far a reading came. */
export type CatalogueProgress = { read: number; total: number; isFictitious: boolean };

/** How a reading ended. Of one that did not come to its end, the journal may keep what was read for a day. */
export type CatalogueOutcome =
  | ({ is: "done"; journal: CatalogueJournal } & CatalogueProgress)
  | ({ is: "stopped"; isResumable: boolean } & CatalogueProgress)
  | { is: "failed"; error: SourceError; isResumable: boolean }
  | { is: "in-use" }
  /** The code of the system's error, as "ENOSPC". */
  | { is: "unwritable"; code: string };

class JournalUnwritable extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`the journal cannot be written: ${code}`);
    this.code = code;
  }
}

/**
 * Reads all rows of a question into a journal, in the order of the numbers of trainings. Expected ends are
 * results; rejects only with a bug.
 */
export async function readAllRows(
  harvest: CatalogueHarvest,
  { client, dataDir }: CatalogueHarvestDeps,
  options: CatalogueHarvestOptions,
): Promise<CatalogueOutcome> {
  try {
    const { total, isStandIn } = await client.readRaw({ select: ["numero_formation"], where: harvest.where, limit: 1 });
    const isExport = harvest.isExport || !isInReach(total);
    const question = `${isExport ? "export" : "pages"} ${toKey({ ...harvest, limit: -1 })}`;
    const state = { total, isFictitious: isStandIn };
    const journal = await openCatalogueJournal(dataDir, question, state, options.now).catch(throwUnwritable);
    return await readInto(journal, { harvest, client, isExport, progress: { read: 0, ...state } }, options);
  } catch (error) {
    if (error instanceof SourceError) return { is: "failed", error, isResumable: false };
    if (error instanceof JournalInUse) return { is: "in-use" };
    if (error instanceof JournalUnwritable) return { is: "unwritable", code: error.code };
    throw error;
  }
}

type Reading = Pick<CatalogueHarvestDeps, "client"> & {
  harvest: CatalogueHarvest;
  isExport: boolean;
  progress: CatalogueProgress;
};

async function readInto(
  journal: CatalogueJournal,
  reading: Reading,
  options: CatalogueHarvestOptions,
): Promise<CatalogueOutcome> {
  const { progress, isExport } = reading;
  const { signal, onResume, onProgress } = options;
  const { resumed } = journal;
  if (resumed) {
    progress.read = resumed.rows;
    onResume?.(resumed.rows);
  }
  try {
    for (const step of resumed?.steps.has(wholeExport.id) ? [] : listSteps(isExport, progress.total)) {
      if (resumed?.steps.has(step.id)) continue;
      if (signal.aborted) return await stop(journal, progress);
      onProgress?.(progress);
      const isEnough = await readStep(journal, step, reading, options);
      if (isEnough) break;
    }
    onProgress?.(progress);
    return { is: "done", journal, ...progress };
  } catch (error) {
    if (error instanceof SourceError && signal.aborted) return stop(journal, progress);
    await journal.close();
    if (!(error instanceof SourceError)) throw error;
    return { is: "failed", error, isResumable: journal.isWorthKeeping() };
  }
}

async function stop(journal: CatalogueJournal, progress: CatalogueProgress): Promise<CatalogueOutcome> {
  await journal.close();
  return { is: "stopped", isResumable: journal.isWorthKeeping(), ...progress };
}

/** Where pages would reach all rows, an export of all is soon read again. */
function listSteps(isExport: boolean, total: number): CatalogueStep[] {
  if (!isExport) return listPages(total);
  return isInReach(total) ? [wholeExport] : listExports();
}

/** Reads one step; true where it has brought all that there is. */
async function readStep(
  journal: CatalogueJournal,
  step: CatalogueStep,
  reading: Reading,
  options: CatalogueHarvestOptions,
): Promise<boolean> {
  const { harvest, client, progress } = reading;
  const orderBy = ["numero_formation", "code_departement"];
  const { select, where } = harvest;
  if ("offset" in step.read) {
    const { rows, isStandIn } = await client.readRaw({ select, where, orderBy, ...step.read });
    refuseOther(isStandIn, progress);
    await journal.write(rows, step.id).catch(throwUnwritable);
    progress.read += rows.length;
    return false;
  }
  const before = progress.read;
  const question = { select, where: [...where, ...step.read.where], orderBy, limit: -1 };
  try {
    const { isStandIn } = await client.stream(question, {
      signal: options.signal,
      take: async (rows) => {
        await journal.write(rows).catch(throwUnwritable);
        progress.read += rows.length;
        options.onProgress?.(progress);
      },
    });
    refuseOther(isStandIn, progress);
  } catch (error) {
    // What a step that did not end has brought is read again.
    progress.read = before;
    const isRefused = error instanceof SourceError && error.why === "refused";
    if (!isRefused || before > 0 || step === wholeExport) throw error;
    await readStep(journal, wholeExport, reading, options);
    return true;
  }
  await journal.write([], step.id).catch(throwUnwritable);
  return false;
}

/** Rows of the sandbox do not go among real ones, nor the other way round. */
function refuseOther(isStandIn: boolean, { isFictitious }: CatalogueProgress): void {
  if (isStandIn !== isFictitious) throw new SourceError(cpfName, "down");
}

/** What the system refuses has a code; anything else is a bug. */
function throwUnwritable(error: unknown): never {
  const code = readErrorCode(error);
  throw code === undefined ? error : new JournalUnwritable(code);
}
