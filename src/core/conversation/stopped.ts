import { type Aside, type At, asideOf, type State } from "../state.ts";
import { count } from "../text.ts";
import { actions, press, strong, text, type View } from "../view.ts";
import type { Alert, AlertChange, Event, Turn } from "../words.ts";
import { cameBack, wayBack } from "./aside.ts";

/**
 * "stop": alerts rest once that is confirmed; without any, nothing is sent unless someone writes first. Who has found work stops them all at once.
 * Those that were stopped by it, and only those, can be taken up again as they were.
 */
export function stopped(state: At<"stopped">, event: Event): Turn {
  const { aside, ids } = state;
  switch (event.type) {
    case "alerts": {
      const active = event.alerts.filter(isActive);
      return state.stopping
        ? stopping(state, active)
        : { state, view: state.done ? doneView(state, active, event.alerts.length) : openView(state, active) };
    }
    case "press":
      if (event.action === "sure") return stopAll(state);
      // Older screens did not note which: they gave back all.
      if (event.action === "resume")
        return asked({ ...state, done: false, resumed: true }, ids ? "undo" : "resume", ids);
      return cameBack(aside, event) ?? asked(state);
    default:
      return asked(state);
  }
}

/** Asks first. */
export function showStopped(aside: Aside): Turn {
  return asked({ step: "stopped", aside, done: false });
}

/** Stops all that are not stopped yet. Said twice, it still gives back those of the first time. */
export function stopAll(state: State, found = state.step === "stopped" && state.found): Turn {
  const ids = state.step === "stopped" && state.done ? state.ids : undefined;
  return asked({
    step: "stopped",
    aside: asideOf(state),
    done: true,
    stopping: true,
    ...(ids ? { ids } : {}),
    ...(found ? { found } : {}),
  });
}

/** "J'ai trouvé". */
export function showFound(state: State): Turn {
  return stopAll(state, true);
}

/** One that rests for a week would come back by itself. */
function isActive({ paused }: Alert): boolean {
  return !paused || paused.until !== undefined;
}

function stopping({ stopping: _, ...state }: At<"stopped">, active: Alert[]): Turn {
  const now = active.map(({ id }) => id);
  const ids = [...new Set([...(state.ids ?? []), ...now])];
  return asked({ ...state, ids }, now.length > 0 ? "pause" : undefined, now);
}

function asked(state: At<"stopped">, change?: AlertChange, ids?: string[]): Turn {
  return {
    state,
    ask: { ask: "alerts", ...(change === undefined ? {} : { change }), ...(change && ids ? { ids } : {}) },
  };
}

/** Before the question is answered, or after they were taken up again. */
function openView({ aside, resumed }: At<"stopped">, active: Alert[]): View {
  if (active.length === 0) return goodbyeView(aside);
  if (resumed)
    return [
      text`🔔 C'est fait : ${active.length > 1 ? "vos alertes sont" : "votre alerte est"} comme avant.`,
      ...actions(press("🔔 Mes alertes", "alerts"), press("🔎 Nouvelle recherche", "new")),
      ...wayBack(aside),
    ];
  return [
    text`🔕 Arrêter ${active.length === 1 ? "votre alerte" : `vos ${count(active.length, "alerte")}`} ? ${active.length === 1 ? "Elle restera enregistrée." : "Elles resteront enregistrées."}`,
    ...actions(press("Oui, tout arrêter", "sure", "", "danger"), press("🔔 Mes alertes", "alerts")),
    ...wayBack(aside),
  ];
}

/** What was stopped may have been taken up again elsewhere meanwhile. */
function doneView(state: At<"stopped">, active: Alert[], all: number): View {
  const { aside, found, ids = [] } = state;
  const one = ids.length === 1;
  const undo = actions(
    (ids.length > 0 || !state.ids) && all > 0 && press(one ? "↩︎ La reprendre" : "↩︎ Les reprendre", "resume"),
    press("🔔 Mes alertes", "alerts"),
  );
  if (found)
    return [
      text`🎉 ${strong("Bravo !")} ${ids.length === 0 ? "Bonne continuation !" : `J'ai arrêté ${one ? "votre alerte" : "vos alertes"}.`}`,
      ...undo,
      ...actions(press("🔎 Nouvelle recherche", "new"), press("🔒 Vos données", "privacy")),
    ];
  if (active.length > 0 || all === 0) return openView({ ...state, resumed: all > 0 }, active);
  return [
    one
      ? text`🔕 Votre alerte est arrêtée. Vous ne recevrez plus rien ; elle reste enregistrée.`
      : text`🔕 Vos alertes sont arrêtées. Vous ne recevrez plus rien ; elles restent enregistrées.`,
    ...undo,
    ...wayBack(aside),
    ...actions(press("🔎 Nouvelle recherche", "new"), press("🔒 Vos données", "privacy")),
  ];
}

function goodbyeView(aside: Aside): View {
  return [
    text`🔕 C'est noté : j'arrête ici. Je ne vous écris que si vous m'écrivez. Bonne continuation !`,
    ...wayBack(aside),
    ...actions(press("🔎 Nouvelle recherche", "new"), press("🔒 Vos données", "privacy")),
  ];
}
