import type { Listing } from "../../src/core/offers/offer.ts";
import { toSearchKey } from "../../src/core/search/search.ts";
import type { Host } from "./host.ts";
import { copiesFor, country, newsFor } from "./news.ts";
import type { Reader } from "./reader.ts";

/** What someone should have got since their alerts were made, and what they got. */
export type Account = {
  name: string;
  /** Offers that belong to their alerts and were published since. */
  news: number;
  /** Those of them that digests showed, and those that wait, mostly behind a "Tout voir". */
  shown: number;
  waiting: number;
  digests: number;
  /** Belong to their alerts, are online, and are neither told, waiting nor on their way. */
  lost: string[];
  /** Told or waiting, and neither belong to one of their alerts nor are copies of what does. */
  foreign: string[];
  /** Both told and waiting, or waiting twice. */
  doubled: string[];
  /** Waiting, and in no digest yet, not even behind its "Tout voir". */
  unoffered: number;
  /** Messages that show what an earlier one showed. */
  repeats: number;
};

export type Ledger = {
  /**
   * Records what is online for them now, by default for everyone. It is looked up independently of the
   * program.
   */
  looks: (some?: readonly Reader[]) => Promise<void>;
  of: (reader: Reader) => Promise<Account>;
  /** All that was looked up for them: by key, as it was. */
  newsOf: (reader: Reader) => ReadonlyMap<string, Listing>;
  /** The copies of it that were looked up as well. */
  copiesOf: (reader: Reader) => ReadonlyMap<string, Listing>;
  close: () => Promise<void>;
};

/** Begins when all alerts are made: what was shown to people until then is no news. */
export async function openLedger(host: Host, readers: readonly Reader[]): Promise<Ledger> {
  const there = await country(() => host.clock.at, host.sandbox.urls.geo);
  const seen = new Map(await Promise.all(readers.map(async (one) => [one, await one.knownOffers()] as const)));
  const news = new Map(readers.map((one) => [one, new Map<string, Listing>()]));
  const copies = new Map(readers.map((one) => [one, new Map<string, Listing>()]));
  const online = new Map<Reader, Set<string>>();

  async function looks(some = readers): Promise<void> {
    const looked = new Map<string, Promise<Map<string, Listing>>>();
    const lookedBehind: typeof looked = new Map();
    for (const one of some) {
      const all = news.get(one) ?? new Map();
      const now = new Set<string>();
      for (const alert of await one.alerts()) {
        const name = `${toSearchKey(alert.search)} ${alert.related} ${alert.created}`;
        const found = looked.get(name) ?? newsFor(alert, there);
        looked.set(name, found);
        const behind = lookedBehind.get(name) ?? copiesFor(alert, there);
        lookedBehind.set(name, behind);
        for (const [key, offer] of await behind) copies.get(one)?.set(key, offer);
        for (const [key, offer] of await found) {
          if (seen.get(one)?.has(key)) continue;
          all.set(key, offer);
          now.add(key);
        }
      }
      online.set(one, now);
    }
  }

  return {
    looks,
    newsOf: (one) => news.get(one) ?? new Map(),
    copiesOf: (one) => copies.get(one) ?? new Map(),
    of: async (one) => {
      const all = news.get(one) ?? new Map();
      const shownKeys = [...(await one.knownOffers())].filter((key) => !seen.get(one)?.has(key));
      const alerts = await one.alerts();
      const waiting = alerts.flatMap(({ pending, sending }) => [...pending, ...(sending?.items ?? [])]);
      const keys = waiting.map(({ key }) => key);
      const got = new Set([...shownKeys, ...keys]);
      const digests = await one.digests();
      const inDigests = new Set<string>();
      let repeats = 0;
      for (const digest of digests) {
        if (digest.shown.some((key) => inDigests.has(key))) repeats += 1;
        for (const key of digest.shown) inDigests.add(key);
      }
      return {
        name: one.name,
        news: all.size,
        shown: shownKeys.length,
        waiting: keys.length,
        digests: digests.length,
        lost: [...(online.get(one) ?? [])].filter((key) => !got.has(key)),
        foreign: [...got].filter((key) => !all.has(key) && !copies.get(one)?.has(key)),
        doubled: keys.filter((key, i) => shownKeys.includes(key) || keys.indexOf(key) !== i),
        unoffered: waiting.filter(({ offered }) => !offered).length,
        repeats,
      };
    },
    close: there.close,
  };
}

/** Nothing lost, nothing foreign, nothing twice. */
export const isWhole = { lost: [], foreign: [], doubled: [] };

/** And all of it is in a digest. */
export const isServed = { ...isWhole, unoffered: 0 };
