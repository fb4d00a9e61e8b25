import type {
  BotCommand,
  BotCommandScopeAllChatAdministrators,
  BotCommandScopeAllGroupChats,
  BotCommandScopeAllPrivateChats,
  BotCommandScopeChat,
  BotCommandScopeChatAdministrators,
  BotCommandScopeChatMember,
  BotCommandScopeDefault,
  EphemeralMessageParameters,
  InputMedia,
  InputMediaDocument,
  InputMediaPhoto,
  LanguageCode,
  LinkPreviewOptions,
  MessageEntity,
  ReplyParameters,
  SuggestedPostParameters,
} from "@grammyjs/types";
import { API_CONSTANTS } from "grammy";
import * as z from "zod";
import { inlineKeyboard, replyMarkup } from "./keyboards.ts";
import { type Fields, formattedText, notYet, object, optional, otherKinds, text } from "./shapes.ts";

export const flag = optional(z.boolean());
export const id = z.int();
export const chat = z.union([z.int(), z.string()]);
export const parse_mode = optional(z.enum(["Markdown", "MarkdownV2", "HTML"]));

const place = { offset: z.int(), length: z.int() };
const plain = z.enum([
  ...(["mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic"] as const),
  ...(["underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code"] as const),
]);
export const entities = optional(
  z.array(
    z.union([
      object({ type: plain, ...place } satisfies Fields<MessageEntity.CommonMessageEntity>),
      object({
        type: z.literal("pre"),
        ...place,
        language: optional(z.string()),
      } satisfies Fields<MessageEntity.PreMessageEntity>),
      object({
        type: z.literal("text_link"),
        ...place,
        url: z.string(),
      } satisfies Fields<MessageEntity.TextLinkMessageEntity>),
      object({
        type: z.literal("custom_emoji"),
        ...place,
        custom_emoji_id: z.string(),
      } satisfies Fields<MessageEntity.CustomEmojiMessageEntity>),
      otherKinds<MessageEntity.TextMentionMessageEntity | MessageEntity.DateTimeMessageEntity>(),
    ]),
  ),
);

export const link_preview_options = optional(
  object({
    is_disabled: flag,
    url: optional(z.string()),
    prefer_small_media: flag,
    prefer_large_media: flag,
    show_above_text: flag,
  } satisfies Fields<LinkPreviewOptions>),
);

const notKnown = {
  business_connection_id: optional(notYet<string>()),
  direct_messages_topic_id: optional(notYet<number>()),
  ephemeral_message_parameters: optional(notYet<EphemeralMessageParameters>()),
  suggested_post_parameters: optional(notYet<SuggestedPostParameters>()),
  /** Taken back in favour of `reply_parameters`. */
  reply_to_message_id: optional(notYet<number>()),
};

/** Where a message goes, and how. */
export const sent = {
  ...notKnown,
  chat_id: chat,
  message_thread_id: optional(id),
  disable_notification: flag,
  protect_content: flag,
  allow_paid_broadcast: flag,
  message_effect_id: optional(z.string()),
  reply_parameters: optional(
    object({
      message_id: optional(id),
      chat_id: optional(chat),
      ephemeral_message_id: optional(notYet<number>()),
      checklist_task_id: optional(id),
      poll_option_id: optional(z.string()),
      allow_sending_without_reply: flag,
      quote: optional(formattedText(0, 1024, {}, "quote_parse_mode")),
      quote_parse_mode: parse_mode,
      quote_entities: entities,
      quote_position: optional(z.int()),
    } satisfies Fields<ReplyParameters>),
  ),
  reply_markup: optional(replyMarkup),
};

export const captioned = {
  caption: optional(formattedText(0, 1024, { long: "message caption is too long" })),
  parse_mode,
  caption_entities: entities,
};
export const shownAbove = { show_caption_above_media: flag };

/** Which message an edit is about. */
export const edited = {
  business_connection_id: optional(notYet<string>()),
  inline_message_id: optional(notYet<string>()),
  chat_id: optional(chat),
  message_id: optional(id),
  reply_markup: optional(inlineKeyboard),
};

export const media = z.union([
  object({
    type: z.literal("photo"),
    media: z.string(),
    ...captioned,
    ...shownAbove,
    has_spoiler: flag,
  } satisfies Fields<InputMediaPhoto<string>>),
  object({
    type: z.literal("document"),
    media: z.string(),
    thumbnail: optional(z.string()),
    ...captioned,
    disable_content_type_detection: flag,
  } satisfies Fields<InputMediaDocument<string>>),
  otherKinds<Exclude<InputMedia<string>, { type: "photo" | "document" }>>(),
]);

export const command = object({
  command: text(1, 32, { short: "BOT_COMMAND_INVALID" }),
  description: text(1, 256, { short: "BOT_COMMAND_DESCRIPTION_INVALID" }),
  is_ephemeral: optional(notYet<boolean>()),
} satisfies Fields<BotCommand>);

export const scope = optional(
  z.union([
    object({ type: z.literal("default") } satisfies Fields<BotCommandScopeDefault>),
    object({ type: z.literal("all_private_chats") } satisfies Fields<BotCommandScopeAllPrivateChats>),
    object({ type: z.literal("all_group_chats") } satisfies Fields<BotCommandScopeAllGroupChats>),
    object({ type: z.literal("all_chat_administrators") } satisfies Fields<BotCommandScopeAllChatAdministrators>),
    object({ type: z.literal("chat"), chat_id: chat } satisfies Fields<BotCommandScopeChat>),
    object({
      type: z.literal("chat_administrators"),
      chat_id: chat,
    } satisfies Fields<BotCommandScopeChatAdministrators>),
    object({ type: z.literal("chat_member"), chat_id: chat, user_id: id } satisfies Fields<BotCommandScopeChatMember>),
  ]),
);

/** Two letters of ISO 639-1; "" means everybody. */
export const language_code = optional(
  z.custom<LanguageCode>((code) => typeof code === "string" && /^([a-z]{2})?$/.test(code), {
    error: "invalid language code specified",
  }),
);

export const allowed_updates = optional(z.array(z.enum(API_CONSTANTS.ALL_UPDATE_TYPES)));
