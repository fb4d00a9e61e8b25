import { SourceError } from "../../../core/failure.ts";
import type { Log } from "../../../core/telemetry.ts";
import type { HttpResponse } from "../../http/message.ts";
import type { ServerClock } from "../../http/server-clock.ts";
import { createHttpService, type HealthSource } from "../../http.ts";
import { monotonicClock } from "../../monotonic-clock.ts";
import { createThrottle } from "../../throttle.ts";
import { createBackgroundThrottle } from "./background-throttle.ts";
import { franceTravailName } from "./name.ts";
import { readCallsPerSecond } from "./rate-limit.ts";
import { createTokenCache } from "./token-cache.ts";
import { createTokenEndpoint, type TokenEndpointOptions } from "./token-endpoint.ts";

/** What the API is opened with. */
export type FranceTravailClientOptions = TokenEndpointOptions & {
  apiUrl: string;
  callsPerSecond: number;
  now?: () => number;
};

/** How one call is made; `mostBytes` as in `HttpRequest`. */
export type CallOptions = { isBackground?: boolean; mostBytes?: number };

/** The calls of the partner API. */
export type FranceTravailClient = {
  /**
   * GET below the API's address, with a token. 200, 204, 206 and 404 are answers; the rest is a SourceError.
   * A call in the background lets people go first, however long that takes: its deadline begins when its turn
   * comes.
   */
  get: (path: string, query?: URLSearchParams, how?: CallOptions) => Promise<HttpResponse>;
  close: () => Promise<void>;
};

/**
 * The partner API of France Travail: one token for all calls, and a pace that the rate headers may lower
 * (reference: `francetravail.io`).
 */
export function createFranceTravailClient(
  options: FranceTravailClientOptions,
): FranceTravailClient & ServerClock & HealthSource {
  const { apiUrl, callsPerSecond, log, now = monotonicClock.now } = options;
  const identity = createTokenEndpoint(options);
  const token = createTokenCache(identity.fetchToken, now);
  const throttle = createThrottle(callsPerSecond);
  const background = createBackgroundThrottle(callsPerSecond);
  const api = createHttpService({
    name: franceTravailName,
    log,
    pace: throttle.turn,
    listen: (headers) => {
      const allowed = readCallsPerSecond(headers);
      if (allowed === undefined) return;
      throttle.limit(allowed);
      background.limit(allowed);
    },
  });

  async function get(path: string, query?: URLSearchParams, how: CallOptions = {}): Promise<HttpResponse> {
    if (how.isBackground) await background.turn();
    else background.noteForegroundCall();
    const url = `${apiUrl}${path}${query ? `?${query}` : ""}`;
    const first = await token.get();
    const answer = await callWith(first, url, how);
    if (answer.status !== 401) return accept(answer, log);
    // A token may die early.
    token.drop(first);
    return accept(await callWith(await token.get(), url, how), log);
  }

  function callWith(bearer: string, url: string, { mostBytes }: CallOptions): Promise<HttpResponse> {
    return api.call({
      url,
      headers: { authorization: `Bearer ${bearer}`, accept: "application/json" },
      ...(mostBytes === undefined ? {} : { mostBytes }),
    });
  }

  return {
    get,
    time: api.time,
    health: () => (api.health() === "ok" ? identity.health() : api.health()),
    close: async () => void (await Promise.all([api.close(), identity.close()])),
  };
}

/** An answer, unless it says that the API is closed to an identity that is known. */
function accept(answer: HttpResponse, log: Log): HttpResponse {
  const { status } = answer;
  if (status !== 401 && status !== 403) return answer;
  log.error(
    { service: franceTravailName, method: "GET", status },
    'the token was refused: check on francetravail.io that the application subscribes to the API "Offres d\'emploi"',
  );
  throw new SourceError(franceTravailName, "refused");
}

/** The same calls for what nobody waits for. */
export function toBackgroundClient({ get }: Pick<FranceTravailClient, "get">): Pick<FranceTravailClient, "get"> {
  return { get: (path, query, how) => get(path, query, { ...how, isBackground: true }) };
}
