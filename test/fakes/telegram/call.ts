import type { ResponseParameters } from "grammy/types";
import type { Body } from "./body.ts";
import { handlerOf } from "./methods.ts";
import { Refusal } from "./refusal.ts";
import { checkRules } from "./rules.ts";
import { checkSchema, isKnown, type Params } from "./schema.ts";
import type { World } from "./world.ts";

/** A call of the bot, as it was and as it ended. */
export type Call = {
  method: string;
  params: Params;
  /** The uploaded parts: their file names and sizes. */
  files: { name: string; bytes: number }[];
  /** Milliseconds on the real clock. */
  at: number;
  via: "request" | "webhook";
  /** "unknown": the bot was left without an answer, or with one that says nothing. */
  outcome: "pending" | "done" | "refused" | "unknown";
  /** Whether the fake did what was asked. */
  hadEffect: boolean;
  status?: number;
  result?: unknown;
  error?: Failure;
  /** The rule of the platform that the call broke. */
  why?: string;
};

export type Failure = { ok: false; error_code: number; description: string; parameters?: ResponseParameters };
export type Answer = { status: number; body: { ok: true; result: unknown } | Failure; why?: string };

/** Checks a call as the platform does, and then does it. */
export async function perform(world: World, method: string, body: Body, gone: AbortSignal): Promise<Answer> {
  try {
    if (!isKnown(method)) throw new Refusal(400, NOT_YET, { why: `the fake does not know ${method} yet` });
    checkSchema(method, body.params);
    checkRules(method, body.params);
    const result = await handlerOf(method)(world, body.params, { files: body.files, gone });
    return { status: 200, body: { ok: true, result } };
  } catch (error) {
    return refusal(error);
  }
}

const NOT_YET = "Bad Request: the Telegram fake of the tests does not know this method yet";

export function refusal(error: unknown): Answer {
  if (!(error instanceof Refusal)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return failure(500, "Internal Server Error: the fake itself is broken", { why: stack });
  }
  return failure(error.code, error.message, error);
}

export function failure(code: number, description: string, more: Details = {}): Answer {
  const { parameters, why } = more;
  const body: Failure = { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) };
  return { status: code, body, ...(why === undefined ? {} : { why }) };
}

type Details = { parameters?: ResponseParameters | undefined; why?: string | undefined };

/** Opens the record of a call. */
export function noted(world: World, method: string, via: Call["via"]): Call {
  const call: Call = { method, params: {}, files: [], at: Date.now(), via, outcome: "pending", hadEffect: false };
  world.calls.push(call);
  world.sight.changed();
  return call;
}

/** Notes how the call ended. */
export function settle(call: Call, { status, body, why }: Answer): void {
  call.status = status;
  call.outcome = body.ok ? "done" : "refused";
  call.hadEffect ||= body.ok;
  if (body.ok) call.result = body.result;
  else call.error = body;
  if (why !== undefined) call.why = why;
}
