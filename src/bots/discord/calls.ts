import { AsyncLocalStorage } from "node:async_hooks";
import {
  DiscordAPIError,
  HTTPError,
  type RateLimitData,
  RateLimitError,
  type REST,
  type RESTOptions,
  type RouteLike,
} from "discord.js";
import { minuteMs } from "../../core/durations.ts";
import { errorName, type Log, type NoteCall, readErrorCode } from "../../core/telemetry.ts";
import { limitBody } from "../limit-body.ts";
import { replaceLoneSurrogates } from "../lone-surrogates.ts";
import { measureCall } from "../measure-call.ts";
import type { DiscordMessage } from "./render.ts";

/** What became of a call that did not go through. */
export type DiscordRefusal =
  /** They take no messages from us: closed to us, or nothing in common. */
  | "closed"
  | "stranger"
  /** The account, the channel or the right to write is gone. */
  | "gone"
  /** It was acknowledged already: by this very call, whose answer got lost. */
  | "acknowledged"
  /** The time to answer is over: only a message of our own can follow. */
  | "late"
  /** There is no such message any more. */
  | "missing"
  /** Components that Discord does not take: our own fault. */
  | "invalid"
  /** Not now, or nobody knows. */
  | "failed";

export type DiscordOutcome<T> = { ok: T } | { refused: DiscordRefusal };

/**
 * How discord.js makes its calls here. It brings an undici of its own, which takes up the dispatcher that
 * ours has set and then cannot send files; fetch can. The types of the three are alike and not the same.
 * discord.js repeats a call whose connection was lost when it is told so by its code.
 */
export function createFetchRequest(noteCall: NoteCall): RESTOptions["makeRequest"] {
  return (url, { dispatcher: _, ...init }) => {
    const measured = {
      service: "Discord",
      // What is sent goes to that address alone.
      call: () => fetch(url, { ...(init as unknown as RequestInit), redirect: "error" }),
      readStatus: ({ status }: Response) => status,
      isLate: (error: unknown) => ["AbortError", "TimeoutError"].includes(errorName(error)),
    };
    return measureCall(measured, noteCall).then(
      (answer) => limitBody(answer),
      (error: Error) => {
        const cause = error.cause instanceof Error ? error.cause : error;
        const code = readErrorCode(cause);
        const isLost = code === "ECONNRESET" || code === "UND_ERR_SOCKET";
        throw isLost ? Object.assign(new Error("connection lost"), { code: "ECONNRESET" }) : cause;
      },
    );
  };
}

/**
 * An interaction can be answered for so long: whoever waits for an answer would not be there later either.
 */
const longestWaitMs = 15 * minuteMs;
/** How long the call under way may take in all, and what it calls when it begins to wait. */
export type CallDeadline = { mostMs: number; onWait?: (() => void) | undefined };
const ofCall = new AsyncLocalStorage<CallDeadline & { until: number }>();

/**
 * Whether discord.js fails at once rather than wait for a rate limit, one that it is told now or was told
 * before. It asks from within the call that would wait, of which it tells no more than the route: so the
 * call's patience is carried along, and told that it is needed.
 */
export function isWaitTooLong({ timeToReset, retryAfter, sublimitTimeout }: RateLimitData): boolean {
  const now = performance.now();
  const { until = now + longestWaitMs, onWait } = ofCall.getStore() ?? {};
  onWait?.();
  return now + Math.max(timeToReset, retryAfter, sublimitTimeout) > until;
}

export type DiscordMethod = "GET" | "POST" | "PATCH" | "DELETE";

/**
 * One call; discord.js waits for rate limits and repeats 5xx by itself, for no longer than its patience where
 * that is given.
 */
export type DiscordCall = <T>(
  method: DiscordMethod,
  route: RouteLike,
  body?: object,
  files?: DiscordMessage["files"],
  patience?: CallDeadline,
) => Promise<DiscordOutcome<T>>;

export function createDiscordCall(rest: REST, log: Log): DiscordCall {
  return async <T>(
    method: DiscordMethod,
    route: RouteLike,
    body?: object,
    files: DiscordMessage["files"] = [],
    patience?: CallDeadline,
  ) => {
    // Interactions are answered with their own token, which is in the route.
    const auth = !route.startsWith("/interactions/") && !route.startsWith("/webhooks/");
    try {
      const options = {
        auth,
        ...(body ? { body: replaceLoneSurrogates(body) } : {}),
        ...(files.length > 0 ? { files } : {}),
      };
      const call = calls[method](rest);
      const answer = await (patience === undefined
        ? call(route, options)
        : ofCall.run({ ...patience, until: performance.now() + patience.mostMs }, () =>
            call(route, { ...options, signal: AbortSignal.timeout(patience.mostMs) }),
          ));
      return { ok: answer as T };
    } catch (error) {
      const refused = refusalOf(error);
      const known = error instanceof DiscordAPIError || error instanceof HTTPError ? error : undefined;
      const status = error instanceof RateLimitError ? 429 : (known?.status ?? "network");
      const code = error instanceof DiscordAPIError ? error.code : undefined;
      log[refused === "late" || refused === "missing" ? "debug" : "warn"](
        {
          service: "Discord",
          method,
          status,
          code,
          ...(refused === "invalid" ? { fields: fieldsOf(error) } : {}),
        },
        "call failed",
      );
      return { refused };
    }
  };
}

const calls = {
  GET: (rest: REST) => rest.get.bind(rest),
  POST: (rest: REST) => rest.post.bind(rest),
  PATCH: (rest: REST) => rest.patch.bind(rest),
  DELETE: (rest: REST) => rest.delete.bind(rest),
};

/** By Discord's own codes ("Opcodes and status codes"). */
const byCode: Record<number, DiscordRefusal> = {
  50007: "closed",
  50278: "stranger",
  10003: "gone",
  10004: "gone",
  10013: "gone",
  50001: "gone",
  50013: "gone",
  10008: "missing",
  30046: "missing",
  10062: "late",
  10015: "late",
  50027: "late",
  40060: "acknowledged",
  // Direct messages were opened too fast: that says nothing about who is written to.
  40003: "failed",
  50035: "invalid",
  50006: "invalid",
  40005: "invalid",
};

function refusalOf(error: unknown): DiscordRefusal {
  if (!(error instanceof DiscordAPIError)) return "failed";
  return byCode[Number(error.code)] ?? (error.status === 400 ? "invalid" : "failed");
}

/** Which fields Discord did not take; never what was in them. */
function fieldsOf(error: unknown): string {
  const errors: unknown =
    error instanceof DiscordAPIError ? (error.rawError as { errors?: unknown }).errors : undefined;
  return [...JSON.stringify(errors ?? {}).matchAll(/"code":"(\w+)"/g)]
    .map(([, code]) => code)
    .join(" ")
    .slice(0, 120);
}
