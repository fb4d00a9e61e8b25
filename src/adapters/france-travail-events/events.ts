import type { FeedBatch } from "../../core/alerts/feed.ts";
import { minuteMs } from "../../core/durations.ts";
import { SourceError } from "../../core/failure.ts";
import { isOver } from "../../core/offers/job-event.ts";
import type { SourceNote } from "../../core/offers/offer.ts";
import type { OfferReader } from "../../core/offers/pages.ts";
import { fetchCentres } from "../../core/places/area.ts";
import { findCentre } from "../../core/places/atlas.ts";
import type { Point } from "../../core/places/place.ts";
import { AbandonedCall, isUnwanted } from "../../core/requester.ts";
import type { Search } from "../../core/search/search.ts";
import type { ReadOffer } from "../../core/services.ts";
import { formatParisDay } from "../../core/text/paris-time.ts";
import { toFoundOffer } from "../found-offer.ts";
import type { DepartementLookup } from "../reached-departements.ts";
import type { Rome } from "../rome/rome.ts";
import { createTtlCache } from "../ttl-cache.ts";
import { createEventsApi, type EventsApiOptions, maxEvents } from "./api.ts";
import type { EventBlock } from "./areas.ts";
import { toAreaKey } from "./areas.ts";
import { listEventAreas } from "./event-areas.ts";
import type { EventFinder } from "./finder.ts";
import { createEventsGathering } from "./gathering.ts";
import { eventsName } from "./profile.ts";
import { joinBlocks, selectEvents, sortEvents } from "./select-events.ts";

/** What events are read with. */
export type EventsOptions = EventsApiOptions &
  DepartementLookup & {
    /** The centre of a commune, fetched when it is not known yet; undefined when it cannot be had soon. */
    centreSoon: (commune: string) => Promise<Point | undefined>;
    /** Lays the centres out for `centresWithin`, in steps that keep nobody waiting. */
    prepareCentres: () => Promise<void>;
    rome: Pick<Rome, "romeOf" | "relatives" | "parentsOf">;
    now: () => Date;
  };

/** Events, as one group of callers reads them. */
export type Events = { events: OfferReader; event: ReadOffer; gather: () => FeedBatch };

const halfAnHour = 30 * minuteMs;
/** So many events are kept: those of five large regions, some twenty megabytes. */
const mostEvents = 8_000;

/**
 * Events of France Travail. The service knows no words and measures badly: all coming events of the
 * départements of a search are read, kept for half an hour, and what belongs to it is found here.
 */
export function createEvents(options: EventsOptions): Events {
  const { centreOf, centreSoon, prepareCentres, rome, now } = options;
  const api = createEventsApi(options);
  const blocks = createTtlCache<EventBlock>(
    mostEvents,
    halfAnHour,
    () => now().getTime(),
    ({ events: { length } }) => Math.max(1, length),
  );

  const readArea: EventFinder["readArea"] = (area, askedBy) => {
    const today = formatParisDay(now());
    return blocks.get(`${toAreaKey(area)} ${today}`, (together) => api.readArea(area, today, together), askedBy);
  };

  const centresFor = ({ place }: Search) =>
    fetchCentres(place, async (code) => (await centreSoon(code)) ?? findCentre(centreOf, code));

  const areasFor: EventFinder["areasFor"] = async (search) => {
    await prepareCentres();
    const centres = await centresFor(search);
    const ticked = search.titles.map((title) => rome.romeOf(title.code) ?? title.rome);
    const selection = {
      search,
      ticked,
      related: [...rome.relatives(ticked), ...rome.parentsOf(ticked)],
      centres,
      now: now(),
    };
    return { areas: listEventAreas(search, ticked, centres, options), selection };
  };

  /** A département that cannot be read costs only its own events, unless nothing can be read. */
  const events: OfferReader = async (search, _wanted, askedBy) => {
    const { areas, selection } = await areasFor(search);
    const outcomes = await Promise.allSettled(areas.map((area) => readArea(area, askedBy)));
    const failures = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as unknown] : []));
    const unexpected = failures.find((failure) => !(failure instanceof SourceError));
    if (unexpected !== undefined) throw unexpected;
    const read = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    if (read.length === 0 && failures.length > 0) throw failures[0];
    const found = sortEvents(await selectEvents(joinBlocks(read), selection));
    const isCut = read.some(({ isAll }) => !isAll);
    const notes: SourceNote[] = [
      ...(failures.length > 0 ? [{ service: eventsName, is: "partial" as const }] : []),
      ...(isCut ? [{ service: eventsName, is: "first" as const, most: maxEvents }] : []),
    ];
    return {
      found,
      complete: true,
      total: found.length,
      exact: notes.length === 0,
      reachable: found.length,
      missing: [],
      ...(notes.length === 0 ? {} : { notes }),
    };
  };

  const event: ReadOffer = async (search, { key }, askedBy) => {
    const known = blocks
      .values()
      .flatMap((block) => block.events)
      .find((one) => one.key === key);
    const [, id] = /^mee:(\d{1,15})$/.exec(key) ?? [];
    if (!known && id !== undefined && isUnwanted(askedBy)) throw new AbandonedCall();
    const found = known ?? (id === undefined ? undefined : await api.readEvent(id, askedBy));
    if (!found || isOver(found, now())) return { offer: undefined };
    return toFoundOffer(found, false, search, await centresFor(search));
  };

  return { events, event, gather: () => createEventsGathering({ readArea, areasFor }) };
}
