import { openConfiguredClient } from "../adapters/france-travail/source.ts";
import { type Config, isSandboxed } from "../config.ts";
import type { Log } from "../core/telemetry.ts";

/** The client of France Travail that is configured, or of the sandbox at these addresses. */
export function openFranceTravailClient(
  config: Config,
  sandbox: { token: string; franceTravail: string } | undefined,
  log: Log,
): ReturnType<typeof openConfiguredClient> {
  return openConfiguredClient(config, isSandboxed(config).franceTravail ? sandbox : undefined, log);
}
