import { toSingular } from "../text/lexicon.ts";
import { normaliseText, splitWords } from "../text/text.ts";
import { isSure, type Lookups, noPlaces } from "./interpretation.ts";
import { isOrdinary } from "./ordinary-words.ts";

/** A text has few refusals: whatever it repeats, no more of them are looked up. */
const maxLookups = 12;

/** The same lookups, which find nothing any more after so many. */
export function limitLookups({ findTitles, findPlaces }: Lookups): Lookups {
  let left = maxLookups;
  return {
    findTitles: (typed, limit) => (left-- > 0 ? findTitles(typed, limit) : []),
    findPlaces: (typed, limit, guess) => (left-- > 0 ? findPlaces(typed, limit, guess) : noPlaces),
  };
}

/** The times of work that people refuse: "dimanche", "nuits", "week-end". */
export const times =
  /^(?:d['’])?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|nuit|soir|soiree|matin|matinee|midi|week-?end|weekend|feries?|vacances)s?$/;

/**
 * Where the thing that is refused ends, which nothing of a search stands for: mostly after a word, but
 * "grande surface", "charges lourdes", "35 h par semaine" and a place or part of a title of several words are
 * one thing.
 */
export function findThingEnd(words: string[], start: number, lookups?: Lookups): number {
  const keys = words.slice(start, start + 6).map((word) => normaliseText(word).replace(/^[dl]['’]/, ""));
  if (/^(?:,|mais|plutot)$/.test(keys[0] ?? "")) return start;
  const [known] = keys.join(" ").match(oneThing) ?? [];
  if (known !== undefined) return start + known.trim().split(" ").length;
  const next = keys.findIndex((key, i) => i > 0 && /^(?:,|mais|plutot|ni|non|pas|sauf|sans|hors)$/.test(key));
  const longest = Math.min(4, next < 0 ? words.length - start : next);
  for (let size = longest; lookups && size > 1 && !times.test(keys[0] ?? ""); size--)
    if (isOneThing(words.slice(start, start + size), lookups)) return start + size;
  return Math.min(words.length, start + 1);
}

function isOneThing(words: string[], { findTitles, findPlaces }: Lookups): boolean {
  const text = words.join(" ");
  if (findPlaces(text, 8, false).exact) return true;
  return findTitles(text, 8).some(({ title }) => holds(title.label, splitWords(text)));
}

const time =
  "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|nuit|soir|soiree|matin|matinee|midi|week-?end|weekend|jour|feries?)s?";
const measure = String.raw`(?:(?:plus|moins) (?:de |que )?|avant |apres |entre |jusqu['’]?a )?\d+(?:[.,h]\d+)? ?(?:h|heures?|min|minutes?|jours?|nuits?|soirs?|fois|mois|semaines?|ans?|kg|kilos?|km|kms|€|euros?|k€?|%)?(?: (?:par|de|/) ?(?:jour|semaine|mois|an|nuit|l['’]heure|plus|suite))?(?: (?:et|a) \d+ ?h?\d*)?(?: (?:bruts?|nets?))*`;
/** Things of several words, as folded words without elision. */
const oneThing = new RegExp(
  `^(?:${[
    measure,
    "cel(?:le|ui)s? (?:la|ci)",
    "ceux (?:la|ci)",
    "week ends?",
    `${time}(?: (?:(?:et|ou|ni) (?:le |les )?)?${time})+`,
    `(?:trop|tres|si|bien|aussi) [^ ]+(?: (?:le |la )?${time})?`,
    "plus loin(?: que [^ ]+)?",
    "(?:grande?|petite?|gros|grosse|long|longue|haute?|bonne?|mauvaise?|nouveau|nouvelle|autre|meme|plein|pleine|mi|jeune)s? [^ ]+",
    "ports? de (?:charges?|colis)(?: lourde?s?)?",
    "travail a la chaine",
    "porte a porte",
    "maisons? de retraite",
    "(?:fast|call|open) [^ ]+",
    "centres? (?:commercia[^ ]+|d['’]?appels?)",
    "boites? de nuit",
    "contacts? (?:avec )?(?:le |la |les )?(?:clients?|clientele|public)",
    "[^ ]+ (?:lourd|coupe|decale|ferie|supplementaire|physique|age|chimique|tardif|difficile|repetitif|penible|variable|irregulier|decouche)e?s?",
    "heures? supp?s?",
    "[^ ]+ toute la (?:journee|nuit|semaine)",
  ].join("|")})(?= |$)`,
);

/**
 * Whether what seems to be refused is part of a job's title: "directeur d'accueil sans hébergement". A "non"
 * inside of a text that is followed by neither a job nor a place corrects nothing: "vendeur non alimentaire".
 */
export function isOfTitle(words: string[], at: number, end: number, lookups: Lookups): boolean {
  const denial = normaliseText(words[at] ?? "");
  if (denial === "non") return at > 0 && isQuality(words.slice(at + 1, end).join(" "), lookups);
  if (denial !== "sans" && denial !== "hors") return false;
  const refusedWords = splitWords(words.slice(at, end).join(" "));
  const beside = words.slice(Math.max(0, at - 4), at).flatMap(splitWords);
  const telling = beside.filter((word) => word.length > 3).map(toSingular);
  return lookups
    .findTitles([...beside, ...refusedWords].join(" "), 24)
    .some(
      ({ title: { label } }) =>
        holds(label, refusedWords) && splitWords(label).some((word) => telling.includes(toSingular(word))),
    );
}

function isQuality(phrase: string, { findTitles, findPlaces }: Lookups): boolean {
  return phrase.length > 4 && !isOrdinary(phrase) && !isSure(findTitles(phrase)) && !findPlaces(phrase, 8, false).exact;
}

/** Whether a title has the words side by side. */
function holds(label: string, words: string[]): boolean {
  const all = splitWords(label).map(toSingular);
  const wanted = words.map(toSingular);
  return all.some((_, from) => wanted.every((word, i) => all[from + i] === word));
}
