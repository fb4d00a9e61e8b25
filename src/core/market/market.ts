import { runToEnd, type Steps } from "../async/steps.ts";
import { dropCopiesInSteps } from "../offers/group-copies.ts";
import type { Offer } from "../offers/offer.ts";
import type { Requesters } from "../requester.ts";
import { describeSearch, type Search } from "../search/search.ts";
import type { Basis, FacetCounts } from "./basis.ts";
import type { Facet } from "./codes.ts";
import { type Breakdown, buildBreakdowns } from "./facets.ts";
import { type MarketPay, summarisePayInSteps } from "./pay.ts";
import { countLastWeek, countPublished, type PublicationDates, type WeekCount } from "./published.ts";
import { type Ranking, rankCompaniesInSteps, rankTownsInSteps } from "./ranking.ts";

/** What is known of a search when its market is drawn. */
export type MarketFacts = {
  /** The search in one line. */
  title: string;
  /** As people know it: "France Travail". */
  source: string;
  /** Those that were read and belong to the search, newest first. */
  offers: Offer[];
  /** They are all there are; else the newest. */
  isAll: boolean;
  /** How many the search has: counted when exact, else estimated. */
  total: number;
  isExact: boolean;
  /** A service whose own offers belong to the search as well, and are not among these. */
  without?: string;
  /** A list of the search has those of related jobs as well, which have other pay and are not among these. */
  withoutRelated?: boolean;
  /** Of all offers of the search, as the source counts them: code → how many. */
  counts?: FacetCounts;
};

/** Reads what a market is made of: "newest" costs a few calls, "all" as many as there are pages. */
export type ReadMarket = (search: Search, depth: "newest" | "all", askedBy?: Requesters) => Promise<MarketFacts>;

/**
 * The first line describes one set: where all offers were read, each announcement once, like all other
 * figures; otherwise everything online, each copy counted. `week`: how many of these appeared in the last
 * seven days, where dates are known.
 */
export type Headline = { offers: number; isExact: boolean; areDifferent: boolean; week?: WeekCount };

/**
 * What a search has to offer: which contracts, what pay, who hires, since when. Each part says on how many
 * offers it stands.
 */
export type Market = {
  /** The search in one line. */
  title: string;
  source: string;
  without?: string;
  withoutRelated?: boolean;
  /** ISO 8601. */
  asOf: string;
  /** From the sandbox: no such job exists. */
  fictitious: boolean;
  headline: Headline;
  /** Of the offers that were read: all parts but those that the source counts itself. */
  basis: Basis;
  facets: Record<Facet, Breakdown>;
  companies: Ranking;
  towns: Ranking;
  published: PublicationDates;
  pay: MarketPay;
};

/** In which order offers are listed changes nothing in a market. */
export function formatMarketTitle(search: Search): string {
  return describeSearch({ ...search, filters: { ...search.filters, order: undefined } });
}

/** Each announcement counts once, however often it was published. */
export function summariseMarket(facts: MarketFacts, now: Date): Market {
  return runToEnd(summariseMarketInSteps(facts, now));
}

/** The same, a few offers at a time: others go first meanwhile. */
export function* summariseMarketInSteps(facts: MarketFacts, now: Date): Steps<Market> {
  const { title, source, without, withoutRelated, offers: all, total, isExact, isAll, counts } = facts;
  const offers = yield* dropCopiesInSteps(all);
  const copies = all.length - offers.length;
  const basis: Basis = {
    offers: offers.length,
    of: Math.max(total, all.length),
    isExact: isExact || isAll,
    isAll,
    ...(copies === 0 ? {} : { copies }),
  };
  // The source counts each copy: where all offers are at hand, they know better.
  const facets = buildBreakdowns(offers, basis, isAll && copies > 0 ? undefined : counts);
  yield;
  const published = countPublished(offers, isAll, now);
  yield;
  const week = countLastWeek(isAll || copies === 0 ? published : countPublished(all, isAll, now));
  const headline: Headline = {
    offers: isAll ? offers.length : basis.of,
    isExact: basis.isExact,
    areDifferent: isAll && copies > 0,
    ...(week ? { week } : {}),
  };
  return {
    title,
    source,
    ...(without === undefined ? {} : { without }),
    ...(withoutRelated ? { withoutRelated } : {}),
    asOf: now.toISOString(),
    fictitious: offers.some(({ fictitious }) => fictitious),
    headline,
    basis,
    facets,
    companies: yield* rankCompaniesInSteps(offers),
    towns: yield* rankTownsInSteps(offers),
    published,
    pay: yield* summarisePayInSteps(offers),
  };
}
