import { SourceError } from "../../../core/failure.ts";
import type { Requesters } from "../../../core/requester.ts";
import { CallQueue } from "../../http/call-queue.ts";
import type { HttpResponse } from "../../http/message.ts";
import type { ServerClock } from "../../http/server-clock.ts";
import type { Ticket } from "../../http/ticket.ts";
import { createHttpService, type HealthSource } from "../../http.ts";
import { monotonicClock } from "../../monotonic-clock.ts";
import type { OpenSharedLimit } from "../../shared-limit.ts";
import { ApiNotAdded, offersAccess } from "./access.ts";
import { createBackgroundThrottle } from "./background-throttle.ts";
import { readCallsPerSecond } from "./rate-limit.ts";
import { createTokenCache } from "./token-cache.ts";
import { createTokenEndpoint, type TokenEndpointOptions } from "./token-endpoint.ts";

/** What the API is opened with. */
export type FranceTravailClientOptions = TokenEndpointOptions & {
  apiUrl: string;
  callsPerSecond: number;
  /** The statuses from 500 on whose bodies tell something: they are answers. */
  toldBy?: readonly number[];
  now?: () => number;
  /** Opens the limit that several processes keep together, of the API by its name on the portal. */
  openLimit?: OpenSharedLimit | undefined;
};

/**
 * How one call is made; `mostBytes` as in `HttpRequest`. A call for somebody waits for its turn with those of
 * others, as long as that takes; one for nobody in particular goes soon or is "busy".
 */
export type CallOptions = { isBackground?: boolean; mostBytes?: number; askedBy?: Requesters | undefined };

type SendOptions = CallOptions & { body?: string };

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

/** Fetches the token of the first call ahead of it. Rejects with a SourceError where there is none. */
export type SignIn = { signIn: () => Promise<void> };

/** The calls of those of its APIs that are asked by POST as well. */
export type ApiCalls = Pick<FranceTravailClient, "get"> & {
  /** As `get`, with a body in JSON; only for what changes nothing, since it may be sent twice. */
  post: (path: string, body: unknown, query?: URLSearchParams, how?: CallOptions) => Promise<HttpResponse>;
};

/**
 * The partner API of France Travail: one token for all calls, and a pace that the rate headers may lower
 * (reference: `francetravail.io`).
 */
export function createFranceTravailClient(
  options: FranceTravailClientOptions,
): FranceTravailClient & ApiCalls & SignIn & ServerClock & HealthSource {
  const { apiUrl, callsPerSecond, access = offersAccess, toldBy = [], log, now = monotonicClock.now } = options;
  const identity = createTokenEndpoint(options);
  const token = createTokenCache(identity.fetchToken, now);
  const queue = new CallQueue({ most: callsPerSecond, limit: options.openLimit?.(access.product) });
  const background = createBackgroundThrottle(callsPerSecond);
  let isClosedSoFar = false;
  const api = createHttpService({
    name: access.name,
    log,
    queue,
    toldBy,
    listen: (headers) => {
      const allowed = readCallsPerSecond(headers);
      if (allowed === undefined) return;
      queue.limit(allowed);
      background.limit(allowed);
    },
  });

  async function send(path: string, query: URLSearchParams | undefined, how: SendOptions): Promise<HttpResponse> {
    // What somebody waits for is in no line but that of all, where it lets others go first.
    if (!how.isBackground) background.noteForegroundCall();
    else if (!how.askedBy) await background.turn();
    const url = `${apiUrl}${path}${query ? `?${query}` : ""}`;
    const { askedBy, isBackground } = how;
    const ticket = askedBy || isBackground ? queue.createTicket({ askedBy, isBackground }) : undefined;
    const first = await token.get();
    const answer = await callWith(first, url, { ...how, ticket });
    if (answer.status !== 401) return accept(answer);
    // A token may die early.
    token.drop(first);
    return accept(await callWith(await token.get(), url, { ...how, ticket }));
  }

  /** An answer, unless it says that the API is closed to an identity that is known: that is logged once. */
  function accept(answer: HttpResponse): HttpResponse {
    const { status } = answer;
    const isClosed = status === 401 || status === 403;
    if (isClosed && !isClosedSoFar)
      log.error(
        { service: access.name, method: "GET", status },
        `the token was refused: check on francetravail.io that the application subscribes to the API "${access.product}"`,
      );
    isClosedSoFar = isClosed;
    if (!isClosed) return answer;
    throw new SourceError(access.name, "refused", status === 403 ? new ApiNotAdded(access) : undefined);
  }

  function callWith(
    bearer: string,
    url: string,
    { mostBytes, ticket, body }: SendOptions & { ticket: Ticket | undefined },
  ): Promise<HttpResponse> {
    const headers = { authorization: `Bearer ${bearer}`, accept: "application/json" };
    return api.call({
      url,
      ...(body === undefined
        ? { headers }
        : { method: "POST", isRepeatable: true, headers: { ...headers, "content-type": "application/json" }, body }),
      ...(mostBytes === undefined ? {} : { mostBytes }),
      ...(ticket ? { ticket } : {}),
    });
  }

  return {
    get: (path, query, how = {}) => send(path, query, how),
    post: (path, body, query, how = {}) => send(path, query, { ...how, body: JSON.stringify(body) }),
    signIn: async () => void (await token.get()),
    time: api.time,
    health: () => (api.health() === "ok" ? identity.health() : api.health()),
    close: async () => void (await Promise.all([api.close(), identity.close()])),
  };
}

/** The same calls for what nobody waits for. */
export function toBackgroundClient({ get }: Pick<FranceTravailClient, "get">): Pick<FranceTravailClient, "get"> {
  return { get: (path, query, how) => get(path, query, { ...how, isBackground: true }) };
}

export function toBackgroundCalls({ get, post }: ApiCalls): ApiCalls {
  return {
    ...toBackgroundClient({ get }),
    post: (path, body, query, how) => post(path, body, query, { ...how, isBackground: true }),
  };
}
