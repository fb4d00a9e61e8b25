import { SourceError } from "../../../core/failure.ts";
import type { Requesters } from "../../../core/requester.ts";
import type { Log } from "../../../core/telemetry.ts";
import { CallQueue } from "../../http/call-queue.ts";
import type { HttpResponse } from "../../http/message.ts";
import type { ServerClock } from "../../http/server-clock.ts";
import type { Ticket } from "../../http/ticket.ts";
import { createHttpService, type HealthSource } from "../../http.ts";
import { monotonicClock } from "../../monotonic-clock.ts";
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

/**
 * How one call is made; `mostBytes` as in `HttpRequest`. A call for somebody waits for its turn with those of
 * others, as long as that takes; one for nobody in particular goes soon or is "busy".
 */
export type CallOptions = { isBackground?: boolean; mostBytes?: number; askedBy?: Requesters | undefined };

/** The calls of the partner API. */
export type FranceTravailClient = {
  /**
   * GET below the API's address, with a token. 200, 204, 206 and 404 are answers; the rest is a SourceError.
   * A call in the background lets people go first, however long that takes. Its deadline, and that of a call
   * for somebody, begins when its turn comes.
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
  const queue = new CallQueue({ most: callsPerSecond });
  const background = createBackgroundThrottle(callsPerSecond);
  const api = createHttpService({
    name: franceTravailName,
    log,
    queue,
    listen: (headers) => {
      const allowed = readCallsPerSecond(headers);
      if (allowed === undefined) return;
      queue.limit(allowed);
      background.limit(allowed);
    },
  });

  async function get(path: string, query?: URLSearchParams, how: CallOptions = {}): Promise<HttpResponse> {
    // What somebody waits for is in no line but that of all, where it lets others go first.
    if (!how.isBackground) background.noteForegroundCall();
    else if (!how.askedBy) await background.turn();
    const url = `${apiUrl}${path}${query ? `?${query}` : ""}`;
    const { askedBy, isBackground } = how;
    const ticket = askedBy || isBackground ? queue.createTicket({ askedBy, isBackground }) : undefined;
    const first = await token.get();
    const answer = await callWith(first, url, { ...how, ticket });
    if (answer.status !== 401) return accept(answer, log);
    // A token may die early.
    token.drop(first);
    return accept(await callWith(await token.get(), url, { ...how, ticket }), log);
  }

  function callWith(
    bearer: string,
    url: string,
    { mostBytes, ticket }: CallOptions & { ticket: Ticket | undefined },
  ): Promise<HttpResponse> {
    return api.call({
      url,
      headers: { authorization: `Bearer ${bearer}`, accept: "application/json" },
      ...(mostBytes === undefined ? {} : { mostBytes }),
      ...(ticket ? { ticket } : {}),
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
