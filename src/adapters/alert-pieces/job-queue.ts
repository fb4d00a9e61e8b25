import { createHash } from "node:crypto";
import PgBoss from "pg-boss";
import type { Query } from "../store/sql.ts";

/**
 * What carries a piece: its kind, and for sending the platform, for only one process at a time may send
 * there.
 */
export type QueueName = "read" | "plan" | `send-${string}`;

/** One piece that was fetched, and how often it was before. */
export type FetchedJob = { id: string; piece: string; tries: number };

/**
 * Carries pieces from the process that hands them out to those that do them: pg-boss, with its own schema.
 */
export type JobQueue = {
  open: (queue: QueueName) => Promise<void>;
  /** Within a transaction of ours: carried if that is committed, and not at all otherwise. */
  send: (jobs: { queue: QueueName; id: string; piece: string }[], transaction: Query) => Promise<void>;
  /** At most so many that are due. They are ours for `expiryMs`, and somebody else's after that. */
  fetch: (queue: QueueName, most: number) => Promise<FetchedJob[]>;
  complete: (queue: QueueName, id: string) => Promise<void>;
  /** It is tried again later; after the last try it is given up. */
  fail: (queue: QueueName, id: string, reason: string) => Promise<void>;
  /** "gone": it is done with, or was never carried. */
  look: (queue: QueueName, id: string) => Promise<"waits" | "given up" | "gone">;
  close: () => Promise<void>;
};

/** Runs one text of SQL as it is. */
export type RunSql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

/**
 * Runs something while no other process that shares the schema does: pg-boss makes its tables by statements
 * that lock each other for ever where two processes begin at the same moment.
 */
export type RunExclusively = <T>(work: () => Promise<T>) => Promise<T>;

/** For so long a piece is in the hands of the process that fetched it. Milliseconds. */
export const expiryMs = 40_000;

/** Where pieces end that failed each time they were tried. */
export const deadLetters = "dead";

/** A piece is tried so many times more, each a little later than the one before. */
const retries = 5;
/** How long one that nobody takes, or that was given up, stays there. */
const keptMinutes = 3 * 24 * 60;
/** How long pieces are waited for; a test is in more of a hurry. */
export type JobQueueTimes = { expiryMs: number; retryDelaySeconds: number; supervisionSeconds: number };

const usualTimes: JobQueueTimes = { expiryMs, retryDelaySeconds: 1, supervisionSeconds: 5 };

/** `schema`: of pg-boss's own tables. */
export async function openJobQueue(
  runSql: RunSql,
  schema: string,
  exclusively: RunExclusively,
  times = usualTimes,
): Promise<JobQueue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => runSql(text, values) as Promise<{ rows: unknown[] }> },
    schema,
    // We keep our own time.
    schedule: false,
    // How often one of the processes looks for pieces whose holder is gone.
    maintenanceIntervalSeconds: times.supervisionSeconds,
    archiveCompletedAfterSeconds: 10 * 60,
    archiveFailedAfterSeconds: keptMinutes * 60,
    deleteAfterHours: 24,
  });
  // What it cannot do now, it does at its next look; a restart of the database must not end the process.
  boss.on("error", () => {});
  await exclusively(async () => {
    await boss.start();
    await boss.createQueue(deadLetters, { name: deadLetters, retentionMinutes: keptMinutes });
  });
  const opened = new Set<QueueName>();
  const open = async (queue: QueueName) => {
    if (opened.has(queue)) return;
    await exclusively(() =>
      boss.createQueue(queue, {
        name: queue,
        retryLimit: retries,
        retryDelay: times.retryDelaySeconds,
        retryBackoff: times.retryDelaySeconds > 0,
        expireInSeconds: times.expiryMs / 1_000,
        retentionMinutes: keptMinutes,
        deadLetter: deadLetters,
      }),
    );
    opened.add(queue);
  };
  return {
    open,
    send: async (jobs, transaction) => {
      // Of a queue that nobody has opened, it would say nothing, and carry nothing.
      for (const { queue } of jobs) await open(queue);
      await boss.insert(
        jobs.map(({ queue, id, piece }) => ({ id, name: queue, data: { piece } })),
        { db: { executeSql: async (text, values) => ({ rows: await transaction(text, values) }) } },
      );
    },
    // Its own `work` completes or fails all jobs of a fetch together, and awaits neither.
    fetch: async (queue, batchSize) => {
      const jobs = await boss.fetch<{ piece: string }>(queue, { batchSize, includeMetadata: true });
      return jobs.map(({ id, data, retryCount }) => ({ id, piece: data.piece, tries: retryCount }));
    },
    complete: (queue, id) => boss.complete(queue, id),
    fail: (queue, id, reason) => boss.fail(queue, id, { reason }),
    look: async (queue, id) => {
      const job = await boss.getJobById(queue, id);
      if (job?.state === "failed") return "given up";
      return job === null || job.state === "completed" || job.state === "cancelled" ? "gone" : "waits";
    },
    close: () => boss.stop({ graceful: false, close: false }),
  };
}

/** Where pg-boss has its tables: two stores in one database, in schemas of their own, have each their own. */
export function nameJobSchema(schema = "public"): string {
  if (schema === "public") return "tremplin_jobs";
  return `tremplin_jobs_${createHash("sha256").update(schema).digest("hex").slice(0, 8)}`;
}
