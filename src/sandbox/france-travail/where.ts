import { departements, getDepartement, regions } from "../places/departements.ts";
import { findNearestTown } from "../places/nearest-town.ts";
import { findTown, type GeoPoint, getTown, isCommuneCode, kilometresBetween, wholeCities } from "../places/towns.ts";
import type { Posting } from "../postings/posting.ts";
import { hashOf } from "../random.ts";
import { continents, countries } from "./codes.ts";
import { type ParameterFilter, type PostingTest, passAll } from "./filter.ts";
import { readCodes, readFlag, readNumber, wrongValue } from "./refused.ts";

/** The parameters about the place of work. */
export const whereFilters: Record<string, ParameterFilter> = {
  commune: (value, query, settings) => {
    refuseOtherKinds("commune", query);
    const isKnown = (code: string) => isCommuneCode(code) && (settings.acceptsWholeCities || !wholeCities.has(code));
    const communes = readCodes("commune", value, isKnown, 5);
    const radiusKm = readNumber("distance", query.get("distance") || "10");
    const tests = communes.map((commune) => around(commune, radiusKm));
    return (posting) => tests.some((test) => test(posting));
  },
  distance: (value) => {
    readNumber("distance", value);
    return passAll;
  },
  departement: (value, query) => {
    refuseOtherKinds("departement", query);
    const codes = readCodes("departement", value, (code) => departements.has(code), 5);
    const neighbours = readFlag("inclureLimitrophes", query.get("inclureLimitrophes") || "false");
    const wanted = new Set(neighbours ? codes.flatMap((code) => [code, ...getDepartement(code).neighbours]) : codes);
    return ({ place, company }) => namesDepartement(place.level) && wanted.has(company.town.departement);
  },
  region: (value, query) => {
    refuseOtherKinds("region", query);
    if (!regions.has(value)) throw wrongValue("region");
    return ({ place, company }) => place.level !== "country" && company.town.region === value;
  },
  paysContinent: (value) => {
    if (!countries.has(value) && !continents.has(value)) throw wrongValue("paysContinent");
    return () => value === "01";
  },
};

const kinds = ["commune", "departement", "region", "paysContinent"];

/** What the API does with two kinds of place is not known: whoever asks so relies on nothing. */
function refuseOtherKinds(kind: string, query: URLSearchParams): void {
  if (kinds.some((one) => one !== kind && query.has(one))) throw wrongValue(kind);
}

/** Kilometres to the nearest of the communes searched, for the order of the results. */
export function distanceFrom(communes: string): (posting: Posting) => number {
  const centres = communes.split(",").map(centreOf);
  return (posting) => Math.min(...centres.map((centre) => kilometresBetween(centre, pointOf(posting))));
}

/**
 * Offers of the commune, and those within the radius. Some up to 30 % beyond it are returned too. Paris is
 * one block, whichever arrondissement was asked for; all of Lyon is returned as soon as its centre is within
 * the radius. Of a commune that the table lacks, which has no offers of its own, the town that stands in for
 * it is the centre.
 */
function around(commune: string, radiusKm: number): PostingTest {
  const centre = centreOf(commune);
  const city = findTown(commune)?.city ?? commune;
  const lyon = getTown("69123");
  const isLyonNear = radiusKm > 0 && kilometresBetween(centre, lyon) <= radiusKm;
  return (posting) => {
    const { place, company, id } = posting;
    if (city === "75056" && company.town.city === city && namesDepartement(place.level)) return true;
    if (place.level !== "commune") return false;
    if (place.commune === commune || place.commune === city || company.town.city === commune) return true;
    if (isLyonNear && company.town.city === lyon.code) return true;
    const distance = kilometresBetween(centre, pointOf(posting));
    return radiusKm > 0 && (distance <= radiusKm || (distance <= radiusKm * 1.3 && hashOf(id) % 2 === 0));
  };
}

function centreOf(commune: string): GeoPoint {
  const found = findTown(commune) ?? findNearestTown(commune);
  return found.city === "75056" ? getTown("75056") : found;
}

/** Paris is searched as if all of it were at its centre. */
function pointOf({ place, company }: Posting): GeoPoint {
  return company.town.city === "75056" ? getTown("75056") : (place.point ?? company.town);
}

function namesDepartement(level: Posting["place"]["level"]): boolean {
  return level === "commune" || level === "departement";
}
