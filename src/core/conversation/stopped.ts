import type { Alert, AlertChange } from "../alerts/alert.ts";
import { pluralise } from "../text/text.ts";
import { renderWayBack, returnFromAside } from "./aside.ts";
import type { Event, Turn } from "./events.ts";
import { type State, type StateOf, toAside } from "./state.ts";
import type { Aside } from "./state-parts.ts";
import { actions, press, strong, text, type View } from "./view.ts";

/**
 * "stop": pauses all alerts once that is confirmed; without any alert, nothing is sent unless someone writes
 * first. "J'ai trouvé" stops them all at once. The alerts that were stopped by it, and only those, can be
 * resumed as they were.
 */
export function updateStopped(state: StateOf<"stopped">, event: Event): Turn {
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
      return returnFromAside(aside, event) ?? asked(state);
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
    aside: toAside(state),
    done: true,
    stopping: true,
    ...(ids ? { ids } : {}),
    ...(found ? { found } : {}),
  });
}

/** "J'ai trouvé". */
export function stopAfterJobFound(state: State): Turn {
  return stopAll(state, true);
}

/** One that rests for a week would come back by itself. */
function isActive({ paused }: Alert): boolean {
  return !paused || paused.until !== undefined;
}

function stopping({ stopping: _, ...state }: StateOf<"stopped">, active: Alert[]): Turn {
  const now = active.map(({ id }) => id);
  const ids = [...new Set([...(state.ids ?? []), ...now])];
  return asked({ ...state, ids }, now.length > 0 ? "pause" : undefined, now);
}

function asked(state: StateOf<"stopped">, change?: AlertChange, ids?: string[]): Turn {
  return {
    state,
    ask: { ask: "alerts", ...(change === undefined ? {} : { change }), ...(change && ids ? { ids } : {}) },
  };
}

/** Before the question is answered, or after they were taken up again. */
function openView({ aside, resumed }: StateOf<"stopped">, active: Alert[]): View {
  if (active.length === 0) return goodbyeView(aside);
  if (resumed)
    return [
      text`🔔 C'est fait : ${active.length > 1 ? "vos alertes sont" : "votre alerte est"} comme avant.`,
      ...actions(press("🔔 Mes alertes", "alerts"), press("🔎 Nouvelle recherche", "new")),
      ...renderWayBack(aside),
    ];
  return [
    text`🔕 Arrêter ${active.length === 1 ? "votre alerte" : `vos ${pluralise(active.length, "alerte")}`} ? ${active.length === 1 ? "Elle restera enregistrée." : "Elles resteront enregistrées."}`,
    ...actions(press("Oui, tout arrêter", "sure", "", "danger"), press("🔔 Mes alertes", "alerts")),
    ...renderWayBack(aside),
  ];
}

/** What was stopped may have been taken up again elsewhere meanwhile. */
function doneView(state: StateOf<"stopped">, active: Alert[], all: number): View {
  const { aside, found, ids = [] } = state;
  const isSingle = ids.length === 1;
  const undo = actions(
    (ids.length > 0 || !state.ids) && all > 0 && press(isSingle ? "↩︎ La reprendre" : "↩︎ Les reprendre", "resume"),
    press("🔔 Mes alertes", "alerts"),
  );
  if (found)
    return [
      text`🎉 ${strong("Bravo !")} ${ids.length === 0 ? "Bonne continuation !" : `J'ai arrêté ${isSingle ? "votre alerte" : "vos alertes"}.`}`,
      ...undo,
      ...renderWayBack(aside),
      ...actions(press("🔎 Nouvelle recherche", "new"), press("🔒 Vos données", "privacy")),
    ];
  if (active.length > 0 || all === 0) return openView({ ...state, resumed: all > 0 }, active);
  return [
    isSingle
      ? text`🔕 Votre alerte est arrêtée. Vous ne recevrez plus rien ; elle reste enregistrée.`
      : text`🔕 Vos alertes sont arrêtées. Vous ne recevrez plus rien ; elles restent enregistrées.`,
    ...undo,
    ...renderWayBack(aside),
    ...actions(press("🔎 Nouvelle recherche", "new"), press("🔒 Vos données", "privacy")),
  ];
}

function goodbyeView(aside: Aside): View {
  return [
    text`🔕 C'est noté : j'arrête ici. Je ne vous écris que si vous m'écrivez. Bonne continuation !`,
    ...renderWayBack(aside),
    ...actions(press("🔎 Nouvelle recherche", "new"), press("🔒 Vos données", "privacy")),
  ];
}
