import { type Centres, listPlaces } from "../../core/places/area.ts";
import type { Atlas } from "../../core/places/atlas.ts";
import { measureDistanceKm, type Place, type Point, toCityCode } from "../../core/places/place.ts";
import type { Radius, Search } from "../../core/search/search.ts";
import { getOwn } from "../../core/text/own.ts";

/**
 * The parameters of `/job/v1/search` that are sent, and nothing else: the API ignores a misspelt name in
 * silence, and reads an empty value as zero. Reference: API Alternance, "Recherche d'opportunités".
 */
export type AlternanceQuery = {
  /** At least one, or a certification: without any, the answer is everything there is. */
  romes: string[];
  /** A certification ("RNCP37948"), whose jobs the API knows. */
  rncp?: string;
  latitude?: number;
  longitude?: number;
  radius?: number;
  /** Beginnings of postal codes. */
  departements?: string[];
};

/** What is said to be allowed; more were accepted. */
const maxRomes = 20;
/** Below this an offer would have to be exactly there; what is too far is filtered afterwards. */
const leastRadiusKm = 10;
export const maxRadiusKm = 200;

/** Where the API is asked to look. */
export type AlternanceWhere = Omit<AlternanceQuery, "romes" | "rncp">;

/**
 * Where a search is asked for: around a centre, in départements, or everywhere. A circle is a query of its
 * own, while all départements fit into one.
 */
export function listAlternanceWheres({ place, radius }: Search, centres: Centres, atlas: Atlas): AlternanceWhere[] {
  const all = listPlaces(place).map((one) => where(one, radius, centres, atlas));
  const departements = [...new Set(all.flatMap((one) => one.departements ?? []))].sort();
  const others = all.filter((one) => one.departements === undefined);
  return departements.length === 0 ? others : [...others, { departements }];
}

/**
 * One text for the same query: names and values are in order, and lists are repeated names, but for the
 * codes.
 */
export function alternanceQueryToSearchParams({
  romes,
  departements = [],
  ...around
}: AlternanceQuery): URLSearchParams {
  return new URLSearchParams([
    ...departements.map((code): [string, string] => ["departements", code]),
    ...Object.entries(around).map(([name, value]): [string, string] => [name, String(value)]),
    ...(romes.length > 0 ? [["romes", romes.join(",")] as [string, string]] : []),
  ]);
}

/** Queries that ask the same have the same key. */
export function toQueryKey(query: AlternanceQuery): string {
  return String(alternanceQueryToSearchParams(query));
}

/** ROME codes as the API wants them; a single odd one would cost the answer. */
export function cleanRomeCodes(romes: string[]): string[] {
  const upper = romes.map((code) => code.trim().toUpperCase());
  return [...new Set(upper.filter((code) => /^[A-Z]\d{4}$/.test(code)))].sort();
}

/** As few calls as the codes take. */
export function chunkRomeCodes(romes: string[]): string[][] {
  const all = cleanRomeCodes(romes);
  return Array.from({ length: Math.ceil(all.length / maxRomes) }, (_, i) =>
    all.slice(i * maxRomes, (i + 1) * maxRomes),
  );
}

function where(place: Place, radius: Radius, centres: Centres, atlas: Atlas): AlternanceWhere {
  switch (place.kind) {
    case "france":
      return {};
    case "region":
      return within(atlas.departementsIn(place.code));
    case "departement":
      return within([place.code]);
    case "commune": {
      const centre = centres.get(place.code);
      return radius === "departement" || !centre
        ? within([place.departement])
        : toCommuneCircle(place.code, centre, radius);
    }
  }
}

/** Around the centre of a commune: at least as far as it reaches. */
export function toCommuneCircle(commune: string, centre: Point, radiusKm: number): Circle {
  return toCircle(centre, Math.max(leastRadiusKm, radiusKm === 0 ? (breadthKm[toCityCode(commune)] ?? 0) : radiusKm));
}

/** A point, and how many kilometres around it are searched. */
export type Circle = { latitude: number; longitude: number; radius: number };

/**
 * Around a point of a grid of about a kilometre, so that neighbours ask the same; by as much further as it is
 * off the centre.
 */
export function toCircle(centre: Point, reachKm: number): Circle {
  const point = { latitude: Number(centre.latitude.toFixed(2)), longitude: Number(centre.longitude.toFixed(2)) };
  return { ...point, radius: Math.min(maxRadiusKm, Math.ceil(reachKm + measureDistanceKm(centre, point))) };
}

/** How far Marseille reaches around its centre; other cities reach less than the least radius. */
const breadthKm: Record<string, number> = { "13055": 15 };

function within(departements: string[]): AlternanceWhere {
  return { departements: [...new Set(departements.flatMap((code) => getOwn(beginnings, code) ?? [code]))].sort() };
}

/**
 * The API compares beginnings of postal codes, or may know the codes of départements as such: where these
 * differ, it is sent both.
 */
const beginnings: Record<string, string[]> = {
  "2A": ["20", "2A"],
  "2B": ["20", "2B"],
  "977": ["977", "97133"],
  "978": ["978", "97150"],
};
