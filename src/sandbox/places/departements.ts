import { departementTable } from "./departement-table.ts";

export type Departement = {
  code: string;
  name: string;
  region: string;
  prefecture: string;
  /** INSEE numbers the communes of a département from 001 to here, with a few gaps. */
  lastCommune: number;
  neighbours: readonly string[];
};

export const departements: ReadonlyMap<string, Departement> = new Map(
  departementTable
    .trim()
    .split("\n")
    .map(readDepartement)
    .map((departement) => [departement.code, departement]),
);

/** The INSEE codes of the regions, of which 75, 76, 84, 93 and 94 are départements too. */
export const regions: ReadonlyMap<string, string> = new Map([
  ["01", "Guadeloupe"],
  ["02", "Martinique"],
  ["03", "Guyane"],
  ["04", "La Réunion"],
  ["06", "Mayotte"],
  ["11", "Île-de-France"],
  ["24", "Centre-Val de Loire"],
  ["27", "Bourgogne-Franche-Comté"],
  ["28", "Normandie"],
  ["32", "Hauts-de-France"],
  ["44", "Grand Est"],
  ["52", "Pays de la Loire"],
  ["53", "Bretagne"],
  ["75", "Nouvelle-Aquitaine"],
  ["76", "Occitanie"],
  ["84", "Auvergne-Rhône-Alpes"],
  ["93", "Provence-Alpes-Côte d'Azur"],
  ["94", "Corse"],
]);

export function getDepartement(code: string): Departement {
  const found = departements.get(code);
  if (!found) throw new RangeError(`No département ${code}`);
  return found;
}

export function regionName(code: string): string {
  return regions.get(code) ?? code;
}

/** 69123 lies in 69, 2A004 in 2A, 97411 in 974. */
export function departementOfCommune(insee: string): string {
  return insee.startsWith("97") ? insee.slice(0, 3) : insee.slice(0, 2);
}

function readDepartement(line: string): Departement {
  const [code = "", name = "", region = "", prefecture = "", lastCommune = "", neighbours = ""] = line.split("|");
  return { code, name, region, prefecture, lastCommune: Number(lastCommune), neighbours: neighbours.split(" ") };
}
