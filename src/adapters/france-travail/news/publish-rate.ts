import { dayMs, hourMs, isWithin } from "../../../core/durations.ts";

/** Remembers how many offers are published, from one run to the next. */
export type PublishRate = {
  /** About how many offers the country has since then; undefined when that was not counted within a day. */
  estimate: (from: Date, now: Date) => number | undefined;
  record: (offers: number, from: Date, now: Date) => void;
};

/** How many offers an hour are published in the country, as the last count said. */
export function createPublishRate(): PublishRate {
  let last: { perHour: number; at: Date } | undefined;
  return {
    estimate: (from, now) =>
      last && isWithin(now.getTime() - last.at.getTime(), dayMs) ? last.perHour * hoursBetween(from, now) : undefined,
    record: (offers, from, now) => {
      last = { perHour: offers / hoursBetween(from, now), at: now };
    },
  };
}

function hoursBetween(from: Date, now: Date): number {
  return Math.max(1, (now.getTime() - from.getTime()) / hourMs);
}
