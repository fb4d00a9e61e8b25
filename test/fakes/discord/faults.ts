import { type Troubles, troubles } from "../trouble.ts";

/** What goes wrong with a call instead of, or after, its effect. */
export type Fault =
  | { kind: "answer"; status: number; body: object; headers?: Record<string, string> }
  | { kind: "page"; status: number }
  | { kind: "hold"; hasEffect: boolean }
  | { kind: "reset"; hasEffect: boolean }
  | { kind: "garbage"; hasEffect: boolean };

/**
 * A rate limit. "shared" means that others used it up, which does not count against the bot. Discord rounds
 * the header up; a fraction here keeps tests quick.
 */
export const tooManyRequests = (seconds: number, scope: "user" | "global" | "shared" = "user"): Fault => ({
  kind: "answer",
  status: 429,
  body: { message: "You are being rate limited.", retry_after: seconds, global: scope === "global" },
  headers: {
    "retry-after": String(seconds),
    "x-ratelimit-scope": scope,
    "x-ratelimit-reset-after": String(seconds),
    ...(scope === "global" ? { "x-ratelimit-global": "true" } : { "x-ratelimit-remaining": "0" }),
  },
});

/** Any other refusal, as `refuses(403, 50001, "Missing Access")`. */
export const refuses = (status: number, code: number, message: string): Fault => ({
  kind: "answer",
  status,
  body: { message, code },
});

/** A page of HTML, as proxies give when what is behind them is down. discord.js tries again by itself. */
export const down = (status = 502): Fault => ({ kind: "page", status });

/** No answer until the trouble ends; the bot sees a time-out. */
export const held = (hasEffect = false): Fault => ({ kind: "hold", hasEffect });

/** The connection breaks: before the message was sent, or after (the bot cannot know which). */
export const reset = (hasEffect = false): Fault => ({ kind: "reset", hasEffect });

/** An answer that is not JSON. */
export const garbage = (hasEffect = true): Fault => ({ kind: "garbage", hasEffect });

/**
 * Which calls fail; an absent condition holds for all. The route is as in `calls`:
 * "/channels/{channel_id}/messages".
 */
export type Where = { method?: string; route?: string | RegExp; channel?: string | { id: string } };

export type Struck = { method: string; route: string; params: Record<string, string> };
export type Faults = Troubles<Where, Fault, Struck>;

export const faults = (): Faults => troubles(isMet);

function isMet({ method, route: wanted, channel }: Where, { method: used, route, params }: Struck): boolean {
  const isRoute = wanted === undefined || (typeof wanted === "string" ? wanted === route : wanted.test(route));
  const id = typeof channel === "object" ? channel.id : channel;
  return (method === undefined || method === used) && isRoute && (id === undefined || params.channel_id === id);
}
