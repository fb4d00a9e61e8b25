import type { Alert, NotifyingPlatforms } from "../alerts/alert.ts";
import { isNamedBySearch } from "../alerts/alert-name.ts";
import { formatZone, isNight, type Schedule, weekdays } from "../alerts/schedule.ts";
import { isFeminine, kindTable } from "../search/kind.ts";
import { describeSearch, type Search } from "../search/search.ts";
import { formatDayInZone } from "../text/dates.ts";
import { cut, pluralise } from "../text/text.ts";
import type { Event } from "./events.ts";
import type { StateOf } from "./state.ts";
import { actions, press, rich, strong, text, type View } from "./view.ts";

/** An alert as a screen: what changed, what it looks for and when, and its buttons. */
export function renderAlert(
  state: StateOf<"alert">,
  alert: Alert,
  asOf: string,
  arrival?: NotifyingPlatforms,
  was: Was = {},
): View {
  const { paused, sent, search, name } = alert;
  const title = isNamedBySearch(alert) ? describeSearch(search) : `${name} (${describeSearch(search)})`;
  const rest = [
    ...actions(
      state.said !== "created" && press("‹ Mes alertes", "list"),
      state.digest && press("‹ Revenir aux nouvelles offres", "back"),
    ),
  ];
  if (state.confirming)
    return [
      text`⚠️ Supprimer l'alerte ${strong(alert.name)} ? ${sent > 0 ? `Elle vous a envoyé ${count(search, sent)}.` : ""}`,
      ...actions(press("🗑 Oui, supprimer", "sure", "", "danger"), press("Non, garder", "keep")),
    ];
  if (state.said === "created" && !paused)
    return [
      text`🔔 ${strong("Alerte créée")} : ${describeSearch(search)}`,
      text`Je vous écris ${state.isInPrivate ? "en message privé, " : ""}${strong(formatSchedule(alert.schedule))} s'il y a du nouveau${expected(state.perWeek)}. Jamais deux fois ${isFeminine(search.kind) ? "la" : "le"} même ${kindTable[search.kind].one}, rien la nuit. Premières nouvelles possibles : ${formatDayInZone(alert.next, alert.schedule.zone, asOf)}.`,
      ...arrivalLines(arrival),
      ...actions(press(`‹ Revenir aux ${kindTable[alert.search.kind].many}`, "offers", "", "success")),
      ...actions(press("🕗 Heure", "hour"), press("📅 Jours", "days"), press("🏷 Nom", "name")),
      ...actions(press("🔔 Mes alertes", "list"), press("↩︎ Annuler l'alerte", "undo")),
      ...rest,
    ];
  return [
    ...knownLine(state),
    ...changedLine(state, alert, was),
    text`${paused ? "⏸" : "🔔"} ${strong(title)}`,
    paused ? pausedLine(paused, alert.schedule.zone, asOf) : activeLine(alert, asOf),
    ...withoutLines(alert),
    ...(paused ? [] : arrivalLines(arrival)),
    ...actions(
      press(`👁 Voir les ${kindTable[alert.search.kind].many}`, "offers"),
      press("✏️ Métiers, lieu, filtres", "search"),
    ),
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
function arrivalLines(arrival: NotifyingPlatforms | undefined): View {
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

function knownLine({ said, instead }: StateOf<"alert">): View {
  if (said !== "known") return [];
  return instead
    ? [
        text`Vous suivez déjà cette recherche, avec l'alerte ci-dessous. L'autre, ${strong(instead.name)}, n'a pas changé.`,
      ]
    : [text`Vous suivez déjà cette recherche.`];
}

/**
 * Leads to the alert that already looks for the same; the new one may be meant for something else, or no
 * longer be needed.
 */
function insteadButtons({ said, instead }: StateOf<"alert">): View {
  if (said !== "known" || !instead) return [];
  return actions(press("🔔 Voir l'autre alerte", "instead"), press("🗑 Supprimer l'autre", "drop"));
}

/** What an alert was before it was changed, and the name that it could not have. */
type Was = Pick<Extract<Event, { type: "alert" }>, "before" | "takenName">;

/** What was just changed, as it is now. */
function changedLine(
  { said: outcome, changed }: StateOf<"alert">,
  { name, schedule, related, without, paused }: Alert,
  { before, takenName }: Was,
): View {
  if (outcome !== "changed") return [];
  switch (changed) {
    case undefined:
      return [];
    case "name":
      if (takenName !== undefined)
        return [text`✅ « ${takenName} » est déjà le nom d'une autre alerte : celle-ci s'appelle « ${name} ».`];
      return [text`✅ C'est noté, le nom est changé :`];
    case "search":
      return [text`✅ C'est noté, la recherche est changée :`];
    case "schedule":
      return [
        text`✅ C'est noté : ${formatSchedule(schedule)}${noLonger(schedule, before)}.${atNight(schedule, before)}`,
      ];
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

/** The hour of an alert is the one hour of the night in which it may write, and only as it was asked for. */
function atNight({ days, hour }: Schedule, before?: Alert): string {
  if (days === "published" || !isNight(hour) || before?.schedule.hour === hour) return "";
  return ` C'est la nuit : sinon je n'écris jamais entre 21 h et 8 h, mais vous avez choisi cette heure.`;
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
    : text`⏸ En pause jusqu'à ${formatDayInZone(until, zone, asOf)}.`;
}

function activeLine({ schedule, next, sent, search }: Alert, asOf: string) {
  const so =
    sent > 0 ? ` ${count(search, sent)} déjà envoyé${isFeminine(search.kind) ? "e" : ""}${sent > 1 ? "s" : ""}.` : "";
  return text`Je vous écris ${formatSchedule(schedule)} s'il y a du nouveau ; la prochaine fois ${formatDayInZone(next, schedule.zone, asOf)}.${so}`;
}

/** An alert that is no longer there. */
export function renderGoneAlert(state: StateOf<"alert">): View {
  return [
    state.said === "deleted"
      ? text`🗑 Alerte supprimée.`
      : text`Cette alerte n'existe plus : vous ne recevez plus ces offres.`,
    ...actions(state.digest && press("🔔 La créer de nouveau", "recreate", "", "success")),
    ...actions(state.search && press(`‹ Revenir aux ${kindTable[state.search.kind].many}`, "offers")),
    ...actions(press("🔔 Mes alertes", "list"), press("🔎 Nouvelle recherche", "new")),
    ...actions(state.digest && press("‹ Revenir aux nouvelles offres", "back")),
  ];
}

/** "chaque jour à 8 h", and in which time where that is not the one of Paris. */
export function formatSchedule({ hour, days, zone }: Schedule): string {
  const where = formatZone(zone) === "Paris" ? "" : ` (heure de ${formatZone(zone)})`;
  if (days === "published") return `dès parution, de 8 h à 20 h${where}`;
  const when =
    days === "all" ? "chaque jour" : days === "weekdays" ? "du lundi au vendredi" : `chaque ${weekdays[days]}`;
  return `${when} à ${hour} h${where}`;
}

/** "12 offres", "1 évènement" */
function count({ kind }: Search, number: number): string {
  const { one, many } = kindTable[kind];
  return pluralise(number, one, many);
}

/** How many offers came in the last week; undefined when no service could tell. */
function expected(perWeek: number | undefined): string {
  if (perWeek === undefined) return "";
  return perWeek === 0
    ? " (aucune offre ces 7 derniers jours)"
    : ` (environ ${pluralise(perWeek, "offre")} par semaine)`;
}
