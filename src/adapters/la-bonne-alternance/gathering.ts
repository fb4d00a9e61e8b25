import { abreast } from "../../core/abreast.ts";
import { type Gathered, type Gathering, type News, newsOf, type Wanted } from "../../core/alerts/feed.ts";
import { isTextual } from "../../core/filters.ts";
import { matches } from "../../core/matches.ts";
import type { Found } from "../../core/offer.ts";
import type { Point } from "../../core/places/place.ts";
import { type Search, searchKey } from "../../core/search.ts";
import { byRank } from "../../core/sources.ts";
import { SourceError } from "../../core/words.ts";
import type { Kept } from "../kept.ts";
import type { Block } from "./blocks.ts";
import type { Client } from "./client.ts";
import { once } from "./doubles.ts";
import { isOver, type Row } from "./job.ts";
import type { Plan } from "./plan.ts";
import { type Query, toParameters } from "./query.ts";

/** What alerts need of an answer: its offers, without their descriptions unless somebody looks for words. */
export type Lean = { offers: LeanRow[]; isCutOff: boolean };
type LeanRow = Row & { folds?: string[] };

type Options = {
  client: Pick<Client, "spare">;
  readBlock: (query: Query) => Promise<Block>;
  /** What searches have read, and what alerts have, by the parameters of the query. */
  recent: Kept<Block>;
  lean: Kept<Lean>;
  tickedOf: (search: Search) => string[];
  planOf: (search: Search, related: boolean, centre: Point | undefined) => Plan;
  centreFor: (search: Search) => Promise<Point | undefined>;
  foundOf: (row: Row, related: boolean, centre: Point | undefined) => Found;
  now: () => Date;
};

/** In one gathering: it takes a minute, and whoever had no turn in it is first in the next. */
const mostCalls = 50;
const queriesAbreast = 2;
/** As many calls in a row that fail: it is down, and to ask for the rest would only take a quarter of an hour. */
const mostFailures = 3;

/** Searches that lead to the same calls, and since when the one of them waits that waits longest. */
type Group = { key: string; search: Search; related: boolean; from: number; withText: boolean };
/** A query, by its parameters, and whether the descriptions of what it finds are to be kept. */
type Wish = { query: Query; key: string; withText: boolean };
type Outcome = { read: Lean[] | SourceError | "later"; centre: Point | undefined };

/** All that alerts want of La bonne alternance, each query asked once for all who lead to it. Those who wait longest are read first. */
export function gathering(options: Options): Gathering {
  const { client, readBlock, recent, lean, tickedOf, planOf, centreFor, foundOf, now } = options;
  const groups = new Map<string, Group>();
  const outcomes = new Map<string, Outcome>();
  const answers = new Map<string, News[]>();
  /** Queries that were asked for or are to be, by their parameters. */
  const wantedQueries = new Set<string>();
  const asks = new Map<string, Promise<Lean | "later">>();
  /** Calls that were given leave, and those that were made of them. */
  let allowed = 0;
  let calls = 0;
  let hasRoom = true;
  let failures = 0;
  let downFor: SourceError | undefined;

  function want({ search, related, from }: Wanted): void {
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
  async function turns(): Promise<(wanted: Wanted) => boolean> {
    const planned = new Set<string>();
    const chosen = new Set<string>();
    for (const { key, search, related, withText } of longestFirst()) {
      const { queries } = planOf(search, related, await centreFor(search));
      const wanted = queries.map((query): Wish => ({ query, key: keyOf(query), withText }));
      const fresh = wanted.filter((wish) => !planned.has(wish.key) && !isAtHand(wish));
      if (planned.size + fresh.length > mostCalls) continue;
      for (const wish of fresh) planned.add(wish.key);
      chosen.add(key);
    }
    return ({ search, related }) => {
      const ticked = tickedOf(search);
      return ticked.length === 0 || chosen.has(groupKey(search, ticked, related));
    };
  }

  async function read(): Promise<Gathered> {
    await abreast(longestFirst(), queriesAbreast, async (one) => {
      outcomes.set(one.key, await outcomeOf(one));
    });
    return { of, asked: wantedQueries.size, calls };
  }

  async function outcomeOf({ search, related, withText }: Group): Promise<Outcome> {
    const centre = await centreFor(search);
    const { queries, alone } = planOf(search, related, centre);
    const wanted = (query: Query): Wish => ({ query, key: keyOf(query), withText });
    const read = await askAll(queries.map(wanted));
    if (!Array.isArray(read) || !alone || !read.some(({ isCutOff }) => isCutOff)) return { read, centre };
    const more = await askAll([wanted(alone)]);
    return { read: Array.isArray(more) ? [...more, ...read] : more, centre };
  }

  /** All of them, or none: half of an answer is no use. */
  async function askAll(wishes: Wish[]): Promise<Lean[] | SourceError | "later"> {
    for (const { key } of wishes) wantedQueries.add(key);
    const toCall = wishes.filter((wish) => !asks.has(shelfOf(wish)) && !isAtHand(wish)).length;
    if (toCall > 0 && downFor) return downFor;
    if (allowed + toCall > mostCalls) return "later";
    allowed += toCall;
    try {
      const read = await Promise.all(wishes.map(ask));
      return read.flatMap((one) => (one === "later" ? [] : [one])).length < read.length ? "later" : (read as Lean[]);
    } catch (error) {
      if (error instanceof SourceError) return error;
      throw error;
    }
  }

  function ask(wish: Wish): Promise<Lean | "later"> {
    const shelf = shelfOf(wish);
    const asked = asks.get(shelf) ?? answerTo(wish, shelf);
    asks.set(shelf, asked);
    return asked;
  }

  async function answerTo(wish: Wish, shelf: string): Promise<Lean | "later"> {
    const { query, key, withText } = wish;
    if (!isAtHand(wish)) {
      if (hasRoom && !downFor && !(await client.spare())) hasRoom = false;
      if (downFor) throw downFor;
      if (!hasRoom) return "later";
    }
    return lean.get(shelf, async () =>
      leanOf(await (recent.has(key) ? recent.get(key, () => call(query)) : call(query)), withText),
    );
  }

  async function call(query: Query): Promise<Block> {
    calls += 1;
    try {
      const block = await readBlock(query);
      failures = 0;
      return block;
    } catch (error) {
      failures += 1;
      if (failures >= mostFailures && error instanceof SourceError) downFor = error;
      throw error;
    }
  }

  function isAtHand(wish: Wish): boolean {
    return lean.has(shelfOf(wish)) || recent.has(wish.key);
  }

  function of({ search, related }: Wanted): News[] | SourceError | "later" {
    const ticked = tickedOf(search);
    if (ticked.length === 0) return [];
    const key = groupKey(search, ticked, related);
    const { read, centre } = outcomes.get(key) ?? { read: "later" as const, centre: undefined };
    if (!Array.isArray(read)) return read;
    const question = `${key} ${searchKey(search)}`;
    const known = answers.get(question);
    if (known) return known;
    const answer = newsIn(read, search, ticked, related, centre);
    answers.set(question, answer);
    return answer;
  }

  function newsIn(read: Lean[], search: Search, ticked: string[], related: boolean, centre: Point | undefined): News[] {
    const at = now();
    const rows = read
      .flatMap(({ offers }) => offers)
      .filter((row) => !isOver(row, at) && matches(row.offer, search, centre, at));
    return once(rows)
      .map((row) => ({ row, isRelated: !row.romes.some((code) => ticked.includes(code)) }))
      .filter(({ isRelated }) => related || !isRelated)
      .map(({ row, isRelated }) => ({
        ...withoutText(foundOf(row, isRelated, centre)),
        ...(row.folds === undefined ? {} : { folds: row.folds }),
      }))
      .sort(byRank);
  }

  return { want, turns, read };
}

/** What is kept with its descriptions is kept apart. */
function shelfOf({ key, withText }: Wish): string {
  return withText ? `${key} with text` : key;
}

function keyOf(query: Query): string {
  return String(toParameters(query));
}

/** Told without knowing where anything is: it may be called very often. */
function groupKey({ place, radius }: Search, ticked: string[], related: boolean): string {
  const code = place.kind === "france" ? "" : place.code;
  return JSON.stringify([ticked, related, place.kind, code, place.kind === "commune" ? radius : 0]);
}

function leanOf({ offers, isCutOff }: Block, withText: boolean): Lean {
  return {
    offers: offers.map((row) => {
      const { offer, folds } = newsOf({ offer: row.offer, related: false });
      return { ...row, offer: withText ? row.offer : offer, ...(folds === undefined ? {} : { folds }) };
    }),
    isCutOff: isCutOff.offers,
  };
}

function withoutText(found: Found): Found {
  return found.offer.description === "" ? found : { ...found, offer: { ...found.offer, description: "" } };
}
