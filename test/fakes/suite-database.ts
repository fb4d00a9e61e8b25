import { randomUUID } from "node:crypto";
import { runSql } from "./postgres.ts";

/** Whether the whole suite runs on PostgreSQL (`npm run test:postgres`). */
export const isOnPostgres = process.env.POSTGRES_UNDER_TEST !== undefined;

/**
 * The address of a new, empty database on the server that `test/on-postgres.ts` has started for the whole
 * suite.
 */
export async function createEmptyDatabase(): Promise<string> {
  const server = process.env.POSTGRES_UNDER_TEST ?? "";
  const name = `suite_${randomUUID().replaceAll("-", "")}`;
  await runSql(server, `CREATE DATABASE ${name}`);
  return server.replace("/postgres?", `/${name}?`);
}
