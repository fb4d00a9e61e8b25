import type { Criteria } from "../../adapters/france-travail/api/criteria.ts";
import { referenceListNames } from "../../adapters/france-travail/api/fields.ts";
import { blockSize, maxReachableRows } from "../../adapters/france-travail/api/limits.ts";
import type { OfferRows } from "../../adapters/france-travail/api/offers-reader.ts";
import { QueryRefused } from "../../adapters/france-travail/api/query-refused.ts";
import { isReferenceListName } from "../../adapters/france-travail/api/reference-lists.ts";
import { deleteOldJournals, type HarvestWindow } from "../../adapters/france-travail/harvest/journal.ts";
import { CannotStart, loadConfig } from "../../config.ts";
import { SourceError } from "../../core/failure.ts";
import { cleanLine } from "../../core/text/clean-text.ts";
import { type OffersContext, openOffersContext } from "./context.ts";
import { findContradictions } from "./contradictions.ts";
import { parseFiguresFormat, printCount, printMarket } from "./figures.ts";
import { type FilterSplit, splitFilters } from "./filter-split.ts";
import { formatMissing, harvestToJournal } from "./harvest.ts";
import { defaultMarketDepth, readSearchMarket } from "./market.ts";
import type { OffersOptions } from "./options.ts";
import {
  OutputClosed,
  type OutputFile,
  type OutputFormat,
  openOutputFile,
  parseOutputFormat,
  writeNote,
  writeOutput,
} from "./output.ts";
import { type OffersToPrint, printOffers } from "./print-offers.ts";
import { filterItems, formatReferenceList } from "./text.ts";
import { buildSearchTitle } from "./title.ts";
import { buildCriteria, hasPlaceParameter, type ParsedWords, parseWords, pickParameters } from "./words.ts";

const usualLimit = 20;

/**
 * Searches France Travail for an operator. Wrong parameters end with 2 before anything is asked, a service
 * that fails with 1; each says so in a line.
 */
export async function runOffers(words: string[], options: OffersOptions): Promise<void> {
  // Whoever writes is told by its own call. This keeps a fault from ending the process in the middle.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  const wrong = findContradictions(options);
  if (wrong.length > 0) throw new CannotStart(wrong.join("\n"));
  const config = loadConfig();
  const figures = options.count || options.stats ? parseFiguresFormat(options) : undefined;
  const format = figures ? undefined : parseOutputFormat(options);
  const limit = limitOf(options);
  const now = new Date();
  await deleteOldJournals(config.DATA_DIR, now).catch(() => {});
  const opened = await openOffersContext(config, () => now);
  let file: OutputFile | undefined;
  try {
    const text = cleanLine(words.join(" "));
    if (options.list !== undefined) return await showList(options.list, text, opened, options.json === true);
    const given = pickParameters(options);
    if (options.place !== undefined && hasPlaceParameter(given))
      throw new CannotStart("--place and another option both say where: give one of them.");
    const meant: ParsedWords =
      text === "" && options.place === undefined
        ? { asked: {}, notes: [] }
        : parseWords(text, options.place && cleanLine(options.place), await opened.lookups(), given);
    const criteria = await buildCriteria(given, meant, opened.lists);
    const { asked, here, fits } = splitFilters(meant.search, given, now);
    for (const line of meant.notes) writeNote(line);
    if (asked.length > 0) writeNote(`asked of France Travail: ${asked.join(", ")}`);
    if (here.length > 0)
      writeNote(
        options.count
          ? `not applied: ${here.join(", ")} (France Travail cannot count that: --stats, or reading the offers, decides it)`
          : `decided here, by what each offer says, if it says: ${here.join(", ")}`,
      );
    if (opened.fictitious)
      writeNote(
        "These offers are fictitious: set FRANCE_TRAVAIL_CLIENT_ID and FRANCE_TRAVAIL_CLIENT_SECRET for real ones.",
      );
    if (options.out !== undefined) file = await openOutputFile(options.out);
    if (options.stats && figures) {
      const depth = options.all ? "all" : options.limit === undefined ? defaultMarketDepth : limit;
      const title = [await buildSearchTitle(criteria, given, meant, opened.lists), ...here].join(" · ");
      const market = await readSearchMarket(criteria, { title, depth, fits, dataDir: config.DATA_DIR, now }, opened);
      await printMarket(market, figures, file);
    } else if (figures) {
      const { total, isLeast } = await opened.read({ ...criteria, range: "0-0" });
      if (isLeast)
        throw new CannotStart(
          "France Travail does not say how many there are just now: --all reads and counts them.",
          1,
        );
      await printCount(total, figures, now, opened.fictitious, here);
    } else if (format && options.all)
      await showAll(criteria, opened, { format, file, fits, dataDir: config.DATA_DIR, now });
    else if (format) await showSome(criteria, limit, opened, { format, file, fits, now });
  } catch (error) {
    if (error instanceof OutputClosed) return;
    throw error instanceof SourceError ? toCannotStart(error) : error;
  } finally {
    await file?.drop();
    await opened.close();
  }
}

function limitOf({ limit }: OffersOptions): number {
  const wanted = limit === undefined ? usualLimit : Number(limit);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > maxReachableRows)
    throw new CannotStart(
      `--limit "${limit}" is refused: it takes a number from 1 to ${maxReachableRows}; --all shows every offer.`,
    );
  return wanted;
}

async function showList(
  name: string,
  words: string,
  { lists, fictitious }: OffersContext,
  isJson: boolean,
): Promise<void> {
  if (!isReferenceListName(name))
    throw new CannotStart(`--list "${name}" is refused: there are ${referenceListNames.join(", ")}.`);
  const list = await lists.get(name);
  if (isJson) await writeOutput(`${JSON.stringify(filterItems(list.items, words), null, 2)}\n`);
  else await writeOutput(formatReferenceList(list, words, fictitious));
}

type How = { format: OutputFormat; file: OutputFile | undefined; fits: FilterSplit["fits"]; now: Date };

/** What was read stays for the next time until it is where it should be. */
async function showAll(criteria: Criteria, opened: OffersContext, how: How & { dataDir: string }): Promise<void> {
  const { fictitious } = opened;
  const { journal, outcome } = await harvestToJournal(criteria, opened, how.dataDir, how.now);
  try {
    await showTo(how, { windows: journal.windows(), total: outcome.total, fictitious, fits: how.fits });
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
async function showSome(criteria: Criteria, limit: number, opened: OffersContext, how: How): Promise<void> {
  const { fits } = how;
  const pages: OfferRows[] = [];
  let found = 0;
  // What does not fit makes room for more.
  for (const range of criteria.range ? [criteria.range] : rangesUpTo(fits ? maxReachableRows : limit)) {
    const page = await opened.read({ ...criteria, range });
    pages.push(page);
    found += page.rows.filter(({ value }) => value && (fits?.(value) ?? true)).length;
    if (page.rows.length < blockSize || found >= limit) break;
  }
  const { fictitious } = opened;
  const most = criteria.range ? undefined : limit;
  // Where the first page did not say how many there are, the last one knows best.
  const { total = 0, isLeast = false } = (pages[0]?.isLeast ? pages.at(-1) : pages[0]) ?? {};
  await showTo(how, { windows: windowsOf(pages, how.now), total, isLeast, fictitious, fits, most });
}

async function showTo({ format, file, now }: How, reading: OffersToPrint): Promise<void> {
  const line = await printOffers(reading, format, file?.put ?? writeOutput, now);
  await file?.done();
  if (line) writeNote(line);
}

function rangesUpTo(limit: number): `${number}-${number}`[] {
  return Array.from(
    { length: Math.ceil(limit / blockSize) },
    (_, n) => `${n * blockSize}-${Math.min(limit, (n + 1) * blockSize) - 1}` as const,
  );
}

async function* windowsOf(pages: OfferRows[], readAt: Date): AsyncGenerator<HarvestWindow> {
  for (const { rows } of pages) {
    const offers = rows.flatMap(({ value = [] }) => value);
    yield { offers, odd: rows.length - offers.length, readAt };
  }
}

/** One line, and what to do about it. */
function toCannotStart(error: SourceError): CannotStart {
  if (error instanceof QueryRefused) return new CannotStart(error.refusal.says.en, 1);
  return new CannotStart(failures[error.why], 1);
}

const failures: Record<SourceError["why"], string> = {
  busy: "France Travail has too many calls just now: try again in a minute.",
  down: "France Travail cannot be reached: try again later.",
  slow: "France Travail did not answer in time: try again later.",
  garbage: "France Travail answered something that makes no sense: try again later.",
  refused:
    'France Travail refused the credentials: copy FRANCE_TRAVAIL_CLIENT_ID and FRANCE_TRAVAIL_CLIENT_SECRET again from francetravail.io, and check that the application subscribes to the API "Offres d\'emploi".',
};
