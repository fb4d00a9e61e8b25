import { normaliseText } from "../../text/text.ts";
import { type Spellings, spellOutI } from "./features.ts";

/**
 * A text in the spelling of the dictionary, as far as a table knows it: "jve bossé ds 1 resto" → "je veux
 * bossé dans 1 resto". What is held down is let go ("loiiin", "ouiiii"), and punctuation that was spoken is
 * put in its place ("virgule", "point d'interrogation").
 */
export function respell(text: string, spellings: Spellings): string {
  return text
    .replace(/(\p{L})\1{2,}/giu, "$1")
    .replace(/ point d['’ ]interrogation(?=\s|$)/giu, " ?")
    .replace(/(?<=(?<!\p{L})(?:plus?|trop|tro|tr[eè]s|\+) )pr[éeè](?!\p{L})/giu, "près")
    .replace(/ virgule(?=\s|$)/giu, ",")
    .replace(/ point(?: final)?(?=$| (?:merci|voil[àa]|bonne)(?:\s|$))/giu, ".")
    .replace(/(?<![\p{L}\d])[\p{L}\d]+(?![\p{L}\d])(['’]?)/gu, (word, _elided: string, at: number, whole: string) => {
      const key = normaliseText(word);
      // "aujourd'hui" is whole; "j'abite" is not.
      if (key.length < leastElided && /['’]/.test(whole[at - 1] ?? "")) return word;
      // A capital letter alone is no abbreviation of a verb: "permis C".
      if (/^\p{Lu}$/u.test(word)) return word;
      return spellings.get(key) ?? spellOutI(key) ?? word;
    });
}

const leastElided = 4;
