import { z } from "zod";
import { type Area, areaSchema, hasCommune, listPlaces } from "../places/area.ts";
import { formatPlace, type Place } from "../places/place.ts";
import {
  describeFilters,
  type Filters,
  filtersSchema,
  keepFiltersOfKind,
  pickFiltersBeyondKind,
  toFiltersKey,
} from "./filters.ts";
import { type Kind, kindSchema, kindTable, needsNoJob } from "./kind.ts";

/** A ticked job title: its code, what to call it, and its ROME code when it was ticked. */
export const pickedTitleSchema = z.object({ code: z.string(), label: z.string(), rome: z.string() });
export type PickedTitle = z.infer<typeof pickedTitleSchema>;

/** A diploma or a title by its number in the national register, and what to call it. */
export const pickedDiplomaSchema = z.object({ code: z.string().regex(/^RNCP\d{3,5}$/), label: z.string() });
export type PickedDiploma = z.infer<typeof pickedDiplomaSchema>;

/**
 * The farthest from a commune that is searched, in kilometres: beyond it, a département or a region is meant.
 */
export const maxRadiusKm = 100;
/** The smallest circle around a commune: who says 3 km means the places beside it too. */
export const minRadiusKm = 5;

/**
 * Kilometres around a commune (0 means the commune alone), or its whole département. Other places have no
 * radius.
 */
export const radiusSchema = z.union([z.int().min(0).max(maxRadiusKm), z.literal("departement")]);
export type Radius = z.infer<typeof radiusSchema>;
/** Those that are offered to be chosen; any other may be said. */
export const radii: readonly Radius[] = [0, 10, 20, 50, "departement"];

/**
 * One choice farther or nearer than a distance; the same where there is none. A département is no step of a
 * way outwards: around Paris it is smaller than the circle of 50 km.
 */
export function stepRadius(now: Radius, direction: "further" | "closer"): Radius {
  const isFurther = direction === "further";
  if (now === "departement") return isFurther ? maxRadiusKm : maxChoice;
  if (isFurther && now >= maxChoice) return maxRadiusKm;
  const choices = radii.filter((one) => one !== "departement" && (isFurther ? one > now : one < now));
  return choices.at(isFurther ? 0 : -1) ?? now;
}

const maxChoice = 50;

/** The same search at a distance that somebody chose: where it is the usual one, that is noted. */
export function setRadius({ widenedFrom: _, widenedTotal: __, ...search }: Search, radius: Radius): Search {
  return { ...search, radius, ...(radius === usualRadius ? { isRadiusSaid: true } : {}) };
}

/** The distance of a search for which none was said. */
export const usualRadius = 20;

/**
 * The distance that is searched where so many kilometres were said: the very same between the smallest circle
 * and the largest, and otherwise the nearer of the two. 0 is the commune alone.
 */
export function clampRadius(km: number): number {
  return km === 0 ? 0 : Math.min(maxRadiusKm, Math.max(minRadiusKm, Math.round(km)));
}

/**
 * Filters that were chosen and that the kind of the search does not have: no criterion, but they take effect
 * again once the kind is one that has them. Absent in what older versions stored.
 */
export const inapplicableSchema = filtersSchema.optional().catch(undefined);

/** Made once: to make a schema takes as long as a hundred readings by it. */
const olderSchema = z.looseObject({
  kind: z.undefined(),
  filters: z.looseObject({ contract: z.literal("alternance") }),
});

/** What someone looks for. A value: two searches with the same criteria are the same search. */
export const searchSchema = z.preprocess(
  upgradeStoredSearch,
  z.object({
    kind: kindSchema.default("emploi"),
    titles: z.array(pickedTitleSchema),
    /** Words to find in the text of offers, where no job title fits. */
    words: z.string().optional(),
    /** The diploma that is prepared. It counts only where `getDiploma` says so. */
    rncp: pickedDiplomaSchema.optional().catch(undefined),
    place: areaSchema,
    radius: radiusSchema.catch(usualRadius),
    filters: filtersSchema,
    inapplicable: inapplicableSchema,
    /**
     * How far they can go was said, and is not widened, even where it is the usual distance. No criterion.
     */
    isRadiusSaid: z.boolean().optional().catch(undefined),
    /** The distance of which this one is a widening that nobody asked for. No criterion. */
    widenedFrom: radiusSchema.optional().catch(undefined),
    /** How many were found within that distance. No criterion. */
    widenedTotal: z.number().optional().catch(undefined),
    /** The alert that this is to become the search of, while it is being changed. No criterion. */
    revises: z.string().optional(),
  }),
);
export type Search = z.infer<typeof searchSchema>;

/** The criteria alone. */
export function toCriteria({ revises: _, ...search }: Search): Search {
  return search;
}

/** What a search looks for, wherever that is. */
type Sought = Pick<Search, "kind" | "titles" | "words" | "rncp">;

/**
 * The diploma that a search asks for; undefined where jobs or words say what it asks, and for what is found
 * by the place alone: that is for all diplomas.
 */
export function getDiploma({ kind, titles, words, rncp }: Sought): PickedDiploma | undefined {
  return !needsNoJob(kind) && titles.length === 0 && (words ?? "").trim() === "" ? rncp : undefined;
}

/** Apprenticeship was a value of the contract filter before it became a kind of search. */
export function upgradeStoredSearch(stored: unknown): unknown {
  return olderSchema.safeParse(stored).success ? { ...(stored as object), kind: "alternance" } : stored;
}

type OfKind = {
  kind: Kind;
  filters: Filters;
  inapplicable?: Filters | undefined;
  radius: Radius;
  widenedFrom?: Radius | undefined;
  widenedTotal?: number | undefined;
};

/**
 * The same criteria for another kind. Filters that it does not have are set aside, and those that were set
 * aside before and that it has take effect again. For another kind, a circle that was widened is as it was.
 */
export function changeKind<Asked extends OfKind>(asked: Asked, kind: Kind): Asked {
  const chosen = { ...asked.inapplicable, ...asked.filters };
  const { inapplicable } = pickInapplicable({ inapplicable: pickFiltersBeyondKind(chosen, kind) });
  const { widenedFrom } = asked;
  const circle =
    kind === asked.kind || widenedFrom === undefined
      ? {}
      : { radius: widenedFrom, widenedFrom: undefined, widenedTotal: undefined };
  return { ...asked, kind, filters: keepFiltersOfKind(chosen, kind), inapplicable, ...circle };
}

/** The filters that are set aside, as a field; no field where there are none. */
export function pickInapplicable({ inapplicable = {} }: Pick<OfKind, "inapplicable">): Pick<OfKind, "inapplicable"> {
  return Object.values(inapplicable).some((value) => value !== undefined) ? { inapplicable } : {};
}

/**
 * The same text for the same criteria, whatever the order in which they were chosen and whatever the titles
 * are called today.
 */
export function toSearchKey(search: Search): string {
  const { kind, titles, words, place, radius, filters } = search;
  const diploma = getDiploma(search);
  const where =
    place.kind === "several"
      ? [place.kind, ...place.places.map((one) => JSON.stringify(toWhere(one, radius))).sort()]
      : toWhere(place, radius);
  const what = [kind, titles.map(({ code }) => code).sort(), words ?? "", where, toFiltersKey(filters)];
  // Keys that are stored have no place for a diploma where none is asked for.
  return JSON.stringify(diploma ? [...what, diploma.code] : what);
}

function toWhere(place: Place, radius: Radius): (string | number)[] {
  return place.kind === "commune"
    ? [place.code, radius]
    : place.kind === "france"
      ? ["france"]
      : [place.kind, place.code];
}

/** "Boulanger / Boulangère + 2 métiers", the words or the diploma that are looked for, or all jobs. */
export function describeJobs(search: Sought): string {
  const { titles, words } = search;
  const [first, ...others] = titles;
  if (!first) return getDiploma(search)?.label ?? (words ? `« ${words} »` : "tous les métiers");
  return others.length === 0 ? first.label : `${first.label} + ${others.length} métier${others.length > 1 ? "s" : ""}`;
}

/**
 * "Lyon (69) + 20 km", "Lyon (69) et son département", "Lyon (69) et Grenoble (38) + 20 km", "Lyon (69) + 20
 * km et Savoie (73)", "toute la France".
 */
export function describePlace({ place, radius }: Where): string {
  const places = listPlaces(place);
  const isOfCommunes = places.every(({ kind }) => kind === "commune");
  if (places.length === 1 || !isOfCommunes) return joinNames(places.map((one) => describeOne(one, radius)));
  const names = joinNames(places.map(formatPlace));
  return radius === 0 ? names : radius === "departement" ? `${names}, départements entiers` : `${names} + ${radius} km`;
}

/** Where a search looks. */
export type Where = { place: Area; radius: Radius };

function describeOne(place: Place, radius: Radius): string {
  if (place.kind !== "commune" || radius === 0) return formatPlace(place);
  return radius === "departement" ? `${formatPlace(place)} et son département` : `${formatPlace(place)} + ${radius} km`;
}

/** "Lyon (69)", "Lyon (69) et Grenoble (38)", "Lyon (69), Grenoble (38) et Annecy (74)": no distance. */
export function formatArea(area: Area): string {
  return joinNames(listPlaces(area).map(formatPlace));
}

/** "Lyon", "Lyon et Grenoble", "Lyon, Grenoble et Annecy". */
export function joinNames(names: string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} et ${last}`;
}

/** Whether another distance would be another search. */
export function hasRadius({ place }: Pick<Where, "place">): boolean {
  return hasCommune(place);
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
