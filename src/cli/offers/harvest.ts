import { type HarvestOutcome, isComplete } from "../../adapters/france-travail/harvest/harvest.ts";
import type {
  HarvestFailure,
  JournaledHarvestOptions,
} from "../../adapters/france-travail/harvest/harvest-to-journal.ts";
import { CannotStart } from "../../config.ts";
import { createProgressBar, writeNote } from "./output.ts";
import { explainSourceError } from "./source-error.ts";

/** 128 and the number of SIGINT, as shells have it. */
const interruptedCode = 130;
/** As `tremplin start` ends where another process serves the alerts. */
const inUseCode = 4;
const maxReasons = 3;

/**
 * Shows how far a harvest is while `work` does it. Ctrl-C stops it between two calls; the same command then
 * goes on from there.
 */
export async function showHarvest<T>(now: Date, work: (options: JournaledHarvestOptions) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const halt = () => stop.abort();
  process.once("SIGINT", halt).once("SIGTERM", halt);
  const bar = createProgressBar();
  try {
    return await work({
      now,
      signal: stop.signal,
      onResume: (offers) => writeNote(`Resuming: ${offers.toLocaleString("en")} offers were read before.`),
      onProgress: ({ found, total }) => bar.show(found, total),
      onWait: (seconds) => bar.wait(seconds),
    });
  } finally {
    bar.end();
    process.off("SIGINT", halt).off("SIGTERM", halt);
  }
}

/**
 * What did not come, of what the service counts; undefined where nothing is missing, as far as can be known.
 */
export function formatMissing(outcome: Pick<HarvestOutcome, "missing" | "total" | "why">): string | undefined {
  if (isComplete(outcome)) return undefined;
  const { missing, total, why } = outcome;
  const reasons = [...new Set(why)];
  const more = reasons.length - maxReasons;
  const listedReasons = `${reasons.slice(0, maxReasons).join("; ")}${more > 0 ? `; and ${more.toLocaleString("en")} more reasons like these` : ""}.`;
  if (missing === 0) return `There may be more offers than these: ${listedReasons}`;
  return `${missing.toLocaleString("en")} of ${total.toLocaleString("en")} offers are missing: ${listedReasons}`;
}

/** Why a harvest did not come to its end, as the end of the command. */
export function toHarvestError(failure: HarvestFailure): CannotStart {
  switch (failure.is) {
    case "stopped":
      return new CannotStart(formatStopped(failure), interruptedCode);
    case "failed":
      if (failure.isResumable) writeNote("What was read is kept for a day: run the same command again to resume.");
      return explainSourceError(failure.error);
    case "in-use":
      return new CannotStart(
        "Another process is reading the same search: wait for it to finish, or stop it.",
        inUseCode,
      );
    case "unwritable":
      return new CannotStart(
        `DATA_DIR cannot be written to (${failure.code}), where offers are kept until all are read: check that it is a folder, that it is writable, and that its disk has room.`,
        1,
      );
  }
}

function formatStopped({ outcome: { found, total }, isResumable }: Extract<HarvestFailure, { is: "stopped" }>): string {
  if (!isResumable) return "Stopped before anything was read that could be kept.";
  return `Stopped: ${found.toLocaleString("en")} of ${total.toLocaleString("en")} offers were read and are kept for a day. Run the same command again to resume.`;
}
