import { type Filters, withFilter } from "./filters.ts";
import type { Kind } from "./kind.ts";

/** The word that says what kind of search it is, taken out of the text. */
export function withoutKind(text: string): { rest: string; kind?: Kind } {
  for (const [pattern, kind] of kindWords) {
    const rest = text.replace(pattern, " ").replace(/\s+/g, " ").trim();
    if (rest !== text.trim()) return { rest, kind };
  }
  return { rest: text };
}

const kindWords: [RegExp, Kind][] = [
  [
    /(?:^|\s)(?:les )?(?:entreprises?|soci[ée]t[ée]s?)(?: qui (?:recrutent|embauchent))?(?: (?:en|pour une?) (?:alternance|apprentissage))?(?=\s|$)/i,
    "entreprises",
  ],
  [
    /(?:^|\s)(?:(?:en |une? |l.)?(?:contrats? (?:d.|en ))?(?:alternance|alternante?|apprentissage)|apprentie?|(?:en )?contrat (?:pro|de professionnalisation))(?=\s|$)/i,
    "alternance",
  ],
];

/** Words of a text that are filters of the search, taken out of it. */
export function withoutFilters(text: string): { rest: string; filters: Filters } {
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
  [/(?:^|\s)(?:en )?cdi(?=\s|$)/i, "contract", "cdi"],
  [/(?:^|\s)(?:en )?cdd(?=\s|$)/i, "contract", "cdd"],
  [/(?:^|\s)(?:en )?int[ée]rim(?:aire)?(?=\s|$)/i, "contract", "interim"],
  [/(?:^|\s)saisonni(?:er|[èe]re)(?=\s|$)/i, "contract", "seasonal"],
  [/(?:^|\s)(?:(?:à |a )?(?:temps partiel|mi[- ]temps))(?=\s|$)/i, "hours", "part"],
  [/(?:^|\s)(?:(?:à |a )?(?:temps plein|temps complet|plein temps))(?=\s|$)/i, "hours", "full"],
  [/(?:^|\s)(?:d[ée]butante?s?(?: accept[ée]e?s?)?|sans exp[ée]rience)(?=\s|$)/i, "experience", "beginner"],
];
