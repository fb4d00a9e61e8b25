import type { Api } from "grammy";
import { z } from "zod";
import type { Collection } from "../../core/collection.ts";
import type { Delivery } from "../../core/talk/ports.ts";
import { computeFingerprint } from "../fingerprint.ts";
import type { LivingSurface, SurfaceOutcome } from "../living-surface.ts";
import { createShownRecords, type ShownRecords } from "../shown-records.ts";
import { listAttachments } from "./attachments.ts";
import type { ChatMoves } from "./chat-moves.ts";
import { toThreadOption } from "./chat-place.ts";
import { isPrivateChat } from "./group.ts";
import { createTelegramMessages, toSendOptions } from "./messages.ts";
import type { Prompts } from "./prompts.ts";
import { renderPlainTelegram, renderTelegram, type TelegramMessage } from "./render.ts";
import type { TelegramOutcome, TelegramSender } from "./sender.ts";

type TelegramSurfaceOptions = {
  api: Api;
  sender: TelegramSender;
  moves: ChatMoves;
  prompts: Prompts;
  /** Resolves when it is the turn of the next message that nobody waits for. */
  turn: () => Promise<void>;
};

/**
 * A digest to a chat that must be left alone for longer than this is better tried at another time: whoever
 * sends it has others to send.
 */
const longestHoldMs = 20_000;

/** What can be done with a message on Telegram. */
export function createTelegramSurface(options: TelegramSurfaceOptions): LivingSurface<TelegramMessage> {
  const { api, sender, moves, prompts } = options;
  const messages = createTelegramMessages(api, sender);
  return {
    render: ({ owner, screen, view }) => {
      const message = renderTelegram(screen, view, { isPrivate: isPrivateChat(owner.chat) });
      const fingerprint = computeFingerprint(JSON.stringify([message.text, message.keyboard]));
      return { message, plain: () => renderPlainTelegram(message), fingerprint };
    },
    send: async ({ owner }, message, delivery) =>
      toSurfaceOutcome(
        delivery
          ? await sendDelivery(options, delivery, owner.chat, message)
          : await messages.send(owner.chat, message),
      ),
    edit: async ({ owner }, id, message) => toSurfaceOutcome(await messages.edit(owner.chat, Number(id), message)),
    retire: ({ chat }, id, reason) =>
      reason === "moved" ? messages.takeAway(chat, Number(id)) : messages.switchOff(chat, Number(id)),
    routes: {
      above: {
        list: (view) => listAttachments(view).map(({ id }) => id),
        say: ({ chat }, notice) => messages.say(chat, notice),
        send: ({ chat }, view) => messages.enclose(chat, listAttachments(view)),
      },
      follow: async (drawing, isForgotten) => {
        if (!isPrivateChat(drawing.owner.chat)) await prompts.follow(drawing, isForgotten);
      },
      moves,
    },
  };
}

/** Once: where nobody knows whether it arrived, it is for the alert to send it again. */
async function sendDelivery(
  { api, sender, turn }: TelegramSurfaceOptions,
  { isSilent = false, permit }: Delivery,
  place: string,
  message: TelegramMessage,
): Promise<TelegramOutcome<number>> {
  const calling = {
    method: "sendMessage",
    chat: place,
    tries: 1,
    mostMs: longestHoldMs,
    turn: permit ? () => permit.acquire(turn) : turn,
    held: permit?.release,
  };
  const more = { ...toThreadOption(place), ...toSendOptions(message), disable_notification: isSilent };
  const sent = await sender.call(calling, (chat) =>
    api.sendMessage(chat, message.text, more, abortAfter(longestHoldMs)),
  );
  return "ok" in sent ? { ok: sent.ok.message_id } : sent;
}

function toSurfaceOutcome(outcome: TelegramOutcome<number>): SurfaceOutcome {
  if ("ok" in outcome) return { ok: { id: String(outcome.ok) } };
  return { refused: outcome.refused === "same" ? "failed" : outcome.refused };
}

/** A call that is given up after so long. grammY's type of a signal is that of an older library. */
function abortAfter(ms: number): Parameters<Api["sendMessage"]>[3] {
  return AbortSignal.timeout(ms) as unknown as Parameters<Api["sendMessage"]>[3];
}

const row = z.union([z.number(), z.object({ message: z.number(), above: z.array(z.string()) })]);

/** The number of the message; with what stands above it, where there is something. */
export function createTelegramRecords(collection: Collection): ShownRecords {
  return createShownRecords(collection, {
    parse: (value) => {
      const { data } = row.safeParse(value);
      if (data === undefined) return undefined;
      return typeof data === "number"
        ? { id: String(data), above: [] }
        : { id: String(data.message), above: data.above };
    },
    format: ({ id, above }) => (above.length === 0 ? Number(id) : { message: Number(id), above }),
    // Topics were not places of their own once: "-100123/45:screen" was noted under the chat.
    formerKey: (key) => key.replace(/\/\d+(?=:)/, ""),
  });
}
