import { setTimeout as wait } from "node:timers/promises";
import { type Bot, type Context, GrammyError } from "grammy";
import { errorName, type Health, type Log } from "../../core/telemetry.ts";
import { PlatformRefused } from "../platform-refused.ts";

export type TelegramPolling = {
  /**
   * Until it is stopped. Rejects with `Refused`. `isFlooded`: so much of whoever did this waits that they may
   * lose some of it in a crash, rather than keep all others waiting.
   */
  run: (handle: (context: Context) => Promise<void>, isFlooded: (context: Context) => boolean) => Promise<void>;
  /** No update is taken from here on. Resolves when Telegram knows which were. */
  stop: () => Promise<void>;
  /** Resolves when the last one that was taken is done with. */
  handled: () => Promise<void>;
  health: () => Health;
};

export type PollingTimes = {
  /**
   * For how long another listener with the same token is put up with: the process that this one replaces may
   * still be stopping.
   */
  conflictMs: number;
  /** How long it is left in peace each time. */
  pauseMs: number;
  /**
   * A poll is answered every half minute: without any answer for longer than this, the bot does not listen.
   */
  silenceMs: number;
};

/**
 * Long polling. The updates that come together are handled side by side, for those of one person follow each
 * other anyway; Telegram is told that it may forget them once they are applied and stored.
 */
export function createTelegramPolling(bot: Bot, log: Log, times: PollingTimes, started: () => void): TelegramPolling {
  const leaving = new AbortController();
  let begun: number | undefined;
  let heard: number | undefined;
  /** What was taken and is not done with. */
  const handling = new Map<Promise<void>, () => boolean>();

  async function run(
    handle: (context: Context) => Promise<void>,
    isFlooded: (context: Context) => boolean,
  ): Promise<void> {
    begun = Date.now();
    bot.catch(({ error }) => log.error({ service: "Telegram", error: errorName(error) }, "update not handled"));
    bot.api.config.use(async (call, method, payload, signal) => {
      // To ask for more says that all before was received.
      if (method === "getUpdates") await stored();
      const answer = await call(method, payload, signal);
      // That a message is sent does not mean that anything is heard.
      if (answer.ok && (method === "getMe" || method === "getUpdates")) heard = Date.now();
      return answer;
    });
    bot.use((context) => {
      // The rest of what was fetched comes again at the next start.
      if (leaving.signal.aborted) return;
      const handled = handle(context).catch((error: unknown) =>
        log.error({ service: "Telegram", error: errorName(error) }, "update not handled"),
      );
      handling.set(handled, () => isFlooded(context));
      void handled.finally(() => handling.delete(handled));
    });
    const listening = { bot, log, leaving: leaving.signal, times, started };
    await identify(listening);
    if (!leaving.signal.aborted) await listen(listening);
  }

  async function stored(): Promise<void> {
    await Promise.all([...handling].flatMap(([handled, isFlooded]) => (isFlooded() ? [] : [handled])));
  }

  async function stop(): Promise<void> {
    leaving.abort();
    if (!bot.isRunning()) return;
    // grammY tells Telegram by a last poll. Without it the last updates come again, and are known by their
    // numbers.
    await bot.stop().catch(() => log.warn({ service: "Telegram" }, "stopped without a last word: it was not reached"));
  }

  function health(): Health {
    if (heard !== undefined) return Date.now() - heard < times.silenceMs ? "ok" : "failing";
    return begun === undefined || Date.now() - begun < times.silenceMs ? "starting" : "failing";
  }

  return { run, stop, handled: async () => void (await Promise.all(handling.keys())), health };
}

type Listening = { bot: Bot; log: Log; leaving: AbortSignal; times: PollingTimes; started: () => void };

/**
 * Who listens is known before listening: a wrong token ends the start, a network that is down is waited for.
 */
async function identify({ bot, log, leaving }: Listening): Promise<void> {
  for (let pause = 500; !leaving.aborted; pause = Math.min(30_000, pause * 2)) {
    try {
      bot.botInfo = await bot.api.getMe();
      return;
    } catch (error) {
      const known = error instanceof GrammyError ? error : undefined;
      if (known?.error_code === 401 || known?.error_code === 404) throw createTokenRefusal();
      const toldMs = (known?.parameters.retry_after ?? 0) * 1000;
      log.warn({ service: "Telegram", method: "getMe", status: known?.error_code ?? "network" }, "not reached yet");
      await rest(Math.max(pause, toldMs), leaving);
    }
  }
}

async function listen({ bot, log, leaving, times: { conflictMs, pauseMs }, started }: Listening): Promise<void> {
  let conflict: { since: number; last: number } | undefined;
  while (!leaving.aborted) {
    try {
      await bot.start({
        timeout: 30,
        allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
        onStart: started,
      });
      return;
    } catch (error) {
      if (leaving.aborted) return;
      if (!(error instanceof GrammyError)) throw error;
      if (error.error_code === 401) throw createTokenRefusal();
      if (error.error_code !== 409) throw error;
      const now = Date.now();
      // Two who fight each hear something now and then: only a time without conflict ends one.
      const since = conflict && now - conflict.last <= conflictMs ? conflict.since : now;
      conflict = { since, last: now };
      if (now - since > conflictMs) throw createConflictRefusal();
      log.warn({ service: "Telegram", status: 409 }, "another process listens with the same token");
      await rest(pauseMs, leaving);
    }
  }
}

async function rest(ms: number, leaving: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal: leaving }).catch(() => {});
}

export function createTokenRefusal(): PlatformRefused {
  return new PlatformRefused(
    "token",
    "TELEGRAM_BOT_TOKEN was refused (401): copy it again from @BotFather, or ask it there for a new one with /token.",
  );
}

function createConflictRefusal(): PlatformRefused {
  return new PlatformRefused(
    "conflict",
    "TELEGRAM_BOT_TOKEN is in use by another process: stop that one first, as only one may listen.",
  );
}
