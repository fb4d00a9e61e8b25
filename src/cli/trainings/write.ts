import type { AtomicFile } from "../../adapters/atomic-file.ts";
import type { TrainingBatch } from "../../adapters/cpf/harvest/merge-trainings.ts";
import type { RawRow } from "../../adapters/cpf/row.ts";
import { formatCsv } from "../../adapters/exports/export.ts";
import { escapeFormula } from "../../core/exports/columns.ts";
import { toTrainingRow, trainingHeadings } from "../../core/exports/training-columns.ts";
import type { Range, Training } from "../../core/offers/training.ts";
import { formatParisMinute } from "../../core/text/paris-time.ts";
import { writeOutput } from "../standard-output.ts";

/** How trainings are written: one a line, or the rows of the catalogue as they are. */
export type TrainingFormat = { kind: "csv" | "json" | "text"; isRows: boolean };

type WriterOptions = {
  /** Whose they are, as the terms of use ask to be said. */
  source: string;
  isFictitious: boolean;
  now: Date;
  file: AtomicFile | undefined;
};

/** Writes what was read, a few at a time; each resolves with a line for who looks on. */
export type TrainingWriter = {
  trainings: (batches: AsyncIterable<TrainingBatch> | Iterable<TrainingBatch>) => Promise<string>;
  rows: (batches: AsyncIterable<RawRow[]>) => Promise<string>;
};

/** Excel for French wants a semicolon. */
const delimiter = ";";

/** Writes to the file, or to standard output where there is none. */
export function createTrainingWriter(
  format: TrainingFormat,
  { source, isFictitious, now, file }: WriterOptions,
): TrainingWriter {
  const items = createItemWriter(format, now, file?.write ?? writeOutput);
  const summarise = (written: number, odd: number, what: string) => {
    const unread = odd > 0 ? ` (${odd.toLocaleString("en")} rows could not be read)` : "";
    const counted = `${written.toLocaleString("en")} ${what}${written === 1 ? "" : "s"}${unread}`;
    return `${counted}. Source: ${source}${isFictitious ? ", imitated" : ""}, read ${formatParisMinute(now)} (Paris).`;
  };
  return {
    trainings: async (batches) => {
      let [written, unread] = [0, 0];
      for await (const { trainings, odd } of batches) {
        written += trainings.length;
        unread += odd;
        await items.trainings(trainings);
      }
      await items.end();
      return summarise(written, unread, "training");
    },
    rows: async (batches) => {
      let written = 0;
      for await (const rows of batches) {
        written += rows.length;
        await items.rows(rows);
      }
      await items.end();
      return summarise(written, 0, "row");
    },
  };
}

type ItemWriter = {
  trainings: (trainings: Training[]) => Promise<void>;
  rows: (rows: RawRow[]) => Promise<void>;
  end: () => Promise<void>;
};

function createItemWriter(format: TrainingFormat, now: Date, put: (piece: string) => Promise<void>): ItemWriter {
  const asOf = now.toISOString();
  switch (format.kind) {
    case "csv":
      return createCsvWriter(format.isRows, asOf, put);
    case "json":
      return createJsonWriter(asOf, put);
    case "text":
      return {
        trainings: (trainings) => put(trainings.map((training) => `${formatTraining(training)}\n\n`).join("")),
        rows: async () => {},
        end: async () => {},
      };
  }
}

/** Rows have the columns that the first of them has: all come with the same. */
function createCsvWriter(isRows: boolean, asOf: string, put: (piece: string) => Promise<void>): ItemWriter {
  let columns: string[] | undefined;
  const begin = async (headings: string[]) => {
    columns = headings;
    await put(`\uFEFF${formatCsv([headings], delimiter)}`);
  };
  return {
    trainings: async (trainings) => {
      if (!columns) await begin(trainingHeadings);
      await put(
        formatCsv(
          trainings.map((training) => toTrainingRow(training, asOf)),
          delimiter,
        ),
      );
    },
    rows: async (rows) => {
      const [first] = rows;
      if (!columns && first) await begin(Object.keys(first));
      const names = columns ?? [];
      const cells = rows.map((row) => names.map((name) => escapeFormula(String(row[name] ?? ""))));
      await put(formatCsv(cells, delimiter));
    },
    end: async () => {
      if (!columns) await begin(isRows ? [] : trainingHeadings);
    },
  };
}

/** One list, an item a line. */
function createJsonWriter(asOf: string, put: (piece: string) => Promise<void>): ItemWriter {
  let isFirst = true;
  const write = async (items: readonly object[]) => {
    for (const item of items) {
      await put(`${isFirst ? "[\n" : ",\n"}${JSON.stringify(item)}`);
      isFirst = false;
    }
  };
  return {
    trainings: (trainings) => write(trainings.map((training) => ({ ...training, readAt: asOf }))),
    rows: write,
    end: () => put(isFirst ? "[]\n" : "\n]\n"),
  };
}

function formatTraining({ title, certification, organisation, place, price, hours, remote, url }: Training): string {
  const how = remote === "whole" ? "at a distance" : remote === "partly" ? "partly at a distance" : undefined;
  const lines = [
    [certification, organisation],
    [place.label, how, hours && `${formatRange(hours)} h`, price && `${formatRange(price)} €`],
    [url],
  ]
    .map((facts) => facts.filter((fact) => fact !== undefined))
    .filter((facts) => facts.length > 0);
  return [title, ...lines.map((facts) => `  ${facts.join(" · ")}`)].join("\n");
}

function formatRange({ least, most }: Range): string {
  return least === most ? String(least) : `${least}-${most}`;
}
