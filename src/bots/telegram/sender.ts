import { setTimeout as wait } from "node:timers/promises";
import { GrammyError } from "grammy";
import { inOrder } from "../../core/talk/in-order.ts";
import type { Log } from "../../core/talk/world.ts";

/** What became of a call that did not go through, by the platform's own words. */
export type Refusal =
  /** 403: blocked, deleted, never started, removed. Nothing more is sent until they come back. */
  | "unreachable"
  /** The message to edit is gone, or not ours. */
  | "gone"
  /** Nothing changed: as good as done. */
  | "same"
  /** Text or buttons that Telegram does not take: a fault of ours. */
  | "invalid"
  /** Not now: tried as often as is right. */
  | "failed";

export type Outcome<T> = { ok: T } | { refused: Refusal };

/** One after the other within a chat, chats side by side; what Telegram asks to wait, only that chat waits. */
export type Sender = {
  /** Queues a piece of work for a chat. */
  add: (chat: string, work: () => Promise<void>) => void;
  /** One call, retried as its error asks for. `repeatable`: doing it twice does no harm. */
  call: <T>(method: string, repeatable: boolean, call: () => Promise<T>) => Promise<Outcome<T>>;
  idle: () => Promise<void>;
};

const tries = 5;

/**
 * Our own sender: a 429 is waited for exactly and then the same call is made again, 5xx with backoff, 403 is final, "not modified" is success. Once it
 * is stopped nothing is waited for any more.
 */
export function sender(log: Log, stopped: AbortSignal): Sender {
  const queue = inOrder();

  function add(chat: string, work: () => Promise<void>): void {
    queue
      .insist(chat, work)
      .catch((error: unknown) =>
        log.error({ error: error instanceof Error ? error.name : "unknown" }, "telegram: not sent"),
      );
  }

  async function call<T>(method: string, repeatable: boolean, once: () => Promise<T>): Promise<Outcome<T>> {
    for (let attempt = 1; ; attempt++) {
      try {
        return { ok: await once() };
      } catch (error) {
        if (error instanceof GrammyError && error.error_code === 429) {
          const seconds = error.parameters.retry_after ?? 1;
          log.warn({ service: "Telegram", method, status: 429, seconds }, "told to wait");
          if (await isStoppedWithin(seconds * 1000)) return { refused: "failed" };
          continue;
        }
        const refused = error instanceof GrammyError ? refusalOf(error) : undefined;
        if (refused === "same") return { refused };
        const status = error instanceof GrammyError ? error.error_code : "network";
        log.warn(
          { service: "Telegram", method, status, attempt, ...(refused === "invalid" ? { said: saidBy(error) } : {}) },
          "call failed",
        );
        if (refused) return { refused };
        // After a lost connection nobody knows whether a message was sent: it is sent once more at most.
        const most = error instanceof GrammyError || repeatable ? tries : 2;
        if (attempt >= most) return { refused: "failed" };
        if (await isStoppedWithin(Math.min(8_000, 300 * 2 ** attempt) * (0.5 + Math.random() / 2)))
          return { refused: "failed" };
      }
    }
  }

  async function isStoppedWithin(ms: number): Promise<boolean> {
    await wait(ms, undefined, { signal: stopped }).catch(() => {});
    return stopped.aborted;
  }

  return { add, call, idle: queue.idle };
}

/** By code first, by text second: descriptions are prose and change. Undefined for what is worth another try. */
function refusalOf({ error_code: code, description }: GrammyError): Refusal | undefined {
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

/** Telegram's own words about a call that it does not take; they quote nothing of what people wrote but offsets. */
function saidBy(error: unknown): string {
  return error instanceof GrammyError ? error.description.replace(/".*"/s, '"…"').slice(0, 120) : "";
}
