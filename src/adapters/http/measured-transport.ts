import { monotonicClock } from "../monotonic-clock.ts";
import { publishCall } from "./instrumentation.ts";
import type { HttpHeaders } from "./message.ts";
import { toSourceError } from "./retry.ts";
import { createTransport, type Transport, type TransportOptions } from "./transport.ts";

/** A transport of which each attempt is counted, with the redirects that it follows. */
export function createMeasuredTransport(options: TransportOptions): Transport {
  const { name } = options;
  const { send, close } = createTransport(options);
  return {
    send: async (request, signal) => {
      const begun = monotonicClock.now();
      const measure = (outcome: string, headers?: HttpHeaders) =>
        publishCall({
          service: name,
          outcome,
          seconds: (monotonicClock.now() - begun) / 1000,
          ...(headers ? { headers } : {}),
        });
      try {
        const response = await send(request, signal);
        measure(String(response.status), response.headers);
        return response;
      } catch (error) {
        measure(toSourceError(name, error).why);
        throw error;
      }
    },
    close,
  };
}
