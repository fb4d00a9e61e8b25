import { splitWords } from "../text/text.ts";
import type { Reading } from "../understanding/acts/reading.ts";
import type { Turn } from "./events.ts";
import { showAlert, showAlerts } from "./open.ts";
import { showSetting } from "./setting.ts";
import { getSearch, type State, type StateOf, toAside } from "./state.ts";
import { updateStep } from "./step.ts";
import { showStopped, stopAll } from "./stopped.ts";

/**
 * Changes an alert as a message wants: "arrête la 2", "à 18 h plutôt". Where several may be meant, the list
 * is shown and which one is asked.
 */
export function applyAlertAct(state: State, { to = "", which, isSure }: Reading, text = ""): Turn {
  // A question that stands there is answered first.
  if (state.step === "alert" && state.confirming) return updateStep(state, { type: "again" });
  if (to === "stop-all" || (to === "stop" && which === "all"))
    return state.step === "alerts" && isSure ? stopAll(state) : showStopped(toAside(state));
  if (which === "all") return changeAll(state, to);
  const id = findAlert(state, which);
  if (id === undefined) return askWhich(state, which);
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
      return showAlert(id, { ...from, change: "week" });
    case "resume":
      return showAlert(id, { ...from, change: "resume" });
    case "stop":
      return showAlert(id, { ...from, change: "pause" });
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
  if (to === "resume" && state.step === "alerts")
    return updateStep(state, { type: "press", action: "resume", value: "" });
  return { ...showAlerts(toAside(state)), notice: "Je change une alerte à la fois. Laquelle ? Touchez son numéro." };
}

/** "le mercredi à 18 h": the one day that is named, 0 for Sunday; "pas le mercredi" names none. */
function findWeekday(text: string): number | undefined {
  const words = splitWords(text).map((word) => word.replace(/s$/, ""));
  const named = weekdays.flatMap((day, number) => (words.includes(day) ? [number] : []));
  const isDenied = words.some((word) => word === "pa" || word === "sauf" || word === "san" || word === "jamai");
  return named.length === 1 && !isDenied ? named[0] : undefined;
}

const weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

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

function askWhich(state: State, which: Reading["which"]): Turn {
  const list = showAlerts(toAside(state));
  const notice =
    state.step === "alerts" && typeof which === "number"
      ? "Il n'y a pas d'alerte de ce numéro."
      : "De quelle alerte s'agit-il ? Écrivez par exemple « arrête la 2 », ou touchez son numéro.";
  return { ...list, notice };
}
