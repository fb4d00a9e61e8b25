import type { ResultPage } from "../core/offers/offer.ts";
import type { Requesters } from "../core/requester.ts";
import type { Kind } from "../core/search/kind.ts";
import type { Search } from "../core/search/search.ts";
import { widenUnasked } from "../core/search/widen-unasked.ts";
import { orProblem } from "./problem.ts";
import { readSearch, type SearchInput } from "./read-search.ts";
import { type Results, toResults } from "./records.ts";
import type { McpServices } from "./services.ts";

/** A page of a tool is two of a conversation, which are half as long. */
const pagesOfOne = 2;

/** A page of ten results of that kind. */
export async function readResults(
  kind: Kind,
  input: SearchInput,
  { offers, lookups }: Pick<McpServices, "offers" | "lookups">,
  askedBy: Requesters,
): Promise<Results> {
  const asked = readSearch(kind, input, lookups);
  const page = input.page ?? 1;
  const read = (search: Search, half: number, before?: number) => orProblem(offers(search, half, before, askedBy));
  const half = (page - 1) * pagesOfOne + 1;
  const tried = await read(asked, half);
  const search = widenUnasked(asked, tried.total) ?? asked;
  const first = search === asked ? tried : await read(search, half);
  // A page beyond the last is the last.
  const isThere = first.page === half;
  const second = isThere && half < first.pages ? await read(search, half + 1, first.read) : undefined;
  const pages = Math.max(1, Math.ceil(first.pages / pagesOfOne));
  return toResults(search, join(isThere ? first : { ...first, items: [] }, second), { page, pages });
}

function join(first: ResultPage, second: ResultPage | undefined): ResultPage {
  return second ? { ...second, items: [...first.items, ...second.items] } : first;
}
