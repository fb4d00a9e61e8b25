import type { Alert } from "../alerts/alert.ts";
import { describeSearch, toSearchKey } from "../search/search.ts";
import { updateAlert } from "./alert.ts";
import type { Event, Turn } from "./events.ts";
import { showAlert } from "./open.ts";
import type { StateOf } from "./state.ts";
import { actions, type Block, press, strong, text, type View } from "./view.ts";

/**
 * An alert without news for two weeks says that it is alive, and how it could search more widely. A wider
 * search can be undone.
 */
export function updateSilence(state: StateOf<"silence">, event: Event): Turn {
  switch (event.type) {
    case "alert":
      if (event.duplicate) return updateAlert({ step: "alert", id: state.alert, confirming: false }, event);
      return event.alert ? known(state, event.alert) : showAlert(state.alert, { search: state.search });
    case "press":
      return pressed(state, event.action, event.value);
    default:
      return state.said ? asked(state) : { state, view: renderSilence(state) };
  }
}

/** The message as it is sent. */
export function renderSilence({ name, wider }: StateOf<"silence">): View {
  return [
    text`🔔 Votre alerte ${strong(name)} est active, mais rien de neuf depuis 2 semaines.`,
    ...wider.flatMap(({ label, count }, i) =>
      actions(press(count === undefined ? label : `${label} (${count})`, "widen", i)),
    ),
    ...actions(press("Garder", "keep"), press("⚙️ Régler", "alert"), press("🔕 Arrêter", "pause")),
  ];
}

function pressed(state: StateOf<"silence">, action: string, value: string): Turn {
  const { alert, search, wider } = state;
  switch (action) {
    case "widen":
      return wider[Number(value)]
        ? asked({ ...state, said: "wider", chosen: Number(value), changing: true })
        : updateSilence(state, { type: "again" });
    case "undo":
      return asked({ ...state, said: "undone", changing: true });
    case "keep":
      return asked({ ...state, said: "kept" });
    case "alert":
      return showAlert(alert, { search });
    case "pause":
      return showAlert(alert, { search, change: "pause" });
    default:
      return updateSilence(state, { type: "again" });
  }
}

/** What was said counts for the alert as it is now: who gave it another search meanwhile is shown that. */
function asked(state: StateOf<"silence">): Turn {
  return { state, ask: { ask: "alert", id: state.alert } };
}

function known(state: StateOf<"silence">, alert: Alert): Turn {
  const { said, changing, ...rest } = state;
  const settled: StateOf<"silence"> = { ...rest, said };
  const wider = state.wider[state.chosen ?? -1]?.search;
  if (said === undefined) return { state: settled, view: renderSilence(settled) };
  if (said === "kept" || !wider) return { state: settled, view: [keptLine(alert), ...ways] };
  const [wanted, former] = said === "wider" ? [wider, state.search] : [state.search, wider];
  if (toSearchKey(alert.search) === toSearchKey(wanted))
    return { state: settled, view: said === "wider" ? widerView(alert) : undoneView(settled) };
  return changing && toSearchKey(alert.search) === toSearchKey(former)
    ? { state: settled, ask: { ask: "alert", id: alert.id, change: { search: wanted } } }
    : showAlert(alert.id);
}

function widerView({ search, paused }: Alert): View {
  return [
    text`✅ C'est fait, votre alerte cherche plus large : ${strong(describeSearch(search))}.${paused ? " Elle est en pause." : ""}`,
    ...actions(press("↩︎ Annuler", "undo"), press("⚙️ Régler", "alert")),
    ...alertsButton,
  ];
}

function undoneView(state: StateOf<"silence">): View {
  return [
    text`↩︎ C'est annulé : votre alerte cherche de nouveau ${strong(describeSearch(state.search))}.`,
    ...renderSilence(state).slice(1),
  ];
}

function keptLine({ paused }: Alert): Block {
  return paused
    ? text`⏸ C'est noté. Cette alerte est en pause : « Régler » permet de la reprendre.`
    : text`🔔 C'est noté, je continue.`;
}

const alertsButton = actions(press("🔔 Mes alertes", "alerts"));
const ways: Block[] = [...actions(press("⚙️ Régler", "alert"), press("🔔 Mes alertes", "alerts"))];
