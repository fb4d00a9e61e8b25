import type { Found, Offer } from "../offer.ts";
import { cut } from "../text.ts";
import { type Card, press, type Rich, rich, strong } from "../view.ts";
import { ago, date } from "../when.ts";

/** An offer in a list: what decides whether to read on, and only what is known. `number` is its place on the page. */
export function offerCard({ offer, distanceKm }: Found, number: number, now: Date): Card {
  return {
    kind: "card",
    title: `${number}. ${cut(offer.title, 90)}${isNew(offer, now) ? " 🆕" : ""}${offer.alternance ? " 🎓" : ""}`,
    facts: lines(
      [cut(offer.company ?? "Entreprise non communiquée", 60), whereabouts(offer, distanceKm)],
      [offer.contract?.label, offer.hours?.split(",")[0] ?? time(offer), offer.salary],
      [ago(offer.created, now), offer.source, offer.fictitious && "⚠️ offre fictive"],
    ),
    open: press(String(number), "offer", offer.key),
  };
}

/** The whole of an offer. */
export function offerDetail(offer: Offer, distanceKm: number | undefined, now: Date): Card {
  return {
    kind: "card",
    title: cut(offer.title, 200),
    facts: [
      ...(offer.fictitious ? [rich`⚠️ ${strong("Offre fictive")}, pour la démonstration : ce poste n'existe pas.`] : []),
      ...lines(
        [`🏢 ${cut(offer.company ?? "Entreprise non communiquée", 80)}`],
        [`📍 ${whereabouts(offer, distanceKm)}`],
        [
          `📄 ${offer.contract?.label ?? "Contrat non précisé"}`,
          offer.alternance && "alternance 🎓",
          offer.hours ?? time(offer),
        ],
        [`💶 ${offer.salary ?? "Salaire non précisé"}`],
        [offer.experience && `🎯 ${offer.experience.label}`],
        [offer.skills.length > 0 && `🧰 ${cut(offer.skills.join(", "), 300)}`],
        [
          `🗓 Publiée ${ago(offer.created, now)}, le ${date(offer.created)}`,
          offer.updated && `mise à jour le ${date(offer.updated)}`,
        ],
        [`Source : ${offer.source}`, `n° ${reference(offer)}`],
      ),
    ],
    body: cut(offer.description, 1500),
  };
}

/** What people quote when they call: the number of the offer at its source. */
export function reference({ key }: Offer): string {
  return key.slice(key.indexOf(":") + 1);
}

/** One line for each list, of what is there, separated by dots; a list of nothing is no line. */
function lines(...all: (string | false | undefined)[][]): Rich[] {
  return all
    .map((facts) => facts.filter((fact) => fact !== false && fact !== undefined && fact !== "").join(" · "))
    .flatMap((line) => (line ? [[line]] : []));
}

function whereabouts({ place }: Offer, distanceKm: number | undefined): string {
  return distanceKm === undefined
    ? place.label
    : `${place.label} · ${distanceKm === 0 ? "moins de 1" : distanceKm}\u00a0km`;
}

function time({ fullTime }: Offer): string | undefined {
  return fullTime === undefined ? undefined : fullTime ? "temps plein" : "temps partiel";
}

function isNew({ created }: Offer, now: Date): boolean {
  return now.getTime() - Date.parse(created) < 24 * 3_600_000;
}
