import type { FindPlaces } from "../places/found-places.ts";
import { normaliseText } from "../text/text.ts";
import { type Lookups, noPlaces } from "./interpretation.ts";
import { isOrdinary, isOrdinaryPlural } from "./ordinary-words.ts";

/**
 * "dimanche" is not Manche. A village that is called like an everyday word is asked about, unless it has its
 * article ("Le Port").
 */
export function withoutOrdinaryWords(findPlaces: FindPlaces): FindPlaces {
  return (typed, limit, guess) => {
    if (isOrdinaryPlural(typed) && !isOrdinary(typed)) return findPlaces(typed, limit, false);
    if (!isOrdinary(typed) || /^(?:[àÀa] )?[lL](?:e|a|es) \p{Lu}/u.test(typed)) return findPlaces(typed, limit, guess);
    const found = findPlaces(typed, limit, false);
    // "Grand Est" is a region, whatever its words mean; "en centre" leads to where people work.
    if (found.exact && found.places[0]?.kind === "region" && !/^(?:[^ ]{1,4} )*centre$/.test(typed)) return found;
    if (/^[àa] (?!centre$)[^ ]+$/iu.test(typed) && found.exact) return found;
    return found.exact ? { ...found, exact: false, sure: false } : noPlaces;
  };
}

/** "Je me sens seul" names no town, nor does "j'angoisse": what follows such a pronoun is a verb. */
export function withoutVerbs(lookups: Lookups, text: string): Lookups {
  const verbs = new Set([...text.matchAll(conjugated)].map(([, verb = ""]) => normaliseText(verb)));
  if (verbs.size === 0) return lookups;
  return {
    ...lookups,
    findPlaces: (typed, limit, guess) =>
      verbs.has(normaliseText(typed)) ? noPlaces : lookups.findPlaces(typed, limit, guess),
  };
}

const conjugated =
  /(?<!\p{L})(?:j['’]|je (?:m['’]|me )?|tu (?:t['’]|te )?|on (?:s['’]|se )?|(?:m|t|s)['’]|(?:me|te|se) )(\p{L}+)/giu;
