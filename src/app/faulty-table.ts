import { FaultyTable } from "../adapters/lexicon.ts";
import { CannotStart } from "../config.ts";

/** What to do about a faulty row of the lexicon. */
export const tableRemedy = "mend that row with any editor of tables (docs/operating.md, What people extend)";

/** Loads what is made of tables of the lexicon; throws `CannotStart` with what to do where one is faulty. */
export function loadTables<T>(load: () => T): T {
  try {
    return load();
  } catch (error) {
    return refuseFaultyTable(error);
  }
}

/** For what reads the lexicon in steps; throws `CannotStart` with what to do where a table is faulty. */
export function refuseFaultyTable(error: unknown): never {
  if (error instanceof FaultyTable) throw new CannotStart(`${error.message}: ${tableRemedy}.`);
  throw error;
}
