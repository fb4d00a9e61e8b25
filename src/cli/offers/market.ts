import { name as franceTravail } from "../../adapters/france-travail/client.ts";
import type { Criteria } from "../../adapters/france-travail/criteria.ts";
import { labelIn } from "../../adapters/france-travail/listed.ts";
import type { Lists } from "../../adapters/france-travail/lists.ts";
import { readNewest } from "../../adapters/france-travail/newest.ts";
import { blockSize } from "../../adapters/france-travail/query.ts";
import { withoutDescription } from "../../core/copies.ts";
import { type Market, marketOf } from "../../core/market/market.ts";
import type { Offer } from "../../core/offer.ts";
import { gather, missingLine } from "./all.ts";
import type { Opened } from "./opened.ts";
import { note } from "./output.ts";

/** How much of a search is read for its market: every offer, or about so many of the newest. */
export type Depth = "all" | number;

/** As a chat draws it: three blocks, in the time that a page takes. */
export const usualDepth = 3 * blockSize;

export type Wanted = {
  title: string;
  depth: Depth;
  /** Which offers belong to the search, where the service could not be asked for all of it. */
  fits?: ((offer: Offer) => boolean) | undefined;
  dataDir: string;
  now: Date;
};

/** The market of a search by its parameters: exact counts of all its offers, and what the offers that were read say of pay, companies, towns and dates. */
export async function marketFor(
  criteria: Criteria,
  { title, depth, fits, dataDir, now }: Wanted,
  opened: Opened,
): Promise<Market> {
  const { range: _, ...whole } = criteria;
  const { total, counts, isLeast = false } = await opened.read({ ...whole, range: "0-0" });
  const { oldest = now, ...read } =
    depth === "all" ? await everyOffer(whole, opened, dataDir, now) : await newest(whole, depth, opened);
  const all = Math.max(total, read.offers.length);
  const fitting = fits ? read.offers.filter(fits) : read.offers;
  const share = read.offers.length === 0 ? 1 : fitting.length / read.offers.length;
  const facts = {
    title: title.charAt(0).toUpperCase() + title.slice(1),
    source: franceTravail,
    total: fits ? (read.isAll ? fitting.length : Math.round(all * share)) : all,
    isExact: read.isAll || !(fits || isLeast),
    // What the service counts are then not the offers of the search.
    ...(fits ? {} : { counts }),
  };
  const market = await relabelled(marketOf({ ...read, ...facts, offers: fitting }, now), opened.lists);
  return { ...market, asOf: oldest.toISOString() };
}

/** `oldest` is when the first of them were read, where that was before this. */
type Read = { offers: Offer[]; isAll: boolean; oldest?: Date };

/** Both origins by themselves, since the API lists its own offers before those of its partners. */
async function newest(criteria: Criteria, most: number, { read }: Opened): Promise<Read> {
  const { origineOffre } = criteria;
  const readBlock = async (origin: 1 | 2, block: number) => {
    const range = `${block * blockSize}-${(block + 1) * blockSize - 1}` as const;
    const { rows, total } = await read({ ...criteria, origineOffre: origin, sort: 1, range });
    return { offers: rows.flatMap(({ value = [] }) => value), rows: rows.length, total };
  };
  return readNewest(readBlock, Math.ceil(most / blockSize), origineOffre === undefined ? [1, 2] : [origineOffre]);
}

async function everyOffer(criteria: Criteria, opened: Opened, dataDir: string, now: Date): Promise<Read> {
  const { journal, outcome } = await gather(criteria, opened, dataDir, now);
  const offers: Offer[] = [];
  let oldest = now;
  for await (const window of journal.windows()) {
    // Pay is told apart by this service: the texts, which are nearly all of an offer, can go.
    offers.push(...window.offers.map(withoutDescription));
    if (window.readAt < oldest) oldest = window.readAt;
  }
  await journal.remove();
  const missing = missingLine(outcome);
  if (missing) note(missing);
  return { offers, isAll: missing === undefined, oldest };
}

const listed = { contract: "typesContrats", nature: "naturesContrats" } as const;

/** A code that is new to us may have a name in the lists of the service. */
async function relabelled(market: Market, lists: Lists): Promise<Market> {
  const facets = { ...market.facets };
  for (const facet of ["contract", "nature"] as const) {
    const { basis, shares } = facets[facet];
    if (shares.every(({ is }) => is !== "unknown")) continue;
    const labelOf = await labelIn(lists, listed[facet]);
    const named = shares.map((share) => {
      const label = labelOf(share.code);
      return share.is === "unknown" && label !== share.code ? { ...share, label, is: "stated" as const } : share;
    });
    facets[facet] = { basis, shares: named };
  }
  return { ...market, facets };
}
