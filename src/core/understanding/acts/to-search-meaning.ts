import { type Filters, setFilter } from "../../search/filters.ts";
import { clampRadius, type Radius } from "../../search/search.ts";
import type { Meaning } from "../meaning.ts";
import { isFiller } from "./fillers.ts";
import type { Reading, TravelMode, Wish } from "./reading.ts";

/** As the crow flies in a minute. */
const kmPerMinute: Readonly<Record<TravelMode, number>> = { car: 0.8, transport: 0.4, bicycle: 0.25, foot: 0.08 };

/** Kilometres as the crow flies that so many minutes reach, by car where nothing else is said. */
export function toKilometres(minutes: number, mode: TravelMode = "car"): number {
  return Math.max(1, Math.round(minutes * kmPerMinute[mode]));
}

/**
 * The search of a message in the terms of the conversation. `read` reads the words alone, which is all where
 * the message wishes nothing beside a job and a place.
 */
export function toSearchMeaning(reading: Reading, read: () => Meaning): Meaning {
  const { wish } = reading;
  if (!wish || !reading.meaning) return read();
  const meaning = withoutChancePlace(withoutFillers(reading.meaning), wish);
  if (meaning === reading.meaning && !wishesMore(wish, meaning)) return read();
  const [first] = wish.titles;
  const isOther = first !== undefined && first.code !== meaning.titles[0]?.code;
  return {
    ...meaning,
    ...(isOther
      ? {
          titles: wish.titles,
          titleMatch: "likely" as const,
          jobText: (meaning.both && meaning.jobText) || first.label,
          both: wish.places.length > 0,
        }
      : {}),
    ...(first === undefined && meaning.titleMatch !== "sure" ? { titles: [], titleMatch: "none", jobText: "" } : {}),
    ...toDistance(wish),
    filters: toFilters(wish),
  };
}

/** "j'aime bien les animaux" is not in Aime: the jobs of a message are its own, its place only sounded so. */
function withoutChancePlace(meaning: Meaning, { titles, places, isHere }: Wish): Meaning {
  const { placeMatch, doubt, titleMatch } = meaning;
  const isByChance = placeMatch === "sure" && places.length === 0 && titles.length > 0 && !isHere;
  if (!isByChance || doubt !== undefined || titleMatch === "none") return meaning;
  return { ...meaning, places: [], placeMatch: "none", both: false };
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

function wishesMore({ include, exclude, minutes, filters, titles }: Wish, meaning: Meaning): boolean {
  const isMore = Object.keys(filters).length > Object.keys(meaning.filters).length;
  const isOther = titles[0] !== undefined && titles[0].code !== meaning.titles[0]?.code;
  return include.length + exclude.length > 0 || minutes !== undefined || isMore || isOther;
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
