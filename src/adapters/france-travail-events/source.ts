import { toEventsAddress } from "../france-travail/api/api-address.ts";
import { toBackgroundCalls } from "../france-travail/api/client.ts";
import { type ApiSettings, openApiClient } from "../france-travail/api/open-client.ts";
import type { OpenSource, SourceContext, SourceOffers } from "../source.ts";
import { createEvents, type Events } from "./events.ts";
import { eventsAccess, eventsProfile } from "./profile.ts";

/** The variables of the environment that events are opened with. */
export type EventsSettings = ApiSettings & { EVENTS_API_URL: string };

/** Opens Mes évènements emploi, or the sandbox that stands in for it. */
export function openEventsSource({ EVENTS_API_URL, ...settings }: EventsSettings, context: SourceContext): OpenSource {
  const { sandbox, log, now, ...shared } = context;
  const fictitious = sandbox !== undefined;
  const client = openApiClient(settings, {
    apiUrl: sandbox?.events ?? toEventsAddress(EVENTS_API_URL),
    sandboxTokenUrl: sandbox?.token,
    access: eventsAccess,
    openLimit: shared.openLimit,
    log,
  });
  const options = { ...shared, fictitious, log, now };
  const forPeople = createEvents({ ...options, client });
  const inBackground = createEvents({ ...options, client: toBackgroundCalls(client) });
  return {
    profile: eventsProfile,
    isFictitious: fictitious,
    forPeople: toSourceOffers(forPeople),
    inBackground: toSourceOffers(inBackground),
    // What the list was made of is still at hand: a file costs no call.
    forFiles: toSourceOffers(forPeople).readers,
    gather: inBackground.gather,
    health: client.health,
    clock: fictitious ? now : client.time,
    close: client.close,
  };
}

function toSourceOffers({ events, event }: Events): SourceOffers {
  return { readers: { evenements: events }, readOffer: event };
}
