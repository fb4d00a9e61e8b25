import type { ListedPlace } from "../places/listed-places.ts";
import { formatPlace } from "../places/place.ts";
import { toFirstForm } from "../rome/title.ts";
import type { NamedThing, Reading } from "./acts/reading.ts";
import type { Meaning } from "./meaning.ts";

/*
 * Words that are a little like those of distress or danger are neither said again nor kept: of such a message
 * there remains what was recognised in it, by its own name.
 */

/** The titles, places and choices that were recognised, without a word of the message. */
export function withholdWords(meaning: Meaning): Meaning {
  const { kind, radius, saidKm, elsewhere, filters, titles, titleMatch, ticked, places, placeMatch } = meaning;
  const isNamed = titles.length > 0 && (titleMatch === "sure" || titleMatch === "likely");
  const isPlaced = places.length > 0 && placeMatch !== "near" && placeMatch !== "none";
  const [place] = isPlaced ? places : [];
  const listed = (meaning.listed ?? []).flatMap(renameListed);
  return {
    text: "",
    isWithheld: true,
    jobText: isNamed ? (titles[0]?.label ?? "") : "",
    titles: isNamed ? titles : [],
    titleMatch: isNamed ? titleMatch : "none",
    ...(place ? { placeText: formatPlace(place) } : {}),
    places: isPlaced ? places : [],
    placeMatch: isPlaced ? placeMatch : "none",
    ...(isNamed && ticked !== undefined ? { ticked } : {}),
    ...(isPlaced && listed.length > 1 ? { listed } : {}),
    both: isNamed && isPlaced && meaning.both,
    filters: withoutWords(filters),
    ...(kind === undefined ? {} : { kind }),
    ...(radius === undefined ? {} : { radius }),
    ...(saidKm === undefined ? {} : { saidKm }),
    ...(elsewhere === undefined ? {} : { elsewhere }),
  };
}

/** One of several places by its own name; one that was only like it is left out. */
function renameListed({ places, isSure }: ListedPlace): ListedPlace[] {
  const [first] = places;
  return first && isSure ? [{ said: formatPlace(first), places, isSure }] : [];
}

/** The same of how a message was read. */
export function withholdWordsOfReading({ rest: _, meaning: __, wish, named, ...others }: Reading): Reading {
  const known = named && renameThing(named);
  // What was to go of a search is not known any more.
  if (named && !known && others.act === "refine" && !wish) return { act: "unclear", isSure: false, confidence: 0 };
  const reading: Reading = known ? { ...others, named: known } : others;
  if (!wish) return reading;
  const { words: ___, filters, left, ...plain } = wish;
  const held = { ...plain, include: [], exclude: [], filters: withoutWords(filters), left: withoutWords(left) };
  return { ...reading, wish: held };
}

/** A job and places by their own names; undefined where it has none. */
function renameThing(named: NamedThing): NamedThing | undefined {
  const { titles, places } = named;
  const [title] = titles;
  const names = [...(title ? [toFirstForm(title.label)] : []), ...places.map(formatPlace)];
  return names.length > 0 ? { ...named, said: names.join(" ") } : undefined;
}

function withoutWords({ include: _, exclude: __, ...filters }: Meaning["filters"]): Meaning["filters"] {
  return filters;
}

/** Whether nothing at all was recognised. */
export function isNothing({ titles, places, filters, kind, radius, elsewhere }: Meaning): boolean {
  const isWished = (kind ?? radius ?? elsewhere) !== undefined;
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return titles.length === 0 && places.length === 0 && !isWished && !isFiltered;
}
