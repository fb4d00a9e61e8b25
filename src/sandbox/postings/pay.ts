import type { Job } from "../jobs/jobs.ts";
import type { Dice } from "../random.ts";
import { isAlternance, type PostingContract } from "./contract.ts";

/** What an offer says of its pay. Few say all of it, many nothing. */
export type PostingPay = { stated?: StatedPay; comment?: string; extras: readonly string[] };

export type StatedPay = { period: "A" | "M" | "H" | "C"; least: number; most?: number; months?: number };

const hoursAMonth = 151.67;
const comments = [
  "N/A",
  "?",
  "A négocier",
  "Selon profil",
  "De à EUR par an",
  "Selon convention collective",
  "Selon expérience",
];
const extras = [
  "Titres restaurant / Prime de panier",
  "Mutuelle",
  "Primes",
  "CE",
  "Participation / Intéressement",
  "Véhicule",
  "RTT",
];

/** The shares are those of real offers: 54 % with an amount, 18 % with nothing at all. */
export function payFor(dice: Dice, job: Job, contract: PostingContract): PostingPay {
  const kind = dice.roll();
  if (kind < 0.18) return { extras: [] };
  const more = {
    extras: dice.some(extras, 0.15).slice(0, 5),
    ...(dice.chance(0.3) ? { comment: dice.pick(comments) } : {}),
  };
  if (kind < 0.46) return { ...more, comment: dice.pick(comments) };
  return { ...more, stated: statedPay(dice, job, contract) };
}

/** Gross euros a year at least and at most, for comparing; a fee for one show is not yearly pay. */
export function yearlyPay({ period, least, most = least }: StatedPay): { least: number; most: number } | undefined {
  if (period === "C") return undefined;
  const times = { A: 1, M: 12, H: hoursAMonth * 12 }[period];
  return { least: least * times, most: most * times };
}

function statedPay(dice: Dice, job: Job, contract: PostingContract): StatedPay {
  if (isAlternance(contract)) return { period: "M", least: dice.pick([504, 803, 990, 1158]), most: 1868, months: 12 };
  if (contract.nature === "CU" && dice.chance(0.4)) return { period: "C", least: dice.pick([110, 130, 150, 180]) };
  const { least, most } = job.pay;
  const from = least + (most - least) * dice.roll() * 0.6;
  const to = from + (most - from) * (0.3 + 0.7 * dice.roll());
  const hasRange = dice.chance(0.55);
  const amounts = (step: number, times: number) => ({
    least: rounded(from * times, step),
    ...(hasRange ? { most: rounded(to * times, step) + step } : {}),
  });
  if (contract.type === "MIS" || (!job.isExecutive && dice.chance(0.25)))
    return { period: "H", ...amounts(0.05, 1 / hoursAMonth) };
  if (job.isExecutive || dice.chance(0.15))
    return { period: "A", ...amounts(500, 12), ...(dice.chance(0.6) ? { months: 12 } : {}) };
  return { period: "M", ...amounts(10, 1), months: dice.chance(0.15) ? 13 : 12 };
}

/** Upwards: rounding down would fall below the minimum wage. */
function rounded(amount: number, step: number): number {
  return Math.round(Math.ceil(amount / step) * step * 100) / 100;
}
