import type { GeoPoint, Town } from "../places/towns.ts";
import { at, diceFor } from "../random.ts";
import type { Sector } from "./sectors.ts";

/** An employer that does not exist. Its SIRET begins with 000, which INSEE gives to nobody. */
export type Company = {
  name: string;
  legalName: string;
  siret: string;
  sector: Sector;
  /** "10 à 19 salariés" */
  size: string;
  /** "10-19", as La bonne alternance writes it for recruiters. */
  sizeRange: string;
  street: string;
  town: Town;
  point: GeoPoint;
};

// Two halves of words that mean nothing, so that no name is a real company's.
const beginnings =
  "Mirli Zépha Brindo Tarla Quinque Faran Ouze Glavi Chanto Pervan Lumo Rivo Sorbe Vento Corne Dauva Jouvo Maroli Noisa Plume".split(
    " ",
  );
const endings =
  "brume lune voine deuil vent quer tille rance zac mique lanche grelle zelle ponne gorce lande flore trive soule noire".split(
    " ",
  );
const streets = ["rue des Exemples", "avenue du Modèle", "place de l'Essai", "chemin du Brouillon", "impasse Fictive"];
const forms = ["SARL", "SAS", "SASU", "EURL", "SA"];
const sizes: readonly (readonly [string, string])[] = [
  ["0 salarié", "0-0"],
  ["1 ou 2 salariés", "1-2"],
  ["3 à 5 salariés", "3-5"],
  ["6 à 9 salariés", "6-9"],
  ["10 à 19 salariés", "10-19"],
  ["20 à 49 salariés", "20-49"],
  ["50 à 99 salariés", "50-99"],
  ["100 à 199 salariés", "100-199"],
];

/** How many employers of one trade a town has. */
export function companyCount(town: Town): number {
  return 1 + Math.floor(Math.sqrt(town.inhabitants / 4000));
}

/** The n-th employer of a trade in a town: always the same one for a seed. */
export function company(seed: number, sector: Sector, town: Town, index: number): Company {
  const dice = diceFor(seed, "company", sector.key, town.code, index);
  const word = dice.pick(beginnings) + dice.pick(endings);
  const name = dice.pick(sector.names.length > 0 ? sector.names : ["%"]).replace("%", word);
  const [size, sizeRange] = at(sizes, dice.between(0, sizes.length - 1));
  return {
    name: dice.chance(0.4) ? name.toUpperCase() : name,
    legalName: `${word.toUpperCase()} ${dice.pick(forms)}`,
    siret: `000${String(dice.between(0, 999_999)).padStart(6, "0")}${String(dice.between(1, 99)).padStart(5, "0")}`,
    sector,
    size,
    sizeRange,
    street: `${dice.between(1, 120)} ${dice.pick(streets)}`,
    town,
    point: near(town, dice.roll(), dice.roll()),
  };
}

/** Within a kilometre and a half of the town's centre, to six decimals as in real offers. */
function near(town: Town, north: number, east: number): GeoPoint {
  const shift = (share: number) => (share - 0.5) * 0.025;
  return { latitude: round6(town.latitude + shift(north)), longitude: round6(town.longitude + shift(east)) };
}

function round6(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000;
}
