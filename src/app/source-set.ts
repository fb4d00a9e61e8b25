import type { OpenSource, SourceOffers } from "../adapters/source.ts";
import type { Feed } from "../core/alerts/feed.ts";
import { ifSourceFails, SourceError } from "../core/failure.ts";
import type { ReadMarket } from "../core/market/market.ts";
import { mergeReaders, type OfferReader, paginate, type SourceReader } from "../core/offers/pages.ts";
import { getSourceId } from "../core/offers/source.ts";
import { type Kind, ofEachKind } from "../core/search/kind.ts";
import type { DataPorts, ReadOffer, ReadPage } from "../core/services.ts";
import type { Health } from "../core/telemetry.ts";

/** Of all that a conversation waits for, one source may take so much. */
const deadlineMs = 13_000;

type ReadersByKind = Record<Kind, OfferReader>;

/** For each kind of search one reader of all the sources that have it. */
export function combineReaders(
  sources: readonly OpenSource[],
  readersOf: (source: OpenSource) => SourceOffers["readers"],
): ReadersByKind {
  const combine = (kind: Kind): OfferReader => {
    const readers = sources.flatMap((source): SourceReader[] => {
      const read = readersOf(source)[kind];
      return read ? [{ source: source.profile, read }] : [];
    });
    const [only] = readers;
    if (!only) return refuseKind;
    return readers.length === 1 ? only.read : mergeReaders(readers, deadlineMs);
  };
  return ofEachKind(combine);
}

/** No source has that kind: that is not an empty list. */
const refuseKind: OfferReader = async () => {
  throw new SourceError("Aucun service", "refused", undefined, { part: "search" });
};

export function paginateEach(readers: ReadersByKind, now: () => Date): Record<Kind, ReadPage> {
  return ofEachKind((kind) => paginate(readers[kind], now));
}

/**
 * One offer, read from the source whose own it is. What another source has listed of it has a handle: where
 * the own source is another world, or does not answer, the offer can be had from that one. An offer of a
 * source that is not there (any more) is gone: no other source is asked for it.
 */
export function combineOfferReaders(
  sources: readonly OpenSource[],
  offersOf: (source: OpenSource) => SourceOffers,
): ReadOffer {
  return async (search, listed, askedBy) => {
    const id = getSourceId(listed.key);
    const own = sources.find(({ profile }) => profile.id === id);
    const lister =
      listed.handle === undefined ? undefined : sources.find(({ profile }) => profile.alsoLists?.includes(id));
    const readFrom = (source: OpenSource) => offersOf(source).readOffer(search, listed, askedBy);
    if (!own) return lister ? readFrom(lister) : { offer: undefined };
    if (!lister) return readFrom(own);
    if (own.isFictitious !== lister.isFictitious) return readFrom(lister);
    return ifSourceFails(readFrom(own), () => readFrom(lister));
  };
}

/** What alerts are fed by. */
export function collectFeeds(sources: readonly OpenSource[]): Feed[] {
  return sources.flatMap(({ profile, gather, readPiece, clock }) =>
    gather ? [{ source: profile, upTo: clock, gather, ...(readPiece ? { readPiece } : {}) }] : [],
  );
}

/** What the core may ask of sources beside their lists. */
export function collectPorts(sources: readonly Pick<OpenSource, "ports">[]): Partial<DataPorts> {
  let ports: Partial<DataPorts> = {};
  for (const source of sources) ports = { ...ports, ...source.ports };
  return ports;
}

/** The market as the first source that can tell it has it; it says whose offers are not in it. */
export function findMarketReader(sources: readonly OpenSource[]): ReadMarket {
  return async (search, depth, askedBy) => {
    const { kind } = search;
    const source =
      sources.find(({ market, forPeople }) => market && forPeople.readers[kind]) ??
      sources.find(({ market }) => market);
    if (!source?.market) throw new SourceError("Aucun service", "refused", undefined, { part: "search" });
    const others = sources.filter((other) => other !== source && other.forPeople.readers[kind]);
    const market = await source.market(search, depth, askedBy);
    if (!source.forPeople.readers[kind] || others.length === 0) return market;
    return { ...market, without: others.map(({ profile }) => profile.label).join(" et ") };
  };
}

/** The worst of all: "degraded" while one has asked for a long wait. */
export function combineHealth(sources: readonly Pick<OpenSource, "health">[]): Health {
  return sources.map(({ health }) => health()).find((health) => health !== "ok") ?? "ok";
}
