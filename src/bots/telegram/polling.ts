import { type Bot, type Context, GrammyError } from "grammy";
import { errorName, type Log } from "../../core/telemetry.ts";
import type { RunAlone, Term } from "../platform.ts";
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

/** How long it takes until it is looked again whether this process may poll. Milliseconds. */
const unheldMs = 1_000;
/** Whoever polls no longer gets nothing, and tells Telegram nothing. */
const noUpdates = { ok: true, result: [] as never } as const;

/**
 * Long polling. The updates that come together are handled side by side, for those of one person follow each
 * other anyway; Telegram is told that it may forget them once they are applied and stored. Where several
 * processes share a store, one of them polls: what it has not confirmed when it stops comes to the next one.
 */
export function createTelegramPolling(
  bot: Bot,
  log: Log,
  times: ListeningTimes,
  started: () => void,
  runAlone: RunAlone,
): TelegramListener {
  const leaving = new AbortController();
  const pauses = createListeningPauses(log, leaving.signal, times, times.stopwatch);
  const health = createListeningHealth(times, pauses);
  /** While this process is the one that polls. */
  let term: Term | undefined;
  let isStandingBy = false;
  /** What was taken and is not done with. */
  const handling = new Map<Promise<void>, () => boolean>();

  async function run(handle: HandleUpdate, isFlooded: (context: Context) => boolean): Promise<void> {
    health.begin();
    bot.catch(({ error }) =>
      log.error({ service: "Telegram", error: errorName(error) }, "an update could not be handled"),
    );
    bot.api.config.use(createPatientCalls(log, leaving.signal, pauses, health.noteHeard));
    bot.api.config.use(async (call, method, payload, signal) => {
      if (method !== "getUpdates") return call(method, payload, signal);
      // To ask for more says that all before was received.
      await stored();
      if (!(await term?.confirm())) {
        // Not at once: the store may be out of reach, while nobody else polls.
        await rest(unheldMs, AbortSignal.any([leaving.signal, ...(term ? [term.lost] : [])]));
        return noUpdates;
      }
      const answer = await call(method, payload, signal);
      // Who polls by now gets the same: this process may have been suspended meanwhile.
      return term?.isHeld() ? answer : noUpdates;
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
    isStandingBy = true;
    await runAlone("poller", (begun) => poll(listening, begun), leaving.signal);
  }

  async function poll(listening: ListenerParts, begun: Term): Promise<void> {
    term = begun;
    isStandingBy = false;
    // Silence counts from here.
    health.noteHeard();
    // What is under way is given up, and nothing is confirmed by it.
    const end = () => void bot.stop().catch(() => {});
    begun.lost.addEventListener("abort", end);
    try {
      await listen(listening, begun);
    } finally {
      begun.lost.removeEventListener("abort", end);
      isStandingBy = true;
    }
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

  return {
    run,
    stop,
    handled: async () => void (await Promise.all(handling.keys())),
    health: () => (isStandingBy ? "ok" : health.read()),
  };
}

async function listen({ bot, log, leaving, times, pauses, started }: ListenerParts, { lost }: Term): Promise<void> {
  const { conflictMs, pauseMs, stopwatch } = times;
  let conflict: { since: number; last: number } | undefined;
  while (!leaving.aborted && !lost.aborted) {
    try {
      await bot.start({
        timeout: 30,
        allowed_updates: allowedUpdates,
        onStart: started,
      });
      return;
    } catch (error) {
      if (leaving.aborted || lost.aborted) return;
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
