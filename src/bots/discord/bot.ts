import { setTimeout as wait } from "node:timers/promises";
import {
  type APIInteraction,
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageUpdateDispatchData,
  type REST,
  Routes,
} from "discord.js";
import type { Collection } from "../../core/collection.ts";
import type { Owner } from "../../core/owner.ts";
import type { Conversation } from "../../core/talk/conversation.ts";
import type { Inbox } from "../../core/talk/inbox.ts";
import { errorName, type Log, type NoteCall } from "../../core/telemetry.ts";
import { type OpenPlatform, type PlatformRoutes, type RunAlone, runAtOnce, type Suggestions } from "../platform.ts";
import { createDiscordCall, type DiscordCall } from "./calls.ts";
import { createDiscordClient, createDiscordRest } from "./client.ts";
import { discordCommands, hashCommands, listMissingCommands } from "./commands.ts";
import { confideDirectly } from "./confide.ts";
import { createInteractionRoutes, endpointPath } from "./endpoint.ts";
import { createDiscordGateway, createTokenRefusal, isTokenRefusal } from "./gateway.ts";
import { createInlineAnswers } from "./inline-answers.ts";
import { buildInstallUrl } from "./install-url.ts";
import { createInteractionHandler } from "./interactions.ts";
import { formatNotice } from "./markdown.ts";
import { createDiscordMessenger, type DiscordMessenger } from "./messenger.ts";
import type { LiveInteraction } from "./surface.ts";
import { parseDiscordText } from "./written-text.ts";

/** Discord listens by itself, and finishes what is being drawn when it is stopped. */
export type DiscordBot = Required<Omit<OpenPlatform, "routes" | "stop">> & {
  /** Where interactions may be posted; absent where no public key tells that they are Discord's. */
  routes?: PlatformRoutes;
  stop: (settled?: () => Promise<void>) => Promise<void>;
};

export type DiscordOptions = {
  token: string;
  apiRoot: string;
  collection: Collection;
  log: Log;
  /** Hears of each call, once it is over. */
  noteCall: NoteCall;
  turn: () => Promise<void>;
  /** How many those are in a second. */
  deliveriesPerSecond?: number;
  /** Of those that hear the gateway one process does; where this is not given, there is but this one. */
  runAlone?: RunAlone;
  suggest: Suggestions;
  /** By what an interaction is handled once, where several processes may be told of it. */
  inbox?: Pick<Inbox, "claim">;
  /** Of the application, in hexadecimal: with it, interactions may also be posted to us. */
  publicKey?: string;
  /** For how long a stop waits for what is being drawn. */
  stopMs?: number;
};

/**
 * Discord by its gateway, and interactions also by what it posts. Whatever someone does is acknowledged at
 * once, before anything else; the conversation then draws into that answer. Nothing is held in memory but the
 * tokens of the last quarter of an hour: buttons of older messages, and of those from before a restart, bring
 * a token of their own.
 */
export function createDiscordBot(options: DiscordOptions): DiscordBot {
  const { token, apiRoot, collection, log, turn, deliveriesPerSecond, suggest, publicKey, stopMs = 5_000 } = options;
  const { runAlone = runAtOnce } = options;
  const rest = createDiscordRest(apiRoot, token, options.noteCall);
  const answers = createInlineAnswers(createDiscordCall(rest, log), (ms) => wait(ms));
  const { call } = answers;
  const live = new Map<string, LiveInteraction>();
  const stopped = new AbortController();
  const { run: handle, settled: handled } = createEventRunner(log, stopped.signal);
  let application = "";
  let talk: Conversation | undefined;
  const gateway = createDiscordGateway({
    ...{ token, log, stopped: stopped.signal, runAlone },
    createClient: () => createDiscordClient(apiRoot, options.noteCall),
    isKnown: () => application !== "",
  });
  const show = createDiscordMessenger({
    ...{ post: call, live, collection, turn, deliveriesPerSecond, log, now: Date.now },
    application: () => application,
    unreachable: async (owner) => void (await talk?.handle({ owner, event: { type: "blocked" } })),
  });

  const way = { call, application: () => application, stopped: stopped.signal };
  const claims = options.inbox ? { claim: options.inbox.claim } : {};
  const heard = { ...way, ...claims, live, suggest, run: handle, noteDirect: show.isDirect };
  let interactions: ReturnType<typeof createInteractionHandler> | undefined;
  const interactWith = (to: Conversation) => {
    interactions ??= createInteractionHandler(heard, to);
    return interactions;
  };
  const noteApplication = (id: string) => {
    application ||= id;
  };
  const isShared = options.inbox !== undefined;
  const posted = { answers, run: handle, isShared, noteApplication, stopped: stopped.signal, log };
  const routes =
    publicKey === undefined
      ? undefined
      : {
          path: endpointPath,
          create: (to: Conversation) => createInteractionRoutes({ ...posted, publicKey, interact: interactWith(to) }),
        };

  async function run(to: Conversation): Promise<void> {
    talk = to;
    // Whoever stands by answers what is posted to it, and has to know in whose name.
    if (runAlone !== runAtOnce) await open();
    await gateway.run((client, isHeld) => listen(to, client, isHeld));
  }

  function listen(to: Conversation, client: Client, isHeld: () => boolean): void {
    const interact = interactWith(to);
    const handleHeld = (work: () => Promise<void>) => {
      if (isHeld()) handle(work);
    };
    const write = (message: WrittenMessage, isEdit: boolean) =>
      handleHeld(() => handleMessage({ ...way, show }, to, message, isEdit));
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (data: APIInteraction) => handleHeld(() => interact(data)));
    client.ws.on(GatewayDispatchEvents.MessageCreate, (data: GatewayMessageCreateDispatchData) => write(data, false));
    client.ws.on(GatewayDispatchEvents.MessageUpdate, (data: GatewayMessageUpdateDispatchData) => write(data, true));
    client.once(Events.ClientReady, ({ application: { id } }) => {
      application = id;
      log.info({ service: "Discord" }, "listening");
      registerCommands(rest, options, id, stopped.signal).catch(() =>
        log.warn({ service: "Discord" }, "commands could not be registered"),
      );
    });
  }

  async function stop(settled: () => Promise<void> = async () => {}): Promise<void> {
    stopped.abort();
    const finished = async () => {
      await handled();
      await settled();
      await show.idle();
    };
    await Promise.race([finished(), wait(stopMs, undefined, { ref: false })]);
    await gateway.closed();
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }

  async function open(): Promise<void> {
    application = (await findApplication(rest, log)) ?? application;
  }
  const invitation = () => (application === "" ? undefined : buildInstallUrl(application));
  const load = () => ({ chats: show.busyLines() });
  const all = { messenger: show, run, stop, health: gateway.health, load, open, invitation };
  return routes ? { ...all, routes } : all;
}

/** Runs what comes by the gateway, and logs what fails of it; once it is stopped nothing more is begun. */
function createEventRunner(log: Log, stopped: AbortSignal) {
  const underWay = new Set<Promise<void>>();

  function run(work: () => Promise<void>): void {
    if (stopped.aborted) return;
    const done = work().catch((error: unknown) =>
      log.error({ service: "Discord", error: errorName(error) }, "an event could not be handled"),
    );
    underWay.add(done);
    void done.finally(() => underWay.delete(done));
  }

  return { run, settled: async () => void (await Promise.all(underWay)) };
}

type WrittenMessage = GatewayMessageCreateDispatchData | GatewayMessageUpdateDispatchData;

/** In a direct channel people may simply write. */
async function handleMessage(
  { show, ...way }: { call: DiscordCall; show: DiscordMessenger; application: () => string; stopped: AbortSignal },
  talk: Conversation,
  message: WrittenMessage,
  isEdit: boolean,
): Promise<void> {
  const { author, channel_id: chat, guild_id: guild } = message;
  if (guild !== undefined || !author || author.bot) return;
  const what = parseDiscordText(message, way.application(), isEdit);
  if (!what) return;
  const owner: Owner = { platform: "discord", chat, person: author.id };
  const onAdmitted = async () => {
    await show.isDirect(chat, author.id);
    return true;
  };
  const id = isEdit ? `${message.id} ${message.edited_timestamp}` : message.id;
  const { notice, confidential } = await talk.handle({ owner, id, ...what, onAdmitted });
  if (confidential) return confideDirectly(way, async () => ({ ok: chat }), confidential);
  if (!notice) return;
  const body = { content: formatNotice(notice), allowed_mentions: { parse: [] } };
  await way.call("POST", Routes.channelMessages(chat), body);
}

/** Only when they changed, or are no longer there: creating commands is counted by the day. */
async function registerCommands(
  rest: REST,
  { collection, log }: Pick<DiscordOptions, "collection" | "log">,
  application: string,
  stopped: AbortSignal,
): Promise<void> {
  const version = hashCommands(application);
  if ((await collection.get("commands")) === version && (await areRegistered(rest, application))) return;
  for (let pause = 2_000; !stopped.aborted; pause = Math.min(600_000, pause * 2)) {
    try {
      await rest.put(Routes.applicationCommands(application), { body: discordCommands });
      return await collection.set("commands", version);
    } catch {
      log.warn({ service: "Discord" }, "commands could not be registered: retrying");
      await wait(pause, undefined, { signal: stopped, ref: false }).catch(() => {});
    }
  }
}

/** What cannot be read now is left as it is. */
async function areRegistered(rest: REST, application: string): Promise<boolean> {
  const registered = await rest.get(Routes.applicationCommands(application)).catch(() => undefined);
  return !Array.isArray(registered) || listMissingCommands(registered).length === 0;
}

/** A Discord that is down keeps nobody else from being served: what is sent to it fails by itself. */
async function findApplication(rest: REST, log: Log): Promise<string | undefined> {
  try {
    const me = (await rest.get(Routes.currentApplication())) as { id: string };
    return me.id;
  } catch (error) {
    if (isTokenRefusal(error)) throw createTokenRefusal();
    log.warn({ service: "Discord", error: errorName(error) }, "not reached");
    return undefined;
  }
}
