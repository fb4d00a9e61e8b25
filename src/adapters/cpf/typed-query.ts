import { listPlaces } from "../../core/places/area.ts";
import type { Atlas } from "../../core/places/atlas.ts";
import type { Place } from "../../core/places/place.ts";
import type { PickedTitle } from "../../core/search/search.ts";
import type { Lookups } from "../../core/understanding/interpretation.ts";
import { type SearchDoubt, toSearch } from "../../core/understanding/to-search.ts";
import { createUnderstander } from "../../core/understanding/understand.ts";
import type { Rome } from "../rome/rome.ts";
import type { Condition } from "./odsql.ts";
import { isIn, isInOrNowhere, isNowhere, toConditions, toJobConditions, toTextCondition } from "./query.ts";
import { findTheme, isOfTheme, type TrainingTheme } from "./themes.ts";
import { toTitleWords, toTypedWords } from "./words.ts";

/** What somebody asks of the catalogue who cannot be asked back. */
export type TypedTrainingQuery = {
  /** A job, a theme or any words, and a place where one is named. */
  text: string;
  /** Codes or names. */
  departements: readonly string[];
  theme?: string | undefined;
  /** Also what is in no département, as most at a distance are. */
  isRemote: boolean;
};

/** It as conditions, and what the words were taken for. */
export type TrainingQueryRead = {
  where: Condition[];
  title?: PickedTitle;
  theme?: TrainingTheme;
  places: Place[];
};

/** Why nothing can be asked. */
export type TrainingQueryRefusal =
  | { is: "unclear"; doubt: SearchDoubt }
  | { is: "unknown-departement"; said: string }
  | { is: "unknown-theme"; said: string; known: string[] }
  | { is: "no-word"; said: string }
  /** The words and the départements both say where. */
  | { is: "two-places" };

/** What knows themes, jobs and places; the indexes are opened for words alone. */
export type TypedQueryDeps = {
  themes: readonly TrainingTheme[];
  atlas: () => Atlas;
  openLookups: () => Promise<Lookups & Pick<Rome, "romeOf">>;
};

/** Reads what was typed. */
export async function readTypedQuery(
  typed: TypedTrainingQuery,
  deps: TypedQueryDeps,
): Promise<TrainingQueryRead | { refusal: TrainingQueryRefusal }> {
  const codes = readDepartements(typed.departements, deps.atlas);
  if ("refusal" in codes) return codes;
  const theme = typed.theme === undefined ? undefined : findTheme(deps.themes, typed.theme);
  if (typed.theme !== undefined && !theme) {
    const known = deps.themes.map(({ id }) => id);
    return { refusal: { is: "unknown-theme", said: typed.theme, known } };
  }
  const read = typed.text === "" ? { about: [], places: [] } : await readText(typed.text, deps);
  if ("refusal" in read) return read;
  if (codes.found.length > 0 && read.places.length > 0) return { refusal: { is: "two-places" } };
  const found = [...codes.found, ...read.places.flatMap((place) => listDepartementsOf(place, deps.atlas))];
  const departements = [...new Set(found)].sort();
  const { about, ...taken } = read;
  return {
    ...taken,
    where: toConditions(
      [...(theme ? [isOfTheme(theme)] : []), ...about],
      toPlaceConditions(departements, typed.isRemote),
    ),
  };
}

function toPlaceConditions(departements: readonly string[], isRemote: boolean): Condition[] {
  if (departements.length === 0) return isRemote ? [isNowhere] : [];
  return [isRemote ? isInOrNowhere(departements) : isIn(departements)];
}

/** "31", "2A", "31,82" or "Haute-Garonne". */
function readDepartements(
  said: readonly string[],
  atlas: () => Atlas,
): { found: string[] } | { refusal: TrainingQueryRefusal } {
  const names = said.flatMap((list) => list.split(",").map((name) => name.trim()));
  const found: string[] = [];
  for (const name of names) {
    const code = /^\d$/.test(name) ? `0${name}` : name.toUpperCase();
    const departement = atlas().departement(code) ?? atlas().departementNamed(name);
    if (!departement) return { refusal: { is: "unknown-departement", said: name } };
    found.push(departement.code);
  }
  return { found };
}

type ReadText = Pick<TrainingQueryRead, "title" | "theme" | "places"> & { about: Condition[] };

async function readText(text: string, deps: TypedQueryDeps): Promise<ReadText | { refusal: TrainingQueryRefusal }> {
  const theme = findTheme(deps.themes, text);
  if (theme) return { about: [isOfTheme(theme)], theme, places: [] };
  const lookups = await deps.openLookups();
  const read = toSearch(text, [], lookups);
  // Words that are like a title, and none, are words all the same.
  if ("refusal" in read)
    return read.refusal.is === "near-titles"
      ? toWordsRead(text, [])
      : { refusal: { is: "unclear", doubt: read.refusal } };
  const { titles, words, place } = read.search;
  const places = listPlaces(place).filter(({ kind }) => kind !== "france");
  const [title] = titles;
  if (!title) return words === undefined ? { about: [], places } : toWordsRead(words, places);
  // "anglais" is no teacher of it alone.
  const typed = toTypedWords(createUnderstander(lookups.findTitles, lookups.findPlaces)(text).jobText);
  const named = [toTitleWords(title.label), typed].filter((all) => all.length > 0);
  const job = toJobConditions(named, [lookups.romeOf(title.code) ?? title.rome]);
  return { about: job ? [job] : [], title, places };
}

function toWordsRead(text: string, places: Place[]): ReadText | { refusal: TrainingQueryRefusal } {
  const condition = toTextCondition(text);
  return condition ? { about: [condition], places } : { refusal: { is: "no-word", said: text } };
}

/** The catalogue knows no towns. */
function listDepartementsOf(place: Place, atlas: () => Atlas): string[] {
  switch (place.kind) {
    case "france":
      return [];
    case "region":
      return atlas().departementsIn(place.code);
    case "departement":
      return [place.code];
    case "commune":
      return [place.departement];
  }
}
