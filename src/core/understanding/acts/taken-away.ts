import { type Area, listPlaces } from "../../places/area.ts";
import type { Place } from "../../places/place.ts";
import { splitWords } from "../../text/text.ts";

/** What is to become of the places that a search has: some go, or only some stay. */
export type PlacesTakenAway = { gone: Place[] } | { kept: Place[] };

/**
 * "Enlève Lyon", "finalement pas Grenoble", "garde que Lyon": which places of the search on screen a message
 * takes away. Undefined where it names none of them, or says anything else.
 */
export function readPlacesTakenAway(text: string, area: Area): PlacesTakenAway | undefined {
  const words = splitWords(text).join(" ");
  const named = listPlaces(area).filter((place) => listNames(place).some((name) => ` ${words} `.includes(` ${name} `)));
  if (named.length === 0) return undefined;
  const rest = named
    .flatMap(listNames)
    .sort((a, b) => b.length - a.length)
    .reduce((left, name) => left.replace(` ${name} `, " "), ` ${words} `)
    .trim();
  if (takingAway.test(rest)) return { gone: named };
  return keeping.test(rest) && area.kind === "several" ? { kept: named } : undefined;
}

/** As people write it, and the number of a département. */
function listNames(place: Place): string[] {
  if (place.kind === "france") return [];
  const name = splitWords(place.name).join(" ");
  return place.kind === "departement" ? [name, place.code.toLowerCase()] : [name];
}

const small =
  "(?:(?:la ville|le departement|les offres|a|au|aux|de|d|du|dans|en|sur|l|la|le|et|ou|svp|stp|s il (?:te|vous) plait|merci)(?: |$))*";
const opening = "(?:et )?(?:(?:non|finalement|en fait|alors|bon|ok|euh|tu peux|vous pouvez|peux tu|pouvez vous) )*";
const takingAway = new RegExp(
  `^${opening}(?:enlev\\p{L}*|retir\\p{L}*|supprim\\p{L}*|vir(?:e|ez|er)|ot(?:e|ez|er)|effac\\p{L}*|sans|sauf|pas|plus|exclu\\p{L}*|laisse[rz]? tomber)(?: |$)${small}$`,
  "u",
);
const keeping = new RegExp(
  `^${opening}(?:(?:gard|laiss)(?:e|es|ez|er)(?: |$))?(?:(?:que|seulement|uniquement|juste|rien que)(?: |$))?${small}(?:(?:seulement|uniquement|seul)(?: |$))?$`,
  "u",
);
