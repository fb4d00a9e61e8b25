import { createFranceTravailClient } from "../adapters/france-travail/api/client.ts";
import { type Config, isSandboxed, tokenUrls } from "../config.ts";
import type { Log } from "../core/telemetry.ts";

/** The client of France Travail that is configured, or of the sandbox at these addresses. */
export function openFranceTravailClient(
  config: Config,
  sandbox: { token: string; franceTravail: string } | undefined,
  log: Log,
): ReturnType<typeof createFranceTravailClient> {
  const own = isSandboxed(config).franceTravail ? undefined : config;
  return createFranceTravailClient({
    // Whoever sets an address means that one.
    otherTokenUrl: own?.FRANCE_TRAVAIL_TOKEN_URL === tokenUrls.usual ? tokenUrls.other : undefined,
    tokenUrl: own?.FRANCE_TRAVAIL_TOKEN_URL ?? sandbox?.token ?? "",
    apiUrl: own?.FRANCE_TRAVAIL_API_URL ?? sandbox?.franceTravail ?? "",
    clientId: own?.FRANCE_TRAVAIL_CLIENT_ID ?? "sandbox",
    clientSecret: own?.FRANCE_TRAVAIL_CLIENT_SECRET ?? "sandbox",
    callsPerSecond: config.FRANCE_TRAVAIL_CALLS_PER_SECOND,
    log,
  });
}
