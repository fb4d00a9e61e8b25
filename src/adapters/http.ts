import { setTimeout as wait } from "node:timers/promises";
import { SourceError } from "../core/failure.ts";
import { type Health, type Log, readErrorCode } from "../core/telemetry.ts";
import { createCooldown } from "./http/cooldown.ts";
import type { HttpHeaders, HttpRequest, HttpResponse } from "./http/message.ts";
import { type FailedAttempt, planRetry, toSourceError } from "./http/retry.ts";
import { createServerClock, type ServerClock } from "./http/server-clock.ts";
import { createTransport } from "./http/transport.ts";
import { type Deadline, type Pace, waitForTurn } from "./http/turn.ts";
import { monotonicClock } from "./monotonic-clock.ts";

/** What tells how a service is. */
export type HealthSource = {
  /** "degraded" while the service has asked for a wait that is longer than anybody waits. */
  health: () => Health;
};

/** One outside service, as the adapters call it. */
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
  /** Waits for this call's turn, before each attempt. */
  pace?: Pace;
  /** The statuses that say "too many calls". */
  tooMany?: number[];
  /** Hears the headers of every answer. */
  listen?: (headers: HttpHeaders) => void;
};

/**
 * One outside service over HTTP: one connection pool, a deadline, a limit of bytes, two retries with backoff
 * for reading calls, and `Retry-After` waited for exactly or, when it is too long to wait for, told as "busy"
 * until it has passed, or a quarter of an hour has.
 */
export function createHttpService(options: HttpServiceOptions): HttpService {
  const { name, log, pace = async () => {}, tooMany = [429], listen = () => {} } = options;
  const clock = createServerClock();
  const cooldown = createCooldown({ name, log });
  const transport = createTransport({
    name,
    log,
    onHeaders: (headers) => {
      clock.note(headers);
      listen(headers);
    },
  });

  async function attemptCall(
    request: HttpRequest,
    deadline: Deadline,
  ): Promise<{ response: HttpResponse } | FailedAttempt> {
    const outcome = await waitForTurn({ name, cooldown, pace }, deadline)
      .then(() => transport.send(request, deadline.signal))
      .catch((error: unknown) => toSourceError(name, error));
    if (outcome instanceof SourceError) return { status: outcome.why, isThrottled: false, error: outcome };
    const { status, headers } = outcome;
    const isThrottled = tooMany.includes(status);
    if (isThrottled) cooldown.extend(headers);
    else if (status < 500) return { response: outcome };
    return { status, isThrottled, error: new SourceError(name, isThrottled ? "busy" : "down") };
  }

  async function call(request: HttpRequest): Promise<HttpResponse> {
    const { method = "GET", deadlineMs = 15_000 } = request;
    const isRepeatable = method !== "POST" || request.isRepeatable === true;
    const deadline: Deadline = { end: monotonicClock.now() + deadlineMs, signal: AbortSignal.timeout(deadlineMs) };
    for (let attempt = 1; ; attempt++) {
      const outcome = await attemptCall(request, deadline);
      if ("response" in outcome) return outcome.response;
      const { status, error } = outcome;
      // Its turn would not come in time: nothing was sent that could be logged, or sent again.
      if (status === "busy") throw error;
      const limits = {
        attempt,
        isRepeatable,
        now: monotonicClock.now(),
        end: deadline.end,
        cooldownUntil: cooldown.until(),
      };
      const delayMs = planRetry(outcome, limits, Math.random());
      // The cause itself stays out of the log: it holds addresses and headers.
      const facts = { service: name, method, status, code: readErrorCode(error.cause), attempt };
      if (delayMs === undefined) {
        log.warn(facts, "a call failed");
        throw error;
      }
      log.debug(facts, "a call failed and is retried");
      if (delayMs > 0) await wait(delayMs);
    }
  }

  return { call, health: () => (cooldown.isLong() ? "degraded" : "ok"), time: clock.time, close: transport.close };
}
