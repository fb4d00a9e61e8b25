import { departement, departementOfCommune, departements, regions } from "../places/departements.ts";
import { distanceKm, findTown, isCommuneCode, type Point, town, wholeCities } from "../places/towns.ts";
import type { Posting } from "../postings/posting.ts";
import { hashOf } from "../random.ts";
import { continents, countries } from "./codes.ts";
import { all, type Filter, type Test } from "./filter.ts";
import { codesIn, flag, number, wrongValue } from "./refused.ts";

/** The parameters about the place of work. */
export const where: Record<string, Filter> = {
  commune: (value, query, settings) => {
    const isKnown = (code: string) => isCommuneCode(code) && (settings.acceptsWholeCities || !wholeCities.has(code));
    const communes = codesIn("commune", value, isKnown, 5);
    const radiusKm = number("distance", query.get("distance") || "10");
    const tests = communes.map((commune) => around(commune, radiusKm));
    return (posting) => tests.some((test) => test(posting));
  },
  distance: (value) => {
    number("distance", value);
    return all;
  },
  departement: (value, query) => {
    const codes = codesIn("departement", value, (code) => departements.has(code), 5);
    const neighbours = flag("inclureLimitrophes", query.get("inclureLimitrophes") || "false");
    const wanted = new Set(neighbours ? codes.flatMap((code) => [code, ...departement(code).neighbours]) : codes);
    return ({ place, company }) => namesDepartement(place.level) && wanted.has(company.town.departement);
  },
  region: (value) => {
    if (!regions.has(value)) throw wrongValue("region");
    return ({ place, company }) => place.level !== "country" && company.town.region === value;
  },
  paysContinent: (value) => {
    if (!countries.has(value) && !continents.has(value)) throw wrongValue("paysContinent");
    return () => value === "01";
  },
};

/** Kilometres to the nearest of the communes searched, for the order of the results. */
export function distanceFrom(communes: string): (posting: Posting) => number {
  const centres = communes.split(",").flatMap((code) => centreOf(code) ?? []);
  return (posting) => Math.min(...centres.map((centre) => distanceKm(centre, pointOf(posting))));
}

/**
 * Offers of the commune, and those within the radius. Some beyond it, up to 30 %, come too. Paris is one block, whichever
 * arrondissement is asked for; Lyon comes whole as soon as its centre is within the radius.
 */
function around(commune: string, radiusKm: number): Test {
  const centre = centreOf(commune);
  const city = findTown(commune)?.city ?? commune;
  // Nobody can tell how far an unknown commune is: its whole département answers, unless only itself was wanted.
  if (!centre)
    return ({ place, company }) =>
      radiusKm > 0 && place.level === "commune" && company.town.departement === departementOfCommune(commune);
  const lyon = town("69123");
  const isLyonNear = radiusKm > 0 && distanceKm(centre, lyon) <= radiusKm;
  return (posting) => {
    const { place, company, id } = posting;
    if (city === "75056" && company.town.city === city && namesDepartement(place.level)) return true;
    if (place.level !== "commune") return false;
    if (place.commune === commune || place.commune === city || company.town.city === commune) return true;
    if (isLyonNear && company.town.city === lyon.code) return true;
    const distance = distanceKm(centre, pointOf(posting));
    return radiusKm > 0 && (distance <= radiusKm || (distance <= radiusKm * 1.3 && hashOf(id) % 2 === 0));
  };
}

function centreOf(commune: string): Point | undefined {
  const found = findTown(commune);
  return found?.city === "75056" ? town("75056") : found;
}

/** Paris is searched as if all of it were at its centre. */
function pointOf({ place, company }: Posting): Point {
  return company.town.city === "75056" ? town("75056") : (place.point ?? company.town);
}

function namesDepartement(level: Posting["place"]["level"]): boolean {
  return level === "commune" || level === "departement";
}
