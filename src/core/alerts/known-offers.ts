import type { Collection, Row } from "../collection.ts";
import { dayMs } from "../durations.ts";
import { type PersonRef, toPersonKey } from "../owner.ts";
import { toCopyMark } from "./digest.ts";

/** The keys of offers that someone knows, and the folds of those that they were shown. */
export type KnownOffers = { offers: string[]; folds?: string[] };

/** What each person was told: no alert of theirs tells it again. */
export type KnownOfferStore = {
  /** Keys of offers, and marks of folds (`toCopyMark`). */
  all: (person: PersonRef) => Promise<Set<string>>;
  add: (person: PersonRef, known: KnownOffers) => Promise<void>;
  /** What `add` writes, to be written together with other rows. */
  toRows: (person: PersonRef, known: KnownOffers) => Row[];
  forget: (person: PersonRef) => Promise<void>;
};

const offerTtlMs = 60 * dayMs;
const foldTtlMs = 30 * dayMs;

export function createKnownOffers(collection: Collection): KnownOfferStore {
  function toRows(person: PersonRef, { offers, folds = [] }: KnownOffers): Row[] {
    const row = (key: string, ttl: number): Row => ({
      collection,
      key: `${toPersonKey(person)}:${key}`,
      value: {},
      ttl,
    });
    return [...offers.map((key) => row(key, offerTtlMs)), ...folds.map((fold) => row(toCopyMark(fold), foldTtlMs))];
  }

  return {
    toRows,
    all: async (person) => {
      const prefix = `${toPersonKey(person)}:`;
      return new Set((await collection.keys(prefix)).map((key) => key.slice(prefix.length)));
    },
    add: (person, known) => collection.setAll(toRows(person, known)),
    forget: async (person) => {
      for (const key of await collection.keys(`${toPersonKey(person)}:`)) await collection.delete(key);
    },
  };
}
