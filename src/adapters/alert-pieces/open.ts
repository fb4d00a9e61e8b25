import type { Database } from "../store/database.ts";
import { openPostgres } from "../store/postgres/database.ts";
import { poolLimits } from "../store/postgres/pool.ts";
import { postgresMigrations, programOf } from "../store/postgres/schema.ts";
import { type DeadLetters, readDeadLetters } from "./dead-letters.ts";
import { type JobQueue, type JobQueueTimes, nameJobSchema, openJobQueue, type RunExclusively } from "./job-queue.ts";
import { createPieceTable, type PieceTable } from "./piece-table.ts";

/** Where the work of alerts is shared. */
export type SharedPieces = {
  table: PieceTable;
  jobs: JobQueue;
  findDeadLetters: () => Promise<DeadLetters>;
  close: () => Promise<void>;
};

/** Enough for those who wait, those who work, and pg-boss, which need one for moments. */
const connections = 4;

/**
 * Opens what pieces are carried by, in the database of a store that was opened before, on connections of its
 * own.
 */
export async function openSharedPieces(url: string, times?: JobQueueTimes): Promise<SharedPieces> {
  const program = programOf(postgresMigrations.length);
  const database = openPostgres(url, { program, limits: { ...poolLimits, connections } });
  // A queue may be made within a transaction of ours: the lock for that waits for none of them.
  const locks = openPostgres(url, { program, limits: { ...poolLimits, connections: 1 } });
  try {
    const [found] = await database.read<{ schema: string }>("SELECT current_schema() AS schema");
    const runSql = async (text: string, values?: unknown[]) => ({ rows: (await database.read(text, values)) ?? [] });
    const schema = nameJobSchema(found?.schema);
    const jobs = await openJobQueue(runSql, schema, createExclusion(locks, schema), times);
    return {
      table: createPieceTable(database, jobs),
      jobs,
      findDeadLetters: () => readDeadLetters(database.read),
      close: async () => {
        await jobs.close();
        await Promise.all([database.close(), locks.close()]);
      },
    };
  } catch (error) {
    await Promise.all([database.close(), locks.close()]);
    throw error;
  }
}

/** Runs one piece of work at a time, over all processes that share a schema of pg-boss. */
function createExclusion({ transact }: Pick<Database, "transact">, schema: string): RunExclusively {
  return (work) =>
    transact(async (query) => {
      // However long the others need: each does little.
      await query("SET LOCAL lock_timeout = 0");
      await query("SELECT pg_advisory_xact_lock(hashtext(?))", [schema]);
      return work();
    });
}
