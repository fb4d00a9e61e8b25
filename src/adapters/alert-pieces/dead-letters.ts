import { readErrorCode } from "../../core/telemetry.ts";
import { openPostgres } from "../store/postgres/database.ts";
import { poolLimits } from "../store/postgres/pool.ts";
import { postgresMigrations, programOf } from "../store/postgres/schema.ts";
import type { Query } from "../store/sql.ts";
import { deadLetters, nameJobSchema } from "./job-queue.ts";

/** Pieces that failed each time they were tried, in the last days; and when the last of them was given up. */
export type DeadLetters = { count: number; last?: Date };

/** None where no process has shared its alerts yet. */
export async function readDeadLetters(read: Query): Promise<DeadLetters> {
  try {
    const [found] = await read<{ schema: string }>("SELECT current_schema() AS schema");
    const [row] = await read<{ count: number; last: Date | null }>(
      `SELECT count(*) AS count, max(created_on) AS last FROM ${nameJobSchema(found?.schema)}.job
       WHERE name = ? AND state < 'active'`,
      [deadLetters],
    );
    return { count: row?.count ?? 0, ...(row?.last ? { last: row.last } : {}) };
  } catch (error) {
    // No such schema, or no such table in it.
    if (/^(?:3F000|42P01)$/.test(readErrorCode(error) ?? "")) return { count: 0 };
    throw error;
  }
}

/** The same by an address, beside the processes that use it. */
export async function findDeadLetters(url: string): Promise<DeadLetters> {
  const limits = { ...poolLimits, connections: 1 };
  const database = openPostgres(url, { program: programOf(postgresMigrations.length), limits });
  try {
    return await readDeadLetters(database.read);
  } finally {
    await database.close();
  }
}
