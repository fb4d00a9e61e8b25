import type { Part } from "../multipart.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** A request of the bot, as it was and as it ended. */
export type Call = {
  method: string;
  /** As Discord's document writes it: "/channels/{channel_id}/messages/{message_id}". */
  route: string;
  /** As it was, decoded. */
  path: string;
  body: unknown;
  /** Made as a call, or answered to what was posted to the endpoint. */
  via: "request" | "endpoint";
  /** The uploaded parts: their file names and sizes. */
  files: { name: string; bytes: number }[];
  /** When it arrived, in milliseconds: on the real clock, and on the platform's. */
  at: number;
  platformAt: number;
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

export type Failure = { message: string; code: number; errors?: object; retry_after?: number };
export type Answer = { status: number; body?: unknown; why?: string };

/** What a route is given. */
export type Asking = {
  world: World;
  call: Call;
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  files: Part[];
};

export type Handler = (asking: Asking) => Answer;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const nothing: Answer = { status: 204 };

export function refusal(error: unknown): Answer {
  if (!(error instanceof Refusal)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { status: 500, body: { message: "500: the fake itself is broken", code: 0 }, why: stack };
  }
  const { status, code, message, errors, why } = error;
  return { status, body: { message, code, ...(errors ? { errors } : {}) }, ...(why === undefined ? {} : { why }) };
}

/** Opens the record of a call. */
export function noted(world: World, method: string, route: string, path: string, via: Call["via"] = "request"): Call {
  const clocks = { at: Date.now(), platformAt: world.now().getTime() };
  const rest = { ...clocks, body: undefined, files: [], outcome: "pending" as const, hadEffect: false };
  const call: Call = { method, route, path, via, ...rest };
  world.calls.push(call);
  world.sight.changed();
  return call;
}

/** Notes how the call ended. */
export function settle(call: Call, { status, body, why }: Answer): void {
  const isDone = status < 300;
  call.status = status;
  call.outcome = isDone ? "done" : "refused";
  call.hadEffect ||= isDone;
  if (isDone) call.result = body;
  else call.error = body as Failure;
  if (why !== undefined) call.why = why;
}
