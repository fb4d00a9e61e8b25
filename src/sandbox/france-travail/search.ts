import type { Posting } from "../postings/posting.ts";
import type { Filter, SearchSettings } from "./filter.ts";
import { oneOf, Refused, wrongFormat } from "./refused.ts";
import { terms } from "./terms.ts";
import { what } from "./what.ts";
import { when } from "./when.ts";
import { distanceFrom, where } from "./where.ts";
import { relevance } from "./words.ts";

export type Found = { total: number; first: number; page: readonly Posting[]; matches: readonly Posting[] };

const filters: Record<string, Filter> = { ...what, ...where, ...when, ...terms };

/** A search as the reference, section 2, has it. Names it does not know are passed over in silence; wrong values throw `Refused`. */
export function search(stock: readonly Posting[], query: URLSearchParams, settings: SearchSettings): Found {
  const { first, last } = readRange(query.get("range") ?? "0-149");
  const tests = [...query.keys()].flatMap((name) => {
    const value = query.get(name);
    return value && filters[name] ? [filters[name](value, query, settings)] : [];
  });
  const matches = stock.filter((posting) => tests.every((test) => test(posting)));
  return { total: matches.length, first, page: inOrder(matches, query).slice(first, last + 1), matches };
}

/** At most 150 at a time, of which the first is 3000 at most: 3,150 offers can be reached. */
function readRange(range: string): { first: number; last: number } {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(range) ?? [];
  if (from === undefined || to === undefined || Number(to) < Number(from))
    throw wrongFormat("range", "<entier>-<entier> attendu.");
  const [first, last] = [Number(from), Number(to)];
  if (first > 3000) throw new Refused("La position de début doit être inférieure ou égale à 3000.");
  if (last - first + 1 > 150) throw new Refused("La plage de résultats demandée est trop importante.");
  return { first, last };
}

/**
 * 0: own offers first, whatever the relevance, which hides the partners' from a broad search; then relevance, distance, date.
 * 1: date. 2: distance. The stock comes newest first, and sorting keeps that order among equals.
 */
function inOrder(postings: readonly Posting[], query: URLSearchParams): Posting[] {
  const sort = oneOf("sort", query.get("sort") || "0", ["0", "1", "2"] as const);
  const words = query.get("motsCles");
  const communes = query.get("commune");
  const score = words ? relevance(words) : () => 0;
  const distance = communes ? distanceFrom(communes) : () => 0;
  const ranked = postings.map((posting) => ({ posting, score: score(posting), distance: distance(posting) }));
  if (sort === "0")
    ranked.sort((a, b) => a.posting.origin - b.posting.origin || b.score - a.score || a.distance - b.distance);
  if (sort === "2") ranked.sort((a, b) => a.distance - b.distance || b.score - a.score);
  return ranked.map(({ posting }) => posting);
}
