import type { Company, Found } from "../offers/offer.ts";
import { formatParisMinute } from "../text/paris-time.ts";
import { escapeFormula } from "./columns.ts";

/** The headings of a table of companies. Telephone numbers may be people's: there is no column for them. */
export const companyHeadings = [
  ...["Entreprise", "Secteur", "Effectif", "Adresse", "Lieu", "Distance (km)", "Lien", "SIRET ou numéro", "Source"],
  "Relevée le",
];

/** One row of that table: nothing in it is a formula. */
export function toCompanyRow({ offer: company, distanceKm }: Found<Company>, asOf: string): string[] {
  const { title, sector = "", size = "", address = "", place, url, key, source, fictitious } = company;
  return [
    ...[title, sector, size, address, place.label],
    distanceKm === undefined ? "" : String(distanceKm),
    url,
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
