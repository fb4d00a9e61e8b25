import { type APIMessage, MessageFlags, type RESTPostAPICurrentUserCreateDMChannelResult, Routes } from "discord.js";
import { type Collection, dayMs } from "../../core/collection.ts";
import { text, type View } from "../../core/conversation/view.ts";
import { SourceError } from "../../core/failure.ts";
import type { Owner } from "../../core/owner.ts";
import { createKeyedQueue } from "../../core/talk/keyed-queue.ts";
import type { Delivery, DeliveryOutcome, Messenger, ReachOutcome, ScreenDrawing } from "../../core/talk/ports.ts";
import { errorName, type Log } from "../../core/telemetry.ts";
import { createBoundedMap } from "../bounded-map.ts";
import { computeFingerprint } from "../fingerprint.ts";
import { createPendingDrawings } from "../pending-drawings.ts";
import type { DiscordCall, DiscordOutcome } from "./calls.ts";
import { type DiscordMessage, renderDiscord, renderPlainDiscord } from "./render.ts";

/**
 * Something that someone did, which can be answered for a while: `message` is the one whose button it was, `isReply` says that a message was promised
 * which is not there yet.
 */
export type LiveInteraction = { token: string; at: number; message?: string | undefined; isReply: boolean };

type DiscordMessengerOptions = {
  post: DiscordCall;
  /** The id of the application; known once the bot is logged in. */
  application: () => string;
  /** What can still be answered, by the id of the interaction. */
  live: Map<string, LiveInteraction>;
  /** `chat:screen` → the id of our message that shows it; `dm:person` → their direct channel with us, and the other way round. */
  shelf: Collection;
  now: () => number;
  /** Waits for the turn of a message that nobody asked for. */
  turn: () => Promise<void>;
  unreachable: (owner: Owner) => Promise<void>;
  log: Log;
};

export type DiscordMessenger = Messenger & {
  /** This channel is their direct one. */
  isDirect: (chat: string, person: string) => Promise<void>;
  idle: () => Promise<void>;
};

const lifetime = 90 * dayMs;
const directLifetime = 400 * dayMs;
/** The token of an interaction lives 15 minutes. */
export const interactionTokenMs = 14.5 * 60_000;
const longestNonce = 25;
/** A digest that would take longer is better tried at another time: whoever sends it has others to send. */
const longestDeliveryMs = 20_000;

/**
 * Draws screens: what was just pressed or asked is answered by its interaction, which is the only way on a server, where answers are seen by one person
 * alone. All else is a message of our own in the direct channel.
 */
export function createDiscordMessenger({
  post,
  application,
  live,
  shelf,
  now,
  turn,
  unreachable,
  log,
}: DiscordMessengerOptions): DiscordMessenger {
  const queue = createKeyedQueue();
  /** Whose direct channel was noted since the start. */
  const noted = new Map<string, string>();
  /** For whom the store did not take it: it is tried again with whatever they do next. */
  const unkept = new Set<string>();
  /** What is being drawn or sent, and what of it belongs to someone who had all deleted meanwhile: nothing of that may be kept. */
  const underWay = new Set<string>();
  const forgotten = new Set<string>();
  const waiting = createPendingDrawings(nameOf, leave);
  /** What our messages show, by their ids: one that shows it already is not edited. */
  const shows = createBoundedMap<ShownMessage & { print: string }>();

  /** What a person gets in a channel comes one after the other; nobody waits for what somebody else gets there. */
  function drawSoon(drawing: ScreenDrawing): void {
    if (!waiting.add(drawing)) return;
    const name = nameOf(drawing);
    queue
      .enqueue(`${drawing.owner.chat}:${drawing.owner.person}`, async () => {
        const newest = waiting.take(name);
        if (!newest) return;
        underWay.add(name);
        await draw(newest, name).finally(() => ended(name));
      })
      .catch((error: unknown) => log.error({ service: "Discord", error: errorName(error) }, "not drawn"));
  }

  function ended(name: string): void {
    underWay.delete(name);
    forgotten.delete(name);
  }

  /** Too many wait: of this one nothing is drawn. What it was promised by ("thinking…") goes away. */
  function leave({ message, screen, owner }: ScreenDrawing): void {
    forgotten.delete(nameOf({ owner, screen }));
    const answerable = message === undefined ? undefined : live.get(message);
    if (answerable?.isReply) void post("DELETE", Routes.webhookMessage(application(), answerable.token, "@original"));
  }

  async function draw(drawing: ScreenDrawing, name: string): Promise<void> {
    const { owner, screen, view, notice, onShown } = drawing;
    const isForgotten = () => drawing.forgotten === true || forgotten.has(name);
    const noticed: View = notice ? [text`${notice}`, ...view] : view;
    // A store that cannot be read keeps nobody from being told so: it is a message of its own then.
    const stored = await shelf.get(name).catch(() => undefined);
    const shown = typeof stored === "string" ? stored : undefined;
    const sent = await withPlainWords(screen, noticed, (message) => place(drawing, message, shown));
    if ("refused" in sent) {
      if ((sent.refused === "closed" || sent.refused === "stranger") && (await directOf(owner)) === owner.chat)
        await unreachable(owner);
      return;
    }
    if (isForgotten()) return;
    onShown?.();
    const isOurs = ((sent.ok.flags ?? 0) & MessageFlags.Ephemeral) === 0;
    if (isOurs && sent.ok.id !== shown) {
      await shelf.set(name, sent.ok.id, lifetime);
      // All of theirs may have been deleted while it was written.
      if (isForgotten()) return shelf.delete(name);
    }
    // One living message for each screen: the copy further up goes.
    if (isOurs && shown !== undefined && shown !== sent.ok.id)
      await post("DELETE", Routes.channelMessage(owner.chat, shown));
  }

  /** Where a drawing goes: the answer to what was done, else our message in the direct channel. */
  async function place(
    drawing: ScreenDrawing,
    message: DiscordMessage,
    shown: string | undefined,
  ): Promise<DiscordOutcome<ShownMessage>> {
    const { owner, message: interaction, fresh, apart } = drawing;
    const isDirect = (await directOf(owner)) === owner.chat;
    const answerable = interaction === undefined || (apart && isDirect) ? undefined : live.get(interaction);
    if (answerable && now() - answerable.at < interactionTokenMs) {
      // What was pressed shows something else by now: another message, which that person alone sees as well.
      if (apart) {
        const { flags, ...body } = bodyOf(message);
        const route = Routes.webhook(application(), answerable.token);
        return post<APIMessage>("POST", route, { ...body, flags: flags | MessageFlags.Ephemeral }, message.files);
      }
      const route = Routes.webhookMessage(application(), answerable.token, "@original");
      const answered = await changed("PATCH", route, message, answerable.message);
      if ("ok" in answered || answered.refused === "invalid") return answered;
    }
    // On a server there is no other way: the next press of theirs shows it.
    if (!isDirect) return { refused: "late" };
    if (shown !== undefined && !fresh) {
      const edited = await changed("PATCH", Routes.channelMessage(owner.chat, shown), message, shown);
      if ("ok" in edited || edited.refused !== "missing") return edited;
    }
    return changed("POST", Routes.channelMessages(owner.chat), message);
  }

  /** A message that shows it already is left as it is: `target` is the one that would be edited, where it is known. */
  async function changed(
    method: "PATCH" | "POST",
    route: `/${string}`,
    message: DiscordMessage,
    target?: string,
  ): Promise<DiscordOutcome<ShownMessage>> {
    const body = bodyOf(message);
    // Files are named by what is in them.
    const print = computeFingerprint(JSON.stringify(body));
    const before = target === undefined ? undefined : shows.get(target);
    if (before?.print === print) return { ok: before };
    if (target !== undefined) shows.delete(target);
    const sent = await post<APIMessage>(method, route, body, message.files);
    if ("ok" in sent) shows.set(sent.ok.id, { id: sent.ok.id, flags: sent.ok.flags, print });
    return sent;
  }

  /** What Discord does not take is said once more in plain words. */
  async function withPlainWords(
    screen: string,
    view: View,
    send: (message: DiscordMessage) => Promise<DiscordOutcome<ShownMessage>>,
  ): Promise<DiscordOutcome<ShownMessage>> {
    const first = await send(renderDiscord(screen, view));
    return "refused" in first && first.refused === "invalid" ? send(renderPlainDiscord(screen, view)) : first;
  }

  async function deliver(delivery: Delivery): Promise<DeliveryOutcome> {
    const name = nameOf(delivery);
    underWay.add(name);
    try {
      const { permit } = delivery;
      await (permit ? permit.acquire(turn) : turn());
      return await sendDigest(delivery);
    } catch {
      return "failed";
    } finally {
      ended(name);
    }
  }

  async function sendDigest({ owner, screen, view, isSilent = false, permit }: Delivery): Promise<DeliveryOutcome> {
    const route = Routes.channelMessages(owner.chat);
    // Where it must wait it goes without another turn: the nonce keeps it from coming twice.
    const patience = { mostMs: longestDeliveryMs, onWait: permit?.release };
    const once = { nonce: screen.slice(0, longestNonce), enforce_nonce: true };
    const sent = await withPlainWords(screen, view, (message) =>
      post<APIMessage>("POST", route, { ...bodyOf(message, isSilent), ...once }, message.files, patience),
    );
    if ("ok" in sent) {
      // Sent is sent: without this row a press still says which message it came from.
      const name = nameOf({ owner, screen });
      if (!forgotten.has(name)) await shelf.set(name, sent.ok.id, lifetime).catch(() => {});
      if (forgotten.has(name)) await shelf.delete(name).catch(() => {});
      return "sent";
    }
    return sent.refused === "closed" || sent.refused === "stranger" || sent.refused === "gone"
      ? "unreachable"
      : "failed";
  }

  /** The first direct message is sent now: whether someone can be written to is not to be known otherwise. */
  async function reach(owner: Owner, _search: unknown, greeting: View): Promise<ReachOutcome> {
    if ((await directOf(owner)) === owner.chat) return { chat: owner.chat };
    const opened = await post<RESTPostAPICurrentUserCreateDMChannelResult>("POST", Routes.userChannels(), {
      recipient_id: owner.person,
    });
    const sent =
      "ok" in opened
        ? await post("POST", Routes.channelMessages(opened.ok.id), bodyOf(renderDiscord("", greeting)))
        : opened;
    if ("ok" in opened && "ok" in sent) {
      // Known from now on, since what they asked for is told there; its row is written once they write or press there, and not of someone who is having
      // all deleted.
      if (noted.get(owner.person) !== opened.ok.id) {
        noted.set(owner.person, opened.ok.id);
        unkept.add(owner.person);
      }
      return { chat: opened.ok.id };
    }
    const refused = "refused" in sent ? sent.refused : "failed";
    if (refused === "closed" || refused === "stranger") return { is: refused, url: buildInstallUrl(application()) };
    throw new SourceError("Discord", "busy");
  }

  /** Written anew now and then, so that it lasts for as long as they are there. */
  async function isDirect(chat: string, person: string): Promise<void> {
    if (noted.get(person) === chat && !unkept.has(person)) return;
    noted.set(person, chat);
    unkept.delete(person);
    try {
      await shelf.set(`dm:${person}`, chat, directLifetime);
    } catch (error) {
      // They are answered all the same.
      unkept.add(person);
      log.error({ service: "Discord", error: errorName(error) }, "a direct channel not kept");
    }
  }

  async function directOf({ person }: Owner): Promise<string | undefined> {
    const known = noted.get(person);
    if (known !== undefined) return known;
    const stored = await shelf.get(`dm:${person}`).catch(() => undefined);
    return typeof stored === "string" ? stored : undefined;
  }

  return {
    draw: drawSoon,
    deliver,
    reach,
    isDirect,
    busy: (owner) => {
      directOf(owner)
        .then((direct) => (direct === owner.chat ? post("POST", Routes.channelTyping(owner.chat)) : undefined))
        .catch(() => {});
    },
    forget: async ({ chat, person }, screens) => {
      for (const screen of screens) {
        const name = nameOf({ owner: { chat }, screen });
        if (waiting.has(name) || underWay.has(name)) forgotten.add(name);
        await shelf.delete(name);
      }
      noted.delete(person);
      await shelf.delete(`dm:${person}`);
    },
    idle: queue.idle,
  };
}

/** Of a message that shows a screen: its id, and whether it is seen by one person alone. */
type ShownMessage = Pick<APIMessage, "id"> & { flags?: APIMessage["flags"] | undefined };

function nameOf({ owner, screen }: { owner: Pick<Owner, "chat">; screen: string }): string {
  return `${owner.chat}:${screen}`;
}

function bodyOf({ components, files }: DiscordMessage, isSilent = false) {
  return {
    flags: MessageFlags.IsComponentsV2 | (isSilent ? MessageFlags.SuppressNotifications : 0),
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

/** Where someone makes the application their own: then it can write to them, whatever servers they are on. */
export function buildInstallUrl(application: string): string {
  return `https://discord.com/oauth2/authorize?client_id=${application}&integration_type=1&scope=applications.commands`;
}
