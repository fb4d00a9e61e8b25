import { describeDatabase } from "../adapters/store/postgres/address.ts";
import type { CopyRefused, StoreCopy } from "../adapters/store/postgres/copy/copy-store.ts";
import { StoreVersionError } from "../adapters/store/version-error.ts";
import { isPostgres } from "../adapters/store.ts";
import { CannotStart, isStoreUrl } from "../config.ts";
import { readErrorCode } from "../core/telemetry.ts";
import { explainPostgresError } from "./explain-postgres.ts";
import { explainStoreError } from "./store-faults.ts";

/**
 * Copies everything from a file of SQLite into a database of PostgreSQL, once, and for good. Rejects with
 * `CannotStart`, which says what to do.
 */
export async function copyToPostgres(from: string, to: string): Promise<StoreCopy> {
  if (!from.startsWith("sqlite://") || !isStoreUrl(from))
    throw new CannotStart("The store to copy from must be sqlite://PATH.");
  if (!isPostgres(to) || !isStoreUrl(to))
    throw new CannotStart("The database to copy to must be postgres://ACCOUNT:PASSWORD@HOST/DATABASE.");
  // Its driver is loaded where it is used.
  const copy = await import("../adapters/store/postgres/copy/copy-store.ts");
  const path = from.replace("sqlite://", "");
  try {
    return await copy.copyStore(path, to);
  } catch (error) {
    if (error instanceof copy.CopyRefused) throw new CannotStart(refusals[error.why](path, describeDatabase(to)));
    if (error instanceof StoreVersionError) throw withoutVariable(explainStoreError(from, error));
    const code = readErrorCode(error) ?? "";
    if (code === "SQLITE_BUSY")
      throw new CannotStart(
        `A process has the file ${path} open: stop it first, also one with ALERTS=off, or a chat.`,
        4,
      );
    if (code === "ENOENT") throw new CannotStart(`There is no file ${path}.`);
    throw withoutVariable(/^SQLITE_/.test(code) ? explainStoreError(from, error) : explainPostgresError(to, error));
  }
}

/** Why, of which file and which database. */
const refusals: Record<CopyRefused["why"], (path: string, database: string) => string> = {
  "not empty": (_, database) => `The database ${database} is not empty: name an empty one. Nothing was changed.`,
  "in use": (_, database) => `A process uses the database ${database}: stop it first. Nothing was changed.`,
  "another copy": (path, database) =>
    `The database ${database} holds an unfinished copy of another file than ${path}: name an empty one. Nothing was changed.`,
  "another version": (_, database) =>
    `Another version of Tremplin uses the database ${database}: name an empty one. Nothing was changed.`,
  "source too new": (path) => `A later version of Tremplin wrote the file ${path}: copy it with that one.`,
};

/** Both were given at the prompt. */
const withoutVariable = (line: string) => new CannotStart(line.replace(/^STORE_URL: /, "").replace(/^the/, "The"));
