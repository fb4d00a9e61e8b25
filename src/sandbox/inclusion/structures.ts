import { company } from "../companies/companies.ts";
import { sectorOf } from "../companies/sectors.ts";
import { type Town, workTowns } from "../places/towns.ts";
import { at, diceFor } from "../random.ts";
import { type Post, postsOf } from "./posts.ts";

/** An employer that hires people far from work, and does not exist. */
export type Structure = {
  id: string;
  siret: string;
  type: string;
  name: string;
  /** What it calls itself; empty where that is its name. */
  brand: string;
  town: Town;
  street: string;
  /** It takes no applications at the moment, whatever its posts say. */
  isBlocked: boolean;
  posts: readonly Post[];
};

const types = ["ACI", "ACI", "EI", "EI", "AI", "ETTI", "GEIQ", "EITI", "OPCS"] as const;
const names: Readonly<Record<string, string>> = {
  ACI: "Chantier d'insertion",
  EI: "Ateliers",
  AI: "Association intermédiaire",
  ETTI: "Intérim solidaire",
  GEIQ: "GEIQ",
  EITI: "Coopérative",
  OPCS: "Services clauses sociales",
};

/** All structures of a day, town by town. The same day gives the same ones. */
export function structuresOn(seed: number, today: number): Structure[] {
  return workTowns.flatMap((town) => Array.from({ length: countIn(town) }, (_, i) => structure(seed, today, town, i)));
}

function countIn({ inhabitants, city }: Town): number {
  return city ? 1 : 1 + Math.floor(Math.sqrt(inhabitants / 15_000));
}

function structure(seed: number, today: number, town: Town, index: number): Structure {
  const dice = diceFor(seed, "inclusion", town.code, index);
  const { legalName, siret, street } = company(seed, sectorOf("cleaning"), town, 60 + index);
  const type = at(types, dice.between(0, types.length - 1));
  const word = legalName.split(" ")[0] ?? legalName;
  return {
    id: uuid(seed, town.code, index),
    siret,
    type,
    name: `${names[type]} ${word}`.toUpperCase(),
    brand: dice.chance(0.6) ? `${names[type]} ${word.charAt(0)}${word.slice(1).toLowerCase()}` : "",
    town,
    street,
    isBlocked: dice.chance(0.08),
    posts: postsOf(seed, today, town, index),
  };
}

/** Digits of chance in the shape of a UUID of version 4. */
function uuid(...key: (string | number)[]): string {
  const dice = diceFor("uuid", ...key);
  return "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, () => dice.between(0, 15).toString(16));
}
