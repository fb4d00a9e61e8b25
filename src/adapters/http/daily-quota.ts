import { z } from "zod";
import { dayMs, hourMs, minuteMs } from "../../core/durations.ts";
import type { Log } from "../../core/telemetry.ts";
import { parseErrorBody } from "../json.ts";
import type { SharedLimit } from "../shared-limit.ts";
import type { HttpHeaders, HttpResponse } from "./message.ts";

/** The daily quota of a portal of open data, which all anonymous callers share. */
export type DailyQuota = {
  isOpen: () => boolean;
  /** Hears whether another process has found it used up. Rejects where that cannot be known. */
  look: () => Promise<void>;
  /** In how many minutes it is renewed; undefined while it is open. */
  minutesLeft: () => number | undefined;
  /** Hears the headers of an answer: one that says that no call is left closes it. */
  note: (headers: HttpHeaders) => void;
  /** Nothing is asked until the moment that a 429 tells. */
  close: (answer: Pick<HttpResponse, "headers" | "body">) => void;
};

const busySchema = z.object({ reset_time: z.string().max(40) });

/** Where a 429 does not say until when. */
const usualWaitMs = hourMs;
/** A quota is one of a day: whatever is said, the service is asked again after that. */
const longestWaitMs = dayMs + hourMs;

type DailyQuotaOptions = {
  name: string;
  log: Log;
  now: () => Date;
  /** Where several processes call the service, and are told together. */
  limit?: SharedLimit | undefined;
};

/** Asks for no turn: a quota is counted by the service alone. */
const noTurns = { wanted: 0, most: 1, windowMs: 1, usableMs: 0, isBackground: false };

/** Opens as the quota that nobody has used up. */
export function createDailyQuota({ name, log, now, limit }: DailyQuotaOptions): DailyQuota {
  let openFrom = Number.NEGATIVE_INFINITY;

  // A clock that was set back does not close it for longer than a quota lasts.
  const isOpen = () => now().getTime() >= openFrom || openFrom - now().getTime() > longestWaitMs;

  function closeFor(askedMs: number | undefined): void {
    const waitMs = Math.min(askedMs ?? usualWaitMs, longestWaitMs);
    openFrom = now().getTime() + waitMs;
    // Where it cannot be told, the others will be told by the service itself.
    limit?.hold(waitMs).catch(() => {});
    log.warn({ service: name, minutes: Math.ceil(waitMs / minuteMs) }, "the quota is used up: no call until then");
  }

  return {
    isOpen,
    look: async () => {
      if (!limit || !isOpen()) return;
      const { heldMs } = await limit.reserve(noTurns);
      if (heldMs > 0) openFrom = now().getTime() + heldMs;
    },
    minutesLeft: () => (isOpen() ? undefined : Math.ceil((openFrom - now().getTime()) / minuteMs)),
    note: (headers) => {
      if (headers["x-ratelimit-remaining"]?.trim() === "0") closeFor(readResetMs(headers, now().getTime()));
    },
    close: ({ headers, body }) => {
      const at = now().getTime();
      const told = [
        Date.parse(readResetTime(body) ?? "") - at,
        readResetMs(headers, at) ?? Number.NaN,
        Number(headers["retry-after"] ?? Number.NaN) * 1000,
      ];
      closeFor(told.find((ms) => ms > 0));
    },
  };
}

/** By the header of the platform, which holds epoch seconds. */
function readResetMs(headers: HttpHeaders, now: number): number | undefined {
  const ms = Number(headers["x-ratelimit-reset"] ?? Number.NaN) * 1000 - now;
  return ms > 0 ? ms : undefined;
}

function readResetTime(body: Uint8Array): string | undefined {
  try {
    return busySchema.parse(parseErrorBody(body)).reset_time;
  } catch {
    return undefined;
  }
}
