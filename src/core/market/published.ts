import { dayMs } from "../durations.ts";
import type { Offer } from "../offers/offer.ts";
import { formatParisDay } from "../text/paris-time.ts";

/** When the offers that are still online appeared: a day or a week a bin, the oldest first, of those read. */
export type PublicationDates = {
  unit: "day" | "week";
  /** The first day of each, in Paris: "2026-11-22". */
  bins: { from: string; count: number }[];
  /** Before the first bin. */
  older: number;
  /** Older offers were not read: the first bin lacks some. */
  isCut: boolean;
};

const mostDays = 14;
const weeks = 5;

/**
 * Counts the newest offers only, as far back as they reach: by day for up to two weeks, otherwise by week
 * over the last five.
 */
export function countPublished(offers: Offer[], isAll: boolean, now: Date): PublicationDates {
  const today = number(formatParisDay(now));
  const ages = offers.flatMap(({ created }) =>
    created ? [Math.max(0, today - number(formatParisDay(new Date(created))))] : [],
  );
  const oldest = ages.length === 0 ? 0 : Math.max(...ages);
  const unit = oldest < mostDays ? "day" : "week";
  const size = unit === "day" ? 1 : 7;
  const count = unit === "day" ? oldest + 1 : Math.min(weeks, Math.floor(oldest / 7) + 1);
  const bins = Array.from({ length: ages.length === 0 ? 0 : count }, (_, i) => {
    const back = count - 1 - i;
    return {
      from: new Date((today - (back + 1) * size + 1) * dayMs).toISOString().slice(0, 10),
      count: ages.filter((age) => Math.floor(age / size) === back).length,
    };
  });
  const older = ages.filter((age) => age >= count * size).length;
  return { unit, bins, older, isCut: !isAll && older === 0 && ages.length > 0 };
}

/** How many appeared in the last seven days; `atLeast` where not all of those were read. */
export type WeekCount = { count: number; atLeast: boolean };

/** None where no offer has a date. */
export function countLastWeek({ unit, bins, isCut }: PublicationDates): WeekCount | undefined {
  const size = unit === "day" ? 7 : 1;
  if (bins.length === 0) return undefined;
  const count = bins.slice(-size).reduce((sum, { count }) => sum + count, 0);
  return { count, atLeast: isCut && bins.length <= size };
}

/** Days since 1970. */
function number(day: string): number {
  return Date.parse(day) / dayMs;
}
