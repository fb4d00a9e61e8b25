import { runInSteps } from "../async/steps.ts";
import { SourceError } from "../failure.ts";
import type { Requesters } from "../requester.ts";
import type { Search } from "../search/search.ts";
import type { ReadPage } from "../services.ts";
import { groupCopiesInSteps } from "./group-copies.ts";
import { getPublicationTime } from "./listing.ts";
import type { Found, MissingService, OfferCopy, SourceNote } from "./offer.ts";
import { readTogether } from "./read-together.ts";
import { getSourceId, type SourceProfile } from "./source.ts";

/** What a service has for a search, as far as it was read. */
export type OfferReading = {
  found: Found[];
  /** All that can be reached was read. */
  complete: boolean;
  /** How many there are: counted when `exact`, else estimated. */
  total: number;
  exact: boolean;
  /** How many can be reached, however far one reads. */
  reachable: number;
  missing: MissingService[];
  notes?: SourceNote[];
};

/** Reads at least `wanted` of a search, or all that there are. */
export type OfferReader = (search: Search, wanted: number, askedBy?: Requesters) => Promise<OfferReading>;

const perPage = 5;

/**
 * Turns a reader into pages of five announcements, each with its copies; the total counts all offers. A page
 * beyond the last is the last. What earlier pages examined is read again, so that each card keeps its count;
 * copies of earlier cards that turn up beyond it are reported separately.
 */
export function paginate(read: OfferReader, now: () => Date): ReadPage {
  return async (search, page, readBefore = 0, ...askedBy) => {
    const wanted = Math.max(1, page) * perPage;
    const readThem = (depth: number) => read(search, depth, ...askedBy);
    const { different, reading, isAll } = await readDifferent(readThem, wanted, Math.max(wanted, readBefore));
    const { total, exact, missing, notes = [] } = reading;
    const pages = Math.ceil((isAll ? different.length : expectedOf(different.length, reading)) / perPage);
    const here = Math.min(Math.max(1, page), Math.max(1, pages));
    const first = (here - 1) * perPage;
    const later = readBefore === 0 ? [] : copiesBeyond(readBefore, different.slice(0, first), reading.found);
    return {
      items: different.slice(first, first + perPage),
      page: here,
      pages,
      total,
      exact,
      asOf: now().toISOString(),
      missing,
      ...(notes.length === 0 ? {} : { notes }),
      read: reading.found.length,
      ...(later.length === 0 ? {} : { later }),
    };
  };
}

/** The copies of these that are not among the first so many of the list. */
function copiesBeyond(read: number, these: Found[], all: Found[]): OfferCopy[] {
  const keys = new Set(all.slice(read).map(({ offer }) => offer.key));
  return these.flatMap(({ copies = [] }) => copies.filter(({ key }) => keys.has(key)));
}

/**
 * Reads the given number of offers, then more until there are enough different announcements or nothing is
 * left. The more copies among them, the further it reads.
 */
async function readDifferent(read: (depth: number) => Promise<OfferReading>, wanted: number, atLeast: number) {
  let depth = atLeast;
  for (;;) {
    const reading = await read(depth);
    const different = await runInSteps(groupCopiesInSteps(reading.found));
    const count = reading.found.length;
    // What gives less than was asked for has no more, whatever it says.
    const isAll = reading.complete || count < depth;
    if (isAll || different.length >= wanted) return { different, reading, isAll };
    depth = count + Math.ceil(((wanted - different.length) * count) / Math.max(1, different.length));
  }
}

/**
 * An upper bound for the announcements that can be reached: all remaining offers may differ as much as those
 * read, and at least one is left.
 */
function expectedOf(different: number, { found, reachable }: OfferReading): number {
  if (reachable <= found.length) return different;
  return Math.max(different + 1, Math.round((different * reachable) / found.length));
}

export type SourceReader = { source: Pick<SourceProfile, "id" | "label">; read: OfferReader };

/**
 * Merges several services into one list, newest first, ticked titles before related ones. Offers that two
 * services share count once. A failing service is named and costs only its own offers; when all fail, so does
 * the reading. Each must return its newest first when asked for order "newest".
 */
export function mergeReaders(readers: SourceReader[], deadlineMs: number): OfferReader {
  return async (search, wanted, askedBy) => {
    const newest: Search = { ...search, filters: { ...search.filters, order: "newest" } };
    const outcomes = await readTogether(
      readers.map(({ source, read }) => ({
        service: source.label,
        read: (requesters) => read(newest, wanted, requesters),
      })),
      deadlineMs,
      askedBy,
    );
    const read = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    const failures = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as unknown] : []));
    const unexpected = failures.find((failure) => !(failure instanceof SourceError));
    if (unexpected !== undefined) throw unexpected;
    if (read.length === 0) throw failures[0];
    const all = read.flatMap(({ found }) => found);
    const found = uniqueByOfferKey(all).sort(compareByRank);
    const complete = read.every((list) => list.complete);
    const met = all.length - found.length;
    // What was not read to its end has most of those that come twice where nobody has looked yet.
    const doubles = complete ? met : Math.max(met, borrowed(readers, outcomes));
    const notes = read.flatMap((list) => list.notes ?? []);
    return {
      ...(notes.length === 0 ? {} : { notes }),
      found: complete ? found : found.slice(0, Math.max(wanted, inOrder(found, read))),
      complete,
      total: sum(read, "total") - doubles,
      exact: read.every(({ exact }) => exact),
      reachable: complete ? found.length : sum(read, "reachable") - doubles,
      missing: [
        ...read.flatMap(({ missing }) => missing),
        ...readers.flatMap(({ source }, i) => missingBy(source.label, outcomes[i])),
      ],
    };
  };
}

/**
 * How many of these have their final rank: a service may still have offers that rank before any beyond what
 * was read of it.
 */
function inOrder(found: Found[], read: OfferReading[]): number {
  const last = read.flatMap(({ complete, found }) => (complete ? [] : [found.at(-1)]));
  const isBeyond = (found: Found) => last.some((end) => end === undefined || compareByRank(found, end) >= 0);
  const first = found.findIndex(isBeyond);
  return first < 0 ? found.length : first;
}

/** How many offers were brought by one service that are another one's own, which answered as well. */
function borrowed(readers: SourceReader[], outcomes: PromiseSettledResult<OfferReading>[]): number {
  const answers = readers.flatMap(({ source: { id } }, i) => {
    const outcome = outcomes[i];
    return outcome?.status === "fulfilled" ? [{ id, found: outcome.value.found }] : [];
  });
  const ids = new Set(answers.map(({ id }) => id));
  return answers.reduce((sum, { id: mine, found }) => {
    const others = found.map(({ offer }) => getSourceId(offer.key)).filter((id) => id !== mine && ids.has(id));
    return sum + others.length;
  }, 0);
}

function missingBy(service: string, outcome: PromiseSettledResult<OfferReading> | undefined): MissingService[] {
  if (outcome?.status !== "rejected") return [];
  const unfit = outcome.reason instanceof SourceError ? outcome.reason.unfit : undefined;
  return [unfit ? { service, unfit } : { service }];
}

/** New offers push others on: one that comes twice counts once. */
export function uniqueByOfferKey<F extends Found>(all: F[]): F[] {
  const seen = new Set<string>();
  return all.filter(({ offer }) => !seen.has(offer.key) && seen.add(offer.key));
}

/** What was ticked first, then the newest; without a date, last. */
export function compareByRank(a: Found, b: Found): number {
  return compareRanks(rankOf(a), rankOf(b));
}

const rankOf = ({ related, offer }: Found) => ({ related, created: getPublicationTime(offer) });

type Rank = { related: boolean; created?: string | undefined };

export function compareRanks(a: Rank, b: Rank): number {
  return Number(a.related) - Number(b.related) || (b.created ?? "").localeCompare(a.created ?? "");
}

function sum(all: OfferReading[], what: "total" | "reachable"): number {
  return all.reduce((total, reading) => total + reading[what], 0);
}
