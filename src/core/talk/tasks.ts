import { z } from "zod";
import type { Collection, Row, RowRef } from "../collection.ts";
import { readState, type State, stateVersion } from "../conversation/state.ts";
import { dayMs } from "../durations.ts";
import { type Owner, type PersonRef, toPersonKey } from "../owner.ts";
import { keepUnread, toStored } from "../unread.ts";
import { type Hold, type Holders, holdFields, isElsewhere, readHold } from "./holders.ts";

/**
 * Something that a person asked to be made: an alert, a file, a picture. Its row exists from the request
 * until its outcome was shown. While the row exists the task is wanted, and a restart takes it up again;
 * without a row it was told, cancelled, or deleted with everything else, and nothing is made any more.
 */
export type Task = Hold & {
  /**
   * Also the id of the alert that it makes, and of the screen that tells its outcome where the one that asked
   * has moved on.
   */
  id: string;
  owner: Owner;
  /** The screen that asked for it. */
  screen: string;
  /** Which asks for it when it is shown again. */
  state: State;
  /** A later version of this program wrote its state, which cannot be read here, and goes on with it. */
  isLater?: true;
};

/** Long enough for a machine that was off over a weekend. */
const lifetime = 7 * dayMs;

const stored = z.object({
  version: z.number(),
  chat: z.string(),
  screen: z.string(),
  state: z.unknown(),
  ...holdFields,
});

export type Tasks = {
  load: (owner: Owner, id: string) => Promise<Task | undefined>;
  /** The row that `load` reads, to be read together with others; `parse` takes what was found there. */
  ref: (owner: Owner, id: string) => Required<Pick<RowRef, "collection" | "key">>;
  parse: (owner: Owner, id: string, value: unknown) => Task | undefined;
  /** It is there, and no other process has taken it up. */
  isWanted: (owner: Owner, id: string) => Promise<boolean>;
  /** The row to be written, together with the screen that asks. */
  row: (task: Task) => Row;
  delete: (owner: Owner, id: string) => Promise<void>;
  /** Deletes all of that person. */
  forget: (owner: PersonRef) => Promise<void>;
  /** Everybody's on one platform. */
  of: (platform: Owner["platform"]) => Promise<Task[]>;
};

export function createTasks(collection: Collection, holders?: Holders): Tasks {
  const keyOf = (owner: PersonRef, id: string) => `${toPersonKey(owner)}:${id}`;

  function parse({ platform, person }: PersonRef, id: string, value: unknown): Task | undefined {
    if (value === undefined) return undefined;
    const row = stored.safeParse(value);
    if (!row.success) return undefined;
    const read = { ...row.data, version: stateVersion, state: readState(row.data.state) };
    const { version: _, chat, ...rest } = keepUnread(value, read);
    const isLater = row.data.version > stateVersion ? ({ isLater: true } as const) : {};
    return { ...rest, id, owner: { platform, chat, person }, ...isLater };
  }

  function parseRow(platform: Owner["platform"], key: string, value: unknown): Task | undefined {
    const end = key.lastIndexOf(":");
    return parse({ platform, person: key.slice(platform.length + 1, end) }, key.slice(end + 1), value);
  }

  return {
    load: async (owner, id) => parse(owner, id, await collection.get(keyOf(owner, id))),
    ref: (owner, id) => ({ collection, key: keyOf(owner, id) }),
    parse,
    isWanted: async (owner, id) => {
      const value = await collection.get(keyOf(owner, id));
      return value !== undefined && !isElsewhere(holders, readHold(value).holder);
    },
    row: (task) => {
      const { id, owner, screen, state, holder, attempts } = task;
      const hold = { ...(holder === undefined ? {} : { holder }), ...(attempts === undefined ? {} : { attempts }) };
      const value = toStored({ version: stateVersion, chat: owner.chat, screen, state, ...hold }, task);
      return { collection, key: keyOf(owner, id), value, ttl: lifetime };
    },
    delete: (owner, id) => collection.delete(keyOf(owner, id)),
    forget: async (owner) => {
      for (const key of await collection.keys(keyOf(owner, ""))) await collection.delete(key);
    },
    of: async (platform) => {
      const keys = await collection.keys(`${platform}:`);
      const values = await collection.getAll(keys.map((key) => ({ key })));
      return keys.flatMap((key, i) => parseRow(platform, key, values[i]) ?? []);
    },
  };
}
