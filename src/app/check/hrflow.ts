import { z } from "zod";
import { parseResponse } from "../../adapters/http/parse-response.ts";
import { cleanLine } from "../../core/text/clean-text.ts";
import { readHrflowAccount } from "../hrflow-account.ts";
import { measure } from "./check-service.ts";
import { type CheckedService, explainChange, explainFailure, explainStatus } from "./explain-failure.ts";
import type { CheckContext, Finding, Verdict } from "./finding.ts";
import type { Observed } from "./observe-calls.ts";
import { createProbe, type Probe } from "./probe.ts";

const service: CheckedService = {
  addressVariable: "HRFLOW_API_URL",
  credentials: {
    refused: "HRFLOW_API_KEY was refused, or does not belong to HRFLOW_USER_EMAIL",
    remedy:
      "make a key that reads and writes in the portal of HrFlow, and put it and the address of its account into .env",
  },
};

/** The body of a refusal repeats the key: it is not even read. */
const unreadStatuses = [401, 402, 403];

const keySchema = z.object({ data: z.object({ api_secret_permission: z.string().max(40).transform(cleanLine) }) });
const boardSchema = z.object({ meta: z.object({ total: z.number() }).optional().catch(undefined) });
const refusalSchema = z.object({ message: z.string().max(2_000).catch("") });

/** The key, and the board: one call each. Nothing is written. */
export async function checkHrflow({ config, log, observer }: CheckContext): Promise<Finding[]> {
  const { HRFLOW_API_URL: url, HRFLOW_API_KEY: key } = config;
  if (key === undefined)
    return [
      toFinding("HrFlow", {
        is: "not-configured",
        says: "HRFLOW_API_KEY is not set: offers are pushed to no board",
        remedy: "only for `npx tremplin hrflow push`: docs/operating.md, Offers for HrFlow.ai",
      }),
    ];
  const read = readHrflowAccount(config, { isDryRun: true });
  if ("faults" in read) return read.faults.map((fault) => toFinding("HrFlow, account", toVerdict(fault, "wrong")));
  const { userEmail, boardKey } = read.account;
  const probe = createProbe("HrFlow", log, { unreadStatuses });
  const headers = { "x-api-key": key, "x-user-email": userEmail };
  const list = new URLSearchParams({
    board_keys: JSON.stringify([boardKey]),
    page: "1",
    limit: "1",
    return_job: "false",
  });
  try {
    const ofKey = await observer.observe(() => readKey(probe, `${url}/auth`, headers, log));
    const ofBoard = await observer.observe(() => readBoard(probe, `${url}/storing/jobs?${list}`, headers, log));
    return [toObserved("HrFlow, key", ofKey), toObserved("HrFlow, board", ofBoard), ...listLicenceFindings(config)];
  } finally {
    await probe.close();
  }
}

async function readKey(
  probe: Probe,
  url: string,
  headers: Record<string, string>,
  log: CheckContext["log"],
): Promise<Verdict> {
  const answer = await probe.get(url, headers);
  const refused = explainHrflowStatus(answer.status, answer.headers);
  if (refused) return refused;
  const permission = parseResponse({ name: "HrFlow", log }, keySchema, answer).data.api_secret_permission;
  if (permission === "all") return { is: "ok", says: "reads and writes" };
  return {
    is: "wrong",
    says: `the key may only ${permission}, and a push reads and writes`,
    remedy: "make a key that reads and writes (ask_…) in the portal of HrFlow, and put it into .env as HRFLOW_API_KEY",
  };
}

async function readBoard(
  probe: Probe,
  url: string,
  headers: Record<string, string>,
  log: CheckContext["log"],
): Promise<Verdict> {
  const answer = await probe.get(url, headers);
  const refused = explainHrflowStatus(answer.status, answer.headers);
  if (refused) return refused;
  if (answer.status !== 200) {
    const { message } = parseResponse({ name: "HrFlow", log }, refusalSchema, answer);
    if (!/unable to find object: board/i.test(message))
      return explainChange(`refuses to list the board (${answer.status})`, service.addressVariable);
    return {
      is: "wrong",
      says: "the account has no board with HRFLOW_BOARD_KEY",
      remedy: "copy the key of the board again from the portal of HrFlow (a board of the kind HTTP API) into .env",
    };
  }
  const { meta } = parseResponse({ name: "HrFlow", log }, boardSchema, answer);
  return { is: "ok", says: meta === undefined ? "can be listed" : `holds ${meta.total} jobs` };
}

function explainHrflowStatus(status: number, headers: Record<string, string>): Verdict | undefined {
  if (status === 402)
    return {
      is: "wrong",
      says: "what the plan includes is used up (402)",
      quota: "none left",
      remedy: "look at the plan in the portal of HrFlow, or wait until it is renewed",
    };
  return explainStatus(status, headers, service);
}

function toObserved(subject: string, observed: Observed<Verdict>): Finding {
  const verdict = "error" in observed ? explainFailure(observed.error, observed.calls, service) : observed.value;
  return { ...toFinding(subject, verdict), ...measure(observed.calls) };
}

/** What keeps from a push that is no dry run. */
function listLicenceFindings(config: CheckContext["config"]): Finding[] {
  const read = readHrflowAccount(config, { isDryRun: false });
  return "faults" in read ? read.faults.map((fault) => toFinding("HrFlow, account", toVerdict(fault, "look"))) : [];
}

function toVerdict(fault: string, is: "wrong" | "look"): Verdict {
  const at = fault.indexOf(": ");
  return at < 0
    ? { is, says: fault }
    : { is, says: fault.slice(0, at), remedy: fault.slice(at + 2).replace(/\.$/, "") };
}

function toFinding(subject: string, verdict: Verdict): Finding {
  return { area: "services", subject, ...verdict };
}
