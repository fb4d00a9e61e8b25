import { createLazySteps } from "../../core/async/steps.ts";
import { warmUpInSteps } from "../../core/async/warm-up.ts";
import type { Log } from "../../core/telemetry.ts";
import type { OpenSource, SandboxAddresses, SourceContext, SourceOffers } from "../source.ts";
import { createFranceTravailClient, toBackgroundClient } from "./api/client.ts";
import { listOfferPieces } from "./api/offer-pieces.ts";
import { createOutdatedCodes } from "./api/outdated-codes.ts";
import { createReferenceLists } from "./api/reference-lists.ts";
import { tokenUrls } from "./api/token-urls.ts";
import { createFranceTravail, type FranceTravail } from "./france-travail.ts";
import { franceTravailProfile } from "./profile.ts";

/** The variables of the environment that France Travail is opened with. */
export type FranceTravailSettings = {
  FRANCE_TRAVAIL_CLIENT_ID?: string | undefined;
  FRANCE_TRAVAIL_CLIENT_SECRET?: string | undefined;
  FRANCE_TRAVAIL_TOKEN_URL: string;
  FRANCE_TRAVAIL_API_URL: string;
  FRANCE_TRAVAIL_CALLS_PER_SECOND: number;
  DATA_DIR: string;
};

/** Opens France Travail, or the sandbox that stands in for it. */
export function openFranceTravailSource(settings: FranceTravailSettings, context: SourceContext): OpenSource {
  const { sandbox, log, now, ...shared } = context;
  const fictitious = sandbox !== undefined;
  const client = openConfiguredClient(settings, sandbox, log);
  const background = toBackgroundClient(client);
  const dataDir = fictitious ? undefined : settings.DATA_DIR;
  const lists = createReferenceLists({ client: background, dataDir, fictitious, log, now });
  const options = { ...shared, fictitious, outdated: createOutdatedCodes({ lists, log, now }), log, now };
  const forPeople = createFranceTravail({ ...options, client });
  const inBackground = createFranceTravail({ ...options, client: { ...client, ...background } });
  return {
    profile: franceTravailProfile,
    isFictitious: fictitious,
    forPeople: toSourceOffers(forPeople),
    inBackground: toSourceOffers(inBackground),
    forFiles: toSourceOffers(inBackground).readers,
    gather: inBackground.gather,
    market: forPeople.market,
    prepare: createLazySteps(() => warmUpInSteps(listOfferPieces(shared.atlas))).soon,
    health: client.health,
    clock: fictitious ? now : client.time,
    close: client.close,
  };
}

/** The client of France Travail with these settings, or of the sandbox at these addresses. */
export function openConfiguredClient(
  settings: FranceTravailSettings,
  sandbox: Pick<SandboxAddresses, "token" | "franceTravail"> | undefined,
  log: Log,
): ReturnType<typeof createFranceTravailClient> {
  const { FRANCE_TRAVAIL_TOKEN_URL: tokenUrl, FRANCE_TRAVAIL_CALLS_PER_SECOND: callsPerSecond } = settings;
  if (sandbox)
    return createFranceTravailClient({
      tokenUrl: sandbox.token,
      apiUrl: sandbox.franceTravail,
      clientId: "sandbox",
      clientSecret: "sandbox",
      callsPerSecond,
      log,
    });
  return createFranceTravailClient({
    // Whoever sets an address means that one.
    otherTokenUrl: tokenUrl === tokenUrls.usual ? tokenUrls.other : undefined,
    tokenUrl,
    apiUrl: settings.FRANCE_TRAVAIL_API_URL,
    clientId: settings.FRANCE_TRAVAIL_CLIENT_ID ?? "sandbox",
    clientSecret: settings.FRANCE_TRAVAIL_CLIENT_SECRET ?? "sandbox",
    callsPerSecond,
    log,
  });
}

function toSourceOffers({ offers, offer }: FranceTravail): SourceOffers {
  return { readers: { emploi: offers, alternance: offers }, readOffer: offer };
}
