import { z } from "zod";
import type { Log } from "../../core/talk/world.ts";
import { SourceError } from "../../core/words.ts";
import { type Answer, service } from "../http.ts";
import { pace } from "../pace.ts";

export const name = "La bonne alternance";

export type Options = { apiUrl: string; token: string; log: Log };

export type Client = {
  /** GET below the API's address. What was found, what was not, and a refused query are answers; the rest is a SourceError. */
  get: (path: string, query?: URLSearchParams) => Promise<Answer>;
  close: () => Promise<void>;
};

/** Of 60, which the searches of one key may be; details may be more, and hardly come to a call. */
const callsPerMinute = 55;
/** The gateway gives up after ten seconds, and says so. */
const deadlineMs = 13_000;

/** The API Alternance: one token that lives for a year, and one pace for everybody. */
export function client({ apiUrl, token, log }: Options): Client {
  // 419 is what the documentation says in the place of 429.
  const api = service({ name, log, pace: pace(callsPerMinute, 60_000).turn, tooMany: [419, 429] });
  let isRefused = false;

  async function get(path: string, query?: URLSearchParams): Promise<Answer> {
    const answer = await api.call({
      url: `${apiUrl}${path}${query ? `?${query}` : ""}`,
      headers: { authorization: `Bearer ${token}`, accept: "application/json" },
      deadlineMs,
    });
    if (answer.status === 401 || answer.status === 403) throw refused(answer.status);
    isRefused = false;
    return answer;
  }

  /** Told once, not at each search, until the token is accepted again. */
  function refused(status: number): SourceError {
    if (!isRefused)
      log.error(
        { service: name, method: "GET", status },
        "ALTERNANCE_API_TOKEN was refused: it is wrong, or older than the 365 days that a token lives. Make a new one, for production, on https://api.apprentissage.beta.gouv.fr/fr/compte/profil",
      );
    isRefused = true;
    return new SourceError(name, "refused");
  }

  return { get, close: api.close };
}

/** The gateway calls an error by its `name`, La bonne alternance behind it by `error`, and a path that nobody knows has a shape of its own. */
const failure = z.union([
  z.object({ name: z.string() }).transform(({ name }) => name),
  z.object({ error: z.string() }).transform(({ error }) => error),
  z.object({ payload: z.object({ error: z.string() }) }).transform(({ payload }) => payload.error),
]);

/** "Bad Request": what an answer that refuses a query calls it, never its message, which repeats the query. */
export function errorOf({ body }: Answer): string | undefined {
  try {
    const called = failure.parse(JSON.parse(body.toString("utf8")));
    return /^[A-Za-z ]{1,40}$/.test(called) ? called : undefined;
  } catch {
    return undefined;
  }
}
