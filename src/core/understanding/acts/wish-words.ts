import {
  type FilterName,
  type Filters,
  filterTable,
  isFilterName,
  pickFilterOptions,
  setFilter,
} from "../../search/filters.ts";
import { isFiller } from "./fillers.ts";
import type { PhraseTable } from "./phrase-table.ts";
import type { WishWord } from "./tables.ts";
import { isTakingWord } from "./taking-verbs.ts";
import { findDenial, findDenialBehind, findOwnTime, joins, leadStart } from "./wish-denials.ts";
import { findWords, type Word, withoutParts } from "./words.ts";

/** The wishes of a text beside a job and a place, and the text without them. */
export type WishWords = {
  rest: string;
  filters: Filters;
  without: FilterName[];
  include: string[];
  exclude: string[];
  /** What brings people to work, where that is asked of the place: "accessible en métro". */
  reach: string[];
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
  const reach: string[] = [];
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
    if (meant.filter === "since" && (lastsSoLong(words, start, end) || tellsPast(text, from))) continue;
    if (meant.filter === "accessible" && isOfOthers(words, start)) continue;
    if (meant.filter === "telework" && isStartOfWay(words, start)) continue;
    if (meant.value === "seasonal" && isTimeOfYear(wording) && tellsOtherTime(text, from)) continue;
    const part = {
      from: words[denial?.start ?? leadStart(words, start)]?.from ?? from,
      to: words[(after ?? own?.to ?? end) - 1]?.to ?? to,
    };
    if (meant.filter === "include") {
      (isDenied ? exclude : include).push(meant.value);
    } else if (meant.filter === onlyExcluded) {
      // "sans anglais": a language is more often learned, or taught.
      if (!isDenied) continue;
      exclude.push(meant.value);
    } else if (meant.filter === "reach") {
      if (!isDenied) reach.push(meant.value);
    } else if (meant.value === contrary && isFilterName(meant.filter)) {
      // "en présentiel" takes "à distance" away, "pas en présentiel" asks for it.
      if (isDenied) filters = addFilter(filters, meant.filter, "true");
      else without.push(meant.filter);
    } else if (meant.value === onlyRefused) {
      // Nobody wishes for schools or agencies, but many to be rid of them.
      if (!isDenied || !isFilterName(meant.filter)) continue;
      filters = addFilter(filters, meant.filter, "true");
    } else if (isFilterName(meant.filter)) {
      // Temporary work has a filter that leaves it out.
      if (isDenied && meant.value === "interim") filters = addFilter(filters, "agencies", "true");
      else if (isDenied && denial && isTakingWord(words[denial.start]?.key ?? "")) without.push(meant.filter);
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
    reach: unique(reach),
  };
}

/** "j'en ai marre des écoles" and nothing else: it is no weariness of life. */
export function saysEnoughOf(text: string, table: PhraseTable<WishWord>): boolean {
  if (!/(?<!\p{L})(?:marre|ras le bol)(?!\p{L})/iu.test(text)) return false;
  const { rest, filters, exclude } = extractWishWords(text, table, () => false);
  return isFiller(rest) && (exclude.length > 0 || filters.schools === true || filters.agencies === true);
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

/** "j'ai déménagé la semaine dernière", "je suis arrivé ce mois-ci": when something befell who writes. */
function tellsPast(text: string, from: number): boolean {
  return past.test(text.slice(0, from));
}

const past =
  /(?<!\p{L})(?:j['’ ]?ai|on a|nous avons|je (?:me )?suis|on (?:s['’])?est|on m['’]?a|ils m['’]ont)(?: \p{L}+){0,2}? (?:d[ée]m[ée]nag|perdu|quitt|arriv|fini|termin|arr[êe]t|licenci|vir[ée]|install|sorti|accouch|obtenu|pass[ée]|eu |chang|d[ée]missionn|commenc|sign[ée]|rat[ée]|valid)[^,.;!?]{0,40}$/iu;

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
/** The value of words that say the contrary of a filter: "en présentiel" is not "à distance". */
export const contrary = "contrary";
/** Words of the text of offers that count only where they are denied: "pas d'anglais". */
export const onlyExcluded = "exclude";

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
