import { isDeepStrictEqual } from "node:util";
import type { InlineKeyboardMarkup, Message } from "grammy/types";
import { writableRoom } from "./access.ts";
import { documentOf, fileOf, photoOf } from "./files.ts";
import { given } from "./given.ts";
import type { Handlers } from "./methods.ts";
import { badRequest, broken } from "./refusal.ts";
import { type Content, find, touch } from "./rooms.ts";
import { captionOf, previewOf, textOf } from "./sending.ts";
import { formatted } from "./text.ts";
import { type Kept, type Room, unixTime, type World } from "./world.ts";

export const editMethods = {
  editMessageText: (world, params) => {
    const at = editable(world, params);
    const { message } = at.kept;
    if (message.text === undefined) throw badRequest("there is no text in the message to edit");
    const text = textOf(formatted(params.text ?? "", params.parse_mode, params.entities));
    return edit(world, at, { ...text, ...previewOf(params), ...markupOf(params) });
  },
  editMessageCaption: (world, params) => {
    const at = editable(world, params);
    const { message } = at.kept;
    if (!message.photo && !message.document) throw badRequest("there is no caption in the message to edit");
    return edit(world, at, { ...mediaOf(message), ...captionOf(params), ...markupOf(params) });
  },
  editMessageMedia: (world, params, { files }) => {
    const at = editable(world, params);
    const { media } = params;
    if (media.type !== "photo" && media.type !== "document") throw broken(`this fake does not know ${media.type} yet`);
    const file = fileOf(world, media.media, files);
    const content = media.type === "photo" ? { photo: photoOf(file) } : { document: documentOf(file) };
    return edit(world, at, { ...content, ...captionOf(media), ...markupOf(params) });
  },
  editMessageReplyMarkup: (world, params) => {
    const at = editable(world, params);
    const { reply_markup: _, ...same } = changeable(at.kept.message);
    return edit(world, at, { ...same, ...markupOf(params) });
  },
  deleteMessage: (world, { chat_id, message_id }) => {
    const room = writableRoom(world, chat_id);
    const kept = find(room, message_id);
    if (!kept) throw badRequest("message to delete not found");
    if (!isDeletable(world, room, kept)) throw badRequest("message can't be deleted for everyone");
    remove(world, { room, kept });
    return true;
  },
  deleteMessages: (world, { chat_id, message_ids }) => {
    const room = writableRoom(world, chat_id);
    const found = message_ids.flatMap((id) => find(room, id) ?? []);
    if (!found.every((kept) => isDeletable(world, room, kept)))
      throw badRequest("message can't be deleted for everyone");
    for (const kept of found) remove(world, { room, kept });
    return true;
  },
} satisfies Handlers;

type Editable = { room: Room; kept: Kept };
type Place = { chat_id?: number | string; message_id?: number };

/** A message with another kind of keyboard cannot be edited: tdlib/td `MessagesManager::can_edit_message`. */
function editable(world: World, { chat_id = "", message_id }: Place): Editable {
  const room = writableRoom(world, chat_id);
  const kept = find(room, message_id);
  if (!kept) throw badRequest("message to edit not found");
  if (kept.message.from?.id !== world.me.id || kept.keyboard) throw badRequest("message can't be edited");
  return { room, kept };
}

function edit(world: World, { room, kept }: Editable, content: Content): Message {
  if (isDeepStrictEqual(changeable(kept.message), content)) throw badRequest(NOT_MODIFIED);
  const { message_id, from, chat, date, reply_to_message } = kept.message;
  const { message_thread_id, is_topic_message, has_protected_content } = kept.message;
  const place = given({ message_thread_id, is_topic_message, has_protected_content, reply_to_message, from });
  kept.message = { message_id, chat, date, ...place, edit_date: unixTime(world), ...content };
  touch(world, room, kept);
  return kept.message;
}

/** What an edit can change about a message, and the comparison is about. */
function changeable({ text, entities, link_preview_options, photo, document, ...rest }: Message): Content {
  const { caption, caption_entities, reply_markup } = rest;
  const texts = given({ text, entities, link_preview_options });
  return { ...texts, ...given({ photo, document, caption, caption_entities, reply_markup }) };
}

const NOT_MODIFIED =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content " +
  "and reply markup of the message";

function markupOf({ reply_markup: markup }: { reply_markup?: InlineKeyboardMarkup }): Content {
  return markup && markup.inline_keyboard.length > 0 ? { reply_markup: markup } : {};
}

function mediaOf({ photo, document }: Message): Content {
  return given({ photo, document });
}

function remove(world: World, { room, kept }: Editable): void {
  kept.isGone = true;
  touch(world, room, kept);
}

/** https://core.telegram.org/bots/api#deletemessage */
function isDeletable(world: World, room: Room, { message }: Kept): boolean {
  const isOld = unixTime(world) - message.date > 48 * 3600;
  const isOurs = message.from?.id === world.me.id;
  return !isOld && (isOurs || room.chat.type === "private" || room.bot === "administrator");
}
