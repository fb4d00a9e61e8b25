import { parisDayNumber } from "../clock.ts";
import { jsonResponse, type SandboxResponse } from "../http.ts";
import { formationOf, isLevelTold, statusOf } from "./formation.ts";
import { Misfit, readAround, readNumber, readOneOf } from "./parameters.ts";
import { findTraining, findTrainings, type TrainingSearch } from "./trainings.ts";

/** `GET /formation/v1/search`: the gateway's own data, so all errors have its shape. */
export async function searchFormations(seed: number, now: Date, query: URLSearchParams): Promise<SandboxResponse> {
  const search = readTrainingSearch(query);
  if (search instanceof Misfit) return invalid(search);
  const { pageSize, pageIndex } = search;
  const found = (await findTrainings(seed, search)).filter(
    (training) =>
      (search.withArchived || statusOf(training) === "publié") && (search.level === undefined || isLevelTold(training)),
  );
  const rows = found.slice(pageIndex * pageSize, (pageIndex + 1) * pageSize);
  return jsonResponse({
    data: rows.map((training) => formationOf(training, parisDayNumber(now))),
    pagination: { page_count: Math.ceil(found.length / pageSize), page_size: pageSize, page_index: pageIndex },
  });
}

/** `GET /formation/v1/{id}`: also one that is archived. */
export function oneFormation(seed: number, now: Date, path: string): SandboxResponse {
  const training = findTraining(seed, decode(path));
  if (training) return jsonResponse(formationOf(training, parisDayNumber(now)));
  return jsonResponse({ statusCode: 404, name: "Not Found", message: "Formation inconnue", data: {} }, 404);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

function invalid({ parameter, message }: Misfit): SandboxResponse {
  const validationError = [{ code: "custom", path: [parameter], message }];
  const body = {
    statusCode: 400,
    name: "Bad Request",
    message: "Request validation failed",
    data: { validationError },
  };
  return jsonResponse(body, 400);
}

/** The parameters of the search of trainings (reference, section 8). Unknown ones are ignored. */
function readTrainingSearch(query: URLSearchParams): TrainingSearch | Misfit {
  try {
    const rncp = readPattern(query, "rncp", /^RNCP\d{3,5}$/);
    const romes = readPattern(query, "romes", /^[A-Z]\d{4}(?:,[A-Z]\d{4})*$/);
    const archived = readOneOf(query, "include_archived", ["true", "false"]);
    return {
      around: readAround(query),
      romes: romes === undefined ? undefined : new Set(romes.split(",")),
      rncp: rncp?.slice(4),
      level: readOneOf(query, "target_diploma_level", ["1", "2", "3", "4", "5", "6", "7", "8"]),
      withArchived: archived === "true",
      pageSize: readWhole(query, "page_size", 1, 1000) ?? 100,
      pageIndex: readWhole(query, "page_index", 0, Number.MAX_SAFE_INTEGER) ?? 0,
    };
  } catch (error) {
    if (error instanceof Misfit) return error;
    throw error;
  }
}

function readPattern(query: URLSearchParams, name: string, pattern: RegExp): string | undefined {
  const all = query.getAll(name);
  if (all.length > 1) throw new Misfit(name, "Expected string, received array");
  const [value] = all;
  if (value !== undefined && !pattern.test(value)) throw new Misfit(name, "Invalid string: must match pattern");
  return value;
}

function readWhole(query: URLSearchParams, name: string, least: number, most: number): number | undefined {
  const value = readNumber(query, name, least, most);
  if (value !== undefined && !Number.isInteger(value)) throw new Misfit(name, "Expected int, received float");
  return value;
}
