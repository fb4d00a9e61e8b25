import { z } from "zod";
import type { Collection, Row } from "../../core/collection.ts";
import { dayMs } from "../../core/durations.ts";
import { getChatOf, moveToChat } from "./chat-place.ts";

/**
 * A group that becomes a supergroup is another chat: https://core.telegram.org/bots/api#responseparameters
 */
export type ChatMoves = {
  /** The place as it is called now. */
  now: (place: string) => string;
  /** The first name of the place that is known: what waits in its line goes on waiting there. */
  first: (place: string) => string;
  /** A chat has moved to this one. */
  isTarget: (chat: string) => boolean;
  note: (from: string, to: string) => void;
  /** The row that says so after a restart. */
  row: (from: string, to: string) => Row;
  /** Reads what was noted before. */
  load: () => Promise<void>;
};

const prefix = "moved:";
/** Old buttons live for 90 days, alerts for a year after the last sign of life. */
const lifetime = 400 * dayMs;

export function createChatMoves(collection: Collection): ChatMoves {
  const all = new Map<string, string>();

  function follow(place: string, next: (chat: string) => string | undefined): string {
    const seen = new Set<string>();
    let chat = getChatOf(place);
    for (let to = next(chat); to !== undefined && !seen.has(to); to = next(chat)) {
      seen.add(to);
      chat = to;
    }
    return moveToChat(place, chat);
  }

  return {
    now: (place) => follow(place, (chat) => all.get(chat)),
    first: (place) => follow(place, (chat) => [...all].find(([, to]) => to === chat)?.[0]),
    isTarget: (chat) => [...all.values()].includes(chat),
    note: (from, to) => void (from !== to && all.set(from, to)),
    row: (from, to) => ({ collection, key: `${prefix}${from}`, value: to, ttl: lifetime }),
    load: async () => {
      for (const key of await collection.keys(prefix)) {
        const to = z.string().safeParse(await collection.get(key));
        if (to.success && !all.has(key.slice(prefix.length))) all.set(key.slice(prefix.length), to.data);
      }
    },
  };
}
