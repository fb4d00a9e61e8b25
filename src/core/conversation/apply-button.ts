import type { Listing } from "../offers/offer.ts";
import { type Action, press } from "./view.ts";

/** The button of what does not exist: it opens no page of a real service. */
export const fictitiousApply = {
  action: "apply",
  notice: "Démonstration : cette annonce est fictive, ce bouton ne mène nulle part.",
};

const labels: Record<Listing["kind"], string> = {
  offer: "↗️ Voir et postuler",
  company: "↗️ Voir et contacter",
  training: "↗️ Voir la formation",
  event: "↗️ Voir et s'inscrire",
};

/** The one green button. Discord draws links in grey, whatever is asked. */
export function createApplyButton({ kind, url, fictitious }: Listing): Action {
  const label = labels[kind];
  return fictitious
    ? press(`${label} (démo)`, fictitiousApply.action, "", "success")
    : { kind: "url", label, url, tone: "success" };
}
