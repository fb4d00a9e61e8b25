import { type Filters, withFilter } from "./filters.ts";
import type { FindPlaces, FoundPlaces } from "./places/place-index.ts";
import type { FindTitles, Hit } from "./rome/title-index.ts";
import type { Meaning } from "./words.ts";

/** How many letters of a message are looked at. */
export const longestText = 300;

/**
 * Takes a typed text apart: "alternance boulangère à Marseile" holds a filter, a job and a place. A text that is a job title as a whole is not
 * cut ("chef de rang", although Rang is a village).
 */
export function understander(findTitles: FindTitles, findPlaces: FindPlaces): (typed: string) => Meaning {
  return (typed) => {
    const text = typed.slice(0, longestText).replace(/\s+/g, " ").trim();
    const whole = findTitles(text);
    if (isSure(whole))
      return meaning({ text, jobText: text, hits: whole, filters: {}, found: findPlaces(text), both: false });
    const { rest, filters } = withoutFilters(text.replace(leadIn, ""));
    const hits = findTitles(rest);
    for (const { job, place, firmly } of splits(rest)) {
      const found = findPlaces(place);
      if (!found.exact && (firmly || !found.sure)) continue;
      const ofJob = findTitles(job);
      const better = scoreOf(ofJob) >= likely && scoreOf(ofJob) > scoreOf(hits);
      if (better) return meaning({ text, jobText: job, hits: ofJob, filters, found, both: true });
    }
    return meaning({ text, jobText: rest, hits, filters, found: findPlaces(rest), both: false });
  };
}

/** What people say before they say what they look for. */
const leadIn =
  /^(?:(?:bonjour|bonsoir|salut|hello)[ ,.!]*)?(?:je |j')?(?:suis (?:[àa] la )?)?(?:(?:re)?cherche|recherche|veux|voudrais|souhaite|aimerais|besoin)?(?: (?:un|une|du|des|d'un|d'une|de|trouver|[êe]tre|devenir|travailler))*(?:(?:^| )(?:travail|emploi|poste|job|boulot|taf|offres?|annonces?|missions?))*(?:(?:^| )(?:de|d'emploi|d'|en tant que|comme|dans|en|pour)(?= |$|')'?)*(?: |$)/i;

/** From here on a title holds the very words, in some form; from `likely` on, most of them. */
const sure = 0.95;
const likely = 0.6;

const scoreOf = ([first]: Hit[]): number => first?.score ?? 0;
const isSure = (hits: Hit[]): boolean => scoreOf(hits) >= sure;

type Parts = Pick<Meaning, "text" | "jobText" | "filters" | "both"> & { hits: Hit[]; found: FoundPlaces };

function meaning({ text, jobText, hits, filters, found, both }: Parts): Meaning {
  const score = scoreOf(hits);
  return {
    text,
    jobText,
    titles: hits.map(({ title: { code, label, rome } }) => ({ code, label, rome })),
    titleMatch: score >= sure ? "sure" : score >= likely ? "likely" : score > 0 ? "near" : "none",
    places: found.places,
    placeMatch: matchOf(found),
    both,
    filters,
  };
}

function matchOf({ places, exact, sure }: FoundPlaces): Meaning["placeMatch"] {
  if (places.length === 0) return "none";
  return exact ? (sure ? "sure" : "exact") : sure ? "likely" : "near";
}

/** `firmly`: only a place's very name counts, as nothing says that a place follows. */
type Split = { job: string; place: string; firmly: boolean };

/**
 * The ways to cut a text into a job and a place, likeliest first: where a word says so ("à", "sur", "près de"); before the last words; after the
 * first; and at last before words that only look like a place.
 */
function splits(text: string): Split[] {
  const parts = text.split(" ");
  const sizes = [5, 4, 3, 2, 1].filter((size) => size < parts.length);
  const before = (size: number) => ({ job: parts.slice(0, -size).join(" "), place: parts.slice(-size).join(" ") });
  const after = (size: number) => ({ job: parts.slice(size).join(" "), place: parts.slice(0, size).join(" ") });
  return [
    ...[...text.matchAll(leadsToPlace)].map(({ index, 0: lead }) => ({
      job: text.slice(0, index),
      place: text.slice(index + lead.length),
      firmly: false,
    })),
    ...sizes.map((size) => ({ ...before(size), firmly: true })),
    ...sizes.map((size) => ({ ...after(size), firmly: true })),
    ...sizes.filter((size) => before(size).place.length > 4).map((size) => ({ ...before(size), firmly: false })),
  ];
}

const leadsToPlace = / (?:à|a|sur|vers|près de|pres de|autour de|dans le|dans la|dans les|en|au|aux|sur le|@) /gi;

/** Words of a text that are filters of the search, taken out of it. */
function withoutFilters(text: string): { rest: string; filters: Filters } {
  let rest = text;
  let filters: Filters = {};
  for (const [pattern, name, value] of filterWords) {
    const without = rest.replace(pattern, " ").replace(/\s+/g, " ").trim();
    if (without === rest) continue;
    rest = without;
    filters = withFilter(filters, name, value);
  }
  return { rest, filters };
}

const filterWords: [RegExp, "contract" | "hours" | "experience", string][] = [
  [/(?:^|\s)(?:(?:en )?(?:contrat d.)?(?:alternance|apprentissage)|apprentie?)(?=\s|$)/i, "contract", "alternance"],
  [/(?:^|\s)(?:en )?cdi(?=\s|$)/i, "contract", "cdi"],
  [/(?:^|\s)(?:en )?cdd(?=\s|$)/i, "contract", "cdd"],
  [/(?:^|\s)(?:en )?int[ée]rim(?:aire)?(?=\s|$)/i, "contract", "interim"],
  [/(?:^|\s)saisonni(?:er|[èe]re)(?=\s|$)/i, "contract", "seasonal"],
  [/(?:^|\s)(?:(?:à |a )?(?:temps partiel|mi[- ]temps))(?=\s|$)/i, "hours", "part"],
  [/(?:^|\s)(?:(?:à |a )?(?:temps plein|temps complet|plein temps))(?=\s|$)/i, "hours", "full"],
  [/(?:^|\s)(?:d[ée]butante?s?(?: accept[ée]e?s?)?|sans exp[ée]rience)(?=\s|$)/i, "experience", "beginner"],
];
