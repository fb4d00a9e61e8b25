import { createHash } from "node:crypto";
import type { FeedRequest } from "../../../core/alerts/feed.ts";
import { overlapMs } from "../../../core/alerts/subscription.ts";
import { dayMs } from "../../../core/durations.ts";
import type { GetCentre } from "../../../core/places/atlas.ts";
import type { Search } from "../../../core/search/search.ts";
import type { Rome } from "../../rome/rome.ts";
import { listQuestions } from "../api/to-criteria.ts";
import { type AlertQuery, toAlertQuery } from "./alert-query.ts";
import { type BoundedSet, createBoundedSet } from "./bounded-set.ts";
import { isDecidableFromOffers } from "./decidable.ts";
import { type NewsTerritory, toTerritoryKey } from "./territories.ts";

/** A search to ask for, since the earliest moment that anybody wants of it. */
export type SearchRequest = AlertQuery & { from: Date };

/**
 * What all together want. A hundred thousand searches that offers decide are no more than a number, and the
 * places they touch.
 */
export type SearchRequests = {
  want: (wanted: FeedRequest) => void;
  /** Those that only the service can answer, and those that must not make the window of others grow. */
  alone: BoundedSet<SearchRequest>;
  /** Those that offers decide: within certain territories, and of the whole country. */
  local: BoundedSet<SearchRequest>;
  anywhere: BoundedSet<SearchRequest>;
  /** Those that the local ones touch, by key, and since when. */
  touched: Map<string, { territory: NewsTerritory; from: Date }>;
  /** Since when offers must be read for those that they decide. */
  from: () => Date | undefined;
  /** How many different ones there are. */
  countDifferent: () => number;
};

/** What it takes to tell which searches ask the same. */
export type SearchRequestsOptions = {
  began: Date;
  rome: Pick<Rome, "romeOf">;
  centreOf: GetCentre;
  territoriesOf: (search: Search) => NewsTerritory[] | undefined;
};

/**
 * Who is further behind than this shares nothing with the others, so that their window does not grow: whoever
 * is told once a week, or after a weekend.
 */
const farBehindMs = 2 * dayMs + overlapMs;
/** And who is further behind than this is read by themselves. */
const aloneMs = 8 * dayMs + overlapMs;

/**
 * The service never has more blocks than these: where there are more searches, it is no use to ask one by
 * one.
 */
export const maxOwnQueries = 5_000;

/** Collects the requests of a run by how they can be read. */
export function createSearchRequests({ began, rome, centreOf, territoriesOf }: SearchRequestsOptions): SearchRequests {
  const alone = createBoundedSet<SearchRequest>(Number.POSITIVE_INFINITY);
  // Several places may take several questions.
  const costOf = ({ search }: SearchRequest) => listQuestions(search, centreOf).length;
  const [local, anywhere] = [createBoundedSet(maxOwnQueries, costOf), createBoundedSet(maxOwnQueries, costOf)];
  const touched: SearchRequests["touched"] = new Map();
  const keys = new Set<number>();
  let earliest: Date | undefined;

  function want(wanted: FeedRequest): void {
    const wish = toSearchRequest(wanted, rome, began);
    if (!wish) return;
    keys.add(hashKey(wish.key));
    if (isAlone(wanted, began) || !isDecidableFromOffers(wish, centreOf)) alone.add(wish);
    else share(wish);
  }

  function share(wish: SearchRequest): void {
    earliest = earlier(earliest, wish.from);
    const there = territoriesOf(wish.search);
    (there ? local : anywhere).add(wish);
    for (const territory of there ?? []) {
      const key = toTerritoryKey(territory);
      touched.set(key, { territory, from: earlier(touched.get(key)?.from, wish.from) });
    }
  }

  return { want, alone, local, anywhere, touched, from: () => earliest, countDifferent: () => keys.size };
}

/** What is asked for someone. Who is farthest behind shares it only with those who are as far. */
export function toSearchRequest(
  wanted: FeedRequest,
  rome: Pick<Rome, "romeOf">,
  began: Date,
): SearchRequest | undefined {
  const asking = toAlertQuery(wanted, rome);
  if (!asking) return undefined;
  const { from } = wanted;
  return { ...asking, from, key: isAlone(wanted, began) ? `${asking.key} ${from.getTime()}` : asking.key };
}

/** Whether a request reaches so far back that it is read apart from the others. */
export function isFarBehind({ from }: Pick<FeedRequest, "from">, began: Date): boolean {
  return began.getTime() - from.getTime() > farBehindMs;
}

function isAlone({ from }: Pick<FeedRequest, "from">, began: Date): boolean {
  return began.getTime() - from.getTime() > aloneMs;
}

/** What to read for all that is touched: a region holds its départements. */
export function mergeTerritories({
  touched,
}: Pick<SearchRequests, "touched">): { territory: NewsTerritory; from: Date }[] {
  const pieces = new Map(touched);
  for (const [key, { territory, from }] of touched) {
    const region = territory.kind === "departement" ? pieces.get(`region ${territory.region}`) : undefined;
    if (!region) continue;
    pieces.set(toTerritoryKey(region.territory), { ...region, from: earlier(from, region.from) });
    pieces.delete(key);
  }
  return [...pieces.values()];
}

function earlier(first: Date | undefined, second: Date): Date {
  return first && first <= second ? first : second;
}

/** 48 bits of a key: they are only counted. */
function hashKey(key: string): number {
  return createHash("sha1").update(key).digest().readUIntBE(0, 6);
}
