import { findJob } from "../jobs/jobs.ts";
import { getDepartement } from "../places/departements.ts";
import { getTown, type Town, workTowns } from "../places/towns.ts";
import { masculine } from "../postings/title.ts";
import { at, type Dice, diceFor, hashOf } from "../random.ts";

/** A post of a structure: a day number for when it was opened, and its odd shapes. */
export type Post = {
  id: number;
  rome: string;
  isOpen: boolean;
  opened: number;
  title: string;
  contract: string;
  count: number;
  /** Where the work is; the structure's own town where it does not say. */
  town: Town | undefined;
  description: string;
  profile: string;
};

/** What people far from work are hired for, mostly. */
const jobs =
  "K2204 K2204 K2205 A1203 A1208 N1103 N1105 F1703 F1606 G1602 G1605 K1304 K2303 D1507 H3302 N1101 F1704 M1607 K2304 D1106".split(
    " ",
  );

/** One with a single "n", as the service writes it, and one that says nothing. */
const contracts = [
  "CDD insertion",
  "CDD insertion",
  "CDD insertion",
  "CDI",
  "CDI inclusion",
  "CDD",
  "CDD d'usage",
  "CDD-I PHC",
  "CDD-I CVG",
  "CDD Tremplin",
  "Contrat d'apprentissage",
  "Contrat de professionalisation",
  "Contrat de mission intérimaire",
  "Autre type de contrat",
  "",
] as const;

/** A post is taken away and put up anew every two months, and open for most of that. */
const cycleDays = 60;
const openDays = 45;

/** Up to four; some structures have none. */
export function postsOf(seed: number, today: number, town: Town, structure: number): Post[] {
  const count = diceFor(seed, "posts", town.code, structure).between(0, 4);
  return Array.from({ length: count }, (_, index) => post(seed, today, town, `${structure}/${index}`));
}

function post(seed: number, today: number, town: Town, place: string): Post {
  const phase = diceFor(seed, "phase", town.code, place).between(0, cycleDays - 1);
  const opened = today - ((((today - phase) % cycleDays) + cycleDays) % cycleDays);
  const dice = diceFor(seed, "post", town.code, place, opened);
  const code = dice.pick(jobs);
  const job = findJob(code);
  const label = job?.label ?? "Agent / Agente polyvalent";
  return {
    id: hashOf(`${seed}/${town.code}/${place}/${opened}`) % 1_000_000_000,
    rome: romeOf(label, code, dice),
    isOpen: today < opened + openDays && dice.chance(0.9),
    opened,
    title: dice.chance(0.5) ? "" : `${masculine(label)} H/F`,
    contract: dice.pick(contracts),
    count: dice.chance(0.7) ? 1 : dice.between(2, 6),
    town: workTown(town, dice),
    description: dice.chance(0.1)
      ? ""
      : `Missions :\r\n- ${(job?.duties ?? ["missions variées"]).join("\r\n- ")}\r\n<b>Poste fictif de démonstration.</b>`,
    profile: dice.chance(0.4)
      ? "Être motivé. Pour tout renseignement : 01 99 00 12 34, prenom.nom@insertion.example"
      : "",
  };
}

/** Nearly always in brackets behind its label; now and then bare, or missing. */
function romeOf(label: string, code: string, dice: Dice): string {
  const share = dice.roll();
  if (share < 0.94) return `${label} (${code})`;
  return share < 0.98 ? code : label;
}

/** Mostly not said; else the town itself, the main town of the département, or one of another. */
function workTown(town: Town, dice: Dice): Town | undefined {
  const share = dice.roll();
  if (share < 0.4) return undefined;
  if (share < 0.75) return town;
  if (share < 0.95) return getTown(getDepartement(town.departement).prefecture);
  return at(workTowns, dice.between(0, workTowns.length - 1));
}
