import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { numberValues } from "./dialect.ts";

/** So often a transaction that stands in the way of others is tried. */
export const maxTries = 6;

/** Tries again what failed so, each time a little later: two that conflict must not meet again. */
export async function attempt<Result>(
  mayRetry: (error: unknown) => boolean,
  tries: number,
  work: () => Promise<Result>,
): Promise<Result> {
  for (let failures = 1; ; failures++) {
    try {
      return await work();
    } catch (error) {
      if (failures >= tries || !mayRetry(error)) throw error;
    }
    await wait(Math.random() * 10 * 2 ** failures);
  }
}

/** Runs a statement on a connection; resolves with its rows. */
export async function run<Found>(
  client: pg.PoolClient,
  sql: string,
  values: unknown[] | undefined,
  onStatement: (sql: string) => void,
): Promise<Found[]> {
  onStatement(sql);
  const { rows } = await client.query(numberValues(sql), values);
  return rows;
}
