import type { AddressInfo } from "node:net";
import type { User } from "grammy/types";
import { sight } from "../sight.ts";
import type { Trouble } from "../trouble.ts";
import { PATIENCE, until } from "../wait.ts";
import type { Call } from "./call.ts";
import { type Fault, faults, type Where } from "./faults.ts";
import { type Group, type GroupOptions, group } from "./group.ts";
import { type Person, person } from "./person.ts";
import { poller } from "./polling.ts";
import { emptyProfile } from "./profile.ts";
import { botApi } from "./server.ts";
import { type NewUpdate, updates } from "./updates.ts";
import { webhook } from "./webhook.ts";
import { webhookReply } from "./webhook-reply.ts";
import { type Callback, counter, type World } from "./world.ts";

export type { Call } from "./call.ts";
export { answers, down, garbage, held, refuses, reset, tooManyRequests } from "./faults.ts";
export type { Group } from "./group.ts";
export type { Person } from "./person.ts";
export type { Screen, Seen } from "./screen.ts";
export type { Seat } from "./seat.ts";

export type TelegramOptions = {
  token?: string;
  /** The bot's name and username. */
  name?: string;
  username?: string;
  /** With privacy mode, which is the default, the bot does not hear everything said in groups. */
  privacyMode?: boolean;
  /** The platform's clock. */
  now?: () => Date;
  /** How long a tap may wait for its answer; unpublished, in practice 15 to 60 s. */
  callbackSeconds?: number;
  /** The first pause before an update is sent to a webhook again, and how long an attempt may take. */
  webhookRetryMs?: number;
  webhookTimeoutMs?: number;
};

/**
 * Telegram on loopback: the Bot API for a bot, and people who talk with it.
 *
 *     const telegram = await startTelegram();            // TELEGRAM_API_ROOT = telegram.url
 *     const anna = telegram.person({ first_name: "Anna", language_code: "fr" });
 *     anna.says("boulanger");
 *     await anna.sees("Quels intitulés");
 *     anna.taps("Valider (1)");
 *     await anna.gets("Où ?");                            // only what came after the tap
 *     expect(telegram.refused).toEqual([]);
 */
export type Telegram = {
  /** For TELEGRAM_API_ROOT, or `client: { apiRoot }` of grammY. */
  url: string;
  token: string;
  username: string;
  close: () => Promise<void>;
  person: (details?: Partial<Omit<User, "id" | "is_bot">>) => Person;
  group: (options?: GroupOptions) => Group;
  /** Every call in the order of arrival, also the polls. */
  calls: readonly Call[];
  callsOf: (method: string) => Call[];
  /** The calls that broke a rule of the platform: a test ends with `expect(telegram.refused).toEqual([])`. */
  readonly refused: { method: string; why: string; params: unknown }[];
  /** Waits for a call of this method to be over, by default any since the start. */
  called: (method: string, isIt?: (call: Call) => boolean, patienceMs?: number) => Promise<Call>;
  /** Orders trouble for the next calls that match. */
  fails: (where: Where, fault: Fault, times?: number) => Trouble;
  /** The taps that the bot has not answered. */
  unanswered: () => Pick<Callback, "id" | "data">[];
  /** Anything else that can happen, as a raw update. */
  push: (update: NewUpdate) => void;
  /** Hands the last updates over again, with their old numbers. */
  repeats: (count?: number) => void;
  /** Forgets that the last updates were confirmed: a bot that starts anew gets them again. */
  unconfirms: (count?: number) => void;
  /** Waits until the bot polls, or has set its webhook. */
  isListened: (patienceMs?: number) => Promise<void>;
  /** Waits until the bot has confirmed every update. */
  isHeard: (patienceMs?: number) => Promise<void>;
  /** The bytes of a file that was sent, by its file_id. */
  bytesOf: (fileId: string | undefined) => Buffer | undefined;
};

export async function startTelegram(options: TelegramOptions = {}): Promise<Telegram> {
  const world = newWorld(options);
  const ordered = faults();
  const server = botApi(world, ordered);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has no other kind of address.
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    token: world.token,
    username: world.me.username,
    async close() {
      world.webhook.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
    person: (details) => person(world, details),
    group: (groupOptions) => group(world, groupOptions),
    calls: world.calls,
    callsOf: (method) => world.calls.filter((call) => call.method === method),
    get refused() {
      return world.calls.flatMap(({ method, params, why }) => (why === undefined ? [] : [{ method, why, params }]));
    },
    called: (method, isIt = () => true, patienceMs = PATIENCE) => {
      const isOver = (call: Call) => call.method === method && call.outcome !== "pending" && isIt(call);
      const complaint = () => `No ${method} among: ${world.calls.map((call) => call.method).join(", ")}`;
      return until(world.sight, () => world.calls.find(isOver), complaint, patienceMs);
    },
    fails: (where, fault, times = 1) => ordered.add(where, fault, times),
    unanswered: () =>
      [...world.callbacks.values()].filter(({ answer }) => !answer).map(({ id, data }) => ({ id, data })),
    push: (update) => void world.updates.push(update),
    repeats: (count = 1) => world.updates.repeat(count),
    unconfirms: (count = 1) => world.updates.unconfirm(count),
    async isListened(patienceMs = PATIENCE) {
      const isThere = () => world.poller.isWaiting() || world.webhook.isSet();
      await until(world.sight, isThere, () => "The bot neither polls nor has a webhook", patienceMs);
    },
    async isHeard(patienceMs = PATIENCE) {
      const left = () => `The bot has not confirmed ${JSON.stringify(world.updates.waiting())}`;
      await until(world.sight, () => world.updates.waiting().length === 0, left, patienceMs);
    },
    bytesOf: (fileId = "") => world.files.get(fileId)?.bytes,
  };
}

function newWorld(options: TelegramOptions): World {
  const { token = "123456789:AAtest-token-of-the-loopback-fake00", now = () => new Date() } = options;
  const { webhookRetryMs: retryMs = 20, webhookTimeoutMs: timeoutMs = 10_000 } = options;
  const queue = updates(now);
  const seen = sight();
  const world: World = {
    me: botInfo(token, options),
    token,
    now,
    callbackSeconds: options.callbackSeconds ?? 30,
    rooms: new Map(),
    people: new Map(),
    files: new Map(),
    callbacks: new Map(),
    inlineQueries: new Map(),
    profile: emptyProfile(),
    updates: queue,
    poller: poller(queue, seen.changed),
    webhook: webhook({
      updates: queue,
      now,
      retryMs,
      timeoutMs,
      reply: (type, body) => webhookReply(world)(type, body),
    }),
    next: counter(),
    calls: [],
    sight: seen,
  };
  queue.watchers.add(seen.changed);
  return world;
}

function botInfo(
  token: string,
  { name = "Tremplin", username = "tremplin_bot", privacyMode = true }: TelegramOptions,
): World["me"] {
  return {
    ...{ id: Number.parseInt(token, 10), is_bot: true, first_name: name, username },
    ...{ can_join_groups: true, can_read_all_group_messages: !privacyMode, supports_inline_queries: true },
    ...{ can_connect_to_business: false, has_main_web_app: false, has_topics_enabled: false },
    ...{ allows_users_to_create_topics: false, can_manage_bots: false, supports_join_request_queries: false },
  };
}
