import type { FeedRequest } from "../../../core/alerts/feed.ts";
import { hasCommune, listPlaces } from "../../../core/places/area.ts";
import { toPlaceId } from "../../../core/places/territory.ts";
import { isTextual } from "../../../core/search/filters.ts";
import { getDiploma, type Search } from "../../../core/search/search.ts";

/** Searches that lead to the same calls, and since when the one of them waits that waits longest. */
export type SearchGroup = {
  key: string;
  /** One of them: all have the same jobs and place. */
  search: Search;
  related: boolean;
  /** Milliseconds since the epoch. */
  from: number;
  /** One of them looks at descriptions. */
  withText: boolean;
};

/** The requests of a gathering by the calls that they lead to. */
export type SearchGroups = {
  /** Leaves out what leads to no call. May be called 100,000 times. */
  add: (request: FeedRequest) => void;
  /** The group of a request, whether it was added or not; undefined where it leads to no call. */
  keyOf: (request: Pick<FeedRequest, "search" | "related">) => string | undefined;
  /** Those who wait longest come first. */
  listLongestWaiting: () => SearchGroup[];
};

/** `listTickedCodes` says which jobs a search asks for. Without any of them, nor a diploma, none is added. */
export function createSearchGroups(listTickedCodes: (search: Search) => string[]): SearchGroups {
  const groups = new Map<string, SearchGroup>();

  function keyOf({ search, related }: Pick<FeedRequest, "search" | "related">): string | undefined {
    const ticked = listTickedCodes(search);
    const diploma = getDiploma(search)?.code;
    return ticked.length === 0 && diploma === undefined
      ? undefined
      : toGroupKey(search, [...ticked, ...(diploma === undefined ? [] : [diploma])], related);
  }

  return {
    add: (request) => {
      const key = keyOf(request);
      if (key === undefined) return;
      const { search, related } = request;
      const from = request.from.getTime();
      const withText = isTextual(search.filters);
      const known = groups.get(key);
      if (!known) groups.set(key, { key, search, related, from, withText });
      else {
        known.from = Math.min(known.from, from);
        known.withText ||= withText;
      }
    },
    keyOf,
    listLongestWaiting: () => [...groups.values()].sort((a, b) => a.from - b.from),
  };
}

/** Told without knowing where anything is: it may be called very often. */
function toGroupKey({ place, radius }: Search, codes: string[], related: boolean): string {
  const where = listPlaces(place).map(toPlaceId).sort();
  return JSON.stringify([codes, related, where, hasCommune(place) ? radius : 0]);
}
