import {
  jsonResponse,
  readBearer,
  type SandboxRequest,
  type SandboxResponse,
  type SandboxService,
  withHeaders,
} from "../http.ts";
import type { Limiter } from "../limiter.ts";
import type { Stock } from "../postings/stock.ts";
import { oneFormation, searchFormations } from "./formations.ts";
import { Misfit, readSearch } from "./parameters.ts";
import { findOffer, type Sources, searchAlternance } from "./search.ts";

export type AlternanceState = {
  sources: Sources;
  /** The same postings, read for a day in the past without losing those of today. */
  archive: Stock;
  now: () => Date;
  /** The only token accepted; none: any. */
  token: string | undefined;
  /** Calls a minute by route, and who counts them. */
  limits: { search: CallLimit; offer: CallLimit } | undefined;
};

export type CallLimit = { perMinute: number; limiter: Limiter };

/**
 * API Alternance: `/job/v1/search`, `/job/v1/offer/{id}`, `/formation/v1/search` and `/formation/v1/{id}`,
 * with its two shapes of error (reference, section 3.2). Trainings have no quota.
 */
export function createAlternanceService(state: AlternanceState): SandboxService {
  return async (asked) => {
    if (asked.path === "/healthcheck") return jsonResponse({ name: "api", version: "0000000", env: "sandbox" });
    const refusal = refusalOf(asked, state.token);
    if (refusal) return gatewayError(401, "Unauthorized", refusal);
    if (asked.path === "/job/v1/search")
      return limited(state.limits?.search, asked, () => searchAnswer(state, asked.query));
    const [, id] = /^\/job\/v1\/offer\/([^/]+)$/.exec(asked.path) ?? [];
    if (id !== undefined) return limited(state.limits?.offer, asked, () => offerAnswer(state, id));
    if (asked.path === "/formation/v1/search") return searchFormations(state.sources.seed, state.now(), asked.query);
    const [, key] = /^\/formation\/v1\/([^/]+)$/.exec(asked.path) ?? [];
    if (key !== undefined) return oneFormation(state.sources.seed, state.now(), key);
    return unknownPath(asked);
  };
}

/** 429 of the gateway; its own limiter shows through. */
export function alternanceBusy(retryAfter: number): SandboxResponse {
  const data = {
    rawError: {
      statusCode: 429,
      error: "Too Many Requests",
      message: `Rate limit exceeded, retry in ${retryAfter} seconds`,
    },
  };
  const body = { statusCode: 429, name: "Too Many Requests", message: data.rawError.message, data };
  return jsonResponse(body, 429, { "retry-after": String(retryAfter) });
}

async function limited(
  limit: CallLimit | undefined,
  asked: SandboxRequest,
  answer: () => SandboxResponse | Promise<SandboxResponse>,
): Promise<SandboxResponse> {
  if (!limit) return answer();
  const { isAllowed, remaining, retryAfterSeconds } = limit.limiter(readBearer(asked) ?? "");
  return withHeaders(isAllowed ? await answer() : alternanceBusy(retryAfterSeconds), {
    "x-ratelimit-limit": String(limit.perMinute),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": String(retryAfterSeconds),
  });
}

async function searchAnswer({ sources, now }: AlternanceState, query: URLSearchParams): Promise<SandboxResponse> {
  try {
    return jsonResponse(await searchAlternance(sources, now(), readSearch(query)));
  } catch (error) {
    if (error instanceof Misfit) return validationError("querystring", error.parameter, error.message);
    throw error;
  }
}

function offerAnswer({ sources, archive, now }: AlternanceState, id: string): SandboxResponse {
  if (!/^[0-9a-f]{24}$/.test(id)) return validationError("params", "id", "Invalid ObjectId");
  const found = findOffer(sources, archive, now(), id);
  return found
    ? jsonResponse(found)
    : jsonResponse({ statusCode: 404, error: "Not Found", message: "Job offer not found" }, 404);
}

function refusalOf(asked: SandboxRequest, token: string | undefined): string | undefined {
  if (!asked.headers.authorization) return "Vous devez être connecté pour accéder à cette ressource";
  const sent = readBearer(asked);
  if (!sent) return "Le jeton doit être de la forme 'Bearer token'";
  return token === undefined || sent === token ? undefined : "Impossible de déchiffrer la clé d'API";
}

/** Errors of the gateway have a `name` … */
function gatewayError(statusCode: number, name: string, message: string): SandboxResponse {
  return jsonResponse({ statusCode, name, message, data: {} }, statusCode);
}

/** … those of La bonne alternance behind it an `error` … */
function validationError(context: "querystring" | "params", parameter: string, problem: string): SandboxResponse {
  const issues = [{ code: "custom", path: [parameter], message: problem }];
  const validationError = {
    code: "FST_ERR_VALIDATION",
    name: "ZodError",
    statusCode: 400,
    validationContext: context,
    issues,
  };
  const message = `${context}.${parameter}: ${problem}`;
  return jsonResponse({ statusCode: 400, error: "Bad Request", message, data: { validationError } }, 400);
}

/** … and a path that nobody knows has a shape of its own. */
function unknownPath({ method, path }: SandboxRequest): SandboxResponse {
  const payload = { statusCode: 404, error: "Not Found", message: `Route ${method}:${path} not found` };
  return jsonResponse({ statusCode: 404, payload, headers: {} }, 404);
}
