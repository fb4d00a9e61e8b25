import type { DatedRow, RowBlock } from "../api/block.ts";
import { blockSize, concurrentBlocks, lastBlockIndex, maxReachableRows } from "../api/limits.ts";

/** The nth block of something that is asked; a half stands astride two of them. */
export type ReadRowBlock<T> = (block: number) => Promise<RowBlock<T>>;

/**
 * Every row once, and how many of the last total were not among them. `isCut`: there may be more than can be
 * reached. `grownTo`: while they were read they became so many, more than can be reached, and the last of
 * them may have moved out of reach unseen. `isOvercounted`: pages that should have rows had none, so that the
 * total is wrong; rows are the truth (reference, section 2.5).
 */
export type AllRows<T> = {
  rows: DatedRow<T>[];
  missing: number;
  isCut: boolean;
  grownTo?: number;
  isOvercounted: boolean;
};

/**
 * All rows of a query of at most 3,150, of which the first block was read. Where an offer expires meanwhile,
 * those after it move up, and one of them may pass from a block that is still to be read into one that was:
 * the total that drops between two blocks gives that away, and the rows around their edge are read again.
 * (One that appears between the same two answers would hide it, but hardly any appears in a window of the
 * past.) If fewer different rows came than are counted all the same, everything is read once more.
 */
export async function readAllRows<T>(read: ReadRowBlock<T>, first: RowBlock<T>): Promise<AllRows<T>> {
  const found = new Map<string, DatedRow<T>>();
  let isCut = false;
  let most = 0;
  let isOvercounted = false;
  const keep = ({ rows }: RowBlock<T>) => {
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, row);
  };

  /** How many were there all the time. What came after the first block was read is not owed. */
  async function addBlock(begun: RowBlock<T>): Promise<number> {
    const blocks = [begun];
    // An empty page is the end, whatever the total.
    while (blocks.length < blocksOf(blocks.at(-1)?.total ?? 0) && blocks.at(-1)?.rows.length !== 0) {
      const left = blocksOf(blocks.at(-1)?.total ?? 0) - blocks.length;
      const next = Array.from({ length: Math.min(concurrentBlocks, left) }, (_, i) => read(blocks.length + i));
      blocks.push(...(await Promise.all(next)));
    }
    for (const block of blocks) keep(block);
    const counted = blocks.filter(({ isLeast }) => !isLeast);
    isCut = counted.length === 0 && blocks.length > lastBlockIndex;
    most = Math.max(most, ...counted.map(({ total }) => total));
    const lastOne = blocks.findLastIndex(({ rows }) => rows.length > 0);
    const end = lastOne * blockSize + (blocks[lastOne]?.rows.length ?? 0);
    // A whole page of nothing: one that has just expired is less.
    isOvercounted = lastOne < blocks.length - 1 && (blocks[lastOne]?.total ?? 0) >= end + blockSize;
    let least = counted.length === 0 ? found.size : Math.min(...counted.map(({ total }) => total));
    if (isOvercounted) least = Math.min(least, end);
    for (const [n, { total, isLeast }] of blocks.entries()) {
      if (isLeast || (blocks[n + 1]?.total ?? total) >= total) continue;
      const again = await read(n + 0.5);
      keep(again);
      if (!again.isLeast) least = Math.min(least, again.total);
    }
    return least;
  }

  let total = await addBlock(first);
  if (found.size < Math.min(total, maxReachableRows)) total = await addBlock(await read(0));
  const hasGrown = first.total <= maxReachableRows && most > maxReachableRows && !isOvercounted;
  const missing = Math.max(0, total - found.size);
  return { rows: [...found.values()], missing, isCut, ...(hasGrown ? { grownTo: most } : {}), isOvercounted };
}

function blocksOf(total: number): number {
  return Math.min(lastBlockIndex + 1, Math.ceil(total / blockSize));
}
