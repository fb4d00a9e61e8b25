import type { OfferNews } from "../../../core/alerts/feed.ts";
import { mapConcurrent } from "../../../core/async/map-concurrent.ts";
import { mapInSteps, runInSteps } from "../../../core/async/steps.ts";
import { minuteMs } from "../../../core/durations.ts";
import { SourceError } from "../../../core/failure.ts";
import { blockSize, lastBlockIndex, maxReachableRows, romeDomains } from "../api/limits.ts";
import { franceTravailName } from "../api/name.ts";
import type { ParisPeriod } from "../api/paris-clock.ts";
import { concurrentReadings, countWindowParts } from "./plan.ts";

/** One block of answers: the offers that could be read of up to 150 rows, and how many there are in all. */
export type NewsBlock = { news: OfferNews[]; rows: number; total: number };

/** A part of what is read: a period, and where that has too many, what else narrows it. */
export type NewsPart = { period: ParisPeriod; origin?: 1 | 2; departement?: string; domain?: string };

/** Reads the nth block of a part of what was published. */
export type ReadNewsBlock = (part: NewsPart, block: number) => Promise<NewsBlock>;

/** How what was published in a period is read. */
export type NewsWindowsOptions = {
  readBlock: ReadNewsBlock;
  /** The present, as the period is written: after it hardly anything can be. */
  now: Date;
  /** Those that it may be cut by; none where it is of one place already. */
  departements: string[];
  /** The first block of the period, where that was read. */
  first?: NewsBlock | undefined;
};

/** Offers, and the rows that were too odd to be read as such. */
type WindowRead = { news: OfferNews[]; odd: number };

/**
 * All that was published in a period. Rows beyond the 3,150th cannot be had: a period that has more is cut
 * into as many as its count asks for, until each has fewer; a minute is cut by origin, then by département,
 * then by domain of ROME, which every offer has, also one that names no département. What is cut is complete
 * when its parts hold as many as it counted, or its parts are periods.
 */
export async function readNewsOfPeriod(
  period: ParisPeriod,
  { readBlock, now, departements, first }: NewsWindowsOptions,
): Promise<OfferNews[]> {
  return (await inPart({ period }, first)).news;

  async function inPart(part: NewsPart, known?: NewsBlock): Promise<WindowRead> {
    const begun = known ?? (await readBlock(part, 0));
    if (begun.total <= maxReachableRows) return complete(part, begun);
    const shorter = cutPeriod(part.period, begun.total, now);
    if (shorter.length > 1)
      return mergeReads(await mapConcurrent(shorter, concurrentReadings, (period) => inPart({ ...part, period })));
    for (const parts of finer(part)) {
      const read = await mergeReads(await mapConcurrent(parts, concurrentReadings, (one) => inPart(one)));
      if (read.news.length + read.odd >= begun.total) return read;
    }
    throw new SourceError(franceTravailName, "garbage");
  }

  /** The ways to cut a minute, in the order in which they are tried. */
  function finer(part: NewsPart): NewsPart[][] {
    if (part.origin === undefined) return [([1, 2] as const).map((origin) => ({ ...part, origin }))];
    const byDomain = part.domain === undefined ? [romeDomains.map((domain) => ({ ...part, domain }))] : [];
    if (part.departement !== undefined || departements.length === 0) return byDomain;
    return [departements.map((departement) => ({ ...part, departement })), ...byDomain];
  }

  async function complete(part: NewsPart, begun: NewsBlock): Promise<WindowRead> {
    for (const again of [false, true]) {
      const read = await toItsEnd(part, again ? await readBlock(part, 0) : begun);
      if (read) return read;
    }
    throw new SourceError(franceTravailName, "garbage");
  }

  /**
   * Undefined when rows are missing. What is published meanwhile pushes others on, where they are met again;
   * what expires meanwhile pulls one back over the edge of a block, unseen: then there are fewer than the
   * first block counted. What only came after it is news of the next reading.
   */
  async function toItsEnd(part: NewsPart, begun: NewsBlock): Promise<WindowRead | undefined> {
    const blocks = [begun];
    for (let total = begun.total, block = 1; block * blockSize < total && block <= lastBlockIndex; block++) {
      const next = await readBlock(part, block);
      blocks.push(next);
      total = next.total;
    }
    const read = await mergeReads(blocks.map(({ news, rows }) => ({ news, odd: rows - news.length })));
    return read.news.length + read.odd >= begun.total ? read : undefined;
  }
}

/**
 * The parts of a period with so many offers that are read one by one: only itself when it need not be cut.
 */
export function listPeriods(period: ParisPeriod, total: number, now: Date): ParisPeriod[] {
  return total <= maxReachableRows ? [period] : cutPeriod(period, total, now);
}

/**
 * Equal parts of whole minutes, up to the present: what lies ahead goes with the last. Only itself when it
 * cannot be cut.
 */
function cutPeriod({ from, until }: ParisPeriod, total: number, now: Date): ParisPeriod[] {
  const past = Math.floor((now.getTime() - from.getTime()) / minuteMs);
  const whole = Math.floor((until.getTime() - from.getTime()) / minuteMs);
  const minutes = past >= 2 ? Math.min(past, whole) : whole;
  const count = Math.min(countWindowParts(total), minutes);
  const edge = (i: number) =>
    i === count ? until : new Date(from.getTime() + Math.floor((minutes * i) / count) * minuteMs);
  return Array.from({ length: Math.max(1, count) }, (_, i) => ({ from: edge(i), until: edge(i + 1) }));
}

/** Each offer once, as it was read last. In steps: a country is some tens of thousands. */
async function mergeReads(all: WindowRead[]): Promise<WindowRead> {
  const byKey = new Map<string, OfferNews>();
  for (const { news } of all) await runInSteps(mapInSteps(news, (one) => void byKey.set(one.offer.key, one)));
  return { news: [...byKey.values()], odd: all.reduce((sum, { odd }) => sum + odd, 0) };
}
