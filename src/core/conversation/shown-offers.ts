import type { Listed } from "../offers/listed.ts";
import type { State, StateOf } from "./state.ts";
import type { OpenedOffer, ShownOffer } from "./state-parts.ts";

/** The offers that the state shows on a list, with the copies grouped there, and their copy keys. */
export function getShownOffers(state: State): { offers: string[]; folds: string[] } {
  const listed = listedOn(state);
  return {
    offers: listed.flatMap(({ key, copies = [] }) => [key, ...copies.map((copy) => copy.key)]),
    folds: [...new Set(listed.flatMap(({ folds = [] }) => folds))],
  };
}

function listedOn(state: State): ShownOffer[] {
  if (state.step === "results") return [...state.shown, ...(state.counted?.later ?? [])];
  if (state.step !== "digest" || state.open !== undefined || state.page === 0) return [];
  return listShownNumbers(state).flatMap((number) =>
    listCopyNumbers(state, number).flatMap((copy) => state.items[copy - 1] ?? []),
  );
}

/** The announcement that is open: the first, or that copy of it. */
export function getOpenedOffer({ key, handle, copies = [], copy = 0 }: OpenedOffer): Listed {
  return copies[copy - 1] ?? (handle === undefined ? { key } : { key, handle });
}

/** Offers on a page, of results as of a digest. */
export const offersPerPage = 5;

/**
 * The numbers, from 1, of the offers that a digest shows now: the first few, those of a page of all
 * announcements, or the open one.
 */
export function listShownNumbers(state: StateOf<"digest">): number[] {
  const { page, shown, items, open } = state;
  if (open !== undefined) return [open];
  if (page === 0) return items.slice(0, shown).map((_, i) => i + 1);
  return listAnnouncementNumbers(state).slice((page - 1) * offersPerPage, page * offersPerPage);
}

/**
 * The numbers of the first offer of each announcement: the long list shows each announcement once, with its
 * copies behind it.
 */
export function listAnnouncementNumbers({ items }: StateOf<"digest">): number[] {
  const known = new Set<string>();
  return items.flatMap(({ fold }, i) => {
    if (fold !== undefined && known.has(fold)) return [];
    if (fold !== undefined) known.add(fold);
    return [i + 1];
  });
}

/** The numbers of an announcement in a digest, that one among them, in the order of the list. */
export function listCopyNumbers({ items }: StateOf<"digest">, number: number): number[] {
  const fold = items[number - 1]?.fold;
  return fold === undefined ? [number] : items.flatMap((item, i) => (item.fold === fold ? [i + 1] : []));
}

/**
 * The number of the offer that is to be opened of a page that was read; undefined where none is, or where the
 * one beside which it stands is not there any more.
 */
export function findOpening({ opens, at, page, shown }: StateOf<"results">): number | undefined {
  if (opens === undefined || typeof opens === "number") return opens;
  const place = shown.findIndex(({ key }) => key === at);
  return place < 0 ? undefined : (page - 1) * offersPerPage + place + (opens === "next" ? 2 : 0);
}
