import { own } from "../../core/own.ts";
import type { Atlas } from "../../core/places/atlas.ts";
import { cityOf, distanceKm, type Place, type Point } from "../../core/places/place.ts";
import type { Radius, Search } from "../../core/search.ts";

/**
 * The parameters of `/job/v1/search` that are sent, and nothing else: the API ignores a misspelt name in silence, and reads an empty value as zero.
 * Reference: API Alternance, "Recherche d'opportunités".
 */
export type Query = {
  /** At least one: without any, the answer is everything there is. */
  romes: string[];
  latitude?: number;
  longitude?: number;
  radius?: number;
  /** Beginnings of postal codes. */
  departements?: string[];
};

/** What is said to be allowed; more were accepted. */
const mostRomes = 20;
/** Below this an offer would have to be exactly there; what is too far is filtered afterwards. */
const leastRadiusKm = 10;
const mostRadiusKm = 200;

/** Where a search is asked for: around a centre, in départements, or everywhere. */
export function queryFor({ place, radius }: Search, romes: string[], centre: Point | undefined, atlas: Atlas): Query {
  return { romes: codes(romes), ...where(place, radius, centre, atlas) };
}

/** One text for the same query: names and values are in order, and lists are repeated names, but for the codes. */
export function toParameters({ romes, departements = [], ...around }: Query): URLSearchParams {
  return new URLSearchParams([
    ...departements.map((code): [string, string] => ["departements", code]),
    ...Object.entries(around).map(([name, value]): [string, string] => [name, String(value)]),
    ["romes", romes.join(",")],
  ]);
}

/** ROME codes as the API wants them; a single odd one would cost the answer. */
export function codes(romes: string[]): string[] {
  const upper = romes.map((code) => code.trim().toUpperCase());
  return [...new Set(upper.filter((code) => /^[A-Z]\d{4}$/.test(code)))].sort();
}

/** As few calls as the codes take. */
export function chunks(romes: string[]): string[][] {
  const all = codes(romes);
  return Array.from({ length: Math.ceil(all.length / mostRomes) }, (_, i) =>
    all.slice(i * mostRomes, (i + 1) * mostRomes),
  );
}

function where(place: Place, radius: Radius, centre: Point | undefined, atlas: Atlas): Omit<Query, "romes"> {
  switch (place.kind) {
    case "france":
      return {};
    case "region":
      return within(atlas.departementsIn(place.code));
    case "departement":
      return within([place.code]);
    case "commune":
      return radius === "departement" || !centre ? within([place.departement]) : around(place.code, centre, radius);
  }
}

/** Around a point of a grid of about a kilometre, so that neighbours ask the same; by as much further as it is off the centre. */
function around(commune: string, centre: Point, radiusKm: number): Omit<Query, "romes"> {
  const point = { latitude: Number(centre.latitude.toFixed(2)), longitude: Number(centre.longitude.toFixed(2)) };
  const reach = Math.max(leastRadiusKm, radiusKm === 0 ? (breadthKm[cityOf(commune)] ?? 0) : radiusKm);
  return { ...point, radius: Math.min(mostRadiusKm, Math.ceil(reach + distanceKm(centre, point))) };
}

/** How far Marseille reaches around its centre; other cities reach less than the least radius. */
const breadthKm: Record<string, number> = { "13055": 15 };

function within(departements: string[]): Omit<Query, "romes"> {
  return { departements: [...new Set(departements.flatMap((code) => own(beginnings, code) ?? [code]))].sort() };
}

/** The API compares beginnings of postal codes, or may know the codes of départements as such: where these differ, it is sent both. */
const beginnings: Record<string, string[]> = {
  "2A": ["20", "2A"],
  "2B": ["20", "2B"],
  "977": ["977", "97133"],
  "978": ["978", "97150"],
};
