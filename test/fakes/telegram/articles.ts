import type { InlineQueryResultArticle, InputMessageContent, InputTextMessageContent } from "@grammyjs/types";
import * as z from "zod";
import { entities, link_preview_options, parse_mode } from "./fields.ts";
import { inlineKeyboard } from "./keyboards.ts";
import { bytes, type Fields, formattedText, object, optional, otherKinds } from "./shapes.ts";

const content = z.union([
  object({
    message_text: formattedText(1, 4096, { short: "message text is empty", long: "message is too long" }),
    parse_mode,
    entities,
    link_preview_options,
  } satisfies Fields<InputTextMessageContent>),
  otherKinds<Exclude<InputMessageContent, { message_text: string }>>(),
]);

export const article = object({
  type: z.literal("article"),
  id: bytes(1, 64, "RESULT_ID_INVALID"),
  title: z.string(),
  input_message_content: content,
  reply_markup: optional(inlineKeyboard),
  url: optional(z.string()),
  description: optional(z.string()),
  thumbnail_url: optional(z.string()),
  thumbnail_width: optional(z.int()),
  thumbnail_height: optional(z.int()),
} satisfies Fields<InlineQueryResultArticle>);
