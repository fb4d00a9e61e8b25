import { hourMs } from "../../core/durations.ts";
import type { Requesters } from "../../core/requester.ts";
import { countCuts, logCuts, logOdd } from "../foreign.ts";
import { createTtlCache } from "../ttl-cache.ts";
import { type CatalogueClient, type CatalogueClientOptions, createCatalogueClient } from "./client.ts";
import { cpfName } from "./profile.ts";
import { type CatalogueQuestion, toKey } from "./question.ts";
import { type CatalogueRow, type RawRow, readCatalogueRow } from "./row.ts";

/** A page of rows, and how many there are in all. */
export type RowsAnswer = { rows: CatalogueRow[]; total: number; isStandIn: boolean };

/** Groups, or the one row of figures about all. */
export type FiguresAnswer = { rows: unknown[]; isStandIn: boolean };

/** Reads what is computed of all rows of a question. */
export type ReadFigures<T> = (question: CatalogueQuestion, askedBy?: Requesters) => Promise<T>;

/**
 * The catalogue with a memory: answers are kept for half a day, since the data change at night, and what
 * several ask at once is asked once. Rejects with a SourceError where no address could tell.
 */
export type CatalogueApi = CatalogueClient & {
  readRows: (question: CatalogueQuestion, askedBy?: Requesters) => Promise<RowsAnswer>;
  /** All rows of a few trainings, by one call. */
  readAllRows: (question: CatalogueQuestion, askedBy?: Requesters) => Promise<RowsAnswer>;
  /** The rows of a training that lists which were read before have of it. */
  findKnownRows: (number: string) => RowsAnswer;
  /** Reads figures, and keeps what `reduce` makes of them: there may be twenty thousand groups. */
  createFigures: <T>(reduce: (answer: FiguresAnswer) => T, most?: number) => ReadFigures<T>;
};

/** The most rows of a page. */
export const pageRows = 100;

const keptMs = 12 * hourMs;
/** Of some 700 characters: a hundred pages. */
const maxRows = 10_000;
const maxFigures = 500;

/** The catalogue, asked as rarely as can be. */
export function createCatalogueApi(options: CatalogueClientOptions): CatalogueApi {
  const { log, now } = options;
  const client = createCatalogueClient(options);
  const pages = createTtlCache<RowsAnswer>(maxRows, keptMs, () => now().getTime(), weighRows);

  function toRows(raw: RawRow[]): CatalogueRow[] {
    const { value: rows, cuts } = countCuts(() => raw.flatMap((row) => readCatalogueRow(row) ?? []));
    logOdd(raw.length - rows.length, { name: cpfName, log });
    logCuts(cuts, { name: cpfName, log });
    return rows;
  }

  const readBy =
    (read: CatalogueClient["readRaw"]): CatalogueApi["readRows"] =>
    (question, askedBy) =>
      pages.get(
        toKey(question),
        async (together) => {
          const { rows, total, isStandIn } = await read(question, together);
          return { rows: toRows(rows), total, isStandIn };
        },
        askedBy,
      );

  return {
    ...client,
    readRows: readBy(client.readRaw),
    readAllRows: readBy(client.readAllRaw),
    findKnownRows: (number) => {
      const known = pages.values().filter(({ rows }) => rows.some((row) => row.number === number));
      const rows = known.flatMap((page) => page.rows.filter((row) => row.number === number));
      return { rows, total: rows.length, isStandIn: known.some(({ isStandIn }) => isStandIn) };
    },
    createFigures: <T>(reduce: (answer: FiguresAnswer) => T, most = maxFigures): ReadFigures<T> => {
      const figures = createTtlCache<T>(most, keptMs, () => now().getTime());
      return (question, askedBy) =>
        figures.get(toKey(question), async (together) => reduce(await client.readGroups(question, together)), askedBy);
    },
  };
}

/** A page without rows takes its place as well. */
const weighRows = ({ rows }: RowsAnswer): number => Math.max(pageRows, rows.length);
