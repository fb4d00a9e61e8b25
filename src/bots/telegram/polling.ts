import { setTimeout as wait } from "node:timers/promises";
import { type Bot, type Context, GrammyError, type Transformer } from "grammy";
import { errorName, type Health, type Log } from "../../core/telemetry.ts";
import { PlatformRefused } from "../platform-refused.ts";
import { dropUnnumbered, findFault, isListeningMethod, type ListeningMethod } from "./polling-answers.ts";
import { createPollingPauses, type PauseTimes, type PollingPauses } from "./polling-pauses.ts";

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

export type PollingTimes = PauseTimes & {
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
  /** Milliseconds that no change of the system's clock touches. */
  stopwatch: () => number;
};

/**
 * Long polling. The updates that come together are handled side by side, for those of one person follow each
 * other anyway; Telegram is told that it may forget them once they are applied and stored.
 */
export function createTelegramPolling(bot: Bot, log: Log, times: PollingTimes, started: () => void): TelegramPolling {
  const leaving = new AbortController();
  const { stopwatch } = times;
  const pauses = createPollingPauses(log, leaving.signal, times, stopwatch);
  let begun: number | undefined;
  let heard: number | undefined;
  /** What was taken and is not done with. */
  const handling = new Map<Promise<void>, () => boolean>();
  // That a message is sent does not mean that anything is heard.
  const noteHeard = (method: ListeningMethod) => {
    if (method !== "deleteWebhook") heard = stopwatch();
  };

  async function run(
    handle: (context: Context) => Promise<void>,
    isFlooded: (context: Context) => boolean,
  ): Promise<void> {
    begun = stopwatch();
    bot.catch(({ error }) =>
      log.error({ service: "Telegram", error: errorName(error) }, "an update could not be handled"),
    );
    bot.api.config.use(createPatientCalls(log, leaving.signal, pauses, noteHeard));
    bot.api.config.use(async (call, method, payload, signal) => {
      // To ask for more says that all before was received.
      if (method === "getUpdates") await stored();
      return call(method, payload, signal);
    });
    bot.use((context) => {
      // The rest of what was fetched comes again at the next start.
      if (leaving.signal.aborted) return;
      const handled = handle(context).catch((error: unknown) =>
        log.error({ service: "Telegram", error: errorName(error) }, "an update could not be handled"),
      );
      handling.set(handled, () => isFlooded(context));
      void handled.finally(() => handling.delete(handled));
    });
    const listening = { bot, log, leaving: leaving.signal, times, pauses, started };
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
    await bot
      .stop()
      .catch(() =>
        log.warn({ service: "Telegram" }, "stopped without confirming the last updates: it could not be reached"),
      );
  }

  function health(): Health {
    const now = stopwatch();
    // It is asked again after that, and only then is it late.
    if (now < pauses.heldUntil()) return "degraded";
    const isLate = (since: number) => now - Math.max(since, pauses.heldUntil()) >= times.silenceMs;
    if (heard !== undefined) return isLate(heard) ? "failing" : "ok";
    return begun !== undefined && isLate(begun) ? "failing" : "starting";
  }

  return { run, stop, handled: async () => void (await Promise.all(handling.keys())), health };
}

/**
 * Makes the calls by which the bot listens until they are answered, whatever comes instead: grammY's own loop
 * waits as long as it is told to, and ends at what is not a list of updates. At a stop, the last call is made
 * once.
 */
function createPatientCalls(
  log: Log,
  leaving: AbortSignal,
  pauses: PollingPauses,
  noteHeard: (method: ListeningMethod) => void,
): Transformer {
  return async (call, method, payload, signal) => {
    if (!isListeningMethod(method)) return call(method, payload, signal);
    for (;;) {
      if (leaving.aborted) return call(method, payload, signal);
      try {
        const answer = await call(method, payload, signal);
        const fault = findFault(method, answer) ?? findUnreadable(log, answer);
        if (!fault) {
          pauses.reset();
          if (answer.ok) noteHeard(method);
          return answer;
        }
        await pauses.pause({ method, ...fault });
      } catch (error) {
        if (leaving.aborted) throw error;
        await pauses.pause({ method, status: "network" });
      }
    }
  };
}

/**
 * Updates that have no number are left out; where none has one, asking again at once would bring them again.
 */
function findUnreadable(log: Log, answer: { ok: boolean; result?: unknown }) {
  const updates = answer.ok && Array.isArray(answer.result) ? answer.result : [];
  const unreadable = dropUnnumbered(updates);
  if (unreadable > 0) log.warn({ service: "Telegram", unreadable }, "updates that cannot be read are skipped");
  return unreadable > 0 && updates.length === 0 ? { status: "invalid", retryAfter: undefined } : undefined;
}

type Listening = {
  bot: Bot;
  log: Log;
  leaving: AbortSignal;
  times: PollingTimes;
  pauses: PollingPauses;
  started: () => void;
};

/**
 * Who listens is known before listening: a wrong token ends the start, a network that is down is waited for.
 */
async function identify({ bot, leaving }: Listening): Promise<void> {
  try {
    bot.botInfo = await bot.api.getMe();
  } catch (error) {
    if (leaving.aborted) return;
    // All that is not final was asked again.
    throw error instanceof GrammyError ? createTokenRefusal() : error;
  }
}

async function listen({ bot, log, leaving, times, pauses, started }: Listening): Promise<void> {
  const { conflictMs, pauseMs, stopwatch } = times;
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
      const code = error instanceof GrammyError ? error.error_code : undefined;
      if (code === 401) throw createTokenRefusal();
      if (code !== 409) {
        await pauses.pause({ method: "getUpdates", status: errorName(error) });
        continue;
      }
      const now = stopwatch();
      // Two who fight each hear something now and then: only a time without conflict ends one.
      const since = conflict && now - conflict.last <= conflictMs ? conflict.since : now;
      conflict = { since, last: now };
      if (now - since > conflictMs) throw createConflictRefusal();
      log.warn({ service: "Telegram", status: 409 }, "another process polls with the same token");
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
