import { openEventsSource } from "../adapters/france-travail-events/source.ts";
import { type Config, isSandboxed } from "../config.ts";
import { type KindSearch, openKindSearch } from "./kind-search.ts";

/** The events of Mes évènements emploi, for a command. */
export type EventSearch = KindSearch;

export function openEventSearch(config: Config, now: () => Date): Promise<EventSearch> {
  const fictitious = isSandboxed(config).events;
  return openKindSearch(config, now, { kind: "evenements", open: openEventsSource, fictitious });
}
