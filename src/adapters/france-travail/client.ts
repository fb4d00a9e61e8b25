import { z } from "zod";
import type { Log } from "../../core/talk/world.ts";
import { SourceError } from "../../core/words.ts";
import { type Answer, read, service, type Timed } from "../http.ts";
import { pace } from "../pace.ts";
import { background } from "./background.ts";

export const name = "France Travail";

export type Options = {
  tokenUrl: string;
  apiUrl: string;
  clientId: string;
  clientSecret: string;
  callsPerSecond: number;
  log: Log;
  now?: () => number;
};

export type Client = {
  /**
   * GET below the API's address, with a token. 200, 204, 206 and 404 are answers; the rest is a SourceError. A call in the background lets people go
   * first, however long that takes: its deadline begins when its turn comes.
   */
  get: (path: string, query?: URLSearchParams, how?: { isBackground?: boolean }) => Promise<Answer>;
  close: () => Promise<void>;
};

const scopes = "api_offresdemploiv2 o2dsoffre";
/** A token is given up a minute before its end. */
const earlyMs = 60_000;

/** Credentials that were refused are not tried again for so long. */
const afterRefusalMs = 60_000;

const granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().catch(1499) });

/** The partner API of France Travail: one token for all calls, and a pace that the rate headers may lower (reference: `francetravail.io`). */
export function client({
  tokenUrl,
  apiUrl,
  clientId,
  clientSecret,
  callsPerSecond,
  log,
  now = Date.now,
}: Options): Client & Timed {
  const calls = pace(callsPerSecond);
  const lane = background(callsPerSecond);
  const api = service({
    name,
    log,
    pace: calls.turn,
    listen: (headers) => {
      const capacity = Number(headers["x-ratelimit-burst-capacity-clientidlimiter"]);
      // What one second allows, less a tenth as a margin. An answer without the header (a gateway's, say) changes nothing.
      if (capacity > 0) {
        calls.limit(capacity * 0.9);
        lane.limit(capacity * 0.9);
      }
    },
  });
  const identity = service({ name, log });
  let token: { value: string; until: number } | undefined;
  let fetching: Promise<string> | undefined;
  let refusedUntil = 0;

  async function fetchToken(): Promise<string> {
    const answer = await identity.call({
      url: `${tokenUrl}?realm=%2Fpartenaire`,
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
    if (answer.status !== 200) {
      refusedUntil = now() + afterRefusalMs;
      log.error(
        { service: name, method: "POST", status: answer.status },
        'FRANCE_TRAVAIL_CLIENT_ID or FRANCE_TRAVAIL_CLIENT_SECRET was refused: copy them again from francetravail.io, and check that the application subscribes to the API "Offres d\'emploi"',
      );
      throw new SourceError(name, "refused");
    }
    const { access_token, expires_in } = read({ name, log }, granted, answer);
    token = { value: access_token, until: now() + expires_in * 1000 - earlyMs };
    return token.value;
  }

  /** Fetched once at a time, however many calls wait for it. */
  async function currentToken(): Promise<string> {
    if (token && now() < token.until) return token.value;
    // Nobody's search mends wrong credentials, and the service counts these calls.
    if (now() < refusedUntil) throw new SourceError(name, "refused");
    fetching ??= fetchToken().finally(() => {
      fetching = undefined;
    });
    return fetching;
  }

  async function get(path: string, query?: URLSearchParams, { isBackground = false } = {}): Promise<Answer> {
    if (isBackground) await lane.turn();
    else lane.peopleCall();
    const url = `${apiUrl}${path}${query ? `?${query}` : ""}`;
    for (const isLast of [false, true]) {
      const bearer = await currentToken();
      const answer = await api.call({
        url,
        headers: { authorization: `Bearer ${bearer}`, accept: "application/json" },
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
      { service: name, method: "GET", status },
      'the token was refused: check on francetravail.io that the application subscribes to the API "Offres d\'emploi"',
    );
    return new SourceError(name, "refused");
  }

  return {
    get,
    time: api.time,
    close: async () => void (await Promise.all([api.close(), identity.close()])),
  };
}

/** The same door for calls that nobody waits for. */
export function inBackground({ get }: Pick<Client, "get">): Pick<Client, "get"> {
  return { get: (path, query) => get(path, query, { isBackground: true }) };
}
