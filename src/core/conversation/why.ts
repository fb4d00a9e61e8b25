import type { Explanation } from "../alerts/alert.ts";
import { toSearchKey } from "../search/search.ts";
import type { Event, Turn } from "./events.ts";
import { renderFailure } from "./failure.ts";
import { showFeedback } from "./feedback.ts";
import { askNewAlert, pickOpenedOffer, showAlert, showDigest, showOffer } from "./open.ts";
import { listReasons, renderAlertLine } from "./reasons.ts";
import { getOpenedOffer } from "./shown-offers.ts";
import type { StateOf } from "./state.ts";
import type { OpenedOffer } from "./state-parts.ts";
import { actions, press, strong, text, type View } from "./view.ts";

/**
 * Says why an offer is shown: in a digest, by its alert as it is now; among results, by their search, with
 * what each alert does with it.
 */
export function updateWhy(state: StateOf<"why">, event: Event): Turn {
  const { search, offer, page } = state;
  const digest = openDigest(state);
  switch (event.type) {
    case "explained":
      return { state, view: explainedView(state, event.explained, event.asOf) };
    case "failed":
      return { state, view: [...renderFailure(event.failure), ...back] };
    case "press":
      switch (event.action) {
        case "back":
        case "cancel":
          return digest ? showDigest(digest) : showOffer(search, { page, counted: state.counted }, offer);
        case "alert":
          return digest ? showAlert(digest.alert, { digest: closed(digest) }) : askNewAlert(search);
        case "recreate":
          return askNewAlert(search);
        case "down":
          return digest ? showFeedback(closed(digest)) : showWhy(state);
        default:
          return showWhy(state);
      }
    default:
      return showWhy(state);
  }
}

/** The digest that the offer was opened from. One without an open offer is only to come back to, later. */
function openDigest({ digest }: Pick<StateOf<"why">, "digest">): StateOf<"digest"> | undefined {
  return digest?.open === undefined ? undefined : digest;
}

type Shown = Pick<StateOf<"why">, "search" | "digest" | "counted"> & { offer: OpenedOffer; page?: number };

export function showWhy({ search, offer: opened, page = 1, counted, digest }: Shown): Turn {
  const offer = pickOpenedOffer(opened);
  return {
    state: {
      ...{ step: "why", search, offer, page },
      ...(counted === undefined ? {} : { counted }),
      ...(digest ? { digest } : {}),
    },
    ask: {
      ask: "explain",
      search,
      offer: getOpenedOffer(offer),
      ...(digest?.open === undefined ? {} : { alert: digest.alert }),
    },
  };
}

function closed({ open: _, ...digest }: StateOf<"digest">): StateOf<"digest"> {
  return digest;
}

const back = actions(press("‹ Retour à l'offre", "back"));

function explainedView(state: StateOf<"why">, explained: Explanation, asOf: string): View {
  const { offer } = explained;
  const digest = openDigest(state);
  if (!offer) return [text`Cette offre n'est plus en ligne.`, ...back];
  return [
    text`❓ Pourquoi cette offre ? ${strong(offer.title)}`,
    ...(digest
      ? digestLines(digest, explained, asOf)
      : [searchLines(state, explained, asOf), ...alertLines(explained, asOf)]),
    ...back,
  ];
}

function digestLines(digest: StateOf<"digest">, { alerts: [explained] }: Explanation, asOf: string): View {
  if (!explained)
    return [
      text`L'alerte ${strong(digest.name)}, qui l'a envoyée, n'existe plus.`,
      ...actions(press("🔔 La créer de nouveau", "recreate")),
    ];
  const { alert, stages } = explained;
  const isEdited = toSearchKey(alert.search) !== toSearchKey(digest.search);
  return [
    ...(isEdited
      ? [text`Votre alerte a changé depuis cet envoi. Voici ce qu'elle dit de cette offre aujourd'hui.`]
      : []),
    list(`🔔 ${alert.name}`, listReasons(stages, alert.search, new Date(asOf))),
    ...actions(press("👎 Pas pour moi", "down"), press("⚙️ Régler", "alert")),
  ];
}

/** A service may find what our own rules would not. */
function searchLines({ search }: StateOf<"why">, { search: stages }: Explanation, asOf: string): View[number] {
  const fits = stages.every(({ passes }) => passes !== false);
  return list(
    fits ? "Elle est dans votre recherche :" : "Le site d'offres l'a trouvée pour votre recherche, mais :",
    listReasons(stages, search, new Date(asOf)),
  );
}

function alertLines({ alerts }: Explanation, asOf: string): View {
  if (alerts.length === 0)
    return [
      text`Vous n'avez pas d'alerte : je ne vous envoie rien de moi-même.`,
      ...actions(press("🔔 M'alerter", "alert", "", "success")),
    ];
  return [
    text`${alerts.length === 1 ? "Et votre alerte :" : "Et vos alertes :"}`,
    ...alerts.map(({ alert, stages }) => renderAlertLine(alert, stages, asOf)),
  ];
}

function list(title: string, lines: string[]): View[number] {
  return text`${strong(title)}
${lines.join("\n")}`;
}
