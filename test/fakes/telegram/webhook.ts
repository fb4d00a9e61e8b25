import type { Update, WebhookInfo } from "grammy/types";
import { Agent, request } from "undici";
import type { Updates } from "./updates.ts";
import { isLoopback } from "./url.ts";

export type WebhookAddress = { url: string; secret?: string; maxConnections: number };

export type Webhook = {
  set: (address: WebhookAddress | undefined) => void;
  isSet: () => boolean;
  info: () => WebhookInfo;
  close: () => void;
};

/**
 * A bot may answer an update with a method call as the body:
 * https://core.telegram.org/bots/api#making-requests-when-getting-updates
 */
export type Reply = (contentType: string, body: Buffer) => Promise<void>;

type Settings = { updates: Updates; now: () => Date; retryMs: number; timeoutMs: number; reply: Reply };

/**
 * Delivery to the bot's own server, repeated until it answers 2xx. Messages of one chat are delivered in
 * order, and so are the taps of one person, but a message and a tap may arrive at once.
 */
export function webhook({ updates, now, retryMs, timeoutMs, reply }: Settings): Webhook {
  const agent = new Agent();
  const busy = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  let address: WebhookAddress | undefined;
  let error: { at: number; message: string } | undefined;

  /**
   * One attempt. Resolves with the milliseconds to wait before the next one, or undefined once the update was
   * accepted.
   */
  const attempt = async (update: Update, to: WebhookAddress, pause: number): Promise<number | undefined> => {
    try {
      const response = await request(to.url, {
        dispatcher: agent,
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(to.secret ? { "x-telegram-bot-api-secret-token": to.secret } : {}),
        },
        body: JSON.stringify(update),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const body = Buffer.from(await response.body.arrayBuffer());
      if (response.statusCode >= 200 && response.statusCode < 300) {
        await reply(String(response.headers["content-type"] ?? ""), body);
        return undefined;
      }
      error = { at: now().getTime(), message: `Wrong response from the webhook: ${response.statusCode}` };
      const asked = Number(response.headers["retry-after"]);
      return asked > 0 ? asked * 1000 : pause;
    } catch (cause) {
      error = { at: now().getTime(), message: cause instanceof Error ? cause.message : String(cause) };
      return pause;
    }
  };

  const deliver = async (update: Update, to: WebhookAddress, pause: number): Promise<void> => {
    const key = lane(update);
    busy.add(key);
    const wait = await attempt(update, to, pause);
    if (wait === undefined) {
      busy.delete(key);
      return updates.settle(update);
    }
    if (address !== to) {
      busy.delete(key);
      return pump();
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      busy.delete(key);
      if (address === to && updates.waiting().includes(update)) void deliver(update, to, Math.min(pause * 2, 1000));
      else pump();
    }, wait);
    timers.add(timer);
  };

  const pump = () => {
    if (!address || !isLoopback(address.url)) return;
    for (const update of updates.waiting()) {
      if (busy.size >= address.maxConnections) return;
      if (!busy.has(lane(update))) void deliver(update, address, retryMs);
    }
  };

  updates.watchers.add(pump);

  return {
    isSet: () => address !== undefined,
    set(next) {
      address = next;
      error = undefined;
      pump();
    },
    info: () => ({
      url: address?.url ?? "",
      has_custom_certificate: false,
      pending_update_count: updates.waiting().length,
      ...(address ? { max_connections: address.maxConnections, ip_address: "127.0.0.1" } : {}),
      ...(error ? { last_error_date: Math.floor(error.at / 1000), last_error_message: error.message } : {}),
      ...(updates.allowed() ? { allowed_updates: [...(updates.allowed() ?? [])] } : {}),
    }),
    close() {
      address = undefined;
      for (const timer of timers) clearTimeout(timer);
      void agent.destroy();
    },
  };
}

/** Updates of one lane are delivered one after the other. */
function lane({
  message,
  edited_message: edited,
  my_chat_member: member,
  callback_query: tap,
  ...other
}: Update): string {
  const chat = message?.chat ?? edited?.chat ?? member?.chat;
  const person = tap?.from ?? other.inline_query?.from;
  return chat ? `chat ${chat.id}` : person ? `person ${person.id}` : "other";
}
