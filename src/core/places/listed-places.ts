import type { FindPlaces } from "./found-places.ts";
import type { Place } from "./place.ts";
import { toPlaceId } from "./territory.ts";

/**
 * One of several places that a text lists: its name as it was written, and what bears it, likeliest first.
 * `isSure`: the first needs no question.
 */
export type ListedPlace = { said: string; places: Place[]; isSure: boolean };

/** More names than a search has room for: the first of them are taken. */
const mostNames = 8;

/**
 * "Lyon ou Grenoble", "Nantes, Rennes et Vannes", "le 38 et le 73": each of the places that a text lists.
 * Undefined where it lists none, or where a part of it is not the very name of a place.
 */
export function readListedPlaces(text: string, findPlaces: FindPlaces): ListedPlace[] | undefined {
  const names = text.split(betweenPlaces).filter((name) => /[\p{L}\d]/u.test(name));
  if (names.length < 2 || names.length > mostNames) return undefined;
  const listed = names.map((name) => readName(name.trim(), findPlaces));
  return listed.every((one) => one !== undefined) ? withoutRepetitions(listed) : undefined;
}

function readName(said: string, findPlaces: FindPlaces): ListedPlace | undefined {
  const { places, exact, sure } = findPlaces(said, 8, false);
  const [first] = places;
  return exact && first ? { said, places, isSure: sure || !isNamesake(places) } : undefined;
}

/** "Lyon et Lyon" is one place, and no list. */
function withoutRepetitions(listed: ListedPlace[]): ListedPlace[] | undefined {
  const toId = ({ places: [first] }: ListedPlace) => first && toPlaceId(first);
  const unique = listed.filter((one, i) => listed.findIndex((other) => toId(other) === toId(one)) === i);
  return unique.length > 1 ? unique : undefined;
}

/** Several places bear the very name: "Saint-Denis"; or an area is several départements. */
export function isNamesake([first, second]: Place[]): boolean {
  if (!first || !second || first.kind === "france" || second.kind === "france") return false;
  return first.kind !== "commune" || first.name === second.name;
}

const betweenPlaces =
  / (?:ou(?: bien)?|et(?: aussi)?|puis) (?:(?:[àa]|au|aux|en|dans|sur|vers) )?(?:(?:l['’]|l[ea]s? )|tout(?:e|es)? (?:l['’]|l[ea]s? )?)?| ?[,;/+] ?(?:ou |et )?/iu;
