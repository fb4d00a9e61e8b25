import type { Offer } from "../../../core/offers/offer.ts";
import { france } from "../../../core/places/place.ts";
import {
  describeFilters,
  type FilterName,
  type Filters,
  filterNames,
  setFilter,
} from "../../../core/search/filters.ts";
import { matches } from "../../../core/search/matches.ts";
import type { Search } from "../../../core/search/search.ts";
import type { ParameterName } from "../api/criteria.ts";
import { toCriteria } from "../api/to-criteria.ts";
import type { GivenParameters } from "./merge-criteria.ts";

/**
 * The filters that words meant, as labels for people: those that France Travail is asked for, and those that
 * are decided here from each offer, as in a chat. A filter may be both.
 */
export type FilterSplit = {
  asked: string[];
  here: string[];
  /** Whether an offer fits what is decided here; undefined where nothing is. */
  fits: ((offer: Offer) => boolean) | undefined;
};

/** The parameters that replace a filter of the words when they are given by their names. */
const replacedBy: Partial<Record<FilterName, ParameterName[]>> = {
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

/** Tells which filters of a search the API decides, and which are decided here. */
export function splitFilters(search: Search | undefined, given: GivenParameters, now: Date): FilterSplit {
  const set = filterNames.filter(
    (name) =>
      search?.filters[name] !== undefined && !replacedBy[name]?.some((parameter) => given[parameter] !== undefined),
  );
  const only = (names: FilterName[]): Filters =>
    names.reduce((filters, name) => setFilter(filters, name, search?.filters[name]), {});
  const isAsked = (name: FilterName) =>
    search !== undefined && listParameters(search, only([name])) !== listParameters(search, {});
  const here = set.filter((name) => !isAsked(name) || halfAsked.includes(name));
  // The job and the place were asked for; what an offer itself says about them does not matter here.
  const wanted: Search = { kind: "emploi", titles: [], place: france, radius: 20, filters: only(here) };
  return {
    asked: describeFilters(only(set.filter(isAsked))),
    here: describeFilters(only(here)),
    fits: here.length === 0 ? undefined : (offer) => matches(offer, wanted, new Map(), now),
  };
}

function listParameters(search: Search, filters: Filters): string {
  return JSON.stringify(toCriteria({ ...search, filters }, { romes: [] }, 0, () => undefined));
}
