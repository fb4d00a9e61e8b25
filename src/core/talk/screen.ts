import { z } from "zod";
import type { Collection, Row, RowRef } from "../collection.ts";
import { type ShownButton, shownButtonSchema } from "../conversation/shown-buttons.ts";
import { emptyDraft, homeState, readState, type State, stateVersion } from "../conversation/state.ts";
import { dayMs } from "../durations.ts";
import type { Owner, Platform } from "../owner.ts";
import { keepUnread, toStored } from "../unread.ts";
import type { Person } from "./person.ts";

/**
 * A message with buttons: whose it is and where its conversation stands. Its buttons work after a restart,
 * since nothing of it is held in memory only.
 */
export type Screen = {
  id: string;
  owner: Owner;
  state: State;
  /** Counts the events; an answer from outside counts only if no other event came meanwhile. */
  revision: number;
  /** The platform's ids of the last events: one that comes twice is applied once. */
  seen: string[];
  /** The last texts that were meant for it, so that one that is edited is known; absent where none can be. */
  said?: RememberedText[] | undefined;
  /** How many sayings were said on it: the next is in other words. */
  sayings?: number | undefined;
  /** Those of its last drawing; absent where that is yet to come, and on screens of an older version. */
  buttons?: ShownButton[] | undefined;
  /** A later version of this program wrote its state, which cannot be read here, and is not written over. */
  isLater?: true;
};

/** A message with a text, and a fingerprint of its words. */
export type RememberedText = { message: string; print: string };

/** After its last use. */
export const screenLifetimeMs = 90 * dayMs;

const stored = z.object({
  version: z.number(),
  person: z.string(),
  revision: z.number(),
  seen: z.array(z.string()).catch([]),
  said: z
    .array(z.object({ message: z.string(), print: z.string() }))
    .optional()
    .catch(undefined),
  sayings: z.number().optional().catch(undefined),
  buttons: z.array(shownButtonSchema).optional().catch(undefined),
  state: z.unknown(),
});

export type Screens = {
  /** The screen of that id in that chat, whoever of the chat owns it. */
  load: (platform: Platform, chat: string, id: string) => Promise<Screen | undefined>;
  /** The row that `load` reads, to be read together with others; `parse` takes what was found there. */
  ref: (place: Pick<Owner, "platform" | "chat">, id: string) => Required<Pick<RowRef, "collection" | "key">>;
  parse: (place: Pick<Owner, "platform" | "chat">, id: string, value: unknown) => Screen | undefined;
  /** In one write, with rows of other collections where there are any. */
  save: (screen: Screen, others?: Row[]) => Promise<void>;
  /** It lives in another chat from now on: in one write. */
  adopt: (screen: Screen, from: string) => Promise<void>;
  /** The ids of a person's screens in a chat, and of those that cannot be read. */
  listIds: (owner: Owner) => Promise<string[]>;
  delete: (owner: Owner, id: string) => Promise<void>;
};

export function createScreens(collection: Collection): Screens {
  function parse({ platform, chat }: Pick<Owner, "platform" | "chat">, id: string, value: unknown): Screen | undefined {
    if (value === undefined) return undefined;
    const row = stored.safeParse(value);
    if (!row.success) return undefined;
    const { version, person, state, ...rest } = keepUnread(value, row.data);
    const isLater = version > stateVersion ? ({ isLater: true } as const) : {};
    return { ...rest, id, owner: { platform, chat, person }, state: readState(state), ...isLater };
  }

  async function load(platform: Platform, chat: string, id: string): Promise<Screen | undefined> {
    return parse({ platform, chat }, id, await collection.get(toScreenKey({ platform, chat }, id)));
  }

  function rowOf(screen: Screen): Row {
    const { id, owner, state, revision, seen, said, sayings, buttons } = screen;
    const optional = { ...(said ? { said } : {}), ...(sayings ? { sayings } : {}), ...(buttons ? { buttons } : {}) };
    const value = { version: stateVersion, person: owner.person, revision, seen, ...optional, state };
    return { collection, key: toScreenKey(owner, id), value: toStored(value, screen), ttl: screenLifetimeMs };
  }

  return {
    load,
    parse,
    ref: (place, id) => ({ collection, key: toScreenKey(place, id) }),
    save: (screen, others = []) => collection.setAll([rowOf(screen), ...others]),
    adopt: async (screen, from) => {
      const old = toScreenKey({ platform: screen.owner.platform, chat: from }, screen.id);
      await collection.setAll([rowOf(screen), { key: old, value: null, ttl: 0 }]);
    },
    listIds: async (owner) => {
      const ids = (await collection.keys(toScreenKey(owner, ""))).map((key) => key.slice(key.lastIndexOf(":") + 1));
      const all = await Promise.all(ids.map((id) => load(owner.platform, owner.chat, id)));
      // Whose it was is not to be known of one that cannot be read: it is nobody's loss.
      return ids.filter((_, i) => (all[i]?.owner.person ?? owner.person) === owner.person);
    },
    delete: (owner, id) => collection.delete(toScreenKey(owner, id)),
  };
}

export function toScreenKey({ platform, chat }: Pick<Owner, "platform" | "chat">, id: string): string {
  return `${platform}:${chat}:${id}`;
}

/** A screen that begins anew; it knows the last search, and which events of the one before it were seen. */
export function createScreen(
  id: string,
  owner: Owner,
  { last }: Person,
  demo: boolean,
  { seen, said, sayings }: Pick<Screen, "seen" | "said" | "sayings"> = { seen: [] },
): Screen {
  const draft = last && last.place.kind !== "france" ? { ...emptyDraft, lastPlace: last.place } : emptyDraft;
  return {
    id,
    owner,
    revision: 0,
    seen,
    said,
    sayings,
    state: { ...homeState, demo, draft, ...(last ? { last } : {}) },
  };
}

export function parseScreenKey(key: string): { platform: Platform; chat: string; id: string } {
  const [platform = "", ...rest] = key.split(":");
  return {
    platform,
    chat: rest.slice(0, -1).join(":"),
    id: rest.at(-1) ?? "",
  };
}
