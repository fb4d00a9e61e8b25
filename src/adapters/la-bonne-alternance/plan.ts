import type { Atlas } from "../../core/places/atlas.ts";
import type { Point } from "../../core/places/place.ts";
import type { Search } from "../../core/search.ts";
import { chunks, type Query, queryFor } from "./query.ts";

/** The calls that a search takes. */
export type Plan = {
  queries: Query[];
  /** Asked as well where an answer is cut off: what was ticked, by itself. */
  alone?: Query;
  /** There are more codes than are asked for. */
  isCut: boolean;
};

/** Twenty codes each: far more than people tick. */
const mostQueries = 5;

/** Related jobs are asked along in the same call, where it has room for them. */
export function planFor(
  search: Search,
  ticked: string[],
  related: string[],
  centre: Point | undefined,
  atlas: Atlas,
): Plan {
  const query = (romes: string[]) => queryFor(search, romes, centre, atlas);
  const [together, ...more] = chunks([...ticked, ...related]);
  if (!together || more.length > 0) {
    const parts = [...chunks(ticked), ...chunks(related)];
    return { queries: parts.slice(0, mostQueries).map(query), isCut: parts.length > mostQueries };
  }
  const isMixed = together.length > ticked.length;
  return { queries: [query(together)], ...(isMixed ? { alone: query(ticked) } : {}), isCut: false };
}
