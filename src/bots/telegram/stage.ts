import type { Api } from "grammy";
import { encodeLink } from "../../core/link.ts";
import { dayMs, type Shelf } from "../../core/store.ts";
import type { Delivered, Delivery, Drawing, Stage } from "../../core/talk/world.ts";
import type { Owner } from "../../core/words.ts";
import { joined } from "../joined.ts";
import { isPrivate, startUrl } from "./group.ts";
import { prompts } from "./prompts.ts";
import { plainly, renderTelegram, type TelegramMessage } from "./render.ts";
import type { Outcome, Sender } from "./sender.ts";

type Options = {
  api: Api;
  sender: Sender;
  /** Which message shows a screen: `chat:screen` → message id. */
  shelf: Shelf;
  unreachable: (owner: Owner) => Promise<void>;
  /** Resolves when it is the turn of the next message that nobody waits for. */
  turn: () => Promise<void>;
  /** The bot's username. */
  name: () => string;
};

const lifetime = 90 * dayMs;
/** A digest to a chat that is to be left alone for longer is better tried at another time: whoever sends it has others to send. */
const longestHoldMs = 20_000;
/** Screens of a person that wait to be drawn in a chat: where it is to be left alone for hours, the newest are those that count. */
const mostWaiting = 5;

/** Draws screens as messages: one living message per screen, edited; a fresh copy below what was typed, and then the old one loses its buttons. */
export function stage({ api, sender, shelf, unreachable, turn, name: username }: Options): Stage {
  /** What waits to be drawn, by screen: only the newest of each is worth sending. */
  const waiting = new Map<string, Drawing>();
  const underWay = new Set<string>();
  /** Those of them that were deleted meanwhile: nothing of them may be kept. */
  const forgotten = new Set<string>();
  const prompt = prompts({ api, sender, shelf });

  function drawSoon(drawing: Drawing): void {
    const { chat } = drawing.owner;
    const name = nameOf(drawing);
    const earlier = waiting.get(name);
    waiting.delete(name);
    waiting.set(name, earlier ? joined(earlier, drawing) : drawing);
    if (earlier) return;
    leaveOld(drawing.owner);
    sender.add(chat, async () => {
      const newest = waiting.get(name);
      if (!newest) return;
      waiting.delete(name);
      underWay.add(name);
      await draw(newest, name).finally(() => {
        underWay.delete(name);
        forgotten.delete(name);
      });
    });
  }

  /** Those that wait for longest are not drawn any more: a press on any of their buttons draws them anew. */
  function leaveOld({ chat, person }: Owner): void {
    const mine = [...waiting].filter(([, { owner }]) => owner.chat === chat && owner.person === person);
    for (const [name] of mine.slice(0, -mostWaiting)) waiting.delete(name);
  }

  async function draw(drawing: Drawing, name: string): Promise<void> {
    const { owner, screen, view, fresh, notice } = drawing;
    const isForgotten = () => drawing.forgotten === true || forgotten.has(name);
    const message = renderTelegram(screen, view, { isPrivate: isPrivate(owner.chat) });
    const stored = await shelf.get(name);
    const shown = typeof stored === "number" ? stored : undefined;
    const target = fresh ? undefined : (pressedMessage(drawing) ?? shown);
    if (notice) await say(owner.chat, notice);
    const drawn = await orPlainly(message, (one) =>
      target === undefined ? send(owner.chat, one) : edit(owner.chat, target, one),
    );
    if ("refused" in drawn) {
      // In a group it is the group that cannot be written to, not the person.
      if (drawn.refused === "unreachable" && isPrivate(owner.chat) && !isForgotten()) await unreachable(owner);
      return;
    }
    if (isForgotten()) return;
    drawing.onShown?.();
    if (drawn.ok !== shown) await shelf.set(name, drawn.ok, lifetime);
    if (shown !== undefined && shown !== drawn.ok) await switchOff(owner.chat, shown);
    if (!isPrivate(owner.chat)) await prompt.follow(drawing, isForgotten);
  }

  async function edit(chat: string, target: number, message: TelegramMessage): Promise<Outcome<number>> {
    const edited = await sender.call({ method: "editMessageText", chat, tries: 5 }, () =>
      api.editMessageText(chat, target, message.text, options(message)),
    );
    if ("ok" in edited || edited.refused === "same") return { ok: target };
    return edited.refused === "gone" ? send(chat, message) : edited;
  }

  async function send(chat: string, message: TelegramMessage): Promise<Outcome<number>> {
    const sent = await sender.call({ method: "sendMessage", chat, tries: 2 }, () =>
      api.sendMessage(chat, message.text, options(message)),
    );
    return "ok" in sent ? { ok: sent.ok.message_id } : sent;
  }

  async function switchOff(chat: string, message: number): Promise<void> {
    await sender.call({ method: "editMessageReplyMarkup", chat, tries: 5 }, () =>
      api.editMessageReplyMarkup(chat, message),
    );
  }

  async function say(chat: string, text: string): Promise<void> {
    const extra = isPrivate(chat) ? ({ reply_markup: { remove_keyboard: true } } as const) : {};
    await sender.call({ method: "sendMessage", chat, tries: 2 }, () => api.sendMessage(chat, text, extra));
  }

  /** In a line of its own: whoever waits for an answer does not wait for a digest that takes its time. */
  async function deliver(delivery: Delivery): Promise<Delivered> {
    const name = nameOf(delivery);
    underWay.add(name);
    try {
      return await sender.inLine(`${delivery.owner.chat} digests`, () => sendDigest(delivery));
    } catch {
      return "failed";
    } finally {
      underWay.delete(name);
      forgotten.delete(name);
    }
  }

  async function sendDigest(delivery: Delivery): Promise<Delivered> {
    const { owner, screen, view, isSilent = false } = delivery;
    const { chat } = owner;
    const message = renderTelegram(screen, view, { isPrivate: isPrivate(chat) });
    // Once: where nobody knows whether it arrived, it is the alert's business to send it again.
    const calling = { method: "sendMessage", chat, tries: 1, mostMs: longestHoldMs, turn };
    const sent = await orPlainly(message, (one) =>
      sender.call(calling, () => api.sendMessage(chat, one.text, { ...options(one), disable_notification: isSilent })),
    );
    if ("refused" in sent) return sent.refused === "unreachable" ? "unreachable" : "failed";
    // Sent is sent: without this row a press still says which message it came from.
    if (!forgotten.has(nameOf(delivery)))
      await shelf.set(nameOf(delivery), sent.ok.message_id, lifetime).catch(() => {});
    return "sent";
  }

  async function forget(owner: Owner, screens: string[]): Promise<void> {
    for (const screen of screens) {
      const name = nameOf({ owner, screen });
      if (waiting.has(name) || underWay.has(name)) forgotten.add(name);
      await shelf.delete(name);
    }
    await prompt.forget(owner);
  }

  return {
    draw: drawSoon,
    deliver,
    // Alerts are personal. In private nothing is to be proved: who writes to a bot can be written to.
    reach: async ({ chat }, search) =>
      isPrivate(chat) ? { chat } : { is: "private", url: startUrl(username(), encodeLink(search) ?? "alertes") },
    busy: ({ chat }) => {
      // Gone after five seconds anyway: not worth a second try.
      api.sendChatAction(chat, "typing").catch(() => {});
    },
    forget,
  };
}

function nameOf({ owner, screen }: Pick<Drawing, "owner" | "screen">): string {
  return `${owner.chat}:${screen}`;
}

/** What Telegram does not take is said once more in plain words. */
async function orPlainly<T>(
  message: TelegramMessage,
  send: (message: TelegramMessage) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const sent = await send(message);
  return "refused" in sent && sent.refused === "invalid" ? send(plainly(message)) : sent;
}

function options({ keyboard, isPlain }: TelegramMessage) {
  return {
    ...(isPlain ? {} : html),
    link_preview_options: { is_disabled: true },
    reply_markup: { inline_keyboard: keyboard },
  };
}

const html = { parse_mode: "HTML" } as const;

function pressedMessage({ message }: Drawing): number | undefined {
  return message === undefined ? undefined : Number(message);
}
