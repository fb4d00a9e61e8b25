import { citiesWithArrondissements } from "./place.ts";

/**
 * The code of the arrondissement that a normalised text names: "paris 19e", "lyon 3 eme arrondissement",
 * "paris xv", "lyon troisieme", "15e arrondissement de paris". Undefined for anything else.
 */
export function findArrondissement(key: string): string | undefined {
  const text = key.replace(spoken, (word) => String(ordinals.indexOf(word) + 1));
  const [, name, number] = text.match(cityFirst) ?? swapped(text.match(cityLast));
  const city = citiesWithArrondissements.find((city) => city.name === name);
  const part = numberOf(number ?? "");
  return city && part >= 1 && part <= city.count ? String(city.first + part - 1) : undefined;
}

const part = String.raw`(?:le |dans le )?(\d{1,2}|[xvi]+?) ?(?:er|ere|e|em|eme|ieme|nd)?(?: arr\w*)?`;
const cityFirst = new RegExp(`^(paris|lyon|marseille) ${part}$`);
const cityLast = new RegExp(`^${part} (?:a |de |sur )?(paris|lyon|marseille)$`);

function swapped(found: RegExpMatchArray | null): (string | undefined)[] {
  return found ? [found[0], found[2], found[1]] : [];
}

/** As they are said aloud, 1st to 20th. */
const ordinals =
  "premier,deuxieme,troisieme,quatrieme,cinquieme,sixieme,septieme,huitieme,neuvieme,dixieme,onzieme,douzieme,treizieme,quatorzieme,quinzieme,seizieme,dix septieme,dix huitieme,dix neuvieme,vingtieme".split(
    ",",
  );
const spoken = new RegExp(String.raw`\b(?:${ordinals.toReversed().join("|")})\b`);

const roman = "i,ii,iii,iv,v,vi,vii,viii,ix,x,xi,xii,xiii,xiv,xv,xvi,xvii,xviii,xix,xx".split(",");

function numberOf(text: string): number {
  return /^\d/.test(text) ? Number(text) : roman.indexOf(text) + 1;
}
