import type { JobEvent } from "../../core/offers/job-event.ts";

/**
 * Which events are asked for: those of a département, of a sector (the first letter of ROME codes), or held
 * at distance; without any of these, those of the whole country.
 */
export type EventArea = { departement?: string; sector?: string; isRemote?: true };

/** The coming events of an area, the next ones first; `isAll`: there are no more of them. */
export type EventBlock = { events: JobEvent[]; isAll: boolean };

/** Areas that are the same have the same key. */
export function toAreaKey({ departement = "", sector = "", isRemote }: EventArea): string {
  return `${departement} ${sector} ${isRemote ? "remote" : ""}`;
}
