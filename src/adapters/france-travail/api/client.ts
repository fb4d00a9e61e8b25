import { z } from "zod";
import { SourceError } from "../../../core/failure.ts";
import type { Log } from "../../../core/telemetry.ts";
import type { HttpResponse } from "../../http/message.ts";
import { parseResponse } from "../../http/parse-response.ts";
import type { ServerClock } from "../../http/server-clock.ts";
import { createHttpService, type HealthSource } from "../../http.ts";
import { parseJson } from "../../json.ts";
import { createThrottle } from "../../throttle.ts";
import { createBackgroundThrottle } from "./background-throttle.ts";

export const franceTravailName = "France Travail";

export type FranceTravailClientOptions = {
  tokenUrl: string;
  /** Tried once where the first address gives no token, for a reason that is no wrong secret. */
  otherTokenUrl?: string | undefined;
  apiUrl: string;
  clientId: string;
  clientSecret: string;
  callsPerSecond: number;
  log: Log;
  now?: () => number;
};

export type CallOptions = { isBackground?: boolean /** See `Call`. */; mostBytes?: number };

export type FranceTravailClient = {
  /**
   * GET below the API's address, with a token. 200, 204, 206 and 404 are answers; the rest is a SourceError.
   * A call in the background lets people go first, however long that takes: its deadline begins when its turn
   * comes.
   */
  get: (path: string, query?: URLSearchParams, how?: CallOptions) => Promise<HttpResponse>;
  close: () => Promise<void>;
};

const scopes = "api_offresdemploiv2 o2dsoffre";
/** A token is given up a minute before its end. */
const earlyMs = 60_000;

/** Credentials that were refused are not tried again for so long. */
const afterRefusalMs = 60_000;

const granted = z.object({
  // What no header can hold would fail every call until its end.
  access_token: z
    .string()
    .max(10_000, { abort: true })
    .regex(/^[\x21-\x7e]+$/),
  expires_in: z.number().positive().catch(1499),
});
/**
 * A token is used for so long at least, whatever it says of itself: one that is over sooner is a 401, which
 * is mended. One day at most.
 */
const [shortestMs, longestMs] = [60_000, 86_400_000];

const tokenRefused = z.object({ error: z.string().max(100) });

/**
 * The partner API of France Travail: one token for all calls, and a pace that the rate headers may lower
 * (reference: `francetravail.io`).
 */
export function createFranceTravailClient({
  tokenUrl,
  otherTokenUrl,
  apiUrl,
  clientId,
  clientSecret,
  callsPerSecond,
  log,
  now = Date.now,
}: FranceTravailClientOptions): FranceTravailClient & ServerClock & HealthSource {
  const calls = createThrottle(callsPerSecond);
  const lane = createBackgroundThrottle(callsPerSecond);
  const api = createHttpService({
    name: franceTravailName,
    log,
    pace: calls.turn,
    listen: (headers) => {
      const capacity = Number(headers["x-ratelimit-burst-capacity-clientidlimiter"]);
      // What one second allows, less a tenth as a margin. An answer without the header (a gateway's, say)
      // changes nothing.
      if (capacity > 0) {
        calls.limit(capacity * 0.9);
        lane.limit(capacity * 0.9);
      }
    },
  });
  const identity = createHttpService({ name: franceTravailName, log });
  let token: { value: string; until: number } | undefined;
  let fetching: Promise<string> | undefined;
  let refusedUntil = 0;

  /** The addresses of tokens, the one that gave the last first. */
  let addresses = [tokenUrl, ...(otherTokenUrl === undefined ? [] : [otherTokenUrl])];

  function askForToken(address: string): Promise<HttpResponse> {
    const url = new URL(address);
    url.searchParams.set("realm", "/partenaire");
    return identity.call({
      url: url.href,
      method: "POST",
      isRepeatable: true,
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: clientId,
        client_secret: clientSecret,
        scope: scopes,
      }).toString(),
    });
  }

  async function fetchToken(): Promise<string> {
    const [first = tokenUrl, other] = addresses;
    const told = await outcomeOf(askForToken(first));
    let answer = told;
    if (other !== undefined && mayBeElsewhere(told)) {
      const second = await outcomeOf(askForToken(other));
      if (!(second instanceof SourceError) && second.status === 200) {
        answer = second;
        addresses = [other, first];
        log.warn(
          { service: franceTravailName, method: "POST" },
          "the usual token address gave no token, the other one did",
        );
      }
    }
    if (answer instanceof SourceError) throw answer;
    if (answer.status !== 200) throw noToken(answer);
    const { access_token, expires_in } = parseResponse({ name: franceTravailName, log }, granted, answer);
    const forMs = Math.min(longestMs, Math.max(shortestMs, expires_in * 1000 - earlyMs));
    token = { value: access_token, until: now() + forMs };
    return token.value;
  }

  function noToken({ status }: HttpResponse): SourceError {
    refusedUntil = now() + afterRefusalMs;
    const facts = { service: franceTravailName, method: "POST", status };
    if (isRedirect(status)) {
      // The secret does not go to wherever that points.
      log.error(
        facts,
        "FRANCE_TRAVAIL_TOKEN_URL redirects elsewhere: set it to the address that francetravail.io names today",
      );
      return new SourceError(franceTravailName, "garbage");
    }
    log.error(
      facts,
      'FRANCE_TRAVAIL_CLIENT_ID or FRANCE_TRAVAIL_CLIENT_SECRET was refused: copy them again from francetravail.io, and check that the application subscribes to the API "Offres d\'emploi"',
    );
    return new SourceError(franceTravailName, "refused");
  }

  /** Fetched once at a time, however many calls wait for it. */
  async function currentToken(): Promise<string> {
    if (token && now() < token.until) return token.value;
    // Nobody's search mends wrong credentials, and the service counts these calls.
    if (now() < refusedUntil) throw new SourceError(franceTravailName, "refused");
    fetching ??= fetchToken().finally(() => {
      fetching = undefined;
    });
    return fetching;
  }

  async function get(
    path: string,
    query?: URLSearchParams,
    { isBackground = false, mostBytes }: CallOptions = {},
  ): Promise<HttpResponse> {
    if (isBackground) await lane.turn();
    else lane.noteForegroundCall();
    const url = `${apiUrl}${path}${query ? `?${query}` : ""}`;
    for (const isLast of [false, true]) {
      const bearer = await currentToken();
      const answer = await api.call({
        url,
        headers: { authorization: `Bearer ${bearer}`, accept: "application/json" },
        ...(mostBytes === undefined ? {} : { mostBytes }),
      });
      if (answer.status === 401 && !isLast) {
        // A token may die early. Another call may have renewed it meanwhile.
        if (token?.value === bearer) token = undefined;
        continue;
      }
      if (answer.status === 401 || answer.status === 403) throw refused(answer.status);
      return answer;
    }
    throw refused(401);
  }

  /** The identity is known, the API is closed to it. */
  function refused(status: number): SourceError {
    log.error(
      { service: franceTravailName, method: "GET", status },
      'the token was refused: check on francetravail.io that the application subscribes to the API "Offres d\'emploi"',
    );
    return new SourceError(franceTravailName, "refused");
  }

  return {
    get,
    time: api.time,
    health: () => (api.health() === "ok" ? identity.health() : api.health()),
    close: async () => void (await Promise.all([api.close(), identity.close()])),
  };
}

function outcomeOf(call: Promise<HttpResponse>): Promise<HttpResponse | SourceError> {
  return call.catch((error: unknown) => {
    if (error instanceof SourceError) return error;
    throw error;
  });
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

/**
 * Whether another address may give what this one did not: it is not reached, not there, has moved, or does
 * not say that the client is wrong. A service that is up and busy or broken is the same at both.
 */
function mayBeElsewhere(told: HttpResponse | SourceError): boolean {
  if (told instanceof SourceError) return told.why === "slow" || (told.why === "down" && told.cause !== undefined);
  if (told.status === 404 || isRedirect(told.status)) return true;
  return (told.status === 400 || told.status === 401) && errorIn(told) !== "invalid_client";
}

function errorIn({ body }: HttpResponse): string | undefined {
  try {
    return tokenRefused.parse(parseJson(body)).error;
  } catch {
    return undefined;
  }
}

/** The same door for calls that nobody waits for. */
export function toBackgroundClient({ get }: Pick<FranceTravailClient, "get">): Pick<FranceTravailClient, "get"> {
  return { get: (path, query, how) => get(path, query, { ...how, isBackground: true }) };
}
