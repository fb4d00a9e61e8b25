import { departementsOf } from "../../adapters/france-travail/covered.ts";
import { type Criteria, toParameters } from "../../adapters/france-travail/criteria.ts";
import { harvest, type Outcome } from "../../adapters/france-travail/harvest.ts";
import { type Journal, openJournal } from "../../adapters/france-travail/journal.ts";
import { CannotStart } from "../../config.ts";
import { SourceError } from "../../core/words.ts";
import type { Opened } from "./opened.ts";
import { note, progressBar } from "./output.ts";

/** 128 and the number of SIGINT, as shells have it. */
const interrupted = 130;

/**
 * Every offer of a search, gathered in a journal. Ctrl-C stops it between two calls, and the same command goes on from there; so it does after a failure of
 * the service.
 */
export async function gather(
  criteria: Criteria,
  { read, map, fictitious }: Opened,
  dataDir: string,
  now: Date,
): Promise<{ journal: Journal; outcome: Outcome }> {
  const journal = await openJournal(dataDir, `${fictitious ? "sandbox" : "real"} ${toParameters(criteria)}`, now);
  if (journal.resumed)
    note(`This goes on from ${[...journal.resumed.ids].length.toLocaleString("en")} offers that were read before.`);
  const stop = new AbortController();
  const halt = () => stop.abort();
  process.once("SIGINT", halt).once("SIGTERM", halt);
  const bar = progressBar();
  try {
    const outcome = await harvest({
      criteria,
      ask: read,
      now,
      departements: (region) => departementsOf(map(), region),
      write: journal.write,
      progress: ({ found, total }) => bar.show(found, total),
      signal: stop.signal,
      resumed: journal.resumed,
    });
    bar.end();
    if (outcome.stopped) throw new CannotStart(await stoppedLine(outcome, journal), interrupted);
    if (outcome.missing > 0)
      note(`${outcome.missing} of ${outcome.total} offers are missing: ${outcome.why.join("; ")}.`);
    return { journal, outcome };
  } catch (error) {
    if (error instanceof SourceError) note("What was read is kept for a day: the same command goes on from there.");
    throw error;
  } finally {
    process.off("SIGINT", halt).off("SIGTERM", halt);
  }
}

async function stoppedLine({ found, total }: Outcome, journal: Journal): Promise<string> {
  if (found > 0)
    return `Stopped: ${found.toLocaleString("en")} of ${total.toLocaleString("en")} offers were read, and are kept for a day. The same command goes on from there.`;
  await journal.remove();
  return "Stopped before anything was read.";
}
