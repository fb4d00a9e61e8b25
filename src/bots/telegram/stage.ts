import type { Api } from "grammy";
import { z } from "zod";
import { encodeLink } from "../../core/link.ts";
import { dayMs, type Shelf } from "../../core/store.ts";
import type { Delivered, Delivery, Drawing, Stage } from "../../core/talk/world.ts";
import type { Owner } from "../../core/words.ts";
import { joined } from "../joined.ts";
import { enclosedIn } from "./enclosed.ts";
import { isPrivate, startUrl } from "./group.ts";
import { messages, options, orPlainly } from "./messages.ts";
import { prompts } from "./prompts.ts";
import { renderTelegram } from "./render.ts";
import type { Sender } from "./sender.ts";

type Options = {
  api: Api;
  sender: Sender;
  /** Which message shows a screen: `chat:screen` → message id, with what stands above it. */
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
/** Pictures and files above a living message that are known not to be sent again. */
const mostAbove = 10;

/** Draws screens as messages: one living message per screen, edited; a fresh copy below what was typed, and then the old one loses its buttons. */
export function stage({ api, sender, shelf, unreachable, turn, name: username }: Options): Stage {
  /** What waits to be drawn, by screen: only the newest of each is worth sending. */
  const waiting = new Map<string, Drawing>();
  const underWay = new Set<string>();
  /** Those of them that were deleted meanwhile: nothing of them may be kept. */
  const forgotten = new Set<string>();
  const chats = messages(api, sender);
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
    const { owner, notice } = drawing;
    const isForgotten = () => drawing.forgotten === true || forgotten.has(name);
    const shown = await shownBy(name);
    if (notice) await chats.say(owner.chat, notice);
    const { drawn, sent, left } = await put(drawing, shown);
    if (isForgotten()) return;
    if ("ok" in drawn) drawing.onShown?.();
    const stays =
      !drawing.fresh && shown !== undefined && ("refused" in drawn || drawn.ok === shown.message || sent.length > 0);
    const above = [...(stays ? shown.above : []), ...sent].slice(-mostAbove);
    const message = "ok" in drawn ? drawn.ok : shown?.message;
    if (message !== undefined && (message !== shown?.message || sent.length > 0))
      await shelf.set(name, rowOf(message, above), lifetime);
    if ("refused" in drawn) {
      // In a group it is the group that cannot be written to, not the person.
      if (drawn.refused === "unreachable" && isPrivate(owner.chat)) await unreachable(owner);
      return;
    }
    for (const one of left)
      await (sent.length > 0 && !drawing.fresh ? chats.takeAway : chats.switchOff)(owner.chat, one);
    if (!isPrivate(owner.chat)) await prompt.follow(drawing, isForgotten);
  }

  /** Sends it, or edits what shows it: `sent` is what stands above it now, `left` are the messages that it no longer is. */
  async function put({ owner: { chat }, screen, view, fresh, message: pressed }: Drawing, shown: Shown | undefined) {
    const message = renderTelegram(screen, view, { isPrivate: isPrivate(chat) });
    const enclosed = enclosedIn(view);
    // What stands above the living message already is not sent again, wherever it was asked for.
    const isThere = enclosed.length > 0 && enclosed.every(({ id }) => shown?.above.includes(id));
    const living = shown?.message;
    const target = fresh ? undefined : isThere ? living : pressed === undefined ? living : Number(pressed);
    const sent = isThere && !fresh ? [] : await chats.enclose(chat, enclosed);
    // Below what it belongs to. Where that is refused, the text is all there is.
    const drawn = await orPlainly(message, (one) =>
      target === undefined || sent.length > 0 ? chats.send(chat, one) : chats.edit(chat, target, one, living),
    );
    const before = sent.length > 0 ? [living, target] : [living];
    const left = [...new Set(before)].flatMap((one) =>
      one === undefined || ("ok" in drawn && one === drawn.ok) ? [] : [one],
    );
    return { drawn, sent, left };
  }

  async function shownBy(name: string): Promise<Shown | undefined> {
    // A store that cannot be read keeps nobody from being told so: it is a message of its own then.
    const { data } = row.safeParse(await shelf.get(name).catch(() => undefined));
    return typeof data === "number" ? { message: data, above: [] } : data;
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
    const { owner, screen, view, isSilent = false, passage } = delivery;
    const { chat } = owner;
    const message = renderTelegram(screen, view, { isPrivate: isPrivate(chat) });
    // Once: where nobody knows whether it arrived, it is the alert's business to send it again.
    const calling = {
      method: "sendMessage",
      chat,
      tries: 1,
      mostMs: longestHoldMs,
      turn: passage ? () => passage.enter(turn) : turn,
      held: passage?.leave,
    };
    const sent = await orPlainly(message, (one) =>
      sender.call(calling, () =>
        api.sendMessage(chat, one.text, { ...options(one), disable_notification: isSilent }, within(longestHoldMs)),
      ),
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

/** What a screen is shown by: its living message, and the pictures and files that were sent right above it. */
type Shown = { message: number; above: string[] };
const row = z.union([z.number(), z.object({ message: z.number(), above: z.array(z.string()) })]);

function rowOf(message: number, above: string[]): z.infer<typeof row> {
  return above.length === 0 ? message : { message, above };
}

function nameOf({ owner, screen }: Pick<Drawing, "owner" | "screen">): string {
  return `${owner.chat}:${screen}`;
}

/** A call that is given up after so long. grammY's type of a signal is that of an older library. */
function within(ms: number): Parameters<Api["sendMessage"]>[3] {
  return AbortSignal.timeout(ms) as unknown as Parameters<Api["sendMessage"]>[3];
}
