import { setTimeout as wait } from "node:timers/promises";
import { Bot, type Context, GrammyError } from "grammy";
import { decodePress } from "../../core/press.ts";
import type { Shelf } from "../../core/store.ts";
import type { Talk } from "../../core/talk/talk.ts";
import type { Health, Incoming, Log, Stage } from "../../core/talk/world.ts";
import type { Owner } from "../../core/words.ts";
import { commandOf } from "../commands.ts";
import { registerProfile } from "./profile.ts";
import { locate } from "./render.ts";
import { type Sender, sender } from "./sender.ts";
import { isPrivate, stage } from "./stage.ts";

export type Telegram = {
  stage: Stage;
  /** Listens until it is stopped. Rejects with `Refused` when the token is not taken, or when another process listens with the same token. */
  run: (talk: Talk) => Promise<void>;
  /** Takes no more updates, and finishes what is being sent. */
  stop: () => Promise<void>;
  health: () => Health;
};

/** Telegram will not talk to us: the message says what to do. */
export class Refused extends Error {
  readonly reason: "token" | "conflict";

  constructor(reason: Refused["reason"], message: string) {
    super(message);
    this.reason = reason;
  }
}

export type Options = {
  token: string;
  apiRoot: string;
  shelf: Shelf;
  log: Log;
  /** For how long a stop waits for what is being sent. */
  stopMs?: number;
};

/** For how long another listener with the same token is put up with: the process that this one replaces may still be stopping. */
const conflictMs = 60_000;
/** A poll is answered every half minute: without any answer for longer than this, the bot does not listen. */
const silenceMs = 150_000;

/** Telegram by long polling. Each update is applied and stored before the next is taken; nothing outside is waited for, so that no slow answer holds others. */
export function telegram({ token, apiRoot, shelf, log, stopMs = 5_000 }: Options): Telegram {
  const bot = new Bot(token, { client: { apiRoot, timeoutSeconds: 60 } });
  const stopped = new AbortController();
  const send = sender(log, stopped.signal);
  let talk: Talk | undefined;
  let heard: number | undefined;

  const show = stage({ api: bot.api, sender: send, shelf, unreachable: async (owner) => talk?.unreachable(owner) });

  /** Who listens is known before listening: a wrong token ends the start, a network that is down is waited for. */
  async function identify(): Promise<void> {
    for (let pause = 500; !stopped.signal.aborted; pause = Math.min(30_000, pause * 2)) {
      try {
        bot.botInfo = await bot.api.getMe();
        return;
      } catch (error) {
        if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404))
          throw refusedToken();
        log.warn(
          { service: "Telegram", method: "getMe", status: error instanceof GrammyError ? error.error_code : "network" },
          "not reached yet",
        );
        await wait(pause, undefined, { signal: stopped.signal }).catch(() => {});
      }
    }
  }

  async function listen(): Promise<void> {
    let since: number | undefined;
    while (!stopped.signal.aborted) {
      try {
        await bot.start({
          timeout: 30,
          allowed_updates: ["message", "callback_query", "my_chat_member"],
          onStart: started,
        });
        return;
      } catch (error) {
        if (!(error instanceof GrammyError)) throw error;
        if (error.error_code === 401) throw refusedToken();
        if (error.error_code !== 409) throw error;
        since ??= Date.now();
        if (Date.now() - since > conflictMs) {
          throw new Refused(
            "conflict",
            "TELEGRAM_BOT_TOKEN is in use by another process: stop that one first, as only one may listen.",
          );
        }
        log.warn({ service: "Telegram", status: 409 }, "another process listens with the same token");
        await wait(3_000, undefined, { signal: stopped.signal }).catch(() => {});
      }
    }
  }

  function started(): void {
    log.info({ service: "Telegram" }, "listening");
    registerProfile(bot.api, send, shelf, bot.botInfo.id).catch(() =>
      log.warn({ service: "Telegram" }, "profile not registered"),
    );
  }

  async function run(to: Talk): Promise<void> {
    talk = to;
    bot.catch(({ error }) =>
      log.error({ service: "Telegram", error: error instanceof Error ? error.name : "unknown" }, "update not handled"),
    );
    bot.api.config.use(async (call, method, payload, signal) => {
      const answer = await call(method, payload, signal);
      if (answer.ok) heard = Date.now();
      return answer;
    });
    bot.use((context) => handle(context, to, bot, send));
    await identify();
    if (!stopped.signal.aborted) await listen();
  }

  async function stop(): Promise<void> {
    stopped.abort();
    if (bot.isRunning()) await bot.stop();
    await Promise.race([send.idle(), wait(stopMs, undefined, { ref: false })]);
  }

  const health = () => (heard === undefined ? "starting" : Date.now() - heard < silenceMs ? "ok" : "failing");

  return { stage: show, run, stop, health };
}

function refusedToken(): Refused {
  return new Refused(
    "token",
    "TELEGRAM_BOT_TOKEN was refused (401): copy it again from @BotFather, or ask it there for a new one with /token.",
  );
}

/** One update: resolves once it is applied and stored. */
async function handle(context: Context, talk: Talk, bot: Bot, send: Sender): Promise<void> {
  const { update, callbackQuery, chat, from } = context;
  if (!chat || !from) return;
  const owner: Owner = { platform: "telegram", chat: String(chat.id), person: String(from.id) };
  if (update.my_chat_member) {
    if (update.my_chat_member.new_chat_member.status === "kicked") await talk.unreachable(owner);
    return;
  }
  if (callbackQuery?.data?.includes(`:${locate}:`)) {
    await acknowledge(context);
    return askPosition(owner.chat, bot, send);
  }
  const incoming = callbackQuery ? pressOf(context) : messageOf(context);
  const { notice } = incoming ? await talk.happen({ owner, id: String(update.update_id), ...incoming }) : {};
  if (callbackQuery) await acknowledge(context, notice);
  else if (notice)
    send.add(
      owner.chat,
      async () => void (await send.call("sendMessage", false, () => bot.api.sendMessage(owner.chat, notice))),
    );
}

type WithoutOwner = Omit<Incoming, "owner" | "id">;

function pressOf({ callbackQuery }: Context): WithoutOwner | undefined {
  const pressed = decodePress(callbackQuery?.data ?? "");
  if (!pressed) return undefined;
  const message = callbackQuery?.message?.message_id;
  const press: WithoutOwner = {
    screen: pressed.screen,
    event: { type: "press", action: pressed.action, value: pressed.value },
  };
  return message === undefined ? press : { ...press, message: String(message) };
}

/** In a group only what is meant for the bot: commands, and replies to its messages. */
function messageOf({ message, chat, me }: Context): WithoutOwner | undefined {
  if (!message || !chat) return undefined;
  const { text, location } = message;
  const command = text === undefined ? undefined : commandOf(text);
  if (command) return { event: command };
  const isMeant = chat.type === "private" || message.reply_to_message?.from?.id === me.id;
  if (!isMeant) return undefined;
  if (location)
    return { event: { type: "location", point: { latitude: location.latitude, longitude: location.longitude } } };
  if (text !== undefined) return { event: { type: "text", text } };
  return isContent(message) ? { event: { type: "unreadable" } } : undefined;
}

/** What people send, as against what Telegram notes in a chat (someone joined, a message was pinned). */
function isContent(message: object): boolean {
  return [
    "photo",
    "voice",
    "audio",
    "video",
    "video_note",
    "document",
    "sticker",
    "animation",
    "contact",
    "poll",
    "venue",
    "dice",
  ].some((kind) => kind in message);
}

/** A press is answered once its update has run, and before anything is asked outside. Too late is no harm. */
async function acknowledge(context: Context, notice?: string): Promise<void> {
  context.answerCallbackQuery(notice ? { text: notice.slice(0, 200) } : {}).catch(() => {});
}

/** Only a button of the keyboard below can ask a phone where it is, and only in a private chat. */
function askPosition(chat: string, bot: Bot, send: Sender): void {
  if (!isPrivate(chat)) return;
  const text = "Touchez « 📍 Envoyer ma position » sous le champ de saisie. Votre position exacte n'est pas conservée.";
  const keyboard = [[{ text: "📍 Envoyer ma position", request_location: true }]];
  send.add(chat, async () => {
    await send.call("sendMessage", false, () =>
      bot.api.sendMessage(chat, text, { reply_markup: { keyboard, resize_keyboard: true, one_time_keyboard: true } }),
    );
  });
}
