import type { AtomicFile } from "../../adapters/atomic-file.ts";
import { openApprenticeTrainings } from "../../app/apprentice-trainings.ts";
import type { KindSearch } from "../../app/kind-search.ts";
import { CannotStart, loadConfig } from "../../config.ts";
import { SourceError } from "../../core/failure.ts";
import type { Listing } from "../../core/offers/offer.ts";
import type { Training } from "../../core/offers/training.ts";
import { listPlaces } from "../../core/places/area.ts";
import { describeSearch, hasRadius, type Search } from "../../core/search/search.ts";
import { widenUnasked } from "../../core/search/widen-unasked.ts";
import { showEachDepartement } from "../each-departement.ts";
import {
  explainSourceFailure,
  formatSourceNote,
  moreByAll,
  readKindSearch,
  requireTitles,
  tokenRemedy,
} from "../kind-query.ts";
import { openOutputFile, writeNote } from "../offers/output.ts";
import { OutputClosed } from "../standard-output.ts";
import type { TrainingsOptions } from "./options.ts";
import { createTrainingWriter, type TrainingFormat } from "./write.ts";

/**
 * `trainings --source alternance`: the trainings for apprentices in a job, of La bonne alternance. All of a
 * search are read before any is written.
 */
export async function showAlternanceTrainings(
  text: string,
  options: TrainingsOptions,
  format: TrainingFormat,
): Promise<void> {
  refuseOthers(options);
  const now = new Date();
  const alternance = await openApprenticeTrainings(loadConfig(), () => now);
  let file: AtomicFile | undefined;
  try {
    const search = readSearch(text, options.departement ?? [], alternance);
    if (options.csv !== undefined) file = await openOutputFile(options.csv, "--csv");
    const { searched, found, notes = [] } = await readTrainings(search, options.all === true, alternance);
    for (const note of notes) writeNote(formatSourceNote(note, "trainings", moreByAll));
    const isFictitious = alternance.fictitious;
    if (isFictitious) writeNote("These trainings are fictitious: set ALTERNANCE_API_TOKEN for real ones.");
    writeNote(describeSearch(searched));
    const writer = createTrainingWriter(format, { source: "La bonne alternance", isFictitious, now, file });
    const summary = await writer.trainings([{ trainings: found.flatMap(({ offer }) => toTraining(offer)), odd: 0 }]);
    await file?.commit();
    writeNote(summary);
  } catch (error) {
    if (error instanceof OutputClosed) return;
    throw error instanceof SourceError ? explainSourceFailure(error, tokenRemedy) : error;
  } finally {
    await file?.discard();
    await alternance.close();
  }
}

function refuseOthers({ theme, remote, rows }: TrainingsOptions): void {
  const given = Object.entries({ theme, remote, rows }).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (given.length === 0) return;
  throw new CannotStart(
    `--${given.join(", --")} is for the catalogue of the CPF: leave it out, or --source alternance.`,
  );
}

/** A job, and a place by name or by départements. */
function readSearch(text: string, departements: string[], { lookups }: KindSearch): Search {
  const place = departements.flatMap((list) => list.split(",").map((name) => name.trim()));
  const search = readKindSearch("formations", { words: [text], place }, lookups);
  requireTitles(search, "These trainings", "tremplin trainings boulanger --source alternance");
  if (place.length > 0 && listPlaces(search.place).some(({ kind }) => kind !== "departement"))
    throw new CannotStart("--departement takes codes of départements, as 31 or 2A, or their names.");
  return search;
}

/** With --all département by département: each call gives so many at most. */
async function readTrainings(search: Search, isAll: boolean, { read, departements }: KindSearch) {
  if (isAll && !hasRadius(search))
    return { searched: search, ...(await showEachDepartement(search, { read, departements: departements() })) };
  const first = await read(search);
  const searched = widenUnasked(search, first.total) ?? search;
  return { searched, ...(searched === search ? first : await read(searched)) };
}

function toTraining(listing: Listing): Training[] {
  return listing.kind === "training" ? [listing] : [];
}
