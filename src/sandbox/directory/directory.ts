import { jsonResponse, type SandboxRequest, type SandboxResponse, type SandboxService } from "../http.ts";
import { createPlaces, type DirectoryRow } from "./places.ts";

const base = "/api/explore/v2.1/catalog/datasets/api-lannuaire-administration";

/**
 * The directory of public services, on the same platform as the CPF catalogue: `/records` and
 * `/exports/json` with `select`, `where=pivot LIKE "…"` and `limit`. It takes one call at a time.
 */
export function createDirectoryService(seed: number): SandboxService {
  let places: DirectoryRow[] | undefined;
  let underWay = 0;
  return async (asked) => {
    if (asked.method !== "GET" || !asked.path.startsWith(base))
      return errorAnswer(404, "NotFoundError", "The requested dataset does not exist.");
    if (underWay > 0) return directoryBusy(1);
    underWay += 1;
    try {
      await new Promise((resolve) => setImmediate(resolve));
      places ??= createPlaces(seed);
      return answer(asked, places);
    } finally {
      underWay -= 1;
    }
  };
}

/** The quota that all anonymous callers share. */
export function directoryBusy(retryAfter: number): SandboxResponse {
  const body = {
    errorcode: 10005,
    reset_time: new Date(Date.now() + retryAfter * 1000).toISOString(),
    limit_time_unit: "day",
    call_limit: 10000,
    error: "You have exceeded the requests limit for anonymous users.",
  };
  return jsonResponse(body, 429);
}

function answer({ path, query }: SandboxRequest, places: readonly DirectoryRow[]): SandboxResponse {
  const fields = (query.get("select") ?? "").split(",").filter(Boolean);
  const known = Object.keys(places[0] ?? {});
  const unknown = fields.find((field) => !known.includes(field));
  if (unknown !== undefined) return malformed(`Unknown field: ${unknown}`);
  const where = query.get("where");
  const [, word = ""] = where?.match(/^pivot like "([a-z_]+)"$/i) ?? [];
  if (where !== null && word === "") return malformed(`Unexpected ${where}`);
  const limit = Number(query.get("limit") ?? "10");
  // Words are compared by their beginnings, so that a longer one is found as well.
  const found = places.filter(({ pivot }) => (pivot ?? "").includes(word)).map((row) => pick(row, fields));
  if (path === `${base}/exports/json`) return jsonResponse(limit === -1 ? found : found.slice(0, limit));
  if (path !== `${base}/records`) return errorAnswer(404, "NotFoundError", "The requested resource does not exist.");
  if (!(limit >= 1 && limit <= 100))
    return errorAnswer(400, "InvalidRESTParameterError", `Invalid value for limit API parameter: ${limit}`);
  return jsonResponse({ total_count: found.length, results: found.slice(0, limit) });
}

function pick(row: DirectoryRow, fields: readonly string[]): DirectoryRow {
  return fields.length === 0 ? row : Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));
}

function malformed(message: string): SandboxResponse {
  return errorAnswer(400, "ODSQLError", `ODSQL query is malformed: ${message}`);
}

function errorAnswer(status: number, code: string, message: string): SandboxResponse {
  return jsonResponse({ error_code: code, message }, status);
}
