import type { Message, Opts } from "grammy/types";
import { writableRoom } from "./access.ts";
import { documentOf, fileOf, photoOf } from "./files.ts";
import { given } from "./given.ts";
import type { Formatted } from "./html.ts";
import type { Handlers } from "./methods.ts";
import { badRequest, broken } from "./refusal.ts";
import { type Content, find, keep, quoted } from "./rooms.ts";
import { formatted } from "./text.ts";
import type { Room, World } from "./world.ts";

export const sendMethods = {
  sendMessage: (world, params) => {
    const room = writableRoom(world, params.chat_id);
    const text = textOf(formatted(params.text, params.parse_mode, params.entities));
    return send(world, room, params, { ...text, ...previewOf(params) });
  },
  sendPhoto: (world, params, { files }) => {
    const room = writableRoom(world, params.chat_id);
    return send(world, room, params, { photo: photoOf(fileOf(world, params.photo, files)), ...captionOf(params) });
  },
  sendDocument: (world, params, { files }) => {
    const room = writableRoom(world, params.chat_id);
    return send(world, room, params, {
      document: documentOf(fileOf(world, params.document, files)),
      ...captionOf(params),
    });
  },
  sendLocation: (world, params) => {
    const room = writableRoom(world, params.chat_id);
    return send(world, room, params, { location: { latitude: params.latitude, longitude: params.longitude } });
  },
} satisfies Handlers;

export function textOf({ text, entities }: Formatted): Content {
  if (text === "") throw broken("text must be non-empty");
  return { text, ...(entities.length > 0 ? { entities } : {}) };
}

export function captionOf({ caption, parse_mode, caption_entities }: Captioned): Content {
  const { text, entities } = formatted(caption ?? "", parse_mode, caption_entities);
  return { ...(text ? { caption: text } : {}), ...(entities.length > 0 ? { caption_entities: entities } : {}) };
}

type Captioned = Pick<Opts<"sendPhoto">, "caption" | "parse_mode" | "caption_entities">;

export function previewOf({ link_preview_options }: Pick<Opts<"sendMessage">, "link_preview_options">): Content {
  return given({ link_preview_options });
}

type Sent = Pick<Opts<"sendMessage">, "reply_markup" | "reply_parameters" | "message_thread_id" | "protect_content">;

function send(world: World, room: Room, params: Sent, content: Content): Message {
  checkRoom(room, params);
  const { reply_markup: markup, message_thread_id: thread } = params;
  const isInline = markup !== undefined && "inline_keyboard" in markup;
  const fields: Content = {
    ...content,
    ...replyOf(room, params),
    ...(isInline && markup.inline_keyboard.length > 0 ? { reply_markup: markup } : {}),
    ...(thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true }),
    ...(params.protect_content ? { has_protected_content: true } : {}),
  };
  if (markup && "keyboard" in markup) room.keyboard = markup;
  if (markup && "remove_keyboard" in markup) room.keyboard = undefined;
  room.action = undefined;
  const { message } = keep(world, room, world.me, fields, isInline ? undefined : markup);
  if (markup && "force_reply" in markup && markup.force_reply)
    room.asked = { id: message.message_id, answered: new Set() };
  return message;
}

/** What depends on the place: rights, topics, and keyboards that only a private chat may have. */
function checkRoom(room: Room, { reply_markup: markup, message_thread_id: thread }: Sent): void {
  if (room.isMuted) throw badRequest("not enough rights to send text messages to the chat");
  // In the topic "General", messages have no thread and calls take none:
  // https://core.telegram.org/api/forum#forum-topics
  if (thread === 1) throw broken("message thread not found", "message_thread_id 1: General has none");
  const topic = thread === undefined ? undefined : room.topics.get(thread);
  if (thread !== undefined && !topic) throw badRequest("message thread not found");
  if (topic?.isClosed) throw badRequest("TOPIC_CLOSED");
  if (room.chat.type === "private" || !markup || !("keyboard" in markup)) return;
  for (const button of markup.keyboard.flat()) {
    const request = Object.keys(button).find((name) => PRIVATE_ONLY[name]);
    if (request) throw broken(PRIVATE_ONLY[request] ?? request, `${request} in a ${room.chat.type}`);
  }
}

/** tdlib/td `ReplyMarkup.cpp`, `get_keyboard_button`. */
const PRIVATE_ONLY: Record<string, string> = {
  request_location: "location can be requested in private chats only",
  request_contact: "phone number can be requested in private chats only",
  request_users: "users can be requested in private chats only",
  request_chat: "chats can be requested in private chats only",
  request_poll: "poll can be requested in private chats only",
  web_app: "BUTTON_TYPE_INVALID",
};

function replyOf(room: Room, { reply_parameters: reply }: Sent): Content {
  if (!reply || reply.message_id === undefined) return {};
  const answered = find(room, reply.message_id);
  if (!answered && !reply.allow_sending_without_reply) throw badRequest("message to be replied not found");
  return answered ? { reply_to_message: quoted(answered.message) } : {};
}
