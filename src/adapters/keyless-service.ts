import { minuteMs } from "../core/durations.ts";
import { SourceError } from "../core/failure.ts";
import type { Requesters } from "../core/requester.ts";
import type { Log } from "../core/telemetry.ts";
import type { CallQueue } from "./http/call-queue.ts";
import { createDailyQuota, type DailyQuota } from "./http/daily-quota.ts";
import type { HttpResponse } from "./http/message.ts";
import { openStream, type StreamedResponse } from "./http/stream.ts";
import { createHttpService, type HealthSource, type HttpService } from "./http.ts";
import { monotonicClock } from "./monotonic-clock.ts";
import type { OpenSharedLimit } from "./shared-limit.ts";

/** Where a service that needs no key is asked: in this order, and the sandbox last where it may stand in. */
export type ServiceAddresses = { urls: string[]; standIn?: string | undefined };

/** What is asked, below each of the addresses. */
export type KeylessQuestion = {
  path: string;
  query?: URLSearchParams;
  /** For all addresses together. */
  deadlineMs: number;
  mostBytes?: number;
  /** Who waits for the answer, where the calls wait for their turns. */
  askedBy?: Requesters | undefined;
  /** All other calls go before it, however long that takes; for what nobody waits for. */
  isBackground?: boolean;
};

/** The same for an answer that is read as it comes, however long that takes. */
export type StreamedQuestion = Pick<KeylessQuestion, "path" | "query"> & {
  /** The service is given up where nothing comes for so long. */
  idleMs: number;
  signal: AbortSignal;
};

/** What an address said, and whether that is the sandbox. */
export type KeylessAnswer<T> = { said: T; isStandIn: boolean };

/** A service that needs no key, at the first of its addresses that answers. */
export type KeylessService = HealthSource & {
  /**
   * What `read` makes of the first answer: it is given any status below 500 but "too many calls", and where
   * it rejects with a SourceError the next address is asked. Rejects as the last address does.
   */
  ask: <T>(question: KeylessQuestion, read: (answer: HttpResponse) => T | Promise<T>) => Promise<KeylessAnswer<T>>;
  /** The same with a body that `read` takes as it comes. */
  stream: <T>(question: StreamedQuestion, read: (answer: StreamedResponse) => Promise<T>) => Promise<KeylessAnswer<T>>;
  /** Whether a call would be made now: no quota is used up, and an address has answered lately. */
  isOpen: () => boolean;
  close: () => Promise<void>;
};

/** How such a service is called. */
export type KeylessServiceOptions = ServiceAddresses & {
  /** As people know it. */
  name: string;
  log: Log;
  now: () => Date;
  /** A 429 tells of a quota of the day, with the moment when that is renewed, rather than of a short wait. */
  hasDailyQuota?: boolean;
  /** Opens what several processes keep together: until when the quota of the day is used up. */
  openLimit?: OpenSharedLimit | undefined;
  /** Makes the queue in which the calls to one address wait for their turns. */
  createQueue?: () => CallQueue;
  /** How often a call is made at most. */
  maxAttempts?: number;
  /** The last address is not asked again for so long once it did not answer. 0: it is. */
  quietMs?: number;
};

type Host = {
  url: string;
  web: HttpService;
  queue: CallQueue | undefined;
  quota: DailyQuota | undefined;
  isStandIn: boolean;
  /** It did not answer: nobody waits for it again until then. Milliseconds of the stopwatch. */
  quietUntil: number;
};

/** An address before another one that did not answer is not waited for again for so long. */
const quietBeforeOthersMs = minuteMs;

/** Plain and honest: portals were seen to refuse unusual ones. */
const headers = { "user-agent": "Tremplin", accept: "application/json" };

/**
 * A service that needs no key: asked at its own address and, in the demo, at the sandbox where that does not
 * answer. Each address has a connection, a quota and a queue of its own: one that is busy does not silence
 * the next.
 */
export function createKeylessService(options: KeylessServiceOptions): KeylessService {
  const { urls, standIn, name, quietMs = 0 } = options;
  const hosts = [...urls, ...(standIn ? [standIn] : [])].map((url) => createHost(url, url === standIn, options));

  async function askEach<T>(call: (host: Host, open: number) => Promise<T>): Promise<KeylessAnswer<T>> {
    let failure: unknown = new SourceError(name, "down");
    for (const [at, host] of hosts.entries()) {
      await lookAtQuota(host, name);
      const closed = findReason(host, name);
      if (closed) {
        failure = closed;
        continue;
      }
      try {
        const open = hosts.slice(at).filter((other) => findReason(other, name) === undefined).length;
        return { said: await call(host, open), isStandIn: host.isStandIn };
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        failure = error;
        if (error.why === "down" || error.why === "slow")
          host.quietUntil = monotonicClock.now() + (host === hosts.at(-1) ? quietMs : quietBeforeOthersMs);
      }
    }
    throw failure;
  }

  return {
    ask: ({ path, query, deadlineMs, mostBytes, askedBy, isBackground }, read) =>
      askEach(async ({ url, web, queue, quota }, open) => {
        const answer = await web.call({
          url: toUrl(url, path, query),
          headers,
          deadlineMs: deadlineMs / open,
          ...(mostBytes === undefined ? {} : { mostBytes }),
          ...(queue && (askedBy || isBackground) ? { ticket: queue.createTicket({ askedBy, isBackground }) } : {}),
        });
        if (quota) heed(quota, name, answer);
        return read(answer);
      }),
    stream: ({ path, query, idleMs, signal }, read) =>
      askEach(({ url, quota }) =>
        openStream({ name, url: toUrl(url, path, query), headers, idleMs, signal }, async (answer) => {
          if (quota) heed(quota, name, { ...answer, body: answer.error });
          return read(answer);
        }),
      ),
    isOpen: () => hosts.some((host) => findReason(host, name) === undefined),
    health: () => (hosts[0]?.quota?.isOpen() === false ? "degraded" : (hosts[0]?.web.health() ?? "ok")),
    close: async () => void (await Promise.all(hosts.map(({ web }) => web.close()))),
  };
}

function createHost(url: string, isStandIn: boolean, options: KeylessServiceOptions): Host {
  const { name, log, now, hasDailyQuota = false, createQueue, maxAttempts, openLimit } = options;
  const queue = createQueue?.();
  const web = createHttpService({
    name,
    log,
    ...(queue ? { queue } : {}),
    ...(hasDailyQuota ? { tooMany: [] } : {}),
    ...(maxAttempts === undefined ? {} : { maxAttempts }),
  });
  // The sandbox that stands in is of each process.
  const limit = isStandIn ? undefined : openLimit?.(`${name}, quota du jour`);
  const quota = hasDailyQuota ? createDailyQuota({ name, log, now, limit }) : undefined;
  return { url, web, queue, quota, isStandIn, quietUntil: Number.NEGATIVE_INFINITY };
}

/** Another process may have used it up. */
async function lookAtQuota({ quota }: Host, name: string): Promise<void> {
  await quota?.look().catch((error: unknown) => {
    throw new SourceError(name, "busy", error);
  });
}

/** Why an address is not asked at this moment; undefined where it is. */
function findReason({ quota, quietUntil }: Host, name: string): SourceError | undefined {
  const minutes = quota?.minutesLeft();
  if (minutes !== undefined) return new SourceError(name, "busy", undefined, undefined, minutes);
  return monotonicClock.now() < quietUntil ? new SourceError(name, "down") : undefined;
}

/** Closes the quota where an answer says that it is used up; one that is refused for that is "busy". */
function heed(quota: DailyQuota, name: string, answer: Pick<HttpResponse, "status" | "headers" | "body">): void {
  if (answer.status !== 429) {
    quota.note(answer.headers);
    return;
  }
  quota.close(answer);
  throw new SourceError(name, "busy", undefined, undefined, quota.minutesLeft());
}

function toUrl(base: string, path: string, query: URLSearchParams | undefined): string {
  return `${base}${path}${query && query.size > 0 ? `?${query}` : ""}`;
}
