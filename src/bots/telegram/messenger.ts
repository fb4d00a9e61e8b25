import type { Api } from "grammy";
import { z } from "zod";
import { type Collection, dayMs, type Row } from "../../core/collection.ts";
import type { Owner } from "../../core/owner.ts";
import { encodeLink } from "../../core/search/link.ts";
import type { Delivery, DeliveryOutcome, Messenger, ScreenDrawing } from "../../core/talk/ports.ts";
import { createBoundedMap } from "../bounded-map.ts";
import { computeFingerprint } from "../fingerprint.ts";
import { createPendingDrawings } from "../pending-drawings.ts";
import { listAttachments } from "./attachments.ts";
import type { ChatMoves } from "./chat-moves.ts";
import { getChatOf, toThreadOption } from "./chat-place.ts";
import { buildStartUrl, isPrivateChat } from "./group.ts";
import { createTelegramMessages, toSendOptions, withPlainFallback } from "./messages.ts";
import { createPrompts } from "./prompts.ts";
import { renderTelegram } from "./render.ts";
import type { TelegramOutcome, TelegramSender } from "./sender.ts";

type TelegramMessengerOptions = {
  api: Api;
  sender: TelegramSender;
  /** Which message shows a screen: `place:screen` → message id, with what stands above it. */
  shelf: Collection;
  moves: ChatMoves;
  unreachable: (owner: Owner) => Promise<void>;
  /** Resolves when it is the turn of the next message that nobody waits for. */
  turn: () => Promise<void>;
  /** The bot's username. */
  name: () => string;
};

const lifetime = 90 * dayMs;
/** A digest to a chat that is to be left alone for longer is better tried at another time: whoever sends it has others to send. */
const longestHoldMs = 20_000;
/** Pictures and files above a living message that are known not to be sent again. */
const maxAbove = 10;

/** What a person gets in a chat comes one after the other; nobody waits for what somebody else gets there. */
export function toSendQueueKey({ chat, person }: Pick<Owner, "chat" | "person">, moves: ChatMoves): string {
  return `${moves.first(chat)}:${person}`;
}

/** Draws screens as messages: one living message per screen, edited; a fresh copy below what was typed, and then the old one loses its buttons. */
export function createTelegramMessenger({
  api,
  sender,
  shelf,
  moves,
  unreachable,
  turn,
  name: username,
}: TelegramMessengerOptions): Messenger {
  const waiting = createPendingDrawings((drawing) => nameOf(there(drawing)));
  const underWay = new Set<string>();
  /** Those of them that were deleted meanwhile: nothing of them may be kept. */
  const forgotten = new Set<string>();
  /** What living messages show, as far as it was drawn since the start. */
  const prints = createBoundedMap<{ message: number; print: string }>();
  const chats = createTelegramMessages(api, sender);
  const line = (owner: Owner) => toSendQueueKey(owner, moves);
  const thereNow = (owner: Owner): Owner => ({ ...owner, chat: moves.now(owner.chat) });
  const prompt = createPrompts({ api, sender, shelf, there: thereNow, lineOf: line });

  /** Of a chat that has moved nothing is known by the messages that it had before. */
  function there<T extends Pick<ScreenDrawing, "owner" | "message">>(drawing: T): T {
    const chat = moves.now(drawing.owner.chat);
    if (chat === drawing.owner.chat) return drawing;
    const { message: _, ...rest } = drawing;
    return { ...rest, owner: { ...drawing.owner, chat } } as T;
  }

  function drawSoon(drawing: ScreenDrawing): void {
    if (!waiting.add(drawing)) return;
    sender.add(line(drawing.owner), async () => {
      const newest = waiting.take(nameOf(there(drawing)));
      if (!newest) return;
      const name = nameOf(there(newest));
      underWay.add(name);
      await draw(there(newest)).finally(() => {
        underWay.delete(name);
        forgotten.delete(name);
      });
    });
  }

  async function draw(drawing: ScreenDrawing): Promise<void> {
    const { owner, notice } = drawing;
    const began = nameOf(drawing);
    const name = () => nameOf(there(drawing));
    const isForgotten = () => drawing.forgotten === true || forgotten.has(began) || forgotten.has(name());
    const shown = await shownBy(name());
    if (notice) await chats.say(owner.chat, notice);
    const { drawn, sent, left } = await put(drawing, shown);
    if (isForgotten()) return;
    if ("ok" in drawn) drawing.onShown?.();
    const hasMoved = name() !== began;
    const stays =
      !drawing.fresh && shown !== undefined && ("refused" in drawn || drawn.ok === shown.message || sent.length > 0);
    const above = [...(stays ? shown.above : []), ...sent].slice(-maxAbove);
    const message = "ok" in drawn ? drawn.ok : hasMoved ? undefined : shown?.message;
    if (message !== undefined && (message !== shown?.message || sent.length > 0 || hasMoved)) {
      await shelf.set(name(), rowOf(message, above), lifetime);
      // All of theirs may have been deleted while it was written.
      if (isForgotten()) return shelf.delete(name());
    }
    if ("refused" in drawn) {
      // In a group it is the group that cannot be written to, not the person.
      if (drawn.refused === "unreachable" && isPrivateChat(owner.chat)) await unreachable(owner);
      return;
    }
    for (const one of left)
      await (sent.length > 0 && !drawing.fresh ? chats.takeAway : chats.switchOff)(owner.chat, one);
    if (!isPrivateChat(owner.chat)) await prompt.follow(there(drawing), isForgotten);
  }

  /** Sends it, or edits what shows it: `sent` is what stands above it now, `left` are the messages that it no longer is. */
  async function put(drawing: ScreenDrawing, shown: ShownScreen | undefined) {
    const {
      owner: { chat },
      screen,
      view,
      fresh,
      message: pressed,
    } = drawing;
    const message = renderTelegram(screen, view, { isPrivate: isPrivateChat(chat) });
    const enclosed = listAttachments(view);
    // What stands above the living message already is not sent again, wherever it was asked for.
    const isThere = enclosed.length > 0 && enclosed.every(({ id }) => shown?.above.includes(id));
    const living = shown?.message;
    const target = fresh ? undefined : isThere ? living : pressed === undefined ? living : Number(pressed);
    const sent = isThere && !fresh ? [] : await chats.enclose(chat, enclosed);
    // Below what it belongs to. Where that is refused, the text is all there is.
    const isNew = target === undefined || sent.length > 0;
    const print = computeFingerprint(JSON.stringify([message.text, message.keyboard]));
    const known = prints.get(nameOf(drawing));
    // A message that shows this already is left as it is.
    const isShown = !isNew && target === living && known?.message === target && known.print === print;
    if (!isShown) prints.delete(nameOf(drawing));
    const drawn: TelegramOutcome<number> = isShown
      ? { ok: target }
      : await withPlainFallback(message, (one) =>
          isNew ? chats.send(chat, one) : chats.edit(chat, target, one, living),
        );
    if ("ok" in drawn) prints.set(nameOf(drawing), { message: drawn.ok, print });
    const before = sent.length > 0 ? [living, target] : [living];
    const left = [...new Set(before)].flatMap((one) =>
      one === undefined || ("ok" in drawn && one === drawn.ok) ? [] : [one],
    );
    return { drawn, sent, left };
  }

  async function shownBy(name: string): Promise<ShownScreen | undefined> {
    // Topics were no places of their own once: then their screens were noted under the chat.
    const read = async (key: string) => shelf.get(key).catch(() => undefined);
    // A store that cannot be read keeps nobody from being told so: it is a message of its own then.
    const stored = (await read(name)) ?? (name === ofChat(name) ? undefined : await read(ofChat(name)));
    const { data } = row.safeParse(stored);
    return typeof data === "number" ? { message: data, above: [] } : data;
  }

  /** In a line of its own: whoever waits for an answer does not wait for a digest that takes its time. */
  async function deliver(delivery: Delivery): Promise<DeliveryOutcome> {
    const name = nameOf(there(delivery));
    underWay.add(name);
    try {
      return await sender.inLine(`${moves.first(delivery.owner.chat)} digests`, () => sendDigest(delivery));
    } catch {
      return "failed";
    } finally {
      underWay.delete(name);
      forgotten.delete(name);
    }
  }

  async function sendDigest(delivery: Delivery): Promise<DeliveryOutcome> {
    const { owner, screen, view, isSilent = false, permit } = delivery;
    const place = owner.chat;
    const began = nameOf(there(delivery));
    const message = renderTelegram(screen, view, { isPrivate: isPrivateChat(place) });
    // Once: where nobody knows whether it arrived, it is the alert's business to send it again.
    const calling = {
      method: "sendMessage",
      chat: place,
      tries: 1,
      mostMs: longestHoldMs,
      turn: permit ? () => permit.acquire(turn) : turn,
      held: permit?.release,
    };
    const sent = await withPlainFallback(message, (one) =>
      sender.call(calling, (chat) =>
        api.sendMessage(
          chat,
          one.text,
          { ...toThreadOption(place), ...toSendOptions(one), disable_notification: isSilent },
          within(longestHoldMs),
        ),
      ),
    );
    if ("refused" in sent) return sent.refused === "unreachable" ? "unreachable" : "failed";
    // Sent is sent: without this row a press still says which message it came from.
    const name = () => nameOf(there(delivery));
    const isForgotten = () => forgotten.has(began) || forgotten.has(name());
    if (isForgotten()) return "sent";
    await shelf.set(name(), sent.ok.message_id, lifetime).catch(() => {});
    if (isForgotten()) await shelf.delete(name()).catch(() => {});
    return "sent";
  }

  async function forget(owner: Owner, screens: string[]): Promise<void> {
    for (const screen of screens) {
      const name = nameOf({ owner: thereNow(owner), screen });
      if (waiting.has(name) || underWay.has(name)) forgotten.add(name);
      prints.delete(name);
      await shelf.delete(name);
      if (ofChat(name) !== name) await shelf.delete(ofChat(name));
    }
    await prompt.forget(owner);
  }

  /** Its messages stay behind: what they show is drawn anew. What people were asked for they are asked anew. */
  async function moving(from: string, to: string): Promise<{ rows: Row[]; done: () => void }> {
    const { rows, askAgain } = await prompt.moving(from, to);
    const left = (await shelf.keys(`${from}:`)).filter((key) => rows.every((one) => one.key !== key));
    const done = () => {
      sender.move(from, to);
      moves.note(from, to);
      waiting.rename(({ owner }) => getChatOf(owner.chat) === from, there);
      askAgain();
    };
    const gone = left.map((key): Row => ({ on: shelf, key, value: null, ttl: 0 }));
    return { rows: [...rows, ...gone, moves.row(from, to)], done };
  }

  return {
    draw: drawSoon,
    deliver,
    // Alerts are personal. In private nothing is to be proved: who writes to a bot can be written to.
    reach: async ({ chat }, search) =>
      isPrivateChat(chat)
        ? { chat }
        : { is: "private", url: buildStartUrl(username(), encodeLink(search) ?? "alertes") },
    busy: ({ chat }) => {
      // Gone after five seconds anyway: not worth a second try.
      const place = moves.now(chat);
      api.sendChatAction(getChatOf(place), "typing", toThreadOption(place)).catch(() => {});
    },
    forget,
    now: moves.now,
    moving,
  };
}

/** What a screen is shown by: its living message, and the pictures and files that were sent right above it. */
type ShownScreen = { message: number; above: string[] };
const row = z.union([z.number(), z.object({ message: z.number(), above: z.array(z.string()) })]);

function rowOf(message: number, above: string[]): z.infer<typeof row> {
  return above.length === 0 ? message : { message, above };
}

function nameOf({ owner, screen }: Pick<ScreenDrawing, "owner" | "screen">): string {
  return `${owner.chat}:${screen}`;
}

/** "-100123/45:screen" as it was noted once. */
function ofChat(name: string): string {
  return name.replace(/\/\d+(?=:)/, "");
}

/** A call that is given up after so long. grammY's type of a signal is that of an older library. */
function within(ms: number): Parameters<Api["sendMessage"]>[3] {
  return AbortSignal.timeout(ms) as unknown as Parameters<Api["sendMessage"]>[3];
}
