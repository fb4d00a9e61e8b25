import { HttpError, type Transformer } from "grammy";
import type { NoteCall } from "../../core/telemetry.ts";
import { measureCall } from "../measure-call.ts";

/**
 * Tells of each attempt at a call how it ended. A poll waits on purpose, and is left out: whether it is
 * answered is a matter of health.
 */
export function createMeasuredCalls(noteCall: NoteCall): Transformer {
  return (call, method, payload, signal) => {
    const make = () => call(method, payload, signal);
    if (method === "getUpdates") return make();
    return measureCall(
      {
        service: "Telegram",
        call: make,
        readStatus: (answer) => (answer.ok ? 200 : answer.error_code),
        isLate: isTimeout,
      },
      noteCall,
    );
  };
}

/** grammY tells its own time-out by nothing but a sentence. */
function isTimeout(error: unknown): boolean {
  return error instanceof HttpError && error.error instanceof Error && / timed out after /.test(error.error.message);
}
