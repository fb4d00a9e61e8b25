import { departementsOf } from "../../adapters/france-travail/covered.ts";
import { type Criteria, toParameters } from "../../adapters/france-travail/criteria.ts";
import { harvest, type Outcome } from "../../adapters/france-travail/harvest.ts";
import { type Journal, JournalInUse, openJournal } from "../../adapters/france-travail/journal.ts";
import type { OfferRows } from "../../adapters/france-travail/pages.ts";
import { CannotStart } from "../../config.ts";
import { SourceError } from "../../core/words.ts";
import type { Opened } from "./opened.ts";
import { note, progressBar } from "./output.ts";
import { patient } from "./patient.ts";

/** 128 and the number of SIGINT, as shells have it. */
const interrupted = 130;
/** As `tremplin start` ends where another process serves the alerts. */
const inUse = 4;
const mostReasons = 3;

/**
 * Every offer of a search, gathered in a journal, which the caller removes when all of it is where it should be. Ctrl-C stops it between two calls, and the
 * same command goes on from there; so it does after a failure of the service.
 */
export async function gather(
  criteria: Criteria,
  { read, map, fictitious }: Opened,
  dataDir: string,
  now: Date,
): Promise<{ journal: Journal; outcome: Outcome }> {
  const search = `${fictitious ? "sandbox" : "real"} ${toParameters(criteria)}`;
  const journal = await openJournal(dataDir, search, now).catch(cannotKeep);
  if (journal.resumed)
    note(`This goes on from ${[...journal.resumed.ids].length.toLocaleString("en")} offers that were read before.`);
  const stop = new AbortController();
  const halt = () => stop.abort();
  process.once("SIGINT", halt).once("SIGTERM", halt);
  const bar = progressBar();
  try {
    const outcome = await harvest({
      criteria,
      ask: patient<Criteria, OfferRows>(read, (seconds) => bar.wait(seconds), stop.signal),
      now,
      departements: (region) => departementsOf(map(), region),
      write: (rows, downTo) => journal.write(rows, downTo, new Date()).catch(cannotKeep),
      progress: ({ found, total }) => bar.show(found, total),
      signal: stop.signal,
      resumed: journal.resumed,
    });
    if (outcome.stopped) throw new CannotStart(stoppedLine(outcome, journal), interrupted);
    return { journal, outcome };
  } catch (error) {
    await journal.close();
    if (error instanceof SourceError && journal.isWorthKeeping())
      note("What was read is kept for a day: the same command goes on from there.");
    throw error;
  } finally {
    bar.end();
    process.off("SIGINT", halt).off("SIGTERM", halt);
  }
}

/** What did not come, of what the service counts; undefined where nothing is missing, as far as can be known. */
export function missingLine({ missing, total, why }: Outcome): string | undefined {
  if (why.length === 0) return undefined;
  const reasons = [...new Set(why)];
  const more = reasons.length - mostReasons;
  const told = `${reasons.slice(0, mostReasons).join("; ")}${more > 0 ? `; and ${more.toLocaleString("en")} more reasons like these` : ""}.`;
  if (missing === 0) return `There may be more offers than these: ${told}`;
  return `${missing.toLocaleString("en")} of ${total.toLocaleString("en")} offers are missing: ${told}`;
}

function stoppedLine({ found, total }: Outcome, journal: Journal): string {
  if (!journal.isWorthKeeping()) return "Stopped before anything was read that could be kept.";
  return `Stopped: ${found.toLocaleString("en")} of ${total.toLocaleString("en")} offers were read, and are kept for a day. The same command goes on from there.`;
}

function cannotKeep(error: unknown): never {
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
