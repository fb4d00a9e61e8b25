import { type FilterName, type Filters, pressFilterOption, setFilter } from "../search/filters.ts";
import type { WishedKind } from "../search/kind.ts";
import { rqthWish } from "./rqth.ts";

/** The word that says what kind of search it is, taken out of the text. */
export function extractKind(text: string): { rest: string; kind?: WishedKind } {
  for (const [pattern, kind] of kindWords) {
    const rest = takeOut(text, pattern);
    // Those companies take apprentices: "entreprises qui recrutent un opticien à Mende en alternance".
    if (rest !== text.trim()) return { rest: kind === "entreprises" ? takeOut(rest, inApprenticeship) : rest, kind };
  }
  return { rest: text };
}

function takeOut(text: string, pattern: RegExp): string {
  return text.replace(pattern, " ").replace(/\s+/g, " ").trim();
}

const inApprenticeship = /(?:^|\s)en (?:contrat d['’])?(?:alternance|apprentissage)(?=\s|$)/iu;

/**
 * Companies are meant where they are said to recruit or to take an apprentice, where the text begins with
 * them, and where it says nothing else. "Comptable en entreprise" is a job.
 */
const kindWords: [RegExp, WishedKind][] = [
  [
    /(?:^|\s)(?:(?:des|les|une) )?(?:entreprises?|soci[ée]t[ée]s?) qui (?:recrut|embauch|prenn?|cherch|forment)\p{L}*(?: (?:en|pour une?) (?:alternance|apprentissage))?(?=\s|$)/iu,
    "entreprises",
  ],
  [
    /(?:^|\s)(?:(?:des|les|une) )?(?:entreprises?|soci[ée]t[ée]s?) (?:(?:en|pour (?:une|un|mon|faire mon|l['’])) ?)?(?:alternance|apprentissage)(?=\s|$)/iu,
    "entreprises",
  ],
  [
    /^(?:(?:voir|montre[rz]?|montre[- ]moi|quelles|des|les) )*(?:entreprises|soci[ée]t[ée]s)(?! (?:de|du|des|d['’]))(?=\s|$)/iu,
    "entreprises",
  ],
  [/^(?:entreprise|soci[ée]t[ée])$/iu, "entreprises"],
  [
    /(?:^|\s)(?:(?:en |une? |l.)?(?:contrats? (?:d.|en ))?(?:alternance|alternante?|apprentissage)|apprentie?|(?:en )?contrat (?:pro|de professionnalisation))(?=\s|$)/iu,
    "alternance",
  ],
];

/** "Comptable en entreprise", "comptable société": where almost everybody works says nothing of the job. */
export function removeEmployer(text: string): string {
  return text.replace(employer, " ").replace(/\s+/g, " ").trim();
}

const employer =
  /\s(?:(?:en|dans|chez|pour) (?:une? |l['’])?)?(?:(?:petite|grande|grosse) )?(?:entreprise|soci[ée]t[ée])(?! (?:de|du|des|d['’]))(?=\s|$)/iu;

/**
 * What is wanted by saying what is not: "sans intérim", "pas le permis". It is taken out of a text before
 * what is refused, and before the same words that are wished for.
 */
export function extractLimits(text: string): { rest: string; filters: Filters } {
  return extractByTable(text, limitWords);
}

/** Words of a text that are filters of the search, taken out of it. Several contracts may be named. */
export function extractFilters(text: string): { rest: string; filters: Filters } {
  const found = extractByTable(text, filterWords);
  if (Object.keys(found.filters).length === 0) return found;
  return { ...found, rest: found.rest.replace(only, " ").replace(/\s+/g, " ").trim() };
}

/** "CDI seulement", "que du CDI": whoever names a filter wants it. */
const only = /(?:^|\s)(?:seulement|uniquement|exclusivement|(?:rien )?que (?:du|des|en|à))(?=\s|$)/giu;

type FilterWords = [RegExp, FilterName, string | true][];

function extractByTable(text: string, table: FilterWords): { rest: string; filters: Filters } {
  let rest = text;
  let filters: Filters = {};
  for (const [pattern, name, value] of table) {
    const [match] = rest.match(pattern) ?? [];
    if (match === undefined) continue;
    rest = rest.replace(pattern, " ").replace(/\s+/g, " ").trim();
    filters = name === "contract" ? pressFilterOption(filters, name, String(value)) : setFilter(filters, name, value);
  }
  return { rest, filters };
}

const limitWords: FilterWords = [
  [
    /(?:^|\s)(?:sans|hors|sauf|pas (?:d['’ ]|en )?)\s?(?:l['’])?(?:agences? d['’ ])?int[ée]rim(?=\s|$)/i,
    "agencies",
    true,
  ],
  [/(?:^|\s)(?:sans|hors|pas (?:d['’ ])?)\s?[ée]coles?(?=\s|$)/i, "schools", true],
  [
    /(?:^|\s)(?:(?:sans|ni) (?:avoir )?(?:aucun |de )?|(?:(?:je |j['’]?)?(?:n['’]?)?ai )?(?:pas de |aucun ))dipl[ôo]mes?(?: (?:ni|et|ou) (?:sans )?exp[ée]rience)?(?=\s|$)/i,
    "unskilled",
    true,
  ],
  [/(?:^|\s)sans exp[ée]rience (?:ni|et|ou) (?:sans )?dipl[ôo]mes?(?=\s|$)/i, "unskilled", true],
  [
    /(?:^|\s)(?:(?:sans|ni) (?:avoir )?(?:le |de )?|(?:(?:je |j['’]?)?(?:n['’]?)?ai )?pas (?:le|de) )permis(?: b| de conduire)?(?=\s|$)/i,
    "licence",
    "none",
  ],
  [
    /(?:^|\s)(?:sans(?: avoir)?(?: aucune| d['’])?|(?:(?:je |j['’]?)?(?:n['’]?)?ai )?(?:pas|aucune) (?:besoin )?(?:d['’] ?)?) ?exp[ée]rience(?: professionnelle)?(?=\s|$)/i,
    "experience",
    "beginner",
  ],
];

const filterWords: FilterWords = [
  [/(?:^|\s)(?:avec (?:le )?|j['’]ai (?:le )?)?permis b(?=\s|$)/i, "licence", "b"],
  [/(?:^|\s)(?:en |avec )?t[ée]l[ée][ -]?travail(?: partiel| possible| complet)?(?=\s|$)/i, "telework", true],
  [rqthWish, "accessible", true],
  [/(?:^|\s)(?:en )?cdi(?=\s|$)/i, "contract", "cdi"],
  [/(?:^|\s)(?:en )?cdd(?=\s|$)/i, "contract", "cdd"],
  [/(?:^|\s)(?:en )?int[ée]rim(?:aire)?(?=\s|$)/i, "contract", "interim"],
  [/(?:^|\s)saisonni(?:er|[èe]re)(?=\s|$)/i, "contract", "seasonal"],
  [/(?:^|\s)(?:en )?free-?lance(?=\s|$)/i, "contract", "independent"],
  [/(?:^|\s)(?:(?:à |a )?(?:temps partiel|mi[- ]temps))(?=\s|$)/i, "hours", "part"],
  [/(?:^|\s)(?:(?:à |a )?(?:temps plein|temps complet|plein temps))(?=\s|$)/i, "hours", "full"],
  [/(?:^|\s)(?:d[ée]butante?s?(?: accept[ée]e?s?)?)(?=\s|$)/i, "experience", "beginner"],
];
