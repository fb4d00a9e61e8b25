import { setTimeout as wait } from "node:timers/promises";
import { GrammyError } from "grammy";
import { createKeyedQueue } from "../../core/talk/keyed-queue.ts";
import { errorName, type Health, type Log } from "../../core/telemetry.ts";
import { cleanLine } from "../../core/text/clean-text.ts";
import { truncate } from "../../core/text/text.ts";
import { type ChatHolds, createChatHolds } from "./chat-holds.ts";
import { getChatOf } from "./chat-place.ts";

/** What became of a call that did not go through, by the platform's own words. */
export type TelegramRefusal =
  /** 403: blocked, deleted, never started, removed. Nothing more is sent until they come back. */
  | "unreachable"
  /** The message to edit is gone, or not ours. */
  | "gone"
  /** Nothing changed: as good as done. */
  | "same"
  /** Text or buttons that Telegram does not take: our own fault. */
  | "invalid"
  /** Not now: tried as often as is right. */
  | "failed";

export type TelegramOutcome<T> = { ok: T } | { refused: TelegramRefusal };

/** A call of the Bot API, as far as sending it is concerned. */
export type TelegramCall = {
  method: string;
  /** What Telegram asks to wait, all calls to this chat wait. */
  chat?: string;
  /**
   * How often it is tried where nobody knows whether it was done (a lost connection): 5 where twice does no
   * harm, 2 for an answer, 1 for a digest.
   */
  tries: number;
  /**
   * It is tried for as long as it may help, whatever fails: somebody is in distress, and twice does no harm.
   */
  isVital?: boolean;
  /** Rather than leave the chat alone for longer than this in all, it fails at once. Milliseconds. */
  mostMs?: number;
  /** Resolves when it is its turn, of each try. A chat that is to be left alone takes none. */
  turn?: () => Promise<void>;
  /** It is to wait, after its turn, until it has another one. */
  held?: (() => void) | undefined;
  /** It is about a message that is there: a chat that has moved has none of those from before. */
  isOfMessage?: boolean;
};

/** What becomes of a chat that has another id by now. */
export type ChatForwarding = {
  /** The place as it is called now. */
  now: (place: string) => string;
  /** Telegram says that a chat has moved. Resolves once all that is kept of it has moved too. */
  moved: (from: string, to: string) => Promise<void>;
};

/** One after the other within a line, which mostly is a chat, and lines side by side. */
export type TelegramSender = {
  /** Queues a piece of work, and notes when it fails. */
  add: (line: string, work: () => Promise<void>) => void;
  /** The same for who wants to know its outcome. */
  inLine: <T>(line: string, work: () => Promise<T>) => Promise<T>;
  /** `call` is given the id of the chat as it is by then. */
  call: <T>(calling: TelegramCall, call: (chat: string) => Promise<T>) => Promise<TelegramOutcome<T>>;
  /** What a chat was told to wait holds for the one that it has moved to. */
  move: (from: string, to: string) => void;
  /** "degraded" while Telegram has asked for a wait of more than a quarter of an hour. */
  health: () => Health;
  /** How many lines have something to do. */
  busyLines: () => number;
  idle: () => Promise<void>;
};

/** Where Telegram says that it did not do it, it may be asked this often. */
const tries = 5;
/** For an hour, with the longest pause between two of them. */
const vitalTries = 450;
/** Waits of hours are real, and kept to. Beyond a day it is asked once more, rather than never again. */
const longestWaitS = 86_400;

/**
 * Our own sender: a 429 is waited for exactly and then the same call is made again, 5xx with backoff, 403 is
 * final, "not modified" is success. Once it is stopped nothing is waited for any more.
 */
export function createTelegramSender(
  log: Log,
  stopped: AbortSignal,
  forwarding: ChatForwarding = staying,
): TelegramSender {
  const queue = createKeyedQueue();
  const holds = createChatHolds();
  const { now } = forwarding;
  /**
   * Calls to a chat that was told to wait: one after the other, so that they do not all come back at once.
   */
  const careful = createKeyedQueue();

  function add(line: string, work: () => Promise<void>): void {
    queue
      .enqueue(line, work)
      .catch((error: unknown) => log.error({ error: errorName(error) }, "telegram: a message could not be sent"));
  }

  async function call<T>(calling: TelegramCall, attempt: (chat: string) => Promise<T>): Promise<TelegramOutcome<T>> {
    const { method, chat: place, mostMs = Number.POSITIVE_INFINITY, turn, held: isHeld } = calling;
    const began = place === undefined ? undefined : getChatOf(now(place));
    const end = performance.now() + mostMs;
    const failing = createFailures(calling, { log, stopped, holds, forwarding });
    let isCareful = false;
    for (;;) {
      const chat = place === undefined ? method : getChatOf(now(place));
      if (calling.isOfMessage && began !== undefined && chat !== began) return { refused: "gone" };
      isCareful ||= holds.isHeld(chat);
      if (!(await waitUntilFree(holds, chat, end, stopped))) return { refused: "failed" };
      if (turn) {
        await turn();
        // Another call to this chat may have been told to wait meanwhile.
        if (holds.isHeld(chat)) {
          isHeld?.();
          continue;
        }
      }
      try {
        if (!isCareful) return { ok: await attempt(chat) };
        // The one before it may have been told to wait once more.
        const done = await careful.enqueue(chat, async () =>
          holds.isHeld(chat) ? undefined : { ok: await attempt(chat) },
        );
        if (done) return done;
        isHeld?.();
      } catch (error) {
        const refused = await failing(chat, error);
        if (refused) return { refused };
      }
    }
  }

  const health = (): Health => (holds.isLong() ? "degraded" : "ok");
  return {
    add,
    inLine: queue.enqueue,
    call,
    move: holds.move,
    health,
    busyLines: () => queue.keys().length,
    idle: queue.idle,
  };
}

type FailureOptions = { log: Log; stopped: AbortSignal; holds: ChatHolds; forwarding: ChatForwarding };

/**
 * What is done about each failure of a call: resolves with its refusal, or with undefined once it may be made
 * again.
 */
function createFailures(calling: TelegramCall, { log, stopped, holds, forwarding: { now, moved } }: FailureOptions) {
  const { method, chat: place, held: isHeld } = calling;
  let failures = 0;
  let hasMoved = false;

  return async (chat: string, error: unknown): Promise<TelegramRefusal | undefined> => {
    if (error instanceof GrammyError && error.error_code === 429) {
      const seconds = secondsOf(error.parameters.retry_after);
      holds.hold(chat, seconds);
      isHeld?.();
      log.warn({ service: "Telegram", method, status: 429, seconds }, "told to wait");
      return undefined;
    }
    const to = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
    if (to !== undefined && place !== undefined && !hasMoved) {
      hasMoved = true;
      log.info({ service: "Telegram", method }, "the group has become a supergroup");
      await moved(chat, String(to));
      if (getChatOf(now(place)) !== chat) return undefined;
    }
    failures += 1;
    const refused = refusalOf(error, failures, calling);
    if (refused !== "same" && !stopped.aborted) noteFailure(log, method, error, failures, refused);
    if (refused) return refused;
    const pauseMs = Math.min(8_000, 300 * 2 ** failures) * (0.5 + Math.random() / 2);
    return (await isStoppedWithin(pauseMs, stopped)) ? "failed" : undefined;
  };
}

/** Waits until the chat may be written to again; false when that is too late. */
async function waitUntilFree(holds: ChatHolds, chat: string, end: number, stopped: AbortSignal): Promise<boolean> {
  for (;;) {
    const until = holds.until(chat);
    const left = Math.ceil(until - performance.now());
    if (left <= 0) break;
    if (until > end || (await isStoppedWithin(left, stopped))) return false;
  }
  holds.release(chat);
  return true;
}

async function isStoppedWithin(ms: number, stopped: AbortSignal): Promise<boolean> {
  // Longer than that a timer of Node would end at once.
  await wait(Math.min(ms, 2 ** 31 - 1), undefined, { signal: stopped }).catch(() => {});
  return stopped.aborted;
}

function noteFailure(
  log: Log,
  method: string,
  error: unknown,
  attempt: number,
  refused: TelegramRefusal | undefined,
): void {
  const status = error instanceof GrammyError ? error.error_code : "network";
  const description = refused === "invalid" ? { said: saidBy(error) } : {};
  log.warn({ service: "Telegram", method, status, attempt, ...description }, "call failed");
}

/** What Telegram asks to wait; a second where that makes no sense, so that nothing is asked again at once. */
function secondsOf(asked: unknown): number {
  return typeof asked === "number" && asked >= 1 ? Math.min(asked, longestWaitS) : 1;
}

/** For who has no groups. */
const staying: ChatForwarding = { now: (place) => place, moved: async () => {} };

/** Undefined for what is worth another try. */
function refusalOf(error: unknown, failures: number, { tries: most, isVital }: TelegramCall) {
  if (!(error instanceof GrammyError)) return failures < (isVital ? vitalTries : most) ? undefined : "failed";
  return refusalSaid(error) ?? (failures < (isVital ? vitalTries : tries) ? undefined : "failed");
}

/** By code first, by text second: descriptions are prose and change. */
function refusalSaid({ error_code: code, description }: GrammyError): TelegramRefusal | undefined {
  if (code >= 500) return undefined;
  if (code === 403) return "unreachable";
  if (code !== 400) return "failed";
  if (/message is not modified/i.test(description)) return "same";
  if (
    /message (?:to edit|to be replied|to delete) not found|message can't be (?:edited|deleted)|MESSAGE_ID_INVALID/i.test(
      description,
    )
  )
    return "gone";
  if (/chat not found|PEER_ID_INVALID|CHAT_WRITE_FORBIDDEN|not enough rights|have no rights/i.test(description))
    return "unreachable";
  return "invalid";
}

/**
 * Telegram's own words about a call that it does not take; they quote nothing of what people wrote but
 * offsets.
 */
function saidBy(error: unknown): string {
  return error instanceof GrammyError ? cleanLine(truncate(error.description.replace(/".*"/s, '"…"'), 120)) : "";
}
