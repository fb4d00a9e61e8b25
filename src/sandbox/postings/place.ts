import type { Company } from "../companies/companies.ts";
import { getDepartement, regionName } from "../places/departements.ts";
import type { GeoPoint, Town } from "../places/towns.ts";
import type { Dice } from "../random.ts";

/** Where an offer says that the work is. Some name no town, and some towns lack coordinates or a postcode. */
export type PostingPlace = {
  label: string;
  level: "commune" | "departement" | "region" | "country";
  commune?: string;
  postal?: string;
  point?: GeoPoint;
};

/**
 * 92 of 100 name the town; 4 only the département, 3 only the region, 1 only France. `mustBeNear` requires a
 * town.
 */
export function placeFor(dice: Dice, { town, point }: Company, mustBeNear: boolean): PostingPlace {
  const kind = mustBeNear ? 0.09 + dice.roll() * 0.91 : dice.roll();
  const home = getDepartement(town.departement);
  if (kind < 0.04)
    return { level: "departement", label: `${home.code} - ${home.code === "75" ? "Paris (Dept.)" : home.name}` };
  if (kind < 0.07) return { level: "region", label: regionName(town.region).replace("Î", "I") };
  if (kind < 0.08) return { level: "country", label: "France" };
  if (kind < 0.09 && town.city) return wholeCity(town.city, town.departement);
  const label = `${town.departement} - ${nameOf(dice, town)}`;
  if (kind < 0.1) return { level: "commune", label: `${label} CEDEX`, commune: town.code, point };
  if (kind < 0.13) return { level: "commune", label, commune: town.code, postal: town.postal };
  if (kind < 0.14) return { level: "commune", label, commune: town.code };
  return { level: "commune", label, commune: town.code, postal: town.postal, point };
}

/** "Nantes", "NANTES", "Paris 9e Arrondissement", "PARIS 09". */
function nameOf(dice: Dice, { name, postal, city }: Town): string {
  const isShouted = dice.chance(0.3);
  if (isShouted && city) return `${name.split(" ")[0]?.toUpperCase()} ${postal.slice(-2)}`;
  return isShouted ? name.toUpperCase() : name;
}

function wholeCity(code: string, departementCode: string): PostingPlace {
  const name = { "75056": "Paris", "69123": "Lyon", "13055": "Marseille" }[code] ?? code;
  return { level: "commune", label: `${departementCode} - ${name}`, commune: code };
}
