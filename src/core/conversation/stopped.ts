import type { Aside, At } from "../state.ts";
import { count } from "../text.ts";
import { actions, press, text, type View } from "../view.ts";
import type { Alert, Event, Turn } from "../words.ts";
import { cameBack, wayBack } from "./aside.ts";

/** "stop": alerts rest once that is confirmed; without any, nothing is sent unless someone writes first. */
export function stopped(state: At<"stopped">, event: Event): Turn {
  const { aside } = state;
  switch (event.type) {
    case "alerts":
      return {
        state,
        view: stoppedView(
          state,
          event.alerts.filter(({ paused }) => !paused),
        ),
      };
    case "press":
      if (event.action === "sure") return asked({ ...state, done: true }, "pause");
      if (event.action === "resume") return asked({ ...state, done: false }, "resume");
      return cameBack(aside, event) ?? showStopped(aside);
    default:
      return showStopped(aside);
  }
}

export function showStopped(aside: Aside): Turn {
  return asked({ step: "stopped", aside, done: false });
}

function asked(state: At<"stopped">, change?: "pause" | "resume"): Turn {
  return { state, ask: { ask: "alerts", ...(change ? { change } : {}) } };
}

function stoppedView({ aside, done }: At<"stopped">, active: Alert[]): View {
  if (active.length > 0)
    return [
      text`🔕 Arrêter ${active.length === 1 ? "votre alerte" : `vos ${count(active.length, "alerte")}`} ? ${active.length === 1 ? "Elle restera enregistrée." : "Elles resteront enregistrées."}`,
      ...actions(press("Oui, tout arrêter", "sure", "", "danger"), press("🔔 Mes alertes", "alerts")),
      ...wayBack(aside),
    ];
  return [
    done
      ? text`🔕 Vos alertes sont arrêtées. Vous ne recevrez plus rien ; elles restent enregistrées.`
      : text`🔕 C'est noté : j'arrête ici. Je ne vous écris que si vous m'écrivez. Bonne continuation !`,
    ...actions(done && press("↩︎ Les reprendre", "resume")),
    ...wayBack(aside),
    ...actions(press("🔎 Nouvelle recherche", "new"), press("🔒 Vos données", "privacy")),
  ];
}
