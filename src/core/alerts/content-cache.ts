import { SourceError } from "../failure.ts";
import type { FoundNews } from "../offers/offer.ts";
import { getSourceId } from "../offers/source.ts";
import { hasCommune, listPlaces } from "../places/area.ts";
import { toPlaceId } from "../places/territory.ts";
import type { Search } from "../search/search.ts";
import type { ReadOffer } from "../services.ts";
import type { OfferContent } from "./digest.ts";
import type { PendingOffer } from "./subscription.ts";

/** Waiting offers as they are now: each is read once in a run, however many alerts wait for it. */
export type ContentCache = {
  load: (search: Search, item: PendingOffer) => Promise<OfferContent>;
  countCalls: () => number;
};

/** After so many failures in a row, a service is not asked again in this run. */
const maxFailuresInRow = 3;
/**
 * Offers that a digest listed behind "Tout voir" fill the next digest only while that takes at most so many
 * calls per run; readers open the others there.
 */
const maxOfferedReads = 200;

type Known = Pick<FoundNews, "offer" | "distanceKm"> | "gone" | "unknown";

export function createContentCache(read: ReadOffer): ContentCache {
  const known = new Map<string, Promise<Known>>();
  /** By source: one that fails costs nothing of the others. */
  const failures = new Map<string, number>();
  let ofOffered = 0;
  let calls = 0;

  async function ask(search: Search, item: PendingOffer): Promise<Known> {
    const service = getSourceId(item.key);
    try {
      calls += 1;
      const { offer, ...rest } = await read(search, item);
      failures.set(service, 0);
      return offer?.kind === "offer" || offer?.kind === "event"
        ? { offer: { ...offer, description: "" }, ...rest }
        : "gone";
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      failures.set(service, (failures.get(service) ?? 0) + 1);
      return "unknown";
    }
  }

  /** The distance in it is that from the searched places. */
  function keyOf({ place }: Search, { key }: PendingOffer): string {
    return `${key} ${hasCommune(place) ? listPlaces(place).map(toPlaceId).join(" ") : ""}`;
  }

  return {
    load: async (search, item) => {
      const key = keyOf(search, item);
      if (!known.has(key)) {
        if (
          (failures.get(getSourceId(item.key)) ?? 0) >= maxFailuresInRow ||
          (item.offered && ofOffered >= maxOfferedReads)
        )
          return "unknown";
        if (item.offered) ofOffered += 1;
        known.set(key, ask(search, item));
      }
      const content = await known.get(key);
      return content === undefined || typeof content === "string"
        ? (content ?? "unknown")
        : { ...content, related: item.related };
    },
    countCalls: () => calls,
  };
}
