import { getSmicOn } from "./smic.ts";

/** The ages that the law tells apart. */
export const apprenticeAges = ["under18", "from18to20", "from21to25", "from26"] as const;
export type ApprenticeAge = (typeof apprenticeAges)[number];

/** Whole gross euros a month, at 35 hours a week. */
export type ApprenticeMinimum = {
  /** For each age, the first, second and third year of the contract. */
  apprenticeship: Record<ApprenticeAge, readonly number[]>;
  /**
   * A contract of professionalisation: `qualified` with a vocational baccalaureate or the like, where that
   * makes a difference.
   */
  professionalisation: Record<"under21" | "from21to25" | "from26", { least: number; qualified?: number }>;
};

/**
 * Percentages of the minimum wage by age, for the first, second and third year of an apprenticeship (Code du
 * travail, D6222-26; as confirmed in November 2026):
 *
 * | year | under 18 | 18–20 | 21–25 | 26 and more |
 * |---|---|---|---|---|
 * | 1 | 27 % | 43 % | 53 % | 100 % |
 * | 2 | 39 % | 51 % | 61 % | 100 % |
 * | 3 | 55 % | 67 % | 78 % | 100 % |
 *
 * From 21 on the minimum of the collective agreement counts where that is higher; a further year at the same
 * level brings 15 points more. A contract of professionalisation: under 21 55 % (65 % with a vocational
 * baccalaureate or the like), from 21 to 25 70 % (80 %), from 26 on the minimum wage, or 85 % of the
 * collective minimum.
 */
const apprenticeshipPercent: Record<ApprenticeAge, readonly number[]> = {
  under18: [27, 39, 55],
  from18to20: [43, 51, 67],
  from21to25: [53, 61, 78],
  from26: [100, 100, 100],
};

/** What an apprentice earns at least on a day: the minimum wage of that day counts. */
export function computeApprenticeMinimum(day: Date): ApprenticeMinimum {
  const { monthly } = getSmicOn(day);
  const of = (percent: number) => Math.round((monthly * percent) / 100);
  const years = (age: ApprenticeAge) => apprenticeshipPercent[age].map(of);
  return {
    apprenticeship: {
      under18: years("under18"),
      from18to20: years("from18to20"),
      from21to25: years("from21to25"),
      from26: years("from26"),
    },
    professionalisation: {
      under21: { least: of(55), qualified: of(65) },
      from21to25: { least: of(70), qualified: of(80) },
      from26: { least: of(100) },
    },
  };
}
