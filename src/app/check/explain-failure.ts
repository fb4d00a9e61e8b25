import { ApiNotAdded } from "../../adapters/france-travail/api/access.ts";
import { parseRetryAfterMs } from "../../adapters/http/cooldown.ts";
import type { HttpHeaders } from "../../adapters/http/message.ts";
import { minuteMs } from "../../core/durations.ts";
import { SourceError } from "../../core/failure.ts";
import { readErrorCode } from "../../core/telemetry.ts";
import type { Verdict } from "./finding.ts";
import type { ObservedCall } from "./observe-calls.ts";
import { describeDuration } from "./read-quota.ts";

/** What the remedies of a service name. */
export type CheckedService = {
  /** The variable of the environment that names its address. */
  addressVariable: string;
  /** What to do where it refuses us, and what was refused. Absent where it needs no credentials. */
  credentials?: { refused: string; remedy: string };
  /** The variable of the address at which credentials are exchanged for a token, where that is another. */
  tokenVariable?: string;
  /** Without it, something that people came for does not work: what is missing is wrong. */
  isNeeded?: boolean;
};

/** What an answer of that status says by itself; undefined where its body has to be looked at. */
export function explainStatus(
  status: number,
  headers: HttpHeaders,
  { addressVariable, credentials }: CheckedService,
): Verdict | undefined {
  if (status === 429 || status === 419) return explainBusy(headers, status);
  if (status >= 300 && status < 400)
    return {
      is: "wrong",
      says: `redirects elsewhere (${status}), which is not followed`,
      remedy: `${addressVariable}: set it to the address that the service names today, or remove the line if the usual one shall count`,
    };
  if (credentials && (status === 401 || status === 403))
    return { is: "wrong", says: `${credentials.refused} (${status})`, remedy: credentials.remedy };
  if (status >= 500)
    return {
      is: "unreachable",
      says: `answers ${status}: a fault of the service`,
      remedy: "wait, and check again: Tremplin tries again by itself",
    };
  if (status === 404)
    return {
      is: "wrong",
      says: "nothing is there (404)",
      remedy: `${addressVariable}: check the address, or remove the line`,
    };
  return undefined;
}

/** Why something could not be asked. An error that no service has caused is a bug of ours. */
export function explainFailure(error: unknown, calls: readonly ObservedCall[], service: CheckedService): Verdict {
  if (!(error instanceof SourceError)) return explainBug(error);
  const last = calls.at(-1);
  const { cause } = error;
  if (cause instanceof ApiNotAdded) {
    const { message } = cause;
    const at = message.indexOf(": ");
    return {
      is: service.isNeeded ? "wrong" : "look",
      says: message.slice(0, at),
      remedy: `${message.slice(at + 2)}, then check again`,
    };
  }
  const status = Number(last?.outcome);
  const hasToken = calls.some(({ outcome }) => outcome === "200");
  if (hasToken && service.tokenVariable !== undefined && (status === 401 || status === 403))
    return {
      is: "wrong",
      says: `the token that it has given is refused (${status})`,
      remedy:
        "look on francetravail.io whether the API is still among those of your application, and whether its terms of use were accepted",
    };
  const { tokenVariable: addressVariable = service.addressVariable } = hasToken ? {} : service;
  if (error.minutes !== undefined)
    return explainBusy(last?.headers ?? {}, status || undefined, error.minutes * minuteMs);
  const byStatus = Number.isNaN(status)
    ? undefined
    : explainStatus(status, last?.headers ?? {}, { ...service, addressVariable });
  if (byStatus) return byStatus;
  switch (error.why) {
    case "refused":
      return service.credentials
        ? { is: "wrong", says: `${service.credentials.refused} (${last?.outcome})`, remedy: service.credentials.remedy }
        : explainChange(`refuses what it took before (${last?.outcome})`, addressVariable);
    case "slow":
      return {
        is: "unreachable",
        says: "no answer came in time",
        remedy: "wait, and check again; if other services are slow as well, look at the connection of this machine",
      };
    case "busy":
    case "crowded":
      return explainBusy(last?.headers ?? {}, undefined);
    case "down":
      return explainUnreached(readErrorCode(cause), addressVariable);
    case "garbage":
      return explainChange("its answer cannot be read", addressVariable);
  }
}

/** Nothing that the error says is shown: it may hold what was sent. */
export function explainBug(error: unknown): Verdict {
  const name = error instanceof Error ? error.name : "unknown";
  return {
    is: "wrong",
    says: `could not be checked (${readErrorCode(error) ?? name})`,
    remedy: "this is a fault of Tremplin: report it with this line",
  };
}

/** A service answers, and not as this version knows it. */
export function explainChange(says: string, addressVariable: string): Verdict {
  return {
    is: "wrong",
    says,
    remedy: `${addressVariable}: check the address if you have set it; else the service has changed: update Tremplin, or report this line`,
  };
}

function explainBusy(headers: HttpHeaders, status: number | undefined, toldMs?: number): Verdict {
  const wait = headers["retry-after"] === undefined ? toldMs : parseRetryAfterMs(headers, Date.now());
  const how = wait === undefined ? "asks to wait" : `asks to wait ${describeDuration(wait)}`;
  return {
    is: "look",
    says: status === undefined ? how : `${how} (${status})`,
    quota: "none left at this moment",
    remedy: "wait, and check again; if it comes back, another program uses the same credentials or address",
  };
}

/** The code of the system, or of the library that calls. */
function explainUnreached(code: string | undefined, addressVariable: string): Verdict {
  const says = `cannot be reached${code === undefined ? "" : ` (${code})`}`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return {
      is: "unreachable",
      says,
      remedy: `check the DNS of this machine, and ${addressVariable} if you have set it`,
    };
  if (code !== undefined && /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code))
    return {
      is: "unreachable",
      says,
      remedy: "its certificate is not accepted: check the clock of this machine, and whether a proxy stands in between",
    };
  return {
    is: "unreachable",
    says,
    remedy: `check the connection and the firewall of this machine, and ${addressVariable} if you have set it`,
  };
}
