import { normaliseText } from "../text/text.ts";
import type { FindPlaces, FoundPlaces } from "./found-places.ts";
import type { Place } from "./place.ts";
import { villageSize } from "./place-tables.ts";
import { toPlaceId } from "./territory.ts";

/**
 * One of several places that a text lists: its name as it was written, and what bears it, likeliest first.
 * `isSure`: the first needs no question.
 */
export type ListedPlace = { said: string; places: Place[]; isSure: boolean };

/** A text that lists places, with the first of them alone in place of all. */
export type ListingText = { rest: string; listed: ListedPlace[] };

/**
 * "Serveur à Lyon ou Grenoble en CDI", "Nantes, Rennes et Vannes", "dans le 38 et le 73": the places that a
 * text lists, one after the other. Undefined where it lists none.
 */
export function extractListedPlaces(text: string, findPlaces: FindPlaces): ListingText | undefined {
  if (!betweenPlaces.test(text)) return undefined;
  for (const { index } of [...text.matchAll(/[^\s,;/+]+/gu)].slice(0, mostWords)) {
    const names = readList(text, index, findPlaces);
    const [first] = names;
    const end = names.at(-1)?.to;
    if (first === undefined || end === undefined) continue;
    const listed = withoutRepetitions(names);
    if (listed.length > 1) return { rest: text.slice(0, first.to) + text.slice(end), listed };
  }
  return undefined;
}

/** The places of a text that is nothing but their list. */
export function readListedPlaces(text: string, findPlaces: FindPlaces): ListedPlace[] | undefined {
  const found = extractListedPlaces(text, findPlaces);
  const [first] = found?.listed ?? [];
  return first && found?.rest.trim() === first.said ? found.listed : undefined;
}

/** No sentence is looked through further. */
const mostWords = 30;
/** No name has more words. */
const mostNameWords = 6;

type Name = ListedPlace & { to: number };

/** The names that follow each other from there on. */
function readList(text: string, from: number, findPlaces: FindPlaces): Name[] {
  const first = readName(text, from, findPlaces, true);
  if (first === undefined) return [];
  const names = [first];
  for (let at = first.to; ; ) {
    const between = text.slice(at).match(betweenNames)?.[0];
    const next = between === undefined ? undefined : readName(text, at + between.length, findPlaces, false);
    if (next === undefined) return names;
    names.push(next);
    at = next.to;
  }
}

/** The longest name of a place that begins there. */
function readName(text: string, from: number, findPlaces: FindPlaces, isFirst: boolean): Name | undefined {
  const words = [...text.slice(from).matchAll(/[^\s,;/+]+/gu)].slice(0, mostNameWords);
  for (const { 0: word, index } of words.reverse()) {
    const to = from + index + word.length;
    const said = text.slice(from, to).replace(/(?<![.!?])[.!?]+$/, "");
    if (/[,;/+]/.test(said)) continue;
    const found = findPlaces(said, 8, false);
    const [place] = found.places;
    // "Lyon ou Grenoble" is found too, and is two names; "Lot-et-Garonne" is one.
    const isOne = found.exact && (found.sure || !betweenPlaces.test(said));
    if (place && isOne && isPlainName(said, place, found, text.slice(to), isFirst))
      return { said, places: found.places, isSure: found.sure || !isNamesake(found.places), to };
  }
  return undefined;
}

/** Numbers count where they are led to, and words where few would mean anything else by them. */
function isPlainName(said: string, place: Place, found: FoundPlaces, behind: string, isFirst: boolean): boolean {
  const name = said.replace(leads, "");
  if (/^\d/.test(name)) return /^\d{5}$/.test(name) || ((name !== said || !isFirst) && !unit.test(behind));
  if (place.kind === "france") return false;
  // "maçon" is not how Mâcon is written.
  const isAccented = normaliseText(name) !== name.toLowerCase();
  if (isAccented && !place.name.toLowerCase().includes(name.toLowerCase())) return false;
  return place.kind !== "commune" || found.inhabitants >= villageSize || /^\p{Lu}/u.test(name);
}

/** "Lyon et Lyon" is one place. */
function withoutRepetitions(names: Name[]): ListedPlace[] {
  const toId = ({ places: [first] }: ListedPlace) => first && toPlaceId(first);
  const unique = names.filter((one, i) => names.findIndex((other) => toId(other) === toId(one)) === i);
  return unique.map(({ to: _, ...listed }) => listed);
}

/** Several places bear the very name: "Saint-Denis"; or an area is several départements. */
export function isNamesake([first, second]: Place[]): boolean {
  if (!first || !second || first.kind === "france" || second.kind === "france") return false;
  return first.kind !== "commune" || first.name === second.name;
}

const betweenPlaces = /\s(?:ou|et|puis)\s|[,;/+]/iu;
const betweenNames =
  /^(?:\s*[,;/+]\s*(?:(?:ou|et)\s+)?|\s+(?:ou(?: bien)?|et(?: aussi)?|puis)\s+)(?:(?:[àa]|au|aux|en|dans|sur|vers)\s+)?(?:toute?s?\s+)?(?:l['’]|l[ea]s?\s+)?/iu;
const leads =
  /^(?:(?:[àa]|au|aux|en|dans|sur|vers|de|du|des|le|la|les|toute?s?|d[ée]p(?:artements?|ts?)?)\s+|[ld]['’])+/iu;
/** What makes a number no département. */
const unit =
  /^\s*(?:km|kms|kilom|bornes|h(?:eures?)?(?!\p{L})|ans?(?!\p{L})|jours?|mois|minutes?|min(?!\p{L})|€|euros?|%|janv|f[ée]v|mars|avr|mai|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c)/iu;
