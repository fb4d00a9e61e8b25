import type { Company, Found } from "../offers/offer.ts";
import { formatParisMinute } from "../text/paris-time.ts";
import { escapeFormula } from "./columns.ts";
import { leadingHeadings, toLeadingCells } from "./leading-columns.ts";

/** The headings of a table of companies. Telephone numbers may be people's: there is no column for them. */
export const companyHeadings = [
  ...leadingHeadings,
  ...["Secteur", "Effectif", "Adresse", "Distance (km)", "SIRET ou numéro", "Source", "Relevée le"],
];

/** One row of that table: nothing in it is a formula. */
export function toCompanyRow({ offer: company, distanceKm }: Found<Company>, asOf: string): string[] {
  const { sector = "", size = "", address = "", key, source, fictitious } = company;
  return [
    ...toLeadingCells(company),
    ...[sector, size, address],
    distanceKm === undefined ? "" : String(distanceKm),
    key.slice(key.lastIndexOf(":") + 1),
    fictitious ? `${source} (entreprise fictive)` : source,
    formatParisMinute(new Date(asOf)),
  ].map((cell) => escapeFormula(cell.replace(/\r\n?/g, "\n")));
}

/** One company for a program, in our words and without a word of its telephone. */
export function toCompanyRecord({ offer, distanceKm }: Found<Company>, asOf: string) {
  const { hasPhone: _, ...company } = offer;
  return { ...company, ...(distanceKm === undefined ? {} : { distanceKm }), asOf };
}
