import { sectorTable } from "./sector-table.ts";

/** How a trade usually employs; the shares are in `postings/contract.ts`. */
export type ContractMix =
  | "care"
  | "farm"
  | "home"
  | "office"
  | "plant"
  | "public"
  | "sales"
  | "season"
  | "shop"
  | "show"
  | "site";

export type Sector = {
  key: string;
  naf: { code: string; label: string };
  /** What the employer is, in a sentence: "boulangerie artisanale". */
  phrase: string;
  /** "Boulangerie %": the % is an invented word. Households have none. */
  names: readonly string[];
  opco: string;
  mix: ContractMix;
};

const opcos: Record<string, string> = {
  "2i": "OPCO 2i",
  afdas: "AFDAS",
  akto: "AKTO / Opco entreprises et salariés des services à forte intensité de main d'oeuvre",
  atlas: "ATLAS",
  constructys: "Constructys",
  mobilites: "Opco Mobilités",
  ocapiat: "OCAPIAT",
  opcommerce: "L'Opcommerce",
  proximite: "Opco entreprises de proximité",
  sante: "Opco Santé",
  uniformation: "Uniformation, l'Opco de la Cohésion sociale",
};

const mixes: readonly ContractMix[] = [
  "care",
  "farm",
  "home",
  "office",
  "plant",
  "public",
  "sales",
  "season",
  "shop",
  "show",
  "site",
];

export const sectors: readonly Sector[] = sectorTable.trim().split("\n").map(readSector);

/** The names of La bonne alternance for the bodies that pay for training. */
export const opcoNames: ReadonlySet<string> = new Set(Object.values(opcos));

const byKey = new Map(sectors.map((sector) => [sector.key, sector]));

export function sectorOf(key: string): Sector {
  const found = byKey.get(key);
  if (!found) throw new RangeError(`No sector ${key}`);
  return found;
}

function readSector(line: string): Sector {
  const [key = "", code = "", label = "", phrase = "", names = "", opco = "", mixName = ""] = line.split("|");
  const mix = mixes.find((known) => known === mixName);
  if (!mix) throw new RangeError(`No mix of contracts ${mixName}`);
  return { key, naf: { code, label }, phrase, names: names.split(";").filter(Boolean), opco: opcos[opco] ?? opco, mix };
}
