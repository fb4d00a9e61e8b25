import type { OfficialFigures, OfficialSalary } from "../../core/market/official-figures.ts";
import { formatPeriod, type IndicatorRow, pickLastPeriod, type SalaryRow } from "./rows.ts";

/** What indicators say of a job, each of its last period; undefined where that cannot be told for sure. */

/** A count, and the period that it is of. */
export type PeriodCount = { count: number; period: string; periodCode: string };

/** All applicants: categories A, B and C together, where each has a row. */
export function readApplicants(rows: readonly IndicatorRow[]): PeriodCount | undefined {
  const last = pickLastPeriod(rows);
  const together = last.find(({ codeNomenclature }) => codeNomenclature === "ABC") ?? only(last);
  if (together) return toCount(together, together.valeurPrincipaleNombre);
  const parts = ["A", "B", "C"].map((code) => last.find(({ codeNomenclature }) => codeNomenclature === code));
  const counts = parts.map((row) => row?.valeurPrincipaleNombre);
  const [first] = parts;
  if (!first || !counts.every((count) => count !== undefined)) return undefined;
  return toCount(
    first,
    counts.reduce((sum, count) => sum + count, 0),
  );
}

/** All offers, from wherever they come. */
export function readOffers(rows: readonly IndicatorRow[]): PeriodCount | undefined {
  const last = pickLastPeriod(rows);
  const all =
    last.find(({ codeNomenclature }) => codeNomenclature === "TOFF") ??
    last.find(({ libNomenclature = "" }) => /\b(?:total|ensemble)\b/i.test(libNomenclature)) ??
    only(last);
  return all && toCount(all, all.valeurPrincipaleNombre);
}

/** Both of one period, where there are offers to share. */
export function compareApplicants(
  applicants: PeriodCount | undefined,
  offers: PeriodCount | undefined,
): OfficialFigures["applicants"] {
  if (!applicants || !offers || applicants.periodCode !== offers.periodCode || offers.count === 0) return undefined;
  return { people: applicants.count, offers: offers.count, period: offers.period };
}

/** The principal one of several indicators of a year. */
export function readTension(rows: readonly IndicatorRow[]): OfficialFigures["tension"] {
  const last = pickLastPeriod(rows);
  const principal =
    last.find(({ codeNomenclature }) => codeNomenclature === "PERSPECTIVE") ??
    last.find(({ libNomenclature = "" }) => /principal/i.test(libNomenclature)) ??
    only(last);
  const level = principal?.valeurPrincipaleNombre;
  if (!principal || level === undefined || !Number.isInteger(level) || level < 1 || level > 5) return undefined;
  return { level, period: formatPeriod(principal) };
}

/** Of several kinds of jobs that were found, all of them: the greatest share. */
export function readBackToWork(rows: readonly IndicatorRow[]): OfficialFigures["backToWork"] {
  const shares = pickLastPeriod(rows).flatMap((row) => {
    const percent = row.valeurSecondaireTaux;
    return percent !== undefined && percent > 0 && percent <= 100 ? [{ percent, period: formatPeriod(row) }] : [];
  });
  return shares.toSorted((a, b) => b.percent - a.percent)[0];
}

/** Of several families of a job, the first one that has amounts. */
export function readSalary(rows: readonly SalaryRow[], families: readonly string[]): OfficialSalary | undefined {
  for (const family of families) {
    const salary = toSalary(pickLastPeriod(rows.filter(({ codeActivite }) => codeActivite === family))[0]);
    if (salary) return salary;
  }
  return undefined;
}

const salarySteps = { SAL1: "beginner", SAL3: "middle", SAL2: "experienced" } as const;

/** Euros a month: what is beyond is of another unit, or mistyped. */
const [leastMonthly, mostMonthly] = [500, 30_000];

function toSalary(row: SalaryRow | undefined): OfficialSalary | undefined {
  if (row?.libActivite === undefined) return undefined;
  const salary: OfficialSalary = { family: row.libActivite, period: formatPeriod(row) };
  let isKnown = false;
  for (const { codeNomenclature, valeurPrincipaleMontant: amount = 0 } of row.salaireValeurMontant ?? []) {
    const step = Object.entries(salarySteps).find(([code]) => code === codeNomenclature)?.[1];
    if (!step || amount < leastMonthly || amount > mostMonthly) continue;
    salary[step] = Math.round(amount);
    isKnown = true;
  }
  return isKnown ? salary : undefined;
}

function only<T>(rows: readonly T[]): T | undefined {
  return rows.length === 1 ? rows[0] : undefined;
}

function toCount(row: IndicatorRow, count: number | undefined): PeriodCount | undefined {
  if (count === undefined || count < 0) return undefined;
  return { count: Math.round(count), period: formatPeriod(row), periodCode: row.codePeriode };
}
