import { listPlaces } from "../../core/places/area.ts";
import { type Atlas, findCentre, type GetCentre } from "../../core/places/atlas.ts";
import type { Commune, Place, Point } from "../../core/places/place.ts";
import type { Radius, Search } from "../../core/search/search.ts";
import type { Rome } from "../rome/rome.ts";
import { romeFields } from "./fields.ts";
import { allOf, anyOf, type Condition, isAbove, isOneOf, isStated, searchField } from "./odsql.ts";
import { findTheme, isOfTheme, type TrainingTheme } from "./themes.ts";
import { findSubject, toTitleWords, toTypedWords } from "./words.ts";

/** What is known of jobs and places. */
export type QueryLookups = {
  atlas: Atlas;
  centreOf: GetCentre;
  /** The communes whose centre is that near, by code; undefined while not all centres are known. */
  centresWithin: (point: Point, radiusKm: number) => string[] | undefined;
  rome: Pick<Rome, "romeOf">;
  themes: readonly TrainingTheme[];
};

/** What trainings are looked for: by what, and where. */
export type TrainingQuery = {
  /** What any of them fits; no condition where all trainings are meant. */
  about: Condition[];
  /** Codes; none where they may be anywhere. */
  departements: string[];
};

/** More titles than that fill a query, and nobody ticks them. */
const maxTitles = 10;
const maxRomes = 20;

/** Of a training: it can be taken now. */
export const isOnSale: Condition = isAbove("nb_session_active", 0);

/** Of a training: it has sessions that are held at a distance. */
const isAtDistance: Condition = isAbove("nb_session_a_distance", 0);

/** What a search asks of the catalogue; undefined where it names nothing that could be searched for. */
export function toTrainingQuery(search: Search, lookups: QueryLookups): TrainingQuery | undefined {
  const { titles, words = "", place, radius } = search;
  const about = titles.length > 0 ? toTitleConditions(search, lookups.rome) : toWordConditions(words, lookups.themes);
  if (!about) return undefined;
  const isRemote = search.filters.remote ? [isAtDistance] : [];
  return { about: [about, ...isRemote], departements: listDepartements(listPlaces(place), radius, lookups) };
}

/** A training is called after the job, or after what is done in it; a quarter of them say a ROME code. */
function toTitleConditions({ titles }: Search, rome: Pick<Rome, "romeOf">): Condition | undefined {
  const first = titles.slice(0, maxTitles);
  const named = first.map(({ label }) => toTitleWords(label)).filter((words) => words.length > 0);
  const codes = first.map(({ code, rome: ticked }) => rome.romeOf(code) ?? ticked).filter(isRome);
  return toJobConditions(named, [...new Set(codes)].slice(0, maxRomes));
}

/** The trainings for jobs, by their words and their ROME codes; undefined where there are neither. */
export function toJobConditions(named: readonly string[][], romes: readonly string[]): Condition | undefined {
  const unique = [...new Map(named.map((words) => [words.join(" "), words])).values()];
  const byWords = unique.flatMap((words) => searchTitles(words));
  const byCode = romes.length === 0 ? [] : romeFields.map((field) => isOneOf(field, romes));
  const all = [...byWords, ...byCode];
  return all.length === 0 ? undefined : anyOf(all);
}

function searchTitles(words: readonly string[]): Condition[] {
  const subject = findSubject(words);
  const taught = ["libelle_code_formacode_principal", "intitule_certification"];
  return [
    searchField("intitule_certification", words),
    searchField("intitule_formation", words),
    ...(subject.length === 0 ? [] : taught.map((field) => searchField(field, subject))),
  ];
}

/** A theme by its name, or words that stand in a title or name the subject. */
function toWordConditions(text: string, themes: readonly TrainingTheme[]): Condition | undefined {
  const theme = findTheme(themes, text);
  return theme ? isOfTheme(theme) : toTextCondition(text);
}

/** Words that stand in a title or name the subject; undefined where there are none. */
export function toTextCondition(text: string): Condition | undefined {
  const words = toTypedWords(text);
  if (words.length === 0) return undefined;
  return anyOf([...searchTitles(words), searchField("libelle_code_formacode_principal", words)]);
}

/** In one of these départements; or said to be in none, as those at a distance are. */
export function isIn(departements: readonly string[]): Condition {
  return isOneOf("code_departement", departements);
}

/** Said to be in no département, as those at a distance are. */
export const isNowhere: Condition = isStated("code_departement", false);

/** In one of these, or in none. */
export function isInOrNowhere(departements: readonly string[]): Condition {
  return anyOf([isIn(departements), isNowhere]);
}

/** All the conditions of a query, wherever it looks. */
export function toConditions(about: readonly Condition[], where: readonly Condition[]): Condition[] {
  return [allOf([...about]), isOnSale, ...where].filter((_, at) => at > 0 || about.length > 0);
}

function isRome(code: string): boolean {
  return /^[A-Z]\d{4}$/.test(code);
}

/** Of the places of a search, and of the circle around a commune, all départements that they touch. */
export function listDepartements(
  places: readonly Place[],
  radius: Radius,
  lookups: Pick<QueryLookups, "atlas" | "centreOf" | "centresWithin">,
): string[] {
  if (places.some(({ kind }) => kind === "france")) return [];
  const codes = places.flatMap((place) => departementsOf(place, radius, lookups));
  return [...new Set(codes)].sort();
}

function departementsOf(
  place: Place,
  radius: Radius,
  lookups: Pick<QueryLookups, "atlas" | "centreOf" | "centresWithin">,
): string[] {
  switch (place.kind) {
    case "france":
      return [];
    case "region":
      return lookups.atlas.departementsIn(place.code);
    case "departement":
      return [place.code];
    case "commune":
      return radius === "departement" ? [place.departement] : departementsAround(place, radius, lookups);
  }
}

function departementsAround(
  { code, departement }: Commune,
  radiusKm: number,
  { atlas, centreOf, centresWithin }: Pick<QueryLookups, "atlas" | "centreOf" | "centresWithin">,
): string[] {
  const centre = findCentre(centreOf, code);
  const around = centre && radiusKm > 0 ? (centresWithin(centre, radiusKm) ?? []) : [];
  return [departement, ...around.flatMap((commune) => atlas.commune(commune)?.departement ?? [])];
}
