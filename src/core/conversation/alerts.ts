import type { Alert } from "../alerts/alert.ts";
import { formatDayInZone } from "../text/dates.ts";
import { quote } from "../text/quote.ts";
import { formatSchedule } from "./alert-view.ts";
import { toAlertChange } from "./alert-wish.ts";
import { renderWayBack, returnFromAside } from "./aside.ts";
import type { Event, Turn } from "./events.ts";
import { findNamedAlerts } from "./named-alert.ts";
import { showAlert, showAlerts, showResults } from "./open.ts";
import type { StateOf } from "./state.ts";
import { stopAll } from "./stopped.ts";
import { actions, type Block, type Press, press, rich, strong, text, type View } from "./view.ts";

/** All alerts of someone, each behind its number. */
export function updateAlerts(state: StateOf<"alerts">, event: Event): Turn {
  switch (event.type) {
    case "alerts":
      return listed(state, event.alerts, event.asOf);
    case "press": {
      const id = event.action === "open" ? state.shown[Number(event.value) - 1] : undefined;
      const change = state.wish === undefined ? {} : { change: toAlertChange(state.wish) };
      if (id !== undefined) return showAlert(id, { search: state.aside.search, ...change });
      if (event.action === "pause") return stopAll(state);
      if (event.action === "resume") return { state, ask: { ask: "alerts", change: "resume" } };
      return returnFromAside(state.aside, event) ?? showAlerts(state.aside);
    }
    default:
      return showAlerts(state.aside);
  }
}

/** The only alert is the one that a wish is about; of several, the one whose number or name was said. */
function listed({ wish, which, named, ...state }: StateOf<"alerts">, alerts: Alert[], asOf: string): Turn {
  const known = { ...state, shown: alerts.map(({ id }) => id) };
  const view = [...listView(alerts, asOf), ...renderWayBack(state.aside)];
  if (wish !== undefined && named) return meetNamed({ ...known, wish }, named, alerts, view);
  if (wish === undefined || alerts.length === 0) return { state: known, view };
  const meant = alerts[(which ?? 1) - 1];
  if (meant && (which !== undefined || alerts.length === 1))
    return showAlert(meant.id, { search: state.aside.search, change: toAlertChange(wish) });
  return which === undefined
    ? { state: { ...known, wish }, view, notice: whichAlert }
    : { state: known, view, notice: "Il n'y a pas d'alerte de ce numéro." };
}

/** The one that is called so; where none is, nothing is done, and what can be done is said. */
function meetNamed(
  state: StateOf<"alerts">,
  named: NonNullable<StateOf<"alerts">["named"]>,
  alerts: Alert[],
  view: View,
): Turn {
  const { wish, ...unwished } = state;
  const { search } = state.aside;
  const meant = findNamedAlerts(alerts, named);
  const [first, ...others] = meant;
  const said = quote(named.said, 40);
  if (first && others.length === 0 && wish !== undefined)
    return showAlert(first.id, { search, change: toAlertChange(wish) });
  if (first) return { state, view, notice: `Plusieurs de vos alertes parlent de ${said}. ${whichAlert}` };
  if (named.isOfSearch && search)
    return {
      ...showResults(search),
      notice: `${said} n'est ni dans votre recherche ni dans vos alertes : je n'enlève rien. Pour ne plus voir des offres qui le disent, écrivez « pas de » et ce mot.`,
    };
  return alerts.length === 0
    ? { state: unwished, view, notice: `Il n'y a pas d'alerte ${said}. ${howToDeleteAll}` }
    : { state, view, notice: `Aucune de vos alertes ne parle de ${said}. ${whichAlert}` };
}

const howToDeleteAll = "Pour effacer tout ce que je conserve : « supprime mes données ».";

export const whichAlert = "De quelle alerte s'agit-il ? Écrivez son numéro, ou touchez-le.";

function listView(all: Alert[], asOf: string): View {
  if (all.length === 0)
    return [
      text`🔔 Vous n'avez pas encore d'alerte.`,
      text`Cherchez un métier, puis touchez « 🔔 M'alerter » sous les offres : je vous écris chaque jour s'il y a du nouveau.`,
      ...actions(press("🔎 Chercher", "new", "", "success")),
    ];
  const active = all.some(({ paused }) => !paused);
  return [
    text`🔔 ${strong(`Vos alertes (${all.length}/10)`)}`,
    ...all.map((one, i) => line(one, i + 1, asOf)),
    ...actions(...all.map(openButton)),
    ...actions(
      press("➕ Nouvelle", "new"),
      active ? press("⏸ Tout arrêter", "pause") : press("▶️ Tout reprendre", "resume", "", "success"),
    ),
    ...actions(active && press("J'ai trouvé 🎉", "found")),
  ];
}

/** Beside others its number is enough for the eye. */
function openButton({ name }: Alert, i: number, { length }: Alert[]): Press {
  const number = i + 1;
  return length === 1
    ? press("Voir l'alerte 1", "open", number)
    : { ...press(String(number), "open", number), about: `Voir l'alerte ${name}` };
}

function line({ name, paused, schedule, sent }: Alert, number: number, asOf: string): Block {
  const state = paused
    ? paused.until === undefined
      ? "arrêtée"
      : `en pause jusqu'à ${formatDayInZone(paused.until, schedule.zone, asOf)}`
    : formatSchedule(schedule);
  const so = sent > 0 ? ` · ${sent} envoyée${sent > 1 ? "s" : ""}` : "";
  return { kind: "text", text: rich`${number}. ${paused ? "⏸" : "🔔"} ${strong(name)}, ${state}${so}` };
}
