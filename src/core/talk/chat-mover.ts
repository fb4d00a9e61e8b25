import { toSubscriptionKey } from "../alerts/subscription-key.ts";
import type { StampedSubscription, Subscriptions } from "../alerts/subscriptions.ts";
import type { Row } from "../collection.ts";
import { type Owner, type Platform, toPersonKey } from "../owner.ts";
import { createKeyedQueue, type KeyedQueue } from "./keyed-queue.ts";
import { askingTtlMs } from "./pending-asks.ts";
import type { People } from "./person.ts";
import type { ConversationDeps } from "./ports.ts";
import { parseScreenKey, type Screens, screenLifetimeMs, toScreenKey } from "./screen.ts";
import type { Tasks } from "./tasks.ts";
import type { Turns } from "./turns.ts";

/** A chat that gets another id: all that is kept of it moves with it. */
export type ChatMover = {
  /**
   * Repeating it does no harm. Resolves when it is written; rejects when the store fails, and nothing has
   * moved then.
   */
  move: (platform: Platform, from: string, to: string) => Promise<void>;
  /** Resolves once that chat no longer moves; undefined where it does not move. */
  settled: (owner: Owner) => Promise<void> | undefined;
  /** The owner in the chat where they are now. */
  currentOwner: (owner: Owner) => Owner;
};

type MovableStores = {
  people: People;
  screens: Screens;
  tasks: Tasks;
  subscriptions: Pick<Subscriptions, "listOf" | "loadStamped" | "replaceAll">;
};

type MoveDeps = Pick<ConversationDeps, "collections" | "findMessenger" | "now"> &
  MovableStores &
  Pick<Turns, "afterTurn">;

/** How turns are held: in the line of this process, and over all processes of the store. */
type MoverTurns = { line: KeyedQueue; turns: Turns };

/**
 * Moves chats one after the other. The turns of everybody who has something in the chat, or does something at
 * this moment, are held until all is written: nothing can be stored under the old id meanwhile.
 */
export function createChatMover(
  conversation: ConversationDeps,
  { line, turns }: MoverTurns,
  stores: MovableStores,
): ChatMover {
  const deps: MoveDeps = { ...conversation, ...stores, afterTurn: turns.afterTurn };
  const moves = createKeyedQueue();
  const underWay = new Map<string, Promise<void>>();

  /** Whoever gets something there in another process, before they are held, is held as well. */
  async function moveAll(platform: Platform, from: string, to: string, activePeople: string[]): Promise<void> {
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const owners = (await listOwners(deps, platform, from)).map(toPersonKey);
      const hasMoved = await holdTurns(line, [...new Set([...activePeople, ...owners])], () =>
        turns.hold(owners, () => writeMove(deps, { platform, from, to, owners })),
      );
      if (hasMoved) return;
    }
    throw new Error("a chat changes faster than it can be moved");
  }

  function move(platform: Platform, from: string, to: string): Promise<void> {
    const key = `${platform}:${from}`;
    const known = underWay.get(key);
    if (known) return known;
    const activePeople = line.keys().filter((person) => person.startsWith(`${platform}:`));
    const done = moves.enqueue("", () => moveAll(platform, from, to, activePeople)).finally(() => underWay.delete(key));
    underWay.set(key, done);
    return done;
  }

  return {
    move,
    currentOwner: (owner) => {
      const chat = deps.findMessenger(owner.platform)?.toCurrentChat?.(owner.chat) ?? owner.chat;
      return chat === owner.chat ? owner : { ...owner, chat };
    },
    settled: ({ platform, chat }) => underWay.get(`${platform}:${chat}`),
  };
}

/** Everybody who has a screen in that chat. */
async function listOwners({ collections, screens }: MoveDeps, platform: Platform, chat: string): Promise<Owner[]> {
  const owners = new Map<string, Owner>();
  for (const key of await collections.screens.keys(toScreenKey({ platform, chat }, ""))) {
    const { id } = parseScreenKey(key);
    const owner = (await screens.load(platform, chat, id))?.owner;
    if (owner) owners.set(owner.person, owner);
  }
  return [...owners.values()];
}

/** Runs once the turn of every key has come; none of them goes on before it is done. */
async function holdTurns<T>(line: KeyedQueue, keys: string[], work: () => Promise<T>): Promise<T> {
  let release: () => void = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held = keys.map(
    (key) =>
      new Promise<void>((started) => {
        void line.enqueue(key, async () => {
          started();
          await released;
        });
      }),
  );
  try {
    await Promise.all(held);
    return await work();
  } finally {
    release();
  }
}

/** `owners`: who has something in the chat, and is held. */
type Move = { platform: Platform; from: string; to: string; owners: readonly string[] };

/**
 * In one write: all of it has moved, or nothing. Where another process, which serves alerts, changes one of
 * them at the same time, all is read again. False where somebody has something there who is not held.
 */
async function writeMove(deps: MoveDeps, { platform, from, to, owners: held }: Move): Promise<boolean> {
  const { subscriptions, findMessenger, afterTurn } = deps;
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const { rows, deletions } = await listScreenRows(deps, platform, from, to);
    const alerts: StampedSubscription[] = [];
    for (const owner of await listOwners(deps, platform, from)) {
      if (!held.includes(toPersonKey(owner))) return false;
      rows.push(...(await listPersonRows(deps, owner, from, to)));
      alerts.push(...(await listAlerts(deps, owner, from, to)));
    }
    const moving = await findMessenger(platform)?.prepareMove?.(from, to);
    const others = [...rows, ...deletions, ...(moving?.rows ?? [])];
    if (!(await subscriptions.replaceAll(alerts, others))) continue;
    if (moving) afterTurn(moving.done);
    return true;
  }
  throw new Error("alerts change faster than they can be moved");
}

/** Each that fails was a change by somebody else. */
const maxAttempts = 20;

/**
 * Screens, and the questions that are asked for them. What exists under the new id already is newer, and
 * stays.
 */
async function listScreenRows(
  { collections: { screens, asking } }: MoveDeps,
  platform: Platform,
  from: string,
  to: string,
): Promise<{ rows: Row[]; deletions: Row[] }> {
  const rows: Row[] = [];
  const deletions: Row[] = [];
  for (const collection of [screens, asking])
    for (const key of await collection.keys(toScreenKey({ platform, chat: from }, ""))) {
      const newKey = toScreenKey({ platform, chat: to }, parseScreenKey(key).id);
      deletions.push({ collection, key, value: null, ttl: 0 });
      const ttl = collection === asking ? askingTtlMs : screenLifetimeMs;
      if ((await collection.get(newKey)) === undefined)
        rows.push({ collection, key: newKey, value: await collection.get(key), ttl });
    }
  return { rows, deletions };
}

/** Their alerts in that chat as they are to be, each with the stamp that it was read with. */
async function listAlerts(
  { subscriptions }: MoveDeps,
  owner: Owner,
  from: string,
  to: string,
): Promise<StampedSubscription[]> {
  const alerts: StampedSubscription[] = [];
  for (const one of await subscriptions.listOf(owner)) {
    const read = await subscriptions.loadStamped(toSubscriptionKey(one));
    if (read?.subscription.owner.chat !== from) continue;
    const { stamp, subscription } = read;
    alerts.push({ stamp, subscription: { ...subscription, owner: { ...subscription.owner, chat: to } } });
  }
  return alerts;
}

/** What is stored by person: the screen that their texts are meant for, and their tasks. */
async function listPersonRows(deps: MoveDeps, owner: Owner, from: string, to: string): Promise<Row[]> {
  const { collections, people, tasks, now } = deps;
  const rows: Row[] = [];
  const person = await people.load(owner);
  // What they did in the new chat already is newer.
  const moveChat = ({ [from]: before, ...others }: Record<string, string>) =>
    before === undefined ? others : { [to]: before, ...others };
  const { current, numbered = {} } = person;
  if (current[from] !== undefined || numbered[from] !== undefined)
    rows.push(people.noteRow(owner, { ...person, current: moveChat(current), numbered: moveChat(numbered) }, now()));
  for (const key of await collections.tasks.keys(`${toPersonKey(owner)}:`)) {
    const task = await tasks.load(owner, key.slice(key.lastIndexOf(":") + 1));
    if (task?.owner.chat === from) rows.push(tasks.row({ ...task, owner: { ...task.owner, chat: to } }));
  }
  return rows;
}
