import { findForeignPlace } from "../places/abroad.ts";
import { joinPlaces } from "../places/area.ts";
import type { FindPlaces } from "../places/found-places.ts";
import { readListedPlaces } from "../places/listed-places.ts";
import { france, type Place } from "../places/place.ts";
import { toPlaceKey } from "../places/territory.ts";
import type { WishedKind } from "../search/kind.ts";
import { type Search, usualRadius } from "../search/search.ts";
import { findNonLatinWords } from "../text/text.ts";
import { applyRefusals } from "./apply-refusals.ts";
import type { Doubt } from "./doubt.ts";
import { isWellKnown, type Lookups } from "./interpretation.ts";
import type { ElsewhereKind } from "./job-request.ts";
import type { Meaning } from "./meaning.ts";
import { createUnderstander } from "./understand.ts";

/** The search that a text means, and how the text was read. */
export type UnderstoodSearch = {
  search: Search;
  /** For each place that was named, those that its name may mean, likeliest first. */
  named: Place[][];
  /** The kind of search, where the text says it. */
  kind?: WishedKind;
  /** The kilometres that the text says; the search has the nearest that can be searched. */
  saidKm?: number;
  elsewhere?: ElsewhereKind;
};

/** Why no search can be made of a text without asking its author. */
export type SearchDoubt =
  /** A part was not understood; where that is a place, `places` are those that may be meant. */
  | { is: "unclear"; doubt: Doubt; jobText: string; places: Place[] }
  /** No job title has these words: the labels of those that look alike. */
  | { is: "near-titles"; jobText: string; labels: string[] }
  | { is: "unknown-place"; name: string };

const maxNear = 3;

/**
 * Reads "boulanger à Lyon" as one search, where nobody can be asked back: at a prompt, or by a program. The
 * likeliest title and place are taken as a chat would propose them; what was not understood is a doubt and
 * never left out, since the search would be another one. `placeNames` replace the places of the text.
 */
export function toSearch(
  text: string,
  placeNames: readonly string[],
  lookups: Lookups,
): UnderstoodSearch | { refusal: SearchDoubt } {
  const meaning = text === "" ? undefined : createUnderstander(lookups.findTitles, lookups.findPlaces)(text);
  const refusal = meaning && findDoubt(meaning);
  if (refusal) return { refusal };
  const { isJob, isPlace } = findRoles(meaning);
  const byName = placeNames
    .flatMap((name) => splitNames(name, lookups.findPlaces))
    .map((name) => findNamedPlaces(name, lookups.findPlaces));
  const [unknown] = byName.flatMap((found) => ("is" in found ? [found] : []));
  if (unknown) return { refusal: unknown };
  const ofNames = byName.flatMap((found) => ("is" in found ? [] : [found]));
  const named = ofNames.length > 0 ? ofNames : isPlace ? listMeantPlaces(meaning) : [];
  const title = isJob && meaning?.titleMatch !== "none" ? meaning?.titles[0] : undefined;
  const words = isJob && !title ? meaning?.jobText : undefined;
  const { kind, filters } = narrow(meaning);
  const search: Search = {
    kind,
    titles: title ? [title] : [],
    ...(words === undefined ? {} : { words }),
    place: joinPlaces(named.flatMap((places) => places.slice(0, 1))) ?? france,
    radius: meaning?.radius ?? usualRadius,
    filters,
  };
  return {
    search,
    named,
    ...(meaning?.kind ? { kind: meaning.kind } : {}),
    ...(meaning?.saidKm === undefined ? {} : { saidKm: meaning.saidKm }),
    ...(meaning?.elsewhere ? { elsewhere: meaning.elsewhere } : {}),
  };
}

/** The kind and the filters of the search. */
function narrow(meaning: Meaning | undefined): ReturnType<typeof applyRefusals> {
  const kind = meaning?.kind === "alternance" ? "alternance" : "emploi";
  return applyRefusals({ kind, filters: meaning?.filters ?? {} }, meaning?.refusals ?? []);
}

/**
 * Which part a text plays that may be a job or a place: a place where it names one and is only like a job.
 */
function findRoles(meaning: Meaning | undefined): { isJob: boolean; isPlace: boolean } {
  if (!meaning) return { isJob: false, isPlace: false };
  const { both, titleMatch, placeMatch, jobText } = meaning;
  if (both) return { isJob: true, isPlace: true };
  const isPlace = (placeMatch === "sure" || placeMatch === "exact") && titleMatch !== "sure";
  return { isJob: !isPlace && jobText !== "", isPlace };
}

/** Of each place the likeliest, followed by the others where it is not sure which one is meant. */
function listMeantPlaces(meaning: Meaning | undefined): Place[][] {
  if (!meaning) return [];
  const { listed, places, placeMatch } = meaning;
  if (listed) return listed.map((one) => (one.isSure ? one.places.slice(0, 1) : one.places));
  const meant = placeMatch === "sure" ? places.slice(0, 1) : places;
  return meant.length > 0 ? [meant] : [];
}

/** "Lyon, Grenoble" are two names; "Saint-Denis" one. */
function splitNames(name: string, findPlaces: FindPlaces): string[] {
  return readListedPlaces(name, findPlaces)?.map(({ said }) => said) ?? [name];
}

function findDoubt(meaning: Meaning): SearchDoubt | undefined {
  const { jobText, places, titles, titleMatch } = meaning;
  const [refusedThing] = narrow(meaning).refused;
  const doubt: Doubt | undefined =
    meaning.doubt ?? (refusedThing === undefined ? undefined : { is: "words", said: refusedThing });
  if (doubt) return { is: "unclear", doubt, jobText, places };
  if (isAreaMeant(meaning))
    return { is: "unclear", doubt: { is: "place", said: meaning.placeText ?? "" }, jobText, places };
  if (titleMatch !== "near" || (findRoles(meaning).isPlace && !meaning.both)) return undefined;
  return { is: "near-titles", jobText, labels: titles.slice(0, maxNear).map(({ label }) => label) };
}

function isAreaMeant(meaning: Meaning): boolean {
  const isExact = findRoles(meaning).isPlace && meaning.placeMatch === "exact" && !meaning.listed;
  return isExact && isArea(meaning.placeText ?? "", meaning.places);
}

/** "Antilles", "petite couronne": a name of several départements, none of which is called so. */
function isArea(name: string, [first, ...others]: Place[]): boolean {
  if (first === undefined || others.length === 0 || first.kind === "france" || first.kind === "commune") return false;
  return toPlaceKey(first.name) !== toPlaceKey(name);
}

function findNamedPlaces(name: string, findPlaces: FindPlaces): Place[] | SearchDoubt {
  const unclear = (doubt: Doubt, alike: Place[] = []): SearchDoubt => ({
    is: "unclear",
    doubt,
    jobText: "",
    places: alike,
  });
  const unread = findNonLatinWords(name);
  if (unread.length > 0) return unclear({ is: "alphabet", said: unread.join(" ") });
  const found = findPlaces(name);
  const { places, sure, exact } = found;
  // "Valence" is the town in France; "Le Caire" is not the village.
  const abroad = isWellKnown(found) ? undefined : findForeignPlace(name);
  if (abroad && !exact) return unclear({ is: "abroad", said: name, ...abroad });
  if (places.length === 0) return { is: "unknown-place", name };
  if (!exact && !sure) return unclear({ is: "place", said: name }, places.slice(0, maxNear));
  if (!sure && isArea(name, places)) return unclear({ is: "place", said: name }, places);
  return sure ? places.slice(0, 1) : places;
}
