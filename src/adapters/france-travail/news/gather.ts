import type { FeedBatch, FeedBatchResult, OfferNews } from "../../../core/alerts/feed.ts";
import { mapConcurrent } from "../../../core/async/map-concurrent.ts";
import { SourceError } from "../../../core/failure.ts";
import type { Rome } from "../../rome/rome.ts";
import { type ReadingChoiceOptions as ChoiceOptions, chooseReading, type ReadingChoice } from "./choice.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import { concurrentReadings } from "./plan.ts";
import { createPublishRate, type PublishRate } from "./publish-rate.ts";
import { createNewsReader, type NewsReaderOptions as ReaderOptions } from "./reader.ts";
import {
  createSearchRequests,
  isFarBehind,
  type SearchRequest,
  type SearchRequests,
  toSearchRequest,
} from "./search-requests.ts";
import { readSharedNews, type SharedNews } from "./shared-news.ts";
import { createTerritoryFinder, type TerritoryFinderOptions as TerritoryOptions } from "./territories.ts";

/** What a gathering for alerts is read with. */
export type GathererOptions = Omit<ReaderOptions, "elsewhere"> &
  TerritoryOptions &
  ChoiceOptions & { rome: Pick<Rome, "romeOf" | "relatives">; now: () => Date };

/**
 * Reads for all alerts of a run what was published, by whatever takes the fewest calls. What was counted for
 * one run serves the next ones of the day.
 */
export function createGatherer(options: GathererOptions): () => FeedBatch {
  const published = createPublishRate();
  return () => {
    const began = options.now();
    const means = { ...options, territoriesOf: createTerritoryFinder(options) };
    const [near, far] = [createSearchRequests({ ...means, began }), createSearchRequests({ ...means, began })];
    return {
      want: (wanted) => (isFarBehind(wanted, began) ? far : near).want(wanted),
      read: async (elsewhere) => {
        const lately = await readAll({ ...means, elsewhere }, near, began, published);
        const before = await readAll({ ...means, elsewhere }, far, began, published);
        return join(lately, before, began);
      },
    };
  };
}

/** A function of its own: what was wanted would live as long as answers that were made beside it. */
function join(lately: FeedBatchResult, before: FeedBatchResult, began: Date): FeedBatchResult {
  return {
    of: (wanted) => (isFarBehind(wanted, began) ? before : lately).of(wanted),
    asked: lately.asked + before.asked,
    calls: lately.calls + before.calls,
  };
}

type Means = GathererOptions &
  Pick<ReaderOptions, "elsewhere"> & { territoriesOf: ReturnType<typeof createTerritoryFinder> };

async function readAll(
  means: Means,
  all: SearchRequests,
  began: Date,
  published: PublishRate,
): Promise<FeedBatchResult> {
  const source = createNewsReader(means, began);
  const attempt = createCircuitBreaker(means.log);
  const choice = await attempt(() => chooseReading(all, began, published, source, means));
  const shared: SharedNews =
    choice instanceof SourceError ? () => choice : await readSharedNews(choice, all, source, attempt, means, began);
  const lists = new Map(
    await mapConcurrent(
      listOwnQueries(choice, all),
      concurrentReadings,
      async (wish) => [wish.key, { from: wish.from, read: await attempt(() => source.search(wish)) }] as const,
    ),
  );
  return { of: createAnswers(lists, shared, means.rome, began), asked: all.countDifferent(), calls: source.calls() };
}

/** What was read for a query of its own, and since when. */
type OwnList = { from: Date; read: OfferNews[] | SourceError };

/** A function of its own: what they were read with would live as long as answers that were made beside it. */
function createAnswers(
  lists: ReadonlyMap<string, OwnList>,
  shared: SharedNews,
  rome: GathererOptions["rome"],
  began: Date,
): FeedBatchResult["of"] {
  return (wanted) => {
    const wish = toSearchRequest(wanted, rome, began);
    if (!wish) return [];
    const list = lists.get(wish.key);
    if (list === undefined) return shared(wish);
    const { from, read } = list;
    // It was given this search meanwhile, which nobody had read for since then.
    if (wish.from < from) return "later";
    const since = wanted.from.toISOString();
    return Array.isArray(read) ? read.filter(({ offer }) => (offer.created ?? since) >= since) : read;
  };
}

/** Those that have a query of their own. */
function listOwnQueries(
  choice: ReadingChoice | SourceError,
  { alone, local, anywhere }: SearchRequests,
): SearchRequest[] {
  const plan = choice instanceof SourceError ? "country" : choice.plan;
  switch (plan) {
    case "searches":
      return [...alone.all(), ...local.all(), ...anywhere.all()];
    case "territories":
      return [...alone.all(), ...anywhere.all()];
    case "country":
      return alone.all();
  }
}
