import { stat, truncate } from "node:fs/promises";
import { z } from "zod";
import { dayMs, isWithin } from "../../../core/durations.ts";
import { openJournalFile, openOwnFile, readJournalHead, readJournalLines } from "../../journal-file.ts";
import { parseJsonOrNothing } from "../../json.ts";
import type { ReleaseLock } from "../../lock.ts";
import { type RawRow, rawRowSchema } from "../row.ts";

/** What a reading of the catalogue has brought so far, in a file, so that one that was stopped goes on. */
export type CatalogueJournal = {
  /** The steps that were done, and how many rows they brought. */
  resumed: { steps: ReadonlySet<string>; rows: number } | undefined;
  /** Rows in their order; with `done`, that is the last of them that a step brings. */
  write: (rows: RawRow[], done?: string) => Promise<void>;
  /** What was written, a few rows at a time. */
  rows: () => AsyncGenerator<RawRow[]>;
  isWorthKeeping: () => boolean;
  /** Leaves it to the next reading where it is worth keeping, else removes it. Never rejects. */
  close: () => Promise<void>;
  remove: () => Promise<void>;
};

/** What a journal is of: rows of another day, or of the sandbox, do not go with what is read now. */
export type CatalogueState = { total: number; isFictitious: boolean };

const stateSchema = z.object({ total: z.number(), isFictitious: z.boolean() });
/** The rows are as they were written a moment ago. */
const lineSchema = z.object({ rows: z.array(z.unknown()), done: z.string().optional() });

/** The journal of this very question; anew where the catalogue has changed since. */
export function openCatalogueJournal(
  dataDir: string,
  question: string,
  state: CatalogueState,
  now: Date,
): Promise<CatalogueJournal> {
  return openOwnFile(dataDir, `cpf ${question}`, now, (path, release) => openFile(path, { state, now, release }));
}

type OpenOptions = { state: CatalogueState; now: Date; release: ReleaseLock };

async function openFile(path: string, { state, now, release }: OpenOptions): Promise<CatalogueJournal> {
  const resumed = await readResumed(path, state, now);
  const file = await openJournalFile(path, release, { isResumed: resumed !== undefined, now, facts: state });
  return {
    resumed,
    write: (rows, done) => file.append({ rows, ...(done === undefined ? {} : { done }) }, done !== undefined),
    rows: () => readRows(path),
    isWorthKeeping: file.isWorthKeeping,
    close: file.close,
    remove: file.remove,
  };
}

async function* readRows(path: string): AsyncGenerator<RawRow[]> {
  for await (const text of readJournalLines(path)) {
    const line = lineSchema.safeParse(parseJsonOrNothing(text)).data;
    if (line) yield line.rows.flatMap(toRawRow);
  }
}

function toRawRow(row: unknown): RawRow[] {
  const read = rawRowSchema.safeParse(row);
  return read.success ? [read.data] : [];
}

/** Up to the last step that was done: what came after it, or was cut off, is forgotten and read again. */
async function readResumed(
  path: string,
  state: CatalogueState,
  now: Date,
): Promise<CatalogueJournal["resumed"] | undefined> {
  const steps = new Set<string>();
  let [bytes, whole, rows, pending] = [0, 0, 0, 0];
  let isHead = true;
  for await (const text of readJournalLines(path)) {
    bytes += Buffer.byteLength(text) + 1;
    if (isHead) {
      isHead = false;
      if (!isOfNow(text, state, now)) return undefined;
      continue;
    }
    const line = lineSchema.safeParse(parseJsonOrNothing(text)).data;
    if (!line) break;
    pending += line.rows.length;
    if (line.done === undefined) continue;
    steps.add(line.done);
    rows += pending;
    [whole, pending] = [bytes, 0];
  }
  if (steps.size === 0) return undefined;
  if ((await stat(path)).size !== whole) await truncate(path, whole);
  return { steps, rows };
}

function isOfNow(text: string, { total, isFictitious }: CatalogueState, now: Date): boolean {
  const begun = readJournalHead(text)?.begun;
  const of = stateSchema.safeParse(parseJsonOrNothing(text)).data;
  if (begun === undefined || !of || !isWithin(now.getTime() - Date.parse(begun), dayMs)) return false;
  return of.total === total && of.isFictitious === isFictitious;
}
