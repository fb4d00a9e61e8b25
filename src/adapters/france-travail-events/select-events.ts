import { createCooperativeYield } from "../../core/async/cooperative-yield.ts";
import type { JobEvent } from "../../core/offers/job-event.ts";
import { toStatements } from "../../core/offers/listing.ts";
import type { Found } from "../../core/offers/offer.ts";
import { findTerms } from "../../core/offers/offer-text.ts";
import type { Centres } from "../../core/places/area.ts";
import { matches } from "../../core/search/matches.ts";
import type { Search } from "../../core/search/search.ts";
import { toFoundOffer } from "../found-offer.ts";
import type { EventBlock } from "./areas.ts";

/** A search, with the jobs that it asks for and those of the same families. */
export type EventSelection = { search: Search; ticked: string[]; related: string[]; centres: Centres; now: Date };

/** The events that belong to a search. There may be thousands to look through, and others write meanwhile. */
export async function selectEvents(events: readonly JobEvent[], selection: EventSelection): Promise<Found<JobEvent>[]> {
  const { search, centres, now } = selection;
  const yieldIfDue = createCooperativeYield();
  const found: Found<JobEvent>[] = [];
  for (const event of events) {
    const fit = fitJobs(event, selection);
    if (fit !== "none" && matches(event, search, centres, now))
      found.push(toFoundOffer(event, fit === "related", search, centres));
    const others = yieldIfDue();
    if (others) await others;
  }
  return found;
}

/** By their date and, on one moment, by their distance. */
export function sortEvents(found: readonly Found<JobEvent>[]): Found<JobEvent>[] {
  return found.toSorted(
    (a, b) => a.offer.starts.localeCompare(b.offer.starts) || rankOf(a) - rankOf(b) || compareKeys(a, b),
  );
}

/** Without a distance last: it may be anywhere. */
function rankOf({ distanceKm }: Found): number {
  return distanceKm ?? Number.MAX_SAFE_INTEGER;
}

function compareKeys(a: Found, b: Found): number {
  return a.offer.key.localeCompare(b.offer.key);
}

/**
 * Whether it is about what is looked for: the jobs that were ticked or all jobs, or else those of the same
 * families or sector. Who looks for words finds them in its text; who looks for nothing in particular finds
 * all.
 */
function fitJobs(event: JobEvent, { search, ticked, related }: EventSelection): "wanted" | "related" | "none" {
  const { titles, words = "" } = search;
  if (titles.length === 0) {
    const hasWords = words === "" || findTerms(toStatements(event), [words]).length > 0;
    return hasWords ? "wanted" : "none";
  }
  if (event.isForAllJobs || event.romes.some((code) => ticked.includes(code))) return "wanted";
  const isNear = event.romes.some((code) => related.includes(code) || ticked.some((own) => own.startsWith(code)));
  return isNear ? "related" : "none";
}

/** Each event once: one that is held at distance comes with its département as well. */
export function joinBlocks(blocks: readonly EventBlock[]): JobEvent[] {
  return [...new Map(blocks.flatMap(({ events }) => events).map((event) => [event.key, event])).values()];
}
