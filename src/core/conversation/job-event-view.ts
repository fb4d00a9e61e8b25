import { toCalendarFile } from "../exports/event-calendar.ts";
import { type Attendance, isHourKnown, type JobEvent } from "../offers/job-event.ts";
import type { Found } from "../offers/offer.ts";
import { formatHour, formatWeekday } from "../text/dates.ts";
import { formatParisDay } from "../text/paris-time.ts";
import { cut, pluralise } from "../text/text.ts";
import { createApplyButton } from "./apply-button.ts";
import { formatAway, joinFacts, type Standing } from "./card-parts.ts";
import { actions, type Card, press, rich, strong, text, type View } from "./view.ts";

/** An event in a list: what it is, when, where, and whether there is room. */
export function renderEventCard({ offer: event, distanceKm }: Found<JobEvent>, standing: Standing): Card {
  const { number, isSaid, now } = standing;
  return {
    kind: "card",
    title: `${number}. 📅 ${cut(event.title, 90)}`,
    facts: joinFacts(
      [event.type, formatWhen(event, now)],
      [whereHeld(event, distanceKm)],
      [formatRoom(event)],
      [event.source, !isSaid && event.fictitious && "⚠️ évènement fictif"],
    ),
    open: press(String(number), "offer", number),
  };
}

/** The whole of an event, and how to enrol. */
export function renderJobEvent(event: JobEvent, distanceKm: number | undefined, now: Date): View {
  const { organiser, audience = [] } = event;
  return [
    {
      kind: "card",
      title: `📅 ${cut(event.title, 200)}`,
      facts: [
        ...(event.fictitious
          ? [rich`⚠️ ${strong("Évènement fictif")}, pour la démonstration : il n'aura pas lieu.`]
          : []),
        ...joinFacts(
          [event.type],
          [`🗓 ${formatWhen(event, now)}`],
          [`📍 ${whereHeld(event, distanceKm)}`],
          [organiser && `🏢 ${cut(organiser, 120)}`],
          [audience.length > 0 && `👥 Pour : ${cut(audience.join(", "), 200)}`],
          [`🎟 ${formatRoom(event)}`],
          [`Source : ${event.source}`],
        ),
      ],
      ...(event.description === "" ? {} : { body: cut(event.description, 1500) }),
    },
    ...eventAdvice,
    ...actions(createApplyButton(event)),
    ...actions(press("📆 Mettre dans mon agenda", askCalendar)),
  ];
}

/** An event as a file that calendars open. */
export function renderCalendar(event: JobEvent, now: Date): View {
  return [
    text`📆 ${strong(cut(event.title, 90))}, ${formatWhen(event, now)} : ouvrez ce fichier pour le mettre dans votre agenda.${event.fictitious ? " ⚠️ Évènement fictif, pour la démonstration." : ""}`,
    { kind: "file", ...toCalendarFile([event], now) },
  ];
}

/** The button that sends an event as a calendar file. */
export const askCalendar = "calendar";

/** Stands with events: enrolling asks for an account. */
export const eventAdvice: View = [text`Pour s'inscrire, il faut un espace personnel sur francetravail.fr (gratuit).`];

/** "mardi 8 décembre, de 14 h à 17 h": as far as it is known, and with another year. */
export function formatWhen(event: JobEvent, now: Date): string {
  const { starts, ends } = event;
  const [from, to] = [new Date(starts), ends === undefined ? undefined : new Date(ends)];
  const year = yearOf(from);
  const day = `${formatWeekday(from)}${year === yearOf(now) ? "" : ` ${year}`}`;
  if (to === undefined) return isHourKnown(event) ? `${day}, à ${formatHour(from)}` : `${day}, heure non précisée`;
  return formatWeekday(to) === formatWeekday(from)
    ? `${day}, de ${formatHour(from)} à ${formatHour(to)}`
    : `du ${day}, ${formatHour(from)}, au ${formatWeekday(to)}`;
}

const yearOf = (instant: Date): string => formatParisDay(instant).slice(0, 4);

function whereHeld({ place, onSite, atDistance }: JobEvent, distanceKm: number | undefined): string {
  const there = [place.label, ...formatAway(distanceKm)].filter((part) => part !== "").join(" · ");
  if (!onSite && atDistance) return "à distance";
  return atDistance ? `${there}, ou à distance` : there;
}

/** "12 places sur place · complet à distance" */
function formatRoom({ onSite, atDistance }: JobEvent): string {
  const both = onSite !== undefined && atDistance !== undefined;
  const rooms = [
    ...describeRoom(onSite, both ? " sur place" : ""),
    ...describeRoom(atDistance, both ? " à distance" : ""),
  ];
  return rooms.length === 0 ? "Places : non précisé" : rooms.join(" · ");
}

function describeRoom(attendance: Attendance | undefined, where: string): string[] {
  const { places } = attendance ?? {};
  if (places === undefined) return [];
  return [places === 0 ? `complet${where}` : `${pluralise(places, "place libre", "places libres")}${where}`];
}
