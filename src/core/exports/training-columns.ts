import { getSourceId } from "../offers/source.ts";
import type { Training } from "../offers/training.ts";
import { formatParisMinute } from "../text/paris-time.ts";
import { escapeFormula } from "./columns.ts";
import { leadingHeadings, toLeadingCells } from "./leading-columns.ts";

type TrainingColumn = { heading: string; of: (training: Training) => string };

const remotes: Record<NonNullable<Training["remote"]>, string> = { whole: "oui", partly: "en partie" };
const amount = (value: number | undefined) => (value === undefined ? "" : String(value));

/** The columns of a table of trainings, behind those that all tables have. */
const columns: readonly TrainingColumn[] = [
  { heading: "Certification", of: ({ certification, title }) => certification ?? title },
  { heading: "Répertoire", of: ({ register = "" }) => register },
  { heading: "Niveau", of: ({ diploma = "" }) => diploma },
  { heading: "Prix minimum (€)", of: ({ price }) => amount(price?.least) },
  { heading: "Prix maximum (€)", of: ({ price }) => amount(price?.most) },
  { heading: "Durée minimum (h)", of: ({ hours }) => amount(hours?.least) },
  { heading: "Durée maximum (h)", of: ({ hours }) => amount(hours?.most) },
  { heading: "À distance", of: ({ remote }) => (remote ? remotes[remote] : "") },
  { heading: "Prochaine session", of: ({ sessions = [] }) => sessions[0]?.starts ?? "" },
  { heading: "Numéro", of: ({ key }) => key.slice(getSourceId(key).length + 1) },
  { heading: "Source", of: ({ source, fictitious }) => (fictitious ? `${source} (formation fictive)` : source) },
];

/** The headings of a table of trainings. */
export const trainingHeadings: string[] = [...leadingHeadings, ...columns.map(({ heading }) => heading), "Relevée le"];

/** One row of that table: nothing in it is a formula. */
export function toTrainingRow(training: Training, asOf: string): string[] {
  return [...toLeadingCells(training), ...columns.map(({ of }) => of(training)), formatParisMinute(new Date(asOf))].map(
    (cell) => escapeFormula(cell.replace(/\r\n?/g, "\n")),
  );
}
