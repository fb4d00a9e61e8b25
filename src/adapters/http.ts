import { setTimeout as wait } from "node:timers/promises";
import { Agent, errors, interceptors, request } from "undici";
import type { z } from "zod";
import type { Log } from "../core/talk/world.ts";
import { SourceError } from "../core/words.ts";

export type Call = {
  url: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
  /** Doing it twice does no harm: a POST is repeated only then. */
  isRepeatable?: boolean;
  /** For the whole of it, retries included. Milliseconds. */
  deadlineMs?: number;
};

export type Answer = { status: number; headers: Record<string, string>; body: Buffer };

export type Timed = {
  /** The service's own clock, as its last answer told; ours, where that is behind. */
  time: () => Date;
};

export type Service = Timed & {
  /** Answers with any status below 500 but "too many calls"; throws a SourceError for all else. */
  call: (call: Call) => Promise<Answer>;
  close: () => Promise<void>;
};

type Options = {
  /** As people know it: it is said to them when it fails. */
  name: string;
  log: Log;
  /** Waits for this call's turn, before each try, `mostMs` at most; the signal says that the call was given up. */
  pace?: (signal: AbortSignal, mostMs: number) => Promise<void>;
  /** The statuses that say "too many calls". */
  tooMany?: number[];
  /** Hears the headers of every answer. */
  listen?: (headers: Record<string, string>) => void;
};

const mostBytes = 20 * 1024 * 1024;
const tries = 3;

/**
 * One outside service over HTTP: one connection pool, a deadline, at most 20 MB, two retries with backoff for reading calls, and `Retry-After` waited
 * for exactly or, when it is too long to wait for, told as "busy" until it has passed. The retry handler of undici is not used: it caps Retry-After,
 * and takes the Content-Range of a 206 for its own.
 */
export function service({ name, log, pace = async () => {}, tooMany = [429], listen = () => {} }: Options): Service {
  const agent = new Agent({
    connections: 10,
    maxResponseSize: mostBytes,
    keepAliveTimeout: 10_000,
    connect: { timeout: 5_000 },
  });
  const dispatcher = agent.compose(interceptors.redirect({ maxRedirections: 3 }));
  let busyUntil = 0;
  /** How far our clock is ahead of the service's. */
  let aheadMs = 0;

  /**
   * Waits for this call's turn, and for what a 429 asked to wait, also when another call was told so while this one stood in line. A turn that does not
   * come in time is the fault of too many calls, not of a slow service.
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

  async function once({ url, method = "GET", headers = {}, body }: Call, signal: AbortSignal): Promise<Answer> {
    const answer = await request(url, { method, headers, signal, dispatcher, ...(body === undefined ? {} : { body }) });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    const flat = Object.fromEntries(Object.entries(answer.headers).map(([key, value]) => [key, String(value)]));
    aheadMs = Math.max(0, Date.now() - (Date.parse(flat.date ?? "") || Date.now()));
    listen(flat);
    return { status: answer.statusCode, headers: flat, body: bytes };
  }

  async function call(asked: Call): Promise<Answer> {
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
        // Never sooner than another call was told.
        if (isTooMany) busyUntil = Math.max(busyUntil, Date.now() + retryAfterMs(outcome.headers["retry-after"]));
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

  return { call, time: () => new Date(Date.now() - aheadMs), close: () => agent.destroy() };
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
  return new SourceError(name, error instanceof errors.ResponseExceededMaxSizeError ? "garbage" : "down", error);
}

/** "ECONNREFUSED" and the like. The error itself stays out of the log: it holds addresses and headers. */
function codeOf(outcome: unknown): unknown {
  const cause = outcome instanceof SourceError ? outcome.cause : undefined;
  return cause instanceof Error && "code" in cause ? cause.code : undefined;
}

/** Seconds or a date; a second when it is missing or makes no sense. */
function retryAfterMs(header: string | undefined): number {
  const ms =
    header === undefined
      ? Number.NaN
      : /^\d+$/.test(header.trim())
        ? Number(header) * 1000
        : Date.parse(header) - Date.now();
  return Number.isFinite(ms) && ms >= 0 ? ms : 1000;
}

/** What a service says as JSON, in the shape that we rely on; "garbage", and a line in the log, when it is anything else. */
export function read<T>({ name, log }: Pick<Options, "name" | "log">, shape: z.ZodType<T>, answer: Answer): T {
  try {
    return shape.parse(JSON.parse(answer.body.toString("utf8")));
  } catch (error) {
    log.warn({ service: name, status: answer.status }, "the answer could not be read");
    throw new SourceError(name, "garbage", error);
  }
}
