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

/** Twenty codes in one place each, while somebody waits. */
const maxQueries = 5;

/**
 * The same of an alert, for which nobody waits: a hundred codes in five places, which is all that anybody
 * ticks. Half the calls of a gathering: an alert that takes so many has its turn when it has waited longest.
 */
export const mostOfAlert = 25;

/**
 * A search of a diploma in the place of jobs: one call for each place. Related jobs are not asked for.
 */
export function planDiplomaCalls(rncp: string, search: Search, centres: Centres, atlas: Atlas): AlternancePlan {
  const all = listAlternanceWheres(search, centres, atlas).map(
    (where): AlternanceQuery => ({ romes: [], rncp, ...where }),
  );
  return { queries: all.slice(0, maxQueries), alone: [], isCut: all.length > maxQueries };
}

/**
 * Related jobs are asked along in the same call, where it has room for them. `mostOfTicked`: so many calls at
 * most for what was ticked; related jobs have what that leaves of a few.
 */
export function planAlternanceCalls(
  search: Search,
  ticked: string[],
  related: string[],
  centres: Centres,
  atlas: Atlas,
  mostOfTicked = maxQueries,
): AlternancePlan {
  const wheres = listAlternanceWheres(search, centres, atlas);
  const everywhere = (romes: string[]): AlternanceQuery[] =>
    wheres.map((where) => ({ romes: cleanRomeCodes(romes), ...where }));
  const [together, ...more] = chunkRomeCodes([...ticked, ...related]);
  if (!together || more.length > 0) {
    // What was ticked comes first, in all places.
    const [wanted, beside] = [ticked, related].map((codes) => chunkRomeCodes(codes).flatMap(everywhere));
    const asked = (wanted ?? []).slice(0, mostOfTicked);
    const queries = [...asked, ...(beside ?? []).slice(0, Math.max(0, maxQueries - asked.length))];
    return { queries, alone: [], isCut: queries.length < (wanted?.length ?? 0) + (beside?.length ?? 0) };
  }
  const isMixed = together.length > ticked.length;
  return { queries: everywhere(together), alone: isMixed ? everywhere(ticked) : [], isCut: false };
}
