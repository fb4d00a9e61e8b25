import type { HttpHeaders } from "./message.ts";

/** The clock of a service, for what has to be compared with the dates that it gives. */
export type ServerClock = {
  /** The service's own clock, as its last answer told; ours, where that is behind. */
  time: () => Date;
};

/** Follows the clock of a service by the `Date` header of its answers. */
export function createServerClock(): ServerClock & { note: (headers: HttpHeaders) => void } {
  let aheadMs = 0;
  return {
    note: ({ date = "" }) => {
      aheadMs = measureAheadMs(date, Date.now());
    },
    time: () => new Date(Date.now() - aheadMs),
  };
}

/** How far our clock is ahead of a service's; 0 where it is behind, or where the header is not a date. */
export function measureAheadMs(date: string, now: number): number {
  const serverTime = Date.parse(date);
  return Number.isNaN(serverTime) ? 0 : Math.max(0, now - serverTime);
}
