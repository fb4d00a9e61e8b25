import type { Log } from "../../../core/telemetry.ts";
import type { OpenSharedLimit } from "../../shared-limit.ts";
import type { ApiAccess } from "./access.ts";
import { createFranceTravailClient } from "./client.ts";
import { tokenUrls } from "./token-urls.ts";

/** The variables of the environment that every API of France Travail is opened with. */
export type ApiSettings = {
  FRANCE_TRAVAIL_CLIENT_ID?: string | undefined;
  FRANCE_TRAVAIL_CLIENT_SECRET?: string | undefined;
  FRANCE_TRAVAIL_TOKEN_URL: string;
  FRANCE_TRAVAIL_CALLS_PER_SECOND: number;
};

/** Which API is opened, and where: the sandbox issues its own tokens. */
export type OpenedApi = {
  apiUrl: string;
  sandboxTokenUrl: string | undefined;
  access?: ApiAccess;
  toldBy?: readonly number[];
  openLimit?: OpenSharedLimit | undefined;
  log: Log;
};

/** The client of one of the APIs, with these credentials; the sandbox takes any. */
export function openApiClient(
  settings: ApiSettings,
  { sandboxTokenUrl, ...api }: OpenedApi,
): ReturnType<typeof createFranceTravailClient> {
  const { FRANCE_TRAVAIL_TOKEN_URL: tokenUrl, FRANCE_TRAVAIL_CALLS_PER_SECOND: callsPerSecond } = settings;
  if (sandboxTokenUrl !== undefined)
    return createFranceTravailClient({
      ...api,
      tokenUrl: sandboxTokenUrl,
      clientId: "sandbox",
      clientSecret: "sandbox",
      callsPerSecond,
    });
  return createFranceTravailClient({
    ...api,
    // Whoever sets an address means that one.
    otherTokenUrl: tokenUrl === tokenUrls.usual ? tokenUrls.other : undefined,
    tokenUrl,
    clientId: settings.FRANCE_TRAVAIL_CLIENT_ID ?? "sandbox",
    clientSecret: settings.FRANCE_TRAVAIL_CLIENT_SECRET ?? "sandbox",
    callsPerSecond,
  });
}
