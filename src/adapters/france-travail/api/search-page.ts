import { z } from "zod";
import type { FacetCounts } from "../../../core/market/basis.ts";
import type { Log } from "../../../core/telemetry.ts";
import { foreignList } from "../../foreign.ts";
import type { HttpResponse } from "../../http/message.ts";
import { parseResponse } from "../../http/parse-response.ts";
import { countsSchema, toCounts } from "./counts.ts";
import type { Criteria } from "./criteria.ts";
import { blockSize } from "./limits.ts";
import { franceTravailName } from "./name.ts";

/** The path of the search, below the address of the API. */
export const searchPath = "/offresdemploi/v2/offres/search";

/** What one call of the search answers, its rows as they came. */
export type SearchPage = {
  /** The place of the first row among all that match, counted from 0. */
  first: number;
  rows: unknown[];
  /** How all that match divide. */
  counts: FacetCounts;
  total: number;
  /** There are so many at least: the service did not say how many, and a full page lets us expect more. */
  isLeast: boolean;
};

const answered = z.object({ resultats: foreignList(z.unknown(), blockSize), filtresPossibles: countsSchema });

/** 204 has no body: nothing was found. 206 says that there are more pages, and is as good as 200. */
export function isSearchPage({ status }: Pick<HttpResponse, "status">): boolean {
  return status === 200 || status === 204 || status === 206;
}

/** Reads the answer to a search. Throws a SourceError where it makes no sense. */
export function parseSearchPage(answer: HttpResponse, { range }: Pick<Criteria, "range">, log: Log): SearchPage {
  const [first = 0, last = blockSize - 1] = range?.split("-").map(Number) ?? [];
  // Beyond the last row, or of nothing at all.
  if (answer.status === 204) return { first, rows: [], counts: {}, total: first, isLeast: false };
  const { resultats: rows, filtresPossibles } = parseResponse({ name: franceTravailName, log }, answered, answer);
  const counts = toCounts(filtresPossibles);
  const total = readTotal(answer.headers["content-range"], counts);
  if (total !== undefined) return { first, rows, counts, total, isLeast: false };
  const seen = first + rows.length;
  const isLeast = rows.length >= last - first + 1;
  return { first, rows, counts, total: isLeast ? seen + 1 : seen, isLeast };
}

/** "offres 0-149/66915" → 66915; without that header the counts of one filter, which add up to the total. */
function readTotal(contentRange: string | undefined, counts: FacetCounts): number | undefined {
  const total = contentRange?.match(/\/(\d+)\s*$/)?.[1];
  if (total !== undefined) return Number(total);
  const [facet] = Object.values(counts);
  return facet && Object.values(facet).reduce((sum, count) => sum + count, 0);
}
