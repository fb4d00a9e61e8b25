import { z } from "zod";
import { foreignNumber, foreignRows, foreignText } from "../foreign.ts";

const label = foreignText(200).optional().catch(undefined);
const code = foreignText(40);

const indicatorRow = z.object({
  codePeriode: code,
  libPeriode: label,
  libActivite: label,
  codeNomenclature: code.optional().catch(undefined),
  libNomenclature: label,
  valeurPrincipaleNombre: foreignNumber,
  valeurSecondaireTaux: foreignNumber,
});

/** One value of an indicator for a period. */
export type IndicatorRow = z.infer<typeof indicatorRow>;

/** Twenty years of quarters with ten values each are 800. */
export const indicatorAnswer = z.object({
  listeValeursParPeriode: foreignRows(indicatorRow, 2_000).nullish().catch(undefined),
});

const salaryRow = z.object({
  codeActivite: code,
  libActivite: label,
  codePeriode: code,
  libPeriode: label,
  salaireValeurMontant: foreignRows(z.object({ codeNomenclature: code, valeurPrincipaleMontant: foreignNumber }), 20)
    .nullish()
    .catch(undefined),
});

/** What one family is paid in a period. */
export type SalaryRow = z.infer<typeof salaryRow>;

/** Some 225 families, for a few periods; were they told by job, 1,900 of them. */
export const salaryAnswer = z.object({
  valeursParPeriode: foreignRows(salaryRow, 10_000).nullish().catch(undefined),
});

/** The rows of the last period: their order is not promised. */
export function pickLastPeriod<R extends { codePeriode: string }>(rows: readonly R[]): R[] {
  const last = rows.reduce((latest, { codePeriode }) => (codePeriode > latest ? codePeriode : latest), "");
  return rows.filter(({ codePeriode }) => codePeriode === last);
}

/** "1er trimestre 2026", "2025". */
export function formatPeriod({
  codePeriode,
  libPeriode,
}: {
  codePeriode: string;
  libPeriode?: string | undefined;
}): string {
  const [, year, quarter] = /^(\d{4})(?:T([1-4]))?$/.exec(codePeriode) ?? [];
  if (year === undefined) return libPeriode ?? codePeriode;
  return quarter === undefined ? year : `${quarter === "1" ? "1er" : `${quarter}e`} trimestre ${year}`;
}
