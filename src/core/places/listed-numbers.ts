import type { FindPlaces } from "./found-places.ts";
import { citiesWithArrondissements, type Place } from "./place.ts";

/** A place that a list names by its number. */
export type NumberedPlace = {
  /** What names it alone: "dans le 38", and "Paris 12" where only "12" was written behind "Paris 11 et". */
  said: string;
  place: Place;
  /** Where its number ends in the text. */
  to: number;
  /**
   * "dans le 38" is one wherever it stands; a bare "38" only beside others; "12e" is one behind "Paris 11e".
   */
  is: "led" | "bare" | "arrondissement";
};

/**
 * The département whose number stands there: "dans le 38", "le 2A", "73". Undefined where the number counts
 * something ("12 €", "35/39h", "50 personnes"), or is part of a date or of a telephone number.
 */
export function readNumberedDepartement(text: string, from: number, findPlaces: FindPlaces): NumberedPlace | undefined {
  const [whole, lead = "", number = ""] = text.slice(from).match(departementNumber) ?? [];
  if (whole === undefined) return undefined;
  const to = from + whole.length;
  const before = text.slice(0, to - number.length);
  const behind = text.slice(to);
  const isLed = ledBy.test(before);
  if (counted.test(behind) || isDate(number, behind, before)) return undefined;
  if (!isLed && (!standsAlone.test(behind) || countedBefore.test(before.slice(0, before.length - lead.length))))
    return undefined;
  const [place] = findPlaces(number, 1, false).places;
  if (place?.kind !== "departement" || place.code !== number.toUpperCase()) return undefined;
  return { said: whole, place, to, is: isLed ? "led" : "bare" };
}

/** The arrondissement whose number stands there, behind another one of `city` or behind the city itself. */
export function readNumberedArrondissement(
  text: string,
  from: number,
  { city, isWhole }: { city: string; isWhole: boolean },
  findPlaces: FindPlaces,
): NumberedPlace | undefined {
  const [whole, number = "", ordinal] = text.slice(from).match(arrondissementNumber) ?? [];
  if (whole === undefined) return undefined;
  const to = from + whole.length;
  const behind = text.slice(to);
  // "Paris, 12" says too little: an hour, a wage, a day.
  if (ordinal === undefined && (isWhole || !standsAlone.test(behind) || counted.test(behind))) return undefined;
  if (floor.test(behind)) return undefined;
  const said = `${city} ${Number(number)}`;
  const { places, exact } = findPlaces(said, 1, false);
  const [place] = places;
  return exact && place?.kind === "commune" && place.city ? { said, place, to, is: "arrondissement" } : undefined;
}

/** Several arrondissements before the name of their city: "dans le 11e ou le 12e arrondissement de Paris". */
export function readArrondissementsBefore(
  text: string,
  from: number,
  findPlaces: FindPlaces,
): NumberedPlace[] | undefined {
  const [whole, numbers = "", city = ""] = text.slice(from).match(arrondissementsBefore) ?? [];
  if (whole === undefined) return undefined;
  const name = citiesWithArrondissements.find((one) => one.name === city.toLowerCase())?.name;
  const found = [...numbers.matchAll(/\d{1,2}/g)].map(([number]): NumberedPlace | undefined => {
    const said = `${name} ${Number(number)}`;
    const [place] = findPlaces(said, 1, false).places;
    if (place?.kind !== "commune" || !place.city) return undefined;
    return { said, place, to: from + whole.length, is: "arrondissement" };
  });
  return found.every((one) => one !== undefined) ? found : undefined;
}

/** The city that is divided into arrondissements and that a name begins with: "Paris" of "Paris 11e". */
export function findDividedCity(said: string): { city: string; isWhole: boolean } | undefined {
  const [, city, number] = said.match(dividedCity) ?? [];
  return city === undefined ? undefined : { city, isWhole: number === undefined };
}

/**
 * A number joined to one that counts something counts the same: neither is a département in "10 ou 20 km".
 */
export function isJoinedToCount(text: string, at: number): boolean {
  const [joint, number] =
    text.slice(at).match(/^(?:\s*[/-]\s*|\s+(?:ou|et|[àa])\s+)(2[ab](?![\p{L}\d])|\d+(?:[.,]\d+)?)/iu) ?? [];
  if (joint === undefined || number === undefined) return false;
  const behind = text.slice(at + joint.length);
  return counted.test(behind) || !(standsAlone.test(behind) || /^\s*[/-]\s*\d/.test(behind));
}

/** The usual working weeks, "35/39": hours, although both are départements. */
export function isWorkingWeek(places: readonly Place[]): boolean {
  const codes = places.map((place) => (place.kind === "departement" ? place.code : ""));
  return codes.length === 2 && codes.includes("35") && codes.includes("39");
}

const departementNumber =
  /^((?:(?:dans|sur)\s+)?(?:(?:le|les|du)\s+)?(?:d[ée]p(?:artements?|ts?|t)?\.?\s+(?:du\s+)?)?)(2[ab]|\d{2,3})(?![\p{L}\d])/iu;
const ledBy = /(?:^|[\s,;/+])(?:le|les|d[ée]p(?:artements?|ts?|t)?\.?(?:\s+du)?)\s+$/iu;
const ordinalMark = "(?:er|[èe]re|e|è|[èe]me|i[èe]me|nd)";
const arrondissementWord = String.raw`(?:\s+arr(?:ondissements?|dts?|\.)?(?!\p{L}))?`;
const arrondissementNumber = new RegExp(
  String.raw`^(?:le\s+|dans\s+le\s+)?(\d{1,2})\s?(${ordinalMark})?(?![\p{L}\d])${arrondissementWord}`,
  "iu",
);
const oneNumber = String.raw`(?:le\s+)?\d{1,2}\s?${ordinalMark}?(?![\p{L}\d])${arrondissementWord}`;
const arrondissementsBefore = new RegExp(
  String.raw`^(?:dans\s+les?\s+|les?\s+)?(${oneNumber}(?:(?:\s*[,/]\s*|\s+(?:ou|et)\s+)(?:dans\s+)?${oneNumber})+)\s+(?:de\s+|[àa]\s+|sur\s+)?(paris|lyon|marseille)(?!\p{L})`,
  "iu",
);
const dividedCity = new RegExp(String.raw`(?:^|\s)(paris|lyon|marseille)(?:\s+(\d{1,2})\s?${ordinalMark}?)?$`, "iu");

/** "dans le 12e étage" is no arrondissement. */
const floor = /^\s+(?:[ée]tage|ann[ée]e|mois|jour|fois)/iu;

/** What makes a number no département, also behind "le". */
const counted =
  /^(?:\s*(?:[%€$°]|\d|['’"]|[.,]\d|-\s*\d)|\s*(?:k?€|euros?|eur|km|kms|kilom\p{L}*|bornes|h|hs?|heures?|ans?|ann[ée]es?|jours?|j|mois|sem(?:aines?)?|minutes?|min|mn|janv\p{L}*|f[ée]v\p{L}*|mars|avr\p{L}*|mai|juin|juil\p{L}*|ao[uû]t|sept\p{L}*|oct\p{L}*|nov\p{L}*|d[ée]c\p{L}*|h\d+|rue|bis|ter|av|ave|avenue|bd|boulevard|place|impasse|chemin|all[ée]es?|route|quai|cours|tonnes?|t|kg|kilos?|m|m2|m²|personnes?|salari[ée]s?|employ[ée]s?|couverts?|lits?|places?|postes?|offres?|fois|euro|pourcents?)(?![\p{L}\d]))/iu;

/** What may follow a bare number that is a département: the end, a stop, the next of the list, few words. */
const standsAlone =
  /^\s*(?:$|[;,!?)]|\.(?!\d)|[/+]\s*(?:2[ab]|\d{2,3})(?![\p{L}\d])|(?:ou|et|puis|en|[àa]|au|pour|avec|sans|comme|cdi|cdd|int[ée]rim|alternance|stage|apprentissage|saisonnier|temps|mi-temps|plein|d[ée]butante?|urgent|stp|svp|s['’]il|merci|si|je|j['’]|de pr[ée]f[ée]rence|bonjour|aussi|uniquement|seulement)(?![\p{L}\d]))/iu;

/** What leads to an amount. */
const countedBefore =
  /(?:^|[\s,;/+])(?:entre|de|d['’]|[àa]|en|plus|moins|jusqu['’][àa]|environ|bac|rayon|salaire|pay[ée]e?s?|gagner|mini(?:mum)?|maxi(?:mum)?|min|max|tarif|taux|horaire|niveau|cat[ée]gorie|coef\p{L}*|indice|[ée]chelon|grade|rue|num[ée]ro|n°|t[ée]l\p{L}*|ligne|bus|lot|\d+)[\s:]*$|\d[\s.]+$/iu;

/** "le 12/09", "01/09/2026": a day, but for "dans le 69/38". */
function isDate(number: string, behind: string, before: string): boolean {
  const [, month] = behind.match(/^\s*[/.-]\s*(\d{1,2})(?!\d)/) ?? [];
  if (month === undefined || /(?:dans\s+les?|d[ée]p\p{L}*\.?(?:\s+du)?)\s+$/iu.test(before)) return false;
  return Number(number) <= 31 && Number(month) <= 12;
}
