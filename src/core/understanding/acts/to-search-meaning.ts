import { type Filters, setFilter } from "../../search/filters.ts";
import { type Radius, toNearestRadius } from "../../search/search.ts";
import type { Meaning } from "../meaning.ts";
import type { Reading, Wish } from "./reading.ts";

/** Kilometres as the crow flies in a minute by car, where nothing else is said. */
const kmPerMinute = 0.8;

/**
 * The search of a message in the terms of the conversation. `read` reads the words alone, which is all where
 * the message wishes nothing beside a job and a place.
 */
export function toSearchMeaning(reading: Reading, read: () => Meaning): Meaning {
  const { wish, meaning } = reading;
  if (!wish || !meaning || !wishesMore(wish, meaning)) return read();
  const [first] = wish.titles;
  const isOther = first !== undefined && first.code !== meaning.titles[0]?.code;
  return {
    ...meaning,
    ...(isOther ? { titles: wish.titles, titleMatch: "likely", jobText: meaning.jobText || first.label } : {}),
    ...(first === undefined && meaning.titleMatch !== "sure" ? { titles: [], titleMatch: "none", jobText: "" } : {}),
    ...toDistance(wish),
    filters: toFilters(wish),
  };
}

function wishesMore({ include, exclude, minutes, filters, titles }: Wish, meaning: Meaning): boolean {
  const isMore = Object.keys(filters).length > Object.keys(meaning.filters).length;
  const isOther = titles[0] !== undefined && titles[0].code !== meaning.titles[0]?.code;
  return include.length + exclude.length > 0 || minutes !== undefined || isMore || isOther;
}

function toDistance({ radius, minutes }: Wish): { radius?: Radius; saidKm?: number } {
  if (radius === 0 || radius === "departement") return { radius };
  const km =
    typeof radius === "number" ? radius : minutes === undefined ? undefined : Math.round(minutes * kmPerMinute);
  return km === undefined ? {} : { radius: toNearestRadius(km), saidKm: km };
}

function toFilters({ filters, include, exclude }: Wish): Filters {
  const wanted = [...(filters.include ?? []), ...include];
  const unwanted = [...(filters.exclude ?? []), ...exclude];
  const all = wanted.length > 0 ? setFilter(filters, "include", wanted) : filters;
  return unwanted.length > 0 ? setFilter(all, "exclude", unwanted) : all;
}
