import type { MarkedListing } from "../offers/group-copies.ts";
import { toStatements } from "../offers/listing.ts";
import type { Statements } from "../offers/offer.ts";
import { formatParisMinute } from "../text/paris-time.ts";
import { leadingHeadings, toLeadingCells } from "./leading-columns.ts";

/**
 * A column of a table of offers: its heading, and its value for an offer, empty where the offer does not
 * state it.
 */
type ExportColumn = { heading: string; of: (offer: Statements) => string };

/**
 * Everything else that is exported of an offer, in French like the offers themselves. No logos: nobody agreed
 * to them.
 */
const offerColumns: ExportColumn[] = [
  { heading: "Contrat", of: ({ contract }) => contract?.label ?? "" },
  { heading: "Alternance", of: ({ alternance }) => (alternance ? "oui" : "non") },
  { heading: "Salaire", of: ({ salary = "" }) => salary },
  { heading: "Mise à jour le", of: ({ updated }) => dateOf(updated) },
  { heading: "Expérience", of: ({ experience }) => experience?.label ?? "" },
  { heading: "Temps de travail", of: ({ hours, fullTime }) => hours ?? timeOf(fullTime) },
  { heading: "Postes", of: ({ posts }) => (posts === undefined ? "" : String(posts)) },
  { heading: "Langues", of: ({ languages = [] }) => languages.join(", ") },
  { heading: "Avantages", of: ({ advantages = [] }) => advantages.join(", ") },
  { heading: "Code ROME", of: ({ rome = "" }) => rome },
  { heading: "Compétences", of: ({ skills = [] }) => skills.join(", ") },
  { heading: "Candidature", of: ({ applyUrl = "" }) => applyUrl },
  { heading: "Contact", of: ({ contact = "" }) => contact },
  { heading: "Numéro", of: ({ key }) => numberOf(key) },
  { heading: "Source", of: ({ source, fictitious }) => (fictitious ? `${source} (offre fictive)` : source) },
];

/**
 * The headings. The terms of use ask for the source and the date it was read; the last column says of which
 * offer a row is a copy.
 */
export const exportHeadings: string[] = [
  ...leadingHeadings,
  ...offerColumns.map(({ heading }) => heading),
  ...["Relevée le", "Copie de"],
];

/** One row of a table that a spreadsheet opens: nothing in it is a formula. */
export function toExportRow(offer: MarkedListing, asOf: string): string[] {
  const { copyOf } = offer;
  const copy = copyOf === undefined ? "" : numberOf(copyOf);
  const stated = toStatements(offer);
  return [...toLeadingCells(offer), ...offerColumns.map(({ of }) => of(stated)), dateOf(asOf), copy].map((cell) =>
    escapeFormula(cell.replace(/\r\n?/g, "\n")),
  );
}

/** As the column "Numéro" has it. */
function numberOf(key: string): string {
  return key.slice(key.indexOf(":") + 1);
}

/**
 * One line for a program: the offer in our words, the key of the offer that it is a copy of, and when the
 * source was read.
 */
export function toExportRecord(offer: MarkedListing, asOf: string): MarkedListing & { asOf: string } {
  return { ...offer, asOf };
}

/**
 * Spreadsheets treat a cell as a formula when it begins with = + - @ (also in full width, and after blanks)
 * or with a tab. A leading apostrophe makes it a text (OWASP, "CSV injection").
 */
export function escapeFormula(cell: string): string {
  return /^(?:[\t\r]|[\s\u200b\ufeff]*[=+\-@＝＋－＠])/u.test(cell) ? `'${cell}` : cell;
}

/** "2026-11-18 10:12" by the clock of Paris, which spreadsheets know for a date. */
function dateOf(instant: string | undefined): string {
  return instant === undefined ? "" : formatParisMinute(new Date(instant));
}

function timeOf(fullTime: boolean | undefined): string {
  return fullTime === undefined ? "" : fullTime ? "Temps plein" : "Temps partiel";
}
