import { openPostgres } from "../store/postgres/database.ts";
import { poolLimits } from "../store/postgres/pool.ts";
import { postgresMigrations, programOf } from "../store/postgres/schema.ts";
import { type DeadLetters, readDeadLetters } from "./dead-letters.ts";
import { type JobQueue, type JobQueueTimes, nameJobSchema, openJobQueue } from "./job-queue.ts";
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
  try {
    const [found] = await database.read<{ schema: string }>("SELECT current_schema() AS schema");
    const runSql = async (text: string, values?: unknown[]) => ({ rows: (await database.read(text, values)) ?? [] });
    const jobs = await openJobQueue(runSql, nameJobSchema(found?.schema), times);
    return {
      table: createPieceTable(database, jobs),
      jobs,
      findDeadLetters: () => readDeadLetters(database.read),
      close: async () => {
        await jobs.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
