import type { Collection, Row } from "../collection.ts";
import { hourMs } from "../durations.ts";
import type { Owner } from "../owner.ts";
import { createHold, type Holders, isElsewhere, readHold } from "./holders.ts";
import { type Screen, toScreenKey } from "./screen.ts";

/**
 * Questions whose answer was not shown yet: a row each, so that a start can ask again without reading every
 * screen.
 */
export type PendingAsks = {
  /**
   * The row that says so, to be written together with the screen that asks; `attempts`: so often this was
   * taken up.
   */
  begin: (screen: Pick<Screen, "owner" | "id" | "revision">, attempts?: number) => Row;
  /** What ends it, once its answer was shown; nothing where the screen has asked something else since. */
  end: (owner: Owner, id: string, revision: number) => Row[];
  /** Whether another process asks for that screen by now. */
  isElsewhere: (owner: Owner, id: string) => Promise<boolean>;
};

/** How long a question is remembered. */
export const askingTtlMs = hourMs;

/** Of so many screens it is known which of their questions is the latest. */
const maxScreens = 10_000;

export function createPendingAsks(collection: Collection, holders?: Holders): PendingAsks {
  /** The revision of the latest question of each screen. */
  const latest = new Map<string, number>();
  return {
    begin: ({ owner, id, revision }, attempts) => {
      latest.delete(id);
      latest.set(id, revision);
      const [oldest] = latest.keys();
      if (latest.size > maxScreens && oldest !== undefined) latest.delete(oldest);
      return {
        collection,
        key: toScreenKey(owner, id),
        value: createHold(holders, attempts),
        ttl: askingTtlMs,
      };
    },
    end: (owner, id, revision) => {
      if ((latest.get(id) ?? revision) > revision) return [];
      latest.delete(id);
      return [{ collection, key: toScreenKey(owner, id), value: null, ttl: 0 }];
    },
    isElsewhere: async (owner, id) =>
      holders !== undefined && isElsewhere(holders, readHold(await collection.get(toScreenKey(owner, id))).holder),
  };
}
