import type { FeedBatch, FeedBatchResult, FeedRequest, NewsItem } from "../../core/alerts/feed.ts";
import { createCooperativeYield } from "../../core/async/cooperative-yield.ts";
import { mapConcurrent } from "../../core/async/map-concurrent.ts";
import { ifSourceFails, SourceError } from "../../core/failure.ts";
import { toSearchKey } from "../../core/search/search.ts";
import { type EventArea, type EventBlock, toAreaKey } from "./areas.ts";
import type { EventFinder } from "./finder.ts";
import { joinBlocks, selectEvents } from "./select-events.ts";

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
    const planned = await Promise.all(
      [...requests].map(async ([key, { search }]) => ({ key, ...(await areasFor(search)) })),
    );
    const areas = new Map(planned.flatMap(({ areas: all }) => all).map((area) => [toAreaKey(area), area]));
    const blocks = await readAll([...areas.values()]);
    const news = new Map<string, NewsItem[] | SourceError>();
    const yieldIfDue = createCooperativeYield();
    for (const { key, areas: own, selection } of planned) {
      const outcomes = own.flatMap((area) => blocks.get(toAreaKey(area)) ?? []);
      const failure = outcomes.find((outcome) => outcome instanceof SourceError);
      const found = outcomes.filter((outcome): outcome is EventBlock => !(outcome instanceof SourceError));
      news.set(key, failure ?? selectEvents(joinBlocks(found), selection).map(withoutText));
      // There may be thousands of different searches, and people write meanwhile.
      await yieldIfDue();
    }
    const of: FeedBatchResult["of"] = ({ search, related }) => {
      const all = news.get(toSearchKey(search)) ?? "later";
      return typeof all === "string" || all instanceof SourceError || related ? all : all.filter((one) => !one.related);
    };
    return { of, asked: areas.size, calls: blocks.size };
  }

  async function readAll(areas: EventArea[]): Promise<Map<string, EventBlock | SourceError>> {
    const blocks = new Map<string, EventBlock | SourceError>();
    let failures = 0;
    await mapConcurrent(areas, concurrentAreas, async (area) => {
      const last = [...blocks.values()].findLast((outcome) => outcome instanceof SourceError);
      const isDown = failures >= maxFailures && last !== undefined;
      const block = isDown ? last : await ifSourceFails(readArea(area), (error) => error);
      failures = block instanceof SourceError ? failures + 1 : 0;
      blocks.set(toAreaKey(area), block);
    });
    return blocks;
  }

  return {
    want: (request) => void requests.set(toSearchKey(request.search), request),
    read,
  };
}

/** What only the whole of an event shows is read anew when it is opened. */
function withoutText({ offer, ...found }: ReturnType<typeof selectEvents>[number]): NewsItem {
  return { ...found, offer: { ...offer, description: "" } };
}
