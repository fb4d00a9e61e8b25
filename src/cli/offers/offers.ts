import type { Criteria } from "../../adapters/france-travail/criteria.ts";
import { listNames } from "../../adapters/france-travail/fields.ts";
import { isListName } from "../../adapters/france-travail/lists.ts";
import type { OfferRows } from "../../adapters/france-travail/pages.ts";
import { blockSize, reachable } from "../../adapters/france-travail/query.ts";
import { QueryRefused } from "../../adapters/france-travail/refused.ts";
import { CannotStart, configuration } from "../../config.ts";
import type { Offer } from "../../core/offer.ts";
import { SourceError } from "../../core/words.ts";
import { gather } from "./all.ts";
import { criteriaOf, parametersIn, saysPlace, type Understood, understood } from "./asked.ts";
import type { OffersOptions } from "./command.ts";
import { figuresFormatOf, showCount, showMarket } from "./figures.ts";
import { marketFor, usualDepth } from "./market.ts";
import { type Opened, openOffers } from "./opened.ts";
import { type Format, formatOf, note, say, writeOffers } from "./output.ts";
import { itemsLike, listText, offerText, sourceLine } from "./shown.ts";
import { titleFor } from "./title.ts";

const usualLimit = 20;

/** Searches France Travail for an operator. Wrong parameters end with 2 before anything is asked, a service that fails with 1; each says so in a line. */
export async function offers(words: string[], options: OffersOptions): Promise<void> {
  const config = configuration();
  const figures = options.count || options.stats ? figuresFormatOf(options) : undefined;
  const format = figures ? undefined : formatOf(options);
  const limit = limitOf(options);
  const now = new Date();
  const opened = await openOffers(config, () => now);
  // A reader that has seen enough, such as head, is no fault.
  process.stdout.on("error", () => process.exit(0));
  try {
    const text = words.join(" ");
    if (options.list !== undefined) return await showList(options.list, text, opened, options.json === true);
    const given = parametersIn(options);
    if (options.place !== undefined && saysPlace(given))
      throw new CannotStart("--place and another option both say where: give one of them.");
    const meant: Understood =
      text === "" && options.place === undefined
        ? { asked: {}, notes: [] }
        : understood(text, options.place, await opened.lookups());
    const criteria = await criteriaOf(given, meant, opened.lists);
    for (const line of meant.notes) note(line);
    if (opened.fictitious)
      note("These offers are fictitious: set FRANCE_TRAVAIL_CLIENT_ID and FRANCE_TRAVAIL_CLIENT_SECRET for real ones.");
    if (options.stats && figures) {
      const depth = options.all ? "all" : options.limit === undefined ? usualDepth : limit;
      const title = await titleFor(criteria, given, meant, opened.lists);
      const market = await marketFor(criteria, { title, depth, dataDir: config.DATA_DIR, now }, opened);
      await showMarket(market, figures, now);
    } else if (figures) {
      const { total } = await opened.read({ ...criteria, range: "0-0" });
      await showCount(total, figures, now, opened.fictitious);
    } else if (format && options.all) await showAll(criteria, opened, format, config.DATA_DIR, now);
    else if (format) await showSome(criteria, limit, opened, format, now);
  } catch (error) {
    throw error instanceof SourceError ? failed(error) : error;
  } finally {
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

async function showList(name: string, words: string, { lists }: Opened, isJson: boolean): Promise<void> {
  if (!isListName(name)) throw new CannotStart(`--list "${name}" is refused: there are ${listNames.join(", ")}.`);
  const list = await lists.get(name);
  if (isJson) await say(`${JSON.stringify(itemsLike(list.items, words), null, 2)}\n`);
  else await say(listText(list, words));
}

async function showAll(criteria: Criteria, opened: Opened, format: Format, dataDir: string, now: Date): Promise<void> {
  const { journal, outcome } = await gather(criteria, opened, dataDir, now);
  await show(journal.offers(), outcome.total, opened, format, now);
  await journal.remove();
}

/** The first offers of a search, or the very rows that were asked for. All is read before any is written: a failure leaves nothing half done. */
async function showSome(criteria: Criteria, limit: number, opened: Opened, format: Format, now: Date): Promise<void> {
  const pages: OfferRows[] = [];
  for (const range of criteria.range ? [criteria.range] : rangesUpTo(limit)) {
    pages.push(await opened.read({ ...criteria, range }));
    if ((pages.at(-1)?.rows.length ?? 0) < blockSize) break;
  }
  const blocks = pages.map(({ rows }) => rows.flatMap(({ value = [] }) => value));
  await show(iterated(blocks), pages[0]?.total ?? 0, opened, format, now);
}

function rangesUpTo(limit: number): `${number}-${number}`[] {
  return Array.from(
    { length: Math.ceil(limit / blockSize) },
    (_, n) => `${n * blockSize}-${Math.min(limit, (n + 1) * blockSize) - 1}` as const,
  );
}

async function show(
  blocks: AsyncIterable<Offer[]>,
  total: number,
  { fictitious }: Opened,
  format: Format,
  now: Date,
): Promise<void> {
  if (format.kind) {
    const count = await writeOffers(format.kind, format, now, blocks);
    if (format.out !== undefined)
      note(
        `${count.toLocaleString("en")} of ${total.toLocaleString("en")} offers in ${format.out}. ${sourceLine(now, fictitious)}`,
      );
    return;
  }
  let count = 0;
  for await (const some of blocks) {
    count += some.length;
    await say(some.map((offer) => `${offerText(offer)}\n`).join(""));
  }
  await say(`${count.toLocaleString("en")} of ${total.toLocaleString("en")} offers. ${sourceLine(now, fictitious)}\n`);
}

async function* iterated<T>(all: T[]): AsyncGenerator<T> {
  yield* all;
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
