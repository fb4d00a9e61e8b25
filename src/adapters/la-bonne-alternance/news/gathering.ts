import type { FeedBatch, FeedBatchResult, FeedRequest, NewsItem } from "../../../core/alerts/feed.ts";
import { mapConcurrent } from "../../../core/async/map-concurrent.ts";
import type { SourceError } from "../../../core/failure.ts";
import type { Centres } from "../../../core/places/area.ts";
import { toSearchKey } from "../../../core/search/search.ts";
import type { AlternanceClient } from "../client.ts";
import { mostOfAlert } from "../plan.ts";
import type { AlternancePlanner } from "../planner.ts";
import { type AlternanceQuery, toQueryKey } from "../query.ts";
import { createCallBudget, maxCalls } from "./call-budget.ts";
import { createQueryReader, type QueryOutcome, type QueryReaderOptions, type QueryRequest } from "./query-reader.ts";
import { createSearchGroups, type SearchGroup } from "./search-groups.ts";
import { selectNews } from "./select-news.ts";
import { createTurns } from "./turns.ts";

type GatheringOptions = QueryReaderOptions & {
  client: Pick<AlternanceClient, "spare">;
  planner: AlternancePlanner;
  now: () => Date;
};

/** What was read for a group, and what the distances of its offers are measured from. */
type GroupOutcome = { read: QueryOutcome; centres: Centres };

const concurrentGroups = 2;

/**
 * All that alerts want of La bonne alternance, each query asked once for all who lead to it. Those who wait
 * longest are read first.
 */
export function createAlternanceGathering(options: GatheringOptions): FeedBatch {
  const { client, planner, now } = options;
  const groups = createSearchGroups(planner.listTickedCodes);
  const budget = createCallBudget(client.spare);
  const reader = createQueryReader(options, budget);

  /** As far as the calls go; nothing is asked for it. */
  async function chooseTurns(): Promise<(request: FeedRequest) => boolean> {
    const turns = createTurns(maxCalls);
    for (const { key, search, related, withText } of groups.listLongestWaiting()) {
      const { queries } = planner.plan(search, related, await planner.centresFor(search), mostOfAlert);
      const toCall = queries.filter((query) => !reader.isAtHand({ query, withText }));
      turns.offer(key, toCall.map(toQueryKey));
    }
    return (request) => {
      const key = groups.keyOf(request);
      return key === undefined || turns.has(key);
    };
  }

  async function read(): Promise<FeedBatchResult> {
    const outcomes = new Map<string, GroupOutcome>();
    await mapConcurrent(groups.listLongestWaiting(), concurrentGroups, async (group) => {
      outcomes.set(group.key, await readGroup(group));
    });
    return { of: createLookup(outcomes), asked: reader.countQueries(), calls: budget.countMade() };
  }

  async function readGroup({ search, related, withText }: SearchGroup): Promise<GroupOutcome> {
    const centres = await planner.centresFor(search);
    const { queries, alone } = planner.plan(search, related, centres, mostOfAlert);
    const toRequest = (query: AlternanceQuery): QueryRequest => ({ query, withText });
    const read = await reader.readAll(queries.map(toRequest));
    // Related jobs may have taken the place of what was ticked.
    const isEnough = alone.length === 0 || !Array.isArray(read) || read.every(({ isCutOff }) => !isCutOff);
    if (isEnough) return { read, centres };
    const more = await reader.readAll(alone.map(toRequest));
    return { read: Array.isArray(more) ? [...more, ...read] : more, centres };
  }

  /** Alerts of the same search get the same list, which is made once. */
  function createLookup(outcomes: Map<string, GroupOutcome>): FeedBatchResult["of"] {
    const answers = new Map<string, NewsItem[]>();
    return ({ search, related }): NewsItem[] | SourceError | "later" => {
      const key = groups.keyOf({ search, related });
      if (key === undefined) return [];
      const outcome = outcomes.get(key);
      if (!outcome) return "later";
      const { read, centres } = outcome;
      if (!Array.isArray(read)) return read;
      const question = `${key} ${toSearchKey(search)}`;
      const known = answers.get(question);
      if (known) return known;
      const ticked = planner.listTickedCodes(search);
      const answer = selectNews(read, { search, related, ticked, centres, now: now() });
      answers.set(question, answer);
      return answer;
    };
  }

  return { want: groups.add, turns: chooseTurns, read };
}
