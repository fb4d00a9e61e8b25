import type { SourceProfile } from "../../core/offers/source.ts";

/** As people know the service: it is said to them when it fails. */
export const inclusionName = "Les emplois de l'inclusion";

/** Les emplois de l'inclusion, as the core tells it from other sources. */
export const inclusionProfile: SourceProfile = {
  id: "emi",
  label: inclusionName,
  alertKinds: ["insertion"],
  freshness: { type: "daily", afterHour: 5 },
};

/** The site, where posts have their pages. */
export const inclusionSite = "https://emplois.inclusion.beta.gouv.fr";
