import { createGatherer, type GathererOptions } from "../../../../src/adapters/france-travail/news/gather.ts";
import { createPieceReading } from "../../../../src/adapters/france-travail/news/piece-reader.ts";
import type { ReadingPlan } from "../../../../src/adapters/france-travail/news/plan.ts";
import type { FeedBatchResult, FeedRequest, ReadFeedPiece } from "../../../../src/core/alerts/feed.ts";
import { readingOutcomeSchema, toFeedPieceRead, toReadingOutcome } from "../../../../src/core/alerts/pieces/piece.ts";
import { keptLog, type Line } from "../../log.ts";
import { centreOf, map, sunday } from "../../places.ts";
import { centresWithin, rome, shareOf } from "../started.ts";
import type { Country, Posted } from "./country.ts";

export const hourMs = 3_600_000;
export const ago = (hours: number) => new Date(sunday.getTime() - hours * hourMs);

/**
 * Begins readings of a country in memory. `plan` takes the choice from the product; `pieces`: it is read by
 * another process, piece by piece, and these are their keys.
 */
export function gatheringOf(
  client: Country,
  { plan, pieces, ...options }: Partial<GathererOptions> & { plan?: ReadingPlan; pieces?: string[] } = {},
): { gather: ReturnType<typeof createGatherer>; lines: Line[] } {
  const { log, lines } = keptLog();
  const all: GathererOptions = {
    client,
    atlas: map,
    centreOf,
    centreSoon: async (code) => centreOf(code),
    centresWithin,
    shareOf,
    rome,
    fictitious: false,
    log,
    now: () => sunday,
    ...(plan ? { decide: () => plan } : {}),
    ...options,
  };
  const begin = createGatherer(all);
  const readPiece = createPieceReading(all);
  const readElsewhere: ReadFeedPiece = async (piece) => {
    pieces?.push(piece.key);
    const read = toReadingOutcome(await readPiece(carried(piece)));
    return toFeedPieceRead(readingOutcomeSchema.parse(carried(read)));
  };
  const gather = () => {
    const gathering = begin();
    return pieces ? { ...gathering, read: () => gathering.read(readElsewhere) } : gathering;
  };
  return { gather, lines };
}

/** As it comes from one process to another. */
const carried = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/** All that these want, read at once. */
export async function gathered(
  client: Country,
  all: FeedRequest[],
  options: Parameters<typeof gatheringOf>[1] = {},
): Promise<FeedBatchResult & { found: ReturnType<typeof keys>[] }> {
  const gathering = gatheringOf(client, options).gather();
  for (const one of all) gathering.want(one);
  const read = await gathering.read();
  return { ...read, found: all.map((one) => keys(read.of(one))) };
}

/** "ft:206ZFSY", "ft:206ZFSX related", or why there are none. */
export function keys(read: ReturnType<FeedBatchResult["of"]>): string[] | string {
  if (!Array.isArray(read)) return read === "later" ? read : read.why;
  return read.map(({ offer, related }) => `${offer.key}${related ? " related" : ""}`).sort();
}

/** An offer for bakers in Nantes, of an hour ago, with what a test changes. */
export function posted(number: number, changes: Partial<Posted> = {}): Posted {
  return {
    id: String(1_000_000 + number),
    created: ago(1),
    rome: "D1102",
    origin: 1,
    type: "CDI",
    nature: "E1",
    experience: "D",
    hours: "1",
    at: { level: "commune", commune: "44109" },
    ...changes,
  };
}
