import { type FilterName, type Filters, type FilterValue, filterNames, fitting } from "../../core/filters.ts";
import { citiesInParts, cityOf, distanceKm, type Place, type Point } from "../../core/places/place.ts";
import type { Radius, Search } from "../../core/search.ts";
import { words } from "../../core/text.ts";
import { type Period, stamp } from "./paris-clock.ts";

/**
 * The parameters of `/offresdemploi/v2/offres/search` that are sent, and nothing else: the API ignores a misspelt name in silence and then finds
 * far too much. Typed by the reference of France Travail, "Offres d'emploi v2".
 */
export type Query = {
  range?: `${number}-${number}`;
  sort?: 0 | 1 | 2;
  motsCles?: string;
  codeROME?: string;
  grandDomaine?: string;
  commune?: string;
  distance?: number;
  departement?: string;
  region?: string;
  typeContrat?: string;
  natureContrat?: string;
  experience?: string;
  experienceExigence?: string;
  dureeHebdo?: string;
  accesTravailleurHandicape?: true;
  employeursHandiEngages?: true;
  offresManqueCandidats?: true;
  publieeDepuis?: 1 | 3 | 7 | 14 | 31;
  minCreationDate?: string;
  maxCreationDate?: string;
  origineOffre?: 1 | 2;
};

/** How the API may be asked for one part of a search: some ROME codes or words, of one origin or of both. */
export type Part = {
  romes: string[];
  words?: string | undefined;
  origin?: 1 | 2 | undefined;
  period?: Period | undefined;
  /** Of the offers of the whole country those of one département. */
  departement?: string | undefined;
  /** Of all jobs those of one domain. */
  domain?: string | undefined;
};

/** The large domains of ROME that the API knows and every offer has; C, L and M are without those of theirs that are listed apart. */
export const domains = "A,B,C,C15,D,E,F,G,H,I,J,K,L,L14,M,M13,M14,M15,M16,M17,M18,N".split(",");

/** At most 150 rows a call, and none beyond the 3,150th. */
export const blockSize = 150;
export const lastBlock = 20;
export const reachable = (lastBlock + 1) * blockSize;
/** So many blocks are asked side by side: enough to use the pace, few enough to leave connections to people. */
export const blocksAbreast = 6;

export const mostRomes = 200;
const mostWords = 7;

/** The query for the nth block of a part of a search. `centreOf` is asked for arrondissements only. */
export function queryFor(
  search: Search,
  part: Part,
  block: number,
  centreOf: (commune: string) => Point | undefined,
): Query {
  return {
    range: `${block * blockSize}-${(block + 1) * blockSize - 1}`,
    ...(part.romes.length > 0 ? { codeROME: part.romes.slice(0, mostRomes).join(",") } : {}),
    ...(part.words ? { motsCles: keywords(part.words) } : {}),
    ...(part.origin ? { origineOffre: part.origin } : {}),
    ...(part.period
      ? {
          minCreationDate: stamp(part.period.from.getTime()),
          maxCreationDate: stamp(part.period.until.getTime()),
          sort: 1 as const,
        }
      : {}),
    ...(part.domain ? { grandDomaine: part.domain } : {}),
    ...(part.departement ? { departement: part.departement } : where(search.place, search.radius, centreOf)),
    ...filtered(fitting(search.filters, search.kind)),
    // Apprenticeship and professionalisation. `typeContrat` beside it would be OR-ed, but is no filter of this kind.
    ...(search.kind === "alternance" ? { natureContrat: "E2,FS" } : {}),
  };
}

export function toParameters(query: Query): URLSearchParams {
  return new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]));
}

/** The words of a text as the API wants them: at most seven, of two letters or more, all of which an offer must hold. */
export function keywords(text: string): string {
  const all = text.match(/[\p{L}\p{N}@#$%^&+./"-]{2,}/gu) ?? [];
  const telling = all.filter((word) => words(word).join("").length > 1);
  return [...new Set(telling.length > 0 ? telling : all)].slice(0, mostWords).join(",");
}

/** One kind of place a query: what the API does with several is unknown. */
function where(place: Place, radius: Radius, centreOf: (commune: string) => Point | undefined): Query {
  switch (place.kind) {
    case "france":
      return {};
    case "region":
      return { region: place.code };
    case "departement":
      return { departement: place.code };
    case "commune":
      return radius === "departement" ? { departement: place.departement } : around(place.code, radius, centreOf);
  }
}

/**
 * Paris, Lyon and Marseille are asked by their first arrondissement: the API may refuse the codes of the whole cities, and Paris is one block to it. So
 * a city, or an arrondissement of it, is asked by that one, and as much farther around as its centre lies from there; the offers are filtered afterwards.
 */
function around(commune: string, radiusKm: number, centreOf: (commune: string) => Point | undefined): Query {
  const city = citiesInParts.find(({ code }) => code === cityOf(commune));
  if (!city) return { commune, distance: radiusKm };
  const first = String(city.first);
  const centre = centreOf(commune);
  const cityCentre = centreOf(first);
  const apart = centre && cityCentre ? Math.ceil(distanceKm(centre, cityCentre)) : 0;
  return { commune: first, distance: Math.max(breadthKm[city.code] ?? 0, radiusKm === 0 ? 0 : radiusKm + apart) };
}

/** How far around its first arrondissement a city reaches. Without a distance, that arrondissement alone would answer; only Paris answers as one. */
const breadthKm: Record<string, number> = { "69123": 7, "13055": 15 };

function filtered(filters: Filters): Query {
  return Object.assign({}, ...filterNames.map((name) => parameter(name, filters)));
}

function parameter<F extends FilterName>(name: F, filters: Filters): Query {
  const value: Filters[F] = filters[name];
  return value === undefined ? {} : parameters[name](value, filters.strict === true);
}

/** Decided from the offers alone. */
const here = (): Query => ({});

/**
 * What each filter is to the API: only what it decides as we do, and nothing that would cost offers which do not say what is asked for, unless only what is said is
 * wanted. 0 is "not stated". Pay is decided here, for it is in doubt whether the API knows it; qualification, since the API leaves out most offers that have
 * one; words, since it reads descriptions only where the title is on the topic.
 */
const parameters: { [F in FilterName]: (value: NonNullable<Filters[F]>, isStrict: boolean) => Query } = {
  contract: (kinds) => ofContracts(kinds.flatMap((kind) => contractCodes[kind])),
  // Who may begin with less than a year may begin: beginners are counted apart from "less than a year", as 4, which cannot
  // be asked for, and a 1 may leave them out.
  experience: (level) => (level === "under1" ? {} : experiences[level]),
  hours: (hours) => ({ dureeHebdo: hours === "full" ? "0,1" : "0,2" }),
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
  strict: here,
};

/** More were never tried. */
const mostContracts = 10;

function ofContracts(codes: string[]): Query {
  return codes.length <= mostContracts ? { typeContrat: codes.join(",") } : {};
}

/** The types of contract that are one kind to people. */
export const contractCodes: Record<FilterValue<"contract">, string[]> = {
  cdi: ["CDI", "DIN"],
  cdd: ["CDD", "DDI", "DDT"],
  interim: ["MIS", "TTI"],
  seasonal: ["SAI"],
  independent: ["LIB", "CCE", "FRA", "REP"],
};

const experiences: Record<Exclude<FilterValue<"experience">, "under1">, Query> = {
  beginner: { experienceExigence: "D" },
  from1to3: { experience: "0,2" },
  over3: { experience: "0,3" },
};

const periods: Record<FilterValue<"since">, Query> = {
  "1": { publieeDepuis: 1 },
  "3": { publieeDepuis: 3 },
  "7": { publieeDepuis: 7 },
  "14": { publieeDepuis: 14 },
  "31": { publieeDepuis: 31 },
};
