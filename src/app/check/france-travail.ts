import type { CheckedAnswer } from "../../adapters/data-service.ts";
import { readRows } from "../../adapters/foreign.ts";
import { type ApiAccess, offersAccess } from "../../adapters/france-travail/api/access.ts";
import { toEventsAddress } from "../../adapters/france-travail/api/api-address.ts";
import type { FranceTravailClient } from "../../adapters/france-travail/api/client.ts";
import { offreSchema } from "../../adapters/france-travail/api/offre.ts";
import { openApiClient } from "../../adapters/france-travail/api/open-client.ts";
import { isSearchPage, parseSearchPage, searchPath } from "../../adapters/france-travail/api/search-page.ts";
import { createEventsApi } from "../../adapters/france-travail-events/api.ts";
import { eventsAccess } from "../../adapters/france-travail-events/profile.ts";
import { type Config, isSandboxed } from "../../config.ts";
import { SourceError } from "../../core/failure.ts";
import type { Log } from "../../core/telemetry.ts";
import { openFranceTravailClient } from "../france-travail.ts";
import { type AskedService, checkService } from "./check-service.ts";
import { describeMissing } from "./describe-missing.ts";
import type { CheckContext, Finding } from "./finding.ts";

const credentials = {
  refused: "FRANCE_TRAVAIL_CLIENT_ID or FRANCE_TRAVAIL_CLIENT_SECRET was refused",
  remedy:
    "copy both again from francetravail.io (your application: identifier and secret key) into .env; no quotes, nothing in front or behind",
};
/** What the remedies of each of its APIs name. */
export const franceTravailAccess = { tokenVariable: "FRANCE_TRAVAIL_TOKEN_URL", credentials };

const offers: AskedService = {
  area: "services",
  subject: subjectOf(offersAccess),
  addressVariable: "FRANCE_TRAVAIL_API_URL",
  isNeeded: true,
  ...franceTravailAccess,
};
const events: AskedService = {
  area: "services",
  subject: subjectOf(eventsAccess),
  addressVariable: "EVENTS_API_URL",
  ...franceTravailAccess,
};

/** Offers and events: a token for each of these APIs, and a call with it. */
export async function checkFranceTravail(context: CheckContext): Promise<Finding[]> {
  const { config, log } = context;
  if (isSandboxed(config).franceTravail)
    return [
      {
        area: "services",
        subject: "France Travail",
        ...describeMissing(
          config,
          "FRANCE_TRAVAIL_CLIENT_ID",
          "all its offers, events and figures are fictitious",
          'make an application on francetravail.io, add the API "Offres d\'emploi" to it (and "Mes évènements emploi", "Marché du travail", "Accès à l\'emploi des demandeurs d\'emploi"; all are free), and put FRANCE_TRAVAIL_CLIENT_ID and FRANCE_TRAVAIL_CLIENT_SECRET into .env',
        ),
      },
    ];
  return Promise.all([
    checkService(context, offers, () => askOffers(config, log)),
    checkService(context, events, () => askEvents(context)),
  ]);
}

/** A small département: every one has offers. */
const usualQuery = { departement: "23", range: "0-9" } as const;

async function askEvents({ config, now, log, atlas }: CheckContext): Promise<CheckedAnswer> {
  const { EVENTS_API_URL, ...settings } = config;
  const apiUrl = toEventsAddress(EVENTS_API_URL);
  const client = openApiClient(settings, { apiUrl, sandboxTokenUrl: undefined, access: eventsAccess, log });
  try {
    const api = createEventsApi({ client, log, atlas, centreOf: () => undefined, fictitious: false });
    const { departement } = usualQuery;
    const { events } = await api.readArea({ departement }, now().toISOString().slice(0, 10));
    return { is: "ok", says: `${events.length} events to come in Creuse` };
  } finally {
    await client.close();
  }
}

async function askOffers(config: Config, log: Log): Promise<CheckedAnswer> {
  const client = openFranceTravailClient(config, undefined, log);
  try {
    return await readOffers(client, log);
  } finally {
    await client.close();
  }
}

async function readOffers(client: Pick<FranceTravailClient, "get">, log: Log): Promise<CheckedAnswer> {
  const answer = await client.get(searchPath, new URLSearchParams(usualQuery));
  if (!isSearchPage(answer)) throw new SourceError(offersAccess.name, "garbage");
  const { rows, total } = parseSearchPage(answer, usualQuery, log);
  const read = await readRows(rows, offreSchema, (offer) => offer, { name: offersAccess.name, log });
  const readable = read.filter((offer) => offer !== undefined).length;
  if (rows.length > 0 && readable === 0)
    return { is: "changed", says: `answers, and none of ${rows.length} offers can be read` };
  return { is: "ok", says: `${total} offers in Creuse, ${readable} of ${rows.length} read` };
}

function subjectOf({ product }: ApiAccess): string {
  return `France Travail, ${product}`;
}
