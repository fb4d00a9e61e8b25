import type { Transformer } from "grammy";
import type { Log } from "../../core/telemetry.ts";
import { dropUnnumbered, findFault, isListeningMethod, type ListeningMethod } from "./listening-answers.ts";
import type { ListeningPauses } from "./listening-pauses.ts";

/**
 * Makes the calls by which the bot listens until they are answered, whatever comes instead: grammY's own loop
 * waits as long as it is told to, and ends at what is not a list of updates. At a stop, the last call is made
 * once.
 */
export function createPatientCalls(
  log: Log,
  leaving: AbortSignal,
  pauses: ListeningPauses,
  noteHeard: () => void,
): Transformer {
  return async (call, method, payload, signal) => {
    if (!isListeningMethod(method)) return call(method, payload, signal);
    for (;;) {
      if (leaving.aborted) return call(method, payload, signal);
      try {
        const answer = await call(method, payload, signal);
        const fault = findFault(method, answer) ?? findUnreadable(log, answer);
        if (!fault) {
          pauses.reset();
          if (answer.ok && isHearing(method)) noteHeard();
          return answer;
        }
        await pauses.pause({ method, ...fault });
      } catch (error) {
        // Given up by whoever called.
        if (leaving.aborted || signal?.aborted) throw error;
        await pauses.pause({ method, status: "network" });
      }
    }
  };
}

/** That something is arranged does not mean that anything is heard. */
function isHearing(method: ListeningMethod): boolean {
  return method !== "deleteWebhook" && method !== "setWebhook";
}

/**
 * Updates that have no number are left out; where none has one, asking again at once would bring them again.
 */
function findUnreadable(log: Log, answer: { ok: boolean; result?: unknown }) {
  const updates = answer.ok && Array.isArray(answer.result) ? answer.result : [];
  const unreadable = dropUnnumbered(updates);
  if (unreadable > 0) log.warn({ service: "Telegram", unreadable }, "updates that cannot be read are skipped");
  return unreadable > 0 && updates.length === 0 ? { status: "invalid", retryAfter: undefined } : undefined;
}
