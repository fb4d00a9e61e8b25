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

/** What a row says of who is at it. */
export type Hold = {
  /** Absent where one process has the store to itself, and where an older version wrote it. */
  holder?: string | undefined;
  /** So often it was taken up after whoever was at it had ended. */
  attempts?: number | undefined;
};

/** How that stands in a row. */
export const holdFields = {
  holder: z.string().optional().catch(undefined),
  attempts: z.number().optional().catch(undefined),
};
const holdSchema = z.object(holdFields);

/** What was taken up so often ends processes, and is not done again. */
const maxAttempts = 5;

/** Nothing is known where there is no row. */
export function readHold(value: unknown): Hold {
  return holdSchema.safeParse(value).data ?? {};
}

/** What this process writes of what it is at. */
export function createHold(holders: Holders | undefined, attempts = 0): Hold {
  return { ...(holders ? { holder: holders.self } : {}), ...(attempts > 0 ? { attempts } : {}) };
}

/** Whether it is to be given up: so many that have begun it have ended. */
export function isHopeless({ attempts = 0 }: Hold): boolean {
  return attempts > maxAttempts;
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
