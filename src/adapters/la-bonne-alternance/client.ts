import { z } from "zod";
import { minuteMs } from "../../core/durations.ts";
import { SourceError } from "../../core/failure.ts";
import type { Requesters } from "../../core/requester.ts";
import type { Log } from "../../core/telemetry.ts";
import { CallQueue } from "../http/call-queue.ts";
import type { HttpResponse } from "../http/message.ts";
import type { ServerClock } from "../http/server-clock.ts";
import { createHttpService, type HealthSource } from "../http.ts";
import { parseErrorBody } from "../json.ts";
import { type MonotonicClock, monotonicClock } from "../monotonic-clock.ts";
import type { OpenSharedLimit } from "../shared-limit.ts";
import { createThrottle } from "../throttle.ts";

/** As people know the service: it is said to them when it fails. */
export const alternanceName = "La bonne alternance";

/** What the API is opened with. The token lives for a year. */
export type AlternanceClientOptions = {
  apiUrl: string;
  token: string;
  log: Log;
  clock?: MonotonicClock;
  /** Opens the limits that several processes keep together. */
  openLimit?: OpenSharedLimit | undefined;
};

/** The calls of the API Alternance. */
export type AlternanceClient = {
  /**
   * GET below the API's address. What was found, what was not, and a refused query are answers; the rest is a
   * SourceError. A call for somebody waits for its turn with those of others, as long as that takes; one for
   * nobody in particular goes soon or is "busy".
   */
  get: (path: string, query?: URLSearchParams, askedBy?: Requesters) => Promise<HttpResponse>;
  /**
   * Waits until a call below that path can be made that nobody waits for: those that people wait for go
   * before, and find room. False when there is none for half a minute.
   */
  spare: (path?: string) => Promise<boolean>;
  close: () => Promise<void>;
};

/**
 * Of 60, which the searches of one key may be; details may be more, and hardly come to a call. Trainings, for
 * which no quota is known, have the same pace and a line of their own.
 */
const callsPerMinute = 55;
/**
 * Fifty of them a minute may be made for alerts, a few at a time: then there is soon room again for someone
 * who waits.
 */
const spareCalls = 5;
const spareMs = 6_000;
const sparePatienceMs = 30_000;
/** The gateway gives up after ten seconds, and says so. */
const deadlineMs = 13_000;
const trainingsPath = "/formation/";
/** A training is ten kilobytes or more, and there are a hundred of them on a page. */
const mostBytesOfTrainings = 5 * 1024 * 1024;

/** The API Alternance: one token that lives for a year, and one pace for everybody. */
export function createAlternanceClient(
  options: AlternanceClientOptions,
): AlternanceClient & ServerClock & HealthSource {
  const { apiUrl, token, log } = options;
  const jobs = createLane(alternanceName, options);
  const trainings = createLane(`${alternanceName}, formations`, options);
  const chooseLane = (path = "") => (path.startsWith(trainingsPath) ? trainings : jobs);
  let isRefused = false;

  async function get(path: string, query?: URLSearchParams, askedBy?: Requesters): Promise<HttpResponse> {
    const { api, calls } = chooseLane(path);
    const answer = await api.call({
      url: `${apiUrl}${path}${query ? `?${query}` : ""}`,
      headers: { authorization: `Bearer ${token}`, accept: "application/json" },
      deadlineMs,
      ...(path.startsWith(trainingsPath) ? { mostBytes: mostBytesOfTrainings } : {}),
      ...(askedBy ? { ticket: calls.createTicket({ askedBy }) } : {}),
    });
    if (answer.status === 401 || answer.status === 403) throw refused(answer.status);
    isRefused = false;
    return answer;
  }

  /** Told once, not at each search, until the token is accepted again. */
  function refused(status: number): SourceError {
    if (!isRefused)
      log.error(
        { service: alternanceName, method: "GET", status },
        "ALTERNANCE_API_TOKEN was refused: it is wrong, or older than the 365 days that a token lives. Make a new one, for production, on https://api.apprentissage.beta.gouv.fr/fr/compte/profil",
      );
    isRefused = true;
    return new SourceError(alternanceName, "refused");
  }

  return {
    get,
    spare: (path) => chooseLane(path).spare(),
    health: () => [jobs, trainings].map(({ api }) => api.health()).find((health) => health !== "ok") ?? "ok",
    time: jobs.api.time,
    close: async () => void (await Promise.all([jobs.api.close(), trainings.api.close()])),
  };
}

/** Calls that share a pace, and the wait that the service asks for. */
function createLane(
  lane: string,
  { log, clock = monotonicClock, openLimit }: Pick<AlternanceClientOptions, "log" | "clock" | "openLimit">,
) {
  const calls = new CallQueue({ most: callsPerMinute, windowMs: minuteMs, clock, limit: openLimit?.(lane) });
  const spares = createThrottle(spareCalls, spareMs, clock, openLimit?.(`${lane}, alertes`));
  // 419 is what the documentation says in the place of 429.
  const api = createHttpService({ name: alternanceName, log, queue: calls, tooMany: [419, 429] });

  async function spare(): Promise<boolean> {
    const end = clock.now() + sparePatienceMs;
    const isIn = await spares.turn(undefined, sparePatienceMs).then(
      () => true,
      () => false,
    );
    if (!isIn) return false;
    for (let ms = calls.waitMs(); ms > 0; ms = calls.waitMs()) {
      if (clock.now() + ms > end) return false;
      await clock.wait(Math.ceil(ms));
    }
    return true;
  }

  return { api, calls, spare };
}

/** The same calls for what nobody waits for, in the alerts' lane: "busy" when there is no room for them. */
export function toBackgroundAlternanceClient({ get, spare }: AlternanceClient): Pick<AlternanceClient, "get"> {
  return {
    get: async (path, query) => {
      if (!(await spare(path))) throw new SourceError(alternanceName, "busy");
      return get(path, query);
    },
  };
}

const errorName = z.string().max(100);
/**
 * The gateway calls an error by its `name`, La bonne alternance behind it by `error`, and a path that nobody
 * knows has a shape of its own.
 */
const failure = z.union([
  z.object({ name: errorName }).transform(({ name }) => name),
  z.object({ error: errorName }).transform(({ error }) => error),
  z.object({ payload: z.object({ error: errorName }) }).transform(({ payload }) => payload.error),
]);

/**
 * "Bad Request": what an answer that refuses a query calls it, never its message, which repeats the query.
 */
export function readErrorName({ body }: HttpResponse): string | undefined {
  try {
    const called = failure.parse(parseErrorBody(body));
    return /^[A-Za-z ]{1,40}$/.test(called) ? called : undefined;
  } catch {
    return undefined;
  }
}
