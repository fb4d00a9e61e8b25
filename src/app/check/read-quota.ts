import type { HttpHeaders } from "../../adapters/http/message.ts";
import { hourMs, minuteMs } from "../../core/durations.ts";

/**
 * What is left of what may be called, as the headers of an answer tell it: "9 of 10 calls in this second".
 * Undefined where they tell nothing.
 */
export function readQuota(headers: HttpHeaders, now: number): string | undefined {
  const perSecond = readPair(
    headers,
    "x-ratelimit-remaining-clientidlimiter",
    "x-ratelimit-burst-capacity-clientidlimiter",
  );
  if (perSecond) return `${perSecond} calls in this second`;
  const left = readPair(headers, "x-ratelimit-remaining", "x-ratelimit-limit");
  if (!left) return undefined;
  const wait = describeReset(headers["x-ratelimit-reset"], now);
  return `${left} calls${wait === undefined ? "" : `, all again in ${wait}`}`;
}

function readPair(headers: HttpHeaders, left: string, most: string): string | undefined {
  const [remaining, limit] = [headers[left], headers[most]].map((value) =>
    value?.trim() ? Number(value) : Number.NaN,
  );
  return Number.isFinite(remaining) && Number.isFinite(limit) ? `${remaining} of ${limit}` : undefined;
}

/** Some tell seconds from now, others the second since 1970. */
function describeReset(header: string | undefined, now: number): string | undefined {
  const seconds = header?.trim() ? Number(header) : Number.NaN;
  const ms = seconds > 1e9 ? seconds * 1000 - now : seconds * 1000;
  return ms > 0 ? describeDuration(ms) : undefined;
}

/** "40 s", "5 min", "3 h", "12 days". */
export function describeDuration(ms: number): string {
  if (ms < 2 * minuteMs) return `${Math.ceil(ms / 1000)} s`;
  if (ms < 2 * hourMs) return `${Math.round(ms / minuteMs)} min`;
  const hours = Math.round(ms / hourMs);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
