import type { Kind } from "../kind.ts";
import type { Found } from "../offer.ts";
import type { Search } from "../search.ts";

/** The services that alerts are fed by, as rows name them. */
export const feedNames = ["ft", "lba"] as const;
export type FeedName = (typeof feedNames)[number];

/** What to read for a search: what was published since then, with or without the offers of related jobs. */
export type Wanted = { from: Date; related: boolean };

export type Feed = {
  name: FeedName;
  /** As people know it: "France Travail". */
  service: string;
  kinds: readonly Kind[];
  /** The service's own clock: what it publishes later than this cannot have been read. */
  upTo: () => Date;
  /** All that the service has for the search since then, or more. Rejects with a `SourceError` when that could not be read to its end. */
  read: (search: Search, wanted: Wanted) => Promise<Found[]>;
};
