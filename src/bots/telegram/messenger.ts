import type { Api } from "grammy";
import type { Collection, Row } from "../../core/collection.ts";
import type { Owner } from "../../core/owner.ts";
import { encodeLink } from "../../core/search/link.ts";
import type { Messenger } from "../../core/talk/ports.ts";
import { LivingMessages, toLineKey } from "../living-messages.ts";
import type { ChatMoves } from "./chat-moves.ts";
import { getChatOf, toThreadOption } from "./chat-place.ts";
import { buildStartUrl, isPrivateChat } from "./group.ts";
import { createPrompts, type Prompts, toPromptKey } from "./prompts.ts";
import type { TelegramSender } from "./sender.ts";
import { createTelegramRecords, createTelegramSurface } from "./surface.ts";

type TelegramMessengerOptions = {
  api: Api;
  sender: TelegramSender;
  /** Which message shows a screen: `place:screen` → message id, with what stands above it. */
  collection: Collection;
  moves: ChatMoves;
  unreachable: (owner: Owner) => Promise<void>;
  /** Resolves when it is the turn of the next message that nobody waits for. */
  turn: () => Promise<void>;
  deliveriesPerSecond?: number;
  /** The bot's username. */
  name: () => string;
};

/** The line of a person in a chat goes on where the chat moves. */
export function toSendQueueKey(owner: Pick<Owner, "chat" | "person">, moves: ChatMoves): string {
  return toLineKey(owner, moves.first);
}

/** Shows screens on Telegram, and asks in groups for what is to be written. */
export function createTelegramMessenger(options: TelegramMessengerOptions): Messenger {
  const { api, sender, collection, moves, unreachable, turn, deliveriesPerSecond, name: username } = options;
  const locate = (owner: Owner): Owner => ({ ...owner, chat: moves.now(owner.chat) });
  const lineOf = (owner: Owner) => toSendQueueKey(owner, moves);
  const prompts = createPrompts({ api, sender, collection, there: locate, lineOf });
  const living = new LivingMessages({
    surface: createTelegramSurface({ api, sender, moves, prompts, turn }),
    records: createTelegramRecords(collection),
    enqueue: sender.add,
    // In a line of their own: whoever waits for an answer does not wait for a digest that takes its time.
    enqueueDelivery: ({ chat }, send) => sender.inLine(`${moves.first(chat)} digests`, send),
    // In a group it is the group that cannot be written to, not the person.
    unreachable: async (owner) => (isPrivateChat(owner.chat) ? unreachable(owner) : undefined),
  });
  return {
    draw: (drawing) => living.draw(drawing),
    records: {
      collection,
      toPrefix: ({ chat }) => `${chat}:`,
      findBesideKey: (owner) => (isPrivateChat(owner.chat) ? undefined : toPromptKey(owner)),
    },
    showsConfidential: true,
    isShared: ({ chat }) => !isPrivateChat(chat),
    deliver: (delivery) => living.deliver(delivery),
    ...(deliveriesPerSecond === undefined ? {} : { deliveriesPerSecond }),
    // Alerts are personal. In private nothing is to be proved: who writes to a bot can be written to.
    reach: async ({ chat }, search) =>
      isPrivateChat(chat)
        ? { chat }
        : { is: "private", url: buildStartUrl(username(), encodeLink(search) ?? "alertes") },
    showBusy: ({ chat }) => showTyping(api, moves.now(chat)),
    forget: async (owner, screens) => {
      await living.forget(owner, screens);
      await prompts.forget(owner);
    },
    toCurrentChat: moves.now,
    prepareMove: (from, to) => prepareMove({ ...options, prompts, living }, from, to),
  };
}

/** Its messages stay behind: what they show is drawn anew. What people were asked for they are asked anew. */
async function prepareMove(
  {
    sender,
    collection,
    moves,
    prompts,
    living,
  }: Pick<TelegramMessengerOptions, "sender" | "collection" | "moves"> & {
    prompts: Prompts;
    living: Pick<LivingMessages<unknown>, "moved">;
  },
  from: string,
  to: string,
): Promise<{ rows: Row[]; done: () => void }> {
  const { rows, askAgain } = await prompts.moving(from, to);
  const left = (await collection.keys(`${from}:`)).filter((key) => rows.every((one) => one.key !== key));
  const done = () => {
    sender.move(from, to);
    moves.note(from, to);
    living.moved((chat) => getChatOf(chat) === from);
    askAgain();
  };
  const gone = left.map((key): Row => ({ collection, key, value: null, ttl: 0 }));
  return { rows: [...rows, ...gone, moves.row(from, to)], done };
}

/** Gone after five seconds anyway: not worth a second try. */
function showTyping(api: Api, place: string): void {
  api.sendChatAction(getChatOf(place), "typing", toThreadOption(place)).catch(() => {});
}
