import { setTimeout as wait } from "node:timers/promises";
import { type ApiClientOptions, Bot, type Context, GrammyError } from "grammy";
import type { Collection } from "../../core/collection.ts";
import { encodeLink } from "../../core/search/link.ts";
import type { Search } from "../../core/search/search.ts";
import type { Conversation } from "../../core/talk/conversation.ts";
import { errorName, type Log } from "../../core/telemetry.ts";
import { maxAnswerBytes } from "../limit-body.ts";
import { replaceLoneSurrogates } from "../lone-surrogates.ts";
import type { OpenPlatform } from "../platform.ts";
import { createChatMoves } from "./chat-moves.ts";
import { buildStartUrl } from "./group.ts";
import { createTelegramMessenger } from "./messenger.ts";
import { createTelegramPolling, createTokenRefusal, type PollingTimes } from "./polling.ts";
import { registerProfile } from "./profile.ts";
import { createTelegramSender } from "./sender.ts";
import { createUpdateHandler, findOwner } from "./updates.ts";

/**
 * Telegram listens by itself, and finishes within `stopMs` when it is stopped. What listens or opens rejects
 * with `PlatformRefused` when the token is not taken, or when another process listens with the same one.
 */
export type TelegramBot = Required<Omit<OpenPlatform, "routes" | "stop">> & {
  stop: (settled?: () => Promise<void>) => Promise<void>;
};

export type TelegramOptions = {
  token: string;
  apiRoot: string;
  shelf: Collection;
  log: Log;
  /**
   * The pace of messages that nobody waits for, over all chats: resolves when it is the turn of the next,
   * rejects once the signal is given.
   */
  turn: (signal: AbortSignal) => Promise<void>;
  stopMs?: number;
  times?: Partial<PollingTimes>;
};

/**
 * What is sent, and the token in the address, go to that address alone; of an answer that is too large no
 * more is kept.
 */
export function callsTo(apiRoot: string): ApiClientOptions {
  return { apiRoot, timeoutSeconds: 60, baseFetchConfig: { redirect: "error", size: maxAnswerBytes } };
}

/**
 * Telegram by long polling. Nothing outside is waited for while an update is handled, so that no slow answer
 * holds others.
 */
export function createTelegramBot({
  token,
  apiRoot,
  shelf,
  log,
  turn,
  stopMs = 5_000,
  times = {},
}: TelegramOptions): TelegramBot {
  const bot = new Bot(token, {
    client: callsTo(apiRoot),
  });
  bot.api.config.use((call, method, payload, signal) => call(method, replaceLoneSurrogates(payload), signal));
  const stopped = new AbortController();
  const places = createChatMoves(shelf);
  const send = createTelegramSender(log, stopped.signal, {
    now: places.now,
    // Where nobody listens, only what is sent goes to the new chat: the process that does moves all the rest.
    moved: async (from, to) => (talk ? moveChat(talk, from, to, log) : places.note(from, to)),
  });
  const ears = createTelegramPolling(
    bot,
    log,
    { conflictMs: 60_000, pauseMs: 3_000, silenceMs: 150_000, ...times },
    started,
  );
  let talk: Conversation | undefined;

  const show = createTelegramMessenger({
    api: bot.api,
    sender: send,
    shelf,
    moves: places,
    unreachable: async (owner) => void (await talk?.handle({ owner, event: { type: "blocked" } })),
    turn: () => turn(stopped.signal),
    name: () => bot.botInfo.username,
  });

  function started(): void {
    log.info({ service: "Telegram" }, "listening");
    registerProfile(bot.api, send, shelf, bot.botInfo.id).catch(() =>
      log.warn({ service: "Telegram" }, "profile not registered"),
    );
  }

  async function run(to: Conversation): Promise<void> {
    talk = to;
    const handle = createUpdateHandler({ api: bot.api, sender: send, shelf, moves: places, log }, to);
    const loaded = places.load();
    const handleOnceLoaded = async (context: Context) => {
      await loaded;
      await handle(context);
    };
    await ears.run(handleOnceLoaded, (context) => {
      const owner = findOwner(context);
      return owner !== undefined && to.isFull(owner);
    });
  }

  async function stop(settled: () => Promise<void> = async () => {}): Promise<void> {
    const confirmed = ears.stop();
    const finished = ears.handled().then(settled).then(send.idle);
    const done = Promise.all([confirmed, finished]).catch((error: unknown) =>
      log.error({ error: errorName(error) }, "telegram: not settled at the stop"),
    );
    await Promise.race([done, wait(stopMs, undefined, { ref: false })]);
    // What still waits, for Telegram or for its turn, is given up.
    stopped.abort();
  }

  async function open(): Promise<void> {
    await places.load();
    await identifyBot(bot, log);
  }

  const health = () => (ears.health() === "ok" ? send.health() : ears.health());
  const invitation = (search: Search) => {
    if (!bot.isInited()) return undefined;
    const { username } = bot.botInfo;
    const payload = encodeLink(search);
    return payload === undefined ? `https://t.me/${username}` : buildStartUrl(username, payload);
  };
  return { messenger: show, run, stop, health, open, invitation };
}

async function moveChat(talk: Conversation, from: string, to: string, log: Log): Promise<void> {
  try {
    await talk.move("telegram", from, to);
  } catch (error) {
    const facts = { service: "Telegram", error: errorName(error) };
    log.error(facts, "a group has moved, and what is kept of it not yet");
  }
}

/**
 * A token that is refused is known before anything is sent; a network that is down is said by what is sent.
 */
async function identifyBot(bot: Bot, log: Log): Promise<void> {
  try {
    bot.botInfo = await bot.api.getMe();
  } catch (error) {
    if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404))
      throw createTokenRefusal();
    log.warn({ service: "Telegram", error: errorName(error) }, "not reached");
  }
}
