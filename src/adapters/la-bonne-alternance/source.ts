import type { OpenSource, SourceContext, SourceOffers } from "../source.ts";
import { createAlternanceClient, toBackgroundAlternanceClient } from "./client.ts";
import { createLaBonneAlternance, type LaBonneAlternance } from "./la-bonne-alternance.ts";
import { alternanceProfile } from "./profile.ts";

/** The variables of the environment that La bonne alternance is opened with. */
export type AlternanceSettings = { ALTERNANCE_API_TOKEN?: string | undefined; ALTERNANCE_API_URL: string };

/** Opens La bonne alternance, or the sandbox that stands in for it. */
export function openAlternanceSource(settings: AlternanceSettings, context: SourceContext): OpenSource {
  const { sandbox, log, now, ...shared } = context;
  const isFictitious = sandbox !== undefined;
  const client = createAlternanceClient({
    apiUrl: sandbox?.alternance ?? settings.ALTERNANCE_API_URL,
    token: (sandbox ? undefined : settings.ALTERNANCE_API_TOKEN) ?? "sandbox",
    openLimit: context.openLimit,
    log,
  });
  const options = { ...shared, fictitious: isFictitious, log, now };
  const forPeople = createLaBonneAlternance({ ...options, client });
  const inBackground = createLaBonneAlternance({
    ...options,
    client: { ...client, ...toBackgroundAlternanceClient(client) },
  });
  return {
    profile: alternanceProfile,
    isFictitious,
    forPeople: toSourceOffers(forPeople),
    inBackground: toSourceOffers(inBackground),
    // What the list was made of is still at hand: a file costs no call.
    forFiles: toSourceOffers(forPeople).readers,
    gather: forPeople.gather,
    health: client.health,
    clock: isFictitious ? now : client.time,
    close: client.close,
  };
}

function toSourceOffers({ offers, companies, trainings, offer }: LaBonneAlternance): SourceOffers {
  return { readers: { alternance: offers, entreprises: companies, formations: trainings }, readOffer: offer };
}
