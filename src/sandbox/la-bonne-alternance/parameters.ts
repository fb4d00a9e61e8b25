import { opcoNames } from "../companies/sectors.ts";
import { romesOfCertification } from "../cpf/certifications.ts";
import type { GeoPoint } from "../places/towns.ts";
import { findDiploma } from "./diplomas.ts";
import { toRomeFour } from "./rome-parents.ts";

/** What a search asks for, once it is known to be well formed. */
export type AlternanceSearch = {
  around: { point: GeoPoint; radiusKm: number } | undefined;
  romes: ReadonlySet<string> | undefined;
  diplomaLevel: string | undefined;
  departements: readonly string[];
  opco: string | undefined;
  excludedPartners: readonly string[];
};

/** A parameter that La bonne alternance refuses, told as zod's issue would be. */
export class Misfit extends Error {
  readonly parameter: string;

  constructor(parameter: string, message: string) {
    super(message);
    this.parameter = parameter;
  }
}

/**
 * The parameters of `GET /job/v1/search` (reference, sections 4.1 and 4.2), traps included. Unknown ones are
 * ignored.
 */
export function readSearch(query: URLSearchParams): AlternanceSearch {
  if (query.has("elligibleHandicapFilter"))
    throw new Misfit("elligibleHandicapFilter", "Expected boolean, received string");
  const romes = readRomes(query);
  return {
    around: readAround(query),
    romes,
    diplomaLevel: readOneOf(query, "target_diploma_level", ["3", "4", "5", "6", "7"]),
    departements: query.getAll("departements"),
    opco: readOneOf(query, "opco", [...opcoNames]),
    // Dropped without a word when no trade is given.
    excludedPartners: romes ? query.getAll("partners_to_exclude") : [],
  };
}

/** A point and how far around it; whole France without one. */
export function readAround(query: URLSearchParams): AlternanceSearch["around"] {
  const [latitude, longitude] = [readNumber(query, "latitude", -90, 90), readNumber(query, "longitude", -180, 180)];
  const radiusKm = readNumber(query, "radius", 0, 200) ?? 30;
  if ((latitude === undefined) !== (longitude === undefined))
    throw new Misfit("longitude", "Latitude and longitude must be both set or both unset");
  return latitude === undefined || longitude === undefined ? undefined : { point: { latitude, longitude }, radiusKm };
}

/** An empty value is zero: a search around nowhere, in the Gulf of Guinea. */
export function readNumber(query: URLSearchParams, name: string, least: number, most: number): number | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  const number = Number(value);
  if (Number.isNaN(number)) throw new Misfit(name, "Expected number, received nan");
  if (number < least || number > most) throw new Misfit(name, `Number must be between ${least} and ${most}`);
  return number;
}

/** ROME codes, or those of a certification; both together are OR-ed. */
function readRomes(query: URLSearchParams): ReadonlySet<string> | undefined {
  const lists = query.getAll("romes");
  if (lists.length > 1) throw new Misfit("romes", "Expected string, received array");
  const codes = lists.flatMap((list) => list.split(","));
  if (!codes.every((code) => /^\s*[A-Z]\d{4}\s*$/.test(code)))
    throw new Misfit("romes", "One or more ROME codes are invalid");
  const rncp = query.get("rncp");
  if (rncp === null) return lists.length > 0 ? new Set(codes) : undefined;
  const romes = /^RNCP\d{3,5}$/.test(rncp) ? romesOf(rncp.slice(4)) : undefined;
  if (!romes) throw new Misfit("rncp", "RNCP code not recognized");
  return new Set([...codes, ...romes]);
}

/** Jobs are found by ROME 4, which the record of a certification is expanded to. */
function romesOf(rncp: string): readonly string[] | undefined {
  return romesOfCertification(rncp) ?? findDiploma(rncp)?.romes.flatMap(toRomeFour);
}

/** One of the values that a parameter takes. */
export function readOneOf(query: URLSearchParams, name: string, allowed: readonly string[]): string | undefined {
  const value = query.get(name) ?? undefined;
  if (value !== undefined && !allowed.includes(value)) throw new Misfit(name, "Invalid enum value");
  return value;
}
