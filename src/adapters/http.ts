import { setTimeout as wait } from "node:timers/promises";
import { Agent, errors, request } from "undici";
import type { z } from "zod";
import { SourceError } from "../core/failure.ts";
import type { Health, Log } from "../core/telemetry.ts";
import { BodyTooLarge, decodeBody, UndecodableBody } from "./content-encoding.ts";
import { countCuts, logCuts, logOdd } from "./foreign.ts";
import { parseJson } from "./json.ts";

export type HttpRequest = {
  url: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
  /** Doing it twice does no harm: a POST is repeated only then. */
  isRepeatable?: boolean;
  /** For the whole of it, retries included. Milliseconds. */
  deadlineMs?: number;
  /**
   * An answer that is larger, once decompressed, is given up. 3 MB where nothing else is said: a page of
   * offers is a third of that.
   */
  mostBytes?: number;
};

export type HttpResponse = { status: number; headers: Record<string, string>; body: Buffer };

export type ServerClock = {
  /** The service's own clock, as its last answer told; ours, where that is behind. */
  time: () => Date;
};

export type HealthSource = {
  /** "degraded" while the service has asked for a wait that is longer than anybody waits. */
  health: () => Health;
};

export type HttpService = ServerClock &
  HealthSource & {
    /** Answers with any status below 500 but "too many calls"; throws a SourceError for all else. */
    call: (call: HttpRequest) => Promise<HttpResponse>;
    close: () => Promise<void>;
  };

type HttpServiceOptions = {
  /** As people know it: it is said to them when it fails. */
  name: string;
  log: Log;
  /**
   * Waits for this call's turn, before each try, `mostMs` at most; the signal says that the call was given
   * up.
   */
  pace?: (signal: AbortSignal, mostMs: number) => Promise<void>;
  /** The statuses that say "too many calls". */
  tooMany?: number[];
  /** Hears the headers of every answer. */
  listen?: (headers: Record<string, string>) => void;
};

const megabyte = 1024 * 1024;
const usualMostBytes = 3 * megabyte;
/** For reference data, which come in one piece. */
export const maxReferenceBytes = 20 * megabyte;
const tries = 3;
/** Within the address that was asked, and for reading calls only. */
const maxRedirects = 3;
/**
 * Whatever a service asks for, it is asked again after so long: a year, by mistake, would silence it until
 * the next start.
 */
const longestWaitMs = 15 * 60_000;
/** A wait that is worth an operator's look. */
const longWaitMs = 60_000;

/**
 * One outside service over HTTP: one connection pool, a deadline, a limit of bytes, two retries with backoff
 * for reading calls, and `Retry-After` waited for exactly or, when it is too long to wait for, told as "busy"
 * until it has passed, or a quarter of an hour has. The retry handler of undici is not used: it caps
 * Retry-After, and takes the Content-Range of a 206 for its own. Nor is its handler of redirects, which sends
 * the body of a POST, and so the secret of a client, to wherever a 307 points.
 */
export function createHttpService({
  name,
  log,
  pace = async () => {},
  tooMany = [429],
  listen = () => {},
}: HttpServiceOptions): HttpService {
  const agent = new Agent({
    connections: 10,
    keepAliveTimeout: 10_000,
    connect: { timeout: 5_000 },
  });
  let busyUntil = 0;
  let isLongWait = false;
  /** How far our clock is ahead of the service's. */
  let aheadMs = 0;

  /**
   * Waits for this call's turn, and for what a 429 asked to wait, also when another call was told so while
   * this one stood in line. A turn that does not come in time is the fault of too many calls, not of a slow
   * service.
   */
  async function inTurn(end: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      const left = busyUntil - Date.now();
      if (left > 0 && busyUntil > end) throw new SourceError(name, "busy");
      if (left > 0) await wait(left);
      else {
        await within(signal, pace(signal, end - Date.now())).catch((error: unknown) => {
          throw new SourceError(name, "busy", error);
        });
        if (busyUntil <= Date.now()) return;
      }
    }
  }

  /**
   * One answer, after the redirects that are followed. One that is not is the answer, and has its line in the
   * log.
   */
  async function once(asked: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    let url = asked.url;
    for (let followed = 0; ; followed++) {
      const answer = await send({ ...asked, url }, signal);
      const target = targetOf(answer, url);
      if (target === undefined) return answer;
      const { method = "GET" } = asked;
      if (method !== "GET" || target.origin !== new URL(url).origin || followed === maxRedirects) {
        const facts = { service: name, method, status: answer.status };
        log.warn(facts, "redirected, and not followed: check that the address of this service is up to date");
        return answer;
      }
      url = target.href;
    }
  }

  async function send(call: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const { url, method = "GET", headers = {}, body, mostBytes = usualMostBytes } = call;
    const sent = { method, headers, signal, dispatcher: agent, ...(body === undefined ? {} : { body }) };
    const answer = await request(url, sent);
    const flat = Object.fromEntries(Object.entries(answer.headers).map(([key, value]) => [key, String(value)]));
    aheadMs = Math.max(0, Date.now() - (Date.parse(flat.date ?? "") || Date.now()));
    listen(flat);
    const bytes = await decodeBody(await bytesOf(answer.body, mostBytes), flat["content-encoding"], mostBytes);
    return { status: answer.statusCode, headers: flat, body: bytes };
  }

  /** Nobody calls before that; never sooner than another call was told. */
  function waitAsTold(headers: Record<string, string>): void {
    const toldMs = retryAfterMs(headers);
    const until = Date.now() + Math.min(toldMs, longestWaitMs);
    if (until > busyUntil) isLongWait = toldMs > longWaitMs;
    busyUntil = Math.max(busyUntil, until);
    if (toldMs > longestWaitMs)
      log.warn(
        { service: name, askedS: Math.round(toldMs / 1000), waitS: longestWaitMs / 1000 },
        "asked to wait for too long: asked again sooner",
      );
  }

  async function call(asked: HttpRequest): Promise<HttpResponse> {
    const { method = "GET", deadlineMs = 15_000 } = asked;
    const end = Date.now() + deadlineMs;
    const signal = AbortSignal.timeout(deadlineMs);
    for (let attempt = 1; ; attempt++) {
      const outcome = await inTurn(end, signal)
        .then(() => once(asked, signal))
        .catch((error: unknown) => failure(name, error));
      const status = outcome instanceof SourceError ? outcome.why : outcome.status;
      const isTooMany = tooMany.some((one) => one === status);
      if (status === "busy") throw outcome;
      if (!(outcome instanceof SourceError)) {
        if (isTooMany) waitAsTold(outcome.headers);
        else if (outcome.status < 500) return outcome;
      }
      const backoffMs = 250 * 3 ** attempt * (0.5 + Math.random());
      const canRepeat = (method !== "POST" || asked.isRepeatable === true) && status !== "slow" && status !== "garbage";
      const mayHelp = isTooMany ? busyUntil <= end : canRepeat && Date.now() + backoffMs < end;
      const again = attempt < tries && mayHelp;
      const facts = { service: name, method, status, code: codeOf(outcome), attempt };
      log[again ? "debug" : "warn"](facts, again ? "call failed, tried again" : "call failed");
      if (!again) throw outcome instanceof SourceError ? outcome : new SourceError(name, isTooMany ? "busy" : "down");
      if (!isTooMany) await wait(backoffMs);
    }
  }

  const health = (): Health => (isLongWait && busyUntil > Date.now() ? "degraded" : "ok");
  return { call, health, time: () => new Date(Date.now() - aheadMs), close: () => agent.destroy() };
}

const redirects = new Set([301, 302, 303, 307, 308]);

/** Where an answer redirects to, if it does. An address that is none leads nowhere. */
function targetOf({ status, headers: { location } }: HttpResponse, from: string): URL | undefined {
  return redirects.has(status) && location !== undefined && URL.canParse(location, from)
    ? new URL(location, from)
    : undefined;
}

/** All bytes of a body; one that is too large is not read to its end. */
async function bytesOf(body: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    // Leaving the loop destroys the body, and its connection.
    if (length > most) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** Whatever comes first: the end of the work, or of the time for it. */
function within(signal: AbortSignal, work: Promise<void>): Promise<void> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    }),
  ]);
}

function failure(name: string, error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  const late = error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError");
  if (late || error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError)
    return new SourceError(name, "slow", error);
  return new SourceError(
    name,
    error instanceof BodyTooLarge || error instanceof UndecodableBody ? "garbage" : "down",
    error,
  );
}

/** "ECONNREFUSED" and the like. The error itself stays out of the log: it holds addresses and headers. */
function codeOf(outcome: unknown): unknown {
  const cause = outcome instanceof SourceError ? outcome.cause : undefined;
  return cause instanceof Error && "code" in cause ? cause.code : undefined;
}

/** Seconds, or a date by the clock of the service; a second when it is missing or makes no sense. */
function retryAfterMs({ "retry-after": header = "", date = "" }: Record<string, string>): number {
  const told = header.trim();
  const theirs = Date.parse(date);
  // Dates have no milliseconds: of two clocks that agree, ours is the finer one.
  const now = Math.abs(theirs - Date.now()) > 2_000 ? theirs : Date.now();
  const ms = /^\d+$/.test(told) ? Number(told) * 1000 : Date.parse(told) - now;
  return ms >= 0 ? ms : 1000;
}

/**
 * What a service says as JSON, in the shape that we rely on; "garbage", and a line in the log, when it is
 * anything else.
 */
export function parseResponse<T>(
  { name, log }: Pick<HttpServiceOptions, "name" | "log">,
  shape: z.ZodType<T>,
  answer: HttpResponse,
  mostValues?: number,
): T {
  try {
    const { value, cuts, odd } = countCuts(() => shape.parse(parseJson(answer.body, mostValues)));
    logCuts(cuts, { name, log });
    logOdd(odd, { name, log });
    return value;
  } catch (error) {
    log.warn({ service: name, status: answer.status }, "the answer could not be read");
    throw new SourceError(name, "garbage", error);
  }
}
