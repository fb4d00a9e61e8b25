import { type Area, isCovered, isSamePlace, listPlaces } from "../../../core/places/area.ts";
import { formatPlace, type Place } from "../../../core/places/place.ts";
import type { Kind } from "../../../core/search/kind.ts";
import { hasRadius, joinNames, type Radius, type Search } from "../../../core/search/search.ts";
import type { Lookups } from "../../../core/understanding/interpretation.ts";
import type { ElsewhereKind } from "../../../core/understanding/job-request.ts";
import { type SearchDoubt, toSearch, type UnderstoodSearch } from "../../../core/understanding/to-search.ts";
import type { Rome } from "../../rome/rome.ts";
import { isCoveredPlace } from "../api/covered.ts";
import type { Criteria } from "../api/criteria.ts";
import { listKeywords, listQuestions, toCriteria } from "../api/to-criteria.ts";
import { type GivenParameters, hasPlaceParameter } from "./merge-criteria.ts";

/** Finds titles and places by their names, and the codes of jobs as ROME is now. */
export type WordLookups = {
  rome: Pick<Rome, "findTitles" | "romeOf" | "relatives">;
  findPlaces: Lookups["findPlaces"];
};

/** One thing that the words of a search were taken for, to be told to their author. */
export type SearchNote =
  /** The title, its code, and those of related jobs, which are asked for as well. */
  | { is: "job"; label: string; codes: string[]; related: string[] }
  /** No job title is like these words: they are searched for in the text of offers. */
  | { is: "words"; words: string }
  /** `others` bear the name as well; `km` around it are searched. */
  | { is: "place"; place: Place; others: Place[]; km: number | undefined }
  /** It lies in another place of the search, or is one more than a search has room for. */
  | { is: "place-left-out"; place: Place; why: "within" | "beyond" }
  /** The smallest or the largest distance is taken for one beyond it. */
  | { is: "radius"; saidKm: number; radius: Radius }
  /** Only a town has a distance around it. */
  | { is: "radius-left-out"; saidKm: number }
  | { is: "elsewhere"; kind: ElsewhereKind }
  /** The service knows all arrondissements of the city as one place: `city` is "Paris (75)". */
  | { is: "whole-city"; city: string; place: Place }
  | { is: "kind"; kind: Kind };

/**
 * Words as parameters and as a search of a chat, what each of them was taken for but for filters, and what
 * the job and the place are called.
 */
export type WordedCriteria = { asked: Criteria; notes: SearchNote[]; search?: Search; job?: string; place?: string };

/** Why words cannot be asked of France Travail. */
export type WordsRefusal =
  | SearchDoubt
  /** No job, no place, no filter, and no word that can be searched for. */
  | { is: "nothing"; text: string }
  | { is: "not-covered"; area: Area }
  /** Places of several kinds, or with several distances, take several queries. */
  | { is: "mixed-places"; areas: Area[] };

/**
 * "boulanger à Lyon" as the parameters of France Travail: the likeliest job with those of its family, or
 * words where no job is meant; a place, and filters. What is `given` by its name goes before what words mean,
 * and the notes say so.
 */
export function readSearchWords(
  text: string,
  placeNames: readonly string[],
  { rome, findPlaces }: WordLookups,
  given: GivenParameters = {},
): WordedCriteria | { refusal: WordsRefusal } {
  const understood = toSearch(text, placeNames, { findTitles: rome.findTitles, findPlaces });
  if ("refusal" in understood) return understood;
  const { search, named, kind } = understood;
  const [title] = search.titles;
  const { words } = search;
  const places = named.length === 0 ? [] : listPlaces(search.place);
  const isSomething = title ?? places[0] ?? kind ?? Object.values(search.filters).find((value) => value !== undefined);
  if (isSomething === undefined && listKeywords(words ?? "").length === 0) return { refusal: { is: "nothing", text } };
  const [sign] = title || words ? [] : (text.match(pictograph) ?? []);
  if (sign !== undefined)
    return { refusal: { is: "unclear", doubt: { is: "alphabet", said: sign }, jobText: "", places } };
  const [uncovered] = places.filter((place) => !isCoveredPlace(place));
  if (uncovered) return { refusal: { is: "not-covered", area: uncovered } };
  const questions = listQuestions(search, () => undefined);
  if (questions.length > 1) return { refusal: { is: "mixed-places", areas: questions.map(({ place }) => place) } };
  const codes = title ? [rome.romeOf(title.code) ?? title.rome] : [];
  const romes = [...codes, ...rome.relatives(codes)];
  // Only arrondissements need the centre of a commune, and they are asked as their city.
  const { range: _, ...asked } = toCriteria(search, { romes, words }, 0, () => undefined);
  return {
    asked,
    notes: [
      ...(title ? [{ is: "job", label: title.label, codes, related: romes.slice(codes.length) } as const] : []),
      ...(words ? [{ is: "words", words } as const] : []),
      ...listPlaceNotes(understood, given),
      ...(kind ? [{ is: "kind", kind } as const] : []),
    ],
    search,
    ...(title || words ? { job: title?.label ?? `« ${words} »` } : {}),
    ...(places.length > 0 ? { place: joinNames(places.map((place) => nameCity(place) ?? formatPlace(place))) } : {}),
  };
}

/** A drawing that stands for a job says as little as letters of another alphabet: "👩‍🍳 Brest". */
const pictograph = /[\p{So}\p{Extended_Pictographic}](?:[\p{So}\p{Sk}\p{Extended_Pictographic}]|\u200d|\ufe0f)*/u;

function listPlaceNotes({ search, named, saidKm, elsewhere }: UnderstoodSearch, given: GivenParameters): SearchNote[] {
  const notes: SearchNote[] = [];
  for (const [place, ...others] of named)
    if (place && listPlaces(search.place).some((one) => isSamePlace(one, place)))
      notes.push({ is: "place", place, others, km: findAskedKm(given, place, search) });
    else if (place)
      notes.push({ is: "place-left-out", place, why: isCovered(place, search.place) ? "within" : "beyond" });
  if (saidKm !== undefined) notes.push(...listRadiusNotes(search, saidKm, given));
  if (elsewhere) notes.push({ is: "elsewhere", kind: elsewhere });
  for (const [place] of named) {
    const city = place && nameCity(place);
    if (place && city !== undefined && isCovered(place, search.place)) notes.push({ is: "whole-city", city, place });
  }
  return notes;
}

/** "Paris (75)", of one of its arrondissements. */
function nameCity(place: Place): string | undefined {
  if (place.kind !== "commune" || !place.city) return undefined;
  return `${place.name.replace(/ \d+er?$/, "")} (${place.departement})`;
}

/**
 * How far around a commune is searched, as it will be asked; undefined around other places, or where another
 * place is given by its name.
 */
function findAskedKm(given: GivenParameters, place: Place, { radius }: Search): number | undefined {
  if (place.kind !== "commune" || hasPlaceParameter(given)) return undefined;
  const km = Number(given.distance ?? radius);
  return km === 0 ? undefined : km;
}

function listRadiusNotes({ place, radius }: Search, saidKm: number, given: GivenParameters): SearchNote[] {
  if (given.distance !== undefined || hasPlaceParameter(given)) return [];
  if (!hasRadius({ place })) return [{ is: "radius-left-out", saidKm }];
  return saidKm === radius ? [] : [{ is: "radius", saidKm, radius }];
}
