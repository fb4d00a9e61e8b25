import type { Collection, Row } from "../../core/collection.ts";
import { groupBy } from "../../core/collections/group-by.ts";
import type { Database, Statement } from "./database.ts";
import { isDeletion } from "./sql.ts";

/** A row as it is written to its table; `onlyIf` is the key of a row of `kept` that has to be there. */
export type TableRow = Omit<Row, "collection" | "onlyIf"> & { onlyIf?: string | undefined };

/** Of each key the last row: those that are to be written, and the keys of those that are to be deleted. */
export function sortRows(rows: readonly TableRow[]): { kept: TableRow[]; gone: string[] } {
  const newest = [...new Map(rows.map((row) => [row.key, row])).values()];
  return {
    kept: newest.filter((row) => !isDeletion(row)),
    gone: newest.filter(isDeletion).map(({ key }) => key),
  };
}

/** How rows of one table are written: all of them by these statements. */
export type WriteRows = (rows: TableRow[]) => Promise<Statement[]>;

/** Where a collection stands: in which table, and with what before its keys, where it shares that table. */
type Shelf = { write: WriteRows; prefix: string };

/**
 * The collections of one store. They know each other, because one write may span several of them, whatever
 * tables they stand in.
 */
export type Shelves = {
  /** Collections that give the same `write` share a table, and are written by one statement. */
  add: (collection: Collection, write: WriteRows, prefix?: string) => void;
  /** In one write: all of them, or none. Rows that name no collection belong to `to`. */
  writeAll: (to: Collection, rows: Row[]) => Promise<void>;
  /** A key as it stands in the table of what is kept by key. Throws for a collection of another table. */
  toTableKey: (collection: Collection, key: string) => string;
  /**
   * The same after statements that return a row each where they changed one; if one of them did not, nothing
   * is written. Resolves with whether all did.
   */
  writeAllIf: (first: Statement[], to: Collection, rows: Row[]) => Promise<boolean>;
};

export function createShelves(database: Pick<Database, "write" | "writeAll" | "transact">): Shelves {
  const shelves = new Map<Collection, Shelf>();

  function find(collection: Collection): Shelf {
    const shelf = shelves.get(collection);
    if (!shelf) throw new Error("a collection of another store");
    return shelf;
  }

  function toTableKey(collection: Collection, key: string): string {
    const { prefix } = find(collection);
    if (prefix === "") throw new Error("a collection in a table of its own");
    return prefix + key;
  }

  async function listStatements(to: Collection, rows: Row[]): Promise<Statement[]> {
    const statements: Statement[] = [];
    const placed = rows.map(({ collection = to, key, onlyIf, ...row }) => {
      const { write, prefix } = find(collection);
      const guard = onlyIf && toTableKey(onlyIf.collection, onlyIf.key);
      return { write, row: { ...row, key: prefix + key, onlyIf: guard } };
    });
    for (const [write, own] of groupBy(placed, (one) => one.write))
      statements.push(...(await write(own.map(({ row }) => row))));
    return statements;
  }

  return {
    add: (collection, write, prefix = "") => void shelves.set(collection, { write, prefix }),
    writeAll: async (to, rows) => database.writeAll(await listStatements(to, rows)),
    writeAllIf: async (first, to, rows) => {
      const statements = await listStatements(to, rows);
      const [only, ...more] = first;
      if (!only) {
        await database.writeAll(statements);
        return true;
      }
      if (more.length + statements.length === 0) return (await database.write(only.sql, only.values)).length > 0;
      return database
        .transact(async (query) => {
          for (const { sql, values } of first) if ((await query(sql, values)).length === 0) throw new NotChanged();
          for (const { sql, values } of statements) await query(sql, values);
          return true;
        })
        .catch((error: unknown) => {
          if (error instanceof NotChanged) return false;
          throw error;
        });
    },
    toTableKey,
  };
}

/** Undoes a transaction in which a statement found another row than it was made for. */
class NotChanged extends Error {
  override readonly name = "NotChanged";
}
