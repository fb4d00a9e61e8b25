import { parisDayNumber } from "../clock.ts";
import {
  jsonResponse,
  type SandboxRequest,
  type SandboxResponse,
  type SandboxService,
  textResponse,
  withHeaders,
} from "../http.ts";
import { readWhere } from "./odsql.ts";
import { facetsOf, refineRows, selectRows } from "./select.ts";
import { Malformed } from "./tokens.ts";
import { boughtOf, catalogueOf, fields, type TrainingRow } from "./trainings.ts";

const dataset = "moncompteformation_catalogueformation";
const bought = "moncompteformation_formations_engagees";
const facetFields = [
  "nom_departement",
  "nom_region",
  "libelle_niveau_sortie_formation",
  "code_certifinfo",
  "siret",
  "code_region",
  "type_referentiel",
];

/**
 * The Explore API v2.1 of the CPF catalogue: records, facets, exports and the description of the dataset, and
 * the same of what was bought. It needs no key, and takes so many calls a day of all its callers.
 */
export function cpf(seed: number, now: () => Date, callsPerDay?: number): SandboxService {
  const catalogue = cachedByDay((day) => catalogueOf(seed, day));
  const answer = (asked: SandboxRequest) => {
    const [, name, rest = ""] = /^\/api\/explore\/v2\.1\/catalog\/datasets\/([^/]+)(\/.*)?$/.exec(asked.path) ?? [];
    if (asked.method !== "GET" || name === undefined)
      return errorAnswer(404, "NotFoundError", "The requested resource does not exist.");
    if (name === bought) return answerSafely(() => route(rest, asked, boughtOf(seed)));
    if (name !== dataset) return errorAnswer(404, "NotFoundError", `The requested dataset ${name} does not exist.`);
    return answerSafely(() => route(rest, asked, catalogue(parisDayNumber(now()))));
  };
  return callsPerDay === undefined ? answer : limitByDay(callsPerDay, now, answer);
}

function answerSafely(answer: () => SandboxResponse): SandboxResponse {
  try {
    return answer();
  } catch (error) {
    if (error instanceof Malformed) return errorAnswer(400, "ODSQLError", `ODSQL query is malformed: ${error.message}`);
    if (error instanceof RangeError) return errorAnswer(400, "InvalidRESTParameterError", error.message);
    throw error;
  }
}

/** So many calls a day, which begins at midnight UTC; the headers tell how many are left. */
function limitByDay(most: number, now: () => Date, answer: (asked: SandboxRequest) => SandboxResponse): SandboxService {
  const calls = new Map<string, number>();
  return (asked) => {
    const at = now();
    const day = at.toISOString().slice(0, 10);
    const made = (calls.get(day) ?? 0) + 1;
    calls.set(day, made);
    const reset = Date.parse(`${day}T00:00:00Z`) + 24 * 3_600_000;
    if (made > most) return cpfBusy((reset - at.getTime()) / 1000, at);
    return withHeaders(answer(asked), {
      "x-ratelimit-limit": String(most),
      "x-ratelimit-remaining": String(most - made),
      "x-ratelimit-reset": String(reset / 1000),
    });
  };
}

/** The quota that all anonymous callers share; it is renewed at midnight UTC. */
export function cpfBusy(retryAfter: number, now = new Date()): SandboxResponse {
  const body = {
    errorcode: 10005,
    reset_time: new Date(now.getTime() + retryAfter * 1000).toISOString().slice(0, 19).concat("Z"),
    limit_time_unit: "day",
    call_limit: 10000,
    error: "You have exceeded the requests limit for anonymous users.",
  };
  return jsonResponse(body, 429);
}

function route(path: string, { query }: SandboxRequest, catalogue: readonly TrainingRow[]): SandboxResponse {
  switch (path) {
    case "":
      return jsonResponse({
        dataset_id: dataset,
        fields: [...fields].map(([name, type]) => ({ name, label: name, type, description: null })),
      });
    case "/records":
      return recordsAnswer(filtered(catalogue, query), query);
    case "/facets":
      return jsonResponse({
        links: [],
        facets: facetsOf(
          filtered(catalogue, query),
          query.getAll("facet").length > 0 ? query.getAll("facet") : facetFields,
        ),
      });
    case "/exports/json":
      return jsonResponse(exported(catalogue, query));
    case "/exports/csv":
      return csvAnswer(exported(catalogue, query), query.get("delimiter") ?? ";");
    default:
      return errorAnswer(404, "NotFoundError", "The requested resource does not exist.");
  }
}

/** 100 rows at most, and none beyond the first 10,000; with `group_by` it is 20,000 groups. */
function recordsAnswer(rows: readonly TrainingRow[], query: URLSearchParams): SandboxResponse {
  const isGrouped = query.has("group_by");
  const [most, reach] = isGrouped ? [20_000, 20_000] : [100, 10_000];
  const limit = readWhole(query, "limit", 10, -1, most);
  const size = limit === -1 ? 100 : limit;
  const offset = readWhole(query, "offset", 0, 0, reach - 1 - size);
  const page = selectRows(rows, query).slice(offset, offset + size);
  return jsonResponse(isGrouped ? { results: page } : { total_count: rows.length, results: page });
}

function exported(catalogue: readonly TrainingRow[], query: URLSearchParams): TrainingRow[] {
  const limit = readWhole(query, "limit", -1, -1, Number.MAX_SAFE_INTEGER);
  const selected = selectRows(filtered(catalogue, query), query);
  return limit === -1 ? selected : selected.slice(0, limit);
}

/** Conditions of several `where` are AND-ed. */
function filtered(catalogue: readonly TrainingRow[], query: URLSearchParams): TrainingRow[] {
  const conditions = query.getAll("where").filter(Boolean).map(readWhere);
  return refineRows(catalogue, query).filter((row) => conditions.every((condition) => condition(row)));
}

function readWhole(query: URLSearchParams, name: string, usual: number, least: number, most: number): number {
  const value = query.get(name);
  if (value === null) return usual;
  const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new RangeError(
    `Invalid value for ${name} API parameter: ${value} was found but ${least} <= ${name} <= ${most} is expected.`,
  );
}

function csvAnswer(rows: readonly TrainingRow[], delimiter: string): SandboxResponse {
  const names = Object.keys(rows[0] ?? {});
  const cell = (value: unknown) =>
    /[";\n,]/.test(String(value ?? "")) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? "");
  const lines = [names, ...rows.map((row) => names.map((name) => row[name]))].map((cells) =>
    cells.map(cell).join(delimiter),
  );
  return textResponse(`${lines.join("\r\n")}\r\n`, 200, { "content-type": "text/csv; charset=utf-8" });
}

function errorAnswer(status: number, code: string, message: string): SandboxResponse {
  return jsonResponse({ error_code: code, message }, status);
}

function cachedByDay<T>(compute: (day: number) => T): (day: number) => T {
  let last: { day: number; value: T } | undefined;
  return (day) => {
    if (last?.day !== day) last = { day, value: compute(day) };
    return last.value;
  };
}
