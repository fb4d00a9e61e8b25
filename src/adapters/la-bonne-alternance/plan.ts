import type { Centres } from "../../core/places/area.ts";
import type { Atlas } from "../../core/places/atlas.ts";
import type { Search } from "../../core/search/search.ts";
import { type AlternanceQuery, chunkRomeCodes, cleanRomeCodes, listAlternanceWheres } from "./query.ts";

/** The calls that a search takes. */
export type AlternancePlan = {
  queries: AlternanceQuery[];
  /**
   * Asked as well where an answer is cut off: what was ticked, by itself. None where nothing else was asked.
   */
  alone: AlternanceQuery[];
  /** There are more codes or places than are asked for. */
  isCut: boolean;
};

/** Twenty codes in one place each: far more than people tick. */
const maxQueries = 5;

/** Related jobs are asked along in the same call, where it has room for them. */
export function planAlternanceCalls(
  search: Search,
  ticked: string[],
  related: string[],
  centres: Centres,
  atlas: Atlas,
): AlternancePlan {
  const wheres = listAlternanceWheres(search, centres, atlas);
  const everywhere = (romes: string[]): AlternanceQuery[] =>
    wheres.map((where) => ({ romes: cleanRomeCodes(romes), ...where }));
  const [together, ...more] = chunkRomeCodes([...ticked, ...related]);
  if (!together || more.length > 0) {
    // What was ticked comes first, in all places.
    const parts = [...chunkRomeCodes(ticked), ...chunkRomeCodes(related)].flatMap(everywhere);
    return { queries: parts.slice(0, maxQueries), alone: [], isCut: parts.length > maxQueries };
  }
  const isMixed = together.length > ticked.length;
  return { queries: everywhere(together), alone: isMixed ? everywhere(ticked) : [], isCut: false };
}
