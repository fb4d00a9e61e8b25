import { setTimeout as wait } from "node:timers/promises";
import { jsonResponse, type SandboxResponse, type ServiceName, textResponse } from "./http.ts";

/** How a service misbehaves, for as many requests as `times` says, else until the fault is taken away. */
export type Fault = { times?: number } & (
  | { kind: "status"; status: number; body?: string }
  | { kind: "429"; retryAfter: number }
  | { kind: "slow"; ms: number }
  /** A 200 that says it is JSON and is not. */
  | { kind: "garbage" }
  /** The first half of the usual answer, with its status; `tail` comes behind it. */
  | { kind: "cut-body"; tail?: string }
  /** What a gateway shows during maintenance. */
  | { kind: "html503" }
  /** The connection is cut without an answer. */
  | { kind: "reset" }
  /** No answer ever comes. */
  | { kind: "hang" }
);

export type Faults = Partial<Record<ServiceName, Fault | undefined>>;

export type Effect = SandboxResponse | "cut" | "hang";

/** Takes the fault of this request, if there is one left. */
export function takeFault(faults: Faults, name: ServiceName): Fault | undefined {
  const fault = faults[name];
  if (!fault?.times) return fault;
  if (fault.times === 1) delete faults[name];
  else faults[name] = { ...fault, times: fault.times - 1 };
  return fault;
}

/** What comes of a request: the usual answer, unless a fault says otherwise. */
export async function misbehave(
  fault: Fault | undefined,
  tooMany: (retryAfter: number) => SandboxResponse,
  usual: () => SandboxResponse | Promise<SandboxResponse>,
): Promise<Effect> {
  switch (fault?.kind) {
    case undefined:
      return usual();
    case "status":
      return fault.body === undefined ? { status: fault.status } : textResponse(fault.body, fault.status);
    case "429":
      return tooMany(fault.retryAfter);
    case "slow":
      await wait(fault.ms, undefined, { ref: false });
      return usual();
    case "garbage":
      return { ...jsonResponse({}), body: '{"resultats":[{"id":"206ZF' };
    case "cut-body": {
      const { body = "", ...answer } = await usual();
      return { ...answer, body: `${body.slice(0, body.length / 2)}${fault.tail ?? ""}` };
    }
    case "html503":
      return textResponse("<html><body><h1>Service indisponible</h1></body></html>", 503, {
        "content-type": "text/html",
      });
    case "reset":
      return "cut";
    case "hang":
      return "hang";
  }
}
