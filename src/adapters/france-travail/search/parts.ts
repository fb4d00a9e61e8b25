import { SourceError } from "../../../core/failure.ts";
import { getDiploma, type Search } from "../../../core/search/search.ts";
import type { Rome } from "../../rome/rome.ts";
import { assertCovered } from "../api/covered.ts";
import { franceTravailName } from "../api/name.ts";
import { resolveTickedCodes } from "../api/ticked-codes.ts";
import { listKeywords, type SearchPart } from "../api/to-criteria.ts";

/** A part of a search: what was ticked or typed, or the jobs related to it. */
export type RankedPart = { part: SearchPart; related: boolean };

/**
 * The parts of a search, in the order in which they are shown. Throws where France Travail has no offers, and
 * for a diploma, which no parameter of it tells.
 */
export function listSearchParts(search: Search, rome: Pick<Rome, "romeOf" | "relatives">): RankedPart[] {
  const { words } = search;
  assertCovered(search);
  if (getDiploma(search)) throw new SourceError(franceTravailName, "refused", undefined, { part: "diploma" });
  const ticked = resolveTickedCodes(search, rome);
  const family = ticked.length > 0 ? rome.relatives(ticked) : [];
  return [
    // With neither a code nor a word that the API takes, it would list every offer there is.
    ...(ticked.length > 0 || listKeywords(words ?? "").length > 0
      ? [{ part: { romes: ticked, words }, related: false }]
      : []),
    ...(family.length > 0 ? [{ part: { romes: family, words }, related: true }] : []),
  ];
}
