import { z } from "zod";
import { SourceError } from "../../core/failure.ts";
import type { JobEvent } from "../../core/offers/job-event.ts";
import type { Requesters } from "../../core/requester.ts";
import type { Log } from "../../core/telemetry.ts";
import { foreignList, readRows } from "../foreign.ts";
import type { ApiCalls } from "../france-travail/api/client.ts";
import type { HttpResponse } from "../http/message.ts";
import { parseResponse } from "../http/parse-response.ts";
import type { EventArea, EventBlock } from "./areas.ts";
import { eventRow } from "./event-row.ts";
import { eventsName } from "./profile.ts";
import { type EventLookup, toJobEvent } from "./to-job-event.ts";

/** The two calls of the API. Both reject with a SourceError when the service fails. */
export type EventsApi = {
  /** From a day on ("2026-11-30"): without one, those that are over would come too. */
  readArea: (area: EventArea, from: string, askedBy?: Requesters) => Promise<EventBlock>;
  /** One event by its number; undefined where it is not there any more. */
  readEvent: (id: string, askedBy?: Requesters) => Promise<JobEvent | undefined>;
};

/** The most that the service gives at once, and how many of such pages are read of an area. */
const [pageSize, maxPages] = [100, 10];
export const maxEvents = pageSize * maxPages;

const pageAnswer = z.object({
  totalElements: z.number().nonnegative().optional().catch(undefined),
  content: foreignList(z.unknown(), pageSize).nullish(),
});
type EventPage = { rows: unknown[]; total: number };

export type EventsApiOptions = EventLookup & { client: ApiCalls; log: Log };

/** The two calls of the API, in our words. */
export function createEventsApi({ client, log, ...lookup }: EventsApiOptions): EventsApi {
  const context = { name: eventsName, log };

  async function readArea(area: EventArea, from: string, askedBy?: Requesters): Promise<EventBlock> {
    const first = await readPage(area, from, 0, askedBy);
    const pages = Math.min(maxPages, Math.ceil(first.total / pageSize));
    const others = await Promise.all(
      Array.from({ length: Math.max(0, pages - 1) }, (_, i) => readPage(area, from, i + 1, askedBy)),
    );
    const rows = [first, ...others].flatMap((page) => page.rows);
    const read = await readRows(rows, eventRow, (row) => inArea(toJobEvent(row, lookup), area), context);
    return {
      // New ones push others to the next page meanwhile.
      events: uniqueByKey(read.filter((event) => event !== undefined).filter((event) => counts(event, area))),
      isAll: first.total <= maxEvents,
    };
  }

  /** One that does not say where people meet is in the département that it was asked for in. */
  function inArea(event: JobEvent | undefined, area: EventArea): JobEvent | undefined {
    const { departement } = area;
    if (!event?.onSite || event.place.departement !== undefined || departement === undefined) return event;
    const { region } = lookup.atlas.departement(departement) ?? {};
    const place = { ...event.place, departement, ...(region === undefined ? {} : { region }) };
    return { ...event, place };
  }

  async function readPage(area: EventArea, from: string, page: number, askedBy?: Requesters): Promise<EventPage> {
    const query = new URLSearchParams({ page: String(page), size: String(pageSize), sort: "dateEvenement,asc" });
    const answer = await client.post("/v1/mee/evenements", toBody(area, from), query, { askedBy });
    if (answer.status === 204 || (answer.status === 200 && answer.body.length === 0)) return { rows: [], total: 0 };
    if (answer.status !== 200 && answer.status !== 206) throw refuse(answer);
    const { content, totalElements } = parseResponse(context, pageAnswer, answer);
    const rows = content ?? [];
    return { rows, total: totalElements ?? rows.length };
  }

  async function readEvent(id: string, askedBy?: Requesters): Promise<JobEvent | undefined> {
    const answer = await client.get(`/v1/mee/evenement/${id}`, undefined, { askedBy });
    const { status, body } = answer;
    if (status === 204 || status === 404 || status === 400 || body.length === 0) return undefined;
    if (status !== 200) throw refuse(answer);
    return toJobEvent(parseResponse(context, eventRow, answer), lookup);
  }

  function refuse({ status }: HttpResponse): SourceError {
    log.error({ service: eventsName, status }, "a question about events was refused: this is a bug");
    return new SourceError(eventsName, "garbage");
  }

  return { readArea, readEvent };
}

function toBody({ departement, sector, isRemote }: EventArea, dateDebut: string): Record<string, unknown> {
  return {
    dateDebut,
    ...(departement === undefined ? {} : { departements: [departement] }),
    ...(sector === undefined ? {} : { secteurActivite: sector }),
    ...(isRemote ? { modalite: "ADIST" } : {}),
  };
}

/**
 * Of what is held at distance, wherever that is, only what is about some jobs counts: workshops for everybody
 * come by the hundred, and are meant for who lives there.
 */
function counts(event: JobEvent, { isRemote }: EventArea): boolean {
  return !isRemote || !event.isForAllJobs;
}

function uniqueByKey(events: JobEvent[]): JobEvent[] {
  return [...new Map(events.map((event) => [event.key, event])).values()];
}
