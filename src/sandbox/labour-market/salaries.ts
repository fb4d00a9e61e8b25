import { jsonResponse, type SandboxRequest, type SandboxResponse } from "../http.ts";
import { diceFor } from "../random.ts";
import { families, findFamilies, type JobFamily } from "./families.ts";
import { lastYear, type Period } from "./periods.ts";
import { findTerritory, type Territory } from "./territories.ts";

type SalaryRow = { codeActivite: string; libActivite: string; codePeriode: string; libPeriode: string } & {
  salaireValeurMontant: { codeNomenclature: string; valeurPrincipaleMontant?: number }[];
};

/**
 * `salaire-rome-fap/{type}/{code}`: what each family is paid in a territory, or those of one job with
 * `codeRome`. XML, unless JSON is asked for.
 */
export function salaryAnswer(
  [type = "", code = ""]: readonly string[],
  { query, headers }: SandboxRequest,
  { seed, now }: { seed: number; now: Date },
): SandboxResponse {
  const territory = findTerritory(type, code);
  if (!territory) return jsonResponse({ message: `Territoire inconnu : ${type}/${code}` }, 400);
  const rome = query.get("codeRome");
  const wanted = rome === null ? families : findFamilies(rome);
  // The last year comes before and after the one before it.
  const rows = [lastYear(now), lastYear(now, 1)]
    .flatMap((period) => wanted.map((family) => rowOf(family, territory, period, seed)))
    .sort((a, b) => a.codeActivite.localeCompare(b.codeActivite) || a.codePeriode.localeCompare(b.codePeriode));
  if (!/application\/json/.test(headers.accept ?? ""))
    return { status: 200, headers: { "content-type": "application/xml;charset=UTF-8" }, body: toXml(rows) };
  return jsonResponse({
    codeIndicateur: "SAL_3",
    codeTypeTerritoire: territory.type,
    codeTerritoire: territory.code,
    libTerritoire: territory.label,
    valeursParPeriode: rows,
  });
}

function rowOf({ code, label, pay }: JobFamily, territory: Territory, period: Period, seed: number): SalaryRow {
  const dice = diceFor(seed, "salary", code, territory.code);
  const factor =
    (territory.type === "REG" && territory.code === "11" ? 1.08 : 0.96 + dice.roll() * 0.06) -
    (period.code < "2025" ? 0.02 : 0);
  const amounts = pay?.map((amount) => Math.round((amount * factor) / 10) * 10);
  const values = (["SAL1", "SAL3", "SAL2"] as const).map((codeNomenclature, i) => ({
    codeNomenclature,
    ...(amounts?.[i] === undefined ? {} : { valeurPrincipaleMontant: amounts[i] }),
  }));
  return {
    codeActivite: code,
    libActivite: label,
    codePeriode: period.code,
    libPeriode: period.label,
    // A family without amounts lists none of them, or lists them empty.
    salaireValeurMontant: amounts || dice.chance(0.5) ? values : [],
  };
}

function toXml(rows: readonly SalaryRow[]): string {
  const items = rows.map(
    ({ codeActivite }) => `<valeursParPeriode><codeActivite>${codeActivite}</codeActivite></valeursParPeriode>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><SalaireRomeFap>${items.join("")}</SalaireRomeFap>`;
}
