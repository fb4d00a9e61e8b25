import { z } from "zod";
import { formatPlace, placeSchema } from "../places/place.ts";
import {
  describeFilters,
  type Filters,
  filtersSchema,
  keepFiltersOfKind,
  pickFiltersBeyondKind,
  toFiltersKey,
} from "./filters.ts";
import { type Kind, kindSchema, kindTable } from "./kind.ts";

/** A ticked job title: its code, what to call it, and its ROME code when it was ticked. */
export const pickedTitleSchema = z.object({ code: z.string(), label: z.string(), rome: z.string() });
export type PickedTitle = z.infer<typeof pickedTitleSchema>;

/**
 * Kilometres around a commune (0 means the commune alone), or its whole département. Other places have no
 * radius.
 */
export const radiusSchema = z.union([
  z.literal(0),
  z.literal(10),
  z.literal(20),
  z.literal(50),
  z.literal("departement"),
]);
export type Radius = z.infer<typeof radiusSchema>;
export const radii: Radius[] = [0, 10, 20, 50, "departement"];

/** The distance of a search for which none was said. */
export const usualRadius = 20;

/**
 * The nearest distance that can be chosen, the larger of two that are as near. The commune alone (0) is the
 * nearest to no other: who says 3 km means the places beside it too.
 */
export function toNearestRadius(km: number): Radius {
  return km === 0 ? 0 : km < 15 ? 10 : km < 35 ? 20 : 50;
}

/**
 * Filters that were chosen and that the kind of the search does not have: no criterion, but they take effect
 * again once the kind is one that has them. Absent in what older versions stored.
 */
export const inapplicableSchema = filtersSchema.optional().catch(undefined);

/** What someone looks for. A value: two searches with the same criteria are the same search. */
export const searchSchema = z.preprocess(
  upgradeStoredSearch,
  z.object({
    kind: kindSchema.catch("emploi"),
    titles: z.array(pickedTitleSchema),
    /** Words to find in the text of offers, where no job title fits. */
    words: z.string().optional(),
    place: placeSchema,
    radius: radiusSchema.catch(usualRadius),
    filters: filtersSchema,
    inapplicable: inapplicableSchema,
    /** The alert that this is to become the search of, while it is being changed. No criterion. */
    revises: z.string().optional(),
  }),
);
export type Search = z.infer<typeof searchSchema>;

/** The criteria alone. */
export function toCriteria({ revises: _, ...search }: Search): Search {
  return search;
}

/** Apprenticeship was a value of the contract filter before it became a kind of search. */
export function upgradeStoredSearch(stored: unknown): unknown {
  const older = z.looseObject({ kind: z.undefined(), filters: z.looseObject({ contract: z.literal("alternance") }) });
  return older.safeParse(stored).success ? { ...(stored as object), kind: "alternance" } : stored;
}

type OfKind = { kind: Kind; filters: Filters; inapplicable?: Filters | undefined };

/**
 * The same criteria for another kind. Filters that it does not have are set aside, and those that were set
 * aside before and that it has take effect again.
 */
export function changeKind<Asked extends OfKind>(asked: Asked, kind: Kind): Asked {
  const chosen = { ...asked.inapplicable, ...asked.filters };
  const { inapplicable } = pickInapplicable({ inapplicable: pickFiltersBeyondKind(chosen, kind) });
  return { ...asked, kind, filters: keepFiltersOfKind(chosen, kind), inapplicable };
}

/** The filters that are set aside, as a field; no field where there are none. */
export function pickInapplicable({ inapplicable = {} }: Pick<OfKind, "inapplicable">): Pick<OfKind, "inapplicable"> {
  return Object.values(inapplicable).some((value) => value !== undefined) ? { inapplicable } : {};
}

/**
 * The same text for the same criteria, whatever the order in which they were chosen and whatever the titles
 * are called today.
 */
export function toSearchKey({ kind, titles, words, place, radius, filters }: Search): string {
  const where =
    place.kind === "commune" ? [place.code, radius] : place.kind === "france" ? ["france"] : [place.kind, place.code];
  return JSON.stringify([kind, titles.map(({ code }) => code).sort(), words ?? "", where, toFiltersKey(filters)]);
}

/** "Boulanger / Boulangère + 2 métiers", or the words that are looked for. */
export function describeJobs({ titles, words }: Pick<Search, "titles" | "words">): string {
  const [first, ...others] = titles;
  if (!first) return `« ${words ?? ""} »`;
  return others.length === 0 ? first.label : `${first.label} + ${others.length} métier${others.length > 1 ? "s" : ""}`;
}

/** "Lyon (69) + 20 km", "Lyon (69) et son département", "toute la France". */
export function describePlace({ place, radius }: Pick<Search, "place" | "radius">): string {
  if (place.kind !== "commune" || radius === 0) return formatPlace(place);
  return radius === "departement" ? `${formatPlace(place)} et son département` : `${formatPlace(place)} + ${radius} km`;
}

/** The whole search in one line, as someone would say it. */
export function describeSearch(search: Search): string {
  const { prefix } = kindTable[search.kind];
  return [
    ...(prefix ? [prefix] : []),
    describeJobs(search),
    describePlace(search),
    ...describeFilters(search.filters),
  ].join(" · ");
}

export function formatRadius(radius: Radius): string {
  return radius === 0 ? "Commune" : radius === "departement" ? "Département" : `${radius} km`;
}
