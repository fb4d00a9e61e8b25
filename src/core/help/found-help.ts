import type { Commune } from "../places/place.ts";
import type { HelpChoice } from "./help-index.ts";
import type { HelpKind } from "./help-place.ts";

/** Who helps near a commune. */
export type FoundHelp = {
  choices: HelpChoice[];
  /** The kinds of which nothing could be read yet; that is not the same as none near there. */
  missing: HelpKind[];
  /** Invented, for the demonstration. */
  isFictitious: boolean;
  /** When the oldest of the lists was read: ISO 8601. */
  asOf?: string;
  /** As people know the source, and where it can be looked up. */
  source: { label: string; page: string };
};

/** Who helps near a commune, from a copy that is kept here: only a first question waits for a service. */
export type FindHelp = (commune: Commune) => Promise<FoundHelp>;
