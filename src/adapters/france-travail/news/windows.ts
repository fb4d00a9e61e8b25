import { abreast } from "../../../core/abreast.ts";
import type { News } from "../../../core/alerts/feed.ts";
import { inSteps, mapInSteps } from "../../../core/steps.ts";
import { SourceError } from "../../../core/words.ts";
import { name } from "../client.ts";
import type { Period } from "../paris-clock.ts";
import { blockSize, domains, lastBlock, reachable } from "../query.ts";
import { partsFor, readingsAbreast } from "./plan.ts";

/** One block of answers: the offers that could be read of up to 150 rows, and how many there are in all. */
export type NewsBlock = { news: News[]; rows: number; total: number };

/** A part of what is read: a period, and where that has too many, what else narrows it. */
export type Narrowed = { period: Period; origin?: 1 | 2; departement?: string; domain?: string };

export type ReadBlock = (part: Narrowed, block: number) => Promise<NewsBlock>;

export type Options = {
  readBlock: ReadBlock;
  /** The present, as the period is written: after it hardly anything can be. */
  now: Date;
  /** Those that it may be cut by; none where it is of one place already. */
  departements: string[];
  /** The first block of the period, where that was read. */
  first?: NewsBlock | undefined;
};

const minuteMs = 60_000;

/** Offers, and the rows that were too odd to be read as such. */
type Read = { news: News[]; odd: number };

/**
 * All that was published in a period. Rows beyond the 3,150th cannot be had: a period that has more is cut into as many as its count asks for, until each
 * has fewer; a minute is cut by origin, then by département, then by domain of ROME, which every offer has, also one that names no département. What is
 * cut is complete when its parts hold as many as it counted, or its parts are periods.
 */
export async function newsIn(period: Period, { readBlock, now, departements, first }: Options): Promise<News[]> {
  return (await inPart({ period }, first)).news;

  async function inPart(part: Narrowed, known?: NewsBlock): Promise<Read> {
    const begun = known ?? (await readBlock(part, 0));
    if (begun.total <= reachable) return complete(part, begun);
    const shorter = cut(part.period, begun.total, now);
    if (shorter.length > 1)
      return once(await abreast(shorter, readingsAbreast, (period) => inPart({ ...part, period })));
    for (const parts of finer(part)) {
      const read = await once(await abreast(parts, readingsAbreast, (one) => inPart(one)));
      if (read.news.length + read.odd >= begun.total) return read;
    }
    throw new SourceError(name, "garbage");
  }

  /** The ways to cut a minute, in the order in which they are tried. */
  function finer(part: Narrowed): Narrowed[][] {
    if (part.origin === undefined) return [([1, 2] as const).map((origin) => ({ ...part, origin }))];
    const byDomain = part.domain === undefined ? [domains.map((domain) => ({ ...part, domain }))] : [];
    if (part.departement !== undefined || departements.length === 0) return byDomain;
    return [departements.map((departement) => ({ ...part, departement })), ...byDomain];
  }

  async function complete(part: Narrowed, begun: NewsBlock): Promise<Read> {
    for (const again of [false, true]) {
      const read = await toItsEnd(part, again ? await readBlock(part, 0) : begun);
      if (read) return read;
    }
    throw new SourceError(name, "garbage");
  }

  /**
   * Undefined when rows are missing. What is published meanwhile pushes others on, where they are met again; what expires meanwhile pulls one back over the
   * edge of a block, unseen: then there are fewer than the first block counted. What only came after it is news of the next reading.
   */
  async function toItsEnd(part: Narrowed, begun: NewsBlock): Promise<Read | undefined> {
    const blocks = [begun];
    for (let total = begun.total, block = 1; block * blockSize < total && block <= lastBlock; block++) {
      const next = await readBlock(part, block);
      blocks.push(next);
      total = next.total;
    }
    const read = await once(blocks.map(({ news, rows }) => ({ news, odd: rows - news.length })));
    return read.news.length + read.odd >= begun.total ? read : undefined;
  }
}

/** Equal parts of whole minutes, up to the present: what lies ahead goes with the last. Only itself when it cannot be cut. */
function cut({ from, until }: Period, total: number, now: Date): Period[] {
  const past = Math.floor((now.getTime() - from.getTime()) / minuteMs);
  const whole = Math.floor((until.getTime() - from.getTime()) / minuteMs);
  const minutes = past >= 2 ? Math.min(past, whole) : whole;
  const count = Math.min(partsFor(total), minutes);
  const edge = (i: number) =>
    i === count ? until : new Date(from.getTime() + Math.floor((minutes * i) / count) * minuteMs);
  return Array.from({ length: Math.max(1, count) }, (_, i) => ({ from: edge(i), until: edge(i + 1) }));
}

/** Each offer once, as it was read last. In steps: a country is some tens of thousands. */
async function once(all: Read[]): Promise<Read> {
  const byKey = new Map<string, News>();
  for (const { news } of all) await inSteps(mapInSteps(news, (one) => void byKey.set(one.offer.key, one)));
  return { news: [...byKey.values()], odd: all.reduce((sum, { odd }) => sum + odd, 0) };
}
