import { findForeignPlace } from "../../places/abroad.ts";
import { townSize } from "../../places/place-tables.ts";
import type { ReadingTools } from "./tools.ts";

/**
 * Without the country of a diploma or of earlier work, where another clause names a town of ours: "DE
 * infirmier obtenu en Belgique, frontière vers Maubeuge" looks for work in Maubeuge.
 */
export function dropForeignPast(text: string, { findPlaces }: Pick<ReadingTools, "findPlaces">): string {
  const clauses = text.split(betweenClauses);
  if (clauses.length < 3) return text;
  const countries = clauses.map(findCountry);
  if (countries.every((country) => country === undefined)) return text;
  const isOurs = (clause: string, i: number) => countries[i] === undefined && namesTown(clause, findPlaces);
  if (!clauses.some(isOurs)) return text;
  return clauses.map((clause, i) => clause.replace(countries[i] ?? "", " ").replace(/\s+/g, " ")).join("");
}

/** What stands between two clauses is kept. */
const betweenClauses = /((?<![\s,;.!?])\s*[,;.!?]+\s+|(?<!\s)\s+(?:maintenant|et (?:je|j['’]|maintenant))(?=\s))/iu;

/** The words that name a country, with the verb that leads to it and the years there. */
function findCountry(clause: string): string | undefined {
  for (const found of clause.matchAll(leadsToCountry)) {
    const place = findForeignPlace(found[1] ?? "");
    if (place && place.name === place.country) return found[0];
  }
  return undefined;
}

const leadsToCountry =
  /(?:(?<!\p{L})(?:obtenue?|pass[ée]e?|faite?|valid[ée]e?|travaill[ée]|boss[ée]|exerc[ée]|v[ée]cu|venu|arriv[ée]e?|form[ée]e?|(?:je |j['’])?(?:reviens|viens|venir|arrive|rentre|sors)) )?(?<!\p{L})(?:(?:en|au|aux|du|de la|de l['’]|des|de|d['’]) ?)(\p{L}[\p{L}'’-]{3,}(?:[ -](?:uni|unis|du|de|la|d['’])[ -]?\p{L}*)?)(?: (?:pendant|durant|depuis)? ?\d+ (?:ans?|ann[ée]es?|mois))?(?: (?:avant|d['’]abord))?/giu;

function namesTown(clause: string, findPlaces: ReadingTools["findPlaces"]): boolean {
  const words = clause.trim().split(" ");
  return words.some((_, i) => {
    const name = words.slice(-1 - i).join(" ");
    if (i > 3 || name.length < 3) return false;
    const { exact, inhabitants, places } = findPlaces(name, 1, false);
    return exact && inhabitants >= townSize && places[0]?.kind !== "france";
  });
}
