import type sqlite3 from "sqlite3";
import type { Query } from "./sql.ts";

/** The statements of a connection, each prepared when it first runs. */
export type PreparedStatements = { query: Query; close: () => Promise<void> };

/** So many are kept prepared: those that ran last. */
const most = 64;

/** What runs once a start, or must not outlive the moment: PRAGMA, VACUUM, whatever changes a table. */
const isLasting = (sql: string): boolean => /^\s*(?:SELECT|INSERT|UPDATE|DELETE|BEGIN|COMMIT|ROLLBACK)\b/.test(sql);

/** To prepare a statement takes as long as to run it: half of what a turn costs the store. */
export function createPreparedStatements(connection: sqlite3.Database): PreparedStatements {
  const all = new Map<string, Promise<sqlite3.Statement>>();

  function prepare(sql: string): Promise<sqlite3.Statement> {
    const prepared =
      all.get(sql) ??
      new Promise<sqlite3.Statement>((resolve, reject) => {
        const statement = connection.prepare(sql, (error: Error | null) =>
          error ? reject(error) : resolve(statement),
        );
      });
    all.delete(sql);
    all.set(sql, prepared);
    // Such as one about a table that there will be.
    prepared.catch(() => all.delete(sql));
    const [oldest] = all;
    if (all.size > most && oldest) {
      all.delete(oldest[0]);
      void finalize(oldest[1]);
    }
    return prepared;
  }

  return {
    query: async (sql, values = []) => {
      const runner = isLasting(sql) ? await prepare(sql) : undefined;
      return new Promise((resolve, reject) => {
        const done = (error: Error | null, rows: never[]) => {
          if (!error) resolve(rows);
          // Until it is reset, a statement that met a locked file counts as running: SQLite commits nothing
          // that is written by others meanwhile, and undoes it when the statement runs again.
          else if (runner) runner.reset(() => reject(error));
          else reject(error);
        };
        if (runner) runner.all(values, done);
        else connection.all(sql, values, done);
      });
    },
    // SQLite closes no connection that has any.
    close: async () => void (await Promise.all([...all.values()].map(finalize))),
  };
}

/** Once it runs no more. */
async function finalize(prepared: Promise<sqlite3.Statement>): Promise<void> {
  const statement = await prepared.catch(() => undefined);
  if (statement) await new Promise<void>((resolve) => void statement.finalize(() => resolve()));
}
