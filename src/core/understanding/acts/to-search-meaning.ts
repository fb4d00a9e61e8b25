import { type Filters, setFilter } from "../../search/filters.ts";
import { type Radius, toNearestRadius } from "../../search/search.ts";
import type { Meaning } from "../meaning.ts";
import { isFiller } from "./fillers.ts";
import type { Reading, Wish } from "./reading.ts";

/** As the crow flies in a minute by car, where nothing else is said. */
const kmPerMinute = 0.8;

/** Kilometres as the crow flies that so many minutes by car reach. */
export function toKilometres(minutes: number): number {
  return Math.round(minutes * kmPerMinute);
}

/**
 * The search of a message in the terms of the conversation. `read` reads the words alone, which is all where
 * the message wishes nothing beside a job and a place.
 */
export function toSearchMeaning(reading: Reading, read: () => Meaning): Meaning {
  const { wish } = reading;
  if (!wish || !reading.meaning) return read();
  const meaning = withoutFillers(reading.meaning);
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

function toDistance({ radius, minutes }: Wish): { radius?: Radius; saidKm?: number } {
  if (radius === 0 || radius === "departement") return { radius };
  const km = typeof radius === "number" ? radius : minutes === undefined ? undefined : toKilometres(minutes);
  return km === undefined ? {} : { radius: toNearestRadius(km), saidKm: km };
}

function toFilters({ filters, include, exclude }: Wish): Filters {
  const wanted = [...(filters.include ?? []), ...include];
  const unwanted = [...(filters.exclude ?? []), ...exclude];
  const all = wanted.length > 0 ? setFilter(filters, "include", wanted) : filters;
  return unwanted.length > 0 ? setFilter(all, "exclude", unwanted) : all;
}
