import type { ParameterName } from "../../adapters/france-travail/api/criteria.ts";
import { toCriteria } from "../../adapters/france-travail/api/to-criteria.ts";
import type { Offer } from "../../core/offers/offer.ts";
import { france } from "../../core/places/place.ts";
import { describeFilters, type FilterName, type Filters, filterNames, setFilter } from "../../core/search/filters.ts";
import { matches } from "../../core/search/matches.ts";
import type { Search } from "../../core/search/search.ts";

/**
 * The filters that words meant: what France Travail is asked for, what is decided here from each offer, as a
 * chat does, and how both are told.
 */
export type FilterSplit = {
  asked: string[];
  here: string[];
  /** Undefined where nothing is decided here. */
  fits: ((offer: Offer) => boolean) | undefined;
};

/** What a parameter that is given by its name says instead of words. */
const saidBy: Partial<Record<FilterName, ParameterName[]>> = {
  contract: ["typeContrat", "natureContrat"],
  salary: ["salaireMin"],
  experience: ["experience", "experienceExigence"],
  hours: ["tempsPlein", "dureeHebdo", "dureeHebdoMin", "dureeHebdoMax"],
  since: ["publieeDepuis", "minCreationDate"],
  qualification: ["qualification"],
  licence: ["permis"],
  level: ["niveauFormation"],
  unskilled: ["experience", "experienceExigence", "niveauFormation"],
  accessible: ["accesTravailleurHandicape"],
  committed: ["employeursHandiEngages"],
  shortage: ["offresManqueCandidats"],
};

/** The API can be asked for a part of it alone. */
const halfAsked: FilterName[] = ["unskilled"];

export function splitFilters(search: Search | undefined, given: Record<string, unknown>, now: Date): FilterSplit {
  const set = filterNames.filter(
    (name) => search?.filters[name] !== undefined && !saidBy[name]?.some((one) => given[one] !== undefined),
  );
  const only = (names: FilterName[]): Filters =>
    names.reduce((filters, name) => setFilter(filters, name, search?.filters[name]), {});
  const isAsked = (name: FilterName) =>
    search !== undefined && parametersOf(search, only([name])) !== parametersOf(search, {});
  const here = set.filter((name) => !isAsked(name) || halfAsked.includes(name));
  // Which jobs and where was asked; what the offers themselves say of that is no matter here.
  const wanted: Search = { kind: "emploi", titles: [], place: france, radius: 20, filters: only(here) };
  return {
    asked: describeFilters(only(set.filter(isAsked))),
    here: describeFilters(only(here)),
    fits: here.length === 0 ? undefined : (offer) => matches(offer, wanted, undefined, now),
  };
}

function parametersOf(search: Search, filters: Filters): string {
  return JSON.stringify(toCriteria({ ...search, filters }, { romes: [] }, 0, () => undefined));
}
