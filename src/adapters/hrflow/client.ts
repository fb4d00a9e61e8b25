import { z } from "zod";
import { minuteMs } from "../../core/durations.ts";
import type { Log } from "../../core/telemetry.ts";
import { parseRetryAfterMs } from "../http/cooldown.ts";
import type { HttpResponse } from "../http/message.ts";
import { createTransport } from "../http/transport.ts";
import { maxReferenceValues, parseJson } from "../json.ts";
import { type MonotonicClock, monotonicClock } from "../monotonic-clock.ts";
import { createThrottle } from "../throttle.ts";
import { HrflowCallFailed, HrflowStopped, PushAborted } from "./failures.ts";
import { createRedactor } from "./redact.ts";

/** An account of HrFlow, and how fast it is called. */
export type HrflowClientOptions = {
  apiUrl: string;
  apiKey: string;
  userEmail: string;
  /** One call at a time, and so many a second: 0.5 is one in two seconds. */
  callsPerSecond: number;
  log: Log;
  /** Aborting it ends the push between two calls, and any wait at once. */
  signal: AbortSignal;
  /** HrFlow asks to wait so long. */
  onWait?: (seconds: number) => void;
  clock?: MonotonicClock;
};

/** A call of the API. */
export type HrflowCall = {
  method: "GET" | "POST" | "PUT" | "PATCH";
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  /** Doing it twice does no harm. */
  isRepeatable: boolean;
};

/** What the API said: `code` repeats the status of HTTP. `message` may hold the key. */
export type HrflowAnswer = { code: number; message: string; data: unknown; meta: unknown };

export type HrflowClient = {
  /**
   * The answer to one call. Rejects with `HrflowStopped` where no further call makes sense, with
   * `HrflowCallFailed` where this one failed, and with `PushAborted`.
   */
  call: (call: HrflowCall) => Promise<HrflowAnswer>;
  /** Waits between two attempts; rejects with `PushAborted`. */
  pause: (ms: number) => Promise<void>;
  /** Makes a text of the service fit to be shown. */
  redact: (said: string) => string;
  close: () => Promise<void>;
};

const envelope = z.object({
  code: z.number().int().optional().catch(undefined),
  message: z.string().max(10_000).optional().catch(undefined),
  // A refusal has neither.
  data: z.unknown().optional(),
  meta: z.unknown().optional(),
});

/** How often a call is made at most: the waits between add up to a minute. */
const maxAttempts = 6;
const firstBackoffMs = 2_000;
/** Whatever the service asks for, no single wait is longer. */
const longestWaitMs = 15 * minuteMs;
/** A wait that is worth a word. */
const notedWaitMs = 10_000;
const deadlineMs = 30_000;
/** Thirty jobs, whoever wrote them. */
const mostBytes = 20 * 1024 * 1024;

type Attempt =
  | { is: "answer"; answer: HrflowAnswer }
  | { is: "throttled"; waitMs: number | undefined }
  | { is: "failed"; status: number | undefined };

/**
 * The API of HrFlow: calls one after the other, at a pace. 429 and what looks like a fault of the server are
 * tried again after longer and longer waits; 401 and 402 end everything.
 */
export function createHrflowClient({
  apiUrl,
  apiKey,
  userEmail,
  callsPerSecond,
  log,
  signal,
  onWait = () => {},
  clock = monotonicClock,
}: HrflowClientOptions): HrflowClient {
  const throttle = createThrottle(1, 1000 / callsPerSecond, clock);
  const redact = createRedactor(apiKey, [userEmail]);
  const transport = createTransport({
    name: "HrFlow",
    log,
    onHeaders: () => {},
    // The body of a refusal repeats the key: it is not even read.
    isAnswer: (status) => status < 500 && ![401, 402, 403, 429].includes(status),
  });
  const headers = { "x-api-key": apiKey, "x-user-email": userEmail, accept: "application/json" };

  async function attempt({ method, path, query, body, isRepeatable }: HrflowCall): Promise<Attempt> {
    await throttle.turn();
    if (signal.aborted) throw new PushAborted();
    const url = `${apiUrl}${path}${query ? `?${new URLSearchParams(query)}` : ""}`;
    const sent =
      body === undefined
        ? { headers }
        : { headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body) };
    const response = await transport
      .send({ url, method, isRepeatable, mostBytes, ...sent }, AbortSignal.timeout(deadlineMs))
      // The cause stays here: it may hold the address and the headers.
      .catch(() => undefined);
    const outcome = response ? readResponse(response) : ({ is: "failed", status: undefined } as const);
    const status = response?.status;
    if (outcome.is !== "answer") log.warn({ service: "HrFlow", method, status }, "a call brought no answer");
    return outcome;
  }

  /** In small steps, so that the end of the run need not wait for the end of the pause. */
  async function pause(ms: number): Promise<void> {
    if (ms >= notedWaitMs) onWait(Math.ceil(ms / 1000));
    const end = clock.now() + ms;
    while (!signal.aborted && clock.now() < end) await clock.wait(Math.min(500, end - clock.now()));
    if (signal.aborted) throw new PushAborted();
  }

  async function call(request: HrflowCall): Promise<HrflowAnswer> {
    for (let attempts = 1; ; attempts++) {
      const outcome = await attempt(request);
      if (outcome.is === "answer") return outcome.answer;
      const isLast = attempts >= maxAttempts;
      const backoffMs = firstBackoffMs * 2 ** (attempts - 1);
      if (outcome.is === "throttled") {
        if (isLast) throw new HrflowStopped("busy", 429);
        await pause(Math.min(outcome.waitMs ?? backoffMs, longestWaitMs));
      } else {
        const { status } = outcome;
        const said = status === undefined ? "HrFlow did not answer" : `HrFlow answered ${status}, and nothing to read`;
        if (isLast || !request.isRepeatable) throw new HrflowCallFailed(said, { status, isUncertain: true });
        await pause(backoffMs);
      }
    }
  }

  return { call, pause, redact, close: transport.close };
}

function readResponse({ status, headers, body }: HttpResponse): Attempt {
  stopAt(status);
  if (status === 429) return { is: "throttled", waitMs: readWait(headers) };
  // The type itself, without what may stand behind it: "application/json; charset=utf-8".
  const type = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (status >= 500 || type !== "application/json") return { is: "failed", status };
  const read = readEnvelope(body);
  if (!read) return { is: "failed", status };
  const { message = "", data, meta } = read;
  const code = status >= 400 ? status : (read.code ?? status);
  stopAt(code);
  return { is: "answer", answer: { code, message, data, meta } };
}

function readEnvelope(body: Uint8Array): z.output<typeof envelope> | undefined {
  try {
    return envelope.parse(parseJson(body, maxReferenceValues));
  } catch {
    return undefined;
  }
}

function stopAt(status: number): void {
  if (status === 401 || status === 403) throw new HrflowStopped("refused", status);
  if (status === 402) throw new HrflowStopped("quota", status);
}

function readWait(headers: HttpResponse["headers"]): number | undefined {
  return headers["retry-after"] === undefined ? undefined : parseRetryAfterMs(headers, Date.now());
}
