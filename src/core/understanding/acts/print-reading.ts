import type { Place } from "../../places/place.ts";
import type { Filters } from "../../search/filters.ts";
import type { Reading, Wish } from "./reading.ts";

/** A reading as `tremplin understand --json` prints it. Keys that say nothing are left out. */
export type PrintedReading = Readonly<Record<string, unknown>>;

/** The reading as a plain object, by the names that docs/operating.md lists. */
export function printReading({ act, to, which, wish, rest, isSure }: Reading): PrintedReading {
  return {
    act,
    ...(to === undefined ? {} : { to }),
    ...(which === undefined ? {} : { which }),
    ...(wish && (act === "search" || act === "refine") ? printWish(wish) : {}),
    ...(rest === undefined || rest === "" ? {} : { rest }),
    sure: isSure,
  };
}

function printWish(wish: Wish): PrintedReading {
  const { titles, words, kind, radius, minutes, include, exclude, isAdded } = wish;
  const jobs = [...new Set(titles.map(({ rome }) => rome))];
  const places = [...wish.places.map(toPlaceCode), ...(wish.isHere && wish.places.length === 0 ? ["here"] : [])];
  const filters = printFilters(wish);
  const wanted = [...(wish.filters.include ?? []), ...include];
  const unwanted = [...(wish.filters.exclude ?? []), ...exclude];
  return {
    ...(jobs.length > 0 || words !== undefined ? { jobs } : {}),
    ...(words === undefined ? {} : { words }),
    ...(places.length > 0 ? { places } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(radius === undefined ? {} : { radius }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(filters === undefined ? {} : { filters }),
    ...(wanted.length > 0 ? { include: [...new Set(wanted)] } : {}),
    ...(unwanted.length > 0 ? { exclude: [...new Set(unwanted)] } : {}),
    ...(isAdded ? { add: true } : {}),
  };
}

function printFilters({ filters, left, without }: Wish): "none" | PrintedReading | undefined {
  if (without === "all") return "none";
  const { include: _wanted, exclude: _unwanted, ...others }: Filters = { ...filters, ...left };
  const set = { ...others, ...Object.fromEntries(without.map((name) => [name, null])) };
  return Object.keys(set).length > 0 ? set : undefined;
}

/** "69123", "dep:69", "reg:84", "france". */
function toPlaceCode(place: Place): string {
  switch (place.kind) {
    case "commune":
      return place.code;
    case "departement":
      return `dep:${place.code}`;
    case "region":
      return `reg:${place.code}`;
    case "france":
      return "france";
  }
}
