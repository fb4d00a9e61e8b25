import { setTimeout as wait } from "node:timers/promises";
import {
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandType,
  ComponentType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  Routes,
} from "discord.js";
import { decodePress } from "../../core/conversation/press.ts";
import type { Owner } from "../../core/owner.ts";
import type { Conversation } from "../../core/talk/conversation.ts";
import type { Inbox } from "../../core/talk/inbox.ts";
import type { Incoming } from "../../core/talk/ports.ts";
import { readCommandFields } from "../command-fields.ts";
import { parseWritten } from "../commands.ts";
import type { Suggestions } from "../platform.ts";
import type { DiscordCall } from "./calls.ts";
import { toCommand } from "./commands.ts";
import { createCompletions } from "./completions.ts";
import { confideByInteraction, isDirect } from "./confide.ts";
import { formatNotice } from "./markdown.ts";
import { createModal, readModal } from "./modal.ts";
import { pickAllKey, writeAction } from "./render.ts";
import { interactionTokenMs, type LiveInteraction } from "./surface.ts";

export type InteractionsOptions = {
  call: DiscordCall;
  /** The id of the application; known once the bot is logged in. */
  application: () => string;
  /** What can still be answered, by the id of the interaction. */
  live: Map<string, LiveInteraction>;
  /** This channel is their direct one. */
  noteDirect: (chat: string, person: string) => Promise<void>;
  suggest: Suggestions;
  /** By what an interaction is handled once, where several processes may be told of it. */
  claim?: Inbox["claim"];
  /** Runs what nobody waits for, and logs when it fails. */
  run: (work: () => Promise<void>) => void;
  /** Nothing is tried again any more. */
  stopped: AbortSignal;
};

/** What is said at once, and says what is to follow. */
type Promised = { type: InteractionResponseType; data?: object };
type Happened = Pick<Incoming, "event" | "screen" | "words">;

/** Discord waits three seconds for the first answer to what someone did. */
const answerMs = 3_000;

/** Passes to the conversation what people do with commands, buttons, lists and fields. */
export function createInteractionHandler(
  options: InteractionsOptions,
  talk: Conversation,
): (interaction: APIInteraction) => Promise<void> {
  const { suggest, run, call } = options;
  const isGrave = talk.isGrave;
  const complete = createCompletions({
    suggest,
    isGrave,
    run,
    answer: (interaction, body) => answer(call, interaction, body),
  });
  return async (interaction) => {
    switch (interaction.type) {
      case InteractionType.ApplicationCommandAutocomplete:
        return complete(readPerson(interaction), { interaction, at: performance.now() });
      case InteractionType.ApplicationCommand:
        return interaction.data.type === ApplicationCommandType.ChatInput
          ? handleCommand(options, talk, interaction as APIChatInputApplicationCommandInteraction)
          : undefined;
      case InteractionType.MessageComponent:
        return handlePress(options, talk, interaction);
      case InteractionType.ModalSubmit:
        return handleWritten(options, talk, interaction);
      case InteractionType.Ping:
        return;
    }
  };
}

async function handleCommand(
  options: InteractionsOptions,
  talk: Conversation,
  interaction: APIChatInputApplicationCommandInteraction,
): Promise<void> {
  const flags = isDirect(interaction) ? {} : { flags: MessageFlags.Ephemeral };
  const promised = { type: InteractionResponseType.DeferredChannelMessageWithSource, data: flags };
  await handle(options, talk, interaction, promised, readCommand(interaction));
}

async function handlePress(
  options: InteractionsOptions,
  talk: Conversation,
  interaction: APIMessageComponentInteraction,
): Promise<void> {
  const { call } = options;
  const pressed = decodePress(interaction.data.custom_id);
  if (pressed?.action === writeAction)
    return void (await answer(call, interaction, createModal(interaction, pressed.screen)));
  const promised = { type: InteractionResponseType.DeferredMessageUpdate };
  if (!pressed) return void (await answer(call, interaction, promised));
  const { screen, action, value } = pressed;
  if (interaction.data.component_type !== ComponentType.StringSelect)
    return handle(options, talk, interaction, promised, { screen, event: { type: "press", action, value } });
  const { values } = interaction.data;
  const [first = ""] = values;
  return handle(options, talk, interaction, promised, {
    screen,
    event: value === pickAllKey ? { type: "pick", field: action, values } : { type: "press", action, value: first },
  });
}

/** What was written in a modal is a text for the screen that opened it. */
async function handleWritten(
  options: InteractionsOptions,
  talk: Conversation,
  interaction: APIModalSubmitInteraction,
): Promise<void> {
  const opener = decodePress(interaction.data.custom_id);
  const type = interaction.message
    ? InteractionResponseType.DeferredMessageUpdate
    : InteractionResponseType.DeferredChannelMessageWithSource;
  const written = parseWritten(readModal(interaction));
  // A field that is not one of ours any more has no screen: only what is grave is answered there.
  if (!opener && !talk.isGrave(written.words)) return void (await answer(options.call, interaction, { type }));
  await handle(options, talk, interaction, { type }, { ...(opener ? { screen: opener.screen } : {}), ...written });
}

/** Lets it happen: it is acknowledged at once, and what the conversation says at once is said. */
async function handle(
  options: InteractionsOptions,
  talk: Conversation,
  interaction: APIInteraction,
  promised: Promised,
  happened: Happened,
): Promise<void> {
  const { call, application, noteDirect, claim } = options;
  const owner = findOwner(interaction);
  if (!owner) return void (await answer(call, interaction, promised));
  const isReply = promised.type === InteractionResponseType.DeferredChannelMessageWithSource;
  let acknowledged: Promise<boolean> | undefined;
  const onAdmitted = async () => {
    acknowledged = answer(call, interaction, promised);
    // Discord waits for three seconds: after that it is known to be of no use, or nobody knows.
    const isInTime = await Promise.race([acknowledged, wait(answerMs, true, { ref: false })]);
    if (!isInTime) return false;
    remember(options.live, interaction, isReply);
    if (isDirect(interaction)) await noteDirect(owner.chat, owner.person);
    return true;
  };
  const { id } = interaction;
  const claimed = claim ? { claim: claim(id) } : {};
  const incoming = { owner, id, message: id, ...happened, onAdmitted, ...claimed };
  const { notice, outcome, confidential } = await talk.handle(incoming);
  if (confidential) return confideByInteraction(options, interaction, owner.person, confidential);
  const line = { content: formatNotice(notice ?? ""), flags: MessageFlags.Ephemeral };
  if (outcome === "refused") {
    await answer(call, interaction, { type: InteractionResponseType.ChannelMessageWithSource, data: line });
    return;
  }
  // What was promised must be there before it can be taken back.
  if (outcome === "replaced") await acknowledged;
  if (notice) await call("POST", Routes.webhook(application(), interaction.token), line);
  // "Thinking…" would stay.
  else if (outcome === "replaced" && isReply)
    await call("DELETE", Routes.webhookMessage(application(), interaction.token, "@original"));
}

/** Resolves with whether it came in time. Where nobody knows, it is hoped: what is drawn next decides. */
async function answer(call: DiscordCall, interaction: APIInteraction, body: object): Promise<boolean> {
  const outcome = await call("POST", Routes.interactionCallback(interaction.id, interaction.token), body);
  return "ok" in outcome || outcome.refused === "acknowledged" || outcome.refused === "failed";
}

function remember(live: Map<string, LiveInteraction>, interaction: APIInteraction, isReply: boolean): void {
  const now = Date.now();
  for (const [old, { at }] of live) {
    if (now - at < interactionTokenMs) break;
    live.delete(old);
  }
  const { id, token } = interaction;
  live.set(id, { token, at: now, isReply, message: "message" in interaction ? interaction.message?.id : undefined });
}

function readPerson({ member, user }: APIInteraction): string {
  return member?.user.id ?? user?.id ?? "";
}

function findOwner(interaction: APIInteraction): Owner | undefined {
  const person = readPerson(interaction);
  const chat = interaction.channel?.id ?? interaction.channel_id;
  return person && chat ? { platform: "discord", chat, person } : undefined;
}

/** "/emploi metier:boulanger ville:Lyon rayon:10": each field by itself. */
function readCommand({ data }: APIChatInputApplicationCommandInteraction): Happened {
  const fields = new Map(data.options?.map((option) => [option.name, "value" in option ? String(option.value) : ""]));
  const command = toCommand(data.name) ?? "aide";
  const [job, town] = [fields.get("metier"), fields.get("ville")];
  const written = { job, town, radius: fields.get("rayon"), contract: fields.get("contrat") };
  const words = [...fields.values()].join("\n");
  return { event: { type: "command", command, ...readCommandFields(written) }, words };
}
