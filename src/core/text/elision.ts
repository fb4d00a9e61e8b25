import { normaliseText } from "./text.ts";

/**
 * "de boulanger", "d'aide-soignant", "d'hôtelier", "de harpiste": what a trade is called behind "le métier".
 */
export function withDe(noun: string): string {
  return isElided(noun) ? `d'${noun}` : `de ${noun}`;
}

/** "à Lyon", "au Mans", "aux Ulis", "à La Rochelle". */
export function withA(town: string): string {
  const [, article, rest] = town.match(/^(Le|Les) (.+)$/) ?? [];
  if (article === undefined) return `à ${town}`;
  return `${article === "Le" ? "au" : "aux"} ${rest}`;
}

function isElided(noun: string): boolean {
  const word = normaliseText(noun);
  return /^[aeiou]/.test(word) ? !/^(?:onz|oui|ouistiti|uhlan)/.test(word) : /^h/.test(word) && !aspirated.test(word);
}

/** Of the trades whose names begin with h, those before which "de" keeps its vowel. */
const aspirated =
  /^(?:hachur|hack|halieut|hand|harnach|harp|haut|havill|head|help|herseu|hip|hockey|hongr|hors|hot(?=l| |-)|hub|hussard)/;
