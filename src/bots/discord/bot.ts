import { setTimeout as wait } from "node:timers/promises";
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  Client,
  ComponentType,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageUpdateDispatchData,
  InteractionContextType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  Options,
  Partials,
  Routes,
} from "discord.js";
import type { Collection } from "../../core/collection.ts";
import { decodePress, encodePress } from "../../core/conversation/press.ts";
import type { Owner } from "../../core/owner.ts";
import { filtersSchema } from "../../core/search/filters.ts";
import { radii, type Search } from "../../core/search/search.ts";
import type { Conversation } from "../../core/talk/conversation.ts";
import { createKeyedQueue } from "../../core/talk/keyed-queue.ts";
import type { Incoming, Messenger } from "../../core/talk/ports.ts";
import { errorName, type Health, type Log } from "../../core/telemetry.ts";
import { cut } from "../../core/text/text.ts";
import { parseCommand as typedCommand } from "../commands.ts";
import { createLatestOnly } from "../latest-only.ts";
import { PlatformRefused } from "../platform-refused.ts";
import { createDiscordCall, isWaitTooLong, makeFetchRequest } from "./calls.ts";
import { discordCommands, hashCommands, isDiscordCommand } from "./commands.ts";
import { buildInstallUrl } from "./direct-channels.ts";
import { createDiscordMessenger } from "./messenger.ts";
import { pickAllKey, writeAction } from "./render.ts";
import { interactionTokenMs, type LiveInteraction } from "./surface.ts";
import { parseDiscordText } from "./written-text.ts";

export type DiscordBot = {
  stage: Messenger;
  /** Listens until it is stopped. Rejects with `Refused` when the token is not taken. */
  run: (talk: Conversation) => Promise<void>;
  /** Takes no more events; once what is under way is settled, finishes what is being drawn. */
  stop: (settled?: () => Promise<void>) => Promise<void>;
  health: () => Health;
  /** Makes it able to send without listening. */
  open: () => Promise<void>;
  /** An address that opens it, with that search where an address can carry it; undefined until the platform has said who we are. */
  invitation: (search: Search) => string | undefined;
};

export type DiscordOptions = {
  token: string;
  apiRoot: string;
  shelf: Collection;
  log: Log;
  turn: () => Promise<void>;
  /** What a half-written job or town may become: at most 25 labels, which are understood when they come back. Local and quick. */
  suggest: {
    /** Just after the start, resolves once that can be told at once. */
    ready?: () => Promise<void>;
    jobs: (typed: string) => string[];
    towns: (typed: string) => string[];
  };
  /** For how long a stop waits for what is being drawn. */
  stopMs?: number;
};

const maxChoices = 25;
/** Discord waits three seconds for the first answer to what someone did. */
const answerMs = 3_000;
const completionMs = 2_000;
/** Without its gateway for longer than this, the bot does not hear anyone. */
const silenceMs = 150_000;
/** Close codes of the gateway after which it is no use to try again (Discord, "Gateway close event codes"). */
const refusedToken = 4004;

/**
 * Discord by its gateway. Whatever someone does is acknowledged at once, before anything else; the talk then draws into that answer. Nothing is held in
 * memory but the tokens of the last quarter of an hour: buttons of older messages, and of those from before a restart, bring a token of their own.
 */
export function createDiscordBot({
  token,
  apiRoot,
  shelf,
  log,
  turn,
  suggest,
  stopMs = 5_000,
}: DiscordOptions): DiscordBot {
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: { api: apiRoot, makeRequest: makeFetchRequest, rejectOnRateLimit: isWaitTooLong },
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      GuildMemberManager: { maxSize: 1, keepOverLimit: ({ user }) => user.id === client.user?.id },
      UserManager: { maxSize: 1, keepOverLimit: ({ id }) => id === client.user?.id },
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      GuildInviteManager: 0,
      GuildBanManager: 0,
      StageInstanceManager: 0,
      ThreadManager: 0,
      ThreadMemberManager: 0,
      VoiceStateManager: 0,
      AutoModerationRuleManager: 0,
      BaseGuildEmojiManager: 0,
      ApplicationCommandManager: 0,
      ApplicationEmojiManager: 0,
      EntitlementManager: 0,
      MessagePollVoterManager: 0,
    } as Parameters<typeof Options.cacheWithLimits>[0]),
  });
  client.rest.setToken(token);
  const call = createDiscordCall(client.rest, log);
  const live = new Map<string, LiveInteraction>();
  const stopped = new AbortController();
  const under = new Set<Promise<void>>();
  const completing = createKeyedQueue();
  let application = "";
  let talk: Conversation | undefined;
  /** Since when the gateway is not there; undefined while it is. */
  let lostAt: number | undefined;

  const show = createDiscordMessenger({
    post: call,
    application: () => application,
    live,
    shelf,
    now: Date.now,
    turn,
    unreachable: async (owner) => void (await talk?.handle({ owner, event: { type: "blocked" } })),
    log,
  });

  function handle(work: () => Promise<void>): void {
    if (stopped.signal.aborted) return;
    const done = work().catch((error: unknown) =>
      log.error({ service: "Discord", error: errorName(error) }, "event not handled"),
    );
    under.add(done);
    void done.finally(() => under.delete(done));
  }

  async function interacted(interaction: APIInteraction): Promise<void> {
    switch (interaction.type) {
      case InteractionType.ApplicationCommand:
        return interaction.data.type === ApplicationCommandType.ChatInput
          ? commanded(interaction as APIChatInputApplicationCommandInteraction)
          : undefined;
      case InteractionType.ApplicationCommandAutocomplete:
        return completions(personOf(interaction), { interaction, at: performance.now() });
      case InteractionType.MessageComponent:
        return pressed(interaction);
      case InteractionType.ModalSubmit:
        return written(interaction);
      case InteractionType.Ping:
        return;
    }
  }

  async function commanded(interaction: APIChatInputApplicationCommandInteraction): Promise<void> {
    const flags = isDirect(interaction) ? {} : { flags: MessageFlags.Ephemeral };
    const promise = { type: InteractionResponseType.DeferredChannelMessageWithSource, data: flags };
    await happened(interaction, promise, { event: commandOf(interaction) });
  }

  async function pressed(interaction: APIMessageComponentInteraction): Promise<void> {
    const said = decodePress(interaction.data.custom_id);
    if (said?.action === writeAction) return void (await answered(interaction, modal(interaction, said.screen)));
    const promise = { type: InteractionResponseType.DeferredMessageUpdate };
    if (!said) return void (await answered(interaction, promise));
    const { screen, action, value } = said;
    if (interaction.data.component_type !== ComponentType.StringSelect)
      return happened(interaction, promise, { screen, event: { type: "press", action, value } });
    const { values } = interaction.data;
    const [first = ""] = values;
    return happened(interaction, promise, {
      screen,
      event: value === pickAllKey ? { type: "pick", field: action, values } : { type: "press", action, value: first },
    });
  }

  /** What was written in a modal is a text for the screen that opened it. */
  async function written(interaction: APIModalSubmitInteraction): Promise<void> {
    const said = decodePress(interaction.data.custom_id);
    const type = interaction.message
      ? InteractionResponseType.DeferredMessageUpdate
      : InteractionResponseType.DeferredChannelMessageWithSource;
    if (!said) return void (await answered(interaction, { type }));
    const text = textIn(interaction);
    await happened(interaction, { type }, { screen: said.screen, event: typedCommand(text) ?? { type: "text", text } });
  }

  const completions = createLatestOnly(completed, ({ interaction }: Typing) => {
    // Whoever types on has no use for what was proposed before. Discord is told so, some at a time.
    handle(() => completing.enqueue(`outdated ${interaction.id.slice(-1)}`, () => propose(interaction, [])));
  });

  /** One at a time, over all that type: whatever else is to be done comes between. */
  async function completed({ interaction, at }: Typing): Promise<void> {
    const choices = await completing.enqueue("compute", async () => {
      await suggest.ready?.();
      await new Promise((resolve) => setImmediate(resolve));
      return isInTime(at) ? choicesFor(interaction) : [];
    });
    await propose(interaction, choices);
  }

  function choicesFor(interaction: APIApplicationCommandAutocompleteInteraction): string[] {
    const focused = interaction.data.options.find(
      (option) => option.type === ApplicationCommandOptionType.String && option.focused,
    );
    const typed = focused && "value" in focused ? String(focused.value) : "";
    return typed.trim() === "" ? [] : focused?.name === "ville" ? suggest.towns(typed) : suggest.jobs(typed);
  }

  async function propose(interaction: APIApplicationCommandAutocompleteInteraction, labels: string[]): Promise<void> {
    const choices = [...new Set(labels.map((label) => cut(label, 100)))]
      .slice(0, maxChoices)
      .map((label) => ({ name: label, value: label }));
    await answered(interaction, {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices },
    });
  }

  /** Resolves with whether it came in time. Where nobody knows, it is hoped: what is drawn next decides. */
  async function answered(interaction: APIInteraction, body: object): Promise<boolean> {
    const outcome = await call("POST", Routes.interactionCallback(interaction.id, interaction.token), body);
    return "ok" in outcome || outcome.refused === "acknowledged" || outcome.refused === "failed";
  }

  /** `promise` is said at once, and says what is to follow. */
  async function happened(
    interaction: APIInteraction,
    promise: { type: InteractionResponseType; data?: object },
    what: Pick<Incoming, "event" | "screen">,
  ): Promise<void> {
    const owner = ownerOf(interaction);
    if (!owner || !talk) return void (await answered(interaction, promise));
    const isReply = promise.type === InteractionResponseType.DeferredChannelMessageWithSource;
    let acknowledged: Promise<boolean> | undefined;
    const taken = async () => {
      acknowledged = answered(interaction, promise);
      // Discord waits for three seconds: after that it is known to be of no use, or nobody knows.
      const isInTime = await Promise.race([acknowledged, wait(answerMs, true, { ref: false })]);
      if (!isInTime) return false;
      remember(interaction, isReply);
      if (isDirect(interaction)) await show.isDirect(owner.chat, owner.person);
      return true;
    };
    const { notice, outcome } = await talk.handle({
      owner,
      id: interaction.id,
      message: interaction.id,
      ...what,
      taken,
    });
    const line = { content: cut(notice ?? "", 2000), flags: MessageFlags.Ephemeral };
    if (outcome === "refused")
      return void (await answered(interaction, {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: line,
      }));
    // What was promised must be there before it can be taken back.
    if (outcome === "replaced") await acknowledged;
    if (notice) await call("POST", Routes.webhook(application, interaction.token), line);
    // "Thinking…" would stay.
    else if (outcome === "replaced" && isReply)
      await call("DELETE", Routes.webhookMessage(application, interaction.token, "@original"));
  }

  function remember(interaction: APIInteraction, isReply: boolean): void {
    const now = Date.now();
    for (const [old, { at }] of live) {
      if (now - at < interactionTokenMs) break;
      live.delete(old);
    }
    const { id, token } = interaction;
    live.set(id, { token, at: now, isReply, message: "message" in interaction ? interaction.message?.id : undefined });
  }

  /** In a direct channel people may simply write. */
  async function wrote(message: GatewayMessageCreateDispatchData, isEdit: boolean): Promise<void> {
    const { author, channel_id: chat, guild_id: guild } = message;
    if (guild !== undefined || !author || author.bot || !talk) return;
    const what = parseDiscordText(message, application, isEdit);
    if (!what) return;
    const owner: Owner = { platform: "discord", chat, person: author.id };
    const taken = async () => {
      await show.isDirect(chat, author.id);
      return true;
    };
    const id = isEdit ? `${message.id} ${message.edited_timestamp}` : message.id;
    const { notice } = await talk.handle({ owner, id, ...what, taken });
    if (notice)
      await call("POST", Routes.channelMessages(chat), { content: cut(notice, 2000), allowed_mentions: { parse: [] } });
  }

  /** Only when they changed: creating commands is counted by the day. */
  async function register(): Promise<void> {
    const version = hashCommands(application);
    if ((await shelf.get("commands")) === version) return;
    for (let pause = 2_000; !stopped.signal.aborted; pause = Math.min(600_000, pause * 2)) {
      try {
        await client.rest.put(Routes.applicationCommands(application), { body: discordCommands });
        return await shelf.set("commands", version);
      } catch {
        log.warn({ service: "Discord" }, "commands not registered: tried again");
        await wait(pause, undefined, { signal: stopped.signal, ref: false }).catch(() => {});
      }
    }
  }

  /** A wrong token ends the start; a network that is down is waited for. */
  async function login(): Promise<void> {
    for (let pause = 500; !stopped.signal.aborted; pause = Math.min(30_000, pause * 2)) {
      try {
        await client.login(token);
        return;
      } catch (error) {
        if (isRefusal(error)) throw tokenRefused();
        log.warn({ service: "Discord", error: errorName(error) }, "not reached yet");
        await wait(pause, undefined, { signal: stopped.signal }).catch(() => {});
      }
    }
  }

  function lost(): void {
    lostAt ??= Date.now();
  }

  function found(): void {
    lostAt = undefined;
  }

  /** Discord drops connections now and then, and they are taken up again within seconds. */
  function health(): Health {
    if (application !== "" && lostAt === undefined) return "ok";
    if (Date.now() - (lostAt ?? Date.now()) > silenceMs) return "failing";
    return application === "" ? "starting" : "ok";
  }

  async function run(to: Conversation): Promise<void> {
    talk = to;
    lost();
    const ended = new Promise<never>((_, reject) => {
      client.on(Events.ShardDisconnect, ({ code }) => {
        lost();
        if (code === refusedToken) reject(tokenRefused());
        else if (!stopped.signal.aborted) log.error({ service: "Discord", code }, "the gateway ended the connection");
      });
    });
    client.on(Events.Error, () => log.warn({ service: "Discord" }, "gateway error"));
    client.on(Events.ShardReconnecting, lost);
    client.on(Events.ShardResume, found);
    client.on(Events.ShardReady, found);
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (data: APIInteraction) => handle(() => interacted(data)));
    client.ws.on(GatewayDispatchEvents.MessageCreate, (data: GatewayMessageCreateDispatchData) =>
      handle(() => wrote(data, false)),
    );
    client.ws.on(GatewayDispatchEvents.MessageUpdate, (data: GatewayMessageUpdateDispatchData) =>
      handle(() => wrote(data, true)),
    );
    client.once(Events.ClientReady, ({ application: { id } }) => {
      application = id;
      found();
      log.info({ service: "Discord" }, "listening");
      register().catch(() => log.warn({ service: "Discord" }, "commands not registered"));
    });
    await Promise.race([login(), ended]);
    if (stopped.signal.aborted) return;
    await Promise.race([
      ended,
      new Promise<void>((resolve) => stopped.signal.addEventListener("abort", () => resolve())),
    ]);
  }

  async function stop(settled: () => Promise<void> = async () => {}): Promise<void> {
    stopped.abort();
    const finished = async () => {
      await Promise.all(under);
      await settled();
      await show.idle();
    };
    await Promise.race([finished(), wait(stopMs, undefined, { ref: false })]);
    await client.destroy();
  }

  /** A Discord that is down keeps nobody else from being served: what is sent to it fails by itself. */
  async function open(): Promise<void> {
    try {
      const me = (await client.rest.get(Routes.currentApplication())) as { id: string };
      application = me.id;
    } catch (error) {
      if (isRefusal(error)) throw tokenRefused();
      log.warn({ service: "Discord", error: errorName(error) }, "not reached");
    }
  }

  const invitation = () => (application === "" ? undefined : buildInstallUrl(application));
  return { stage: show, run, stop, health, open, invitation };
}

function tokenRefused(): PlatformRefused {
  return new PlatformRefused(
    "token",
    "DISCORD_TOKEN was refused (401): copy it again from discord.com/developers, under your application, Bot, Reset Token.",
  );
}

function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "TokenInvalid") || ("status" in error && error.status === 401);
}

function isDirect({ context, guild_id: guild }: APIInteraction): boolean {
  return context === undefined ? guild === undefined : context === InteractionContextType.BotDM;
}

type Typing = { interaction: APIApplicationCommandAutocompleteInteraction; at: number };

/** Later than that nobody looks at what is proposed. */
function isInTime(at: number): boolean {
  return performance.now() - at < completionMs;
}

function personOf({ member, user }: APIInteraction): string {
  return member?.user.id ?? user?.id ?? "";
}

function ownerOf(interaction: APIInteraction): Owner | undefined {
  const person = personOf(interaction);
  const chat = interaction.channel?.id ?? interaction.channel_id;
  return person && chat ? { platform: "discord", chat, person } : undefined;
}

/** "/emploi metier:boulanger ville:Lyon rayon:10": each field by itself. */
function commandOf({ data }: APIChatInputApplicationCommandInteraction): Incoming["event"] {
  const fields = new Map(data.options?.map((option) => [option.name, "value" in option ? String(option.value) : ""]));
  const command = isDiscordCommand(data.name) ? data.name : "aide";
  const place = fields.get("ville");
  const radius = radii.find((one) => String(one) === fields.get("rayon"));
  return {
    type: "command",
    command,
    text: fields.get("metier") ?? "",
    ...(place === undefined ? {} : { place }),
    ...(radius === undefined ? {} : { radius }),
    ...(fields.has("contrat") ? { filters: filtersSchema.parse({ contract: fields.get("contrat") }) } : {}),
  };
}

const fieldId = "text";

/** What is asked for is said by the button that opens it. */
function modal({ message, data }: APIMessageComponentInteraction, screen: string) {
  const label = labelOf(message.components ?? [], data.custom_id).replace(/^✏️ /, "");
  return {
    type: InteractionResponseType.Modal,
    data: {
      custom_id: encodePress({ screen, action: writeAction, value: "" }),
      title: cut(label, 45),
      components: [
        {
          type: ComponentType.Label,
          label: cut(label, 45),
          component: { type: ComponentType.TextInput, custom_id: fieldId, style: 1, max_length: 300, required: true },
        },
      ],
    },
  };
}

function labelOf(components: unknown, customId: string): string {
  if (Array.isArray(components)) {
    for (const one of components) {
      const found = labelOf(one, customId);
      if (found !== "") return found;
    }
  } else if (typeof components === "object" && components !== null) {
    if ("custom_id" in components && components.custom_id === customId && "label" in components)
      return String(components.label);
    if ("components" in components) return labelOf(components.components, customId);
  }
  return "";
}

function textIn({ data }: APIModalSubmitInteraction): string {
  const value = (parts: unknown): string => {
    if (Array.isArray(parts)) return parts.map(value).find((text) => text !== "") ?? "";
    if (typeof parts !== "object" || parts === null) return "";
    if ("value" in parts && typeof parts.value === "string") return parts.value;
    if ("component" in parts) return value(parts.component);
    return "components" in parts ? value(parts.components) : "";
  };
  return value(data.components);
}
