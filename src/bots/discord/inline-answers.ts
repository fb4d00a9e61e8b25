import { InteractionResponseType } from "discord.js";
import { createBoundedMap } from "../bounded-map.ts";
import { replaceLoneSurrogates } from "../lone-surrogates.ts";
import type { DiscordCall, DiscordMethod, DiscordOutcome } from "./calls.ts";
import type { DiscordMessage } from "./render.ts";

/**
 * Interactions that were posted to us may be answered within the answer to that post, which costs no call.
 * Whoever answers them makes the same calls as ever, and need not know.
 */
export type InlineAnswers = {
  /** As the call that it was made of, but for the first answer to an interaction that is open. */
  call: DiscordCall;
  /**
   * Opens one, until it is answered, ended, or has waited for too long. `isHeld`: its answer is held back
   * until the interaction is ended or something follows, as long as Discord surely waits. Whoever else gets
   * the post, should this process die before, then gets one that nobody has answered.
   */
  open: (token: string, gone: AbortSignal, isHeld?: boolean) => OpenInteraction;
};

export type OpenInteraction = {
  /** The first answer; undefined where it is given by a call of its own, or not at all. */
  answer: Promise<object | undefined>;
  end: () => void;
};

type Waiting = {
  settle: (body: object | undefined) => void;
  /** What it was answered with, where that is held back. */
  held?: object;
  isHeld: boolean;
  gone: AbortSignal;
};

const callbackRoute = /^\/interactions\/\d+\/([^/]+)\/callback$/;
const followUpRoute = /^\/webhooks\/\d+\/([^/?]+)/;

/** Discord waits for three seconds: later, a call answers, which tells whether it came in time. */
const longestMs = 2_500;
/** An answer is held back for no longer than this. */
const heldMs = 1_500;
/** What was held back has that start over what follows it. */
const leadMs = 60;
/** Pauses before what follows an answer is tried again: Discord may not have read that answer yet. */
const usualPausesMs = [100, 200, 400, 800, 1_600];

/** `pause` resolves after so many milliseconds. */
export function createInlineAnswers(
  call: DiscordCall,
  pause: (ms: number) => Promise<void>,
  pausesMs: readonly number[] = usualPausesMs,
): InlineAnswers {
  const open = new Map<string, Waiting>();
  /** The last that were answered so and have not been followed by anything, and since when others may be. */
  const unread = createBoundedMap<{ from: number }>();

  function takeInline(route: string, body: object | undefined): boolean {
    const [, token = ""] = route.match(callbackRoute) ?? [];
    const waiting = open.get(token);
    if (!waiting) return false;
    if (waiting.held) {
      waiting.settle(waiting.held);
      return false;
    }
    const isInline = body !== undefined && fitsInline(body) && !waiting.gone.aborted;
    if (isInline) unread.set(token, { from: 0 });
    const answer = isInline ? replaceLoneSurrogates(body) : undefined;
    if (answer && waiting.isHeld) waiting.held = answer;
    else waiting.settle(answer);
    return isInline;
  }

  /** What follows an answer that went out a moment ago. */
  async function follow<T>(token: string, attempt: () => Promise<DiscordOutcome<T>>): Promise<DiscordOutcome<T>> {
    // What was held back goes out: what follows needs it.
    const waiting = open.get(token);
    if (waiting?.held) waiting.settle(waiting.held);
    const leftMs = (unread.get(token)?.from ?? 0) - performance.now();
    if (leftMs > 0) await pause(leftMs);
    let outcome = await attempt();
    for (const ms of pausesMs) {
      if (!("refused" in outcome) || outcome.refused !== "late") break;
      await pause(ms);
      outcome = await attempt();
    }
    unread.delete(token);
    return outcome;
  }

  return {
    call: async <T>(
      method: DiscordMethod,
      route: `/${string}`,
      body?: object,
      ...rest: [files?: DiscordMessage["files"], patience?: Parameters<DiscordCall>[4]]
    ): Promise<DiscordOutcome<T>> => {
      if (takeInline(route, body)) return { ok: undefined as T };
      const attempt = () => call<T>(method, route, body, ...rest);
      const [, token = ""] = route.match(followUpRoute) ?? [];
      return unread.get(token) ? follow(token, attempt) : attempt();
    },
    open: (token, gone, isHeld = false) => {
      let settle: Waiting["settle"] = () => {};
      const answer = new Promise<object | undefined>((resolve) => {
        settle = resolve;
      });
      const timers = [setTimeout(() => end(), longestMs), setTimeout(() => waiting.held && end(), heldMs)];
      const close = (body: object | undefined) => {
        // It was answered already.
        if (!open.delete(token)) return;
        for (const timer of timers) clearTimeout(timer);
        if (waiting.held) unread.set(token, { from: performance.now() + leadMs });
        settle(body);
      };
      const waiting: Waiting = { settle: close, isHeld, gone };
      const end = () => close(waiting.held);
      open.set(token, waiting);
      return { answer, end };
    },
  };
}

/**
 * A message is sent by a call: only that tells whether Discord takes it, and an answer to distress must
 * arrive. What is answered otherwise is a promise, a field or suggestions.
 */
function fitsInline(body: object): boolean {
  return "type" in body && body.type !== InteractionResponseType.ChannelMessageWithSource;
}
