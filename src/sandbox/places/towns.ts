import { departementOfCommune, departements, getDepartement } from "./departements.ts";
import { townTable } from "./town-table.ts";

export type GeoPoint = { latitude: number; longitude: number };

export type Town = GeoPoint & {
  /** INSEE code. */
  code: string;
  name: string;
  postal: string;
  departement: string;
  region: string;
  inhabitants: number;
  /** Paris, Lyon or Marseille, when this is one of their arrondissements. */
  city: string | undefined;
};

const arrondissements: Record<string, string> = { "751": "75056", "693": "69123", "132": "13055" };

/** Paris, Lyon and Marseille as whole communes: France Travail knows only their arrondissements. */
export const wholeCities: ReadonlySet<string> = new Set(Object.values(arrondissements));

export const towns: readonly Town[] = townTable.trim().split("\n").map(readTown);

const byCode = new Map(towns.map((town) => [town.code, town]));

/** Towns where an employer may be: the whole cities are left to their arrondissements. */
export const workTowns: readonly Town[] = towns.filter((town) => !wholeCities.has(town.code));

export function findTown(code: string): Town | undefined {
  return byCode.get(code);
}

export function getTown(code: string): Town {
  const found = findTown(code);
  if (!found) throw new RangeError(`No town ${code}`);
  return found;
}

/**
 * Whether a commune may have this number. The table holds 400 of 35,000, so the others are judged by their
 * département's numbering.
 */
export function isCommuneCode(code: string): boolean {
  if (byCode.has(code)) return true;
  if (!/^(\d\d|2A|2B|97\d)\d{2,3}$/.test(code) || code.length !== 5) return false;
  const home = departementOfCommune(code);
  if (home === "75") return false; // 75001 is a postcode: Paris has its 20 arrondissements and nothing else
  const number = Number(code.slice(home.length));
  return number > 0 && number <= (departements.get(home)?.lastCommune ?? 0);
}

/** Great circle, in kilometres. */
export function kilometresBetween(from: GeoPoint, to: GeoPoint): number {
  const radians = Math.PI / 180;
  const north = Math.sin(((to.latitude - from.latitude) * radians) / 2);
  const east = Math.sin(((to.longitude - from.longitude) * radians) / 2);
  const cosines = Math.cos(from.latitude * radians) * Math.cos(to.latitude * radians);
  return 2 * 6371 * Math.asin(Math.sqrt(north * north + cosines * east * east));
}

/** "à Nantes", "au Havre", "aux Abymes", "à Paris 15e". */
export function inTown(town: Town): string {
  const name = shortName(town);
  if (name.startsWith("Le ")) return `au ${name.slice(3)}`;
  if (name.startsWith("Les ")) return `aux ${name.slice(4)}`;
  return `à ${name}`;
}

/** "Paris 15e" rather than "Paris 15e Arrondissement". */
export function shortName({ name }: Town): string {
  return name.replace(" Arrondissement", "");
}

function readTown(line: string): Town {
  const [code = "", name = "", postal = "", latitude = "", longitude = "", thousands = ""] = line.split("|");
  const departementCode = departementOfCommune(code);
  return {
    code,
    name,
    postal,
    departement: departementCode,
    region: getDepartement(departementCode).region,
    latitude: Number(latitude),
    longitude: Number(longitude),
    inhabitants: Number(thousands) * 1000,
    city: arrondissements[code.slice(0, 3)],
  };
}
