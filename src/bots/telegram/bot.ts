import http from "node:http";
import https from "node:https";
import { setTimeout as wait } from "node:timers/promises";
import { type ApiClientOptions, Bot, type Context, GrammyError } from "grammy";
import type { Collection } from "../../core/collection.ts";
import { minuteMs } from "../../core/durations.ts";
import { encodeLink } from "../../core/search/link.ts";
import type { Search } from "../../core/search/search.ts";
import type { Conversation } from "../../core/talk/conversation.ts";
import type { Inbox } from "../../core/talk/inbox.ts";
import { errorName, type Log, type NoteCall } from "../../core/telemetry.ts";
import { maxAnswerBytes } from "../limit-body.ts";
import { replaceLoneSurrogates } from "../lone-surrogates.ts";
import { type OpenPlatform, type PlatformRoutes, type RunAlone, runAtOnce } from "../platform.ts";
import { type ChatMoves, createChatMoves } from "./chat-moves.ts";
import { buildStartUrl } from "./group.ts";
import { createUpdateInbox, type UpdateInbox } from "./inbox.ts";
import { createInboxChoice } from "./inbox-choice.ts";
import { createTokenRefusal, type ListeningTimes, type TelegramListener } from "./listener.ts";
import { findFault } from "./listening-answers.ts";
import { createMeasuredCalls } from "./measured-calls.ts";
import { createTelegramMessenger } from "./messenger.ts";
import { createTelegramPolling } from "./polling.ts";
import { registerProfile } from "./profile.ts";
import { createTelegramSender, type TelegramSender } from "./sender.ts";
import { createUpdateHandler, findOwner } from "./updates.ts";
import { createTelegramWebhook, type TelegramWebhookAddress } from "./webhook.ts";
import { webhookPath } from "./webhook-address.ts";
import { createWebhookRoutes } from "./webhook-routes.ts";

/**
 * Telegram listens by itself, and finishes within `stopMs` when it is stopped. What listens or opens rejects
 * with `PlatformRefused` when the token is not taken, or when another process listens with the same one.
 */
export type TelegramBot = Required<Omit<OpenPlatform, "routes" | "stop">> & {
  /** Where it is called; absent where it polls. */
  routes?: PlatformRoutes;
  stop: (settled?: () => Promise<void>) => Promise<void>;
};

export type TelegramOptions = {
  token: string;
  apiRoot: string;
  collection: Collection;
  log: Log;
  /** Hears of each call but polls, once it is over. */
  noteCall: NoteCall;
  /**
   * The pace of messages that nobody waits for, over all chats: resolves when it is the turn of the next,
   * rejects once the signal is given.
   */
  turn: (signal: AbortSignal) => Promise<void>;
  /** How many those are in a second. */
  deliveriesPerSecond?: number;
  /** Of those that poll with the token one process does; where this is not given, there is but this one. */
  runAlone?: RunAlone;
  stopMs?: number;
  /** Where updates are kept until they are handled, where several processes share a store. */
  inbox?: Inbox;
  /** Where Telegram is to call; where this is not given, it is polled. */
  webhook?: TelegramWebhookAddress;
  times?: Partial<ListeningTimes>;
};

/**
 * What is sent, and the token in the address, go to that address alone; of an answer that is too large no
 * more is kept. A connection that was idle for `idleMs` is closed by us: the server may be about to close it,
 * and a digest that is lost with it is not sent again by itself. Of one that waits for an answer, as a poll
 * does, the agent's time-out ends nothing.
 */
export function buildApiClientOptions(apiRoot: string, idleMs = 3_000): ApiClientOptions {
  const { Agent } = apiRoot.startsWith("https:") ? https : http;
  const agent = new Agent({ keepAlive: true, timeout: idleMs });
  return { apiRoot, timeoutSeconds: 60, baseFetchConfig: { redirect: "error", size: maxAnswerBytes, agent } };
}

/** What the bot is made of. */
type Parts = {
  bot: Bot;
  collection: Collection;
  log: Log;
  moves: ChatMoves;
  sender: TelegramSender;
  listener: TelegramListener;
  inbox?: UpdateInbox | undefined;
  /** It is being stopped. */
  leaving: AbortSignal;
};

const usualTimes: ListeningTimes = {
  conflictMs: minuteMs,
  pauseMs: 3_000,
  silenceMs: 150_000,
  lookMs: minuteMs,
  retryMs: 500,
  longestMs: 15 * minuteMs,
  stopwatch: () => performance.now(),
};

/**
 * Telegram by long polling or by webhook. Nothing outside is waited for while an update is handled, so that
 * no slow answer holds others.
 */
export function createTelegramBot(options: TelegramOptions): TelegramBot {
  const { collection, log, turn, deliveriesPerSecond, stopMs = 5_000 } = options;
  let talk: Conversation | undefined;
  const stopped = new AbortController();
  const leaving = new AbortController();
  const bot = createClient(options);
  const moves = createChatMoves(collection);
  const sender = createTelegramSender(log, stopped.signal, {
    now: moves.now,
    // Where nobody listens, only what is sent goes to the new chat: the process that does moves all the rest.
    moved: async (from, to) => (talk ? moveChat(talk, from, to, log) : moves.note(from, to)),
  });
  const inbox = options.inbox && createUpdateInbox(options.inbox, bot, log);
  const { listener, routes } = createListener(options, bot, inbox, () => introduce(parts));
  const parts: Parts = { bot, collection, log, moves, sender, listener, inbox, leaving: leaving.signal };
  return {
    ...(routes ? { routes } : {}),
    messenger: createTelegramMessenger({
      ...{ api: bot.api, sender, collection, moves },
      unreachable: async (owner) => void (await talk?.handle({ owner, event: { type: "blocked" } })),
      turn: () => turn(stopped.signal),
      ...(deliveriesPerSecond === undefined ? {} : { deliveriesPerSecond }),
      name: () => bot.botInfo.username,
    }),
    run: async (to) => {
      talk = to;
      await listen(parts, to);
    },
    stop: async (settled = async () => {}) => {
      leaving.abort();
      await Promise.race([finish(parts, settled), wait(stopMs, undefined, { ref: false })]);
      // What still waits, for Telegram or for its turn, is given up.
      stopped.abort();
    },
    health: () => (listener.health() === "ok" ? sender.health() : listener.health()),
    load: () => ({ chats: sender.busyLines() }),
    open: async () => {
      await moves.load();
      await identifyBot(bot, log);
    },
    invitation: (search) => (bot.isInited() ? buildInvitation(bot.botInfo.username, search) : undefined),
  };
}

function createListener(
  { log, times, webhook: address, runAlone = runAtOnce }: TelegramOptions,
  bot: Bot,
  inbox: UpdateInbox | undefined,
  started: () => void,
): { listener: TelegramListener; routes?: PlatformRoutes } {
  const all = { ...usualTimes, ...times };
  if (address === undefined) return { listener: createTelegramPolling(bot, log, all, started, runAlone) };
  const webhook = createTelegramWebhook(bot, log, all, started, address, inbox);
  const create = () => createWebhookRoutes(address.secret, webhook.receive, log);
  return { listener: webhook, routes: { path: webhookPath, create } };
}

function createClient({ token, apiRoot, noteCall }: Pick<TelegramOptions, "token" | "apiRoot" | "noteCall">): Bot {
  const bot = new Bot(token, { client: buildApiClientOptions(apiRoot) });
  bot.api.config.use(createMeasuredCalls(noteCall));
  bot.api.config.use((call, method, payload, signal) => call(method, replaceLoneSurrogates(payload), signal));
  return bot;
}

/** Once it listens, Telegram is told what the bot says of itself. */
function introduce({ bot, sender, collection, log }: Parts): void {
  log.info({ service: "Telegram" }, "listening");
  registerProfile(bot.api, sender, collection, bot.botInfo.id).catch(() =>
    log.warn({ service: "Telegram" }, "the profile could not be registered"),
  );
}

/** Hands updates to the conversation until it is stopped; none before it is known which chats have moved. */
async function listen(parts: Parts, talk: Conversation): Promise<void> {
  const { bot, collection, log, moves, sender, listener, inbox, leaving } = parts;
  const claims = inbox ? { findClaim: inbox.findClaim } : {};
  const handle = createUpdateHandler({ api: bot.api, sender, collection, moves, log, ...claims }, talk);
  const loaded = moves.load();
  const handleOnceLoaded = async (context: Context) => {
    await loaded;
    await handle(context);
  };
  // Where it is polled as well: whoever was called before may have left something.
  const emptied = inbox?.run({ handle: handleOnceLoaded, choose: createInboxChoice(bot, talk) }, leaving);
  await listener.run(handleOnceLoaded, (context) => {
    const owner = findOwner(context);
    return owner !== undefined && talk.isFull(owner);
  });
  await emptied;
}

/** Takes no more updates; resolves once those under way have settled and all is sent. Never rejects. */
async function finish({ log, sender, listener, inbox }: Parts, settled: () => Promise<void>): Promise<void> {
  const confirmed = listener.stop();
  const handled = Promise.all([listener.handled(), inbox?.handled()]);
  const finished = handled.then(settled).then(sender.idle);
  await Promise.all([confirmed, finished]).catch((error: unknown) =>
    log.error({ error: errorName(error) }, "telegram: stopped before everything was sent"),
  );
}

function buildInvitation(username: string, search: Search): string {
  const payload = encodeLink(search);
  return payload === undefined ? `https://t.me/${username}` : buildStartUrl(username, payload);
}

async function moveChat(talk: Conversation, from: string, to: string, log: Log): Promise<void> {
  try {
    await talk.move("telegram", from, to);
  } catch (error) {
    const facts = { service: "Telegram", error: errorName(error) };
    log.error(facts, "a group has become a supergroup, but its stored rows could not be moved yet");
  }
}

/**
 * A token that is refused is known before anything is sent; a network that is down is said by what is sent.
 */
async function identifyBot(bot: Bot, log: Log): Promise<void> {
  try {
    const identity = await bot.api.getMe();
    if (findFault("getMe", { ok: true, result: identity })) throw new Error("getMe: not understood");
    bot.botInfo = identity;
  } catch (error) {
    if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404))
      throw createTokenRefusal();
    log.warn({ service: "Telegram", error: errorName(error) }, "not reached");
  }
}
