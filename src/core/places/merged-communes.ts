import type { Feed, FeedRequest, ReadFeedPiece } from "../alerts/feed.ts";
import type { Search } from "../search/search.ts";
import { isSamePlace, listPlaces, mapPlaces } from "./area.ts";
import type { Atlas } from "./atlas.ts";
import type { Place } from "./place.ts";

/**
 * Searches are kept for months, and communes merge each January. Moves a search in a commune that no longer
 * exists to the one it belongs to today, each place of it by itself; returns any other search unchanged.
 */
export function replaceMergedCommune(search: Search, { commune }: Pick<Atlas, "commune">): Search {
  const renew = (place: Place): Place => (place.kind === "commune" ? (commune(place.code) ?? place) : place);
  const isCurrent = listPlaces(search.place).every((place) => isSamePlace(place, renew(place)));
  return isCurrent ? search : { ...search, place: mapPlaces(search.place, renew) };
}

/** The same feed, for alerts of communes that were merged as well. */
export function wrapFeedForMergedCommunes(feed: Feed, atlas: Pick<Atlas, "commune">): Feed {
  const gather = () => {
    const gathering = feed.gather();
    // What was wanted is known again by its identity.
    const known = new WeakMap<FeedRequest, FeedRequest>();
    const today = (wanted: FeedRequest): FeedRequest => {
      const search = replaceMergedCommune(wanted.search, atlas);
      if (search === wanted.search) return wanted;
      const there = known.get(wanted) ?? { ...wanted, search };
      known.set(wanted, there);
      return there;
    };
    const { turns } = gathering;
    return {
      ...gathering,
      want: (wanted: FeedRequest) => gathering.want(today(wanted)),
      ...(turns
        ? {
            turns: async () => {
              const isNext = await turns();
              return (wanted: FeedRequest) => isNext(today(wanted));
            },
          }
        : {}),
      read: async (elsewhere?: ReadFeedPiece) => {
        const gathered = await gathering.read(elsewhere);
        return { ...gathered, of: (wanted: FeedRequest) => gathered.of(today(wanted)) };
      },
    };
  };
  return { ...feed, gather };
}
