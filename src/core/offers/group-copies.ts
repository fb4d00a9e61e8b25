import { runToEnd, type Steps } from "../async/steps.ts";
import { getCopyKeys } from "./copies.ts";
import type { Found, Listing, Offer, OfferCopy } from "./offer.ts";

/**
 * The first offer of each announcement, by any of its keys. An offer that is a copy only of a hidden copy is
 * none: the first one is shown.
 */
export type CopyIndex<T> = {
  /** Of several the one that was added first. */
  find: (keys: readonly string[]) => T | undefined;
  add: (keys: readonly string[], first: T) => void;
};

export function createCopyIndex<T>(): CopyIndex<T> {
  const all: T[] = [];
  // Half a million offers may be exported: a key costs no more than its entry.
  const byKey = new Map<string, number>();
  return {
    find: (keys) => {
      const at = Math.min(...keys.map((key) => byKey.get(key) ?? Number.POSITIVE_INFINITY));
      return all[at];
    },
    add: (keys, first) => {
      for (const key of keys) if (!byKey.has(key)) byKey.set(key, all.length);
      all.push(first);
    },
  };
}

/**
 * Groups a list by announcement: the first offer of each carries the others as its copies. Later offers never
 * change what was made of earlier ones, so pages of a list stay consistent while more of it is read.
 */
export function groupCopies(all: readonly Found[]): Found[] {
  return runToEnd(groupCopiesInSteps(all));
}

/** So many texts are hashed in a few milliseconds. */
const inOneStep = 10;

/** The same, a few offers at a time: someone may jump far ahead. */
export function* groupCopiesInSteps(all: readonly Found[]): Steps<Found[]> {
  const first = createCopyIndex<{ found: Found; copies: OfferCopy[] }>();
  const folded: { found: Found; copies: OfferCopy[] }[] = [];
  for (const [i, found] of all.entries()) {
    if (i % inOneStep === inOneStep - 1) yield;
    const keys = getCopyKeys(found.offer);
    const original = first.find(keys);
    if (original) original.copies.push(copyOf(found.offer));
    else {
      const group = { found, copies: [] };
      folded.push(group);
      first.add(keys, group);
    }
  }
  return folded.map(({ found, copies }) => (copies.length === 0 ? found : { ...found, copies }));
}

/** Each announcement once, as it is read first. */
export function dropCopies(offers: readonly Offer[]): Offer[] {
  return runToEnd(dropCopiesInSteps(offers));
}

/** The same, a few offers at a time. */
export function* dropCopiesInSteps(offers: readonly Offer[]): Steps<Offer[]> {
  const first = createCopyIndex<Offer>();
  const found: Offer[] = [];
  for (const [i, offer] of offers.entries()) {
    if (i % inOneStep === inOneStep - 1) yield;
    const keys = getCopyKeys(offer);
    if (first.find(keys)) continue;
    first.add(keys, offer);
    found.push(offer);
  }
  return found;
}

/** A listing in a table, and of which one before it in that table it is a copy. */
export type MarkedListing = Listing & { copyOf?: string };

/** Marks the copies among offers that come one after the other: `copyOf` is the key of the first. */
export function createCopyMarker(): (listing: Listing) => MarkedListing {
  const first = createCopyIndex<string>();
  return (listing) => {
    const keys = getCopyKeys(listing);
    const copyOf = first.find(keys);
    if (copyOf !== undefined) return { ...listing, copyOf };
    first.add(keys, listing.key);
    return listing;
  };
}

function copyOf({ key, handle }: Listing): OfferCopy {
  return handle === undefined ? { key } : { key, handle };
}
