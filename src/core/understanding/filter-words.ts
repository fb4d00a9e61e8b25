import { type FilterName, type Filters, pressFilterOption, setFilter } from "../search/filters.ts";
import type { Kind } from "../search/kind.ts";
import { findMonthlyAmount } from "../text/amount.ts";

/** The word that says what kind of search it is, taken out of the text. */
export function extractKind(text: string): { rest: string; kind?: Kind } {
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

/** Words of a text that are filters of the search, taken out of it. Several contracts may be named. */
export function extractFilters(text: string): { rest: string; filters: Filters } {
  let rest = text;
  let filters: Filters = {};
  for (const [pattern, name, value] of filterWords) {
    const [said] = rest.match(pattern) ?? [];
    if (said === undefined) continue;
    rest = rest.replace(pattern, " ").replace(/\s+/g, " ").trim();
    filters = name === "contract" ? pressFilterOption(filters, name, String(value)) : setFilter(filters, name, value);
  }
  const pay = rest.match(payWords);
  const amount = pay && findMonthlyAmount(pay[0]);
  return amount
    ? { rest: rest.replace(payWords, " ").replace(/\s+/g, " ").trim(), filters: { ...filters, salary: amount.euros } }
    : { rest, filters };
}

/** What is not wanted comes before the same that is: "sans intérim", "sans diplôme ni expérience". */
const filterWords: [RegExp, FilterName, string | true][] = [
  [/(?:^|\s)(?:sans|hors|pas (?:d['’ ]|en )?)\s?(?:l['’])?(?:agences? d['’ ])?int[ée]rim(?=\s|$)/i, "agencies", true],
  [/(?:^|\s)(?:sans|hors|pas (?:d['’ ])?)\s?[ée]coles?(?=\s|$)/i, "schools", true],
  [/(?:^|\s)sans (?:aucun )?dipl[ôo]mes?(?: (?:ni|et|ou) (?:sans )?exp[ée]rience)?(?=\s|$)/i, "unskilled", true],
  [/(?:^|\s)sans exp[ée]rience (?:ni|et|ou) (?:sans )?dipl[ôo]mes?(?=\s|$)/i, "unskilled", true],
  [/(?:^|\s)(?:sans|j['’]ai pas (?:le|de)|pas (?:le|de)) permis(?: b| de conduire)?(?=\s|$)/i, "licence", "none"],
  [/(?:^|\s)(?:avec (?:le )?|j['’]ai (?:le )?)?permis b(?=\s|$)/i, "licence", "b"],
  [/(?:^|\s)(?:en |avec )?t[ée]l[ée][ -]?travail(?: partiel| possible| complet)?(?=\s|$)/i, "telework", true],
  [/(?:^|\s)(?:rqth|(?:pour )?travailleurs? handicap[ée]e?s?)(?=\s|$)/i, "accessible", true],
  [/(?:^|\s)(?:en )?cdi(?=\s|$)/i, "contract", "cdi"],
  [/(?:^|\s)(?:en )?cdd(?=\s|$)/i, "contract", "cdd"],
  [/(?:^|\s)(?:en )?int[ée]rim(?:aire)?(?=\s|$)/i, "contract", "interim"],
  [/(?:^|\s)saisonni(?:er|[èe]re)(?=\s|$)/i, "contract", "seasonal"],
  [/(?:^|\s)(?:en )?free-?lance(?=\s|$)/i, "contract", "independent"],
  [/(?:^|\s)(?:(?:à |a )?(?:temps partiel|mi[- ]temps))(?=\s|$)/i, "hours", "part"],
  [/(?:^|\s)(?:(?:à |a )?(?:temps plein|temps complet|plein temps))(?=\s|$)/i, "hours", "full"],
  [/(?:^|\s)(?:d[ée]butante?s?(?: accept[ée]e?s?)?|sans exp[ée]rience)(?=\s|$)/i, "experience", "beginner"],
];

/** An amount is pay only where its euros are named: other numbers are places. */
const payWords =
  /(?:^|\s)(?:(?:à partir|a partir|au moins|minimum|mini|min|plus|d[eè]s|pay[ée]e?|salaire|de|à|a|pour)\s){0,6}\d[\d .\u00a0\u202f]{0,15}k?\s?(?:€|euros?)(?:\s?(?:bruts?|nets?|par|de l['’]|l['’]|\/|mois|mensuels?|an|ann[ée]e|annuels?|heure|h|minimum|mini|min)(?=\s|$|heure))*(?=\s|$)/i;
