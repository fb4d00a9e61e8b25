import { z } from "zod";
import { dayMs, minuteMs } from "../../../core/durations.ts";
import { ifSourceFails, SourceError } from "../../../core/failure.ts";
import type { Log } from "../../../core/telemetry.ts";
import type { HttpResponse } from "../../http/message.ts";
import { parseResponse } from "../../http/parse-response.ts";
import { createHttpService, type HealthSource } from "../../http.ts";
import { parseErrorBody } from "../../json.ts";
import { type ApiAccess, ApiNotAdded, offersAccess } from "./access.ts";
import { forgetDeniedCredentials, logDeniedCredentials } from "./denied-credentials.ts";

/** The credentials, and where they are exchanged for a token. */
export type TokenEndpointOptions = {
  tokenUrl: string;
  /** Tried once where the first address gives no token, for a reason that is not a wrong secret. */
  otherTokenUrl?: string | undefined;
  clientId: string;
  clientSecret: string;
  /** What the token is for; job offers, unless it is said. */
  access?: ApiAccess;
  log: Log;
};

/** A token, and how long it is used from now on. Milliseconds. */
export type AccessToken = { value: string; lifeMs: number };

/**
 * The service gives no token to these credentials, or at this address: asking again soon is no use.
 * `forMs`: how soon, where that is not the usual time.
 */
export type TokenDenial = { denied: SourceError; forMs?: number };

/** Where France Travail gives out its tokens (OAuth 2, client credentials). */
export type TokenEndpoint = HealthSource & {
  /** Rejects with a SourceError where it could not be asked. */
  fetchToken: () => Promise<AccessToken | TokenDenial>;
  close: () => Promise<void>;
};

const granted = z.object({
  // What no header can hold would fail every call until its end.
  access_token: z
    .string()
    .max(10_000, { abort: true })
    .regex(/^[\x21-\x7e]+$/),
  expires_in: z.number().positive().catch(1499),
});

const denied = z.object({ error: z.string().max(100) });

/** Asks the address that gave the last token first. A refusal has a line in the log for the operator. */
export function createTokenEndpoint({
  tokenUrl,
  otherTokenUrl,
  clientId,
  clientSecret,
  access = offersAccess,
  log,
}: TokenEndpointOptions): TokenEndpoint {
  const { name, scope } = access;
  const identity = createHttpService({ name, log });
  let addresses = [tokenUrl, ...(otherTokenUrl === undefined ? [] : [otherTokenUrl])];

  function askAt(address: string): Promise<HttpResponse | SourceError> {
    const url = new URL(address);
    url.searchParams.set("realm", "/partenaire");
    const asked = identity.call({
      url: url.href,
      method: "POST",
      isRepeatable: true,
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: clientId,
        client_secret: clientSecret,
        scope,
      }).toString(),
    });
    return ifSourceFails(asked, (error) => error);
  }

  /** What the first address says, unless the other one gives the token that it does not. */
  async function ask(): Promise<HttpResponse | SourceError> {
    const [first = tokenUrl, other] = addresses;
    const answer = await askAt(first);
    if (other === undefined || !mayBeElsewhere(answer)) return answer;
    const second = await askAt(other);
    if (second instanceof SourceError || second.status !== 200) return answer;
    addresses = [other, first];
    log.warn({ service: name, method: "POST" }, "the usual token address issued no token, but the other one did");
    return second;
  }

  async function fetchToken(): Promise<AccessToken | TokenDenial> {
    const answer = await ask();
    if (answer instanceof SourceError) throw answer;
    if (answer.status !== 200) return toLoggedDenial(answer, access, log, { tokenUrl, clientId });
    forgetDeniedCredentials(log, { tokenUrl, clientId });
    const { access_token, expires_in } = parseResponse({ name, log }, granted, answer);
    return { value: access_token, lifeMs: toTokenLifeMs(expires_in) };
  }

  return { fetchToken, health: identity.health, close: identity.close };
}

/** A token is given up a minute before its end. */
const earlyMs = minuteMs;
/**
 * A token is used for so long at least, whatever it says of itself: one that is over sooner is a 401, which
 * is mended. One day at most.
 */
const [shortestMs, longestMs] = [minuteMs, dayMs];

/** How long a token is used that says to live for so many seconds. */
export function toTokenLifeMs(expiresInS: number): number {
  return Math.min(longestMs, Math.max(shortestMs, expiresInS * 1000 - earlyMs));
}

/** An API may be added at any time; until then, nobody's call helps. */
const untilAddedMs = 10 * minuteMs;

function toLoggedDenial(
  answer: HttpResponse,
  access: ApiAccess,
  log: Log,
  credentials: Pick<TokenEndpointOptions, "tokenUrl" | "clientId">,
): TokenDenial {
  const { name, product } = access;
  const { status } = answer;
  const facts = { service: name, method: "POST", status };
  if (isRedirect(status)) {
    // The secret does not go to wherever that points.
    log.error(
      facts,
      "FRANCE_TRAVAIL_TOKEN_URL redirects elsewhere: set it to the address that francetravail.io names today",
    );
    return { denied: new SourceError(name, "garbage") };
  }
  if (readError(answer) === "invalid_scope") {
    const cause = new ApiNotAdded(access);
    log.error(facts, cause.message);
    return { denied: new SourceError(name, "refused", cause), forMs: untilAddedMs };
  }
  logDeniedCredentials(
    log,
    credentials,
    facts,
    `FRANCE_TRAVAIL_CLIENT_ID or FRANCE_TRAVAIL_CLIENT_SECRET was refused: copy both again from francetravail.io, check that the application subscribes to the API "${product}", and start anew; until then France Travail gives nothing`,
  );
  return { denied: new SourceError(name, "refused") };
}

/**
 * Whether another address may give what this one did not: it is not reached, not there, has moved, or does
 * not say that the client is wrong. A service that is up and busy or broken is the same at both.
 */
function mayBeElsewhere(answer: HttpResponse | SourceError): boolean {
  if (answer instanceof SourceError)
    return answer.why === "slow" || (answer.why === "down" && answer.cause !== undefined);
  if (answer.status === 404 || isRedirect(answer.status)) return true;
  return (answer.status === 400 || answer.status === 401) && readError(answer) !== "invalid_client";
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

function readError({ body }: HttpResponse): string | undefined {
  try {
    return denied.parse(parseErrorBody(body)).error;
  } catch {
    return undefined;
  }
}
