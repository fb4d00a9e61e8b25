import { z } from "zod";
import { getSmicOn } from "../market/smic.ts";
import {
  type AnyFilterValue,
  applyOptionPick,
  applyOptionPress,
  type FilterEntry,
  type FilterOption,
  formatAtLeastEuros,
  formatEntryValue,
  listEntryOptions,
  listPickedEntryOptions,
  readFilterValue,
  type ShapeValue,
  toFilterValueKey,
} from "./filter-shapes.ts";
import type { Kind } from "./kind.ts";

const jobs = ["emploi"] as const;
const offers = ["emploi", "alternance"] as const;
const apprenticeTrainings = ["formations"] as const;
const paidTrainings = ["cpf"] as const;

/**
 * A full-time job never pays less, so a smaller amount would filter nothing. Rounded down, so that the
 * minimum wage itself passes.
 */
const minPay = Math.floor(getSmicOn().monthly);

/**
 * The filters of a search, in the order of the panel: the shape, name and values of each, and the kinds of
 * search that have it. A new filter is one entry here; the compiler then names the places that must know it
 * (what it means for an offer: `matches.ts`; what an offer says about it: `alerts/explain.ts`; how each
 * source is asked: `adapters/`).
 */
export const filterTable = {
  contract: {
    shape: "several",
    label: "Contrat",
    any: "tous",
    values: { cdi: "CDI", cdd: "CDD", interim: "Intérim", seasonal: "Saisonnier", independent: "Indépendant" },
    kinds: jobs,
  },
  salary: {
    shape: "amount",
    label: "Salaire",
    any: "tous",
    amounts: [minPay, ...[2000, 2250, 2500, 3000].filter((euros) => euros > minPay)],
    names: { [minPay]: `SMIC et plus (${formatAtLeastEuros(minPay)})`.replace(" et plus)", ")") },
    kinds: jobs,
    hint: "Par mois, brut, à temps plein.",
  },
  experience: {
    shape: "one",
    label: "Expérience",
    any: "toutes",
    values: { beginner: "Débutant accepté", under1: "Moins d'un an", from1to3: "1 à 3 ans", over3: "Plus de 3 ans" },
    kinds: jobs,
  },
  hours: {
    shape: "one",
    label: "Temps de travail",
    any: "tous",
    values: { full: "Temps plein", part: "Temps partiel" },
    kinds: jobs,
  },
  since: {
    shape: "one",
    label: "Publiées depuis",
    any: "toujours",
    values: { "1": "1 jour", "3": "3 jours", "7": "7 jours", "14": "14 jours", "31": "1 mois" },
    kinds: offers,
    said: (value) => `depuis ${value}`,
  },
  include: {
    shape: "words",
    label: "Mots voulus",
    any: "aucun",
    kinds: offers,
    said: (value) => `avec « ${value} »`,
    hint: "Seules restent les annonces dont le texte les dit tous.",
    inText: true,
  },
  exclude: {
    shape: "words",
    label: "Mots exclus",
    any: "aucun",
    kinds: offers,
    said: (value) => `sans « ${value} »`,
    hint: "Une annonce dont le texte dit l'un d'eux est cachée.",
    inText: true,
  },
  telework: { shape: "flag", label: "Télétravail", kinds: offers, inText: true },
  agencies: { shape: "flag", label: "Sans intérim", kinds: jobs },
  schools: { shape: "flag", label: "Sans écoles", kinds: offers },
  order: {
    shape: "one",
    label: "Ordre",
    any: "pertinence",
    values: { newest: "Plus récentes d'abord" },
    kinds: jobs,
    narrowsNothing: true,
  },
  qualification: {
    shape: "one",
    label: "Qualification",
    any: "toutes",
    values: { executive: "Cadre", other: "Non-cadre" },
    kinds: jobs,
    rare: true,
  },
  licence: {
    shape: "one",
    label: "Permis",
    any: "peu importe",
    values: { none: "Pas de permis", b: "Permis B" },
    kinds: offers,
    hint: "Celui que vous avez : les offres qui en exigent un autre sont cachées.",
    rare: true,
  },
  level: {
    shape: "one",
    label: "Diplôme exigé",
    any: "peu importe",
    values: {
      none: "aucun",
      cap: "CAP, BEP au plus",
      bac: "Bac au plus",
      bac2: "Bac+2 au plus",
      bac4: "Bac+3 ou 4 au plus",
    },
    kinds: jobs,
    said: (value) => `diplôme exigé : ${value}`,
    rare: true,
  },
  target: {
    shape: "one",
    label: "Diplôme préparé",
    any: "tous",
    values: { cap: "CAP, BEP", bac: "Bac pro, BP", bac2: "Bac+2", bac3: "Bac+3", bac5: "Bac+5" },
    kinds: apprenticeTrainings,
  },
  remote: { shape: "flag", label: "À distance", kinds: paidTrainings },
  unskilled: { shape: "flag", label: "Sans diplôme ni expérience", kinds: jobs, rare: true },
  accessible: { shape: "flag", label: "Ouvert aux travailleurs handicapés", kinds: offers, rare: true },
  committed: { shape: "flag", label: "Employeur handi-engagé", kinds: offers, rare: true },
  shortage: { shape: "flag", label: "Offres qui manquent de candidats", kinds: jobs, rare: true },
  strict: { shape: "flag", label: "Seulement ce qui est précisé", kinds: offers, rare: true, narrowsNothing: true },
} as const satisfies Record<string, FilterEntry>;

type Table = typeof filterTable;
export type FilterName = keyof Table;
/** One of the values of a filter that has some. */
export type FilterValue<F extends FilterName> = Table[F] extends { values: infer V } ? keyof V & string : never;
export type Filters = { [F in FilterName]?: ShapeValue<Table[F]> | undefined };

export const filterNames = Object.keys(filterTable) as FilterName[];

/** Stored filters: what is no longer offered is dropped, the rest is kept. */
export const filtersSchema: z.ZodType<Filters> = z.looseObject({}).transform(readFilters);

function readFilters(stored: Record<string, unknown>): Filters {
  const read = Object.entries(stored).flatMap(([name, value]) => {
    const known = isFilterName(name) ? readFilterValue(getFilterEntry(name), value) : undefined;
    return known === undefined ? [] : [[name, known]];
  });
  // Each value was read by the entry of its name.
  return Object.fromEntries(read) as Filters;
}

export function getFilterEntry(name: FilterName): FilterEntry {
  return filterTable[name];
}

export function isFilterName(text: string): text is FilterName {
  return Object.hasOwn(filterTable, text);
}

/** The filters that a kind of search has. */
export function listFilterNames(kind: Kind): FilterName[] {
  return filterNames.filter((name) => getFilterEntry(name).kinds.includes(kind));
}

/** The filters without those that the kind does not have. */
export function keepFiltersOfKind(set: Filters, kind: Kind): Filters {
  return readFilters(Object.fromEntries(listFilterNames(kind).map((name) => [name, set[name]])));
}

/** The filters that the kind does not have. */
export function pickFiltersBeyondKind(set: Filters, kind: Kind): Filters {
  const beyond = filterNames.filter((name) => !getFilterEntry(name).kinds.includes(kind));
  return readFilters(Object.fromEntries(beyond.map((name) => [name, set[name]])));
}

/** What is said of work is another filter of trainings: "à distance" is no telework there. */
export function toFiltersOfKind({ telework, ...others }: Filters, kind: Kind): Filters {
  return telework && kind === "cpf" ? { ...others, remote: true } : { ...others, ...(telework ? { telework } : {}) };
}

/** The filters without those that a message takes away, by what these are called in that kind of search. */
export function removeFilters(set: Filters, without: readonly FilterName[] = [], kind: Kind): Filters {
  const toName = (name: FilterName) => (name === "telework" && kind === "cpf" ? "remote" : name);
  return without.reduce((left, name) => setFilter(left, toName(name), undefined), set);
}

/** What a filter may be set to, in the order to show it. */
export function listFilterOptions(name: FilterName, current?: Filters): FilterOption[] {
  return listEntryOptions(getFilterEntry(name), current?.[name]);
}

/** Which of its options are chosen. */
export function listPickedOptions(name: FilterName, current: Filters): string[] {
  return listPickedEntryOptions(getFilterEntry(name), current[name]);
}

/** The filters with one of them set, or unset by a value that it does not have. */
export function setFilter(current: Filters, name: FilterName, value: unknown): Filters {
  return readFilters({ ...current, [name]: value });
}

/** The filters after an option of one of them was pressed, or a yes. */
export function pressFilterOption(current: Filters, name: FilterName, option: string): Filters {
  return setFilter(current, name, applyOptionPress(getFilterEntry(name), current[name], option));
}

/** The filters after all options of one of them that stand were given at once. */
export function pickFilterOptions(current: Filters, name: FilterName, options: string[]): Filters {
  return setFilter(current, name, applyOptionPick(getFilterEntry(name), current[name], options));
}

/** "CDI, CDD", "2 000 € et plus": what one of them is set to; undefined where it is not. */
export function formatFilterValue(set: Filters, name: FilterName): string | undefined {
  const value: AnyFilterValue | undefined = set[name];
  return value === undefined ? undefined : formatEntryValue(getFilterEntry(name), value);
}

/** "CDI", "Temps plein", "sans « nuit »": what is set, in the order of the table. */
export function describeFilters(set: Filters): string[] {
  return filterNames.flatMap((name) => {
    const value = formatFilterValue(set, name);
    return value === undefined ? [] : [getFilterEntry(name).said?.(value) ?? value];
  });
}

/** How many filters narrow the search; an order narrows nothing. */
export function countNarrowingFilters(set: Filters): number {
  return filterNames.filter((name) => !getFilterEntry(name).narrowsNothing && set[name] !== undefined).length;
}

/** Whether only the text of offers decides some of them. */
export function isTextual(set: Filters): boolean {
  return filterNames.some((name) => getFilterEntry(name).inText && set[name] !== undefined);
}

/** One value for the same filters, in whatever order and spelling they were set. */
export function toFiltersKey(set: Filters): [string, AnyFilterValue][] {
  return filterNames
    .flatMap((name): [string, AnyFilterValue][] => {
      const value: AnyFilterValue | undefined = set[name];
      return value === undefined ? [] : [[name, toFilterValueKey(value)]];
    })
    .sort();
}
