import type { SubscribeOutcome } from "../alerts/alert.ts";
import { isFeminine, kindTable, needsNoJob } from "../search/kind.ts";
import type { Search } from "../search/search.ts";
import { pluralise } from "../text/text.ts";
import { updateAlert } from "./alert.ts";
import { toAlertChange } from "./alert-wish.ts";
import { renderBreadcrumb } from "./breadcrumb.ts";
import { changePart } from "./edit.ts";
import type { Event, Turn } from "./events.ts";
import { renderFailure } from "./failure.ts";
import { askAlert, askSubscribe, showResults } from "./open.ts";
import { updateResults } from "./results.ts";
import type { StateOf } from "./state.ts";
import { type Action, actions, press, strong, text, type View } from "./view.ts";

/** A search becomes an alert. */
export function updateSubscribe(state: StateOf<"subscribe">, event: Event): Turn {
  const { search, task, schedule } = state;
  switch (event.type) {
    case "subscribed": {
      const { outcome, asOf, arrival } = event;
      if (!("alert" in outcome)) return { state, view: refusedView(search, outcome) };
      const { perWeek, isInPrivate } = outcome;
      const alertState = {
        step: "alert",
        id: outcome.alert.id,
        said: outcome.is,
        confirming: false,
        search,
        task,
        ...(isInPrivate ? { isInPrivate } : {}),
      } as const;
      const made = perWeek === undefined ? alertState : { ...alertState, perWeek };
      // One that there was already gets the time that was said.
      if (schedule && outcome.is === "known") return askAlert(made, toAlertChange({ schedule }));
      return updateAlert(made, {
        type: "alert",
        alert: outcome.alert,
        asOf,
        ...(arrival ? { arrival } : {}),
      });
    }
    case "failed":
      return { state, view: [renderBreadcrumb(search), ...renderFailure(event.failure, ...actions(backTo(search)))] };
    case "press":
      return pressed(state, event);
    default:
      return askSubscribe(state);
  }
}

function pressed(state: StateOf<"subscribe">, event: Extract<Event, { type: "press" }>): Turn {
  const { search, task } = state;
  switch (event.action) {
    case "sure":
      return askSubscribe({ ...state, isSure: true });
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
      return updateResults({ step: "results", search, page: 1, shown: [] }, event);
    default:
      return changePart(search, event.action) ?? askSubscribe(state);
  }
}

const backTo = ({ kind }: Search) => press(`‹ Revenir aux ${kindTable[kind].many}`, "offers");

function refusedView(search: Search, outcome: Exclude<SubscribeOutcome, { alert: unknown }>): View {
  const back = backTo(search);
  switch (outcome.is) {
    case "broad":
      return [
        renderBreadcrumb(search),
        text`🔔 Cette alerte donnerait environ ${strong(pluralise(outcome.perWeek, "offre"))} par semaine. Voulez-vous ajouter une ville ou un filtre ?`,
        ...actions(press("✏️ Préciser la recherche", "edit", "", "success")),
        ...actions(press("Créer quand même (10 par jour au plus)", "sure")),
        ...actions(back),
      ];
    case "untold":
      return [
        renderBreadcrumb(search),
        kindTable[search.kind].isLocal
          ? text`🔔 Choisissez une ville, un département ou une région : ${all(search)} de France ne se cherchent pas à la fois.`
          : text`🔔 Il n'y a pas d'alerte pour ${kindTable[search.kind].sought}.`,
        ...actions(kindTable[search.kind].isLocal && press("📍 Lieu", "place", "", "success")),
        ...actions(back),
      ];
    case "empty":
      return [
        text`🔔 Choisissez au moins ${needsNoJob(search.kind) ? "une ville ou un métier" : "un métier ou un mot"}, sinon vous recevriez ${all(search)} de France.`,
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
        renderBreadcrumb(search),
        text`🔔 Les alertes sont personnelles : je vous les envoie en privé.`,
        ...actions(link("🔔 Ouvrir en privé pour créer l'alerte", outcome.url)),
        ...actions(back),
      ];
    case "closed":
      return [
        renderBreadcrumb(search),
        text`🔕 Je ne peux pas vous écrire en privé. Autorisez les messages privés de ce serveur (clic droit sur le serveur, « Paramètres de confidentialité »), ou installez l'application pour vous-même, puis réessayez.`,
        ...actions(press("↻ Réessayer", "again", "", "success"), link("Installer l'application", outcome.url)),
        ...actions(back),
      ];
    case "stranger":
      return [
        renderBreadcrumb(search),
        text`🔕 Je ne peux pas encore vous écrire en privé : nous n'avons aucun serveur en commun. Installez l'application pour vous-même, puis réessayez.`,
        ...actions(press("↻ Réessayer", "again", "", "success"), link("Installer l'application", outcome.url)),
        ...actions(back),
      ];
  }
}

/** "toutes les offres", "tous les postes" */
function all({ kind }: Search): string {
  return `${isFeminine(kind) ? "toutes" : "tous"} les ${kindTable[kind].many}`;
}

function link(label: string, url: string | undefined): Action | undefined {
  return url === undefined ? undefined : { kind: "url", label, url };
}
