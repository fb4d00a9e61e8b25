import { type Area, isCovered, isSamePlace, listPlaces } from "../../places/area.ts";
import type { FindPlaces } from "../../places/found-places.ts";
import type { Place } from "../../places/place.ts";
import { villageSize } from "../../places/place-tables.ts";
import { toPlaceKey } from "../../places/territory.ts";
import { splitWords } from "../../text/text.ts";
import { isOrdinary } from "../ordinary-words.ts";
import { cutOut } from "./cut-out.ts";
import { takingVerb } from "./taking-verbs.ts";
import type { ReadingTools } from "./tools.ts";

/**
 * What is to become of the places that a search has: some go, or only some stay. `absent` was to go and is
 * not there; `within` is a part of one that is there, and cannot be cut out of it.
 */
export type PlacesTakenAway = { gone: Place[] } | { kept: Place[] } | { absent: Place } | { within: Place };

/**
 * "Enlève Lyon", "sans St Etienne", "pas le 7e", "garde que Lyon": which places of the search on screen a
 * message takes away, by their names, numbers and abbreviations. Undefined where it says anything else.
 */
export function readPlacesTakenAway(
  text: string,
  area: Area,
  tools: Pick<ReadingTools, "findPlaces" | "departementsIn">,
): PlacesTakenAway | undefined {
  const { findPlaces } = tools;
  const words = splitWords(text).join(" ");
  const places = listPlaces(area);
  // "enlève la 2e" is an offer, "le 2e" an arrondissement.
  if (/(?:^| )la \d/.test(words)) return undefined;
  const [, order] = words.match(ordering) ?? [];
  const [, refused] = words.match(refusing) ?? words.match(refusedBehind) ?? [];
  const [, far] = words.match(tooFar) ?? [];
  const names = order ?? refused ?? (places.length > 1 ? far : undefined);
  if (names !== undefined) {
    const gone = matchAll(names, places, findPlaces);
    if (gone) return { gone };
    const other = findOther(names, area, findPlaces, order !== undefined);
    const left = other && "within" in other ? cutOut(places[0], [other.within], tools) : undefined;
    return left && places.length === 1 ? { kept: left } : other;
  }
  const [, only] = words.match(keeping) ?? words.match(keepingBehind) ?? [];
  const kept = only === undefined || places.length === 1 ? undefined : matchAll(only, places, findPlaces);
  return kept && { kept };
}

/** "pas le 7e": of a search in arrondissements that is one of them, and no offer. */
export function namesArrondissement(text: string, area: Area): boolean {
  const [number] =
    splitWords(text)
      .join(" ")
      .match(/(?<!(?:^| )la )\b\d{1,2} ?(?:er?|eme|ieme)\b/u) ?? [];
  return number !== undefined && listPlaces(area).some((place) => isCalled(place, number));
}

/** The places that several names mean, all of which the search has. */
function matchAll(names: string, places: readonly Place[], findPlaces: FindPlaces): Place[] | undefined {
  const found = names.split(between).map((name) => matchOne(name, places, findPlaces));
  if (found.every((place) => place !== undefined)) return found;
  // "lot et garonne" is one name.
  const whole = matchOne(names, places, findPlaces);
  return whole && [whole];
}

/** The place of the search that is called so, or is the only one that may be meant. */
function matchOne(typed: string, places: readonly Place[], findPlaces: FindPlaces): Place | undefined {
  const name = typed.replace(edges, "").trim();
  if (name === "") return undefined;
  const called = places.filter((place) => isCalled(place, name));
  if (called[0]) return called[0];
  const short = places.filter((place) => isAbbreviated(place, name));
  if (short.length === 1) return short[0];
  const { places: found, partly, exact } = findPlaces(name, 8);
  if (partly || name.length < leastLetters) return undefined;
  const meant = exact ? found.slice(0, 1) : found;
  return places.find((place) => place.kind === "commune" && meant.some((one) => isSamePlace(one, place)));
}

/** By its name, the number of a département, or that of an arrondissement: "7e", "lyon 7". */
function isCalled(place: Place, name: string): boolean {
  if (place.kind === "france") return false;
  const key = toPlaceKey(place.name);
  if (key === toPlaceKey(name)) return true;
  if (place.kind === "departement") return place.code.toLowerCase() === name;
  if (place.kind !== "commune" || place.city === undefined) return false;
  const number = key.match(/\d+/)?.[0] ?? "";
  const city = key.split(" ")[0];
  const said = name.replace(/ arrondissement$/, "");
  const inCity = said.startsWith(`${city} `) ? said.slice(`${city} `.length) : undefined;
  const ordinal = /^(\d+) ?(?:er?|eme|ieme)$/.exec(said)?.[1];
  return (inCity ?? ordinal)?.replace(/^0/, "") === number;
}

/** "vx en velin" for Vaulx-en-Velin, "villeurb" for Villeurbanne. */
function isAbbreviated(place: Place, name: string): boolean {
  if (place.kind === "france") return false;
  const [whole, short] = [splitWords(toPlaceKey(place.name)), splitWords(toPlaceKey(name))];
  if (short.length < whole.length && short.join("").length < leastLetters) return false;
  return short.length <= whole.length && short.every((word, i) => isShortFor(word, whole[i] ?? ""));
}

const leastLetters = 4;

/** The first letter, and others in their order. */
function isShortFor(short: string, word: string): boolean {
  if (short[0] !== word[0]) return false;
  let at = 0;
  for (const letter of word) if (letter === short[at]) at++;
  return at === short.length;
}

/** A place that the search has not got, or of which it has more than that. */
function findOther(names: string, area: Area, findPlaces: FindPlaces, isOrdered: boolean): PlacesTakenAway | undefined {
  const { places, exact, partly, inhabitants } = findPlaces(names.replace(edges, ""), 8, false);
  const [place] = places;
  // "logé" is a wish, though a village is called so.
  const isPlace = exact && !partly && inhabitants >= villageSize && !/^\d+$/.test(names);
  if (!isPlace || !place || place.kind === "france") return undefined;
  const within = area.kind === "france" ? undefined : places.find((one) => isCovered(one, area));
  const beside = within ?? (isOrdered ? undefined : places.find((one) => isNear(one, area)));
  if (beside) return { within: beside };
  return isOrdered || !isOrdinary(names) ? { absent: place } : undefined;
}

/** The surroundings of a town are searched with it. */
function isNear(place: Place, area: Area): boolean {
  const towns = listPlaces(area).filter((one) => one.kind === "commune");
  return place.kind === "commune" && towns.some(({ departement }) => departement === place.departement);
}

const small =
  "(?:la ville|le departement|les offres|les annonces|celles|pour|a|au|aux|de|d|du|dans|en|sur|l|la|le|les|chez)";
const edges = new RegExp(`^(?:${small} )+`);
const between = / (?:et|ou|ni)(?: aussi)? /;
const opening =
  "(?:(?:non|nan|finalement|en fait|alors|bon|ok|euh|et|mais|surtout|tu peux|vous pouvez|peux tu|pouvez vous|je (?:ne )?veux|je (?:ne )?cherche|j veux|jveux) )*";
const ending =
  "(?: (?:svp|stp|s il (?:te|vous) plait|merci|finalement|en fait|plus|pas|quand meme|pour l instant|desormais|de la (?:liste|recherche)))*";
const ordering = new RegExp(`^${opening}${takingVerb} (.+?)${ending}$`, "u");
const refusing = new RegExp(
  `^${opening}(?:sans|sauf|pas|plus|hors|ni|exclu\\p{L}*|excepte|jamais|evite[rz]?) (?!que )(.+?)${ending}$`,
  "u",
);
const refusedBehind =
  /^(.+?) (?:non(?: merci)?|nan|c est non|j (?:en )?veux (?:pas|plus)|plus|pas la peine|on oublie)$/u;
const tooFar = /^(.+?)(?: (?:c est|est|ca fait))? (?:trop loin|beaucoup trop loin|un peu loin)$/u;
const keeping = new RegExp(
  `^${opening}(?:(?:gard|laiss|conserv)(?:e|es|ez|er)(?: (?:que|seulement|uniquement|juste))?|(?:plus )?que|seulement|uniquement|juste|rien que) (.+?)${ending}$`,
  "u",
);
const keepingBehind = new RegExp(`^(.+?) (?:seulement|uniquement|seul|c est tout)${ending}$`, "u");
