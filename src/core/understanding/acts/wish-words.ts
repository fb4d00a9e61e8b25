import {
  type FilterName,
  type Filters,
  filterTable,
  isFilterName,
  pickFilterOptions,
  setFilter,
} from "../../search/filters.ts";
import type { PhraseTable } from "./phrase-table.ts";
import type { WishWord } from "./tables.ts";
import { isTakingWord } from "./taking-verbs.ts";
import { findWords, type Word, withoutParts } from "./words.ts";

/** The wishes of a text beside a job and a place, and the text without them. */
export type WishWords = {
  rest: string;
  filters: Filters;
  without: FilterName[];
  include: string[];
  exclude: string[];
};

/**
 * Takes out of a text what the table of wishes knows: "serveur le soir, pas le week-end, cdi" → "serveur",
 * with the evening, without weekends, and a contract. A wish that is denied is one to leave out; of contracts
 * and hours that is for `refusals.ts`, and such words stay. `keeps` are words that a job title needs
 * ("veilleur de nuit"); `isOfPlace` tells those that begin the name of a place ("Nuits Saint Georges").
 */
export function extractWishWords(
  text: string,
  table: PhraseTable<WishWord>,
  keeps: (wording: string, isMisspelt: boolean) => boolean,
  isOfPlace: (wordings: string[]) => boolean = () => false,
): WishWords {
  const words = findWords(text);
  const taken: { from: number; to: number }[] = [];
  let filters: Filters = {};
  const without: FilterName[] = [];
  const include: string[] = [];
  const exclude: string[] = [];
  let denied: { end: number } | undefined;
  for (const { meant, isMisspelt, start, end, from, to } of table.find(words)) {
    if (isOfLongerName(text, from, to) || isOfPlace(wordsFrom(text, words, start))) continue;
    const own = findOwnTime(words, start, end);
    const denial =
      findDenial(words, start) ?? own ?? (denied && joins(words, denied.end, start) ? { start } : undefined);
    const after = findDenialBehind(words, end);
    // "sans logement c'est pas possible": twice denied is wanted.
    const isDenied = (denial !== undefined) !== (after !== undefined);
    const wording = text.slice(from, to);
    if ((isMisspelt || !isDenied) && keeps(wording, isMisspelt)) continue;
    if (meant.filter === "since" && lastsSoLong(words, start, end)) continue;
    if (meant.filter === "accessible" && isOfOthers(words, start)) continue;
    if (meant.filter === "telework" && isStartOfWay(words, start)) continue;
    if (meant.value === "seasonal" && isTimeOfYear(wording) && tellsOtherTime(text, from)) continue;
    const part = {
      from: words[denial?.start ?? leadStart(words, start)]?.from ?? from,
      to: words[(after ?? own?.to ?? end) - 1]?.to ?? to,
    };
    if (meant.filter === "include") {
      (isDenied ? exclude : include).push(meant.value);
    } else if (meant.value === onlyRefused) {
      // Nobody wishes for schools or agencies, but many to be rid of them.
      if (!isDenied || !isFilterName(meant.filter)) continue;
      filters = addFilter(filters, meant.filter, "true");
    } else if (isFilterName(meant.filter)) {
      // Temporary work has a filter that leaves it out.
      if (isDenied && meant.value === "interim") filters = addFilter(filters, "agencies", "true");
      else if (isDenied && denial && isTakenAway(words, denial.start)) without.push(meant.filter);
      else if (isDenied) {
        if (!isDeniable(meant)) continue;
        without.push(meant.filter);
      } else filters = addFilter(filters, meant.filter, meant.value);
    }
    denied = denial && isDenied && meant.filter === "include" ? { end } : undefined;
    taken.push(part);
  }
  return {
    rest: withoutParts(text, taken),
    filters,
    without,
    include: unique(include.filter((word) => !exclude.includes(word))),
    exclude: unique(exclude),
  };
}

/**
 * "pour 15 jours", "dispo dans 3 jours", "15 jours de vacances": a time of their own, and no age of an offer.
 */
function lastsSoLong(words: Word[], start: number, end: number): boolean {
  const [before = "", first = "", next = ""] = [words[start - 1]?.key, words[start]?.key, words[end]?.key];
  // "du jour au lendemain"
  if (next === "au" && words[end + 1]?.key === "lendemain") return true;
  if (!/^(?:\d+|deux|trois|sept|quinze)$/.test(first)) return false;
  return (
    /^(?:pour|pendant|durant|dans|sous|ici|contrats?|missions?|cdd|de|d')$/.test(before) ||
    /^(?:de|d'|par|a)$/.test(next)
  );
}

/** "travailler avec les handicapés", "dans le handicap": the people whom the work is for. */
function isOfOthers(words: Word[], start: number): boolean {
  const before = words.slice(Math.max(0, start - 4), start).map(({ key }) => key);
  return before.some((key) =>
    /^(?:avec|aupres|dans|domaine|secteur|milieu|aider|accompagner|soigner|occuper|educateur|educatrice|enfants?|eleves?|adultes?|jeunes?)$/.test(
      key,
    ),
  );
}

/** "à pied depuis chez moi", "20 min depuis la maison": where a journey begins. */
function isStartOfWay(words: Word[], start: number): boolean {
  if (words[start]?.key !== "depuis") return false;
  const before = words.slice(Math.max(0, start - 4), start).map(({ key }) => key);
  return before.some((key) =>
    /^(?:pieds?|velo|bus|train|tram|metro|voiture|scooter|min|mn|minutes?|km|heures?|h|accessible|joignable|trajet|loin|pres)$/.test(
      key,
    ),
  );
}

/** A time of the year alone, without a word of work. */
const isTimeOfYear = (wording: string): boolean =>
  /^(?:cet|pour l['’ ]?|pendant l['’ ]?) ?(?:[ée]t[ée]|hiver)$/iu.test(wording);

/** "j'ai travaillé cet été", "après cet été", "en vacances cet été": no work of that time is wanted. */
function tellsOtherTime(text: string, from: number): boolean {
  return otherTime.test(text.slice(0, from));
}

const otherTime =
  /(?<!\p{L})(?:apr[èe]s|avant|fin|depuis|jusqu['’ ]?[àa]|[àa] partir de|d[èe]s|hors|que)\s$|(?<!\p{L})(?:(?:j['’ ]?ai|on a|j['’ ]?avais|avoir) (?:\p{L}+ )?(?:travaill|boss|fait|eu|[ée]t[ée]|pass|fini|termin|obtenu|d[ée]m[ée]nag|re[çc]u)\p{L}*|(?:en|mes|des|les) (?:vacances|cong[ée]s)|je (?:pars|serai|suis) (?:pas|en vacances|absente?)|je d[ée]m[ée]nage|mari(?:age|e))(?!\p{L}).{0,60}$/iu;

/** The value of words that say something only where they are denied: "enlève les écoles". */
export const onlyRefused = "refused";

const unique = (all: string[]): string[] => [...new Set(all)];

function addFilter(filters: Filters, name: FilterName, value: string): Filters {
  const { shape } = filterTable[name];
  if (shape === "flag") return setFilter(filters, name, true);
  if (name !== "contract") return setFilter(filters, name, value);
  const chosen: readonly string[] = filters.contract ?? [];
  return pickFilterOptions(filters, name, [...chosen, value]);
}

/** Of the others, refusing one says nothing that a search can do. */
function isDeniable({ filter }: WishWord): boolean {
  return filter === "telework" || filter === "order" || filter === "since";
}

const denials = new Set([
  "pas",
  "sans",
  "ni",
  "jamais",
  "sauf",
  "hors",
  "aucun",
  "aucune",
  "evite",
  "eviter",
  "no",
  "not",
  "non",
  "refuse",
  "except",
]);
/** What may stand between a denial and what is denied. */
const between = new Set(
  "de d' du des aux le la les l' en a au travail travailler bosser boulot taf faire etre veux peux peut bosse travaille horaires horaire postes poste offres offre annonces annonce voir contrat contrats que tout plus filtre option critere trop un une mon ma mes moi nous boite boites agence agences pour dispo disponible besoin envie d'un d'une necessairement forcement".split(
    " ",
  ),
);
const leads = new Set(
  "le la les l' de d' du des en a au avec et que pendant pour sur ou plutot uniquement seulement qu' juste surtout mais , travail".split(
    " ",
  ),
);

function findDenial(words: Word[], start: number): { start: number } | undefined {
  for (let at = start - 1; at >= Math.max(0, start - 5); at--) {
    const key = words[at]?.key ?? "";
    if (key === "plus" && isPlusDenied(words, at)) return { start: at };
    // "no more", "pas que": only.
    if (denials.has(key)) return words[at + 1]?.key === "que" ? undefined : { start: deniedFrom(words, at) };
    if (isTakingWord(key)) return { start: at };
    if (!between.has(key)) return undefined;
  }
  return undefined;
}

/** "Nuits-Saint-Georges": a part of a name that is written as one. */
function isOfLongerName(text: string, from: number, to: number): boolean {
  return /^\p{Lu}/u.test(text.slice(from)) && /^-\p{Lu}/u.test(text.slice(to));
}

/** The words from one on, as they stand: four at most. */
function wordsFrom(text: string, words: Word[], start: number): string[] {
  return [4, 3, 2].flatMap((size) => {
    const part = words.slice(start, start + size);
    return part.length === size ? [text.slice(part[0]?.from ?? 0, part.at(-1)?.to ?? 0)] : [];
  });
}

/** "avoir mes week-ends", "avec les week-ends de libre": time that is to be their own. */
function findOwnTime(words: Word[], start: number, end: number): { start: number; to?: number } | undefined {
  const [before, verb] = [words[start - 1]?.key ?? "", words[start - 2]?.key ?? ""];
  const isOwn = /^(?:mes|mon|les|le|ses|des|du|de)$/.test(before);
  const isKept = /^(?:avoir|garder|profiter|conserver|libre|libres|liberer)$/.test(verb);
  if (isOwn && isKept && before !== "de" && before !== "du") return { start: start - 2 };
  const behind = words.slice(end, end + 2).map(({ key }) => key);
  const at = behind[0] === "de" ? 1 : 0;
  const isFree = /^(?:libres?|off|tranquilles?|repos)$/.test(behind[at] ?? "");
  // "j'ai mes soirées libres": then they can work.
  const isOffered = words.slice(Math.max(0, start - 4), start).some(({ key }) => /^(?:j'|ai|suis|reste)$/.test(key));
  return isFree && !isOffered ? { start: leadStart(words, isOwn ? start - 1 : start), to: end + at + 1 } : undefined;
}

/** "je veux plus de nuit" and "plus de CDD" at the beginning deny; "plus de soirs" elsewhere may not. */
function isPlusDenied(words: Word[], at: number): boolean {
  return (
    words[at + 1]?.key === "de" && (at === 0 || /^(?:veux|peux|fais|travaille|bosse)$/.test(words[at - 1]?.key ?? ""))
  );
}

/** "je ne peux pas le soir": the verb goes too. */
function deniedFrom(words: Word[], at: number): number {
  let from = at;
  while (
    from > 0 &&
    /^(?:je|j'|ne|n'|peux|veux|peut|suis|mais|surtout|et|dispo|disponible|on)$/.test(words[from - 1]?.key ?? "")
  )
    from--;
  return from;
}

function isTakenAway(words: Word[], start: number): boolean {
  return isTakingWord(words[start]?.key ?? "");
}

/** "pas le soir ni le week-end", "ni soir, ni week-end", "pas le samedi et le dimanche". */
function joins(words: Word[], end: number, start: number): boolean {
  const linked = words.slice(end, start).map(({ key }) => key);
  return (
    linked.length > 0 && linked.length <= 3 && linked.every((key) => /^(?:et|ni|ou|,|le|la|les|de|du|en|l')$/.test(key))
  );
}

/** "le soir non", "le dimanche jamais", "la nuit c'est pas possible": where the denial ends. */
function findDenialBehind(words: Word[], end: number): number | undefined {
  const next = words.slice(end, end + 5).map(({ key }) => key);
  const patterns = [
    ["non"],
    ["jamais"],
    ["impossible"],
    ["exclu"],
    ["c'", "est", "pas", "possible"],
    ["c'", "est", "non"],
    ["c'", "est", "mort"],
    ["je", "peux", "pas"],
    ["je", "ne", "peux", "pas"],
    ["pas", "possible"],
  ];
  const found = patterns.find((pattern) => pattern.every((key, i) => next[i] === key));
  return found && end + found.length;
}

/** Small words that lead to a wish go with it: "avec le permis", "pendant les vacances". */
function leadStart(words: Word[], start: number): number {
  let at = start;
  while (at > 0 && leads.has(words[at - 1]?.key ?? "")) at--;
  return at;
}
