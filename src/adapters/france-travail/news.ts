import type { Wanted } from "../../core/alerts/feed.ts";
import type { Offer } from "../../core/offer.ts";
import { dayMs } from "../../core/store.ts";
import { SourceError } from "../../core/words.ts";
import { name } from "./client.ts";
import { type Block, once } from "./lane.ts";
import { blockSize, lastBlock, type Period } from "./query.ts";

type ReadBlock = (period: Period, block: number, origin?: 1 | 2) => Promise<Block>;

const reachable = (lastBlock + 1) * blockSize;
/** Windows are not cut smaller than this. */
const shortestMs = 60_000;

/**
 * All that was published since a moment. Rows beyond the 3,150th cannot be had: a window that has more is halved until it has not, then cut by
 * origin. A window is complete when as many different offers came as its last block counts; else it is read once more, and then it has failed.
 *
 * The upper bound is a day ahead: the API seems to read the dates as the clock of Paris although they end in Z, and what is published meanwhile is welcome.
 */
export async function newsSince(readBlock: ReadBlock, { from }: Pick<Wanted, "from">, now: Date): Promise<Offer[]> {
  const until = new Date(now.getTime() + dayMs);
  return once(await inWindow({ from: wholeMinute(from), until: wholeMinute(until) }));

  async function inWindow(period: Period): Promise<Offer[]> {
    const first = await readBlock(period, 0);
    if (first.total <= reachable) return complete(period, first);
    const middle = wholeMinute(new Date((period.from.getTime() + period.until.getTime()) / 2));
    if (period.until.getTime() - period.from.getTime() < 2 * shortestMs) return byOrigin(period);
    return [
      ...(await inWindow({ from: period.from, until: middle })),
      ...(await inWindow({ from: middle, until: period.until })),
    ];
  }

  async function byOrigin(period: Period): Promise<Offer[]> {
    const own = await readBlock(period, 0, 1);
    const partners = await readBlock(period, 0, 2);
    if (own.total > reachable || partners.total > reachable) throw new SourceError(name, "garbage");
    return [...(await complete(period, own, 1)), ...(await complete(period, partners, 2))];
  }

  async function complete(period: Period, first: Block, origin?: 1 | 2): Promise<Offer[]> {
    for (const again of [false, true]) {
      const offers = await all(period, again ? await readBlock(period, 0, origin) : first, origin);
      if (offers) return offers;
    }
    throw new SourceError(name, "garbage");
  }

  /** Undefined when rows are missing: offers came or went between two blocks. Rows that were left out as odd are there all the same. */
  async function all(period: Period, first: Block, origin?: 1 | 2): Promise<Offer[] | undefined> {
    const read = [first];
    for (let total = first.total, block = 1; block * blockSize < total && block <= lastBlock; block++) {
      const next = await readBlock(period, block, origin);
      read.push(next);
      total = next.total;
    }
    const offers = once(read.flatMap((block) => block.offers));
    const odd = read.reduce((sum, block) => sum + block.rows - block.offers.length, 0);
    return offers.length + odd >= (read.at(-1)?.total ?? 0) ? offers : undefined;
  }
}

function wholeMinute(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
}
