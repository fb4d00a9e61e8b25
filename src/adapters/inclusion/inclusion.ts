import type { FeedBatch } from "../../core/alerts/feed.ts";
import { runInSteps } from "../../core/async/steps.ts";
import { hourMs } from "../../core/durations.ts";
import { SourceError } from "../../core/failure.ts";
import type { SourceNote } from "../../core/offers/offer.ts";
import type { OfferReader } from "../../core/offers/pages.ts";
import { type Centres, fetchCentres } from "../../core/places/area.ts";
import { findCentre } from "../../core/places/atlas.ts";
import type { Point } from "../../core/places/place.ts";
import { AbandonedCall, isUnwanted, type Requesters } from "../../core/requester.ts";
import type { Search } from "../../core/search/search.ts";
import type { ReadOffer } from "../../core/services.ts";
import { toFoundOffer } from "../found-offer.ts";
import { type DepartementLookup, listReachedDepartements } from "../reached-departements.ts";
import type { Rome } from "../rome/rome.ts";
import { createTtlCache } from "../ttl-cache.ts";
import { type CallFor, createInclusionApi, type DepartementPosts, type InclusionApiOptions } from "./api.ts";
import { createInclusionGathering } from "./gathering.ts";
import { inclusionName } from "./profile.ts";
import { comparePosts, locatePost, selectPostsInSteps } from "./select-posts.ts";

/** What Les emplois de l'inclusion is read with. */
export type InclusionOptions = InclusionApiOptions &
  DepartementLookup & {
    /** The centre of a commune, fetched when it is not known yet; undefined when it cannot be had soon. */
    centreSoon: (commune: string) => Promise<Point | undefined>;
    /** Lays the centres out for `centresWithin`, in steps that keep nobody waiting. */
    prepareCentres: () => Promise<void>;
    rome: Pick<Rome, "romeOf" | "relatives">;
  };

/** Posts of one group of callers. */
export type InclusionReaders = {
  /** For searches of kind "insertion". */
  read: OfferReader;
  /** One of them as it is now. */
  readOne: ReadOffer;
};

/** Les emplois de l'inclusion, opened. */
export type Inclusion = {
  forPeople: InclusionReaders;
  /** For counts that nobody waits for: "busy" where people's calls leave no room. */
  inBackground: InclusionReaders;
  /** The posts that alerts want, once they have all said so. */
  gather: () => FeedBatch;
  health: ReturnType<typeof createInclusionApi>["health"];
  close: () => Promise<void>;
};

/** Structures change their posts by hand, a few a day. */
const keptMs = 4 * hourMs;
/** Some hundred posts each, of two kilobytes. */
const maxDepartements = 30;
/** A whole region has so many. What a search needs beyond them is not read. */
const mostOfSearch = 13;
/** A count goes ahead only where its turn comes soon. */
const backgroundPatienceMs = 15_000;

/**
 * Posts come a département at a time, without any filter by job. Each is kept for hours and shared by all
 * searches that reach into it.
 */
export function createInclusion(options: InclusionOptions): Inclusion {
  const { centreOf, centreSoon, prepareCentres, rome, now } = options;
  const api = createInclusionApi(options);
  const cache = createTtlCache<DepartementPosts>(maxDepartements, keptMs, () => now().getTime());
  const searchContext = { rome, centreOf, now };

  const readDepartement = (code: string, callFor?: CallFor): Promise<DepartementPosts> =>
    callFor === "background" || callFor === undefined
      ? cache.get(code, () => api.readDepartement(code, callFor))
      : cache.get(code, (together) => api.readDepartement(code, together), callFor);

  /** Where nobody waits for it, as long as there is room. */
  async function readSoon(code: string): Promise<DepartementPosts> {
    if (!cache.has(code) && api.waitMs() > backgroundPatienceMs) throw new SourceError(inclusionName, "busy");
    return readDepartement(code, "background");
  }

  async function plan(search: Search): Promise<{ centres: Centres; departements: string[] | undefined }> {
    const centres = await fetchCentres(
      search.place,
      async (code) => (await centreSoon(code)) ?? findCentre(centreOf, code),
    );
    await prepareCentres();
    return { centres, departements: listReachedDepartements(search, centres, options) };
  }

  function createReaders(readOf: (code: string, askedBy?: Requesters) => Promise<DepartementPosts>): InclusionReaders {
    const read: OfferReader = async (search, _wanted, askedBy) => {
      const { centres, departements: all } = await plan(search);
      if (!all) throw new SourceError(inclusionName, "refused", undefined, { part: "place" });
      const departements = all.slice(0, mostOfSearch);
      const blocks = await Promise.all(departements.map((code) => readOf(code, askedBy)));
      const selected = await runInSteps(selectPostsInSteps(blocks, search, centres, searchContext));
      const found = selected.sort(comparePosts);
      const isWhole = blocks.every((block) => block.isWhole);
      return {
        found,
        complete: true,
        total: found.length,
        exact: isWhole && departements.length === all.length,
        reachable: found.length,
        missing: [],
        ...(isWhole ? {} : { notes: [partialNote] }),
      };
    };

    /** There is no call for one post: its département is read, which its handle names. */
    const readOne: ReadOffer = async (search, { key, handle }, askedBy) => {
      const { centres, departements = [] } = await plan(search);
      const codes = handle === undefined ? departements.slice(0, mostOfSearch) : [handle];
      if (isUnwanted(askedBy) && !codes.every((code) => cache.has(code))) throw new AbandonedCall();
      for (const code of codes) {
        const { offers } = await readOf(code, askedBy);
        const offer = offers.find((one) => one.key === key);
        if (offer) return toFoundOffer(locatePost(offer, centreOf), false, search, centres);
      }
      return { offer: undefined };
    };

    return { read, readOne };
  }

  return {
    forPeople: createReaders((code, askedBy) => readDepartement(code, askedBy)),
    inBackground: createReaders(readSoon),
    gather: () =>
      createInclusionGathering({
        plan,
        isAtHand: cache.has,
        read: (code) => readDepartement(code, "background"),
        ...searchContext,
      }),
    health: api.health,
    close: api.close,
  };
}

const partialNote: SourceNote = { service: inclusionName, is: "partial" };
