import { afterAll, afterEach, beforeAll } from "vitest";
import { poolLimits } from "../../src/adapters/store/postgres/pool.ts";
import { type PostgresServer, startPostgres } from "./postgres.ts";

/**
 * A server for all tests of a `describe`, which is there once the first of them begins. For a connection they
 * wait as long as a busy machine needs, where a test says nothing else.
 */
export function usePostgres(...settings: string[]): PostgresServer {
  const server = {} as PostgresServer;
  poolLimits.connectMs = 20_000;
  beforeAll(async () => void Object.assign(server, await startPostgres(...settings)));
  afterAll(() => server.close());
  return server;
}

/** What is put there is closed after each test, whether or not its server still answers. */
export function closeAfterEach(): { close: () => Promise<void> }[] {
  const opened: { close: () => Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close().catch(() => {});
  });
  return opened;
}
