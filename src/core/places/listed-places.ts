import { normaliseText } from "../text/text.ts";
import type { FindPlaces, FoundPlaces } from "./found-places.ts";
import {
  findDividedCity,
  isJoinedToCount,
  isWorkingWeek,
  type NumberedPlace,
  readArrondissementsBefore,
  readNumberedArrondissement,
  readNumberedDepartement,
} from "./listed-numbers.ts";
import type { Place } from "./place.ts";
import { townSize, villageSize } from "./place-tables.ts";
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
 * text lists, one after the other; one where it repeats the same name. Undefined where it lists none.
 */
export function extractListedPlaces(text: string, findPlaces: FindPlaces): ListingText | undefined {
  if (!betweenPlaces.test(text)) return readRow(text, findPlaces);
  for (const { index } of [...text.matchAll(/[^\s,;/+]+/gu)].slice(0, mostWords)) {
    if (!isListNear.test(text.slice(index))) continue;
    const names = readArrondissements(text, index, findPlaces) ?? readList(text, index, findPlaces);
    const [first] = names;
    const end = names.at(-1)?.to;
    if (first === undefined || end === undefined) continue;
    const listed = withoutRepetitions(names);
    const alone = first.alone === undefined ? text.slice(0, first.to) : text.slice(0, index) + first.alone;
    if (names.length > 1) return { rest: alone + text.slice(end), listed };
  }
  return undefined;
}

/**
 * "Lille Roubaix Tourcoing", "serveur Bayonne Anglet Biarritz", "Paris 92 93 94": towns and numbers of
 * départements one after the other, at the end of a text.
 */
function readRow(text: string, findPlaces: FindPlaces): ListingText | undefined {
  const words = [...text.matchAll(/[^\s]+/gu)].slice(-mostRowWords).map(({ 0: word, index }) => ({ word, index }));
  if (words.length < 2 || findPlaces(text, 8, false).exact) return undefined;
  const names: Name[] = [];
  for (let end = words.length; end > 0; ) {
    const next = readRowEnd(text, words.slice(0, end), findPlaces);
    if (!next) break;
    names.unshift(next.name);
    end = next.from;
  }
  if (!isRow(text, names)) return undefined;
  const [first] = names;
  const listed = withoutRepetitions(names);
  return first && listed.length > 1 ? { rest: text.slice(0, first.to), listed } : undefined;
}

/** The longest name of a town that a row ends with, or the number of a département. */
function readRowEnd(
  text: string,
  words: { word: string; index: number }[],
  findPlaces: FindPlaces,
): { name: Name; from: number } | undefined {
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const to = last.index + last.word.length;
  if (/^(?:\d{2}|2[ab])$/i.test(last.word)) {
    const [place] = findPlaces(last.word, 1, false).places;
    return place?.kind === "departement"
      ? { name: { said: last.word, places: [place], isSure: true, to, by: "bare" }, from: words.length - 1 }
      : undefined;
  }
  for (let size = Math.min(mostNameWords, words.length); size > 0; size--) {
    const from = words.length - size;
    const said = text.slice(words[from]?.index, to);
    if (/\d/.test(said)) continue;
    const found = findPlaces(said, 8, false);
    const [place] = found.places;
    const isTown = place?.kind === "commune" && found.exact && found.inhabitants >= townSize;
    if (isTown && !/^(?:[àa]|aux?|sur|vers|de|dans|en) /iu.test(said) && isPlainName(said, place, found))
      return { name: { said, places: found.places, isSure: found.sure || !isNamesake(found.places), to }, from };
  }
  return undefined;
}

/** A telephone number is none, nor is a town with a number that may count something. */
function isRow(text: string, names: readonly Name[]): boolean {
  const numbers = names.filter(({ by }) => by === "bare");
  if (names.length < 2 || (numbers.length > 0 && isWorkingWeek(toPlaces(numbers)))) return false;
  const towns = names.length - numbers.length;
  const [first] = names;
  if (numbers.length > 0 && /\d\W*$/.test(text.slice(0, (first?.to ?? 0) - (first?.said.length ?? 0)))) return false;
  if (numbers.length === 1) return false;
  // "Lyon 11 12" may be anything; arrondissements are written as such.
  if (numbers.length > 0 && towns > 0) return numbers.every(({ said }) => !/^[01]/.test(said) && Number(said) !== 20);
  return numbers.length === 0 || !/^0/.test(first?.said ?? "") || numbers.length < 4;
}

/** No row of towns has more words. */
const mostRowWords = 10;

/** The places of a text that is nothing but their list. */
export function readListedPlaces(text: string, findPlaces: FindPlaces): ListedPlace[] | undefined {
  const found = extractListedPlaces(text, findPlaces);
  const [first] = found?.listed ?? [];
  return first && found && found.listed.length > 1 && found.rest.trim() === first.said ? found.listed : undefined;
}

/** No sentence is looked through further. */
const mostWords = 30;
/** No name has more words. */
const mostNameWords = 6;

/** `alone`: what names the first, where it is not all written there; `by`: how a number names one. */
type Name = ListedPlace & { to: number; alone?: string; by?: NumberedPlace["is"] | undefined };

/** "Dans le 11e ou le 12e arrondissement de Paris". */
function readArrondissements(text: string, from: number, findPlaces: FindPlaces): Name[] | undefined {
  const before = readArrondissementsBefore(text, from, findPlaces);
  return before?.map((one, i) => ({ ...toName(one), ...(i === 0 ? { alone: one.said } : {}) }));
}

/** The names that follow each other from there on. */
function readList(text: string, from: number, findPlaces: FindPlaces): Name[] {
  const first = readNumber(text, from, findPlaces) ?? readName(text, from, findPlaces);
  if (first === undefined) return [];
  const names = [first];
  for (let at = first.to; ; ) {
    const between = text.slice(at).match(betweenNames)?.[0];
    const next = between === undefined ? undefined : readNext(text, at + between.length, names, findPlaces);
    if (next === undefined) return withoutCounts(text, names);
    const [whole] = names;
    if (next.by === "arrondissement" && whole && names.length === 1 && findDividedCity(whole.said)?.isWhole)
      names[0] = { ...next, alone: next.said };
    else names.push(next);
    at = next.to;
  }
}

function readNext(text: string, from: number, names: readonly Name[], findPlaces: FindPlaces): Name | undefined {
  const last = names.at(-1);
  const city = last && findDividedCity(last.said);
  const part = city && readNumberedArrondissement(text, from, city, findPlaces);
  if (part) return toName(part);
  return readNumber(text, from, findPlaces) ?? readName(text, from, findPlaces);
}

function readNumber(text: string, from: number, findPlaces: FindPlaces): Name | undefined {
  const numbered = readNumberedDepartement(text, from, findPlaces);
  return numbered && toName(numbered);
}

function toName({ said, place, to, is }: NumberedPlace): Name {
  return { said, places: [place], isSure: true, to, by: is };
}

/**
 * The names up to the first number that may count something: a bare one is a département beside another one
 * by number ("dans le 38 ou 73", "69, 38 et 73"). Behind a town it is asked about ("Lyon ou 38") or left
 * ("Lyon, 12").
 */
function withoutCounts(text: string, names: Name[]): Name[] {
  const bare = names.filter(({ by }) => by === "bare");
  if (bare.length === 0) return names;
  const first = names.findIndex(({ by }) => by === "bare");
  if (bare.some(({ to }) => isJoinedToCount(text, to)) || isWorkingWeek(toPlaces(bare))) return names.slice(0, first);
  const read: Name[] = [];
  for (const [i, one] of names.entries()) {
    const [before, behind] = [names[i - 1], names[i + 1]];
    const isSure = one.by !== "bare" || isNumber(before ? read[i - 1] : behind);
    if (!isSure && !isAskable(text, one, i === 0 ? undefined : before, bare)) return read;
    read.push(isSure ? one : { ...one, isSure: false, by: undefined });
  }
  return read;
}

function isNumber(name: Name | undefined): boolean {
  return name?.by === "bare" || name?.by === "led";
}

/** "Lyon ou 38", "Paris, 92, 93 et 94": hardly anything but départements, and no hour, day or wage. */
function isAskable(text: string, { said, to }: Name, before: Name | undefined, bare: readonly Name[]): boolean {
  if (before === undefined) return false;
  if (/\s(?:ou|et)\s/iu.test(text.slice(before.to, to - said.length))) return true;
  return bare.length > 1 && bare.every((one) => /^2[ab]$/iu.test(one.said) || Number(one.said) > 31);
}

function toPlaces(names: readonly Name[]): Place[] {
  return names.flatMap(({ places }) => places.slice(0, 1));
}

/** The longest name of a place that begins there. */
function readName(text: string, from: number, findPlaces: FindPlaces): Name | undefined {
  const words = [...text.slice(from).matchAll(/[^\s,;/+]+/gu)].slice(0, mostNameWords);
  for (const { 0: word, index } of words.reverse()) {
    const to = from + index + word.length;
    const said = text.slice(from, to).replace(/(?<![.!?])[.!?]+$/, "");
    if (/[,;/+]/.test(said)) continue;
    const found = findPlaces(said, 8, false);
    const [place] = found.places;
    // "Lyon ou Grenoble" and "Paris et 92" are found too, and are two names; "Lot-et-Garonne" is one.
    const isOne = found.exact && ((found.sure && !/\d/.test(said)) || !betweenPlaces.test(said));
    if (place && isOne && isPlainName(said, place, found))
      return { said, places: found.places, isSure: found.sure || !isNamesake(found.places), to };
  }
  return undefined;
}

/** Words count where few would mean anything else by them, and of numbers here only postal codes. */
function isPlainName(said: string, place: Place, found: FoundPlaces): boolean {
  const name = said.replace(leads, "");
  if (/^\d/.test(name)) return /^\d{5}(?!\d)/.test(name);
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
  return unique.map(({ said, places, isSure }) => ({ said, places, isSure }));
}

/** Several places bear the very name: "Saint-Denis"; or an area is several départements. */
export function isNamesake([first, second]: Place[]): boolean {
  if (!first || !second || first.kind === "france" || second.kind === "france") return false;
  return first.kind !== "commune" || first.name === second.name;
}

/** Behind a name and what belongs to its number, which are no more words than that. */
const isListNear = /^(?:[^\s,;/+]+\s+){0,7}[^\s,;/+]+\s*(?:[,;/+]|\s(?:ou|et|puis|sinon)\s)/iu;
const betweenPlaces = /\s(?:ou|et|puis|sinon)\s|[,;/+]/iu;
const betweenNames =
  /^(?:\s*[,;/+]\s*(?:(?:ou|et)\s+)?|\s+(?:ou(?: bien| sinon| alors| m[êe]me| encore)?|et(?: aussi| sinon)?|puis|sinon)\s+)(?:(?:[àa]|au|aux|en|dans|sur|vers)\s+)?(?:toute?s?\s+)?(?:l['’]|l[ea]s?\s+)?/iu;
const leads =
  /^(?:(?:[àa]|au|aux|en|dans|sur|vers|de|du|des|le|la|les|toute?s?|d[ée]p(?:artements?|ts?)?)\s+|[ld]['’])+/iu;
