import {
  type FeedBatch,
  type FeedBatchResult,
  type FeedRequest,
  type NewsItem,
  toNewsItem,
} from "../../core/alerts/feed.ts";
import { mapConcurrent } from "../../core/async/map-concurrent.ts";
import { SourceError } from "../../core/failure.ts";
import type { FoundOffer } from "../../core/offers/offer.ts";
import { compareByRank } from "../../core/offers/pages.ts";
import type { Point } from "../../core/places/place.ts";
import { isTextual } from "../../core/search/filters.ts";
import { type Search, toSearchKey } from "../../core/search/search.ts";
import { toFoundOffer } from "../found-offer.ts";
import type { TtlCache } from "../ttl-cache.ts";
import type { AlternanceBlock } from "./api.ts";
import type { BlockCache } from "./block-cache.ts";
import type { AlternanceClient } from "./client.ts";
import type { AlternanceRow } from "./job.ts";
import type { AlternancePlanner } from "./planner.ts";
import { type AlternanceQuery, toQueryKey } from "./query.ts";
import { isRelatedRow, selectRows } from "./select-rows.ts";

/** What alerts need of an answer: its offers, without their descriptions unless somebody looks for words. */
export type CompactBlock = { offers: CompactRow[]; isCutOff: boolean };
type CompactRow = AlternanceRow & { folds?: string[] };

type GatheringOptions = {
  client: Pick<AlternanceClient, "spare">;
  readBlock: (query: AlternanceQuery) => Promise<AlternanceBlock>;
  /** What searches have read. */
  blocks: BlockCache;
  /** What alerts have read, by the parameters of the query. */
  compactBlocks: TtlCache<CompactBlock>;
  planner: AlternancePlanner;
  now: () => Date;
};

/** In one gathering: it takes a minute, and whoever had no turn in it is first in the next. */
const maxCalls = 50;
const queriesAbreast = 2;
/**
 * As many calls in a row that fail: it is down, and to ask for the rest would only take a quarter of an hour.
 */
const maxFailures = 3;

/** Searches that lead to the same calls, and since when the one of them waits that waits longest. */
type SearchGroup = { key: string; search: Search; related: boolean; from: number; withText: boolean };
/** A query, by its parameters, and whether the descriptions of what it finds are to be kept. */
type QueryRequest = { query: AlternanceQuery; key: string; withText: boolean };
type GroupOutcome = { read: CompactBlock[] | SourceError | "later"; centre: Point | undefined };

/**
 * All that alerts want of La bonne alternance, each query asked once for all who lead to it. Those who wait
 * longest are read first.
 */
export function createAlternanceGathering(options: GatheringOptions): FeedBatch {
  const { client, readBlock, blocks, compactBlocks, planner, now } = options;
  const { listTickedCodes: tickedOf, plan: planOf, centreFor } = planner;
  const groups = new Map<string, SearchGroup>();
  const outcomes = new Map<string, GroupOutcome>();
  const answers = new Map<string, NewsItem[]>();
  /** Queries that were asked for or are to be, by their parameters. */
  const wantedQueries = new Set<string>();
  const asks = new Map<string, Promise<CompactBlock | "later">>();
  /** Calls that were given leave, and those that were made of them. */
  let allowed = 0;
  let calls = 0;
  let hasRoom = true;
  let failures = 0;
  let downFor: SourceError | undefined;

  function want({ search, related, from }: FeedRequest): void {
    const ticked = tickedOf(search);
    if (ticked.length === 0) return;
    const key = groupKey(search, ticked, related);
    const known = groups.get(key);
    const withText = isTextual(search.filters);
    if (!known) groups.set(key, { key, search, related, from: from.getTime(), withText });
    else {
      known.from = Math.min(known.from, from.getTime());
      known.withText ||= withText;
    }
  }

  const longestFirst = () => [...groups.values()].sort((a, b) => a.from - b.from);

  /** As far as the calls go; nothing is asked for it. */
  async function turns(): Promise<(wanted: FeedRequest) => boolean> {
    const planned = new Set<string>();
    const chosen = new Set<string>();
    for (const { key, search, related, withText } of longestFirst()) {
      const { queries } = planOf(search, related, await centreFor(search));
      const wanted = queries.map((query): QueryRequest => ({ query, key: toQueryKey(query), withText }));
      const fresh = wanted.filter((wish) => !planned.has(wish.key) && !isAtHand(wish));
      if (planned.size + fresh.length > maxCalls) continue;
      for (const wish of fresh) planned.add(wish.key);
      chosen.add(key);
    }
    return ({ search, related }) => {
      const ticked = tickedOf(search);
      return ticked.length === 0 || chosen.has(groupKey(search, ticked, related));
    };
  }

  async function read(): Promise<FeedBatchResult> {
    await mapConcurrent(longestFirst(), queriesAbreast, async (one) => {
      outcomes.set(one.key, await outcomeOf(one));
    });
    return { of, asked: wantedQueries.size, calls };
  }

  async function outcomeOf({ search, related, withText }: SearchGroup): Promise<GroupOutcome> {
    const centre = await centreFor(search);
    const { queries, alone } = planOf(search, related, centre);
    const wanted = (query: AlternanceQuery): QueryRequest => ({ query, key: toQueryKey(query), withText });
    const read = await askAll(queries.map(wanted));
    if (!Array.isArray(read) || !alone || !read.some(({ isCutOff }) => isCutOff)) return { read, centre };
    const more = await askAll([wanted(alone)]);
    return { read: Array.isArray(more) ? [...more, ...read] : more, centre };
  }

  /** All of them, or none: half of an answer is no use. */
  async function askAll(wishes: QueryRequest[]): Promise<CompactBlock[] | SourceError | "later"> {
    for (const { key } of wishes) wantedQueries.add(key);
    const toCall = wishes.filter((wish) => !asks.has(toCacheKey(wish)) && !isAtHand(wish)).length;
    if (toCall > 0 && downFor) return downFor;
    if (allowed + toCall > maxCalls) return "later";
    allowed += toCall;
    try {
      const read = await Promise.all(wishes.map(ask));
      return read.flatMap((one) => (one === "later" ? [] : [one])).length < read.length
        ? "later"
        : (read as CompactBlock[]);
    } catch (error) {
      if (error instanceof SourceError) return error;
      throw error;
    }
  }

  function ask(wish: QueryRequest): Promise<CompactBlock | "later"> {
    const shelf = toCacheKey(wish);
    const asked = asks.get(shelf) ?? answerTo(wish, shelf);
    asks.set(shelf, asked);
    return asked;
  }

  async function answerTo(wish: QueryRequest, shelf: string): Promise<CompactBlock | "later"> {
    const { query, withText } = wish;
    if (!isAtHand(wish)) {
      if (hasRoom && !downFor && !(await client.spare())) hasRoom = false;
      if (downFor) throw downFor;
      if (!hasRoom) return "later";
    }
    return compactBlocks.get(shelf, async () =>
      toCompactBlock(await (blocks.has(query) ? blocks.read(query) : call(query)), withText),
    );
  }

  async function call(query: AlternanceQuery): Promise<AlternanceBlock> {
    calls += 1;
    try {
      const block = await readBlock(query);
      failures = 0;
      return block;
    } catch (error) {
      failures += 1;
      if (failures >= maxFailures && error instanceof SourceError) downFor = error;
      throw error;
    }
  }

  function isAtHand(wish: QueryRequest): boolean {
    return compactBlocks.has(toCacheKey(wish)) || blocks.has(wish.query);
  }

  function of({ search, related }: FeedRequest): NewsItem[] | SourceError | "later" {
    const ticked = tickedOf(search);
    if (ticked.length === 0) return [];
    const key = groupKey(search, ticked, related);
    const { read, centre } = outcomes.get(key) ?? { read: "later" as const, centre: undefined };
    if (!Array.isArray(read)) return read;
    const question = `${key} ${toSearchKey(search)}`;
    const known = answers.get(question);
    if (known) return known;
    const answer = newsIn(read, search, ticked, related, centre);
    answers.set(question, answer);
    return answer;
  }

  function newsIn(
    read: CompactBlock[],
    search: Search,
    ticked: string[],
    related: boolean,
    centre: Point | undefined,
  ): NewsItem[] {
    const at = now();
    const rows = read.flatMap(({ offers }) => offers);
    return selectRows(rows, search, centre, at)
      .map((row) => ({ row, isRelated: isRelatedRow(row, ticked) }))
      .filter(({ isRelated }) => related || !isRelated)
      .map(({ row, isRelated }) => ({
        ...withoutText(toFoundOffer(row.offer, isRelated, centre)),
        ...(row.folds === undefined ? {} : { folds: row.folds }),
      }))
      .sort(compareByRank);
  }

  return { want, turns, read };
}

/** What is kept with its descriptions is kept apart. */
function toCacheKey({ key, withText }: QueryRequest): string {
  return withText ? `${key} with text` : key;
}

/** Told without knowing where anything is: it may be called very often. */
function groupKey({ place, radius }: Search, ticked: string[], related: boolean): string {
  const code = place.kind === "france" ? "" : place.code;
  return JSON.stringify([ticked, related, place.kind, code, place.kind === "commune" ? radius : 0]);
}

function toCompactBlock({ offers, isCutOff }: AlternanceBlock, withText: boolean): CompactBlock {
  return {
    offers: offers.map((row) => {
      const { offer, folds } = toNewsItem({ offer: row.offer, related: false });
      return { ...row, offer: withText ? row.offer : offer, ...(folds === undefined ? {} : { folds }) };
    }),
    isCutOff: isCutOff.offers,
  };
}

function withoutText(found: FoundOffer): FoundOffer {
  return found.offer.description === "" ? found : { ...found, offer: { ...found.offer, description: "" } };
}
