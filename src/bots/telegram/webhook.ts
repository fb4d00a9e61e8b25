import { type Bot, BotError, GrammyError } from "grammy";
import type { Update, WebhookInfo } from "grammy/types";
import { errorName, type Health, type Log } from "../../core/telemetry.ts";
import { cut } from "../../core/text/text.ts";
import { createBoundedMap } from "../bounded-map.ts";
import { PlatformRefused } from "../platform-refused.ts";
import type { UpdateInbox } from "./inbox.ts";
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

/** Where Telegram calls us, and by what we know that it is Telegram. */
export type TelegramWebhookAddress = { url: string; secret: string };

/**
 * Takes in an update that was posted: "taken" once a crash cannot lose it any more, "later" where it has to
 * come again.
 */
export type ReceiveUpdate = (update: Update) => Promise<"taken" | "later">;

export type TelegramWebhook = TelegramListener & { receive: ReceiveUpdate };

/** How many updates Telegram posts at once, each of another chat. */
const maxConnections = 40;
/** So many looks in a row that find the address of somebody else are no accident. */
const maxConflicts = 3;

/**
 * Telegram by webhook. It posts the updates of a chat one after the other, and repeats each until it is
 * answered with 200: that is said once it is applied and stored, as a poll says it; or, where several
 * processes share a store, once it is in their inbox. The webhook stays when this process stops, so that
 * Telegram goes on collecting.
 */
export function createTelegramWebhook(
  bot: Bot,
  log: Log,
  times: ListeningTimes,
  started: () => void,
  address: TelegramWebhookAddress,
  inbox?: Pick<UpdateInbox, "receive">,
): TelegramWebhook {
  const leaving = new AbortController();
  const pauses = createListeningPauses(log, leaving.signal, times, times.stopwatch);
  const listening = createListeningHealth(times, pauses);
  const deliveries = createDeliveryWatch(log);
  const parts: ListenerParts = { bot, log, leaving: leaving.signal, times, pauses, started };
  const taken = createBoundedMap<true>();
  const underWay = new Map<number, Promise<void>>();
  let isOpen = false;

  async function run(handle: HandleUpdate): Promise<void> {
    listening.begin();
    bot.api.config.use(createPatientCalls(log, leaving.signal, pauses, listening.noteHeard));
    bot.use(handle);
    await identify(parts);
    if (leaving.signal.aborted) return;
    // Before it is registered: it was, by the process before this one.
    isOpen = true;
    await register(parts, address);
    if (leaving.signal.aborted) return;
    started();
    await watchWebhook(parts, address, deliveries);
  }

  function begin(update: Update): Promise<void> {
    const handled = bot
      .handleUpdate(update)
      .catch((error: unknown) => {
        const cause = error instanceof BotError ? error.error : error;
        log.error({ service: "Telegram", error: errorName(cause) }, "an update could not be handled");
      })
      .then(() => {
        taken.set(String(update.update_id), true);
        underWay.delete(update.update_id);
        listening.noteHeard();
        deliveries.noteTaken();
      });
    underWay.set(update.update_id, handled);
    return handled;
  }

  async function receive(update: Update): Promise<"taken" | "later"> {
    if (!isOpen || leaving.signal.aborted) return "later";
    // Telegram repeats what was not answered in time, also while it is being handled.
    if (taken.get(String(update.update_id))) return "taken";
    const kept = underWay.has(update.update_id) ? undefined : inbox?.receive(update);
    if (kept) return keep(kept);
    await (underWay.get(update.update_id) ?? begin(update));
    return "taken";
  }

  async function keep(kept: Promise<void>): Promise<"taken" | "later"> {
    try {
      await kept;
    } catch (error) {
      log.error({ service: "Telegram", error: errorName(error) }, "an update could not be kept");
      return "later";
    }
    listening.noteHeard();
    deliveries.noteTaken();
    return "taken";
  }

  function health(): Health {
    const heard = listening.read();
    return heard === "ok" && deliveries.isBroken() ? "failing" : heard;
  }

  return {
    run,
    receive,
    stop: async () => leaving.abort(),
    handled: async () => void (await Promise.all(underWay.values())),
    health,
  };
}

/** Tells Telegram where to call, from now on alone. What waits there is kept. */
async function register(parts: ListenerParts, address: TelegramWebhookAddress): Promise<void> {
  const before = await readInfo(parts);
  if (!before) return;
  const { url = "" } = before;
  // An address may hold a secret: its host is enough to find out whose it was.
  if (url !== "" && url !== address.url)
    parts.log.warn({ service: "Telegram", host: readHost(url) }, "the webhook of another address is replaced");
  await setWebhook(parts, address, url === address.url);
}

async function setWebhook(
  { bot, log, leaving }: ListenerParts,
  { url, secret }: TelegramWebhookAddress,
  isKnown: boolean,
): Promise<void> {
  try {
    await bot.api.setWebhook(url, {
      secret_token: secret,
      allowed_updates: allowedUpdates,
      max_connections: maxConnections,
    });
  } catch (error) {
    if (leaving.aborted) return;
    if (!(error instanceof GrammyError)) throw error;
    if (error.error_code === 401) throw createTokenRefusal();
    const problem = cut(error.description, 120);
    if (!isKnown) throw createAddressRefusal(problem);
    // It was taken before: a name that cannot be resolved for a moment ends nothing.
    log.error({ service: "Telegram", problem }, "the webhook could not be set anew, and stays as it was");
  }
}

/** Looks now and then whether the webhook is still ours, and whether Telegram reaches it. */
async function watchWebhook(
  parts: ListenerParts,
  address: TelegramWebhookAddress,
  deliveries: DeliveryWatch,
): Promise<void> {
  const { log, leaving, times } = parts;
  for (let conflicts = 0; !leaving.aborted; await rest(times.lookMs, leaving)) {
    const info = await readInfo(parts);
    if (!info) return;
    if (info.url === address.url) {
      conflicts = 0;
      deliveries.noteInfo(info);
      continue;
    }
    conflicts += 1;
    if (conflicts > maxConflicts) throw createConflictRefusal();
    log.warn({ service: "Telegram" }, "another process has taken the webhook away: it is set again");
    await setWebhook(parts, address, true);
  }
}

/** Undefined once it is being stopped. */
async function readInfo({ bot, leaving }: ListenerParts): Promise<WebhookInfo | undefined> {
  if (leaving.aborted) return undefined;
  try {
    return await bot.api.getWebhookInfo();
  } catch (error) {
    if (leaving.aborted) return undefined;
    // All that is not final was asked again.
    throw error instanceof GrammyError ? createTokenRefusal() : error;
  }
}

/** Whether what Telegram has to tell arrives. */
type DeliveryWatch = {
  noteTaken: () => void;
  noteInfo: (info: WebhookInfo) => void;
  isBroken: () => boolean;
};

/**
 * Telegram says when it last failed to deliver, but not whether it still does: it does where it has failed
 * anew, something waits, and nothing has arrived meanwhile.
 */
function createDeliveryWatch(log: Log): DeliveryWatch {
  let known: { failedAt: number } | undefined;
  let isBroken = false;
  let hasTaken = false;

  function noteInfo({ last_error_date: failedAt = 0, last_error_message: message = "", ...info }: WebhookInfo): void {
    const { pending_update_count: waiting } = info;
    const isNew = known !== undefined && failedAt !== known.failedAt;
    known = { failedAt };
    if (isNew)
      log.warn({ service: "Telegram", problem: cut(message, 120), waiting }, "an update could not be delivered to us");
    if (waiting === 0) isBroken = false;
    else if (isNew && !hasTaken) isBroken = true;
    hasTaken = false;
  }

  return {
    noteTaken: () => {
      hasTaken = true;
      isBroken = false;
    },
    noteInfo,
    isBroken: () => isBroken,
  };
}

function readHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "unknown";
}

function createAddressRefusal(problem: string): PlatformRefused {
  return new PlatformRefused(
    "address",
    `PUBLIC_URL was refused by Telegram as the address of a webhook (${problem}): it must be reachable by https from the Internet, under a name that resolves. Or remove TELEGRAM_WEBHOOK_SECRET, and Telegram is polled.`,
  );
}

function createConflictRefusal(): PlatformRefused {
  return new PlatformRefused(
    "conflict",
    "TELEGRAM_BOT_TOKEN is in use by another process, which takes the webhook away: stop that one first.",
  );
}
