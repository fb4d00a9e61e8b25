import { z } from "zod";
import type { Kind } from "./kind.ts";

/**
 * The filters of a search: for each its question, what no choice is called, its values, and the kinds of search that have it. A new filter is one entry here; the compiler then
 * names the places that must know it (what it means for an offer: `matches.ts`; how each source is asked: `adapters/`).
 */
export const filterTable = {
  contract: {
    label: "Contrat",
    any: "tous",
    values: { cdi: "CDI", cdd: "CDD", interim: "Intérim", seasonal: "Saisonnier" },
    kinds: ["emploi"],
  },
  experience: {
    label: "Expérience",
    any: "toutes",
    values: { beginner: "Débutant accepté", under1: "Moins d'un an", from1to3: "1 à 3 ans", over3: "Plus de 3 ans" },
    kinds: ["emploi"],
  },
  hours: {
    label: "Temps de travail",
    any: "tous",
    values: { full: "Temps plein", part: "Temps partiel" },
    kinds: ["emploi"],
  },
  since: {
    label: "Publiées depuis",
    any: "toujours",
    values: { "1": "1 jour", "3": "3 jours", "7": "7 jours", "14": "14 jours", "31": "1 mois" },
    kinds: ["emploi", "alternance"],
  },
  order: {
    label: "Ordre",
    any: "pertinence",
    values: { newest: "Plus récentes d'abord" },
    kinds: ["emploi"],
  },
} as const;

type Table = typeof filterTable;
export type FilterName = keyof Table;
export type FilterValue<F extends FilterName> = keyof Table[F]["values"] & string;
export type Filters = { [F in FilterName]?: FilterValue<F> | undefined };

export const filterNames = ["contract", "experience", "hours", "since", "order"] as const satisfies FilterName[];

/** Stored filters: a value that is no longer offered is dropped, the others are kept. */
export const filters: z.ZodType<Filters> = z.object({
  contract: values("contract"),
  experience: values("experience"),
  hours: values("hours"),
  since: values("since"),
  order: values("order"),
});

function values<F extends FilterName>(name: F) {
  return z
    .string()
    .refine((value): value is FilterValue<F> => Object.hasOwn(filterTable[name].values, value))
    .optional()
    .catch(undefined);
}

export function isFilterName(text: string): text is FilterName {
  return Object.hasOwn(filterTable, text);
}

/** The filters that a kind of search has. */
export function filtersOf(kind: Kind): FilterName[] {
  return filterNames.filter((name) => (filterTable[name].kinds as readonly Kind[]).includes(kind));
}

/** The filters without those that the kind does not have. */
export function fitting(set: Filters, kind: Kind): Filters {
  return Object.fromEntries(filtersOf(kind).map((name) => [name, set[name]]));
}

/** The values of a filter with their labels, in the order to show them. */
export function filterOptions(name: FilterName): { value: string; label: string }[] {
  return Object.entries(filterTable[name].values).map(([value, label]) => ({ value, label }));
}

/** The filters with one of them set, or unset by a value that it does not have. */
export function withFilter(current: Filters, name: FilterName, value: string): Filters {
  return filters.parse({ ...current, [name]: value });
}

/** "CDI", "Temps plein": what is set, in the order of the table. */
export function describeFilters(set: Filters): string[] {
  return filterNames.flatMap((name) =>
    filterOptions(name).flatMap(({ value, label }) => (set[name] === value ? [label] : [])),
  );
}

/** How many filters narrow the search; an order narrows nothing. */
export function narrowing(set: Filters): number {
  return filterNames.filter((name) => name !== "order" && set[name] !== undefined).length;
}
