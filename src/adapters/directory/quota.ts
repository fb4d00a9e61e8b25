import { z } from "zod";
import { dayMs, hourMs, minuteMs } from "../../core/durations.ts";
import type { Log } from "../../core/telemetry.ts";
import type { HttpResponse } from "../http/message.ts";
import { parseErrorBody } from "../json.ts";

/** The daily quota of a portal of open data, which all anonymous callers share. */
export type Quota = {
  isOpen: () => boolean;
  /** Nothing is asked until the moment that a 429 tells. */
  close: (answer: HttpResponse) => void;
};

const busySchema = z.object({ reset_time: z.string().max(40) });

/** Where a 429 does not say until when. */
const usualWaitMs = hourMs;
/** A quota is one of a day: whatever is said, the service is asked again after that. */
const longestWaitMs = dayMs + hourMs;

/** Opens as the quota that nobody has used up. */
export function createQuota({ name, log, now }: { name: string; log: Log; now: () => Date }): Quota {
  let openFrom = Number.NEGATIVE_INFINITY;
  return {
    // A clock that was set back does not close it for longer than a quota lasts.
    isOpen: () => now().getTime() >= openFrom || openFrom - now().getTime() > longestWaitMs,
    close: (answer) => {
      const waitMs = readWaitMs(answer, now().getTime());
      openFrom = now().getTime() + waitMs;
      log.warn({ service: name, minutes: Math.ceil(waitMs / minuteMs) }, "the quota is used up: no call until then");
    },
  };
}

/** By the body, by the headers of the platform (epoch seconds), or by Retry-After (seconds). */
function readWaitMs({ body, headers }: HttpResponse, now: number): number {
  const told = [
    Date.parse(readResetTime(body) ?? "") - now,
    Number(headers["x-ratelimit-reset"] ?? Number.NaN) * 1000 - now,
    Number(headers["retry-after"] ?? Number.NaN) * 1000,
  ].find((ms) => ms > 0);
  return Math.min(told ?? usualWaitMs, longestWaitMs);
}

function readResetTime(body: Uint8Array): string | undefined {
  try {
    return busySchema.parse(parseErrorBody(body)).reset_time;
  } catch {
    return undefined;
  }
}
