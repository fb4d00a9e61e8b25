const paris = "Europe/Paris";
const dayKey = new Intl.DateTimeFormat("fr-CA", { timeZone: paris, year: "numeric", month: "2-digit", day: "2-digit" });
const longDay = new Intl.DateTimeFormat("fr-FR", { timeZone: paris, day: "numeric", month: "long" });
const longDayAndYear = new Intl.DateTimeFormat("fr-FR", {
  timeZone: paris,
  day: "numeric",
  month: "long",
  year: "numeric",
});

/** How long ago, as people say it: "à l'instant", "il y a 3 h", "hier", "il y a 5 jours", then the date. Days are those of Paris. */
export function ago(instant: string, now: Date): string {
  const then = new Date(instant);
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000);
  const days = daysBetween(then, now);
  if (minutes < 2) return "à l'instant";
  if (minutes < 60) return `il y a ${minutes} min`;
  if (days === 0 || minutes < 6 * 60) return `il y a ${Math.floor(minutes / 60)} h`;
  if (days === 1) return "hier";
  return days <= 30 ? `il y a ${days} jours` : `le ${date(instant)}`;
}

/** "20 novembre 2026", in Paris. */
export function date(instant: string): string {
  return longDayAndYear.format(new Date(instant)).replace(/^1 /, "1er ");
}

/** "20 novembre", in Paris. */
export function day(instant: string): string {
  return longDay.format(new Date(instant)).replace(/^1 /, "1er ");
}

function daysBetween(then: Date, now: Date): number {
  return Math.round((Date.parse(dayKey.format(now)) - Date.parse(dayKey.format(then))) / 86_400_000);
}
