import { type Schedule, weekdays, zones } from "../alerts/schedule.ts";
import { normaliseText, truncate } from "../text/text.ts";
import type { Event, Turn } from "./events.ts";
import { showAlert } from "./open.ts";
import type { StateOf } from "./state.ts";
import { actions, press, text, type View } from "./view.ts";

/**
 * Edits when an alert writes, and its name. Hours that are not offered may be typed: typing one is consent
 * enough to be written to at night.
 */
export function updateSetting(state: StateOf<"setting">, event: Event): Turn {
  const { id, part, search, digest } = state;
  const from = { search, digest };
  if (event.type === "text") return typed(state, event.text);
  if (event.type !== "press" && event.type !== "pick") return showSetting(state);
  const value = event.type === "press" ? event.value : (event.values[0] ?? "");
  const action = event.type === "press" ? event.action : event.field;
  if (action === "back" || action === "cancel") return showAlert(id, from);
  if (action === "zone" && value === "") return showSetting({ ...state, part: "zone" });
  if (action !== part) return showSetting(state);
  switch (part) {
    case "hour":
      return withHour(state, Number(value));
    case "days": {
      const days = dayOptions.find((one) => one.value === value)?.days;
      return days === undefined ? showSetting(state) : showAlert(id, { ...from, change: { schedule: { days } } });
    }
    case "zone": {
      const zone = zones.find((one) => one.zone === value)?.zone;
      return zone === undefined ? showSetting(state) : showAlert(id, { ...from, change: { schedule: { zone } } });
    }
    case "name":
      return showSetting(state);
  }
}

export function showSetting(state: StateOf<"setting">): Turn {
  return { state, view: [...viewOf(state), ...actions(press("‹ Retour à l'alerte", "back"))] };
}

const maxNameLength = 60;

function typed(state: StateOf<"setting">, answer: string): Turn {
  const { id, part, search, digest } = state;
  const time = part === "hour" ? timeIn(answer) : undefined;
  if (time) return atFullHour(withHour(state, time.hour), time);
  const whole = answer.replace(/\s+/g, " ").trim();
  const name = truncate(whole, maxNameLength).trim();
  if (part === "name" && name !== "") {
    const turn = showAlert(id, { search, digest, change: { name } });
    return name === whole ? turn : { ...turn, notice: `Un nom a ${maxNameLength} lettres au plus : il est raccourci.` };
  }
  return { ...showSetting(state), notice: "Je n'ai pas compris. Touchez un des boutons." };
}

type Time = { hour: number; isFull: boolean };

/** "6 h du soir", "17h30", "midi": the hour that a text names. */
function timeIn(answer: string): Time | undefined {
  const text = normaliseText(answer);
  const [, digits, minutes] =
    text.match(/(?<![\w.,:-])(\d{1,2})\s*(?:(?:heures?|h|:|\.)(?![a-z])\s*(\d{2})?|$|(?=du |de l))/) ?? [];
  const isFull = (minutes ?? "00") === "00" && !/\b(demie?|quart)\b/.test(text);
  if (digits !== undefined) {
    const hour = Number(digits);
    const isLater = hour < 12 && /\b(du soir|de l.?apres.midi)\b/.test(text);
    return { hour: isLater ? hour + 12 : hour, isFull };
  }
  if (/\bminuit\b/.test(text)) return { hour: 0, isFull };
  return /\bmidi\b/.test(text) && !/\bapres.midi\b/.test(text) ? { hour: 12, isFull } : undefined;
}

/** Nobody waits for half past in vain. */
function atFullHour(turn: Turn, { hour, isFull }: Time): Turn {
  return isFull || turn.notice !== undefined
    ? turn
    : { ...turn, notice: `Je n'écris qu'à l'heure pile : ce sera ${hour} h.` };
}

function withHour(state: StateOf<"setting">, hour: number): Turn {
  const { id, search, digest } = state;
  if (hour === 2)
    return { ...showSetting(state), notice: "À 2 h, l'heure change deux fois par an. Choisissez 1 h ou 3 h." };
  if (!Number.isInteger(hour) || hour < 0 || hour > 23)
    return { ...showSetting(state), notice: "Une heure entre 0 h et 23 h, s'il vous plaît." };
  return showAlert(id, { search, digest, change: { schedule: { hour } } });
}

function viewOf({ part, schedule }: StateOf<"setting">): View {
  switch (part) {
    case "hour":
      return [
        text`🕗 À quelle heure ? Vous pouvez aussi en écrire une autre, « 6 h » par exemple.`,
        choose(
          "hour",
          "Heure",
          hours.map((hour) => ({ value: String(hour), label: `${hour} h` })),
          schedule && schedule.days !== "published" ? String(schedule.hour) : undefined,
        ),
        { kind: "input", label: "Écrire une heure", hint: "6 h" },
        ...actions(press("🌍 Fuseau horaire", "zone")),
      ];
    case "days":
      return [text`📅 Quels jours ?`, choose("days", "Jours", dayOptions, schedule && String(schedule.days))];
    case "zone":
      return [
        text`🌍 L'heure d'où ?`,
        choose(
          "zone",
          "Fuseau horaire",
          zones.map(({ zone, name }) => ({ value: zone, label: name })),
          schedule?.zone,
        ),
      ];
    case "name":
      return [
        text`🏷 Comment voulez-vous appeler cette alerte ? Écrivez son nom.`,
        { kind: "input", label: "Écrire un nom", hint: "Boulangerie près de chez moi" },
      ];
  }
}

function choose(field: string, label: string, options: { value: string; label: string }[], now?: string): View[number] {
  return {
    kind: "choose",
    field,
    label,
    many: false,
    picked: now === undefined ? [] : [now],
    options: options.map(({ value, label }) => ({ value, label })),
  };
}

const hours = Array.from({ length: 13 }, (_, i) => 8 + i);

const dayOptions: { value: string; label: string; days: Schedule["days"] }[] = [
  { value: "all", label: "Tous les jours", days: "all" },
  { value: "weekdays", label: "Du lundi au vendredi", days: "weekdays" },
  { value: "published", label: "Dès parution (8 h à 20 h)", days: "published" },
  ...weekdays.map((name, days) => ({
    value: String(days),
    label: `Chaque ${name}`,
    days,
  })),
];
