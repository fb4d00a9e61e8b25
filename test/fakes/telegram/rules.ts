import type { InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup } from "grammy/types";
import { broken } from "./refusal.ts";
import type { Params } from "./schema.ts";
import { isObject } from "./shapes.ts";
import { isButtonUrl, isHttpUrl, isLoopback } from "./url.ts";

/** The rules that no table of fields can say. */
export function checkRules(method: string, params: Params): void {
  for (const object of objectsIn(params)) {
    if (hasInlineKeyboard(object)) checkInlineKeyboard(object);
    if (hasKeyboard(object)) checkKeyboard(object);
  }
  RULES[method]?.(params);
}

const RULES: Record<string, (params: Params) => void> = {
  setMyCommands: ({ commands }) => {
    for (const one of listOf(commands)) {
      const { command } = one;
      if (!/^[a-z0-9_]{1,32}$/.test(String(command))) throw broken("BOT_COMMAND_INVALID", `command ${command}`);
    }
  },
  answerInlineQuery: ({ results }) => {
    const ids = listOf(results).map((result) => result.id);
    if (ids.length > 50) throw broken("too many inline query results specified", `${ids.length} results, at most 50`);
    if (new Set(ids).size < ids.length) throw broken("RESULT_ID_DUPLICATE", `ids ${ids.join(", ")}`);
  },
  answerCallbackQuery: ({ url }) => {
    if (url !== undefined && !/^(https:\/\/t\.me\/|tg:\/\/)/.test(String(url)))
      throw broken("URL_INVALID", `url ${url}`);
  },
  sendMessage: ({ text }) => {
    const [, person] = /tg:\/\/user\?id=([^"']*)/.exec(String(text)) ?? [];
    if (person !== undefined && !/^\d+$/.test(person)) throw broken("can't mention a chat", `tg://user?id=${person}`);
  },
  editMessageText: (params) => {
    for (const name of ["chat_id", "message_id", "text"])
      if (params[name] === undefined) throw broken(`${name.replace("_", " ")} is not specified`);
  },
  editMessageCaption: placed,
  editMessageMedia: placed,
  editMessageReplyMarkup: placed,
  setWebhook: ({ url, secret_token: secret }) => {
    if (secret !== undefined && !/^[\w-]+$/.test(String(secret)))
      throw broken("secret token contains unallowed characters");
    if (url) checkWebhookUrl(String(url));
  },
};

function placed(params: Params): void {
  for (const name of ["chat_id", "message_id"])
    if (params[name] === undefined) throw broken("message identifier is not specified", `${name} is missing`);
}

/**
 * https and four ports: https://core.telegram.org/bots/api#setwebhook. Loopback is allowed, as tests listen
 * there.
 */
function checkWebhookUrl(url: string): void {
  if (isLoopback(url)) return;
  if (!url.startsWith("https://") || !isHttpUrl(url))
    throw broken("bad webhook: An HTTPS URL must be provided for webhook", `url ${url}`);
  if (!/^(|80|88|443|8443)$/.test(new URL(url).port))
    throw broken("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443", `url ${url}`);
}

function checkInlineKeyboard(markup: InlineKeyboardMarkup): void {
  checkSize(markup, markup.inline_keyboard, { buttons: 100, row: 8 });
  for (const button of markup.inline_keyboard.flat()) checkInlineButton(button);
}

function checkInlineButton(button: InlineKeyboardButton): void {
  const shown = JSON.stringify(button);
  if (button.text.trim() === "") throw broken("an inline keyboard button has a text", shown);
  if ("url" in button && !isButtonUrl(button.url))
    throw broken(`inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`, shown);
  const page = "web_app" in button ? button.web_app.url : "login_url" in button ? button.login_url.url : undefined;
  if (page !== undefined && !/^https:/.test(page))
    throw broken(`URL '${page}' is invalid: Only HTTPS links are allowed`);
}

function checkKeyboard(markup: ReplyKeyboardMarkup): void {
  checkSize(markup, markup.keyboard, { buttons: 300, row: 12 });
  const buttons = markup.keyboard.flat();
  if (buttons.length === 0) throw broken("a reply keyboard has at least one button");
  for (const button of buttons) {
    if (typeof button !== "string" && button.text.trim() === "") throw broken("a keyboard button has a text");
  }
}

/** The numbers are unpublished, found by trial; so is our wording, except "is too long". */
function checkSize(markup: object, rows: unknown[][], most: { buttons: number; row: number }): void {
  const buttons = rows.flat().length;
  const widest = Math.max(0, ...rows.map((row) => row.length));
  const bytes = Buffer.byteLength(JSON.stringify(markup));
  if (buttons > most.buttons) throw broken("reply markup is too long", `${buttons} buttons, at most ${most.buttons}`);
  if (widest > most.row) throw broken("too many buttons in a row", `${widest} in a row, at most ${most.row}`);
  if (bytes > 10_240) throw broken("reply markup is too long", `${bytes} bytes, at most 10240`);
}

function hasInlineKeyboard(object: object): object is InlineKeyboardMarkup {
  return "inline_keyboard" in object;
}

function hasKeyboard(object: object): object is ReplyKeyboardMarkup {
  return "keyboard" in object;
}

function listOf(value: unknown): Params[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Every object in the parameters: keyboards also hide in inline results and media. */
function objectsIn(value: unknown): object[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}
