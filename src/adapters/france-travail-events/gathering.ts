import type { FeedBatch, FeedBatchResult, FeedRequest } from "../../core/alerts/feed.ts";
import { mapConcurrent } from "../../core/async/map-concurrent.ts";
import { ifSourceFails, SourceError } from "../../core/failure.ts";
import type { JobEvent } from "../../core/offers/job-event.ts";
import type { Found } from "../../core/offers/offer.ts";
import { toSearchKey } from "../../core/search/search.ts";
import { type EventArea, type EventBlock, toAreaKey } from "./areas.ts";
import type { EventFinder } from "./finder.ts";
import { selectEvents, sortEvents } from "./select-events.ts";

/** So many areas are read at once: what people wait for finds room. */
const concurrentAreas = 2;
/** After so many failures in a row nothing more is asked. */
const maxFailures = 3;

/**
 * All coming events that alerts want, each area asked for once. Which of them are news is told by what people
 * were told before.
 */
export function createEventsGathering({ readArea, areasFor }: EventFinder): FeedBatch {
  const requests = new Map<string, FeedRequest>();

  async function read(): Promise<FeedBatchResult> {
    const readings = await Promise.all(
      [...requests].map(async ([key, { search }]) => newReading(key, await areasFor(search))),
    );
    const areas = groupByArea(readings);
    const readUnlessDown = stopAfterFailures(readArea);
    const toTextless = createTextRemover();
    await mapConcurrent([...areas.values()], concurrentAreas, async ({ area, wantedBy }) => {
      const block = await readUnlessDown(area);
      // All that is kept of an area is what somebody wants of it: there may be alerts in each of them.
      for (const reading of wantedBy) {
        if (block instanceof SourceError) reading.failure ??= block;
        else
          for (const one of await selectEvents(block.events, reading.selection))
            reading.found.set(one.offer.key, { ...one, offer: toTextless(one.offer) });
      }
    });
    const news = new Map(
      readings.map(({ key, failure, found }) => [key, failure ?? sortEvents([...found.values()])] as const),
    );
    const of: FeedBatchResult["of"] = ({ search, related }) => {
      const all = news.get(toSearchKey(search)) ?? "later";
      return typeof all === "string" || all instanceof SourceError || related ? all : all.filter((one) => !one.related);
    };
    return { of, asked: areas.size, calls: areas.size };
  }

  return {
    want: (request) => void requests.set(toSearchKey(request.search), request),
    read,
  };
}

/** What is read for one search: the areas that it looks in, and what was found there so far. */
type SearchReading = Awaited<ReturnType<EventFinder["areasFor"]>> & {
  key: string;
  found: Map<string, Found<JobEvent>>;
  failure?: SourceError;
};

function newReading(key: string, planned: Awaited<ReturnType<EventFinder["areasFor"]>>): SearchReading {
  return { key, ...planned, found: new Map() };
}

/** Each area once, with the searches that look there. */
function groupByArea(readings: SearchReading[]): Map<string, { area: EventArea; wantedBy: SearchReading[] }> {
  const areas = new Map<string, { area: EventArea; wantedBy: SearchReading[] }>();
  for (const reading of readings)
    for (const area of reading.areas) {
      const known = areas.get(toAreaKey(area)) ?? { area, wantedBy: [] };
      known.wantedBy.push(reading);
      areas.set(toAreaKey(area), known);
    }
  return areas;
}

/** Reads areas; once several in a row have failed, the others fail without being asked for. */
function stopAfterFailures(readArea: EventFinder["readArea"]): (area: EventArea) => Promise<EventBlock | SourceError> {
  let failures = 0;
  let last: SourceError | undefined;
  return async (area) => {
    if (failures >= maxFailures && last) return last;
    const block = await ifSourceFails(readArea(area), (error) => error);
    failures = block instanceof SourceError ? failures + 1 : 0;
    if (block instanceof SourceError) last = block;
    return block;
  };
}

/** What only the whole of an event shows is read anew when it is opened. One that many want is held once. */
function createTextRemover(): (event: JobEvent) => JobEvent {
  const textless = new WeakMap<JobEvent, JobEvent>();
  return (event) => {
    const known = textless.get(event) ?? { ...event, description: "" };
    textless.set(event, known);
    return known;
  };
}
