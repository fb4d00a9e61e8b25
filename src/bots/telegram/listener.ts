import { setTimeout as wait } from "node:timers/promises";
import { type Bot, type Context, GrammyError } from "grammy";
import type { Health, Log } from "../../core/telemetry.ts";
import { PlatformRefused } from "../platform-refused.ts";
import type { ListeningPauses, PauseTimes } from "./listening-pauses.ts";

/** How updates come from Telegram: it is asked for them, or it calls us. */
export type TelegramListener = {
  /**
   * Until it is stopped. Rejects with `PlatformRefused`. `isFlooded`: so much of whoever did this waits that
   * they may lose some of it in a crash, rather than keep all others waiting.
   */
  run: (handle: HandleUpdate, isFlooded: (context: Context) => boolean) => Promise<void>;
  /** No update is taken from here on. Resolves when Telegram knows which were, as far as it can be told. */
  stop: () => Promise<void>;
  /** Resolves when the last one that was taken is done with. */
  handled: () => Promise<void>;
  health: () => Health;
};

/** Resolves once the update is applied and stored. */
export type HandleUpdate = (context: Context) => Promise<void>;

export type ListeningTimes = PauseTimes & {
  /**
   * For how long another listener with the same token is put up with: the process that this one replaces may
   * still be stopping.
   */
  conflictMs: number;
  /** How long it is left in peace each time. */
  pauseMs: number;
  /**
   * A poll is answered every half minute, and a webhook is looked at each minute: without any answer for
   * longer than this, the bot does not listen.
   */
  silenceMs: number;
  /** How often it is looked whether the webhook is still ours, and reached. */
  lookMs: number;
  /** Milliseconds that no change of the system's clock touches. */
  stopwatch: () => number;
};

/** What a listener is made of. */
export type ListenerParts = {
  bot: Bot;
  log: Log;
  /** It is being stopped. */
  leaving: AbortSignal;
  times: ListeningTimes;
  pauses: ListeningPauses;
  /** To be called once it listens. */
  started: () => void;
};

/** All that is read of what Telegram has to tell. */
export const allowedUpdates = ["message", "edited_message", "callback_query", "my_chat_member"] as const;

/**
 * Who listens is known before listening: a wrong token ends the start, a network that is down is waited for.
 */
export async function identify({ bot, leaving }: Pick<ListenerParts, "bot" | "leaving">): Promise<void> {
  try {
    bot.botInfo = await bot.api.getMe();
  } catch (error) {
    if (leaving.aborted) return;
    // All that is not final was asked again.
    throw error instanceof GrammyError ? createTokenRefusal() : error;
  }
}

/** Waits for so long, or until it is stopped. */
export async function rest(ms: number, leaving: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal: leaving }).catch(() => {});
}

export function createTokenRefusal(): PlatformRefused {
  return new PlatformRefused(
    "token",
    "TELEGRAM_BOT_TOKEN was refused (401): copy it again from @BotFather, or ask it there for a new one with /token.",
  );
}
