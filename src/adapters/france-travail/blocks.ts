import { z } from "zod";
import type { Counts } from "../../core/market/market.ts";
import type { Offer } from "../../core/offer.ts";
import { type Atlas, type CentreOf, centreOr } from "../../core/places/atlas.ts";
import type { Search } from "../../core/search.ts";
import type { Log } from "../../core/talk/world.ts";
import type { SourceError } from "../../core/words.ts";
import { foreignList, readRows } from "../foreign.ts";
import { type Answer, read } from "../http.ts";
import { type Client, name } from "./client.ts";
import { countsOf, filters } from "./counts.ts";
import type { Block } from "./lane.ts";
import { type Offre, offre, toOffer } from "./offre.ts";
import type { Outdated } from "./outdated.ts";
import { blockSize, type Part, type Query, queryFor, toParameters } from "./query.ts";
import { QueryRefused, refused } from "./refused.ts";

export type Options = {
  client: Pick<Client, "get">;
  atlas: Atlas;
  centreOf: CentreOf;
  fictitious: boolean;
  log: Log;
  /** Tells which codes of older searches are gone; without it a query that is refused stays so. */
  outdated?: Outdated;
};

export type Blocks = {
  /** The nth block of up to 150 rows of one part of a search. */
  readBlock: (search: Search, part: Part, block: number) => Promise<Block>;
  /** How many of all the offers of a part have each contract, nature, experience and qualification. */
  readCounts: (search: Search, part: Part) => Promise<Counts>;
  /** One offer by its id at France Travail; undefined when it has expired. */
  readOffer: (id: string) => Promise<Offer | undefined>;
};

const list = z.object({ resultats: foreignList(z.unknown(), blockSize) });
const counted = z.object({ filtresPossibles: filters });

/** The calls of the API, in our words. */
export function blocks({ client, atlas, centreOf, fictitious, log, outdated }: Options): Blocks {
  const centreSoFar = (commune: string) => centreOr(centreOf, commune);

  async function readBlock(search: Search, part: Part, block: number): Promise<Block> {
    const answer = await ask(queryFor(search, part, block, centreSoFar));
    // 204 has no body: nothing was found. 206 says that there are more pages, and is as good as 200.
    if (answer.status === 204) return { offers: [], rows: 0, total: block * blockSize };
    if (answer.status !== 200 && answer.status !== 206) throw refusedQuery(answer);
    const { resultats } = read({ name, log }, list, answer);
    const seen = block * blockSize + resultats.length;
    // Where the header is missing, a full block is taken for a sign that there is more.
    const total = totalOf(answer.headers["content-range"]) ?? (resultats.length < blockSize ? seen : seen + 1);
    return { offers: await readable(resultats), rows: resultats.length, total: Math.max(seen, total) };
  }

  /** One row is asked for, since none cannot be. */
  async function readCounts(search: Search, part: Part): Promise<Counts> {
    const answer = await ask({ ...queryFor(search, part, 0, centreSoFar), range: "0-0" });
    if (answer.status === 204) return {};
    if (answer.status !== 200 && answer.status !== 206) throw refusedQuery(answer);
    return countsOf(read({ name, log }, counted, answer).filtresPossibles);
  }

  async function ask(query: Query): Promise<Answer> {
    const search = (asked: Query) => client.get("/offresdemploi/v2/offres/search", toParameters(asked));
    if (!outdated) return search(query);
    const current = await outdated.current(query);
    const answer = await search(current);
    const mended = answer.status === 400 ? await outdated.mended(current) : undefined;
    return mended ? search(mended) : answer;
  }

  /** An odd offer is left out and counted; it never costs the page. */
  async function readable(rows: unknown[]): Promise<Offer[]> {
    const translate = (one: Offre) => toOffer(one, atlas, centreOf, fictitious);
    return (await readRows(rows, offre, translate, { name, log })).filter((one) => one !== undefined);
  }

  /** An expired offer is a 204. */
  async function readOffer(id: string): Promise<Offer | undefined> {
    const answer = await client.get(`/offresdemploi/v2/offres/${id}`);
    if (answer.status === 204 || answer.status === 404 || answer.status === 400) return undefined;
    if (answer.status !== 200) throw refusedQuery(answer);
    return toOffer(read({ name, log }, offre, answer), atlas, centreOf, fictitious);
  }

  function refusedQuery(answer: Answer): SourceError {
    const error = refused(answer);
    // The name of a parameter is no word of anybody's.
    const parameter = error instanceof QueryRefused ? { parameter: error.refusal.parameter } : {};
    log.error({ service: name, status: answer.status, ...parameter }, "a query was refused: this is a fault of ours");
    return error;
  }

  return { readBlock, readCounts, readOffer };
}

/** "offres 0-149/66915" → 66915. */
function totalOf(contentRange: string | undefined): number | undefined {
  const total = contentRange?.match(/\/(\d+)\s*$/)?.[1];
  return total === undefined ? undefined : Number(total);
}
