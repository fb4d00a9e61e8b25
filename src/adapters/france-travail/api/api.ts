import type { SourceError } from "../../../core/failure.ts";
import type { FacetCounts } from "../../../core/market/basis.ts";
import type { Offer } from "../../../core/offers/offer.ts";
import { type Atlas, findCentre, type GetCentre } from "../../../core/places/atlas.ts";
import type { Requesters } from "../../../core/requester.ts";
import type { Search } from "../../../core/search/search.ts";
import type { Log } from "../../../core/telemetry.ts";
import { readRows } from "../../foreign.ts";
import type { HttpResponse } from "../../http/message.ts";
import { parseResponse } from "../../http/parse-response.ts";
import type { ReadBlock } from "./block.ts";
import type { FranceTravailClient } from "./client.ts";
import { type Criteria, criteriaToSearchParams } from "./criteria.ts";
import { franceTravailName } from "./name.ts";
import { type Offre, offreSchema } from "./offre.ts";
import type { OutdatedCodes } from "./outdated-codes.ts";
import { QueryRefused, toRefusalError } from "./query-refused.ts";
import { isSearchPage, parseSearchPage, type SearchPage, searchPath } from "./search-page.ts";
import { type SearchPart, toCriteria } from "./to-criteria.ts";
import { toOffer } from "./to-offer.ts";

/** How the API is called, and what its answers are translated with. */
export type FranceTravailApiOptions = {
  client: Pick<FranceTravailClient, "get">;
  atlas: Atlas;
  centreOf: GetCentre;
  fictitious: boolean;
  log: Log;
  /** Tells which codes of older searches are gone; without it a query that is refused stays so. */
  outdated?: OutdatedCodes;
};

/** How many of all the offers of a part have each contract, nature, experience and qualification. */
export type ReadCounts = (search: Search, part: SearchPart, askedBy?: Requesters) => Promise<FacetCounts>;

/** The calls that searches are read with. All reject with a SourceError when the service fails. */
export type FranceTravailApi = {
  /** The nth block of up to 150 rows of one part of a search. */
  readBlock: ReadBlock;
  readCounts: ReadCounts;
  /** One offer by its id at France Travail; undefined when it has expired. */
  readOffer: (id: string, askedBy?: Requesters) => Promise<Offer | undefined>;
};

/** The calls of the API, in our words. */
export function createFranceTravailApi({
  client,
  atlas,
  centreOf,
  fictitious,
  log,
  outdated,
}: FranceTravailApiOptions): FranceTravailApi {
  const centreSoFar = (commune: string) => findCentre(centreOf, commune);

  const readBlock: ReadBlock = async (search, part, block, askedBy) => {
    const { first, rows, total } = await readPage(toCriteria(search, part, block, centreSoFar), askedBy);
    return { offers: await toReadableOffers(rows), rows: rows.length, total: Math.max(first + rows.length, total) };
  };

  /** One row is asked for, since none cannot be. */
  const readCounts: ReadCounts = async (search, part, askedBy) =>
    (await readPage({ ...toCriteria(search, part, 0, centreSoFar), range: "0-0" }, askedBy)).counts;

  async function readPage(criteria: Criteria, askedBy?: Requesters): Promise<SearchPage> {
    const answer = await askSearch(criteria, askedBy);
    if (!isSearchPage(answer)) throw toLoggedError(answer);
    return parseSearchPage(answer, criteria, log);
  }

  /** Codes that the service has dropped from its lists since the search was made are left out. */
  async function askSearch(criteria: Criteria, askedBy?: Requesters): Promise<HttpResponse> {
    const search = (asked: Criteria) => client.get(searchPath, criteriaToSearchParams(asked), { askedBy });
    if (!outdated) return search(criteria);
    const current = await outdated.current(criteria);
    const answer = await search(current);
    const mended = answer.status === 400 ? await outdated.mended(current) : undefined;
    return mended ? search(mended) : answer;
  }

  /** An odd offer is left out and counted; it never costs the page. */
  async function toReadableOffers(rows: unknown[]): Promise<Offer[]> {
    const translate = (one: Offre) => toOffer(one, atlas, centreOf, fictitious);
    return (await readRows(rows, offreSchema, translate, { name: franceTravailName, log })).filter(
      (one) => one !== undefined,
    );
  }

  /** An expired offer is a 204. */
  async function readOffer(id: string, askedBy?: Requesters): Promise<Offer | undefined> {
    const answer = await client.get(`/offresdemploi/v2/offres/${id}`, undefined, { askedBy });
    if (answer.status === 204 || answer.status === 404 || answer.status === 400) return undefined;
    if (answer.status !== 200) throw toLoggedError(answer);
    return toOffer(parseResponse({ name: franceTravailName, log }, offreSchema, answer), atlas, centreOf, fictitious);
  }

  function toLoggedError(answer: HttpResponse): SourceError {
    const error = toRefusalError(answer);
    // The name of a parameter is nobody's own word.
    const parameter = error instanceof QueryRefused ? { parameter: error.refusal.parameter } : {};
    log.error(
      { service: franceTravailName, status: answer.status, ...parameter },
      "a query was refused: this is a bug",
    );
    return error;
  }

  return { readBlock, readCounts, readOffer };
}
