import { listDepartements } from "../../adapters/france-travail/api/covered.ts";
import { type Criteria, criteriaToSearchParams } from "../../adapters/france-travail/api/criteria.ts";
import type { OfferRows } from "../../adapters/france-travail/api/offers-reader.ts";
import { type HarvestOutcome, harvest } from "../../adapters/france-travail/harvest/harvest.ts";
import { type HarvestJournal, JournalInUse, openJournal } from "../../adapters/france-travail/harvest/journal.ts";
import { CannotStart } from "../../config.ts";
import { SourceError } from "../../core/failure.ts";
import type { OffersContext } from "./context.ts";
import { createProgressBar, writeNote } from "./output.ts";
import { retryWhenBusy } from "./retry-when-busy.ts";

/** 128 and the number of SIGINT, as shells have it. */
const interrupted = 130;
/** As `tremplin start` ends where another process serves the alerts. */
const inUse = 4;
const maxReasons = 3;

/**
 * Every offer of a search, gathered in a journal, which the caller removes when all of it is where it should
 * be. Ctrl-C stops it between two calls, and the same command goes on from there; so it does after a failure
 * of the service.
 */
export async function harvestToJournal(
  criteria: Criteria,
  { read, map, fictitious }: OffersContext,
  dataDir: string,
  now: Date,
): Promise<{ journal: HarvestJournal; outcome: HarvestOutcome }> {
  const search = `${fictitious ? "sandbox" : "real"} ${criteriaToSearchParams(criteria)}`;
  const journal = await openJournal(dataDir, search, now).catch(throwCannotKeep);
  if (journal.resumed)
    writeNote(
      `This goes on from ${[...journal.resumed.ids].length.toLocaleString("en")} offers that were read before.`,
    );
  const stop = new AbortController();
  const halt = () => stop.abort();
  process.once("SIGINT", halt).once("SIGTERM", halt);
  const bar = createProgressBar();
  try {
    const outcome = await harvest({
      criteria,
      ask: retryWhenBusy<Criteria, OfferRows>(read, (seconds) => bar.wait(seconds), stop.signal),
      now,
      departements: (region) => listDepartements(map(), region),
      write: (rows, downTo) => journal.write(rows, downTo, new Date()).catch(throwCannotKeep),
      progress: ({ found, total }) => bar.show(found, total),
      signal: stop.signal,
      resumed: journal.resumed,
    });
    if (outcome.stopped) throw new CannotStart(formatStopped(outcome, journal), interrupted);
    return { journal, outcome };
  } catch (error) {
    await journal.close();
    if (error instanceof SourceError && journal.isWorthKeeping())
      writeNote("What was read is kept for a day: the same command goes on from there.");
    throw error;
  } finally {
    bar.end();
    process.off("SIGINT", halt).off("SIGTERM", halt);
  }
}

/**
 * What did not come, of what the service counts; undefined where nothing is missing, as far as can be known.
 */
export function formatMissing({ missing, total, why }: HarvestOutcome): string | undefined {
  if (why.length === 0) return undefined;
  const reasons = [...new Set(why)];
  const more = reasons.length - maxReasons;
  const told = `${reasons.slice(0, maxReasons).join("; ")}${more > 0 ? `; and ${more.toLocaleString("en")} more reasons like these` : ""}.`;
  if (missing === 0) return `There may be more offers than these: ${told}`;
  return `${missing.toLocaleString("en")} of ${total.toLocaleString("en")} offers are missing: ${told}`;
}

function formatStopped({ found, total }: HarvestOutcome, journal: HarvestJournal): string {
  if (!journal.isWorthKeeping()) return "Stopped before anything was read that could be kept.";
  return `Stopped: ${found.toLocaleString("en")} of ${total.toLocaleString("en")} offers were read, and are kept for a day. The same command goes on from there.`;
}

function throwCannotKeep(error: unknown): never {
  if (error instanceof JournalInUse)
    throw new CannotStart(
      "The same search is being read by another process just now: wait for it to end, or stop it.",
      inUse,
    );
  if (!(error instanceof Error && "code" in error)) throw error;
  throw new CannotStart(
    `DATA_DIR cannot be written to (${error.code}), where offers are kept until all are there: see that it is a folder, that it may be written to, and that its disk has room.`,
    1,
  );
}
