import type { ContractMix } from "../companies/sectors.ts";
import type { Job } from "../jobs/jobs.ts";
import { type Dice, weighted } from "../random.ts";

/** Codes of France Travail's `typesContrats` and `naturesContrats`, with the length where there is one. */
export type PostingContract = {
  type: "CDI" | "CDD" | "MIS" | "SAI" | "DDI" | "DIN" | "CCE" | "FRA" | "LIB";
  nature: "E1" | "E2" | "FS" | "CC" | "CI" | "CU" | "I1" | "NS";
  months?: number;
  days?: number;
};

const mixes = {
  care: mix({ CDI: 55, CDD: 36, MIS: 9 }),
  farm: mix({ SAI: 42, CDD: 25, CDI: 30, MIS: 3 }),
  home: mix({ CDI: 70, CDD: 30 }),
  office: mix({ CDI: 72, CDD: 20, MIS: 8 }),
  plant: mix({ MIS: 52, CDI: 31, CDD: 15, DDI: 1, DIN: 1 }),
  public: mix({ CDD: 66, CDI: 34 }),
  sales: mix({ CDI: 82, CDD: 9, CCE: 7, FRA: 1, MIS: 1 }),
  season: mix({ CDI: 54, CDD: 28, SAI: 14, MIS: 4 }),
  shop: mix({ CDI: 60, CDD: 31, MIS: 8, DDI: 1 }),
  show: mix({ CDD: 82, CDI: 18 }),
  site: mix({ CDI: 46, MIS: 43, CDD: 10, DDI: 1 }),
} satisfies Record<ContractMix, unknown>;

export function contractFor(dice: Dice, job: Job, trade: ContractMix): PostingContract {
  if (job.maybeSelfEmployed && dice.chance(0.3)) return { type: "LIB", nature: "NS" };
  const type = mixes[trade].at(dice.roll());
  switch (type) {
    case "CDI":
      return { type, nature: trade === "site" && dice.chance(0.05) ? "CC" : dice.chance(0.01) ? "CI" : "E1" };
    case "CDD":
      return { type, nature: trade === "show" ? "CU" : "E1", ...length(dice, [1, 2, 3, 3, 6, 6, 6, 9, 12, 12]) };
    case "MIS":
      return { type, nature: "E1", ...length(dice, [1, 1, 2, 3, 3, 6, 18]) };
    case "SAI":
      return { type, nature: "E1", months: dice.pick([2, 3, 4, 5, 6]) };
    case "DDI":
      return { type, nature: "I1", months: dice.pick([4, 6, 12]) };
    case "DIN":
      return { type, nature: "E1" };
    case "CCE":
    case "FRA":
    case "LIB":
      return { type, nature: "NS" };
  }
}

/** Apprenticeship or professionalisation: nearly always filed as a CDD of one or two years. */
export function alternanceContract(dice: Dice): PostingContract {
  const nature = dice.chance(0.77) ? "E2" : "FS";
  return dice.chance(0.04)
    ? { type: "CDI", nature }
    : { type: "CDD", nature, months: dice.pick([12, 12, 12, 24, 24, 36]) };
}

export function isAlternance({ nature }: PostingContract): boolean {
  return nature === "E2" || nature === "FS";
}

/** A job that asks for no diploma seldom has an apprentice. */
export function trainsApprentices(job: Job): boolean {
  return job.level !== "AFS" && mayTrainApprentices(job);
}

/** Medicine and the like are learnt elsewhere. */
export function mayTrainApprentices(job: Job): boolean {
  return !job.maybeSelfEmployed && !["A1504", "J1202", "K2106"].includes(job.code);
}

function length(dice: Dice, months: readonly number[]): { days: number } | { months: number } {
  return dice.chance(0.06) ? { days: dice.between(2, 20) } : { months: dice.pick(months) };
}

function mix(shares: Partial<Record<PostingContract["type"], number>>) {
  const types: PostingContract["type"][] = ["CDI", "CDD", "MIS", "SAI", "DDI", "DIN", "CCE", "FRA", "LIB"];
  return weighted(types.map((type) => [type, shares[type] ?? 0] as const));
}
