import type { SourceProfile } from "../../core/offers/source.ts";
import { alternanceName } from "./client.ts";

/** La bonne alternance, as the core tells it from other sources. */
export const alternanceProfile: SourceProfile = {
  id: "lba",
  label: alternanceName,
  alertKinds: ["alternance"],
  freshness: { type: "daily", afterHour: 5 },
  // It lists the apprenticeships of France Travail, too, under their keys there.
  alsoLists: ["ft"],
};
