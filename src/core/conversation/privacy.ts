import type { PersonalData } from "../personal-data.ts";
import { pluralise } from "../text/text.ts";
import { renderWayBack, returnFromAside } from "./aside.ts";
import type { Event, Turn } from "./events.ts";
import { homeState, type StateOf } from "./state.ts";
import type { Aside } from "./state-parts.ts";
import { type Action, actions, press, strong, text, type View } from "./view.ts";

/** What is kept about someone, for how long and by whom; and the way to delete all of it, in two steps. */
export function updatePrivacy(state: StateOf<"privacy">, event: Event): Turn {
  switch (event.type) {
    case "kept":
      return {
        state,
        view: state.confirming ? confirmView(event.kept) : [...keptView(event.kept), ...renderWayBack(state.aside)],
      };
    case "forgotten":
      return { state: homeState, view: forgottenView };
    case "press":
      if (event.action === "delete") return showPrivacy(state.aside, true);
      if (event.action === "sure" && state.confirming) return { state, ask: { ask: "forget" } };
      return returnFromAside(state.aside, event) ?? showPrivacy(state.aside);
    default:
      return showPrivacy(state.aside, state.confirming);
  }
}

/** Its button begins anew: nothing is kept of whoever sees it until they press it. */
export const forgottenView: View = [
  text`✅ Tout est supprimé. Si vous revenez, on repart de zéro.`,
  ...actions(press("🔎 Nouvelle recherche", "new"), press("❓ Aide", "help")),
];

export function showPrivacy(aside: Aside, confirming = false): Turn {
  return { state: { step: "privacy", confirming, aside }, ask: { ask: "kept" } };
}

function keptView({ account, operator, messages, devices }: PersonalData): View {
  return [
    text`🔒 ${strong("Vos données")}`,
    messages === undefined
      ? text`Je conserve : votre identifiant ${account}, votre dernière recherche, vos alertes, les offres déjà montrées et les écrans de la conversation. Pas votre nom, ni vos messages, ni votre position exacte.`
      : text`Je conserve : un identifiant tiré au hasard, votre dernière recherche, vos alertes, les offres déjà montrées, et cette conversation pour vous la remontrer. Pas votre nom, ni votre position exacte.`,
    ...notificationLine(devices),
    text`Rien n'est vendu ni partagé ; les sites d'offres ne savent pas qui cherche.`,
    text`Durée : 90 jours après leur dernier usage pour les écrans, 60 jours pour les offres montrées, 12 mois sans activité pour le reste. Vous pouvez tout supprimer à tout moment.`,
    operator
      ? text`Responsable : ${operator.name}, ${operator.contact}. Vous pouvez réclamer auprès de la CNIL (cnil.fr).`
      : text`Responsable : la personne qui fait tourner ce programme, sur cette machine.`,
    ...actions(operator && /^https?:/i.test(operator.contact) && contactButton(operator.contact)),
    ...actions(press("🗑 Tout supprimer", "delete"), press("🔎 Chercher", "new")),
  ];
}

/** Links in a text cannot be opened everywhere: on Discord they are taken apart, since texts are foreign. */
function contactButton(url: string): Action {
  return { kind: "url", label: "✉️ Contacter le responsable", url };
}

/** Only where notifications can be asked for. */
function notificationLine(devices: number | undefined): View {
  if (devices === undefined) return [];
  const address = "l'adresse que le service de votre navigateur donne à l'appareil, 90 jours après la dernière";
  const begin =
    devices > 0
      ? `Notifications demandées sur ${pluralise(devices, "appareil")} : je conserve ${address}`
      : `Si vous demandez des notifications sur un appareil, je conserve aussi ${address}`;
  return [text`${begin}. Elles ne disent ni le métier, ni le lieu que vous cherchez.`];
}

function confirmView({ screens, lastSearch, alerts, messages, devices }: PersonalData): View {
  const things = [
    alerts > 0 && pluralise(alerts, "alerte"),
    lastSearch && "votre dernière recherche",
    screens > 0 && `${pluralise(screens, "écran")} de conversation`,
    messages !== undefined && messages > 0 && pluralise(messages, "message"),
    devices !== undefined && devices > 0 && "vos notifications",
  ].filter((thing) => thing !== false);
  return [
    text`⚠️ Supprimer définitivement ${listed(things) || "tout ce que je conserve"} ?`,
    ...actions(press("🗑 Oui, tout supprimer", "sure", "", "danger"), press("Non, garder", "keep")),
  ];
}

/** "a, b et c". */
function listed(things: string[]): string {
  return things.length < 2 ? things.join("") : `${things.slice(0, -1).join(", ")} et ${things.at(-1)}`;
}
