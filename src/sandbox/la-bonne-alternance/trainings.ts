import { company } from "../companies/companies.ts";
import { sectorOf } from "../companies/sectors.ts";
import { inTurns } from "../in-turns.ts";
import { findTown, type GeoPoint, kilometresBetween, type Town, workTowns } from "../places/towns.ts";
import { diceFor } from "../random.ts";
import { type Diploma, diplomas, findDiploma } from "./diplomas.ts";

/** A diploma that a school of a town prepares apprentices for. */
export type Training = { key: string; diploma: Diploma; town: Town; school: School; point: GeoPoint };

/** A school that does not exist. Its SIRET begins with 000, which INSEE gives to nobody. */
export type School = { name: string; legalName: string; siret: string; street: string };

/** What a search of trainings asks for, once it is known to be well formed. */
export type TrainingSearch = {
  around: { point: GeoPoint; radiusKm: number } | undefined;
  /** Codes of ROME, or a certification: any of them is enough; without either, all. */
  romes: ReadonlySet<string> | undefined;
  rncp: string | undefined;
  level: string | undefined;
  withArchived: boolean;
  pageSize: number;
  pageIndex: number;
};

/** All that is taught, of those diplomas and around that point, the nearest first; without one by key. */
export async function findTrainings(seed: number, search: TrainingSearch): Promise<Training[]> {
  const { around } = search;
  const wanted = diplomas.filter((diploma) => isWanted(diploma, search));
  const found: { training: Training; distance: number }[] = [];
  await inTurns(workTowns, (town) => {
    // Sites are within two kilometres of the centre.
    if (around && kilometresBetween(around.point, town) > around.radiusKm + 2) return;
    for (const training of wanted.flatMap((diploma) => trainingsAt(seed, diploma, town))) {
      const distance = around ? kilometresBetween(around.point, training.point) : 0;
      if (!around || distance <= around.radiusKm) found.push({ training, distance });
    }
  });
  return found
    .sort((a, b) => a.distance - b.distance || (a.training.key < b.training.key ? -1 : 1))
    .map(({ training }) => training);
}

/** One by its key, which says what is taught where. */
export function findTraining(seed: number, key: string): Training | undefined {
  const [, rncp = "", code = ""] = /^0(\d{5})P01\d{28}-([0-9AB]{5})#L0\d$/.exec(key) ?? [];
  const [diploma, town] = [findDiploma(rncp), findTown(code)];
  return diploma && town && trainingsAt(seed, diploma, town).find((training) => training.key === key);
}

function isWanted({ romes, rncp, level }: Diploma, search: TrainingSearch): boolean {
  if (search.level !== undefined && search.level !== level) return false;
  if (search.romes === undefined && search.rncp === undefined) return true;
  return search.rncp === rncp || romes.some((rome) => search.romes?.has(rome));
}

/** How many schools of a town teach a diploma: none in most small towns, two in some large ones. */
function trainingsAt(seed: number, diploma: Diploma, town: Town): Training[] {
  const dice = diceFor(seed, "training", diploma.rncp, town.code);
  const count = dice.chance(shareOf(town)) ? (dice.chance(0.15) ? 2 : 1) : 0;
  return Array.from({ length: count }, (_, index) => {
    const { legalName, siret, street, point } = company(seed, sectorOf("accounting"), town, 40 + index * 7);
    const word = legalName.split(" ")[0] ?? legalName;
    const name = `${dice.pick(schools)} ${word.charAt(0)}${word.slice(1).toLowerCase()}`;
    const school = { name, legalName: `${name.toUpperCase()} ASSOCIATION`, siret, street };
    const key = `0${diploma.rncp}P01${siret}${siret}-${town.code}#L0${index + 1}`;
    return { key, diploma, town, school, point };
  });
}

const schools = ["CFA", "Lycée professionnel", "Campus des métiers", "Institut", "Maison familiale rurale"] as const;

function shareOf({ inhabitants, city }: Town): number {
  if (city) return 0.12;
  if (inhabitants >= 100_000) return 0.8;
  if (inhabitants >= 40_000) return 0.5;
  return inhabitants >= 15_000 ? 0.25 : 0.07;
}
