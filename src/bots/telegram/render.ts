import type { InlineKeyboardButton } from "grammy/types";
import { encodePress } from "../../core/conversation/press.ts";
import type { Action, Block, Card, ChoiceBlock, Press, RichText, View } from "../../core/conversation/view.ts";
import { shortenLabel } from "../../core/rome/title.ts";
import { cut, cutMiddle } from "../../core/text/text.ts";
import { typesetView } from "../../core/text/typography.ts";
import { listPagerButtons } from "../pager.ts";
import { shortenView } from "../shorten-view.ts";

/**
 * A message within Telegram's limits: at most 4,096 characters of text, as HTML unless it is plain, and rows
 * of buttons.
 */
export type TelegramMessage = { text: string; isPlain: boolean; keyboard: InlineKeyboardButton[][] };

/** A button that does nothing when it is tapped: an end of the pager, the page number. */
export const noAction = "-";
/** Not in a stored screen: it asks the device for its position. */
export const locateAction = "locate";

const longestText = 4096;
/** About what a phone shows on a full-width button. */
const widestLabel = 36;
const maxButtons = 100;
const maxInRow = 8;
const longestCopy = 256;

/** Draws a view. In a group a position cannot be asked for. */
export function renderTelegram(screen: string, view: View, { isPrivate }: { isPrivate: boolean }): TelegramMessage {
  const fitting = shortenView(typesetView(view), longestText);
  const texts = fitting.map(blockHtml).filter((text) => text !== "");
  return { text: texts.join("\n\n"), isPlain: false, keyboard: keyboardOf(screen, fitting, isPrivate) };
}

/**
 * The same in plain words, with only the buttons that hold nothing foreign: for when Telegram does not take
 * it.
 */
export function renderPlainTelegram({ text, keyboard }: TelegramMessage): TelegramMessage {
  const words = text
    .replace(/<[^<>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
  const ours = keyboard.map((row) => row.filter((button) => "callback_data" in button)).filter((row) => row.length > 0);
  return { text: cut(words, longestText), isPlain: true, keyboard: ours };
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case "text":
      return richHtml(block.text);
    case "card":
      return cardHtml(block);
    // A tap copies all of it.
    case "snippet":
      return `<pre>${escapeHtml(block.text)}</pre>`;
    case "choose":
    case "actions":
    case "pager":
    case "input":
    // These are messages of their own (enclosed.ts).
    case "picture":
    case "file":
      return "";
  }
}

function cardHtml({ title, facts, body, isCurrent }: Card): string {
  const folded = body ? `\n<blockquote expandable>${escapeHtml(body)}</blockquote>` : "";
  return `${[`${isCurrent ? "👉 " : ""}<b>${escapeHtml(title)}</b>`, ...facts.map(richHtml)].join("\n")}${folded}`;
}

function richHtml(text: RichText): string {
  return text
    .map((span) => (typeof span === "string" ? escapeHtml(span) : `<b>${escapeHtml(span.strong)}</b>`))
    .join("");
}

/** Telegram knows no other escapes in HTML (Bot API, "HTML style"). */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function keyboardOf(screen: string, view: View, isPrivate: boolean): InlineKeyboardButton[][] {
  const rows = view.flatMap((block, i) => blockRows(screen, block, view[i - 1], view, isPrivate));
  let left = maxButtons;
  return rows.flatMap((row) => {
    left -= row.length;
    return left >= 0 && row.length > 0 ? [row] : [];
  });
}

function blockRows(
  screen: string,
  block: Block,
  before: Block | undefined,
  view: View,
  isPrivate: boolean,
): InlineKeyboardButton[][] {
  switch (block.kind) {
    case "card":
      // Cards are opened by their numbers, in one row below the text: the first card of a list brings the row
      // for all.
      return before?.kind === "card" || !isFirstCard(block, view)
        ? []
        : packed(
            opensOf(view).map((open) => pressButton(screen, open)),
            3,
          );
    case "choose":
      return chooseRows(screen, block);
    case "actions":
      return packed(
        block.actions.flatMap((action) => actionButtons(screen, action, isPrivate)),
        widestLabel,
      );
    case "pager":
      return [
        listPagerButtons(block.page, block.pages).map(({ label, page }) => ({
          text: page === undefined && !label.includes("/") ? "·" : label,
          callback_data: page === undefined ? noAction : encodePress({ screen, action: "page", value: String(page) }),
        })),
      ];
    case "text":
    case "input":
    case "snippet":
    case "picture":
    case "file":
      return [];
  }
}

function isFirstCard(card: Card, view: View): boolean {
  return view.find(({ kind }) => kind === "card") === card;
}

function opensOf(view: View): Press[] {
  return view.flatMap((block) => (block.kind === "card" && block.open ? [block.open] : []));
}

function chooseRows(screen: string, { field, options, picked, many }: ChoiceBlock): InlineKeyboardButton[][] {
  const mark = (value: string) => (many ? (picked.includes(value) ? "☑️ " : "⬜ ") : picked.includes(value) ? "✓ " : "");
  const labels = distinct(
    options.map(({ label, short }) =>
      many ? shortenLabel(short ?? label, widestLabel - 3) : cutMiddle(short ?? label, widestLabel - 2),
    ),
  );
  const buttons = options.map(({ value }, i) => ({
    text: `${mark(value)}${labels[i]}`,
    callback_data: encodePress({ screen, action: field, value }),
  }));
  return many ? buttons.map((button) => [button]) : packed(buttons, widestLabel - 6);
}

/** Two labels that were cut to the same text are told apart by a number. */
function distinct(labels: string[]): string[] {
  return labels.map((label, i) => {
    const before = labels.slice(0, i).filter((one) => one === label).length;
    return before === 0 ? label : `${cut(label, widestLabel - 7)} (${before + 1})`;
  });
}

/** As many in a row as can be read. */
function packed(buttons: InlineKeyboardButton[], width: number): InlineKeyboardButton[][] {
  const rows: InlineKeyboardButton[][] = [];
  for (const button of buttons) {
    const row = rows.at(-1);
    const used = row?.reduce((sum, { text }) => sum + text.length + 2, 0) ?? 0;
    const numbers = row?.every(({ text }) => /^\d+$/.test(text)) && /^\d+$/.test(button.text);
    if (row && row.length < maxInRow && (numbers || used + button.text.length <= width)) row.push(button);
    else rows.push([button]);
  }
  return rows;
}

function actionButtons(screen: string, action: Action, isPrivate: boolean): InlineKeyboardButton[] {
  const text = cutMiddle(action.label, widestLabel);
  switch (action.kind) {
    case "press":
      return [pressButton(screen, action)];
    case "url":
      return /^https?:\/\/\S+$/i.test(action.url) && URL.canParse(action.url)
        ? [{ text, url: new URL(action.url).href, ...(action.tone ? { style: action.tone } : {}) }]
        : [];
    case "copy":
      return action.text.length > 0 && action.text.length <= longestCopy
        ? [{ text, copy_text: { text: action.text } }]
        : [];
    case "location":
      return isPrivate ? [{ text, callback_data: encodePress({ screen, action: locateAction, value: "" }) }] : [];
  }
}

function fitLabel({ label, short }: Press): string {
  return label.length <= widestLabel ? label : cutMiddle(short ?? label, widestLabel);
}

function pressButton(screen: string, press: Press): InlineKeyboardButton {
  const button = { text: fitLabel(press), callback_data: encodePress({ screen, ...press }) };
  return press.tone ? { ...button, style: press.tone } : button;
}
