import type { AtomicFile } from "../../adapters/atomic-file.ts";
import { detailFields } from "../../adapters/cpf/fields.ts";
import { mergeTrainings } from "../../adapters/cpf/harvest/merge-trainings.ts";
import { type CatalogueHarvest, type CatalogueOutcome, readAllRows } from "../../adapters/cpf/harvest/read-all.ts";
import { deleteOldJournals } from "../../adapters/journal-file.ts";
import { openTrainingSearch, type TrainingSearch } from "../../app/training-search.ts";
import { CannotStart, loadConfig } from "../../config.ts";
import type { SourceError } from "../../core/failure.ts";
import { cleanLine } from "../../core/text/clean-text.ts";
import { createProgressBar, openOutputFile, writeNote } from "../offers/output.ts";
import { OutputClosed } from "../standard-output.ts";
import { showAlternanceTrainings } from "./alternance.ts";
import type { TrainingsOptions } from "./options.ts";
import { formatTaken, parseTrainingQuery } from "./query.ts";
import { createTrainingWriter, type TrainingFormat } from "./write.ts";

const source = "Caisse des Dépôts, Mon Compte Formation";
/** 128 and the number of SIGINT, as shells have it; and as `tremplin start` ends where a store is in use. */
const [interruptedCode, inUseCode] = [130, 4];

/**
 * `trainings`: those that the CPF pays, or those for apprentices, each once, all that fit. What is not
 * understood ends with 2 before anything is asked, a service that fails with 1.
 */
export async function showTrainings(words: string[], options: TrainingsOptions): Promise<void> {
  const text = cleanLine(words.join(" "));
  const format = parseFormat(options);
  switch (options.source ?? "cpf") {
    case "cpf":
      return showCatalogue(text, options, format);
    case "alternance":
      return showAlternanceTrainings(text, options, format);
    default:
      throw new CannotStart(`--source "${options.source}" is refused: it takes cpf or alternance.`);
  }
}

/** What was read of the catalogue until a stop is gone on from by the same command. */
async function showCatalogue(text: string, options: TrainingsOptions, format: TrainingFormat): Promise<void> {
  const config = loadConfig();
  const now = new Date();
  if (text === "" && !options.departement && !options.theme && !options.all)
    throw new CannotStart("Name what is looked for, a --theme or a --departement; --all alone is the whole catalogue.");
  await deleteOldJournals(config.DATA_DIR, now).catch(() => {});
  const search = await openTrainingSearch(config, () => now);
  let file: AtomicFile | undefined;
  try {
    const query = await parseTrainingQuery(text, options, search);
    const taken = formatTaken(query);
    if (taken !== undefined) writeNote(taken);
    if (options.csv !== undefined) file = await openOutputFile(options.csv, "--csv");
    const harvest = { select: options.rows ? [] : detailFields, where: query.where, isExport: options.all === true };
    await readAndWrite(harvest, { search, format, file, now });
  } catch (error) {
    if (!(error instanceof OutputClosed)) throw error;
  } finally {
    await file?.discard();
    await search.close();
  }
}

function parseFormat({ csv, json, rows }: TrainingsOptions): TrainingFormat {
  if (csv !== undefined && json) throw new CannotStart("--csv and --json are two formats: give one of them.");
  if (rows && csv === undefined && !json)
    throw new CannotStart("--rows shows the rows of the catalogue as they are: give --csv FILE or --json with it.");
  return { kind: csv !== undefined ? "csv" : json ? "json" : "text", isRows: rows === true };
}

type Output = { search: TrainingSearch; format: TrainingFormat; file: AtomicFile | undefined; now: Date };

async function readAndWrite(harvest: CatalogueHarvest, { search, format, file, now }: Output): Promise<void> {
  const outcome = await showProgress(harvest, search, now);
  if (outcome.is !== "done") throw toCannotStart(outcome);
  const { journal, isFictitious, read, total } = outcome;
  try {
    const writer = createTrainingWriter(format, { source, isFictitious, now, file });
    const rows = journal.rows();
    const summary = await (format.isRows ? writer.rows(rows) : writer.trainings(mergeTrainings(rows, isFictitious)));
    await file?.commit();
    await journal.remove();
    if (isFictitious) writeNote("These trainings are fictitious: the sandbox stands in for CPF_API_URL.");
    writeNote(summary);
  } catch (error) {
    await (error instanceof OutputClosed ? journal.remove() : journal.close());
    throw error;
  }
  if (read < total)
    throw new CannotStart(
      `${count(total - read)} of ${count(total)} rows are missing: the catalogue did not give them.`,
      1,
    );
}

/** Ctrl-C stops it between two calls, or within an export; the same command then goes on from there. */
async function showProgress(harvest: CatalogueHarvest, search: TrainingSearch, now: Date): Promise<CatalogueOutcome> {
  const stop = new AbortController();
  const halt = () => stop.abort();
  process.once("SIGINT", halt).once("SIGTERM", halt);
  const bar = createProgressBar("rows");
  try {
    return await readAllRows(harvest, search, {
      now,
      signal: stop.signal,
      onResume: (rows) => writeNote(`Resuming: ${count(rows)} rows were read before.`),
      onProgress: ({ read, total }) => bar.show(read, total),
    });
  } finally {
    bar.end();
    process.off("SIGINT", halt).off("SIGTERM", halt);
  }
}

function toCannotStart(outcome: Exclude<CatalogueOutcome, { is: "done" }>): CannotStart {
  const resume = "Run the same command again to resume: what was read is kept for a day.";
  switch (outcome.is) {
    case "stopped":
      return new CannotStart(
        outcome.isResumable
          ? `Stopped: ${count(outcome.read)} of ${count(outcome.total)} rows were read. ${resume}`
          : "Stopped before anything was read that could be kept.",
        interruptedCode,
      );
    case "failed":
      return new CannotStart([explainFailure(outcome.error), ...(outcome.isResumable ? [resume] : [])].join(" "), 1);
    case "in-use":
      return new CannotStart("Another process is reading the same: wait for it to finish, or stop it.", inUseCode);
    case "unwritable":
      return new CannotStart(
        `DATA_DIR cannot be written to (${outcome.code}), where rows are kept until all are read: check that it is a folder, that it is writable, and that its disk has room.`,
        1,
      );
  }
}

/** In a line, what happened and what to do about it. */
function explainFailure({ why, service, minutes }: SourceError): string {
  const later = minutes === undefined ? "try again later" : `try again in ${count(minutes)} minutes`;
  const says: Record<SourceError["why"], string> = {
    busy: `accepts no more calls today, from all anonymous callers together: ${later}.`,
    crowded: "accepts no more calls just now: try again in a few minutes.",
    down: "cannot be reached: check CPF_API_URL, or try again later.",
    slow: "did not answer in time: try again later.",
    garbage: "gave an answer that could not be understood: try again later.",
    refused: "refused the question: its fields have changed, or CPF_API_URL is another service.",
  };
  return `${service} ${says[why]}`;
}

function count(rows: number): string {
  return rows.toLocaleString("en");
}
