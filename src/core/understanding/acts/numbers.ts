import { normaliseText } from "../../text/text.ts";
import type { TravelMode } from "./reading.ts";

const cardinals: ReadonlyMap<string, number> = new Map(
  Object.entries({
    un: 1,
    une: 1,
    deux: 2,
    trois: 3,
    quatre: 4,
    cinq: 5,
    six: 6,
    sept: 7,
    huit: 8,
    neuf: 9,
    dix: 10,
    onze: 11,
    douze: 12,
    treize: 13,
    quatorze: 14,
    quinze: 15,
    seize: 16,
    vingt: 20,
    trente: 30,
    quarante: 40,
    cinquante: 50,
    soixante: 60,
    cent: 100,
  }),
);
const ordinals: [RegExp, number][] = [
  [/^(?:premiere?|1(?:er|ere|re))$/, 1],
  [/^(?:deuxieme|second|seconde|2(?:e|eme|nd|nde))$/, 2],
  [/^(?:troisieme|3(?:e|eme))$/, 3],
  [/^(?:quatrieme|4(?:e|eme))$/, 4],
  [/^(?:cinquieme|5(?:e|eme))$/, 5],
  [/^(?:sixieme|6(?:e|eme))$/, 6],
  [/^(?:septieme|7(?:e|eme))$/, 7],
  [/^(?:huitieme|8(?:e|eme))$/, 8],
  [/^(?:neuvieme|9(?:e|eme))$/, 9],
  [/^(?:dixieme|10(?:e|eme))$/, 10],
];

/** "2", "deux", "2eme", "deuxième" → 2. */
export function readNumber(word: string): number | undefined {
  const key = normaliseText(word);
  if (/^\d{1,4}$/.test(key)) return Number(key);
  return cardinals.get(key) ?? ordinals.find(([pattern]) => pattern.test(key))?.[1];
}

const hourPattern =
  /(?<![\p{L}\d])(?:(midi|noon|minuit|midnight)(?!\p{L})|(\d{1,2}|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|vingt)\s?(?:h(?:eures?)?(?!\p{L})(?:\s?\d{2})?|(?=\s?(?:du (?:mat(?:in)?|soir)|pm|am)(?!\p{L})))(?:\s?(du (?:mat(?:in)?|soir)|pm|am|le soir|de l['’]apr[eè]s[- ]midi))?)/giu;

/**
 * The last hour that a text names, from 0 to 23, without its minutes: "8h c'est trop tôt, mettez 10h30" → 10;
 * "six heures du soir" → 18; "midi" → 12.
 */
export function readHour(text: string): number | undefined {
  const found = [...text.matchAll(hourPattern)].at(-1);
  if (found === undefined) return undefined;
  const [, named, number = "", part = ""] = found;
  if (named !== undefined) return /^mi(?:nuit|dnight)$/iu.test(named) ? 0 : 12;
  const hour = readNumber(number) ?? -1;
  const value = /soir|pm|apr/iu.test(part) && hour < 12 ? hour + 12 : hour;
  return value >= 0 && value <= 23 ? value : undefined;
}

const minutesPattern =
  /(?:(?:à |a |dans |moins de |max(?:imum)? |jusqu['’]?[àa] |environ |pas plus de |en ){0,3})(?<![\p{L}\d])(\d{1,3}|une? demi|dix|quinze|vingt|trente|quarante|quarante[- ]cinq|cinquante|soixante)[- ]?\s?(?:min(?:ute)?s?|mn)(?!\p{L})(?:\s?(?:max(?:imum)?|environ|maxi))?(?:\s?(?:de (?:trajet|route|transport|voiture|v[eé]lo|bus|train|marche|m[eé]tro)|en (?:voiture|bus|v[eé]lo|train|transports?(?: en commun)?|m[eé]tro|tram|scooter)|[àa] (?:pied|v[eé]lo)))?(?:\s?(?:max(?:imum)?|maxi))?/iu;
const hoursOfTravel =
  /(?:(?:à |a |dans |moins d['’]?e? ?|max(?:imum)? |jusqu['’]?[àa] |pas plus d['’]?e? ?){0,3})(?<![\p{L}\d])(?:(une demi[- ]?heure|demi[- ]heure|1\/2 ?h(?:eure)?)|(une|1|deux|2) ?h(?:eures?)?(?: ?(et demie|et quart|\d{2}))?)(?!\p{L})\s?(?:max(?:imum)? (?=de |en |[àa] ))?(?:de (?:trajet|route|transports?|voiture|v[eé]lo|bus|train|marche|m[eé]tro|chez moi)|en (?:voiture|bus|v[eé]lo|train|transports?(?: en commun)?|m[eé]tro)|[àa] (?:pied|v[eé]lo)|max(?:i|imum)?(?!\p{L}))/iu;

/** How somebody travels, where a text says so. */
export function findTravelMode(text: string): TravelMode | undefined {
  if (/(?<!\p{L})(?:[àa] pieds?|de marche|en marchant|on foot|walk(?:ing)?)(?!\p{L})/iu.test(text)) return "foot";
  if (/(?<!\p{L})(?:v[eé]lo|bicyclette|trottinette|bike)(?!\p{L})/iu.test(text)) return "bicycle";
  if (publicTransport.test(text)) return "transport";
  return /(?<!\p{L})(?:en voiture|de (?:voiture|route)|by car)(?!\p{L})/iu.test(text) ? "car" : undefined;
}

const publicTransport =
  /(?<!\p{L})(?:(?:en|par|(?:min(?:ute)?s?|heures?) de|(?:prend\p{L}*|avec) (?:l[ea]s?|un)) (?:bus|train|ter|tram(?:way)?|m[eé]tro|rer|transports?)|(?:sans|pas de) (?:voiture|v[eé]hicule)|pas v[eé]hicul[eé]e?)(?!\p{L})/iu;

/** A travel time: "à 30 min de", "une heure de route". Minutes, and the words that said it. */
export function findMinutes(text: string): { minutes: number; from: number; to: number } | undefined {
  const long = text.match(hoursOfTravel);
  if (long) {
    const [wording, half, hours, more] = long;
    const whole = half ? 30 : (readNumber(hours ?? "1") ?? 1) * 60;
    const rest = more === undefined ? 0 : /demi/.test(more) ? 30 : /quart/.test(more) ? 15 : Number(more);
    return { minutes: whole + rest, from: long.index ?? 0, to: (long.index ?? 0) + wording.length };
  }
  const found = text.match(minutesPattern);
  if (!found) return undefined;
  const said = found[1] ?? "";
  const minutes = /quarante[- ]cinq/i.test(said) ? 45 : (readNumber(said) ?? 30);
  return { minutes, from: found.index ?? 0, to: (found.index ?? 0) + found[0].length };
}
