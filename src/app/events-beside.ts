import { setImmediate } from "node:timers/promises";
import { dayMs } from "../core/durations.ts";
import { SourceError } from "../core/failure.ts";
import type { ResultPage } from "../core/offers/offer.ts";
import { AbandonedCall } from "../core/requester.ts";
import { changeKind, type Search } from "../core/search/search.ts";
import type { ReadPage } from "../core/services.ts";
import { errorName, type Log } from "../core/telemetry.ts";

/** Later ones are no reason to offer a list of events. */
const soonMs = 30 * dayMs;

/**
 * Reads pages, and beside the first page of offers how many events there are for the same search, where one
 * of them is soon. Nobody waits for that: what has not come with the offers is left out.
 */
export function readWithEvents(read: ReadPage, now: () => Date, log: Log): ReadPage {
  return async (search, page, readBefore, askedBy) => {
    const wantsEvents = page === 1 && (search.kind === "emploi" || search.kind === "alternance");
    if (!wantsEvents || search.revises !== undefined) return read(search, page, readBefore, askedBy);
    let events: number | undefined;
    const counting = read(toEvents(search), 1, undefined, askedBy).then(
      (found) => {
        if (isAnySoon(found, now())) events = found.total;
      },
      (error: unknown) => {
        if (!(error instanceof SourceError || error instanceof AbandonedCall))
          log.error({ error: errorName(error) }, "events beside offers could not be counted");
      },
    );
    const found = await read(search, page, readBefore, askedBy);
    await Promise.race([counting, setImmediate()]);
    return events === undefined ? found : { ...found, events };
  };
}

const toEvents = (search: Search): Search => changeKind(search, "evenements");

function isAnySoon({ items, missing }: ResultPage, now: Date): boolean {
  const isSoon = (starts: string) => Date.parse(starts) - now.getTime() < soonMs;
  return missing.length === 0 && items.some(({ offer }) => offer.kind === "event" && isSoon(offer.starts));
}
