import type { AtomicFile } from "../../adapters/atomic-file.ts";
import { referenceListNames } from "../../adapters/france-travail/api/fields.ts";
import { maxReachableRows } from "../../adapters/france-travail/api/limits.ts";
import { findReferenceItems, isReferenceListName } from "../../adapters/france-travail/api/reference-lists.ts";
import { harvestToJournal } from "../../adapters/france-travail/harvest/harvest-to-journal.ts";
import { formatCriteriaTitle } from "../../adapters/france-travail/search/criteria-title.ts";
import { defaultMarketDepth, readMarketByCriteria } from "../../adapters/france-travail/search/market-by-criteria.ts";
import { type GivenParameters, hasPlaceParameter } from "../../adapters/france-travail/search/merge-criteria.ts";
import { buildOfferQuery, type OfferQuery } from "../../adapters/france-travail/search/offer-query.ts";
import { countByCriteria, readFirstOffers } from "../../adapters/france-travail/search/read-by-criteria.ts";
import { deleteOldJournals } from "../../adapters/journal-file.ts";
import { type OfferSearch, openOfferSearch } from "../../app/offer-search.ts";
import { CannotStart, loadConfig } from "../../config.ts";
import { SourceError } from "../../core/failure.ts";
import { maxPlaces } from "../../core/places/area.ts";
import { cleanLine } from "../../core/text/clean-text.ts";
import { OutputClosed, writeOutput } from "../standard-output.ts";
import { findContradictions } from "./contradictions.ts";
import { type FiguresFormat, parseFiguresFormat, printCount, printMarket } from "./figures.ts";
import { formatMissing, showHarvest, toHarvestError } from "./harvest.ts";
import type { OffersOptions } from "./options.ts";
import { type OutputFormat, openOutputFile, parseOutputFormat, writeNote } from "./output.ts";
import { pickParameters } from "./parameters.ts";
import { type OffersToPrint, printOffers } from "./print-offers.ts";
import { explainQueryRefusal, formatChatDifference, formatOlderUnread, formatSearchNote } from "./query-text.ts";
import { explainSourceError } from "./source-error.ts";
import { formatReferenceList } from "./text.ts";

const usualLimit = 20;

/**
 * Searches France Travail for an operator. Wrong parameters end with 2 before anything is asked, a service
 * that fails with 1; each says so in a line.
 */
export async function runOffers(words: string[], options: OffersOptions): Promise<void> {
  const wrong = findContradictions(options);
  if (wrong.length > 0) throw new CannotStart(wrong.join("\n"));
  const config = loadConfig();
  const figures = options.count || options.stats ? parseFiguresFormat(options) : undefined;
  const format = figures ? undefined : parseOutputFormat(options);
  const limit = parseLimit(options);
  const now = new Date();
  await deleteOldJournals(config.DATA_DIR, now).catch(() => {});
  const search = await openOfferSearch(config, () => now);
  let file: AtomicFile | undefined;
  try {
    const text = cleanLine(words.join(" "));
    if (options.list !== undefined) return await printList(options.list, text, search, options.json === true);
    const given = pickParameters(options);
    const query = await readQuery(text, given, options, search, now);
    printNotes(query, search, options);
    if (options.out !== undefined) file = await openOutputFile(options.out);
    const output = { file, now };
    if (figures && options.stats) await printStats(query, given, { ...output, limit, options, figures }, search);
    else if (figures) await printTotal(query, { figures, now }, search);
    else if (format && options.all) await printAll(query, { ...output, format }, search);
    else if (format) await printFirst(query, limit, { ...output, format }, search);
  } catch (error) {
    if (error instanceof OutputClosed) return;
    throw error instanceof SourceError ? explainSourceError(error) : error;
  } finally {
    await file?.discard();
    await search.close();
  }
}

function parseLimit({ limit }: OffersOptions): number {
  const wanted = limit === undefined ? usualLimit : Number(limit);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > maxReachableRows)
    throw new CannotStart(
      `--limit "${limit}" is refused: it takes a number from 1 to ${maxReachableRows}; --all shows every offer.`,
    );
  return wanted;
}

async function printList(name: string, words: string, { lists, fictitious }: OfferSearch, isJson: boolean) {
  if (!isReferenceListName(name))
    throw new CannotStart(`--list "${name}" is refused: there are ${referenceListNames.join(", ")}.`);
  const list = await lists.get(name);
  if (isJson) await writeOutput(`${JSON.stringify(findReferenceItems(list.items, words), null, 2)}\n`);
  else await writeOutput(formatReferenceList(list, words, fictitious));
}

async function readQuery(
  text: string,
  given: GivenParameters,
  { place }: OffersOptions,
  search: OfferSearch,
  now: Date,
): Promise<OfferQuery> {
  if (place !== undefined && hasPlaceParameter(given))
    throw new CannotStart("--place and another option both say where: give one of them.");
  const placeNames = (place ?? []).map(cleanLine);
  if (placeNames.length > maxPlaces)
    throw new CannotStart(`--place is given ${placeNames.length} times: a search has ${maxPlaces} places at most.`);
  const query = await buildOfferQuery({ text, placeNames, given }, search, now);
  if ("refusal" in query) throw new CannotStart(explainQueryRefusal(query.refusal, text));
  return query;
}

/** How the query was understood, for who looks on. */
function printNotes(
  { worded, filters: { asked, here } }: OfferQuery,
  { fictitious }: OfferSearch,
  { count: isCount, stats: isMarket }: OffersOptions,
) {
  for (const note of worded.notes) writeNote(formatSearchNote(note));
  const difference =
    isCount || isMarket ? formatChatDifference(worded.notes, isMarket ? "market" : "results") : undefined;
  if (difference) writeNote(difference);
  if (asked.length > 0) writeNote(`asked of France Travail: ${asked.join(", ")}`);
  if (here.length > 0)
    writeNote(
      isCount
        ? `not applied: ${here.join(", ")} (France Travail cannot count it; --stats, or reading the offers, decides it)`
        : `decided here, by what each offer states, where it states it: ${here.join(", ")}`,
    );
  if (fictitious)
    writeNote(
      "These offers are fictitious: set FRANCE_TRAVAIL_CLIENT_ID and FRANCE_TRAVAIL_CLIENT_SECRET for real ones.",
    );
}

type Output = { file: AtomicFile | undefined; now: Date };

async function printStats(
  { criteria, worded, filters: { here, fits } }: OfferQuery,
  given: GivenParameters,
  { file, now, limit, options, figures }: Output & { limit: number; options: OffersOptions; figures: FiguresFormat },
  search: OfferSearch,
): Promise<void> {
  const depth = options.all ? "all" : options.limit === undefined ? defaultMarketDepth : limit;
  const title = [await formatCriteriaTitle(criteria, given, worded, search.lists), ...here].join(" · ");
  const read = (harvest: Parameters<typeof readMarketByCriteria>[3]) =>
    readMarketByCriteria(criteria, { title, depth, fits }, search, harvest);
  const outcome = await (depth === "all"
    ? showHarvest(now, read)
    : read({ now, signal: new AbortController().signal }));
  if (outcome.is !== "market") throw toHarvestError(outcome);
  const missing = outcome.harvested && formatMissing(outcome.harvested);
  if (missing) writeNote(missing);
  const unread = formatOlderUnread(outcome.market.basis);
  if (unread) writeNote(unread);
  await printMarket(outcome.market, figures, file);
}

async function printTotal(
  { criteria, filters: { here } }: OfferQuery,
  { figures, now }: { figures: FiguresFormat; now: Date },
  { read, fictitious }: OfferSearch,
): Promise<void> {
  const { total, isLeast } = await countByCriteria(read, criteria);
  if (isLeast)
    throw new CannotStart("France Travail does not say how many there are just now: --all reads and counts them.", 1);
  await printCount(total, figures, now, fictitious, here);
}

/** What was read stays for the next time until it is where it should be. */
async function printAll(
  { criteria, filters: { fits } }: OfferQuery,
  output: Output & { format: OutputFormat },
  search: OfferSearch,
): Promise<void> {
  const harvest = await showHarvest(output.now, (options) => harvestToJournal(criteria, search, options));
  if (harvest.is !== "done") throw toHarvestError(harvest);
  const { journal, outcome } = harvest;
  try {
    await print({ batches: journal.windows(), total: outcome.total, fictitious: search.fictitious, fits }, output);
    await journal.remove();
  } catch (error) {
    await (error instanceof OutputClosed ? journal.remove() : journal.close());
    throw error;
  }
  const missing = formatMissing(outcome);
  if (missing) throw new CannotStart(missing, 1);
}

/**
 * The first offers of a search, or the very rows that were asked for. All is read before any is written: a
 * failure leaves nothing half done.
 */
async function printFirst(
  { criteria, filters: { fits } }: OfferQuery,
  limit: number,
  output: Output & { format: OutputFormat },
  { read, fictitious }: OfferSearch,
): Promise<void> {
  const first = await readFirstOffers(read, criteria, { limit, fits, now: output.now });
  await print({ ...first, fictitious, fits }, output);
}

async function print(offers: OffersToPrint, { format, file, now }: Output & { format: OutputFormat }): Promise<void> {
  const line = await printOffers(offers, format, file?.write ?? writeOutput, now);
  await file?.commit();
  if (line) writeNote(line);
}
