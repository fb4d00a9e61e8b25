import type { Kind } from "../search/kind.ts";

/** What tells one source of offers from another. The core knows no source by name: it is given these. */
export type SourceProfile = {
  /**
   * The prefix of the keys of its own offers ("ft" in "ft:206ZFSY"). Stored in alerts, so never renamed.
   * Contains neither ":" nor ",".
   */
  id: string;
  /** As people know it: "France Travail". */
  label: string;
  /** The kinds of searches whose alerts it feeds. */
  alertKinds: readonly Kind[];
  freshness: Freshness;
  /** The ids of other sources whose offers it lists as well, each under the key of its own source. */
  alsoLists?: readonly string[];
};

/** How alerts are kept up to date with a source. */
export type Freshness =
  /** Returns what was published since an instant. Readings overlap, since services show some offers late. */
  | { type: "continuous"; overlapMs: number }
  /** It tells all that it has, and imports at night: once a day after this hour in Paris is enough. */
  | { type: "daily"; afterHour: number };

/** The id of the source whose own an offer is, whichever source has listed it. */
export function getSourceId(offerKey: string): string {
  return offerKey.slice(0, Math.max(0, offerKey.indexOf(":")));
}
