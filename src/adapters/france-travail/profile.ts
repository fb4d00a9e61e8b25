import { hourMs } from "../../core/durations.ts";
import type { SourceProfile } from "../../core/offers/source.ts";
import { franceTravailName } from "./api/name.ts";

/** France Travail, as the core tells it from other sources. */
export const franceTravailProfile: SourceProfile = {
  id: "ft",
  label: franceTravailName,
  alertKinds: ["emploi", "alternance"],
  freshness: { type: "continuous", overlapMs: 3 * hourMs },
};
