import type { Health } from "../../core/telemetry.ts";
import type { ListeningTimes } from "./listener.ts";
import type { ListeningPauses } from "./listening-pauses.ts";

/** Whether anything was heard of Telegram lately. */
export type ListeningHealth = {
  begin: () => void;
  noteHeard: () => void;
  read: () => Health;
};

export function createListeningHealth(
  { silenceMs, stopwatch }: Pick<ListeningTimes, "silenceMs" | "stopwatch">,
  pauses: Pick<ListeningPauses, "heldUntil">,
): ListeningHealth {
  let begun: number | undefined;
  let heard: number | undefined;

  function read(): Health {
    const now = stopwatch();
    // It is asked again after that, and only then is it late.
    if (now < pauses.heldUntil()) return "degraded";
    const isLate = (since: number) => now - Math.max(since, pauses.heldUntil()) >= silenceMs;
    if (heard !== undefined) return isLate(heard) ? "failing" : "ok";
    return begun !== undefined && isLate(begun) ? "failing" : "starting";
  }

  return {
    begin: () => {
      begun = stopwatch();
    },
    noteHeard: () => {
      heard = stopwatch();
    },
    read,
  };
}
