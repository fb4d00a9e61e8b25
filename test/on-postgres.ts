import { hasPostgres, startPostgres } from "./fakes/postgres.ts";

/** One server for all that runs on PostgreSQL; its address is handed to the workers by the environment. */
export async function setup(): Promise<() => Promise<void>> {
  if (!hasPostgres) throw new Error("PostgreSQL is not there (apt-get install postgresql)");
  const server = await startPostgres("max_connections=300");
  process.env.POSTGRES_UNDER_TEST = server.url;
  return server.close;
}
