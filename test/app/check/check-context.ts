import { onTestFinished } from "vitest";
import type { CheckContext, Finding } from "../../../src/app/check/finding.ts";
import { createCallObserver } from "../../../src/app/check/observe-calls.ts";
import { readConfig } from "../../../src/config.ts";
import { createAtlas } from "../../../src/core/places/atlas.ts";
import type { SandboxOptions } from "../../../src/sandbox/options.ts";
import { type Sandbox, startSandbox } from "../../../src/sandbox/sandbox.ts";
import { emptyFolder, offline } from "../../fakes/process.ts";
import { land } from "../../fakes/reference.ts";
import { silentLog } from "../../fakes/silent-log.ts";

const atlas = createAtlas(land);

/** What a check is given, with this environment alone. */
export async function createCheckContext(environment: Record<string, string>): Promise<CheckContext> {
  const operator = { OPERATOR_NAME: "Mission locale", OPERATOR_CONTACT: "contact@mission-locale.example" };
  const read = readConfig({ ...offline, ...operator, DATA_DIR: await emptyFolder(), ...environment });
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  const observer = createCallObserver();
  onTestFinished(observer.end);
  return { config: read.config, now: () => new Date(), log: silentLog, observer, atlas, slowMs: 60_000 };
}

/** The public services over loopback, and the environment that takes them for the real ones. */
export async function startServices(options: SandboxOptions = {}) {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  return { sandbox, environment: toLiveEnvironment(sandbox) };
}

export const secrets = {
  FRANCE_TRAVAIL_CLIENT_ID: "PAR_client-of-the-test",
  FRANCE_TRAVAIL_CLIENT_SECRET: "secret-of-the-test",
  ALTERNANCE_API_TOKEN: "token-of-the-test",
};

function toLiveEnvironment({ urls }: Sandbox) {
  return {
    ...secrets,
    FRANCE_TRAVAIL_TOKEN_URL: urls.token,
    FRANCE_TRAVAIL_API_URL: urls.franceTravail,
    EVENTS_API_URL: urls.events,
    LABOUR_MARKET_API_URL: urls.labourMarket,
    ALTERNANCE_API_URL: urls.alternance,
    DIRECTORY_API_URL: urls.directory,
    CPF_API_URL: urls.cpf,
    INCLUSION_API_URL: urls.inclusion,
    GEO_API_URL: urls.geo,
  };
}

/** A line for each finding, without what differs from run to run. */
export function toLines(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ is, subject, says, remedy }) => [
    `${is} | ${subject} | ${says}`,
    ...(remedy === undefined ? [] : [`  -> ${remedy}`]),
  ]);
}
