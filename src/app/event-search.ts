import type { ServiceCheck } from "../adapters/data-service.ts";
import { explainFailedCheck } from "../adapters/france-travail/api/failed-check.ts";
import { eventsName } from "../adapters/france-travail-events/profile.ts";
import { openEventsSource } from "../adapters/france-travail-events/source.ts";
import { type Config, isSandboxed } from "../config.ts";
import { SourceError } from "../core/failure.ts";
import type { Search } from "../core/search/search.ts";
import { type KindSearch, openKindSearch } from "./kind-search.ts";

/** The events of Mes évènements emploi, for a command. */
export type EventSearch = KindSearch;

export function openEventSearch(config: Config, now: () => Date): Promise<EventSearch> {
  const fictitious = isSandboxed(config).events;
  return openKindSearch(config, now, { kind: "evenements", open: openEventsSource, fictitious });
}

/** All events of a small département: one call. */
const small: Search = {
  kind: "evenements",
  titles: [],
  place: { kind: "departement", code: "23", name: "Creuse", region: "75" },
  radius: 0,
  filters: {},
};

/** Whether the service still answers as it did, by one call. */
export async function checkEvents(config: Config, now: () => Date): Promise<ServiceCheck> {
  const search = await openEventSearch(config, now);
  try {
    const { found } = await search.read(small);
    const by = search.fictitious ? "the sandbox answers in its place" : "answers as expected";
    return { is: "ok", says: `${eventsName}: ${by} (${found.length} events read)` };
  } catch (error) {
    if (error instanceof SourceError) return explainFailedCheck(eventsName, error);
    throw error;
  } finally {
    await search.close();
  }
}
