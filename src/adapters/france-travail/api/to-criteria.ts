import { type Area, joinPlaces, listPlaces } from "../../../core/places/area.ts";
import {
  citiesWithArrondissements,
  measureDistanceKm,
  type Place,
  type Point,
  toCityCode,
} from "../../../core/places/place.ts";
import {
  type FilterName,
  type Filters,
  type FilterValue,
  filterNames,
  keepFiltersOfKind,
} from "../../../core/search/filters.ts";
import type { Radius, Search } from "../../../core/search/search.ts";
import { splitWords } from "../../../core/text/text.ts";
import { isCoveredPlace } from "./covered.ts";
import type { Criteria } from "./criteria.ts";
import { maxRomeCodes, toBlockRange } from "./limits.ts";
import { formatParisTime, type ParisPeriod } from "./paris-clock.ts";

/** How the API may be asked for one part of a search: some ROME codes or words, of one origin or of both. */
export type SearchPart = {
  romes: string[];
  words?: string | undefined;
  origin?: 1 | 2 | undefined;
  period?: ParisPeriod | undefined;
  /** Of the offers of the whole country those of one département. */
  departement?: string | undefined;
  /** Of all jobs those of one domain. */
  domain?: string | undefined;
};

const maxWords = 7;

/** What to ask for the nth block of a part of a search. `centreOf` is asked for arrondissements only. */
export function toCriteria(
  search: Search,
  part: SearchPart,
  block: number,
  centreOf: (commune: string) => Point | undefined,
): Criteria {
  const words = listKeywords(part.words ?? "");
  return {
    range: toBlockRange(block),
    ...(part.romes.length > 0 ? { codeROME: part.romes.slice(0, maxRomeCodes) } : {}),
    ...(words.length > 0 ? { motsCles: words } : {}),
    ...(part.origin ? { origineOffre: part.origin } : {}),
    ...(part.period
      ? {
          minCreationDate: formatParisTime(part.period.from.getTime()),
          maxCreationDate: formatParisTime(part.period.until.getTime()),
          sort: 1 as const,
        }
      : {}),
    ...(part.domain ? { grandDomaine: [part.domain] } : {}),
    ...(part.departement
      ? { departement: [part.departement] }
      : toPlaceCriteria(search.place, search.radius, centreOf)),
    ...toFilterCriteria(keepFiltersOfKind(search.filters, search.kind)),
    // Apprenticeship and professionalisation. `typeContrat` beside it would be OR-ed, but is not a filter of
    // this kind.
    ...(search.kind === "alternance" ? { natureContrat: ["E2", "FS"] } : {}),
  };
}

/**
 * The words of a text that the API takes: at most seven, of two letters or more, all of which an offer must
 * hold.
 */
export function listKeywords(text: string): string[] {
  const all = text.match(/[\p{L}\p{N}@#$%^&+./"-]{2,}/gu) ?? [];
  const telling = all.filter((word) => splitWords(word).join("").length > 1);
  return [...new Set(telling.length > 0 ? telling : all)].slice(0, maxWords);
}

/**
 * Throws a RangeError for places that take more than one question: the API takes one kind of place at a time,
 * and `listQuestions` tells them apart.
 */
function toPlaceCriteria(area: Area, radius: Radius, centreOf: (commune: string) => Point | undefined): Criteria {
  const [only, ...others] = listPlaceQuestions(listPlaces(area), radius, centreOf);
  if (!only || others.length > 0) throw new RangeError("these places cannot be asked for in one question");
  return only.criteria;
}

/**
 * A search as the API may be asked for it: by one kind of place at a time, since nobody knows what it does
 * with two. Each question has those of the places that go together; most searches are one question. Places
 * that the service does not cover are left out.
 */
export function listQuestions(search: Search, centreOf: (commune: string) => Point | undefined): Search[] {
  if (search.place.kind !== "several") return [search];
  const covered = search.place.places.filter(isCoveredPlace);
  return listPlaceQuestions(covered, search.radius, centreOf).map(({ places }) => ({
    ...search,
    place: joinPlaces(places) ?? search.place,
  }));
}

type PlaceQuestion = { places: Place[]; criteria: Criteria };

/** Communes with one distance go together, and so do départements; each region is asked for alone. */
function listPlaceQuestions(
  places: Place[],
  radius: Radius,
  centreOf: (commune: string) => Point | undefined,
): PlaceQuestion[] {
  const questions = new Map<string, PlaceQuestion>();
  const isAlone = places.length === 1;
  for (const place of places) {
    const { group, criteria } = askPlace(place, radius, centreOf, isAlone);
    const known = questions.get(group);
    questions.set(group, {
      places: [...(known?.places ?? []), place],
      criteria: known ? mergeAsked(known.criteria, criteria) : criteria,
    });
  }
  return [...questions.values()];
}

function askPlace(
  place: Place,
  radius: Radius,
  centreOf: (commune: string) => Point | undefined,
  isAlone: boolean,
): { group: string; criteria: Criteria } {
  switch (place.kind) {
    case "france":
      return { group: "france", criteria: {} };
    case "region":
      return { group: `region ${place.code}`, criteria: { region: place.code } };
    case "departement":
      return { group: "departement", criteria: { departement: [place.code] } };
    case "commune": {
      if (radius === "departement") return { group: "departement", criteria: { departement: [place.departement] } };
      const criteria = around(place.code, radius, centreOf);
      // Of communes alone, a distance that only a large city needs would bring all around the others.
      return { group: radius === 0 && !isAlone ? `commune ${criteria.distance}` : "commune", criteria };
    }
  }
}

/**
 * Both in one question: with the larger distance, and what lies beyond the other one is filtered afterwards.
 */
function mergeAsked(one: Criteria, other: Criteria): Criteria {
  const [communes, departements] = (["commune", "departement"] as const).map((name) => [
    ...new Set([...(one[name] ?? []), ...(other[name] ?? [])]),
  ]);
  return {
    ...(communes?.length ? { commune: communes, distance: Math.max(one.distance ?? 0, other.distance ?? 0) } : {}),
    ...(departements?.length ? { departement: departements } : {}),
  };
}

/**
 * Paris, Lyon and Marseille are asked by their first arrondissement: the API may refuse the codes of the
 * whole cities, and Paris is one block to it. So a city, or an arrondissement of it, is asked by that one,
 * and as much farther around as its centre lies from there; the offers are filtered afterwards.
 */
function around(
  commune: string,
  radiusKm: number,
  centreOf: (commune: string) => Point | undefined,
): { commune: string[]; distance: number } {
  const city = citiesWithArrondissements.find(({ code }) => code === toCityCode(commune));
  if (!city) return { commune: [commune], distance: radiusKm };
  const first = String(city.first);
  const centre = centreOf(commune);
  const cityCentre = centreOf(first);
  const apart = centre && cityCentre ? Math.ceil(measureDistanceKm(centre, cityCentre)) : 0;
  return { commune: [first], distance: Math.max(breadthKm[city.code] ?? 0, radiusKm === 0 ? 0 : radiusKm + apart) };
}

/**
 * How far around its first arrondissement a city reaches. Without a distance, that arrondissement alone would
 * answer; only Paris answers as one.
 */
const breadthKm: Record<string, number> = { "69123": 7, "13055": 15 };

function toFilterCriteria(filters: Filters): Criteria {
  return Object.assign({}, ...filterNames.map((name) => criteriaOf(name, filters)));
}

function criteriaOf<F extends FilterName>(name: F, filters: Filters): Criteria {
  const value: Filters[F] = filters[name];
  return value === undefined ? {} : filterCriteria[name](value, filters.strict === true);
}

/** Decided from the offers alone. */
const here = (): Criteria => ({});

/**
 * What each filter is to the API: only what it decides as we do, and nothing that would cost offers which do
 * not say what is asked for, unless only what is said is wanted. 0 is "not stated". Pay is decided here, for
 * it is in doubt whether the API knows it; qualification, since the API leaves out most offers that have one;
 * words, since it reads descriptions only where the title is on the topic.
 */
const filterCriteria: { [F in FilterName]: (value: NonNullable<Filters[F]>, isStrict: boolean) => Criteria } = {
  contract: (kinds) => ofContracts(kinds.flatMap((kind) => contractCodes[kind])),
  // Who may begin with less than a year may begin: beginners are counted apart from "less than a year", as 4,
  // which cannot be asked for, and a 1 may leave them out.
  experience: (level) => (level === "under1" ? {} : experiences[level]),
  hours: (hours) => ({ dureeHebdo: hours === "full" ? ["0", "1"] : ["0", "2"] }),
  since: (days) => periods[days],
  order: () => ({ sort: 1 }),
  unskilled: () => experiences.beginner,
  // Every offer says it.
  committed: () => ({ employeursHandiEngages: true }),
  accessible: (_, isStrict) => (isStrict ? { accesTravailleurHandicape: true } : {}),
  shortage: (_, isStrict) => (isStrict ? { offresManqueCandidats: true } : {}),
  salary: here,
  include: here,
  exclude: here,
  telework: here,
  agencies: here,
  schools: here,
  qualification: here,
  licence: here,
  level: here,
  target: here,
  remote: here,
  strict: here,
};

/** More were never tried. */
const maxContracts = 10;

function ofContracts(codes: string[]): Criteria {
  return codes.length <= maxContracts ? { typeContrat: codes } : {};
}

/** The types of contract that are one kind to people. */
export const contractCodes: Record<FilterValue<"contract">, string[]> = {
  cdi: ["CDI", "DIN"],
  cdd: ["CDD", "DDI", "DDT"],
  interim: ["MIS", "TTI"],
  seasonal: ["SAI"],
  independent: ["LIB", "CCE", "FRA", "REP"],
};

const experiences: Record<Exclude<FilterValue<"experience">, "under1">, Criteria> = {
  beginner: { experienceExigence: "D" },
  from1to3: { experience: ["0", "2"] },
  over3: { experience: ["0", "3"] },
};

const periods: Record<FilterValue<"since">, Criteria> = {
  "1": { publieeDepuis: 1 },
  "3": { publieeDepuis: 3 },
  "7": { publieeDepuis: 7 },
  "14": { publieeDepuis: 14 },
  "31": { publieeDepuis: 31 },
};
