import type { SourceProfile } from "../../core/offers/source.ts";
import type { ApiAccess } from "../france-travail/api/access.ts";

/** As people know the service: it is said to them when it fails. */
export const eventsName = "Mes évènements emploi";

/** Mes évènements emploi, as the core tells it from other sources. */
export const eventsProfile: SourceProfile = {
  id: "mee",
  label: eventsName,
  alertKinds: ["evenements"],
  freshness: { type: "daily", afterHour: 5 },
};

/** The API, as an application is given it. */
export const eventsAccess: ApiAccess = {
  name: eventsName,
  product: "Mes évènements emploi",
  scope: "api_evenementsv1 evenements",
};
