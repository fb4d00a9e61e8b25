import { z } from "zod";

/**
 * Which process is at what was asked or is to be made: a port. Where one process has the store to itself,
 * there is nobody to tell apart.
 */
export type Holders = {
  /** What stands in the rows of this process; no other one is called so, not even after a restart. */
  self: string;
  /** Whether the process of that name still lives, as far as the store knows. */
  isAlive: (holder: string) => Promise<boolean>;
};

/** Whether nobody is at what that process began. */
export type IsLeft = (holder: string | undefined) => Promise<boolean>;

const held = z.object({ holder: z.string() });

/** Who is at what is in that row; undefined where an older version wrote it, or there is none. */
export function readHolder(value: unknown): string | undefined {
  return held.safeParse(value).data?.holder;
}

/** Whether another process is at it, or was. */
export function isElsewhere(holders: Holders | undefined, holder: string | undefined): boolean {
  return holders !== undefined && holder !== undefined && holder !== holders.self;
}

/** Tells what nobody is at; asks once of each process. What has no holder is taken up by a start alone. */
export function createIsLeft(holders: Holders | undefined, isStart: boolean): IsLeft {
  const alive = new Map<string, Promise<boolean>>();
  return async (holder) => {
    if (!holders || holder === undefined) return isStart;
    if (holder === holders.self) return false;
    const found = alive.get(holder) ?? holders.isAlive(holder);
    alive.set(holder, found);
    return !(await found);
  };
}
