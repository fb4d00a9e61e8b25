import type { NamedThing, Reading } from "../understanding/acts/reading.ts";
import { findWeekday, isLongPause, readAlertWish, saysHowLong } from "./alert-wish.ts";
import { whichAlert } from "./alerts.ts";
import type { Turn } from "./events.ts";
import { toNamedAlert } from "./named-alert.ts";
import { showAlert, showAlerts } from "./open.ts";
import { showSetting } from "./setting.ts";
import { getSearch, type State, type StateOf, toAside } from "./state.ts";
import { updateStep } from "./step.ts";
import { showStopped, stopAll } from "./stopped.ts";

/**
 * Changes an alert as a message wants: "arrête la 2", "à 18 h plutôt". Where several may be meant, the list
 * is shown and which one is asked.
 */
export function applyAlertAct(state: State, { to = "", which, named, isSure }: Reading, text = ""): Turn {
  // A question that stands there is answered first.
  if (state.step === "alert" && state.confirming) return updateStep(state, { type: "again" });
  if (to === "stop-all" || (to === "stop" && which === "all"))
    return state.step === "alerts" && isSure ? stopAll(state) : showStopped(toAside(state));
  if (which === "all" || (to === "resume" && which === undefined && ofAll.test(text))) return changeAll(state, to);
  const id = named ? undefined : findAlert(state, which);
  if (id === undefined) return askWhich(state, { to, which, named, isSure }, text);
  // What is a guess is shown, and its buttons do the rest.
  if (!isSure) return showAlert(id, { search: getSearch(state) });
  const from = { search: getSearch(state), ...(state.step === "digest" ? { digest: state } : {}) };
  const setting = (part: "hour" | "days"): StateOf<"setting"> => ({ step: "setting", id, part, ...from });
  const [name, value = ""] = to.split(":");
  const days = findWeekday(text);
  // At 2 o'clock nothing is sent: that is told where hours are set.
  if (days !== undefined && name === "hour" && value !== "" && value !== "2")
    return showAlert(id, { ...from, change: { schedule: { hour: Number(value), days } } });
  if (days !== undefined && name === "days" && value !== "weekdays")
    return showAlert(id, { ...from, change: { schedule: { days } } });
  switch (name) {
    case "pause":
      return sayLongPause(showAlert(id, { ...from, change: "week" }), text);
    case "resume":
      return showAlert(id, { ...from, change: "resume" });
    case "stop":
      return saysHowLong(text)
        ? sayLongPause(showAlert(id, { ...from, change: "week" }), text)
        : showAlert(id, { ...from, change: "pause" });
    case "hour":
      return value === ""
        ? showSetting(setting("hour"))
        : updateStep(setting("hour"), { type: "press", action: "hour", value });
    case "days":
      return updateStep(setting("days"), { type: "press", action: "days", value });
    case "often":
      return updateStep(setting("days"), { type: "press", action: "days", value: "published" });
    default:
      return showSetting(setting("days"));
  }
}

/** "reprends toutes mes alertes"; what else is changed is changed of one at a time. */
function changeAll(state: State, to: string): Turn {
  if (to === "resume")
    return updateStep(
      { step: "alerts", shown: [], aside: toAside(state) },
      { type: "press", action: "resume", value: "" },
    );
  return { ...showAlerts(toAside(state)), notice: "Je change une alerte à la fois. Laquelle ? Touchez son numéro." };
}

/** The one that is named, or the only one that can be meant on this screen. */
function findAlert(state: State, which: Reading["which"]): string | undefined {
  switch (state.step) {
    case "alerts":
      return state.shown.length === 1 && which === undefined ? state.shown[0] : state.shown[Number(which) - 1];
    case "digest":
      return state.alert;
    case "alert":
    case "setting":
      return state.id;
    default:
      return undefined;
  }
}

type AlertRequest = { to: string; which: Reading["which"]; named: Reading["named"]; isSure: boolean };

/** What is wanted waits for the alerts: the only one is meant, of several one is to be named. */
function askWhich(state: State, { to, which, named, isSure }: AlertRequest, text: string): Turn {
  const list = showAlerts(toAside(state));
  if (state.step === "alerts" && typeof which === "number")
    return { ...list, notice: "Il n'y a pas d'alerte de ce numéro." };
  // A pause comes to an end by itself: it is no great harm where it was only a guess.
  const wish = isSure || saysHowLong(text) ? readAlertWish(to, text) : undefined;
  if (list.state.step !== "alerts" || wish === undefined) return { ...list, notice: whichAlert };
  return sayLongPause(
    {
      ...list,
      state: {
        ...list.state,
        wish,
        ...(typeof which === "number" ? { which } : {}),
        ...(named ? { named: toNamedAlert(named) } : {}),
      },
    },
    text,
  );
}

/** What is neither a job nor a word of the search on screen may be what an alert is called. */
export function stopNamed(state: State, named: NamedThing): Turn {
  const list = showAlerts(toAside(state));
  return list.state.step === "alerts"
    ? { ...list, state: { ...list.state, wish: "pause", named: toNamedAlert(named, true) } }
    : list;
}

/** A pause lasts a week: who wants a longer one is told. */
function sayLongPause(turn: Turn, text: string): Turn {
  return isLongPause(text) ? { ...turn, notice: longPause } : turn;
}

const longPause =
  "Une pause dure 7 jours. Pour plus longtemps : « arrête mon alerte », puis « reprends mon alerte » quand vous voulez.";
const ofAll = /(?<!\p{L})(?:alertes|toutes|tout|messages|envois)(?!\p{L})/iu;
