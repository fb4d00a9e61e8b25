import type { FilterName } from "../search/filters.ts";

/**
 * One check on the way of an offer into a digest, with the facts it used. `passes` is undefined where it
 * decides nothing.
 */
export type Check = { passes: boolean | undefined } & (
  | { stage: "alert"; next: string }
  /** They can be written to. */
  | { stage: "person" }
  | { stage: "offer"; is: "there"; title: string; created?: string }
  | { stage: "offer"; is: "gone" }
  | { stage: "offer"; is: "unread"; service: string; why: string }
  | { stage: "job"; how: "ticked" | "related" | "another" | "unknown" | "any"; rome?: string }
  | { stage: "kind" }
  | { stage: "place"; label: string; km?: number }
  /** What the offer says, where it says it. */
  | { stage: "filter"; filter: FilterName; says?: string }
  /** Its owner wants none of the offers of this company. */
  | { stage: "company"; company: string }
  | { stage: "date"; created?: string; readUpTo: string; isNew: boolean }
  /** No copy of what was told. */
  | { stage: "copy" }
  | { stage: "told"; isTold: boolean }
  | { stage: "waiting"; since: string; offered: boolean }
  | { stage: "sending"; slot: string }
);
