import { inTurns } from "../in-turns.ts";
import { loadNearestTowns } from "../places/nearest-town.ts";
import { findTown } from "../places/towns.ts";
import type { LocalPosting, Want } from "../postings/local.ts";
import type { Posting } from "../postings/posting.ts";
import { FilterCounts } from "./counts.ts";
import type { ParameterFilter, SearchSettings } from "./filter.ts";
import { RefusedParameter, readOneOf, wrongFormat } from "./refused.ts";
import { termFilters } from "./terms.ts";
import { wantOf } from "./want.ts";
import { whatFilters } from "./what.ts";
import { whenFilters } from "./when.ts";
import { distanceFrom, whereFilters } from "./where.ts";
import { relevanceOf } from "./words.ts";

export type SearchResult = { total: number; first: number; page: readonly Posting[]; counts: FilterCounts };

/**
 * What a search may find: the stock of the country, held in memory, newest first, and that of each town, made
 * on request.
 */
export type OfferPool = { national: readonly Posting[]; local: (want: Want) => Iterable<LocalPosting> };

const filters: Record<string, ParameterFilter> = { ...whatFilters, ...whereFilters, ...whenFilters, ...termFilters };

/** The parameters that take a list; any other that comes twice is refused. */
const listNames: ReadonlySet<string> = new Set([
  "motsCles",
  "codeROME",
  "grandDomaine",
  "secteurActivite",
  "codeNAF",
  "experience",
  "typeContrat",
  "natureContrat",
  "dureeHebdo",
  "commune",
  "departement",
  "partenaires",
]);

/** What is read beside a filter, or is none. */
const besideFilters: ReadonlySet<string> = new Set(["range", "sort", "distance", "inclureLimitrophes"]);

/** A list that comes in pieces is one list. */
function joinLists(query: URLSearchParams): URLSearchParams {
  const names = [...new Set(query.keys())];
  return new URLSearchParams(
    names.map((name): [string, string] => {
      const values = query.getAll(name);
      const isKnown = Object.hasOwn(filters, name) || besideFilters.has(name);
      if (values.length > 1 && isKnown && !listNames.has(name)) throw wrongFormat(name, "Une seule valeur attendue.");
      return [name, listNames.has(name) ? values.join(",") : (values[0] ?? "")];
    }),
  );
}

/**
 * A search as in section 2 of the reference. Unknown parameter names are silently ignored; wrong values throw
 * `Refused`.
 */
export async function searchOffers(
  offers: OfferPool,
  sent: URLSearchParams,
  settings: SearchSettings,
): Promise<SearchResult> {
  const query = joinLists(sent);
  const { first, last } = readRange(query.get("range") ?? "0-149");
  if (namesVillage(query)) await loadNearestTowns();
  const tests = [...query.keys()].flatMap((name) => {
    const value = query.get(name);
    const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
    return value && filter ? [filter(value, query, settings)] : [];
  });
  const rank = rankFor(query);
  const counts = new FilterCounts();
  const matches: Match[] = [];
  const weigh = (posting: Posting, read: () => Posting) => {
    if (!tests.every((test) => test(posting))) return;
    counts.add(posting);
    matches.push({ ...rank(posting), origin: posting.origin, created: posting.created.getTime(), read });
  };
  await inTurns(offers.national, (posting) => weigh(posting, () => posting));
  const want = wantOf(query, settings);
  if (want) await inTurns(offers.local(want), ({ compose }) => weigh(compose(), compose));
  const page = inOrder(matches, query).slice(first, last + 1);
  return { total: matches.length, first, page: page.map(({ read }) => read()), counts };
}

/** A commune that the table of towns lacks: a town near it stands in for it. */
function namesVillage(query: URLSearchParams): boolean {
  const communes = query.get("commune");
  return communes?.split(",").some((code) => findTown(code.trim()) === undefined) ?? false;
}

/**
 * What is kept of an offer until all matches are known: 200,000 at most, of which one page is composed again.
 */
type Match = { origin: 1 | 2; created: number; score: number; distance: number; read: () => Posting };

/** At most 150 at a time, of which the first is 3000 at most: 3,150 offers can be reached. */
function readRange(range: string): { first: number; last: number } {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(range) ?? [];
  if (from === undefined || to === undefined || Number(to) < Number(from))
    throw wrongFormat("range", "<entier>-<entier> attendu.");
  const [first, last] = [Number(from), Number(to)];
  if (first > 3000) throw new RefusedParameter("La position de début doit être inférieure ou égale à 3000.");
  if (last - first + 1 > 150) throw new RefusedParameter("La plage de résultats demandée est trop importante.");
  return { first, last };
}

/**
 * 0: own offers first, whatever their relevance, which hides the partners' offers from a broad search; then
 * by relevance, distance, date. 1: date. 2: distance. Ties are broken by date, newest first.
 */
function inOrder(matches: Match[], query: URLSearchParams): Match[] {
  const sort = readOneOf("sort", query.get("sort") || "0", ["0", "1", "2"] as const);
  const newestFirst = (a: Match, b: Match) => b.created - a.created;
  if (sort === "0")
    return matches.sort(
      (a, b) => a.origin - b.origin || b.score - a.score || a.distance - b.distance || newestFirst(a, b),
    );
  if (sort === "2") return matches.sort((a, b) => a.distance - b.distance || b.score - a.score || newestFirst(a, b));
  return matches.sort(newestFirst);
}

function rankFor(query: URLSearchParams): (posting: Posting) => Pick<Match, "score" | "distance"> {
  const words = query.get("motsCles");
  const communes = query.get("commune");
  const score = words ? relevanceOf(words) : () => 0;
  const distance = communes ? distanceFrom(communes) : () => 0;
  return (posting) => ({ score: score(posting), distance: distance(posting) });
}
