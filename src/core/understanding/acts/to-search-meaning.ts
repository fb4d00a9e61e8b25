import { formatPlace, type Place } from "../../places/place.ts";
import { toFirstForm } from "../../rome/title.ts";
import { type Filters, setFilter } from "../../search/filters.ts";
import { clampRadius, type Radius } from "../../search/search.ts";
import { splitWords } from "../../text/text.ts";
import type { Meaning } from "../meaning.ts";
import { isFiller, stripFillers } from "./fillers.ts";
import { isOfStudents } from "./jobs.ts";
import type { Reading, TravelMode, Wish } from "./reading.ts";
import { countWishes } from "./search-parts.ts";

/** As the crow flies in a minute. */
const kmPerMinute: Readonly<Record<TravelMode, number>> = { car: 0.8, transport: 0.4, bicycle: 0.25, foot: 0.08 };

/** Kilometres as the crow flies that so many minutes reach, by car where nothing else is said. */
export function toKilometres(minutes: number, mode: TravelMode = "car"): number {
  return Math.max(1, Math.round(minutes * kmPerMinute[mode]));
}

/**
 * The search that a message was understood as, in the terms of the conversation: its jobs, places and filters
 * are those of the reading, whatever its words alone would be taken for. `read` reads the words alone, for
 * messages that are no search.
 */
export function toSearchMeaning(reading: Reading, typed: string, read: () => Meaning): Meaning {
  const { wish, meaning } = reading;
  if (!wish || !meaning) return read();
  const words = withoutFillers(meaning);
  const jobs = toJobs(wish, words);
  const places = toPlaces(wish, words);
  const { doubt, radius: _, saidKm: __, listed, ...known } = { ...words, ...jobs, ...places };
  const { kind } = wish;
  const left = findDoubt(reading, { ...known, ...(doubt ? { doubt } : {}) });
  return {
    ...known,
    // Of a long message only a part was read, which is said.
    text: meaning.isShortened ? meaning.text : typed.replace(/\s+/g, " ").trim(),
    both: (known.jobText !== "" || known.words !== undefined) && (known.places.length > 0 || isPlaceAsked(words, left)),
    ...(listed && wish.places.length > 1 ? { listed } : {}),
    ...(kind ? { kind } : {}),
    ...toDistance(wish),
    ...(wish.lacksTransport ? { lacksTransport: true } : {}),
    filters: toFilters(wish),
    ...(wish.without === "all" || wish.without.length === 0 ? {} : { without: wish.without }),
    ...(left ? { doubt: left } : {}),
  };
}

type Known = Omit<Meaning, "radius" | "saidKm">;

/** Titles that were understood are the first; where none was, no word is like one. */
function toJobs(wish: Wish, { titles, titleMatch, jobText, both }: Meaning): Partial<Meaning> {
  const [first] = wish.titles;
  const { words, named = 1 } = wish;
  if (words !== undefined) return { titles: [], titleMatch: "none", jobText: "", words };
  if (first === undefined) {
    const isUnknownJob = both && wish.places.length > 0 && jobText !== "" && !isOfStudents(stripFillers(jobText));
    return { titles: [], titleMatch: "none", jobText: isUnknownJob || isEmpty(wish) ? jobText : "" };
  }
  const isSame = first.code === titles[0]?.code;
  // Where a diploma led to them, what else was said may be the town alone.
  const isSaid = jobText !== "" && (isSame || !isPlaceAlone(jobText, wish.places));
  const said = { jobText: isSaid ? jobText : toFirstForm(first.label), titles: isSame ? titles : wish.titles };
  if (wish.isJobGuess) return { ...said, titleMatch: titleMatch === "near" ? "near" : "likely", ticked: 0 };
  if (named > 1) return { ...said, titles: wish.titles, titleMatch: "sure", ticked: named };
  return { ...said, titleMatch: isSame && titleMatch === "sure" ? "sure" : "likely" };
}

/** "à Lyon" */
function isPlaceAlone(text: string, places: readonly Place[]): boolean {
  const names = new Set(places.flatMap((place) => splitWords(formatPlace(place))));
  return splitWords(text).every((word) => names.has(word) || isFiller(word) || word.length < 2);
}

function isEmpty(wish: Wish): boolean {
  return wish.places.length === 0 && !wish.isHere && countWishes(wish) === 0;
}

/** One place is sure, several are all wanted, and of a guess it is asked which one is meant. */
function toPlaces({ places, isHere, isPlaceGuess }: Wish, meaning: Meaning): Partial<Known> {
  const [first] = places;
  const { placeMatch, listed } = meaning;
  if (places.length > 1)
    return listed ? {} : { places, listed: places.map((one) => ({ said: toName(one), places: [one], isSure: true })) };
  if (first === undefined) return isHere || isPlaceGuess ? {} : { places: [], placeMatch: "none" };
  if (isPlaceGuess) return placeMatch === "sure" ? { placeMatch: "exact" } : {};
  const isSame = placeMatch === "sure" && JSON.stringify(first) === JSON.stringify(meaning.places[0]);
  return isSame
    ? {}
    : { places: [first], placeMatch: "sure", ...(meaning.places.length === 0 ? { placeText: toName(first) } : {}) };
}

const toName = (place: Place): string => ("name" in place ? place.name : formatPlace(place));

/** A job beside a place that is not known. */
function isPlaceAsked({ both }: Meaning, doubt: Meaning["doubt"]): boolean {
  return (
    both &&
    (doubt?.is === "place" ||
      doubt?.is === "abroad" ||
      doubt?.is === "here" ||
      doubt?.is === "wide" ||
      doubt?.is === "alphabet")
  );
}

/**
 * What of the message is asked about, or said not to be understood: of places and words that became a part of
 * the search all the same, nothing is.
 */
function findDoubt({ rest = "", wish }: Reading, meaning: Meaning): Meaning["doubt"] {
  const { doubt, placeMatch, refusals = [], jobText } = meaning;
  const isPlaced = placeMatch === "sure" && !wish?.isPlaceGuess;
  const isMet = doubt !== undefined && doubt.is !== "alphabet" && (doubt.is === "words" || isPlaced);
  if (doubt !== undefined && !isMet) return doubt;
  if (rest === "" || refusals.length > 0 || rest === jobText) return undefined;
  // As it was written, with its signs, rather than as it is compared.
  return doubt?.is === "words" && doubt.said.includes(rest) ? doubt : { is: "words", said: rest };
}

/** "et barman aussi", "en alternance plutôt": small words are no job, and no doubt. */
function withoutFillers(whole: Meaning): Meaning {
  const { doubt, ...meaning } = whole;
  const isSmall = doubt?.is === "words" && isFiller(doubt.said);
  const isNoJob = meaning.jobText !== "" && isFiller(meaning.jobText);
  if (!isSmall && !isNoJob) return whole;
  const kept = isSmall || !doubt ? meaning : { ...meaning, doubt };
  return isNoJob ? { ...kept, jobText: "", titles: [], titleMatch: "none", both: false } : kept;
}

function toDistance({ radius, minutes, travel }: Wish): { radius?: Radius; saidKm?: number } {
  if (radius === 0 || radius === "departement") return { radius };
  const km = typeof radius === "number" ? radius : minutes === undefined ? undefined : toKilometres(minutes, travel);
  return km === undefined ? {} : { radius: clampRadius(km), saidKm: km };
}

function toFilters({ filters, include, exclude }: Wish): Filters {
  const wanted = [...(filters.include ?? []), ...include];
  const unwanted = [...(filters.exclude ?? []), ...exclude];
  const all = wanted.length > 0 ? setFilter(filters, "include", wanted) : filters;
  return unwanted.length > 0 ? setFilter(all, "exclude", unwanted) : all;
}
