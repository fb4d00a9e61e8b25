import { hourMs } from "../../../core/durations.ts";
import type { Log } from "../../../core/telemetry.ts";
import { monotonicClock } from "../../monotonic-clock.ts";

/** Whose credentials were refused: several APIs are opened with the same ones. */
type Credentials = { tokenUrl: string; clientId: string };

/** When each log was told so, by the stopwatch. */
const told = new WeakMap<Log, Map<string, number>>();

/**
 * Tells a log that credentials were refused, and what to do: once an hour, however many APIs are opened with
 * them and however often each tries.
 */
export function logDeniedCredentials(
  log: Log,
  credentials: Credentials,
  facts: Record<string, unknown>,
  message: string,
): void {
  const key = toKey(credentials);
  const known = told.get(log) ?? new Map<string, number>();
  const at = monotonicClock.now();
  const before = known.get(key);
  if (before !== undefined && at - before < hourMs) return;
  told.set(log, known.set(key, at));
  log.error(facts, message);
}

/** They are taken now: should they be refused again, that is news. */
export function forgetDeniedCredentials(log: Log, credentials: Credentials): void {
  told.get(log)?.delete(toKey(credentials));
}

function toKey({ tokenUrl, clientId }: Credentials): string {
  return `${tokenUrl} ${clientId}`;
}
