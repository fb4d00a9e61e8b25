import {
  readBearer,
  type SandboxRequest,
  type SandboxResponse,
  type SandboxService,
  textResponse,
  withHeaders,
} from "../http.ts";
import type { Limiter } from "../limiter.ts";
import type { Tokens } from "./token.ts";

/** What stands before each API of France Travail. */
export type GuardedApi = {
  tokens: Tokens;
  /** A token must have all of them. */
  scopes: readonly string[];
  /** Who counts the calls of a client; none: no limit. */
  limiter: Limiter | undefined;
};

/** Ten calls a second, as the headers of every answer say. */
export const callsPerSecond = 10;

/** An API behind the gateway: without a token 401, without its scopes 403, and no more calls than allowed. */
export function guardApi(
  { tokens, scopes, limiter }: GuardedApi,
  answer: (asked: SandboxRequest) => SandboxResponse | Promise<SandboxResponse>,
): SandboxService {
  return async (asked) => {
    // The token comes first: without one, a path that does not exist is a 401 as well.
    const token = tokens.find(readBearer(asked));
    if (!token) return { status: 401, headers: { "www-authenticate": "Bearer" } };
    if (!scopes.every((scope) => token.scopes.includes(scope)))
      return { status: 403, headers: { "www-authenticate": 'Bearer error="insufficient_scope"' } };
    const verdict = limiter?.(token.clientId);
    const pace = limiter ? paceHeaders(verdict?.remaining ?? 0) : {};
    if (verdict && !verdict.isAllowed) return withHeaders(franceTravailBusy(verdict.retryAfterSeconds), pace);
    return withHeaders(await answer(asked), pace);
  };
}

/** Not JSON, unlike every other answer. */
export function franceTravailBusy(retryAfter: number): SandboxResponse {
  return textResponse("Too Many Requests", 429, { "retry-after": String(retryAfter) });
}

function paceHeaders(remaining: number): Record<string, string> {
  return {
    "x-ratelimit-burst-capacity-clientidlimiter": String(callsPerSecond),
    "x-ratelimit-remaining-clientidlimiter": String(remaining),
    "x-ratelimit-replenish-rate-clientidlimiter": String(callsPerSecond),
    "x-ratelimit-requested-tokens-clientidlimiter": "1",
  };
}
