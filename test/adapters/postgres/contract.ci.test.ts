import { describe } from "vitest";
import { hasPostgres, runSql } from "../../fakes/postgres.ts";
import { usePostgres } from "../../fakes/postgres-suite.ts";
import { describeStore, type StoreHost } from "../store-contract.ts";
import { describeManyRows } from "../store-contract-many.ts";

describe.skipIf(!hasPostgres)("on PostgreSQL", () => {
  const server = usePostgres("max_connections=500");
  const urls: string[] = [];

  async function freshUrl(): Promise<string> {
    const url = await server.createDatabase();
    urls.push(url);
    return url;
  }

  const host: StoreHost = {
    freshUrl,
    quickUrl: freshUrl,
    places: { "a database": freshUrl },
    sql: runSql,
    noTable: /relation "(?:public\.)?kept" does not exist/,
    // They run by the clock of the server.
    passLeases: async (ms) => {
      const url = urls.at(-1);
      if (url !== undefined) await runSql(url, `UPDATE leases SET expires_at = expires_at - ${ms}`);
    },
  };
  describeStore(host);
  describeManyRows(host);
});
