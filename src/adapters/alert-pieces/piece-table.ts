import { randomUUID } from "node:crypto";
import type { Piece, PieceDone } from "../../core/alerts/pieces/piece.ts";
import { dayMs } from "../../core/durations.ts";
import type { Database } from "../store/database.ts";
import { serverNow } from "../store/postgres/leases.ts";
import type { Query } from "../store/sql.ts";
import type { JobQueue, QueueName } from "./job-queue.ts";

/**
 * A piece as it is handed out: its key tells it from all others of its run. `news`: of each of its people.
 */
export type NewPiece = { key: string; piece: Piece; news?: readonly unknown[] };

/** One that somebody does. The higher attempt is the one that counts. */
export type ClaimedPiece = { id: string; run: string | null; piece: unknown; attempt: number };

/** One that somebody waits for. Done without an outcome, it was given up. */
export type AwaitedPiece = {
  key: string;
  id: string;
  job: string;
  queue: QueueName;
  outcome: unknown;
  isDone: boolean;
};

/**
 * Runs, their pieces and what came of them, in tables that all processes share. What they say is what counts.
 */
export type PieceTable = {
  /**
   * Begins a run. Runs of other processes, which have lost their right to run, are over: what was read for
   * them a moment ago is of this one, and what they had handed out is still done, though nobody waits for it.
   */
  beginRun: (run: string, holder: string) => Promise<void>;
  /** What was read for it is forgotten. */
  endRun: (run: string) => Promise<void>;
  /** Hands out what is not there yet. Rejects where the run is over. */
  add: (run: string, pieces: NewPiece[]) => Promise<void>;
  /** Undefined where it is done, or its run is over. */
  claim: (id: string) => Promise<ClaimedPiece | undefined>;
  /**
   * Notes what was done, and hands out what follows; unless there was a later attempt, or its run is over:
   * then nothing is changed. Resolves with whether it was noted.
   */
  finish: (claimed: ClaimedPiece, done: PieceDone) => Promise<boolean>;
  giveUp: (id: string) => Promise<void>;
  /** Has it carried once more. */
  carryAgain: (awaited: AwaitedPiece) => Promise<void>;
  /** Those of these that are done, or that nobody has worked at for so many milliseconds. */
  find: (run: string, keys: string[], idleMs: number) => Promise<AwaitedPiece[]>;
  /** Of the nth of its people; of a reading, the nth part of what it found (`inParts`). */
  loadNews: (id: string, person: number) => Promise<unknown>;
};

/** What was read so long ago for a run that broke off need not be read again. */
const readLatelyMs = 10 * 60_000;

/** What people are owed, whatever becomes of the run that has found it. */
const isWorkToDo = "queue <> 'read' AND done_at IS NULL";

export function createPieceTable(
  { read, write: query, transact }: Pick<Database, "read" | "write" | "transact">,
  jobs: Pick<JobQueue, "send">,
): PieceTable {
  async function insert(run: string | null, pieces: NewPiece[], within: Query): Promise<void> {
    for (const { key, piece, news = [] } of pieces) {
      const [id, job, queue] = [randomUUID(), randomUUID(), toQueueName(piece)];
      const added = await within(
        `INSERT INTO alert_pieces (id, run, key, queue, job, piece) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (run, key) DO NOTHING RETURNING 1`,
        [id, run, key, queue, job, JSON.stringify(piece)],
      );
      if (added.length === 0) continue;
      await insertNews(id, news, within);
      await jobs.send([{ queue, id: job, piece: id }], within);
    }
  }

  return {
    beginRun: (run, holder) =>
      transact(async (within) => {
        await within(`INSERT INTO alert_runs (id, holder, began_at) VALUES (?, ?, ${serverNow})`, [run, holder]);
        const formerly = "run IN (SELECT id FROM alert_runs WHERE holder <> ?)";
        await within(
          `UPDATE alert_pieces SET run = ? WHERE id IN
             (SELECT DISTINCT ON (key) id FROM alert_pieces
              WHERE ${formerly} AND queue = 'read' AND done_at > ${serverNow} - ?::bigint AND is_useful
              ORDER BY key, done_at DESC)`,
          [run, holder, readLatelyMs],
        );
        await within(`UPDATE alert_pieces SET run = NULL WHERE ${formerly} AND ${isWorkToDo}`, [holder]);
        await within("DELETE FROM alert_runs WHERE holder <> ?", [holder]);
        await within(`DELETE FROM alert_pieces WHERE run IS NULL AND added_at < ${serverNow} - ?::bigint`, [dayMs]);
      }),
    endRun: (run) =>
      transact(async (within) => {
        await within(`UPDATE alert_pieces SET run = NULL WHERE run = ? AND ${isWorkToDo}`, [run]);
        await within("DELETE FROM alert_runs WHERE id = ?", [run]);
      }),
    add: (run, pieces) => transact((within) => insert(run, pieces, within)),
    claim: async (id) => {
      const [row] = await query<{ run: string | null; piece: string; attempt: number }>(
        `UPDATE alert_pieces SET attempt = attempt + 1, claimed_at = ${serverNow} WHERE id = ? AND done_at IS NULL
         RETURNING run, piece, attempt`,
        [id],
      );
      return row && { id, run: row.run, attempt: row.attempt, piece: JSON.parse(row.piece) };
    },
    finish: ({ id, attempt }, { outcome, next }) =>
      transact(async (within) => {
        const news = "news" in outcome ? cutNews(outcome.news) : [];
        const stored = "news" in outcome ? { calls: outcome.calls, inParts: news.length } : outcome;
        const [row] = await within<{ run: string | null; key: string }>(
          `UPDATE alert_pieces SET outcome = ?, is_useful = ?, done_at = ${serverNow}
           WHERE id = ? AND attempt = ? AND done_at IS NULL RETURNING run, key`,
          [JSON.stringify(stored), !("failure" in outcome), id, attempt],
        );
        if (!row) return false;
        await within("DELETE FROM alert_news WHERE piece = ?", [id]);
        await insertNews(id, news, within);
        if (next) await insert(row.run, [{ key: toNextKey(row.key), piece: next }], within);
        return true;
      }),
    giveUp: async (id) =>
      void (await query(`UPDATE alert_pieces SET done_at = ${serverNow} WHERE id = ? AND done_at IS NULL`, [id])),
    carryAgain: async ({ id, queue }) =>
      transact(async (within) => {
        const job = randomUUID();
        const rows = await within(
          `UPDATE alert_pieces SET job = ?, claimed_at = ${serverNow} WHERE id = ? AND done_at IS NULL RETURNING 1`,
          [job, id],
        );
        if (rows.length > 0) await jobs.send([{ queue, id: job, piece: id }], within);
      }),
    find: async (run, keys, idleMs) => {
      const rows = await read<Omit<AwaitedPiece, "outcome"> & { outcome: string | null }>(
        `SELECT key, id, job, queue, outcome, done_at IS NOT NULL AS "isDone" FROM alert_pieces
         WHERE run = ? AND key = ANY (?::text[])
           AND (done_at IS NOT NULL OR coalesce(claimed_at, added_at) < ${serverNow} - ?::bigint)`,
        [run, keys, Math.round(idleMs)],
      );
      return rows.map((row) => ({ ...row, outcome: row.outcome === null ? null : JSON.parse(row.outcome) }));
    },
    loadNews: async (id, person) => {
      const [row] = await read<{ news: string }>("SELECT news FROM alert_news WHERE piece = ? AND person = ?", [
        id,
        person,
      ]);
      return row && JSON.parse(row.news);
    },
  };
}

/** A megabyte takes ten milliseconds to write out, and a window of time has three. */
const newsInPart = 200;

function cutNews(news: unknown[]): unknown[][] {
  return Array.from({ length: Math.ceil(news.length / newsInPart) }, (_, i) =>
    news.slice(i * newsInPart, (i + 1) * newsInPart),
  );
}

/** One after the other: between two statements, others have their turn. */
async function insertNews(id: string, news: readonly unknown[], within: Query): Promise<void> {
  for (const [number, one] of news.entries())
    await within("INSERT INTO alert_news (piece, person, news) VALUES (?, ?, ?)", [id, number, JSON.stringify(one)]);
}

function toQueueName(piece: Piece): QueueName {
  return piece.do === "send" ? `send-${piece.platform}` : piece.do;
}

/** The key of the piece that follows from one. */
export function toNextKey(key: string): string {
  return `${key}>`;
}
