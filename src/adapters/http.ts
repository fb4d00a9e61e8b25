import { SourceError } from "../core/failure.ts";
import { type Health, type Log, readErrorCode } from "../core/telemetry.ts";
import type { CallQueue } from "./http/call-queue.ts";
import { createCooldown } from "./http/cooldown.ts";
import { announceService } from "./http/instrumentation.ts";
import { createMeasuredTransport } from "./http/measured-transport.ts";
import type { HttpHeaders, HttpRequest, HttpResponse } from "./http/message.ts";
import { type FailedAttempt, planRetry, toSourceError, usualMaxAttempts } from "./http/retry.ts";
import { createServerClock, type ServerClock } from "./http/server-clock.ts";
import { type Deadline, startDeadline, toBusy, waitForTurn } from "./http/turn.ts";
import { monotonicClock } from "./monotonic-clock.ts";

/** What tells how a service is. */
export type HealthSource = {
  /** "degraded" while the service has asked for a wait of more than a minute. */
  health: () => Health;
};

/** One outside service, as the adapters call it. */
export type HttpService = ServerClock &
  HealthSource & {
    /**
     * Answers with any status below 500 but "too many calls", and those that tell something; throws a
     * SourceError for all else.
     */
    call: (call: HttpRequest) => Promise<HttpResponse>;
    close: () => Promise<void>;
  };

type HttpServiceOptions = {
  /** As people know it: it is said to them when it fails. */
  name: string;
  log: Log;
  /** In which calls wait for their turns, before each attempt. */
  queue?: CallQueue;
  /** The statuses that say "too many calls". */
  tooMany?: number[];
  /** How often a call is made at most: three times where nothing else is said. */
  maxAttempts?: number;
  /** The statuses from 500 on whose bodies tell something: they are answers. */
  toldBy?: readonly number[];
  /** Hears the headers of every answer. */
  listen?: (headers: HttpHeaders) => void;
};

/**
 * One outside service over HTTP: one connection pool, a deadline, a limit of bytes, usually two retries with
 * backoff for reading calls, and `Retry-After` waited for exactly or, when it is too long to wait for, told
 * as "busy" until it has passed, or a quarter of an hour has.
 */
export function createHttpService(options: HttpServiceOptions): HttpService {
  const { name, log, queue, tooMany = [429], toldBy = [], maxAttempts = usualMaxAttempts, listen = () => {} } = options;
  const clock = createServerClock();
  const cooldown = createCooldown({ name, log });
  const sayClosed = announceService(name, () => ({
    waiting: queue?.size() ?? 0,
    busyMs: Math.max(0, cooldown.until() - monotonicClock.now()),
  }));
  const isThrottle = (status: number) => tooMany.includes(status);
  const isTold = (status: number) => status < 500 || toldBy.includes(status);
  const transport = createMeasuredTransport({
    name,
    log,
    onHeaders: (status, headers) => {
      clock.note(headers);
      listen(headers);
      if (!isThrottle(status)) return;
      // Before the call is over: else the next one in line would go in between.
      cooldown.extend(headers);
      queue?.hold(cooldown.until());
    },
    isAnswer: (status) => isTold(status) && !isThrottle(status),
  });

  /** With a ticket, the time for it begins when its turn comes, and `timing` is told how much it took. */
  async function attemptCall(
    request: HttpRequest,
    timing: Timing,
  ): Promise<{ response: HttpResponse } | FailedAttempt> {
    const { ticket } = request;
    const outcome = await waitForTurn({ name, cooldown, queue }, ticket, ticket ? undefined : timing.deadline())
      .then(async (release) => {
        try {
          const { signal } = timing.deadline();
          return await transport.send(request, signal).catch((error: unknown) => toSourceError(name, error));
        } finally {
          release();
        }
      })
      // Anything else was no fault of the service: nobody wanted it any more, or it is a bug of ours.
      .catch((error: unknown) => {
        if (error instanceof SourceError) return error;
        throw error;
      });
    if (outcome instanceof SourceError) return { status: outcome.why, isThrottled: false, error: outcome };
    const { status } = outcome;
    if (isThrottle(status)) return { status, isThrottled: true, error: toBusy(name, cooldown) };
    return isTold(status)
      ? { response: outcome }
      : { status, isThrottled: false, error: new SourceError(name, "down") };
  }

  async function call(request: HttpRequest): Promise<HttpResponse> {
    const { method = "GET", deadlineMs = 15_000, ticket } = request;
    const isRepeatable = method === "GET" || request.isRepeatable === true;
    const timing = createTiming(deadlineMs);
    if (!ticket) timing.deadline();
    for (let attempt = 1; ; attempt++) {
      const outcome = await attemptCall(request, timing);
      if ("response" in outcome) return outcome.response;
      const { status, error } = outcome;
      // Its turn would not come in time: nothing was sent that could be logged, or sent again.
      if (status === "busy" || status === "crowded") throw error;
      const now = monotonicClock.now();
      const limits = {
        attempt,
        maxAttempts,
        isRepeatable,
        now,
        end: timing.deadline().end,
        isWaitFree: ticket !== undefined,
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
      if (delayMs > 0) await monotonicClock.wait(delayMs);
      if (ticket) timing.pause();
    }
  }

  return {
    call,
    health: () => (cooldown.isLong() ? "degraded" : "ok"),
    time: clock.time,
    close: async () => {
      sayClosed();
      await transport.close();
    },
  };
}

/** The time that a call has, of which waiting for a turn may take nothing. */
type Timing = {
  /** The deadline as it is now; it begins to count where it does not yet. */
  deadline: () => Deadline;
  pause: () => void;
};

function createTiming(deadlineMs: number): Timing {
  let leftMs = deadlineMs;
  let running: Deadline | undefined;
  return {
    deadline: () => {
      running ??= startDeadline(leftMs);
      return running;
    },
    pause: () => {
      if (running) leftMs = running.end - monotonicClock.now();
      running = undefined;
    },
  };
}
