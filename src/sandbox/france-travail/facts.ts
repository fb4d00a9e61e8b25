import { sectorOf } from "../companies/sectors.ts";
import { yearlyPay } from "../postings/pay.ts";
import type { Posting } from "../postings/posting.ts";
import { diceFor } from "../random.ts";

/** Partners that do not exist, and the one whose offers clients of both services leave out. */
export const partners = ["EMPLOIMIRLI", "JOBZEPHA", "TRAVAIL_EXEMPLE", "BRINDOJOBS", "LABONNEALTERNANCE"];

/** What France Travail adds to a posting and can be searched for. Absent means: not stated. */
export type PostingFacts = {
  /** `filtresPossibles` counts 61 % without. */
  qualification: "0" | "9" | "X";
  /**
   * 0: not stated, 1: under a year, 2: up to three years, 3: more; 4 is undocumented and taken for "beginners
   * welcome".
   */
  experience: "0" | "1" | "2" | "3" | "4";
  naf: { code: string; label: string };
  partner: string | undefined;
  isAccessible: boolean | undefined;
  lacksCandidates: boolean | undefined;
  isSheltered: boolean;
  isHandiEngaged: boolean;
  isBySimulation: boolean;
  licence: string | undefined;
  language: string | undefined;
};

const known = new WeakMap<Posting, PostingFacts>();

export function factsOf(posting: Posting): PostingFacts {
  const facts = known.get(posting) ?? rollFacts(posting);
  known.set(posting, facts);
  return facts;
}

function rollFacts(posting: Posting): PostingFacts {
  const { job, contract, company, origin } = posting;
  const dice = diceFor("facts", posting.id);
  const isAlternance = contract.nature === "E2" || contract.nature === "FS";
  return {
    qualification: dice.chance(0.61) ? "X" : job.isExecutive ? "9" : "0",
    experience: experienceOf(posting),
    naf: contract.type === "MIS" ? sectorOf("temp").naf : company.sector.naf,
    partner:
      origin === 1
        ? undefined
        : isAlternance && dice.chance(0.5)
          ? "LABONNEALTERNANCE"
          : dice.pick(partners.slice(0, 4)),
    isAccessible: dice.chance(0.5) ? dice.chance(0.3) : undefined,
    lacksCandidates: dice.chance(0.9) ? dice.chance(0.25) : undefined,
    isSheltered: dice.chance(0.01),
    isHandiEngaged: dice.chance(0.08),
    isBySimulation: dice.chance(0.02),
    licence: job.licence && dice.chance(0.7) ? job.licence : dice.chance(0.04) ? "B" : undefined,
    language: job.skills.includes("Renseigner en anglais") && dice.chance(0.5) ? "Anglais" : undefined,
  };
}

/** Months of the contract, for those that end. */
export function contractMonths({ contract }: Posting): number | undefined {
  return contract.months ?? (contract.days === undefined ? undefined : contract.days / 30);
}

/** What the offer pays at most, in that period, if it says so. */
export function paidPer(period: "A" | "M" | "H" | "C", { pay }: Posting): number | undefined {
  if (!pay.stated) return undefined;
  if (period === "C") return pay.stated.period === "C" ? pay.stated.least : undefined;
  const year = yearlyPay(pay.stated)?.most;
  return year && year / { A: 1, M: 12, H: 1820 }[period];
}

function experienceOf({ experience: { demand, months } }: Posting): PostingFacts["experience"] {
  if (demand === "D") return "4";
  if (months === undefined) return "0";
  return months < 12 ? "1" : months <= 36 ? "2" : "3";
}
