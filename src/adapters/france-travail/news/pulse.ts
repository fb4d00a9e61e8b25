import { dayMs } from "../../../core/store.ts";

export type Pulse = {
  /** About how many offers the country has since then; undefined when that was not counted within a day. */
  expected: (from: Date, now: Date) => number | undefined;
  counted: (offers: number, from: Date, now: Date) => void;
};

/** How many offers an hour are published in the country, as the last count said. */
export function pulse(): Pulse {
  let last: { perHour: number; at: Date } | undefined;
  return {
    expected: (from, now) =>
      last && now.getTime() - last.at.getTime() < dayMs ? last.perHour * hoursBetween(from, now) : undefined,
    counted: (offers, from, now) => {
      last = { perHour: offers / hoursBetween(from, now), at: now };
    },
  };
}

function hoursBetween(from: Date, now: Date): number {
  return Math.max(1, (now.getTime() - from.getTime()) / 3_600_000);
}
