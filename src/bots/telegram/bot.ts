import { setTimeout as wait } from "node:timers/promises";
import { Bot, type Context, GrammyError } from "grammy";
import { kindOf } from "../../core/fault.ts";
import { encodeLink } from "../../core/link.ts";
import type { Search } from "../../core/search.ts";
import type { Shelf } from "../../core/store.ts";
import type { Talk } from "../../core/talk/talk.ts";
import type { Health, Log, Stage } from "../../core/talk/world.ts";
import { wellFormed } from "../well-formed.ts";
import { startUrl } from "./group.ts";
import { incoming, ownerOf } from "./incoming.ts";
import { listening, refusedToken, type Times } from "./listening.ts";
import { moves } from "./moves.ts";
import { registerProfile } from "./profile.ts";
import { sender } from "./sender.ts";
import { stage } from "./stage.ts";

export { Refused } from "../refused.ts";

export type Telegram = {
  stage: Stage;
  /** Listens until it is stopped. Rejects with `Refused` when the token is not taken, or when another process listens with the same token. */
  run: (talk: Talk) => Promise<void>;
  /** Takes no more updates, waits until what is under way has `settled`, and finishes what is to be sent: all within `stopMs`. */
  stop: (settled?: () => Promise<void>) => Promise<void>;
  health: () => Health;
  /** Makes it able to send without listening. Rejects with `Refused` when the token is not taken. */
  open: () => Promise<void>;
  /** An address that opens it, with that search where an address can carry it; undefined until the platform has said who we are. */
  invitation: (search: Search) => string | undefined;
};

export type Options = {
  token: string;
  apiRoot: string;
  shelf: Shelf;
  log: Log;
  /** The pace of messages that nobody waits for, over all chats: resolves when it is the turn of the next, rejects once the signal is given. */
  turn: (signal: AbortSignal) => Promise<void>;
  stopMs?: number;
  times?: Partial<Times>;
};

/** Telegram by long polling. Nothing outside is waited for while an update is handled, so that no slow answer holds others. */
export function telegram({ token, apiRoot, shelf, log, turn, stopMs = 5_000, times = {} }: Options): Telegram {
  const bot = new Bot(token, {
    // What is sent, and the token in the address, go to that address alone.
    client: { apiRoot, timeoutSeconds: 60, baseFetchConfig: { redirect: "error" } },
  });
  bot.api.config.use((call, method, payload, signal) => call(method, wellFormed(payload), signal));
  const stopped = new AbortController();
  const places = moves(shelf);
  const send = sender(log, stopped.signal, { now: places.now, moved });
  const ears = listening(bot, log, { conflictMs: 60_000, pauseMs: 3_000, silenceMs: 150_000, ...times }, started);
  let talk: Talk | undefined;

  const show = stage({
    api: bot.api,
    sender: send,
    shelf,
    moves: places,
    unreachable: async (owner) => talk?.unreachable(owner),
    turn: () => turn(stopped.signal),
    name: () => bot.botInfo.username,
  });

  /** Where nobody listens, only what is sent goes to the new chat: the process that does moves all the rest. */
  async function moved(from: string, to: string): Promise<void> {
    if (!talk) return places.note(from, to);
    await talk
      .move("telegram", from, to)
      .catch((error: unknown) =>
        log.error({ service: "Telegram", error: kindOf(error) }, "a group has moved, and what is kept of it not yet"),
      );
  }

  function started(): void {
    log.info({ service: "Telegram" }, "listening");
    registerProfile(bot.api, send, shelf, bot.botInfo.id).catch(() =>
      log.warn({ service: "Telegram" }, "profile not registered"),
    );
  }

  async function run(to: Talk): Promise<void> {
    talk = to;
    const handle = incoming({ api: bot.api, sender: send, shelf, moves: places, log }, to);
    const loaded = places.load();
    const handleOnceLoaded = async (context: Context) => {
      await loaded;
      await handle(context);
    };
    await ears.run(handleOnceLoaded, (context) => {
      const owner = ownerOf(context);
      return owner !== undefined && to.isFull(owner);
    });
  }

  async function stop(settled: () => Promise<void> = async () => {}): Promise<void> {
    const confirmed = ears.stop();
    const finished = ears.handled().then(settled).then(send.idle);
    const done = Promise.all([confirmed, finished]).catch((error: unknown) =>
      log.error({ error: kindOf(error) }, "telegram: not settled at the stop"),
    );
    await Promise.race([done, wait(stopMs, undefined, { ref: false })]);
    // What still waits, for Telegram or for its turn, is given up.
    stopped.abort();
  }

  /** A token that is refused is known before anything is sent; a network that is down is said by what is sent. */
  async function open(): Promise<void> {
    await places.load();
    try {
      bot.botInfo = await bot.api.getMe();
    } catch (error) {
      if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)) throw refusedToken();
      log.warn({ service: "Telegram", error: kindOf(error) }, "not reached");
    }
  }

  const health = () => (ears.health() === "ok" ? send.health() : ears.health());
  const invitation = (search: Search) => {
    if (!bot.isInited()) return undefined;
    const { username } = bot.botInfo;
    const payload = encodeLink(search);
    return payload === undefined ? `https://t.me/${username}` : startUrl(username, payload);
  };
  return { stage: show, run, stop, health, open, invitation };
}
