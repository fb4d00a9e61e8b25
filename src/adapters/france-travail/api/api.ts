import { z } from "zod";
import type { SourceError } from "../../../core/failure.ts";
import type { FacetCounts } from "../../../core/market/basis.ts";
import type { Offer } from "../../../core/offers/offer.ts";
import { type Atlas, findCentre, type GetCentre } from "../../../core/places/atlas.ts";
import type { Search } from "../../../core/search/search.ts";
import type { Log } from "../../../core/telemetry.ts";
import { foreignList, readRows } from "../../foreign.ts";
import { type HttpResponse, parseResponse } from "../../http.ts";
import type { OfferBlock } from "../search/matching-offers.ts";
import { type FranceTravailClient, franceTravailName } from "./client.ts";
import { countsSchema, toCounts } from "./counts.ts";
import { type Offre, offreSchema } from "./offre.ts";
import type { OutdatedCodes } from "./outdated-codes.ts";
import {
  blockSize,
  buildFranceTravailQuery,
  type FranceTravailQuery,
  queryToSearchParams,
  type SearchPart,
} from "./query.ts";
import { QueryRefused, toRefusalError } from "./query-refused.ts";
import { toOffer } from "./to-offer.ts";

export type FranceTravailApiOptions = {
  client: Pick<FranceTravailClient, "get">;
  atlas: Atlas;
  centreOf: GetCentre;
  fictitious: boolean;
  log: Log;
  /** Tells which codes of older searches are gone; without it a query that is refused stays so. */
  outdated?: OutdatedCodes;
};

export type FranceTravailApi = {
  /** The nth block of up to 150 rows of one part of a search. */
  readBlock: (search: Search, part: SearchPart, block: number) => Promise<OfferBlock>;
  /** How many of all the offers of a part have each contract, nature, experience and qualification. */
  readCounts: (search: Search, part: SearchPart) => Promise<FacetCounts>;
  /** One offer by its id at France Travail; undefined when it has expired. */
  readOffer: (id: string) => Promise<Offer | undefined>;
};

const list = z.object({ resultats: foreignList(z.unknown(), blockSize) });
const counted = z.object({ filtresPossibles: countsSchema });

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

  async function readBlock(search: Search, part: SearchPart, block: number): Promise<OfferBlock> {
    const answer = await ask(buildFranceTravailQuery(search, part, block, centreSoFar));
    // 204 has no body: nothing was found. 206 says that there are more pages, and is as good as 200.
    if (answer.status === 204) return { offers: [], rows: 0, total: block * blockSize };
    if (answer.status !== 200 && answer.status !== 206) throw refusedQuery(answer);
    const { resultats } = parseResponse({ name: franceTravailName, log }, list, answer);
    const seen = block * blockSize + resultats.length;
    // Where the header is missing, a full block is taken for a sign that there is more.
    const total = totalOf(answer.headers["content-range"]) ?? (resultats.length < blockSize ? seen : seen + 1);
    return { offers: await readable(resultats), rows: resultats.length, total: Math.max(seen, total) };
  }

  /** One row is asked for, since none cannot be. */
  async function readCounts(search: Search, part: SearchPart): Promise<FacetCounts> {
    const answer = await ask({ ...buildFranceTravailQuery(search, part, 0, centreSoFar), range: "0-0" });
    if (answer.status === 204) return {};
    if (answer.status !== 200 && answer.status !== 206) throw refusedQuery(answer);
    return toCounts(parseResponse({ name: franceTravailName, log }, counted, answer).filtresPossibles);
  }

  async function ask(query: FranceTravailQuery): Promise<HttpResponse> {
    const search = (asked: FranceTravailQuery) =>
      client.get("/offresdemploi/v2/offres/search", queryToSearchParams(asked));
    if (!outdated) return search(query);
    const current = await outdated.current(query);
    const answer = await search(current);
    const mended = answer.status === 400 ? await outdated.mended(current) : undefined;
    return mended ? search(mended) : answer;
  }

  /** An odd offer is left out and counted; it never costs the page. */
  async function readable(rows: unknown[]): Promise<Offer[]> {
    const translate = (one: Offre) => toOffer(one, atlas, centreOf, fictitious);
    return (await readRows(rows, offreSchema, translate, { name: franceTravailName, log })).filter(
      (one) => one !== undefined,
    );
  }

  /** An expired offer is a 204. */
  async function readOffer(id: string): Promise<Offer | undefined> {
    const answer = await client.get(`/offresdemploi/v2/offres/${id}`);
    if (answer.status === 204 || answer.status === 404 || answer.status === 400) return undefined;
    if (answer.status !== 200) throw refusedQuery(answer);
    return toOffer(parseResponse({ name: franceTravailName, log }, offreSchema, answer), atlas, centreOf, fictitious);
  }

  function refusedQuery(answer: HttpResponse): SourceError {
    const error = toRefusalError(answer);
    // The name of a parameter is no word of anybody's.
    const parameter = error instanceof QueryRefused ? { parameter: error.refusal.parameter } : {};
    log.error(
      { service: franceTravailName, status: answer.status, ...parameter },
      "a query was refused: this is a fault of ours",
    );
    return error;
  }

  return { readBlock, readCounts, readOffer };
}

/** "offres 0-149/66915" → 66915. */
function totalOf(contentRange: string | undefined): number | undefined {
  const total = contentRange?.match(/\/(\d+)\s*$/)?.[1];
  return total === undefined ? undefined : Number(total);
}
