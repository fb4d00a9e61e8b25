import type { Criteria } from "../../adapters/france-travail/criteria.ts";
import { listNames } from "../../adapters/france-travail/fields.ts";
import { sweepJournals, type Window } from "../../adapters/france-travail/journal.ts";
import { isListName } from "../../adapters/france-travail/lists.ts";
import type { OfferRows } from "../../adapters/france-travail/pages.ts";
import { blockSize, reachable } from "../../adapters/france-travail/query.ts";
import { QueryRefused } from "../../adapters/france-travail/refused.ts";
import { CannotStart, configuration } from "../../config.ts";
import { cleanLine } from "../../core/clean-text.ts";
import { SourceError } from "../../core/words.ts";
import { gather, missingLine } from "./all.ts";
import { criteriaOf, parametersIn, saysPlace, type Understood, understood } from "./asked.ts";
import type { OffersOptions } from "./command.ts";
import { contradictions } from "./contradictions.ts";
import { type Decided, decided } from "./decided.ts";
import { figuresFormatOf, showCount, showMarket } from "./figures.ts";
import { marketFor, usualDepth } from "./market.ts";
import { type Opened, openOffers } from "./opened.ts";
import { type Format, formatOf, note, type OutFile, openFile, SeenEnough, say } from "./output.ts";
import { type Reading, show } from "./show.ts";
import { itemsLike, listText } from "./shown.ts";
import { titleFor } from "./title.ts";

const usualLimit = 20;

/** Searches France Travail for an operator. Wrong parameters end with 2 before anything is asked, a service that fails with 1; each says so in a line. */
export async function offers(words: string[], options: OffersOptions): Promise<void> {
  // Whoever writes is told by its own call. This keeps a fault from ending the process in the middle.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  const wrong = contradictions(options);
  if (wrong.length > 0) throw new CannotStart(wrong.join("\n"));
  const config = configuration();
  const figures = options.count || options.stats ? figuresFormatOf(options) : undefined;
  const format = figures ? undefined : formatOf(options);
  const limit = limitOf(options);
  const now = new Date();
  await sweepJournals(config.DATA_DIR, now).catch(() => {});
  const opened = await openOffers(config, () => now);
  let file: OutFile | undefined;
  try {
    const text = cleanLine(words.join(" "));
    if (options.list !== undefined) return await showList(options.list, text, opened, options.json === true);
    const given = parametersIn(options);
    if (options.place !== undefined && saysPlace(given))
      throw new CannotStart("--place and another option both say where: give one of them.");
    const meant: Understood =
      text === "" && options.place === undefined
        ? { asked: {}, notes: [] }
        : understood(text, options.place && cleanLine(options.place), await opened.lookups(), given);
    const criteria = await criteriaOf(given, meant, opened.lists);
    const { asked, here, fits } = decided(meant.search, given, now);
    for (const line of meant.notes) note(line);
    if (asked.length > 0) note(`asked of France Travail: ${asked.join(", ")}`);
    if (here.length > 0)
      note(
        options.count
          ? `not applied: ${here.join(", ")} (France Travail cannot count that: --stats, or reading the offers, decides it)`
          : `decided here, by what each offer says, if it says: ${here.join(", ")}`,
      );
    if (opened.fictitious)
      note("These offers are fictitious: set FRANCE_TRAVAIL_CLIENT_ID and FRANCE_TRAVAIL_CLIENT_SECRET for real ones.");
    if (options.out !== undefined) file = await openFile(options.out);
    if (options.stats && figures) {
      const depth = options.all ? "all" : options.limit === undefined ? usualDepth : limit;
      const title = [await titleFor(criteria, given, meant, opened.lists), ...here].join(" · ");
      const market = await marketFor(criteria, { title, depth, fits, dataDir: config.DATA_DIR, now }, opened);
      await showMarket(market, figures, file);
    } else if (figures) {
      const { total, isLeast } = await opened.read({ ...criteria, range: "0-0" });
      if (isLeast)
        throw new CannotStart(
          "France Travail does not say how many there are just now: --all reads and counts them.",
          1,
        );
      await showCount(total, figures, now, opened.fictitious, here);
    } else if (format && options.all)
      await showAll(criteria, opened, { format, file, fits, dataDir: config.DATA_DIR, now });
    else if (format) await showSome(criteria, limit, opened, { format, file, fits, now });
  } catch (error) {
    if (error instanceof SeenEnough) return;
    throw error instanceof SourceError ? failed(error) : error;
  } finally {
    await file?.drop();
    await opened.close();
  }
}

function limitOf({ limit }: OffersOptions): number {
  const wanted = limit === undefined ? usualLimit : Number(limit);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > reachable)
    throw new CannotStart(
      `--limit "${limit}" is refused: it takes a number from 1 to ${reachable}; --all shows every offer.`,
    );
  return wanted;
}

async function showList(name: string, words: string, { lists, fictitious }: Opened, isJson: boolean): Promise<void> {
  if (!isListName(name)) throw new CannotStart(`--list "${name}" is refused: there are ${listNames.join(", ")}.`);
  const list = await lists.get(name);
  if (isJson) await say(`${JSON.stringify(itemsLike(list.items, words), null, 2)}\n`);
  else await say(listText(list, words, fictitious));
}

type How = { format: Format; file: OutFile | undefined; fits: Decided["fits"]; now: Date };

/** What was read stays for the next time until it is where it should be. */
async function showAll(criteria: Criteria, opened: Opened, how: How & { dataDir: string }): Promise<void> {
  const { fictitious } = opened;
  const { journal, outcome } = await gather(criteria, opened, how.dataDir, how.now);
  try {
    await showTo(how, { windows: journal.windows(), total: outcome.total, fictitious, fits: how.fits });
    await journal.remove();
  } catch (error) {
    await (error instanceof SeenEnough ? journal.remove() : journal.close());
    throw error;
  }
  const missing = missingLine(outcome);
  if (missing) throw new CannotStart(missing, 1);
}

/** The first offers of a search, or the very rows that were asked for. All is read before any is written: a failure leaves nothing half done. */
async function showSome(criteria: Criteria, limit: number, opened: Opened, how: How): Promise<void> {
  const { fits } = how;
  const pages: OfferRows[] = [];
  let found = 0;
  // What does not fit makes room for more.
  for (const range of criteria.range ? [criteria.range] : rangesUpTo(fits ? reachable : limit)) {
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

async function showTo({ format, file, now }: How, reading: Reading): Promise<void> {
  const line = await show(reading, format, file?.put ?? say, now);
  await file?.done();
  if (line) note(line);
}

function rangesUpTo(limit: number): `${number}-${number}`[] {
  return Array.from(
    { length: Math.ceil(limit / blockSize) },
    (_, n) => `${n * blockSize}-${Math.min(limit, (n + 1) * blockSize) - 1}` as const,
  );
}

async function* windowsOf(pages: OfferRows[], readAt: Date): AsyncGenerator<Window> {
  for (const { rows } of pages) {
    const offers = rows.flatMap(({ value = [] }) => value);
    yield { offers, odd: rows.length - offers.length, readAt };
  }
}

/** One line, and what to do about it. */
function failed(error: SourceError): CannotStart {
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
