import type { SourceProfile } from "../../core/offers/source.ts";
import { franceTravailName } from "./api/name.ts";

export const franceTravailProfile: SourceProfile = {
  id: "ft",
  label: franceTravailName,
  alertKinds: ["emploi", "alternance"],
  freshness: { type: "continuous", overlapMs: 3 * 3_600_000 },
};
