import { type APIMessage, MessageFlags, Routes } from "discord.js";
import { z } from "zod";
import type { Collection } from "../../core/collection.ts";
import { text } from "../../core/conversation/view.ts";
import { minuteMs } from "../../core/durations.ts";
import type { Owner } from "../../core/owner.ts";
import type { Delivery, ScreenDrawing } from "../../core/talk/ports.ts";
import { createBoundedMap } from "../bounded-map.ts";
import { computeFingerprint } from "../fingerprint.ts";
import type { AnswerRoute, LivingSurface, SurfaceOutcome, SurfaceRefusal } from "../living-surface.ts";
import { createShownRecords, type ShownRecords } from "../shown-records.ts";
import type { DiscordCall, DiscordMethod, DiscordOutcome, DiscordRefusal } from "./calls.ts";
import { type DiscordMessage, renderDiscord, renderPlainDiscord } from "./render.ts";
import { findSentBefore } from "./sent-before.ts";

/**
 * Something that someone did, which can be answered for a while: `message` is the one whose button it was,
 * `isReply` says that a message was promised which is not there yet.
 */
export type LiveInteraction = { token: string; at: number; message?: string | undefined; isReply: boolean };

export type DiscordSurfaceOptions = {
  post: DiscordCall;
  /** The id of the application; known once the bot is logged in. */
  application: () => string;
  /** What can still be answered, by the id of the interaction. */
  live: Map<string, LiveInteraction>;
  now: () => number;
  /** Resolves when it is the turn of the next message that nobody waits for. */
  turn: () => Promise<void>;
  /** This chat is the owner's direct channel with us. */
  isDirect: (owner: Owner) => Promise<boolean>;
};

/** The token of an interaction lives 15 minutes. */
export const interactionTokenMs = 14.5 * minuteMs;
const longestNonce = 25;
/** A digest that would take longer is better tried at another time: whoever sends it has others to send. */
const longestDeliveryMs = 20_000;

/**
 * What can be done with a message on Discord: what was just pressed or asked is answered by its interaction,
 * which is the only way on a server, where answers are seen by one person alone. All else is a message of our
 * own in the direct channel.
 */
export function createDiscordSurface(options: DiscordSurfaceOptions): LivingSurface<DiscordMessage> {
  const { post, application, live } = options;
  /** Whether a message carries a file, by its id, as it was last drawn. */
  const carriesFile = createBoundedMap<boolean>();
  const note = (outcome: SurfaceOutcome, { files }: DiscordMessage): SurfaceOutcome => {
    if ("ok" in outcome) carriesFile.set(outcome.ok.id, files.length > 0);
    return outcome;
  };
  return {
    render: ({ screen, view, notice, noticeBefore }) => {
      const notices = [noticeBefore, notice].flatMap((line) => (line ? [text`${line}`] : []));
      const noticed = [...notices, ...view];
      const message = renderDiscord(screen, noticed);
      // Files are named by what is in them.
      const fingerprint = computeFingerprint(JSON.stringify(toMessageBody(message)));
      return { message, plain: () => renderPlainDiscord(screen, noticed), fingerprint };
    },
    send: async ({ owner }, message, delivery) =>
      note(
        delivery
          ? await sendDelivery(options, delivery, owner.chat, message)
          : await put(post, "POST", Routes.channelMessages(owner.chat), message),
        message,
      ),
    edit: async ({ owner }, id, message) =>
      note(await put(post, "PATCH", Routes.channelMessage(owner.chat, id), message), message),
    // There is one living message for each screen: the copy further up goes. A file or a picture that was
    // asked for stays: it would be gone with its message.
    retire: async ({ chat }, id) => {
      const route = Routes.channelMessage(chat, id);
      if (!(carriesFile.get(id) ?? (await hasAttachments(post, route)))) await post("DELETE", route);
      carriesFile.delete(id);
    },
    routes: {
      answer: async (drawing) => {
        const { way, ...route } = await findAnswer(options, drawing);
        return way
          ? { ...route, way: { ...way, put: async (message) => note(await way.put(message), message) } }
          : route;
      },
      // What it was promised by ("thinking…") goes away.
      drop: ({ message }) => {
        const answerable = message === undefined ? undefined : live.get(message);
        if (answerable?.isReply)
          void post("DELETE", Routes.webhookMessage(application(), answerable.token, "@original"));
      },
    },
  };
}

/** Of a message that was drawn before a restart, only Discord knows. */
async function hasAttachments(post: DiscordCall, route: `/${string}`): Promise<boolean> {
  const found = await post<APIMessage>("GET", route);
  return "ok" in found && found.ok.attachments.length > 0;
}

/**
 * How what was done can be answered. On a server there is no other way: the next press of theirs shows it.
 */
async function findAnswer(
  { post, application, live, now, isDirect }: DiscordSurfaceOptions,
  { owner, message: interaction, isSeparate }: ScreenDrawing,
): Promise<AnswerRoute<DiscordMessage>> {
  const isInPrivate = await isDirect(owner);
  const answerable = interaction === undefined || (isSeparate && isInPrivate) ? undefined : live.get(interaction);
  const isOnly = !isInPrivate;
  if (!answerable || now() - answerable.at >= interactionTokenMs) return { isOnly };
  // What was pressed shows something else by now: another message, which that person alone sees as well.
  if (isSeparate) {
    const route = Routes.webhook(application(), answerable.token);
    return { isOnly, way: { put: (message) => put(post, "POST", route, message, MessageFlags.Ephemeral) } };
  }
  const route = Routes.webhookMessage(application(), answerable.token, "@original");
  return { isOnly, way: { edits: answerable.message, put: (message) => put(post, "PATCH", route, message) } };
}

async function put(
  post: DiscordCall,
  method: DiscordMethod,
  route: `/${string}`,
  message: DiscordMessage,
  flags = 0,
): Promise<SurfaceOutcome> {
  return toSurfaceOutcome(
    await post<APIMessage>(method, route, toMessageBody(message, flags), message.files),
    refusals,
  );
}

async function sendDelivery(
  { post, turn }: DiscordSurfaceOptions,
  { screen, isSilent = false, isAgain = false, permit }: Delivery,
  chat: string,
  message: DiscordMessage,
): Promise<SurfaceOutcome> {
  if (isAgain) {
    const before = await findSentBefore(post, chat, screen);
    // Nobody knows yet; whether the channel is there the message itself will tell.
    if ("refused" in before && before.refused === "failed") return { refused: "failed" };
    if ("ok" in before && before.ok) return toSurfaceOutcome({ ok: before.ok }, refusals);
  }
  await (permit ? permit.acquire(turn) : turn());
  // Where it must wait it goes without another turn: the nonce keeps it from coming twice.
  const patience = { mostMs: longestDeliveryMs, onWait: permit?.release };
  const idempotency = { nonce: screen.slice(0, longestNonce), enforce_nonce: true };
  const body = { ...toMessageBody(message, isSilent ? MessageFlags.SuppressNotifications : 0), ...idempotency };
  const sent = await post<APIMessage>("POST", Routes.channelMessages(chat), body, message.files, patience);
  // Where nobody can be answered, a channel that is gone is a person who is gone.
  return toSurfaceOutcome(sent, { ...refusals, gone: "unreachable" });
}

const refusals: Record<DiscordRefusal, SurfaceRefusal> = {
  closed: "unreachable",
  stranger: "unreachable",
  missing: "gone",
  invalid: "invalid",
  gone: "failed",
  acknowledged: "failed",
  late: "failed",
  failed: "failed",
};

function toSurfaceOutcome(
  outcome: DiscordOutcome<APIMessage>,
  words: Record<DiscordRefusal, SurfaceRefusal>,
): SurfaceOutcome {
  if ("refused" in outcome) return { refused: words[outcome.refused] };
  const { id, flags = 0 } = outcome.ok;
  return { ok: { id, isPassing: (flags & MessageFlags.Ephemeral) !== 0 } };
}

export function toMessageBody({ components, files }: DiscordMessage, flags = 0) {
  return {
    flags: MessageFlags.IsComponentsV2 | flags,
    components,
    allowed_mentions: { parse: [] },
    // Also of none: what an edit does not name stays, unseen, for ever.
    attachments: files.map(({ name, description }, i) => ({
      id: String(i),
      filename: name,
      ...(description === undefined ? {} : { description }),
    })),
  };
}

/** The id of the message alone. */
export function createDiscordRecords(collection: Collection): ShownRecords {
  return createShownRecords(collection, {
    parse: (value) => {
      const id = z.string().safeParse(value);
      return id.success ? { id: id.data, above: [] } : undefined;
    },
    format: ({ id }) => id,
  });
}
