import type {
  ApiMethods,
  InlineQueryResult,
  InlineQueryResultsButton,
  InputRichMessage,
  MenuButtonCommands,
  MenuButtonDefault,
  MenuButtonWebApp,
  Opts,
} from "@grammyjs/types";
import * as z from "zod";
import { article } from "./articles.ts";
import {
  allowed_updates,
  captioned,
  chat,
  command,
  edited,
  entities,
  flag,
  id,
  language_code,
  link_preview_options,
  media,
  parse_mode,
  scope,
  sent,
  shownAbove,
} from "./fields.ts";
import { webApp } from "./keyboards.ts";
import {
  bytes,
  type Fields,
  formattedText,
  list,
  notYet,
  object,
  optional,
  otherKinds,
  text,
  value,
  whole,
} from "./shapes.ts";

/** A call on the wire: a file is the text that names it. */
export type Wire<M extends keyof ApiMethods<string>> = Opts<string>[M];

/**
 * The methods that we or our tests call, with every field that Telegram knows and the limits in its
 * documentation (`documented.test.ts` compares them). A missing or wrong one does not compile.
 */
export const table = {
  getUpdates: {
    offset: optional(z.int()),
    limit: optional(whole(1, 100)),
    timeout: optional(z.int().min(0)),
    allowed_updates,
  },
  setWebhook: {
    url: z.string(),
    certificate: optional(notYet<string>()),
    ip_address: optional(z.string()),
    max_connections: optional(whole(1, 100)),
    allowed_updates,
    drop_pending_updates: flag,
    secret_token: optional(text(1, 256)),
  },
  deleteWebhook: { drop_pending_updates: flag },
  getWebhookInfo: {},
  getMe: {},
  sendMessage: {
    ...sent,
    text: formattedText(1, 4096, { short: "message text is empty", long: "message is too long" }),
    parse_mode,
    entities,
    link_preview_options,
  },
  sendPhoto: { ...sent, photo: z.string(), ...captioned, ...shownAbove, has_spoiler: flag },
  sendDocument: {
    ...sent,
    document: z.string(),
    thumbnail: optional(z.string()),
    ...captioned,
    disable_content_type_detection: flag,
  },
  sendLocation: {
    ...sent,
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    horizontal_accuracy: optional(value(0, 1500)),
    live_period: optional(notYet<number>()),
    heading: optional(notYet<number>()),
    proximity_alert_radius: optional(notYet<number>()),
  },
  sendChatAction: {
    business_connection_id: optional(notYet<string>()),
    chat_id: chat,
    message_thread_id: optional(id),
    action: z.enum([
      ...(["typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"] as const),
      ...(["upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"] as const),
    ]),
  },
  editMessageText: {
    ...edited,
    text: optional(formattedText(1, 4096, { short: "message text is empty", long: "MESSAGE_TOO_LONG" })),
    parse_mode,
    entities,
    link_preview_options,
    rich_message: optional(notYet<InputRichMessage<string>>()),
  },
  editMessageCaption: { ...edited, ...captioned, ...shownAbove },
  editMessageMedia: { ...edited, media },
  editMessageReplyMarkup: edited,
  deleteMessage: { chat_id: chat, message_id: id },
  deleteMessages: { chat_id: chat, message_ids: list(id, 1, 100) },
  answerCallbackQuery: {
    callback_query_id: z.string(),
    text: optional(text(0, 200, { long: "MESSAGE_TOO_LONG" })),
    show_alert: flag,
    url: optional(z.string()),
    cache_time: optional(z.int()),
  },
  answerInlineQuery: {
    inline_query_id: z.string(),
    results: z.array(z.union([article, otherKinds<Exclude<InlineQueryResult, { type: "article" }>>()])),
    cache_time: optional(z.int()),
    is_personal: flag,
    next_offset: optional(bytes(0, 64, "NEXT_OFFSET_INVALID")),
    button: optional(
      object({
        text: z.string(),
        web_app: optional(webApp),
        start_parameter: optional(text(1, 64)),
      } satisfies Fields<InlineQueryResultsButton>),
    ),
  },
  getFile: { file_id: z.string() },
  getChat: { chat_id: chat },
  getChatMember: { chat_id: chat, user_id: id },
  getChatAdministrators: { chat_id: chat, return_bots: flag },
  getChatMemberCount: { chat_id: chat },
  leaveChat: { chat_id: chat },
  setMyCommands: { commands: list(command, 0, 100, { long: "BOT_COMMANDS_TOO_MUCH" }), scope, language_code },
  getMyCommands: { scope, language_code },
  deleteMyCommands: { scope, language_code },
  setMyName: { name: optional(text(0, 64)), language_code },
  getMyName: { language_code },
  setMyDescription: { description: optional(text(0, 512)), language_code },
  getMyDescription: { language_code },
  setMyShortDescription: { short_description: optional(text(0, 120)), language_code },
  getMyShortDescription: { language_code },
  setChatMenuButton: {
    chat_id: optional(id),
    menu_button: optional(
      z.union([
        object({ type: z.literal("commands") } satisfies Fields<MenuButtonCommands>),
        object({ type: z.literal("default") } satisfies Fields<MenuButtonDefault>),
        object({ type: z.literal("web_app"), text: z.string(), web_app: webApp } satisfies Fields<MenuButtonWebApp>),
      ]),
    ),
  },
  getChatMenuButton: { chat_id: optional(id) },
} satisfies { [M in keyof ApiMethods<string>]?: Fields<Wire<M>> };

/** The methods that the fake knows. */
export type Method = keyof typeof table;
