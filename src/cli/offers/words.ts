import { isCovered } from "../../adapters/france-travail/api/covered.ts";
import { type Criteria, parameterNames, parseCriteria } from "../../adapters/france-travail/api/criteria.ts";
import { findUnlistedCodes } from "../../adapters/france-travail/api/listed-codes.ts";
import type { ReferenceLists } from "../../adapters/france-travail/api/reference-lists.ts";
import { listKeywords, toCriteria } from "../../adapters/france-travail/api/to-criteria.ts";
import type { Rome } from "../../adapters/rome/rome.ts";
import { CannotStart } from "../../config.ts";
import { findForeignPlace } from "../../core/places/abroad.ts";
import type { FindPlaces } from "../../core/places/found-places.ts";
import { formatPlace, france, type Place } from "../../core/places/place.ts";
import type { Kind } from "../../core/search/kind.ts";
import type { Search } from "../../core/search/search.ts";
import { cleanLine } from "../../core/text/clean-text.ts";
import { findNonLatinWords } from "../../core/text/text.ts";
import { extractFilters, extractKind } from "../../core/understanding/filter-words.ts";
import { stripNoise } from "../../core/understanding/job-request.ts";
import type { Meaning } from "../../core/understanding/meaning.ts";
import { createUnderstander } from "../../core/understanding/understand.ts";
import { explainDoubt } from "../doubt.ts";

export type WordLookups = { rome: Pick<Rome, "findTitles" | "romeOf" | "relatives">; findPlaces: FindPlaces };

type GivenParameters = Record<string, unknown>;

/**
 * Words as parameters and as a search of a chat, how they were understood but for filters, a line each, and
 * what the job and the place are called.
 */
export type ParsedWords = { asked: Criteria; notes: string[]; search?: Search; job?: string; place?: string };

/** The options that are parameters, by the API's names, whichever name was used. */
export function pickParameters(options: GivenParameters): GivenParameters {
  return Object.fromEntries(
    parameterNames.flatMap((name) => {
      const given = Object.entries(options).filter(
        ([key, value]) => key.toLowerCase() === name.toLowerCase() && value !== undefined,
      );
      return given.length === 0 ? [] : [[name, given.map(([, value]) => cleanLine(String(value))).join(",")]];
    }),
  );
}

/**
 * Checked, and with codes that France Travail has; or `CannotStart` with a line for each thing wrong. What is
 * given by its name goes before what words mean.
 */
export async function buildCriteria(
  given: GivenParameters,
  { asked, place }: ParsedWords,
  lists: ReferenceLists,
): Promise<Criteria> {
  const isPlaced = hasPlaceParameter(given);
  if (!isPlaced && given.distance !== undefined && place !== undefined && asked.commune === undefined)
    throw new CannotStart(`--distance goes with a town, and ${place} is none: name a town, or leave the distance out.`);
  const words = Object.fromEntries(
    Object.entries(asked).filter(([name]) => !isPlaced || !(places.includes(name) || name === "distance")),
  );
  const read = parseCriteria({ ...words, ...given });
  const refusals = "refusals" in read ? read.refusals : await findUnlistedCodes(read.criteria, lists);
  if ("refusals" in read || refusals.length > 0) throw new CannotStart(refusals.map(({ says }) => says.en).join("\n"));
  return read.criteria;
}

const places = ["commune", "departement", "region", "paysContinent"];

export function hasPlaceParameter(given: GivenParameters): boolean {
  return places.some((name) => given[name] !== undefined);
}

/**
 * "boulanger à Lyon" as a chat would understand it (what is `given` by its name goes before what words mean):
 * the likeliest job with those of its family, or words where no job is meant; a place, and filters.
 */
export function parseWords(
  text: string,
  place: string | undefined,
  { rome, findPlaces }: WordLookups,
  given: GivenParameters = {},
): ParsedWords {
  const meaning = text === "" ? undefined : meaningOf(text, { rome, findPlaces });
  refuseUnclear(meaning);
  const { isJob, isPlace } = partsOf(meaning);
  const there = place === undefined ? (isPlace ? placesMeant(meaning) : []) : placesOf(place, findPlaces);
  const title = isJob && meaning?.titleMatch !== "none" ? meaning?.titles[0] : undefined;
  const words = isJob && !title ? meaning?.jobText : undefined;
  const filters = meaning?.filters ?? {};
  const says = [title, there[0], meaning?.kind, ...Object.values(filters)].some((one) => one !== undefined);
  if (!says && listKeywords(words ?? "").length === 0)
    throw new CannotStart(`"${text}" names no job, no place, and no word that can be searched for.`);
  const codes = title ? [rome.romeOf(title.code) ?? title.rome] : [];
  const romes = [...codes, ...rome.relatives(codes)];
  const search: Search = {
    kind: meaning?.kind === "alternance" ? "alternance" : "emploi",
    titles: title ? [title] : [],
    place: there[0] ?? france,
    radius: meaning?.radius ?? 20,
    filters,
  };
  const [where] = there;
  const city = where && cityIn(where);
  if (!isCovered({ place: search.place, radius: "departement" }))
    throw new CannotStart(
      `France Travail has no offers in ${formatPlace(search.place)}: of the lands overseas it covers Guadeloupe, Martinique, Guyane, La Réunion and Mayotte.`,
    );
  // Where a commune is matters only to arrondissements, which are asked as their city.
  const { range: _, ...asked } = toCriteria(search, { romes, words }, 0, () => undefined);
  const related = romes.length > codes.length ? `, and related jobs: ${romes.slice(codes.length).join(", ")}` : "";
  return {
    asked,
    notes: [
      ...(title ? [`${title.label} (${codes.join(", ")})${related}`] : []),
      ...(words ? [`no job title is like "${words}": it is looked for in the text of offers`] : []),
      ...(where ? [placeNote(there, around(given, search))] : []),
      ...radiusNotes(search, meaning?.saidKm, given),
      ...(meaning?.elsewhere ? [`"${meaning.elsewhere}" is not looked for: these are jobs and apprenticeships.`] : []),
      ...(city
        ? [
            `France Travail knows ${city} as one place: these are offers of all of it, not of ${formatPlace(where)} alone.`,
          ]
        : []),
      ...(meaning?.kind ? [kindNotes[meaning.kind]] : []),
    ],
    search,
    ...(title || words ? { job: title?.label ?? `« ${words} »` } : {}),
    ...(where ? { place: city ?? formatPlace(where) } : {}),
  };
}

const kindNotes: Record<Kind, string> = {
  emploi: "jobs",
  alternance: "apprenticeships: contracts of apprenticeship and of professionalisation",
  entreprises: "companies without an offer are not looked for here: these are offers",
};

/** A text that is filters alone is no job, though some titles are found by such words: "télétravail". */
function meaningOf(text: string, { rome, findPlaces }: WordLookups): Meaning {
  const meaning = createUnderstander(rome.findTitles, findPlaces)(text);
  const { kind, rest: ofKind } = extractKind(stripNoise(text));
  const { filters, rest } = extractFilters(ofKind);
  if (rest !== "" || Object.keys(filters).length === 0) return meaning;
  const none = { titleMatch: "none", placeMatch: "none", both: false } as const;
  return { text, jobText: "", titles: [], placeText: "", places: [], ...none, filters, ...(kind ? { kind } : {}) };
}

/** "Paris (75)", of one of its arrondissements. */
function cityIn(place: Place): string | undefined {
  if (place.kind !== "commune" || !place.city) return undefined;
  return `${place.name.replace(/ \d+er?$/, "")} (${place.departement})`;
}

/**
 * A text that may be a job or a place is a place where it is the name of one, and no more than like a job.
 */
function partsOf(meaning: Meaning | undefined): { isJob: boolean; isPlace: boolean } {
  if (!meaning) return { isJob: false, isPlace: false };
  const { both, titleMatch, placeMatch, jobText } = meaning;
  if (both) return { isJob: true, isPlace: true };
  const isPlace = (placeMatch === "sure" || placeMatch === "exact") && titleMatch !== "sure";
  return { isJob: !isPlace && jobText !== "", isPlace };
}

/** The likeliest place, and the others where it is not sure which one is meant. */
function placesMeant(meaning: Meaning | undefined): Place[] {
  if (!meaning) return [];
  return meaning.placeMatch === "sure" ? meaning.places.slice(0, 1) : meaning.places;
}

/** What was not understood is not left out: the search would be another one. */
function refuseUnclear(meaning: Meaning | undefined): void {
  if (meaning?.doubt) throw new CannotStart(explainDoubt(meaning.doubt, meaning));
  if (meaning?.titleMatch === "near" && !partsOf(meaning).isPlace) {
    const like = meaning.titles.slice(0, 3).map(({ label }) => label);
    throw new CannotStart(
      `"${meaning.jobText}" is no job title; the nearest are: ${like.join(", ")}. Name one, or give --motsCles "${meaning.jobText}" to look for the word in the text of offers.`,
    );
  }
}

function placesOf(name: string, findPlaces: FindPlaces): Place[] {
  const unread = findNonLatinWords(name);
  if (unread.length > 0) throw new CannotStart(explainDoubt({ is: "alphabet", said: unread.join(" ") }));
  const { places, sure, exact, inhabitants } = findPlaces(name);
  const abroad = exact && inhabitants >= 10_000 ? undefined : findForeignPlace(name);
  if (abroad && !exact) throw new CannotStart(explainDoubt({ is: "abroad", said: name, ...abroad }));
  if (places.length === 0) throw new CannotStart(`No town, département or region is called "${name}".`);
  if (!exact && !sure) throw new CannotStart(explainDoubt({ is: "place", said: name }, { places: places.slice(0, 3) }));
  return sure ? places.slice(0, 1) : places;
}

/**
 * How far around a commune is searched, as it will be asked; none around other places, or where another place
 * is given by its name.
 */
function around(given: GivenParameters, { place, radius }: Search): string {
  if (place.kind !== "commune" || hasPlaceParameter(given)) return "";
  const km = given.distance ?? radius;
  return Number(km) === 0 ? "" : ` + ${km} km`;
}

/** Words choose among a few distances only. */
function radiusNotes({ place, radius }: Search, saidKm: number | undefined, given: GivenParameters): string[] {
  if (saidKm === undefined || saidKm === radius || given.distance !== undefined || hasPlaceParameter(given)) return [];
  if (place.kind !== "commune") return [`${saidKm} km is left out: a distance goes with a town.`];
  return [
    `${saidKm} km is no distance that words can choose: ${radius} km is the nearest. Give --distance ${saidKm} for just that.`,
  ];
}

function placeNote([first = france, ...others]: Place[], around: string): string {
  const alike = others.length > 0 ? ` (not ${others.slice(0, 3).map(formatPlace).join(", ")})` : "";
  return `${formatPlace(first)}${around}${alike}`;
}
