import { dayMs } from "../durations.ts";
import { isOver } from "../offers/job-event.ts";
import { toStatements } from "../offers/listing.ts";
import { type OfferFacts, studyLevels } from "../offers/listing-parts.ts";
import type { Listing, Statements } from "../offers/offer.ts";
import { findTerms, mentionsTelework } from "../offers/offer-text.ts";
import { type Centres, listPlaces } from "../places/area.ts";
import { type Commune, measureDistanceKm, type Place, type Point, toCityCode } from "../places/place.ts";
import { type FilterName, type Filters, filterNames } from "./filters.ts";
import type { Radius, Search } from "./search.ts";

/**
 * Whether an offer belongs to a search, for results and alerts alike. `centres` are those of the searched
 * communes, as far as they are known. What an offer does not state never excludes it, unless only stated
 * values are wanted.
 */
export function matches(listing: Listing, search: Search, centres: Centres, now: Date): boolean {
  return (
    isOfKind(listing, search) &&
    isThere(listing, search, centres) &&
    isStillToCome(listing, now) &&
    passesAll(listing, search.filters, now)
  );
}

/** The same, one criterion after the other: what fits and what does not. */
export function matchCriteria(
  listing: Listing,
  search: Search,
  centres: Centres,
  now: Date,
): { kind: boolean; place: boolean; filters: { name: FilterName; passes: boolean }[] } {
  return {
    kind: isOfKind(listing, search),
    place: isThere(listing, search, centres),
    filters: filterNames.map((name) => ({ name, passes: passes(name, toStatements(listing), search.filters, now) })),
  };
}

function passesAll(listing: Listing, filters: Filters, now: Date): boolean {
  const stated = toStatements(listing);
  return filterNames.every((name) => passes(name, stated, filters, now));
}

function isOfKind(listing: Listing, { kind: wanted }: Search): boolean {
  switch (listing.kind) {
    case "offer":
      return wanted === "insertion"
        ? listing.structure !== undefined
        : wanted === "emploi" || (wanted === "alternance" && listing.alternance);
    case "company":
      return wanted === "entreprises";
    case "training":
      return wanted === (listing.forApprentices ? "formations" : "cpf");
    case "event":
      return wanted === "evenements";
  }
}

/** An event that has ended is nobody's. */
function isStillToCome(listing: Listing, now: Date): boolean {
  return listing.kind !== "event" || !isOver(listing, now);
}

/** In one of several places is enough; what is held at distance too is everywhere. */
function isThere(listing: Listing, { place, radius }: Search, centres: Centres): boolean {
  if (listing.kind === "event" && listing.atDistance) return true;
  const { place: at } = listing;
  return listPlaces(place).some((one) => isWithin(at, one, radius, centres));
}

/**
 * Whether an offer is at a place or around it. Offers that name only a département match searches of that
 * département, its region and France, and any search in Paris, where offers often say only "75". Offers that
 * name only a region match searches of it and of France.
 */
export function isWithin(at: Listing["place"], place: Place, radius: Radius, centres: Centres): boolean {
  switch (place.kind) {
    case "france":
      return true;
    case "region":
      return at.region === place.code;
    case "departement":
      return at.departement === place.code;
    case "commune":
      if (radius === "departement") return at.departement === place.departement;
      if (at.commune === undefined && at.point === undefined)
        return place.departement === "75" && at.departement === "75";
      return isSameTown(at.commune, place) || isNear(at, centres.get(place.code), radius);
  }
}

/**
 * Whether it is the commune; for a city, any of its arrondissements; for an arrondissement, also an offer
 * that names only its city.
 */
export function isSameTown(code: string | undefined, { code: wanted, city }: Commune): boolean {
  return code !== undefined && (code === wanted || code === city || toCityCode(code) === wanted);
}

/**
 * Where nothing can be measured, the source that found the offer is trusted, unless the offer names another
 * commune than the only one wanted.
 */
function isNear({ commune, point }: Listing["place"], centre: Point | undefined, radiusKm: number): boolean {
  if (radiusKm === 0 && commune !== undefined) return false;
  const reachKm = radiusKm === 0 ? reachOfCommuneKm : radiusKm;
  return point === undefined || centre === undefined || measureDistanceKm(point, centre) <= reachKm;
}

/** A point that names no commune is taken to lie in the one that is wanted when it is that near. */
const reachOfCommuneKm = 10;

/**
 * Whether an offer passes a filter: one that states a matching value does, and one that states nothing,
 * unless only stated values are wanted.
 */
function passes<F extends FilterName>(name: F, stated: Statements, filters: Filters, now: Date): boolean {
  const wanted: Filters[F] = filters[name];
  if (wanted === undefined) return true;
  return fits[name](stated, wanted, now) ?? filters.strict !== true;
}

/** For each filter whether an offer is what it is set to; undefined where the offer does not say. */
const fits: {
  [F in FilterName]: (offer: Statements, wanted: NonNullable<Filters[F]>, now: Date) => boolean | undefined;
} = {
  contract: ({ contract }, wanted) => contract && wanted.some((kind) => kind === contract.kind),
  salary: ({ facts }, least) => paysAtLeast(facts?.monthly, least),
  experience: ({ experience }, wanted) =>
    experience?.level && (experience.level === wanted || (wanted === "under1" && experience.level === "beginner")),
  hours: ({ fullTime }, wanted) => (fullTime === undefined ? undefined : fullTime === (wanted === "full")),
  since: ({ created }, days, now) =>
    // The day of the source is not ours: one more is forgiven.
    created === undefined ? undefined : now.getTime() - Date.parse(created) <= (Number(days) + 1) * dayMs,
  include: (offer, terms) => findTerms(offer, terms).length === terms.length,
  exclude: (offer, terms) => findTerms(offer, terms).length === 0,
  telework: (offer) => mentionsTelework(offer),
  agencies: ({ contract, facts }) => (contract?.kind === "interim" ? false : not(facts?.isAgency)),
  schools: ({ bySchool, facts }) => (bySchool ? false : not(facts?.isSchool)),
  order: () => true,
  qualification: ({ facts }, wanted) =>
    facts?.isExecutive === undefined ? undefined : facts.isExecutive === (wanted === "executive"),
  licence: ({ facts }, own) => facts?.licences?.every((licence) => own === "b" && ofCars.includes(licence)),
  level: ({ facts }, most) =>
    facts?.level === undefined ? undefined : studyLevels.indexOf(facts.level) <= studyLevels.indexOf(most),
  target: ({ facts }, wanted) => (facts?.target === undefined ? undefined : facts.target === wanted),
  remote: ({ facts }) => facts?.isRemote,
  unskilled: ({ experience, facts }) => {
    const answers = [experience?.level && experience.level === "beginner", facts?.level && facts.level === "none"];
    return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
  },
  accessible: ({ facts }) => facts?.isAccessible,
  committed: ({ facts }) => facts?.isCommitted,
  shortage: ({ facts }) => facts?.lacksCandidates,
  strict: () => true,
};

/** Who offers a range may pay the most of it; who begins at less than is wanted may, too. */
function paysAtLeast(
  { least = 0, most }: NonNullable<OfferFacts["monthly"]> = {},
  wanted: number,
): boolean | undefined {
  if (least >= wanted) return true;
  return most === undefined ? undefined : most >= wanted;
}

function not(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer;
}

/** The categories that licence B covers. */
const ofCars = ["B", "B1", "B79", "AM"];
