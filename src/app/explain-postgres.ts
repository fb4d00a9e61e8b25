import { describeDatabase } from "../adapters/store/postgres/address.ts";
import { isConnectionLost } from "../adapters/store/postgres/errors.ts";
import { UnsuitableDatabase } from "../adapters/store/postgres/unsuitable.ts";
import { describeError, readErrorCode } from "../core/telemetry.ts";

const unsuitable: Record<UnsuitableDatabase["why"], string> = {
  encoding: "does not keep its texts as UTF-8: make one with ENCODING 'UTF8'",
  "server version": "is on a server before PostgreSQL 13: name a later one",
  "foreign tables": "holds tables of another program: make a database for Tremplin alone",
};

/** By the code that the server answers with (SQLSTATE). */
const remedies: [RegExp, string][] = [
  [/^28/, "refuses this account or its password: check both, and the server's pg_hba.conf"],
  [/^3D000$/, "is not there: make it (createdb), with the account that Tremplin uses for its owner"],
  [/^42501$/, "may not be written to by this account: make the account its owner"],
  [/^25006$/, "may only be read: name the server that is written to rather than a replica"],
  [/^53300$/, "has no connection left: raise max_connections, or stop other programs"],
  [/^53100$/, "has no room left on its disk: make room on it"],
  [/^(?:42P0[17]|42703|42883)$/, "is not a store of this version of Tremplin: name another one"],
];

/** What is wrong with a database, and what to do about it: without the account and the password. */
export function explainPostgresError(url: string, error: unknown): string {
  const database = `STORE_URL: the database ${describeDatabase(url)}`;
  if (error instanceof UnsuitableDatabase) return `${database} ${unsuitable[error.why]}.`;
  const code = readErrorCode(error);
  const [, remedy] = remedies.find(([pattern]) => code !== undefined && pattern.test(code)) ?? [];
  if (remedy !== undefined) return `${database} ${remedy} (${code}).`;
  const how = describeError(error);
  if (isConnectionLost(error) || code === "NO_CONNECTION" || /connection timeout|timeout expired/.test(how))
    return `${database} cannot be reached (${how}): check that the server runs, and its host and port.`;
  return `${database} cannot be used (${how}): the server's own log says why.`;
}
