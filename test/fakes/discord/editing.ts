import { GatewayIntentBits as Intent } from "discord.js";
import type { Part } from "../multipart.ts";
import { walk } from "./component.ts";
import type { MessageBody } from "./message-rules.ts";
import { memberOf } from "./profile.ts";
import { type Content, keep, setComponents, touch } from "./rooms.ts";
import { type Kept, LOADING, type Room, type World } from "./world.ts";

type Sent = { body: MessageBody; files: Part[] };

/** Writes a message of the bot, and tells of it unless it is for one person only. */
export function write(world: World, room: Room, sent: Sent, content: Content = {}, more: Partial<Kept> = {}): Kept {
  const { body } = sent;
  const pings = doesPing(body) ? { mention_everyone: true } : {};
  const nonce = body.nonce === undefined || body.nonce === null ? {} : { nonce: body.nonce };
  const fields: Content = { ...fieldsOf(world, room, sent), ...nonce, ...pings, ...content };
  room.isTyping = false;
  const kept = keep(world, room, world.me, { content: fields, components: body.components ?? [], ...more });
  tell(world, room, "MESSAGE_CREATE", kept);
  return kept;
}

/**
 * Changes what the body names, and leaves the rest. The first words after a deferred reply are not an edit.
 */
export function edit(world: World, room: Room, kept: Kept, { body, files }: Sent): void {
  const { attachments, ...fields } = fieldsOf(world, room, { body, files });
  const wanted = body.attachments ?? undefined;
  const known = kept.message.attachments;
  const staying = wanted ? known.filter(({ id }) => wanted.some((one) => one.id === id)) : known;
  const given = Object.fromEntries(Object.entries(fields).filter(([name]) => name in body));
  const flags = (kept.message.flags ?? 0) | (body.flags ?? 0);
  kept.message = {
    ...kept.message,
    ...given,
    flags: kept.isLoading ? flags & ~LOADING : flags,
    attachments: [...staying, ...(attachments ?? [])],
    ...(kept.isLoading ? {} : { edited_timestamp: world.now().toISOString() }),
  };
  kept.isLoading = false;
  if (body.components !== undefined) setComponents(kept, body.components ?? []);
  touch(world, room, kept);
  tell(world, room, "MESSAGE_UPDATE", kept);
}

export function remove(world: World, room: Room, kept: Kept): void {
  kept.isGone = true;
  touch(world, room, kept);
  if (kept.onlyFor === undefined)
    world.gateway.dispatch("MESSAGE_DELETE", { id: kept.message.id, ...whereIs(room) }, intentOf(room));
}

/**
 * Tells the bot of a message, as far as it may know: messages of others in a channel arrive without their
 * text.
 */
export function tell(world: World, room: Room, event: string, { message, onlyFor }: Kept): void {
  if (onlyFor !== undefined || room.bot === "sees nothing" || room.server?.hasBot === false) return;
  const isHidden = room.server && message.author.id !== world.me.id && !message.content.includes(`<@${world.me.id}>`);
  const hidden = isHidden ? { content: "", embeds: [], attachments: [], components: [] } : {};
  const member = room.server && event === "MESSAGE_CREATE" ? { member: memberOf(message.author) } : {};
  const where = { ...whereIs(room), ...member, channel_type: room.server ? 0 : 1 };
  world.gateway.dispatch(event, { ...message, ...where, ...hidden }, intentOf(room));
}

function whereIs(room: Room): object {
  return { channel_id: room.id, ...(room.server ? { guild_id: room.server.id } : {}) };
}

function intentOf(room: Room): Intent {
  return room.server ? Intent.GuildMessages : Intent.DirectMessages;
}

function fieldsOf(world: World, room: Room, { body, files }: Sent): Content {
  const embeds = (body.embeds ?? []).map((embed) => ({ type: "rich", ...embed }));
  return {
    content: (body.content ?? "").trim(),
    embeds: embeds as NonNullable<Content["embeds"]>,
    flags: body.flags ?? 0,
    attachments: files.map((file, index) => attachmentOf(world, room, file, body.attachments?.find(isNumbered(index)))),
  };
}

const isNumbered = (index: number) => (one: { id: string }) => one.id === String(index);

/** Whether the text pings everybody, unless the bot forbade it: foreign texts may contain "@everyone". */
function doesPing({ content, components, allowed_mentions: allowed }: MessageBody): boolean {
  const words = [content, ...walk(components ?? []).map(({ component }) => component.content)].join(" ");
  return /@(everyone|here)\b/.test(words) && (allowed?.parse?.includes("everyone") ?? allowed === undefined);
}

type Described = { filename?: string | null; description?: string | null };

function attachmentOf(
  world: World,
  room: Room,
  { filename = "unknown", bytes, type }: Part,
  described: Described = {},
) {
  const id = world.snowflake();
  world.files.set(id, bytes);
  const name = described.filename ?? filename;
  const url = `https://cdn.discordapp.com/attachments/${room.id}/${id}/${name}`;
  const { description } = described;
  const rest = { size: bytes.length, content_type: type, url, proxy_url: url };
  return { id, filename: name, ...rest, ...(description ? { description } : {}) };
}
