import { ofKind, type Search } from "../search.ts";
import type { At } from "../state.ts";
import { count } from "../text.ts";
import { type Action, actions, press, strong, text, type View } from "../view.ts";
import type { Event, Subscribed, Turn } from "../words.ts";
import { alert } from "./alert.ts";
import { breadcrumb } from "./breadcrumb.ts";
import { changed } from "./edit.ts";
import { failureView } from "./failure.ts";
import { showResults } from "./open.ts";
import { results } from "./results.ts";

/** A search becomes an alert. Asked again, by a second tap or after an interruption, it is the very same one. */
export function subscribe(search: Search): Turn {
  // Companies publish nothing that one could be told of.
  const wanted = search.kind === "entreprises" ? ofKind(search, "alternance") : search;
  return asked({ step: "subscribe", search: wanted, isSure: false });
}

function asked(state: At<"subscribe">): Turn {
  return { state, ask: { ask: "subscribe", search: state.search, isSure: state.isSure } };
}

export function subscribing(state: At<"subscribe">, event: Event): Turn {
  const { search, task } = state;
  switch (event.type) {
    case "subscribed": {
      const { outcome, asOf, arrival } = event;
      if (!("alert" in outcome)) return { state, view: refusedView(search, outcome) };
      const { perWeek } = outcome;
      const said = { step: "alert", id: outcome.alert.id, said: outcome.is, confirming: false, search, task } as const;
      return alert(perWeek === undefined ? said : { ...said, perWeek }, {
        type: "alert",
        alert: outcome.alert,
        asOf,
        ...(arrival ? { arrival } : {}),
      });
    }
    case "failed":
      return { state, view: [breadcrumb(search), ...failureView(event.failure, ...actions(back))] };
    case "press":
      return pressed(state, event);
    default:
      return asked(state);
  }
}

function pressed(state: At<"subscribe">, event: Extract<Event, { type: "press" }>): Turn {
  const { search, task } = state;
  switch (event.action) {
    case "sure":
      return asked({ ...state, isSure: true });
    case "offers":
      return showResults(search);
    case "cancel":
      return { ...showResults(search), ...(task === undefined ? {} : { cancels: task }) };
    // Buttons of the results, which are still to be seen while the alert is made: it is told of by itself.
    case "edit":
    case "page":
    case "kind":
    case "market":
    case "export":
      return results({ step: "results", search, page: 1, shown: [] }, event);
    default:
      return changed(search, event.action) ?? asked(state);
  }
}

const back = press("‹ Revenir aux offres", "offers");

function refusedView(search: Search, outcome: Exclude<Subscribed, { alert: unknown }>): View {
  switch (outcome.is) {
    case "broad":
      return [
        breadcrumb(search),
        text`🔔 Cette alerte donnerait environ ${strong(count(outcome.perWeek, "offre"))} par semaine. Voulez-vous ajouter une ville ou un filtre ?`,
        ...actions(press("✏️ Préciser la recherche", "edit", "", "success")),
        ...actions(press("Créer quand même (10 par jour au plus)", "sure")),
        ...actions(back),
      ];
    case "empty":
      return [
        text`🔔 Choisissez au moins un métier ou un mot, sinon vous recevriez toutes les offres de France.`,
        ...actions(press("✏️ Préciser la recherche", "edit", "", "success")),
        ...actions(back),
      ];
    case "full":
      return [
        text`Vous avez ${outcome.most} alertes, c'est le maximum. Supprimez-en une, ou élargissez-en une.`,
        ...actions(press("🔔 Mes alertes", "alerts", "", "success"), back),
      ];
    case "private":
      return [
        breadcrumb(search),
        text`🔔 Les alertes sont personnelles : je vous les envoie en privé.`,
        ...actions(link("🔔 Ouvrir en privé pour créer l'alerte", outcome.url)),
        ...actions(back),
      ];
    case "closed":
      return [
        breadcrumb(search),
        text`🔕 Je ne peux pas vous écrire en privé. Autorisez les messages privés de ce serveur (clic droit sur le serveur, « Paramètres de confidentialité »), ou installez l'application pour vous-même, puis réessayez.`,
        ...actions(press("↻ Réessayer", "again", "", "success"), link("Installer l'application", outcome.url)),
        ...actions(back),
      ];
    case "stranger":
      return [
        breadcrumb(search),
        text`🔕 Je ne peux pas encore vous écrire en privé : nous n'avons aucun serveur en commun. Installez l'application pour vous-même, puis réessayez.`,
        ...actions(press("↻ Réessayer", "again", "", "success"), link("Installer l'application", outcome.url)),
        ...actions(back),
      ];
  }
}

function link(label: string, url: string | undefined): Action | undefined {
  return url === undefined ? undefined : { kind: "url", label, url };
}
