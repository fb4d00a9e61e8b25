import type { Collection, Row } from "../../core/collection.ts";
import { groupBy } from "../../core/collections/group-by.ts";
import type { Database } from "./database.ts";

/** A statement with its values. */
export type Statement = { sql: string; values: unknown[] };

/** How rows of one collection are written: all of them by these statements. */
export type WriteRows = (rows: Row[]) => Promise<Statement[]>;

/**
 * The collections of one store. They know each other, because one write may span several of them, whatever
 * tables they stand in.
 */
export type Shelves = {
  add: (collection: Collection, write: WriteRows) => void;
  /** In one write: all of them, or none. Rows that name no collection belong to `to`. */
  writeAll: (to: Collection, rows: Row[]) => Promise<void>;
};

export function createShelves(database: Database): Shelves {
  const writers = new Map<Collection, WriteRows>();

  async function listStatements(to: Collection, rows: Row[]): Promise<Statement[]> {
    const statements: Statement[] = [];
    for (const [collection, own] of groupBy(rows, (row) => row.collection ?? to)) {
      const write = writers.get(collection);
      if (!write) throw new Error("a collection of another store");
      statements.push(...(await write(own)));
    }
    return statements;
  }

  return {
    add: (collection, write) => void writers.set(collection, write),
    writeAll: async (to, rows) => {
      const statements = await listStatements(to, rows);
      const [only, ...others] = statements;
      if (!only) return;
      if (others.length === 0) await database.write(only.sql, only.values);
      else
        await database.transact(async (query) => {
          for (const { sql, values } of statements) await query(sql, values);
        });
    },
  };
}
