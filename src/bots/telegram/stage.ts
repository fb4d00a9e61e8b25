import type { Api } from "grammy";
import { dayMs, type Shelf } from "../../core/store.ts";
import type { Drawing, Stage } from "../../core/talk/world.ts";
import type { Owner } from "../../core/words.ts";
import { plainly, renderTelegram, type TelegramMessage } from "./render.ts";
import type { Outcome, Sender } from "./sender.ts";

type Options = {
  api: Api;
  sender: Sender;
  /** Which message shows a screen: `chat:screen` → message id. */
  shelf: Shelf;
  unreachable: (owner: Owner) => Promise<void>;
};

const lifetime = 90 * dayMs;

/** Draws screens as messages: one living message per screen, edited; a fresh copy below what was typed, and then the old one loses its buttons. */
export function stage({ api, sender, shelf, unreachable }: Options): Stage {
  /** What waits to be drawn, by screen: only the newest of each is worth sending. */
  const waiting = new Map<string, Drawing>();

  function drawSoon(drawing: Drawing): void {
    const { chat } = drawing.owner;
    const name = `${chat}:${drawing.screen}`;
    const earlier = waiting.get(name);
    waiting.set(name, earlier ? { ...drawing, fresh: drawing.fresh || earlier.fresh } : drawing);
    sender.add(chat, async () => {
      const newest = waiting.get(name);
      waiting.delete(name);
      if (newest) await draw(newest, name);
    });
  }

  async function draw(drawing: Drawing, name: string): Promise<void> {
    const { owner, screen, view, fresh, notice, forgotten } = drawing;
    const message = renderTelegram(screen, view, { isPrivate: isPrivate(owner.chat) });
    const stored = await shelf.get(name);
    const shown = typeof stored === "number" ? stored : undefined;
    const target = fresh ? undefined : (pressedMessage(drawing) ?? shown);
    if (notice) await say(owner.chat, notice);
    const sent = await editOrSend(owner.chat, target, message);
    // In a group it is the group that cannot be written to, not the person.
    if ("refused" in sent)
      return sent.refused === "unreachable" && isPrivate(owner.chat) ? unreachable(owner) : undefined;
    if (forgotten) return;
    if (sent.ok !== shown) await shelf.set(name, sent.ok, lifetime);
    if (shown !== undefined && shown !== sent.ok) await switchOff(owner.chat, shown);
  }

  /** The id of the message that shows it now. What Telegram does not take is said once more in plain words. */
  async function editOrSend(
    chat: string,
    target: number | undefined,
    message: TelegramMessage,
  ): Promise<Outcome<number>> {
    const done = target === undefined ? await send(chat, message) : await edit(chat, target, message);
    if ("ok" in done || done.refused !== "invalid" || message.isPlain) return done;
    return editOrSend(chat, target, plainly(message));
  }

  async function edit(chat: string, target: number, message: TelegramMessage): Promise<Outcome<number>> {
    const edited = await sender.call("editMessageText", true, () =>
      api.editMessageText(chat, target, message.text, options(message)),
    );
    if ("ok" in edited || edited.refused === "same") return { ok: target };
    return edited.refused === "gone" ? send(chat, message) : edited;
  }

  async function send(chat: string, message: TelegramMessage): Promise<Outcome<number>> {
    const sent = await sender.call("sendMessage", false, () => api.sendMessage(chat, message.text, options(message)));
    return "ok" in sent ? { ok: sent.ok.message_id } : sent;
  }

  async function switchOff(chat: string, message: number): Promise<void> {
    await sender.call("editMessageReplyMarkup", true, () => api.editMessageReplyMarkup(chat, message));
  }

  async function say(chat: string, text: string): Promise<void> {
    const extra = isPrivate(chat) ? ({ reply_markup: { remove_keyboard: true } } as const) : {};
    await sender.call("sendMessage", false, () => api.sendMessage(chat, text, extra));
  }

  return {
    draw: drawSoon,
    busy: ({ chat }) => {
      // Gone after five seconds anyway: not worth a second try.
      api.sendChatAction(chat, "typing").catch(() => {});
    },
    forget: async ({ chat }) => {
      for (const key of await shelf.keys(`${chat}:`)) await shelf.delete(key);
    },
  };
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

/** Groups have negative ids. */
export function isPrivate(chat: string): boolean {
  return !chat.startsWith("-");
}
