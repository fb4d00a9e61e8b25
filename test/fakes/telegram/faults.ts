import type { ResponseParameters } from "grammy/types";
import { type Troubles, troubles } from "../trouble.ts";
import type { Params } from "./schema.ts";

/** What goes wrong with a call instead of, or after, its effect. */
export type Fault =
  | { kind: "answer"; code: number; description: string; parameters?: ResponseParameters }
  | { kind: "page"; code: number }
  | { kind: "hold"; hasEffect: boolean }
  | { kind: "reset"; hasEffect: boolean }
  | { kind: "garbage"; hasEffect: boolean }
  | { kind: "body"; text: string };

export const tooManyRequests = (seconds: number): Fault => ({
  kind: "answer",
  code: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
});

/** Any other refusal, as "Forbidden: bot was blocked by the user". */
export const refuses = (code: number, description: string): Fault => ({ kind: "answer", code, description });

/** A page of HTML, as proxies give when what is behind them is down. */
export const down = (code = 502): Fault => ({ kind: "page", code });

/** No answer until the trouble ends; the bot sees a time-out. */
export const held = (hasEffect = false): Fault => ({ kind: "hold", hasEffect });

/** The connection breaks: before the message was sent, or after (the bot cannot know which). */
export const reset = (hasEffect = false): Fault => ({ kind: "reset", hasEffect });

/** An answer that is not JSON. */
export const garbage = (hasEffect = true): Fault => ({ kind: "garbage", hasEffect });

/** 200, and a body that is JSON and nothing that Telegram would answer. */
export const answers = (body: unknown): Fault => ({ kind: "body", text: JSON.stringify(body) });

/** Which calls are struck; an absent condition holds for all. `chat` is compared with the call's chat_id. */
export type Where = { method?: string | RegExp; chat?: number | { id: number } };

export type Faults = Troubles<Where, Fault, Struck>;
type Struck = { method: string; params: Params };

export const faults = (): Faults => troubles(isMet);

function isMet({ method: wanted, chat }: Where, { method, params }: Struck): boolean {
  const isMethod = wanted === undefined || (typeof wanted === "string" ? wanted === method : wanted.test(method));
  const id = typeof chat === "object" ? chat.id : chat;
  return isMethod && (id === undefined || Number(params.chat_id) === id);
}
