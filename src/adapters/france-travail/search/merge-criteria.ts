import { type Criteria, parseCriteria } from "../api/criteria.ts";
import { findUnlistedCodes } from "../api/listed-codes.ts";
import type { ReferenceLists } from "../api/reference-lists.ts";
import type { ParameterRefusal } from "../api/refusal.ts";

/** Parameters that someone gave by the API's names, not checked yet. */
export type GivenParameters = Record<string, unknown>;

/** What words mean, in parameters; `place` is what their place is called. */
type WordedParameters = { asked: Criteria; place?: string };

/** Why parameters and words make no search together. */
export type MergeRefusal =
  | { is: "parameters"; refusals: ParameterRefusal[] }
  /** A distance is given, and the place of the words is not a town. */
  | { is: "distance-without-town"; place: string };

const placeNames = ["commune", "departement", "region", "paysContinent"];

/** One of the parameters says where. */
export function hasPlaceParameter(given: GivenParameters): boolean {
  return placeNames.some((name) => given[name] !== undefined);
}

/**
 * Puts together what is given by its name and what words mean: the former goes first. The result is checked,
 * and has only codes that France Travail knows; a list that cannot be read refuses nothing.
 */
export async function mergeCriteria(
  given: GivenParameters,
  { asked, place }: WordedParameters,
  lists: ReferenceLists,
): Promise<{ criteria: Criteria } | { refusal: MergeRefusal }> {
  const isPlaced = hasPlaceParameter(given);
  if (!isPlaced && given.distance !== undefined && place !== undefined && asked.commune === undefined)
    return { refusal: { is: "distance-without-town", place } };
  const ofWords = Object.fromEntries(
    Object.entries(asked).filter(([name]) => !isPlaced || !(placeNames.includes(name) || name === "distance")),
  );
  const parsed = parseCriteria({ ...ofWords, ...given });
  const refusals = "refusals" in parsed ? parsed.refusals : await findUnlistedCodes(parsed.criteria, lists);
  if ("refusals" in parsed || refusals.length > 0) return { refusal: { is: "parameters", refusals } };
  return { criteria: parsed.criteria };
}
