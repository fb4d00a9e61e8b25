import { type Schedule, zoneName } from "../alerts/schedule.ts";
import { nameOf } from "../alerts/subscription.ts";
import { describe } from "../search.ts";
import { type Aside, type At, changes, draftFrom, emptyDraft } from "../state.ts";
import { count, cut } from "../text.ts";
import { actions, press, rich, strong, text, type View } from "../view.ts";
import { dayIn } from "../when.ts";
import type { Alert, AlertChange, Arrival, Event, Turn } from "../words.ts";
import { showAlerts } from "./alerts.ts";
import { showEdit } from "./edit.ts";
import { showDigest, showResults } from "./open.ts";
import { showSetting } from "./setting.ts";
import { subscribe } from "./subscribe.ts";

/** One alert: what it looks for, when it writes, and what can be done with it. */
export function alert(state: At<"alert">, event: Event): Turn {
  switch (event.type) {
    case "alert":
      if (event.alert && event.twin) return twin(state, event.alert, event.twin, event.asOf, event.arrival);
      return event.alert
        ? {
            state: { ...state, search: event.alert.search },
            view: alertView(state, event.alert, event.asOf, event.arrival, event.before),
          }
        : { state: { ...state, confirming: false }, view: goneView(state) };
    case "press":
      return pressed(state, event.action);
    default:
      return asked(state);
  }
}

/** Where an alert is shown from: what was just done with it, and the digest or the search to come back to. */
type From = { change?: AlertChange } & Partial<Pick<At<"alert">, "said" | "search" | "digest">>;

export function showAlert(id: string, { change, ...from }: From = {}): Turn {
  const said = change === undefined ? {} : ({ said: change === "delete" ? "deleted" : "changed" } as const);
  const part = partOf(change);
  return asked({ step: "alert", id, confirming: false, ...from, ...said, ...(part ? { changed: part } : {}) }, change);
}

/** What of the alert a change is about; to go on and to be gone show by themselves, and so does a rest unless it was longer already. */
function partOf(change: AlertChange | undefined): At<"alert">["changed"] {
  if (change === "week") return "week";
  return typeof change === "object" ? changes.find((part) => part in change) : undefined;
}

/** Another one looks for that already: it is shown, and nothing was changed. */
function twin({ digest }: At<"alert">, { id, name }: Alert, other: Alert, asOf: string, arrival?: Arrival): Turn {
  const known = { step: "alert", id: other.id, said: "known", instead: { id, name }, confirming: false } as const;
  const { search } = other;
  const state = digest ? { ...known, search, digest } : { ...known, search };
  return { state, view: alertView(state, other, asOf, arrival) };
}

function asked(state: At<"alert">, change?: AlertChange): Turn {
  return { state, ask: { ask: "alert", id: state.id, ...(change === undefined ? {} : { change }) } };
}

function pressed(state: At<"alert">, action: string): Turn {
  const { id, search, digest, instead } = state;
  const from = { search, digest };
  switch (action) {
    // The button that made it, tapped once more: what was said of it stays.
    case "alert":
      return asked(state);
    // Of the screen that was there while it was made: it came a moment too late.
    case "cancel":
      if (state.said === "created") return showAlert(id, { ...from, change: "delete" });
      return search ? showResults(search) : asked(state);
    case "instead":
      return instead ? showAlert(instead.id, { digest }) : asked(state);
    case "drop":
      return instead ? asked({ step: "alert", id: instead.id, confirming: true, digest }) : asked(state);
    case "week":
    case "pause":
    case "resume":
      return showAlert(id, { ...from, change: action });
    case "delete":
      return asked({ ...state, said: undefined, confirming: true });
    case "undo":
      return showAlert(id, { ...from, change: "delete" });
    case "sure":
      return state.confirming ? showAlert(id, { ...from, change: "delete" }) : asked(state);
    case "keep":
      return asked({ ...state, said: undefined, confirming: false });
    case "offers":
      return search ? showResults(search) : asked(state);
    case "back":
      return digest ? showDigest(digest) : asked(state);
    case "hour":
    case "days":
    case "name":
      return showSetting({ step: "setting", id, part: action, search, digest });
    case "search":
      return search ? showEdit({ ...search, revises: id }) : asked(state);
    case "list":
      return showAlerts(asideOf(state));
    case "related":
      return showAlert(id, { ...from, change: { related: true } });
    case "without":
      return showAlert(id, { ...from, change: { without: [] } });
    case "recreate":
      return digest ? subscribe(digest.search) : asked(state);
    default:
      return asked({ ...state, said: undefined });
  }
}

function asideOf({ search }: At<"alert">): Aside {
  return search ? { draft: draftFrom(search), search } : { draft: emptyDraft };
}

function alertView(state: At<"alert">, alert: Alert, asOf: string, arrival?: Arrival, before?: Alert): View {
  const { paused, sent, search, name } = alert;
  const title = name === nameOf(search) ? describe(search) : `${name} (${describe(search)})`;
  const rest = [
    ...actions(
      state.said !== "created" && press("‹ Mes alertes", "list"),
      state.digest && press("‹ Revenir aux nouvelles offres", "back"),
    ),
  ];
  if (state.confirming)
    return [
      text`⚠️ Supprimer l'alerte ${strong(alert.name)} ? ${sent > 0 ? `Elle vous a envoyé ${count(sent, "offre")}.` : ""}`,
      ...actions(press("🗑 Oui, supprimer", "sure", "", "danger"), press("Non, garder", "keep")),
    ];
  if (state.said === "created" && !paused)
    return [
      text`🔔 ${strong("Alerte créée")} : ${describe(search)}`,
      text`Je vous écris ${strong(often(alert.schedule))} s'il y a du nouveau${expected(state.perWeek)}. Jamais deux fois la même offre, rien la nuit. Premières nouvelles possibles : ${dayIn(alert.next, alert.schedule.zone, asOf)}.`,
      ...arrivalLines(arrival),
      ...actions(press("‹ Revenir aux offres", "offers", "", "success")),
      ...actions(press("🕗 Heure", "hour"), press("📅 Jours", "days"), press("🏷 Nom", "name")),
      ...actions(press("🔔 Mes alertes", "list"), press("↩︎ Annuler l'alerte", "undo")),
      ...rest,
    ];
  return [
    ...knownLine(state),
    ...changedLine(state, alert, before),
    text`${paused ? "⏸" : "🔔"} ${strong(title)}`,
    paused ? pausedLine(paused, alert.schedule.zone, asOf) : activeLine(alert, asOf),
    ...withoutLines(alert),
    ...(paused ? [] : arrivalLines(arrival)),
    ...actions(press("👁 Voir les offres", "offers"), press("✏️ Métiers, lieu, filtres", "search")),
    ...actions(press("🕗 Heure", "hour"), press("📅 Jours", "days"), press("🏷 Nom", "name")),
    ...(paused
      ? actions(press("▶️ Reprendre", "resume", "", "success"))
      : actions(press("⏸ Pause 7 jours", "week"), press("🔕 Arrêter", "pause"))),
    ...actions(press("🗑 Supprimer", "delete")),
    ...insteadButtons(state),
    ...rest,
  ];
}

/** How news arrive, and where else they can: the search goes along. */
function arrivalLines(arrival: Arrival | undefined): View {
  if (!arrival) return [];
  return [
    {
      kind: "text",
      about: "arrival",
      text: rich`📬 Vos nouvelles offres arrivent sur cette page, quand vous l'ouvrez.`,
    },
    ...actions(...arrival.elsewhere.map(({ label, url }) => ({ kind: "url", label, url }) as const)),
  ];
}

function knownLine({ said, instead }: At<"alert">): View {
  if (said !== "known") return [];
  return instead
    ? [
        text`Vous suivez déjà cette recherche, avec l'alerte ci-dessous. L'autre, ${strong(instead.name)}, n'a pas changé.`,
      ]
    : [text`Vous suivez déjà cette recherche.`];
}

/** To the alert that was to look for the same: it may be meant for something else, or not be needed any more. */
function insteadButtons({ said, instead }: At<"alert">): View {
  if (said !== "known" || !instead) return [];
  return actions(press("🔔 Voir l'autre alerte", "instead"), press("🗑 Supprimer l'autre", "drop"));
}

/** What was just changed, as it is now. */
function changedLine(
  { said, changed }: At<"alert">,
  { schedule, related, without, paused }: Alert,
  before?: Alert,
): View {
  if (said !== "changed") return [];
  switch (changed) {
    case undefined:
      return [];
    case "name":
      return [text`✅ C'est noté, le nom est changé :`];
    case "search":
      return [text`✅ C'est noté, la recherche est changée :`];
    case "schedule":
      return [text`✅ C'est noté : ${often(schedule)}${noLonger(schedule, before)}.`];
    case "week":
      return paused && paused.until === undefined
        ? [text`Cette alerte est déjà arrêtée. « Reprendre » la remet en marche.`]
        : [];
    case "related":
      return [
        related
          ? text`✅ C'est noté : aussi les métiers proches de ceux que vous avez cochés.`
          : text`✅ C'est noté : seulement les métiers que vous avez cochés.`,
        ...actions(!related && press("↩︎ Aussi les métiers proches", "related")),
      ];
    case "without":
      return [
        without.length > 0
          ? text`✅ C'est noté : vous ne recevrez plus les offres de ${without.at(-1) ?? ""}.`
          : text`✅ C'est noté : vous recevrez les offres de toutes les entreprises.`,
      ];
  }
}

/** Who chooses an hour for an alert that had none chooses something else as well. */
function noLonger({ days }: Schedule, before?: Alert): string {
  return before?.schedule.days === "published" && days !== "published" ? ", et non plus dès parution" : "";
}

function withoutLines({ without }: Alert): View {
  return without.length === 0
    ? []
    : [
        text`🏢 Sans les offres de : ${cut(without.join(", "), 300)}.`,
        ...actions(press("↩︎ Recevoir aussi leurs offres", "without")),
      ];
}

function pausedLine({ until, idle }: NonNullable<Alert["paused"]>, zone: string, asOf: string) {
  if (idle) return text`⏸ En pause, faute de nouvelles de vous. « Reprendre » suffit pour continuer.`;
  return until === undefined
    ? text`🔕 Alerte arrêtée : vous ne recevez plus ces offres. Elle reste enregistrée.`
    : text`⏸ En pause jusqu'à ${dayIn(until, zone, asOf)}.`;
}

function activeLine({ schedule, next, sent }: Alert, asOf: string) {
  const so = sent > 0 ? ` ${count(sent, "offre")} déjà envoyée${sent > 1 ? "s" : ""}.` : "";
  return text`Je vous écris ${often(schedule)} s'il y a du nouveau ; la prochaine fois ${dayIn(next, schedule.zone, asOf)}.${so}`;
}

function goneView(state: At<"alert">): View {
  return [
    state.said === "deleted"
      ? text`🗑 Alerte supprimée.`
      : text`Cette alerte n'existe plus : vous ne recevez plus ces offres.`,
    ...actions(state.digest && press("🔔 La créer de nouveau", "recreate", "", "success")),
    ...actions(state.search && press("‹ Revenir aux offres", "offers")),
    ...actions(press("🔔 Mes alertes", "list"), press("🔎 Nouvelle recherche", "new")),
    ...actions(state.digest && press("‹ Revenir aux nouvelles offres", "back")),
  ];
}

/** "chaque jour à 8 h", and in which time where that is not the one of Paris. */
export function often({ hour, days, zone }: Schedule): string {
  const where = zoneName(zone) === "Paris" ? "" : ` (heure de ${zoneName(zone)})`;
  if (days === "published") return `dès parution, de 8 h à 20 h${where}`;
  const when =
    days === "all" ? "chaque jour" : days === "weekdays" ? "du lundi au vendredi" : `chaque ${weekdays[days]}`;
  return `${when} à ${hour} h${where}`;
}

const weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

/** How many offers came in the last week; undefined when no service could tell. */
function expected(perWeek: number | undefined): string {
  if (perWeek === undefined) return "";
  return perWeek === 0 ? " (aucune offre ces 7 derniers jours)" : ` (environ ${count(perWeek, "offre")} par semaine)`;
}
