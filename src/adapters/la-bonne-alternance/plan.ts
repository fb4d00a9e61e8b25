import type { Atlas } from "../../core/places/atlas.ts";
import type { Point } from "../../core/places/place.ts";
import type { Search } from "../../core/search/search.ts";
import { type AlternanceQuery, buildAlternanceQuery, chunkRomeCodes } from "./query.ts";

/** The calls that a search takes. */
export type AlternancePlan = {
  queries: AlternanceQuery[];
  /** Asked as well where an answer is cut off: what was ticked, by itself. */
  alone?: AlternanceQuery;
  /** There are more codes than are asked for. */
  isCut: boolean;
};

/** Twenty codes each: far more than people tick. */
const maxQueries = 5;

/** Related jobs are asked along in the same call, where it has room for them. */
export function planAlternanceCalls(
  search: Search,
  ticked: string[],
  related: string[],
  centre: Point | undefined,
  atlas: Atlas,
): AlternancePlan {
  const query = (romes: string[]) => buildAlternanceQuery(search, romes, centre, atlas);
  const [together, ...more] = chunkRomeCodes([...ticked, ...related]);
  if (!together || more.length > 0) {
    const parts = [...chunkRomeCodes(ticked), ...chunkRomeCodes(related)];
    return { queries: parts.slice(0, maxQueries).map(query), isCut: parts.length > maxQueries };
  }
  const isMixed = together.length > ticked.length;
  return { queries: [query(together)], ...(isMixed ? { alone: query(ticked) } : {}), isCut: false };
}
