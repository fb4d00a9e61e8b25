import { type Area, listPlaces } from "../../places/area.ts";
import { citiesWithArrondissements } from "../../places/place.ts";

/**
 * A message that names arrondissements by their numbers alone, with the city that is searched: "11e ou 12e"
 * below offers in Paris is "Paris 11e ou Paris 12e". The same text where it names none. One short number
 * without an article is rather that of an offer: "3e".
 */
export function nameArrondissements(text: string, here: Area | undefined): string {
  const city = here && findCity(here);
  if (city === undefined || text.toLowerCase().includes(city.name.toLowerCase())) return text;
  const words = text
    .replace(small, " ")
    .replace(number, " ")
    .replace(/[\s,;/&+?.!]+/g, "");
  const numbers = [...text.matchAll(number)];
  if (words !== "" || numbers.length === 0 || numbers.some(([, one]) => Number(one) > city.count)) return text;
  if (/(?<!\p{L})la\s+\d/iu.test(text)) return text;
  const isLed = /(?<!\p{L})le\s+\d|arr/iu.test(text);
  if (numbers.length === 1 && Number(numbers[0]?.[1]) < leastUnled && !isLed) return text;
  const named = numbers.map(([, one]) => `${city.name} ${Number(one)}e`).join(" et ");
  if (adding.test(text)) return `et aussi ${named}`;
  return `${/^\s*et(?!\p{L})/iu.test(text) ? "et " : ""}${named}${text.includes("?") ? " ?" : ""}`;
}

/** One more, beside those that are there. */
const adding = /(?<!\p{L})(?:aussi|r?ajout\p{L}*|en plus|[ée]galement)(?!\p{L})/iu;

/** From that number on, an ordinal alone is rather an arrondissement. */
const leastUnled = 10;

/** The only city with arrondissements that an area has. */
function findCity(area: Area): (typeof citiesWithArrondissements)[number] | undefined {
  const codes = listPlaces(area).map((place) => (place.kind === "commune" ? (place.city ?? place.code) : ""));
  const [code, ...others] = new Set(codes);
  return others.length > 0 ? undefined : citiesWithArrondissements.find((city) => city.code === code);
}

const number =
  /(?<![\p{L}\d])(\d{1,2})\s?(?:er|[èe]re|[èe]|[èe]?me|i[èe]me|nd)(?![\p{L}\d])(?:\s+arr(?:ondissements?|dts?|\.)?(?!\p{L}))?/giu;
const small =
  /(?<!\p{L})(?:et|ou|puis|plut[ôo]t|aussi|dans|vers|sur|le|les|du|finalement|seulement|uniquement|que|juste|svp|stp|s['’]il (?:te|vous) pla[iî]t|ajoute[rz]?|rajoute[rz]?|alors|non|oui|ok|merci|en plus)(?!\p{L})/giu;
