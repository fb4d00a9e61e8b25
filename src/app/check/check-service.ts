import type { CheckedAnswer } from "../../adapters/data-service.ts";
import { type CheckedService, explainChange, explainFailure } from "./explain-failure.ts";
import type { CheckArea, CheckContext, Finding, Verdict } from "./finding.ts";
import type { ObservedCall } from "./observe-calls.ts";
import { describeDuration, readQuota } from "./read-quota.ts";

/** Which service is asked, and where it is shown. */
export type AskedService = CheckedService & { area: CheckArea; subject: string };

/** Asks a service by one call of the code that asks it for people, and tells how long that took. */
export async function checkService(
  { observer, slowMs, now }: CheckContext,
  { area, subject, ...service }: AskedService,
  ask: () => Promise<CheckedAnswer>,
): Promise<Finding> {
  const observed = await observer.observe(ask);
  const { calls } = observed;
  const verdict =
    "error" in observed ? explainFailure(observed.error, calls, service) : toVerdict(observed.value, service);
  const quota = verdict.quota ?? readQuota(calls.at(-1)?.headers ?? {}, now().getTime());
  return noteSlowness(
    { area, subject, ...verdict, ...measure(calls), ...(quota === undefined ? {} : { quota }) },
    slowMs,
  );
}

function toVerdict({ is, says, remedy }: CheckedAnswer, { addressVariable }: CheckedService): Verdict {
  if (is === "changed")
    return remedy === undefined ? explainChange(says, addressVariable) : { is: "wrong", says, remedy };
  return { is: "ok", says };
}

/** How long the last call took, where it was answered. */
export function measure(calls: readonly ObservedCall[]): Pick<Finding, "latencyMs"> {
  const last = calls.at(-1);
  return last?.headers === undefined ? {} : { latencyMs: Math.round(last.seconds * 1000) };
}

function noteSlowness(finding: Finding, slowMs: number): Finding {
  const { is, says, latencyMs = 0 } = finding;
  if (is !== "ok" || latencyMs <= slowMs) return finding;
  return {
    ...finding,
    is: "look",
    says: `${says}; slow: an answer takes ${describeDuration(latencyMs)}`,
    remedy: "wait, and check again; if other services are slow as well, look at the connection of this machine",
  };
}
