import type { Alert } from "../alerts/alert.ts";
import type { Event, Turn } from "./events.ts";
import type { StateOf } from "./state.ts";
import { stopAll } from "./stopped.ts";
import { actions, press, text, type View } from "./view.ts";

/**
 * Asks someone who gave no sign of life for three months whether they still look. "Oui" also wakes alerts
 * that were paused for want of an answer.
 */
export function updateStillLooking(state: StateOf<"still">, event: Event): Turn {
  switch (event.type) {
    case "alerts": {
      const idle = event.alerts.filter(({ paused }) => paused?.idle);
      if (state.changing && idle.length > 0)
        return {
          state: { ...state, changing: undefined },
          ask: { ask: "alerts", change: "resume", ids: idle.map(({ id }) => id) },
        };
      return { state: { ...state, changing: undefined }, view: goingOnView(event.alerts) };
    }
    case "press":
      if (event.action === "yes") return asked({ ...state, said: "yes", changing: true });
      if (event.action === "stop") return stopAll(state);
      return updateStillLooking(state, { type: "again" });
    default:
      return state.said ? asked(state) : { state, view: renderStillLooking(state) };
  }
}

/** The question as it is sent. */
export function renderStillLooking({ alerts }: Pick<StateOf<"still">, "alerts">): View {
  return [
    text`Cherchez-vous toujours ? Sans réponse, je mets ${alerts > 1 ? "vos alertes" : "votre alerte"} en pause dans 7 jours.`,
    ...actions(press("Oui, continuer", "yes", "", "success")),
    ...actions(press("J'ai trouvé 🎉", "found"), press("🔕 Arrêter", "stop")),
  ];
}

function asked(state: StateOf<"still">): Turn {
  return { state, ask: { ask: "alerts" } };
}

function goingOnView(all: Alert[]): View {
  const resting = all.every(({ paused }) => paused);
  return [
    all.length === 0
      ? text`Très bien. Vous n'avez plus d'alerte : une recherche suffit pour en refaire une.`
      : resting
        ? text`Très bien. Vos alertes sont en pause : vous pouvez les reprendre quand vous voulez.`
        : text`Très bien, je continue.`,
    ...actions(press("🔔 Mes alertes", "alerts"), press("🔎 Nouvelle recherche", "new")),
  ];
}
