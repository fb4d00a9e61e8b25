import { ifSourceFails, type SourceError } from "../../../core/failure.ts";
import type { TtlCache } from "../../ttl-cache.ts";
import type { AlternanceBlock, ReadAlternanceBlock } from "../api.ts";
import type { BlockCache } from "../block-cache.ts";
import { type AlternanceQuery, toQueryKey } from "../query.ts";
import type { CallBudget } from "./call-budget.ts";
import { type CompactBlock, toCompactBlock } from "./compact.ts";

/** A query, and whether the descriptions of what it finds are to be kept. */
export type QueryRequest = { query: AlternanceQuery; withText: boolean };

/** The answers to queries; or why the service failed; or "later", when their turn did not come. */
export type QueryOutcome = CompactBlock[] | SourceError | "later";

/** Reads queries for one gathering, each once for all who lead to it. */
export type QueryReader = {
  /** Whether reading it takes no call. */
  isAtHand: (request: QueryRequest) => boolean;
  /** All of them, or none: half of an answer is no use. */
  readAll: (requests: QueryRequest[]) => Promise<QueryOutcome>;
  /** Different queries that were asked for, whether they were read or not. */
  countQueries: () => number;
};

/** Where a query may be at hand, and how it is asked where it is not. */
export type QueryReaderOptions = {
  readBlock: ReadAlternanceBlock;
  /** What searches have read. */
  blocks: BlockCache;
  /** What alerts have read, with descriptions apart from what is kept without them. */
  compactBlocks: TtlCache<CompactBlock>;
};

/** A query that takes a call waits for its turn in the budget. */
export function createQueryReader(options: QueryReaderOptions, budget: CallBudget): QueryReader {
  const { readBlock, blocks, compactBlocks } = options;
  const asked = new Set<string>();
  const reads = new Map<string, Promise<CompactBlock | "later">>();

  const isAtHand = (request: QueryRequest) => compactBlocks.has(toCacheKey(request)) || blocks.has(request.query);

  async function readAll(requests: QueryRequest[]): Promise<QueryOutcome> {
    for (const { query } of requests) asked.add(toQueryKey(query));
    const calls = requests.filter((request) => !reads.has(toCacheKey(request)) && !isAtHand(request)).length;
    const verdict = budget.reserve(calls);
    if (verdict !== "granted") return verdict;
    const read = await ifSourceFails(Promise.all(requests.map(readOnce)), (error) => error);
    if (!Array.isArray(read)) return read;
    return read.every((block) => block !== "later") ? read : "later";
  }

  function readOnce(request: QueryRequest): Promise<CompactBlock | "later"> {
    const key = toCacheKey(request);
    const known = reads.get(key) ?? read(request);
    reads.set(key, known);
    return known;
  }

  async function read(request: QueryRequest): Promise<CompactBlock | "later"> {
    const { query, withText } = request;
    if (!isAtHand(request) && (await budget.waitForRoom()) === "later") return "later";
    return compactBlocks.get(toCacheKey(request), async () => toCompactBlock(await readWhole(query), withText));
  }

  function readWhole(query: AlternanceQuery): Promise<AlternanceBlock> {
    return blocks.has(query) ? blocks.read(query) : budget.run(() => readBlock(query));
  }

  return { isAtHand, readAll, countQueries: () => asked.size };
}

function toCacheKey({ query, withText }: QueryRequest): string {
  const key = toQueryKey(query);
  return withText ? `${key} with text` : key;
}
