import {
  type FeedBatch,
  type FeedBatchResult,
  type FeedRequest,
  type OfferNews,
  toNewsItem,
} from "../../core/alerts/feed.ts";
import { ifSourceFails, SourceError } from "../../core/failure.ts";
import { compareByRank } from "../../core/offers/pages.ts";
import type { Centres } from "../../core/places/area.ts";
import { type Search, toSearchKey } from "../../core/search/search.ts";
import type { DepartementPosts } from "./api.ts";
import { inclusionName } from "./profile.ts";
import { type PostSelection, selectPosts } from "./select-posts.ts";

type GatheringOptions = PostSelection & {
  plan: (search: Search) => Promise<{ centres: Centres; departements: string[] | undefined }>;
  isAtHand: (departement: string) => boolean;
  read: (departement: string) => Promise<DepartementPosts>;
};

/** Eleven go in a minute where nobody else asks: the others have their turn in the next run. */
const maxCalls = 30;
/** As many that fail in a row: it is down, and to ask for the rest takes long. */
const maxFailures = 3;

/** A search of alerts, since when the one of them waits that waits longest, and where it looks. */
type Group = { search: Search; from: number; centres: Centres; departements: string[] };
type DepartementOutcome = DepartementPosts | SourceError | "later";

/** All that alerts want: each département is read once for all of them, the longest waiting first. */
export function createInclusionGathering({ plan, isAtHand, read, ...selection }: GatheringOptions): FeedBatch {
  const wanted = new Map<string, { search: Search; from: number }>();
  let groups: Promise<Map<string, Group>> | undefined;

  function want({ search, from }: FeedRequest): void {
    const key = toSearchKey(search);
    const known = wanted.get(key);
    if (known) known.from = Math.min(known.from, from.getTime());
    else wanted.set(key, { search, from: from.getTime() });
  }

  function planOnce(): Promise<Map<string, Group>> {
    groups ??= listGroups();
    return groups;
  }

  async function listGroups(): Promise<Map<string, Group>> {
    const inOrder = [...wanted].sort(([, a], [, b]) => a.from - b.from);
    const planned = new Map<string, Group>();
    for (const [key, { search, from }] of inOrder) {
      const { centres, departements = [] } = await plan(search);
      planned.set(key, { search, from, centres, departements });
    }
    return planned;
  }

  /**
   * The départements that are read in this run: a search has all of its own, or waits. One that takes more
   * than a run has room for goes first where it has waited longest: else it would never be read.
   */
  async function chooseDepartements(): Promise<Set<string>> {
    const chosen = new Set<string>();
    let calls = 0;
    for (const { departements } of (await planOnce()).values()) {
      const fresh = departements.filter((code) => !chosen.has(code));
      const toCall = fresh.filter((code) => !isAtHand(code)).length;
      if (calls > 0 && calls + toCall > maxCalls) continue;
      calls += toCall;
      for (const code of fresh) chosen.add(code);
    }
    return chosen;
  }

  async function turns(): Promise<(request: FeedRequest) => boolean> {
    const chosen = await chooseDepartements();
    const planned = await planOnce();
    return ({ search }) => planned.get(toSearchKey(search))?.departements.every((code) => chosen.has(code)) ?? true;
  }

  async function readAll(): Promise<FeedBatchResult> {
    const chosen = await chooseDepartements();
    const planned = await planOnce();
    const outcomes = new Map<string, DepartementOutcome>();
    let calls = 0;
    let failures = 0;
    for (const code of chosen) {
      if (!isAtHand(code)) calls += 1;
      const outcome =
        failures < maxFailures
          ? await ifSourceFails(read(code), (error) => error)
          : new SourceError(inclusionName, "down");
      failures = outcome instanceof SourceError ? failures + 1 : 0;
      outcomes.set(code, outcome);
    }
    return { of: createLookup(planned, outcomes), asked: chosen.size, calls };
  }

  /** Alerts of the same search get the same list, which is made once. */
  function createLookup(
    planned: ReadonlyMap<string, Group>,
    outcomes: ReadonlyMap<string, DepartementOutcome>,
  ): FeedBatchResult["of"] {
    const answers = new Map<string, OfferNews[]>();
    return ({ search, related }) => {
      const key = toSearchKey(search);
      const group = planned.get(key);
      if (!group) return [];
      const blocks = group.departements.map((code) => outcomes.get(code) ?? "later");
      const failure = blocks.find((block) => block instanceof SourceError);
      if (failure instanceof SourceError) return failure;
      const read = blocks.filter((block) => typeof block === "object" && "offers" in block);
      if (read.length < blocks.length) return "later";
      const question = `${related} ${key}`;
      const known = answers.get(question);
      if (known) return known;
      const news = selectPosts(read, search, group.centres, selection)
        .filter((found) => related || !found.related)
        .map(toNewsItem)
        .sort(compareByRank);
      answers.set(question, news);
      return news;
    };
  }

  return { want, turns, read: readAll };
}
