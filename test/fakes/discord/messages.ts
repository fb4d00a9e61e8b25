import { MessageType } from "discord.js";
import { visibleRoom, writableRoom } from "./access.ts";
import { type Asking, type Handler, nothing, ok } from "./call.ts";
import { edit, remove, write } from "./editing.ts";
import { checkEdit, checkNew, type MessageBody } from "./message-rules.ts";
import { broken, invalidForm, missingPermissions, unknownMessage } from "./refusal.ts";
import { type Content, find } from "./rooms.ts";
import { EPHEMERAL, type Kept, type Room, type World } from "./world.ts";

/** What the bot does with messages by its token, without an interaction. */
export const messageRoutes = {
  "POST /channels/{channel_id}/messages": (asking) => {
    const { world, params, files } = asking;
    const body = bodyOf(asking);
    checkNew(body, namesOf(asking), "channel");
    const room = writableRoom(world, params.channel_id);
    const first = sentBefore(world, room, body);
    if (first) return ok(first.message);
    const { message } = write(world, room, { body, files }, replyTo(room, body));
    if (body.nonce && body.enforce_nonce) room.nonces.set(String(body.nonce), { id: message.id, at: timeOf(world) });
    return ok(message);
  },
  "GET /channels/{channel_id}/messages": ({ world, params, query }) => {
    const room = visibleRoom(world, params.channel_id);
    const seen = room.messages.filter((kept) => !kept.isGone && kept.onlyFor === undefined);
    const last = seen.slice(-Number(query.get("limit") ?? 50)).toReversed();
    return ok(last.map(({ message }) => message));
  },
  "GET /channels/{channel_id}/messages/{message_id}": ({ world, params }) => {
    const room = visibleRoom(world, params.channel_id);
    return ok(sharedMessage(room, params.message_id).message);
  },
  "PATCH /channels/{channel_id}/messages/{message_id}": (asking) => {
    const { world, params, files } = asking;
    const room = visibleRoom(world, params.channel_id);
    const kept = own(world, sharedMessage(room, params.message_id));
    const body = bodyOf(asking);
    checkEdit(body, namesOf(asking), kept);
    edit(world, room, kept, { body, files });
    return ok(kept.message);
  },
  "DELETE /channels/{channel_id}/messages/{message_id}": ({ world, params }) => {
    const room = visibleRoom(world, params.channel_id);
    const kept = sharedMessage(room, params.message_id);
    if (kept.message.author.id !== world.me.id) throw missingPermissions();
    remove(world, room, kept);
    return nothing;
  },
  "POST /channels/{channel_id}/typing": ({ world, params }) => {
    const room = writableRoom(world, params.channel_id);
    room.isTyping = true;
    world.sight.changed(room);
    return nothing;
  },
} satisfies Record<string, Handler>;

/** After the schema has seen it. */
export function bodyOf({ body }: Asking): MessageBody {
  return body as MessageBody;
}

/** The names under which the uploaded files can be referred to. */
export function namesOf({ files, body }: Asking): string[] {
  const { attachments } = (body ?? {}) as MessageBody;
  return files.map((file, index) => {
    const described = attachments?.find(({ id }) => id === String(index));
    return described?.filename ?? file.filename ?? "";
  });
}

/** "The past few minutes", says the documentation; five here. */
const NONCE_MS = 5 * 60_000;

function sentBefore(world: World, room: Room, { nonce, enforce_nonce }: MessageBody): Kept | undefined {
  const before = enforce_nonce ? room.nonces.get(String(nonce)) : undefined;
  return before && timeOf(world) - before.at < NONCE_MS ? find(room, before.id) : undefined;
}

function replyTo(room: Room, { message_reference: reference }: MessageBody): Content {
  if (!reference) return {};
  const answered = find(room, reference.message_id);
  if (!answered && reference.fail_if_not_exists !== false)
    throw invalidForm([
      { path: ["message_reference"], code: "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", message: "Unknown message" },
    ]);
  if (!answered) return {};
  const { referenced_message: _, ...quoted } = answered.message;
  const message_reference = { type: 0, channel_id: room.id, message_id: quoted.id };
  return { type: MessageType.Reply, message_reference, referenced_message: quoted };
}

function timeOf(world: World): number {
  return world.now().getTime();
}

/** An ephemeral message is as good as unknown to the bot's token: only the interaction's token reaches it. */
function sharedMessage(room: Room, id: string | undefined): Kept {
  const kept = find(room, id);
  if (!kept) throw unknownMessage();
  if ((kept.message.flags ?? 0) & EPHEMERAL)
    throw broken(404, 10008, "Unknown Message", "an ephemeral message is reached only by the interaction's token");
  return kept;
}

function own(world: World, kept: Kept): Kept {
  if (kept.message.author.id !== world.me.id)
    throw broken(403, 50005, "Cannot edit a message authored by another user");
  return kept;
}
