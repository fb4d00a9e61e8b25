import { blockSize, blocksAbreast, lastBlock, reachable } from "./query.ts";

/** One row of an answer: what it is, when it was created by the clock of Paris, where it says so. */
export type Row<T> = { id: string; created?: number; value: T };

/** Up to 150 rows, and how many there are in all. */
export type Rows<T> = { rows: Row<T>[]; total: number };

/** The nth block of something that is asked; a half stands astride two of them. */
export type ReadRows<T> = (block: number) => Promise<Rows<T>>;

/** Every row once, and how many of the last total were not among them. */
export type Whole<T> = { rows: Row<T>[]; missing: number };

/**
 * All rows of a query of at most 3,150, of which the first block was read. Where an offer expires meanwhile, those after it move up, and one of them may pass
 * from a block that is still to be read into one that was: the total that drops between two blocks gives that away, and the rows around their edge are read
 * again. (One that appears between the same two answers would hide it, but hardly any appears in a window of the past.) If fewer different rows came than
 * are counted all the same, everything is read once more.
 */
export async function whole<T>(read: ReadRows<T>, first: Rows<T>): Promise<Whole<T>> {
  const found = new Map<string, Row<T>>();
  const keep = ({ rows }: Rows<T>) => {
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, row);
  };

  /** How many were there all the time. What came after the first block was read is not owed. */
  async function once(begun: Rows<T>): Promise<number> {
    const blocks = [begun];
    while (blocks.length < blocksOf(blocks.at(-1)?.total ?? 0)) {
      const left = blocksOf(blocks.at(-1)?.total ?? 0) - blocks.length;
      const next = Array.from({ length: Math.min(blocksAbreast, left) }, (_, i) => read(blocks.length + i));
      blocks.push(...(await Promise.all(next)));
    }
    for (const block of blocks) keep(block);
    let least = Math.min(...blocks.map(({ total }) => total));
    for (const [n, { total }] of blocks.entries()) {
      if ((blocks[n + 1]?.total ?? total) >= total) continue;
      const again = await read(n + 0.5);
      keep(again);
      least = Math.min(least, again.total);
    }
    return least;
  }

  let total = await once(first);
  if (found.size < Math.min(total, reachable)) total = await once(await read(0));
  return { rows: [...found.values()], missing: Math.max(0, total - found.size) };
}

function blocksOf(total: number): number {
  return Math.min(lastBlock + 1, Math.ceil(total / blockSize));
}
