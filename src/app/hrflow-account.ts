import { type Config, isLoopback, isSandboxed } from "../config.ts";
import type { HrflowAccount } from "./hrflow-push.ts";

/** What a push writes to, where that is not said by the environment. */
export type AccountRequest = { boardKey?: string | undefined; userEmail?: string | undefined; isDryRun: boolean };

/**
 * The account that is configured, or a line for each thing that keeps a push from it: which variable, and
 * what to do.
 */
export function readHrflowAccount(
  config: Config,
  { boardKey = config.HRFLOW_BOARD_KEY, userEmail = config.HRFLOW_USER_EMAIL, isDryRun }: AccountRequest,
): { account: HrflowAccount } | { faults: string[] } {
  const { HRFLOW_API_URL: apiUrl, HRFLOW_API_KEY: apiKey = "", HRFLOW_LICENCE_READ: licence } = config;
  const isFictitious = isSandboxed(config).franceTravail;
  const isLocal = isOnThisMachine(apiUrl);
  const faults: [boolean, string][] = [
    [apiKey === "", "HRFLOW_API_KEY is not set: create a key that reads and writes in the portal of HrFlow."],
    [apiKey.startsWith("askr_"), "HRFLOW_API_KEY may only read: create a key that reads and writes (ask_…)."],
    [
      apiKey.startsWith("askw_"),
      "HRFLOW_API_KEY may only write, and a push looks at the board first: create a key that reads and writes (ask_…).",
    ],
    [!userEmail, "HRFLOW_USER_EMAIL is not set: it is the e-mail address of the account that has the key."],
    [!boardKey, "HRFLOW_BOARD_KEY is not set: create a board (HTTP API) in the portal of HrFlow, and copy its key."],
    [
      !isLocal && !apiUrl.startsWith("https:"),
      "HRFLOW_API_URL must begin with https: the key would travel for everybody to read.",
    ],
    [
      isFictitious && !isLocal && !isDryRun,
      "FRANCE_TRAVAIL_CLIENT_ID is not set, so that all offers are fictitious: none of them is pushed to a real board. Set it with FRANCE_TRAVAIL_CLIENT_SECRET, or give --dry-run.",
    ],
    [
      // On this machine nothing is handed on.
      !isFictitious && licence !== "yes" && !isLocal && !isDryRun,
      "HRFLOW_LICENCE_READ is not yes: read the licence of the offers (tremplin hrflow push --help says what it asks), and set HRFLOW_LICENCE_READ=yes; --dry-run writes nothing, and needs no licence.",
    ],
  ];
  const said = faults.flatMap(([isSo, line]) => (isSo ? [line] : []));
  if (said.length > 0 || !userEmail || !boardKey) return { faults: said };
  return { account: { apiUrl, apiKey, userEmail, boardKey } };
}

function isOnThisMachine(url: string): boolean {
  return URL.canParse(url) && isLoopback(new URL(url).hostname.replace(/^\[(.*)\]$/, "$1"));
}
