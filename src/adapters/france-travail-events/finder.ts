import type { Requesters } from "../../core/requester.ts";
import type { Search } from "../../core/search/search.ts";
import type { EventArea, EventBlock } from "./areas.ts";
import type { EventSelection } from "./select-events.ts";

/** How what belongs to a search is found. */
export type EventFinder = {
  /** The same areas are asked for once, by whoever asks. */
  readArea: (area: EventArea, askedBy?: Requesters) => Promise<EventBlock>;
  areasFor: (search: Search) => Promise<{ areas: EventArea[]; selection: EventSelection }>;
};
