import { createMeasuredTransport } from "../../adapters/http/measured-transport.ts";
import type { HttpResponse } from "../../adapters/http/message.ts";
import { toSourceError } from "../../adapters/http/retry.ts";
import type { Log } from "../../core/telemetry.ts";

/** A service that is looked at from outside, by calls that change nothing. */
export type Probe = {
  /** Any status is an answer. Rejects with a SourceError where there is none. */
  get: (url: string, headers?: Record<string, string>) => Promise<HttpResponse>;
  close: () => Promise<void>;
};

const deadlineMs = 15_000;

type ProbeOptions = {
  /** A body that is not wanted is thrown away, however large it is. */
  areBodiesRead?: boolean;
  /** Statuses whose bodies hold what was sent. */
  unreadStatuses?: readonly number[];
};

/** One attempt a call: a check tells how things are now. */
export function createProbe(
  name: string,
  log: Log,
  { areBodiesRead = true, unreadStatuses = [] }: ProbeOptions = {},
): Probe {
  const transport = createMeasuredTransport({
    name,
    log,
    onHeaders: () => {},
    isAnswer: (status) => areBodiesRead && !unreadStatuses.includes(status),
  });
  return {
    get: async (url, headers = {}) => {
      try {
        return await transport.send(
          { url, headers: { accept: "application/json", ...headers } },
          AbortSignal.timeout(deadlineMs),
        );
      } catch (error) {
        throw toSourceError(name, error);
      }
    },
    close: transport.close,
  };
}
