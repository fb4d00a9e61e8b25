import { storeVersion } from "./schema.ts";
import type { Query } from "./sql.ts";

const message = "a later version of Tremplin has brought this file up to date";
/** Of a database that refuses as much by itself (`postgres/schema.ts`), too. */
const refusal = /a later version of Tremplin has brought this (?:file|database) up to date/;

/**
 * Has every write of a connection refused from the moment on at which a later version of this program needs
 * the file for itself: a process that was running then would spoil it. SQLite looks by itself, in the
 * statement that writes, and so at the same moment; to ask before each write would cost a statement.
 */
export async function refuseLaterVersions(query: Query): Promise<void> {
  for (const table of ["kept", "subscriptions", "known_offers", "leases"])
    for (const change of ["INSERT", "UPDATE", "DELETE"])
      await query(
        `CREATE TEMP TRIGGER refuse_${change}_${table} BEFORE ${change} ON main.${table}
         WHEN (SELECT value FROM main.meta WHERE name = 'readable_from') > ${storeVersion}
         BEGIN SELECT RAISE(ABORT, '${message}'); END`,
      );
}

/** It was refused for that. */
export function isOfLaterVersion(error: unknown): boolean {
  return error instanceof Error && refusal.test(error.message);
}
