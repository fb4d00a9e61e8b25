import { createLazySteps } from "../../core/async/steps.ts";
import { warmUpInSteps } from "../../core/async/warm-up.ts";
import type { Log } from "../../core/telemetry.ts";
import type { OpenSource, SandboxAddresses, SourceContext, SourceOffers } from "../source.ts";
import { toBackgroundClient } from "./api/client.ts";
import { listOfferPieces } from "./api/offer-pieces.ts";
import { type ApiSettings, openApiClient } from "./api/open-client.ts";
import { createOutdatedCodes } from "./api/outdated-codes.ts";
import { createReferenceLists } from "./api/reference-lists.ts";
import { createFranceTravail, type FranceTravail } from "./france-travail.ts";
import { franceTravailProfile } from "./profile.ts";

/** The variables of the environment that France Travail is opened with. */
export type FranceTravailSettings = ApiSettings & { FRANCE_TRAVAIL_API_URL: string; DATA_DIR: string };

/** Opens France Travail, or the sandbox that stands in for it. */
export function openFranceTravailSource(settings: FranceTravailSettings, context: SourceContext): OpenSource {
  const { sandbox, log, now, ...shared } = context;
  const fictitious = sandbox !== undefined;
  const client = openConfiguredClient(settings, sandbox, log, shared.openLimit);
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
    readPiece: inBackground.readPiece,
    market: forPeople.market,
    prepare: createLazySteps(() => warmUpInSteps(listOfferPieces(shared.atlas))).soon,
    ...(fictitious ? {} : { signIn: client.signIn }),
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
  openLimit?: SourceContext["openLimit"],
): ReturnType<typeof openApiClient> {
  return openApiClient(settings, {
    apiUrl: sandbox?.franceTravail ?? settings.FRANCE_TRAVAIL_API_URL,
    sandboxTokenUrl: sandbox?.token,
    openLimit,
    log,
  });
}

function toSourceOffers({ offers, offer }: FranceTravail): SourceOffers {
  return { readers: { emploi: offers, alternance: offers }, readOffer: offer };
}
