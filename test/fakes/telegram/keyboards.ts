import type {
  CopyTextButton,
  ForceReply,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  KeyboardButton,
  KeyboardButtonPollType,
  LoginUrl,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
  SwitchInlineQueryChosenChat,
  WebAppInfo,
} from "grammy/types";
import * as z from "zod";
import { bytes, type Fields, isObject, notYet, object, optional, text } from "./shapes.ts";

/** What every button has. */
const face = {
  text: z.string(),
  icon_custom_emoji_id: optional(z.string()),
  style: optional(z.enum(["danger", "success", "primary"])),
};
export const webApp = object({ url: z.string() } satisfies Fields<WebAppInfo>);
/** `{}`: what is there says all. */
const nothing = z.custom<object>((given) => isObject(given) && Object.keys(given).length === 0);

const actions = {
  url: z.string(),
  callback_data: bytes(1, 64, "BUTTON_DATA_INVALID"),
  web_app: webApp,
  login_url: object({
    url: z.string(),
    forward_text: optional(z.string()),
    bot_username: optional(z.string()),
    request_write_access: optional(z.boolean()),
  } satisfies Fields<LoginUrl>),
  disabled: nothing,
  switch_inline_query: z.string(),
  switch_inline_query_current_chat: z.string(),
  switch_inline_query_chosen_chat: object({
    query: optional(z.string()),
    allow_user_chats: optional(z.boolean()),
    allow_bot_chats: optional(z.boolean()),
    allow_group_chats: optional(z.boolean()),
    allow_channel_chats: optional(z.boolean()),
  } satisfies Fields<SwitchInlineQueryChosenChat>),
  copy_text: object({ text: text(1, 256) } satisfies Fields<CopyTextButton>),
  callback_game: nothing,
  pay: z.boolean(),
};

const inlineButton = z.union(
  [
    object({ ...face, callback_data: actions.callback_data } satisfies Fields<InlineKeyboardButton.CallbackButton>),
    object({ ...face, callback_game: actions.callback_game } satisfies Fields<InlineKeyboardButton.GameButton>),
    object({ ...face, login_url: actions.login_url } satisfies Fields<InlineKeyboardButton.LoginButton>),
    object({ ...face, disabled: actions.disabled } satisfies Fields<InlineKeyboardButton.DisabledButtonButton>),
    object({ ...face, pay: actions.pay } satisfies Fields<InlineKeyboardButton.PayButton>),
    object({
      ...face,
      switch_inline_query: actions.switch_inline_query,
    } satisfies Fields<InlineKeyboardButton.SwitchInlineButton>),
    object({
      ...face,
      switch_inline_query_current_chat: actions.switch_inline_query_current_chat,
    } satisfies Fields<InlineKeyboardButton.SwitchInlineCurrentChatButton>),
    object({
      ...face,
      switch_inline_query_chosen_chat: actions.switch_inline_query_chosen_chat,
    } satisfies Fields<InlineKeyboardButton.SwitchInlineChosenChatButton>),
    object({ ...face, copy_text: actions.copy_text } satisfies Fields<InlineKeyboardButton.CopyTextButtonButton>),
    object({ ...face, url: actions.url } satisfies Fields<InlineKeyboardButton.UrlButton>),
    object({ ...face, web_app: actions.web_app } satisfies Fields<InlineKeyboardButton.WebAppButton>),
  ],
  { error: ({ input }) => countWrong(input) },
);

/** "Exactly one of the fields other than text, icon_custom_emoji_id, and style must be used". */
function countWrong(button: unknown): string | undefined {
  const count = Object.keys(Object(button)).filter((name) => name in actions).length;
  if (count === 0) return "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard";
  return count > 1 ? "an inline keyboard button has exactly one action" : undefined;
}

export const inlineKeyboard = object({
  inline_keyboard: z.array(z.array(inlineButton)),
  force_reply: optional(notYet<boolean>()),
} satisfies Fields<InlineKeyboardMarkup>);

const pollType = object({ type: optional(z.enum(["quiz", "regular"])) } satisfies Fields<KeyboardButtonPollType>);

const key = z.union([
  z.string(),
  object(face satisfies Fields<KeyboardButton.CommonButton>),
  object({ ...face, request_contact: z.boolean() } satisfies Fields<KeyboardButton.RequestContactButton>),
  object({ ...face, request_location: z.boolean() } satisfies Fields<KeyboardButton.RequestLocationButton>),
  object({ ...face, request_poll: pollType } satisfies Fields<KeyboardButton.RequestPollButton>),
  object({ ...face, web_app: webApp } satisfies Fields<KeyboardButton.WebAppButton>),
  object({ ...face, request_users: notYet<KeyboardButton.RequestUsersButton["request_users"]>() }),
  object({ ...face, request_chat: notYet<KeyboardButton.RequestChatButton["request_chat"]>() }),
  object({ ...face, request_managed_bot: notYet<KeyboardButton.RequestManagedBotButton["request_managed_bot"]>() }),
]);

const placeholder = optional(text(1, 64));

export const replyMarkup = z.union([
  inlineKeyboard,
  object({
    keyboard: z.array(z.array(key)),
    is_persistent: optional(z.boolean()),
    resize_keyboard: optional(z.boolean()),
    one_time_keyboard: optional(z.boolean()),
    input_field_placeholder: placeholder,
    selective: optional(z.boolean()),
    force_reply: optional(notYet<boolean>()),
  } satisfies Fields<ReplyKeyboardMarkup>),
  object({ remove_keyboard: z.literal(true), selective: optional(z.boolean()) } satisfies Fields<ReplyKeyboardRemove>),
  object({
    force_reply: z.literal(true),
    input_field_placeholder: placeholder,
    selective: optional(z.boolean()),
  } satisfies Fields<ForceReply>),
]);
