import type { Row } from "../collection.ts";
import { type Owner, type Platform, toPersonKey } from "../owner.ts";
import { createKeyedQueue, type KeyedQueue } from "./keyed-queue.ts";
import type { People } from "./person.ts";
import type { ConversationDeps } from "./ports.ts";
import { parseScreenKey, type Screens, screenLifetimeMs, toScreenKey } from "./screen.ts";
import type { Tasks } from "./tasks.ts";

/** A chat that gets another id: all that is kept of it moves with it. */
export type ChatMover = {
  /** Once more does no harm. Resolves when it is written; rejects when the store fails, and then nothing has moved. */
  move: (platform: Platform, from: string, to: string) => Promise<void>;
  /** Resolves when that chat is not moving, or not any more. */
  settled: (owner: Owner) => Promise<void> | undefined;
  /** The owner where they are now. */
  currentOwner: (owner: Owner) => Owner;
};

type MovableStores = {
  people: People;
  screens: Screens;
  tasks: Tasks;
  alertsOf: (owner: Owner) => Promise<{ id: string; owner: Owner }[]>;
};

/** How long a question that is asked outside is remembered. */
export const askingTtlMs = 3_600_000;

/**
 * Moves chats one after the other. Whoever has something there, or does something at this moment, has their turn held until all is written: nothing can be
 * stored under the old id behind our back.
 */
export function createChatMover(
  deps: ConversationDeps,
  queue: KeyedQueue,
  { people, screens, tasks, alertsOf }: MovableStores,
): ChatMover {
  const { collections, now } = deps;
  const one = createKeyedQueue();
  const underWay = new Map<string, Promise<void>>();

  function currentOwner(owner: Owner): Owner {
    const chat = deps.findMessenger(owner.platform)?.now?.(owner.chat) ?? owner.chat;
    return chat === owner.chat ? owner : { ...owner, chat };
  }

  function move(platform: Platform, from: string, to: string): Promise<void> {
    const key = `${platform}:${from}`;
    const known = underWay.get(key);
    if (known) return known;
    const busy = queue.keys().filter((person) => person.startsWith(`${platform}:`));
    const done = one
      .enqueue("", async () => {
        const owners = await ownersIn(platform, from);
        await holding([...new Set([...busy, ...owners.map(toPersonKey)])], () => write(platform, from, to));
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, done);
    return done;
  }

  async function ownersIn(platform: Platform, chat: string): Promise<Owner[]> {
    const all = new Map<string, Owner>();
    for (const key of await collections.screens.keys(toScreenKey({ platform, chat }, ""))) {
      const { id } = parseScreenKey(key);
      const owner = (await screens.load(platform, chat, id))?.owner;
      if (owner) all.set(owner.person, owner);
    }
    return [...all.values()];
  }

  async function holding(keys: string[], work: () => Promise<void>): Promise<void> {
    let release: () => void = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const held = keys.map(
      (key) =>
        new Promise<void>((started) => {
          void queue.enqueue(key, async () => {
            started();
            await released;
          });
        }),
    );
    try {
      await Promise.all(held);
      await work();
    } finally {
      release();
    }
  }

  async function write(platform: Platform, from: string, to: string): Promise<void> {
    const rows: Row[] = [];
    const gone: Row[] = [];
    for (const on of [collections.screens, collections.asking])
      for (const key of await on.keys(toScreenKey({ platform, chat: from }, ""))) {
        const next = toScreenKey({ platform, chat: to }, parseScreenKey(key).id);
        gone.push({ on, key, value: null, ttl: 0 });
        if ((await on.get(next)) === undefined)
          rows.push({
            on,
            key: next,
            value: await on.get(key),
            ttl: on === collections.asking ? askingTtlMs : screenLifetimeMs,
          });
      }
    for (const owner of await ownersIn(platform, from)) rows.push(...(await rowsOf(owner, from, to)));
    const moving = await deps.findMessenger(platform)?.moving?.(from, to);
    const all = [...rows, ...gone, ...(moving?.rows ?? [])];
    await collections.screens.setAll(all);
    moving?.done();
    // They are gone already: this only takes less room.
    for (const { on, key, ttl } of all) if (ttl === 0) await on?.delete(key).catch(() => {});
  }

  /** What is kept of a person by themselves: where their texts go, and their alerts. */
  async function rowsOf(owner: Owner, from: string, to: string): Promise<Row[]> {
    const rows: Row[] = [];
    const person = await people.load(owner);
    const { [from]: before, ...current } = person.current;
    // What they did in the new chat already is newer.
    if (before !== undefined)
      rows.push(people.noteRow(owner, { ...person, current: { [to]: before, ...current } }, now()));
    for (const key of await collections.tasks.keys(`${toPersonKey(owner)}:`)) {
      const task = await tasks.load(owner, key.slice(key.lastIndexOf(":") + 1));
      if (task?.owner.chat === from) rows.push(tasks.row({ ...task, owner: { ...task.owner, chat: to } }));
    }
    for (const alert of await alertsOf(owner))
      if (alert.owner.chat === from)
        rows.push({
          on: collections.subscriptions,
          key: `${toPersonKey(owner)}:${alert.id}`,
          value: { ...alert, owner: { ...alert.owner, chat: to } },
        });
    return rows;
  }

  return { move, currentOwner, settled: ({ platform, chat }) => underWay.get(`${platform}:${chat}`) };
}
