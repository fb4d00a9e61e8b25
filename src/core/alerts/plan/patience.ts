import { hourMs } from "../../durations.ts";

/** How long after its slot an alert still tries, before it waits for the next one. */
const patienceMs = 3 * hourMs;

/** Whether something has been tried for too long. `since` is when that began: ISO 8601. */
export function isLate(since: string, now: Date): boolean {
  return now.getTime() - Date.parse(since) > patienceMs;
}
