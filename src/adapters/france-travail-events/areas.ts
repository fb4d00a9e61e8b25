import type { JobEvent } from "../../core/offers/job-event.ts";

/** Where events are asked for: in a département, at distance wherever that is, or in the whole country. */
export type EventArea = { departement: string } | "at distance" | "country";

/** The coming events of an area, the next ones first; `isAll`: there are no more of them. */
export type EventBlock = { events: JobEvent[]; isAll: boolean };

/** Areas that are the same have the same key. */
export function toAreaKey(area: EventArea): string {
  return typeof area === "string" ? area : area.departement;
}
