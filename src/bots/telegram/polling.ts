import { type Bot, type Context, GrammyError } from "grammy";
import { errorName, type Log } from "../../core/telemetry.ts";
import { PlatformRefused } from "../platform-refused.ts";
import {
  allowedUpdates,
  createTokenRefusal,
  type HandleUpdate,
  identify,
  type ListenerParts,
  type ListeningTimes,
  rest,
  type TelegramListener,
} from "./listener.ts";
import { createListeningHealth } from "./listening-health.ts";
import { createListeningPauses } from "./listening-pauses.ts";
import { createPatientCalls } from "./patient-calls.ts";

/**
 * Long polling. The updates that come together are handled side by side, for those of one person follow each
 * other anyway; Telegram is told that it may forget them once they are applied and stored.
 */
export function createTelegramPolling(
  bot: Bot,
  log: Log,
  times: ListeningTimes,
  started: () => void,
): TelegramListener {
  const leaving = new AbortController();
  const pauses = createListeningPauses(log, leaving.signal, times, times.stopwatch);
  const health = createListeningHealth(times, pauses);
  /** What was taken and is not done with. */
  const handling = new Map<Promise<void>, () => boolean>();

  async function run(handle: HandleUpdate, isFlooded: (context: Context) => boolean): Promise<void> {
    health.begin();
    bot.catch(({ error }) =>
      log.error({ service: "Telegram", error: errorName(error) }, "an update could not be handled"),
    );
    bot.api.config.use(createPatientCalls(log, leaving.signal, pauses, health.noteHeard));
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

  return { run, stop, handled: async () => void (await Promise.all(handling.keys())), health: health.read };
}

async function listen({ bot, log, leaving, times, pauses, started }: ListenerParts): Promise<void> {
  const { conflictMs, pauseMs, stopwatch } = times;
  let conflict: { since: number; last: number } | undefined;
  while (!leaving.aborted) {
    try {
      await bot.start({
        timeout: 30,
        allowed_updates: allowedUpdates,
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
      if (await hasWebhook(bot)) throw createWebhookConflictRefusal();
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

/** Another process has set one since: to poll again would take it away. */
async function hasWebhook(bot: Bot): Promise<boolean> {
  return bot.api.getWebhookInfo().then(
    ({ url }) => url !== "",
    () => false,
  );
}

function createWebhookConflictRefusal(): PlatformRefused {
  return new PlatformRefused(
    "conflict",
    "TELEGRAM_BOT_TOKEN is in use by another process, which has set a webhook: stop one of the two.",
  );
}

function createConflictRefusal(): PlatformRefused {
  return new PlatformRefused(
    "conflict",
    "TELEGRAM_BOT_TOKEN is in use by another process: stop that one first, as only one may listen.",
  );
}
