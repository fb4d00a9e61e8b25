import type { FeedBatch } from "../../core/alerts/feed.ts";
import { hourMs } from "../../core/durations.ts";
import type { Listed } from "../../core/offers/listed.ts";
import type { Found, SourceNote } from "../../core/offers/offer.ts";
import { compareByRank, type OfferReader, type OfferReading } from "../../core/offers/pages.ts";
import { AbandonedCall, isUnwanted, type Requesters } from "../../core/requester.ts";
import type { Search } from "../../core/search/search.ts";
import type { ReadOffer } from "../../core/services.ts";
import { toFoundOffer } from "../found-offer.ts";
import type { Rome } from "../rome/rome.ts";
import { createTtlCache } from "../ttl-cache.ts";
import { type AlternanceApiOptions, type AlternanceBlock, createAlternanceApi, maxRows } from "./api.ts";
import { createBlockCache } from "./block-cache.ts";
import { alternanceName } from "./client.ts";
import { type AlternanceRow, isExpiredRow } from "./job.ts";
import type { CompactBlock } from "./news/compact.ts";
import { createAlternanceGathering } from "./news/gathering.ts";
import type { AlternancePlan } from "./plan.ts";
import { type AlternancePlannerOptions, createAlternancePlanner } from "./planner.ts";
import type { AlternanceQuery } from "./query.ts";
import { isCompanyKey } from "./recruiter.ts";
import { isRelatedRow, selectRows, sortByDistance } from "./select-rows.ts";
import { isTrainingKey } from "./trainings/formation.ts";
import { createTrainings } from "./trainings/trainings.ts";

/** What La bonne alternance is read with. */
export type LaBonneAlternanceOptions = AlternanceApiOptions &
  AlternancePlannerOptions & { rome: Pick<Rome, "parentsOf">; now: () => Date };

/** La bonne alternance, as one group of callers reads it. */
export type LaBonneAlternance = {
  /** Apprenticeship offers: for searches of kind "alternance". */
  offers: OfferReader;
  /** Companies likely to hire, for the jobs that were ticked: for searches of kind "entreprises". */
  companies: OfferReader;
  /** Trainings for apprentices, the nearest first: for searches of kind "formations". */
  trainings: OfferReader;
  /** One of them as it is now. */
  offer: ReadOffer;
  /**
   * The offers that alerts want, once they have all said so: all that there are now, as far as they can be
   * reached.
   */
  gather: () => FeedBatch;
  close: () => Promise<void>;
};

/** Blocks without descriptions: a little more than what one gathering reads. */
const maxCompactBlocks = 60;

/**
 * Offers and companies of La bonne alternance. It knows neither words nor pages: one call for the codes of a
 * search answers all that can be had, which is kept for an hour, filtered by what belongs to the search, and
 * put in order here.
 */
export function createLaBonneAlternance(options: LaBonneAlternanceOptions): LaBonneAlternance {
  const { client, now } = options;
  const { readBlock, readRow } = createAlternanceApi(options);
  const planner = createAlternancePlanner(options);
  const blocks = createBlockCache(readBlock, now);
  const trainings = createTrainings({ ...options, planner });
  const compactBlocks = createTtlCache<CompactBlock>(maxCompactBlocks, hourMs, () => now().getTime());

  const offers: OfferReader = async (search, _wanted, askedBy) => {
    if (!planner.asksForSomething(search)) return toReading([], true);
    const ticked = planner.listTickedCodes(search);
    const centres = await planner.centresFor(search);
    const plan = planner.plan(search, true, centres);
    const read = await readPlan(plan, askedBy);
    const rows = selectRows(
      read.flatMap((block) => block.offers),
      search,
      centres,
      now(),
    );
    const found = rows.map((row) => toFoundOffer(row.offer, isRelatedRow(row, ticked), search, centres));
    const isExact = !plan.isCut && read.every((block) => isAll(block, "offers"));
    return toReading(found.sort(compareByRank), isExact, listNotes(read, "offers"));
  };

  /** All that is planned, and what was ticked by itself where that may have been cut off. */
  async function readPlan({ queries, alone }: AlternancePlan, askedBy?: Requesters): Promise<AlternanceBlock[]> {
    const read = (query: AlternanceQuery) => blocks.read(query, askedBy);
    const together = await Promise.all(queries.map(read));
    const isEnough = alone.length === 0 || together.every((block) => !block.isCutOff.offers);
    return isEnough ? together : [...(await Promise.all(alone.map(read))), ...together];
  }

  /** Companies have no codes: those of the family could not be told from those that were asked for. */
  const companies: OfferReader = async (search, _wanted, askedBy) => {
    if (!planner.asksForSomething(search)) return toReading([], true);
    const centres = await planner.centresFor(search);
    const { queries, isCut } = planner.plan(search, false, centres);
    const read = await Promise.all(queries.map((query) => blocks.read(query, askedBy)));
    const rows = selectRows(
      read.flatMap((block) => block.companies),
      search,
      centres,
      now(),
    );
    const found = sortByDistance(rows, centres).map(({ offer }) => toFoundOffer(offer, false, search, centres));
    const isExact = !isCut && read.every((block) => isAll(block, "companies"));
    return toReading(found, isExact, listNotes(read, "companies"));
  };

  const offer: ReadOffer = async (search, { key, handle }, askedBy) => {
    if (isTrainingKey(key)) return trainings.readOne(search, { key }, askedBy);
    const centres = await planner.centresFor(search);
    const row = blocks.findRow(key) ?? (await readNow(search, { key, handle }, askedBy));
    if (!row || isExpiredRow(row, now())) return { offer: undefined };
    const { phone } = row;
    return { ...toFoundOffer(row.offer, false, search, centres), ...(phone === undefined ? {} : { phone }) };
  };

  /**
   * The detail of an offer tells for sure whether it is still there; that of a company may not exist, while
   * the search has it.
   */
  async function readNow(
    search: Search,
    { key, handle }: Listed,
    askedBy: Requesters | undefined,
  ): Promise<AlternanceRow | undefined> {
    if (isUnwanted(askedBy)) throw new AbandonedCall();
    const isCompany = isCompanyKey(key);
    if (handle && !isCompany) return readRow(handle, askedBy);
    await (isCompany ? companies : offers)(search, 0, askedBy);
    return blocks.findRow(key) ?? (handle ? readRow(handle, askedBy) : undefined);
  }

  const gather = () => createAlternanceGathering({ client, readBlock, blocks, compactBlocks, planner, now });

  return { offers, companies, trainings: trainings.read, offer, gather, close: client.close };
}

/** All that can be reached is always read at once. */
function toReading(found: Found[], exact: boolean, notes: SourceNote[] = []): OfferReading {
  const reading = { found, complete: true, total: found.length, exact, reachable: found.length, missing: [] };
  return notes.length === 0 ? reading : { ...reading, notes };
}

/** Offers come from several sources that are cut off one by one, which is no number to be said. */
function listNotes(read: AlternanceBlock[], kind: "offers" | "companies"): SourceNote[] {
  const isCutOff = kind === "companies" && read.some((block) => block.isCutOff.companies);
  return [
    ...(read.every((block) => block.isWhole[kind]) ? [] : [{ service: alternanceName, is: "partial" as const }]),
    ...(isCutOff ? [{ service: alternanceName, is: "first" as const, most: maxRows }] : []),
  ];
}

function isAll({ isCutOff, isWhole }: AlternanceBlock, kind: "offers" | "companies"): boolean {
  return isWhole[kind] && !isCutOff[kind];
}
