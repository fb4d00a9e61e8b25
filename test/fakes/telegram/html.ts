import type { MessageEntity } from "grammy/types";
import { broken } from "./refusal.ts";
import { isHttpUrl } from "./url.ts";

export type Formatted = { text: string; entities: MessageEntity[] };

/**
 * Telegram's HTML (https://core.telegram.org/bots/api#html-style), with the answers of the real parser
 * (tdlib/td `MessageEntity.cpp`, `parse_html`). Where that parser is more lenient than the documentation, we
 * follow the documentation: a bare "&", a quotation in a quotation, a tag inside code and a link in a link
 * are refused.
 */
export function parseHtml(html: string): Formatted {
  const open: Open[] = [];
  const entities: MessageEntity[] = [];
  let text = "";
  let at = 0;

  /** Takes what the pattern matches at the present place. */
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(html);
    at = found ? pattern.lastIndex : at;
    return found;
  };

  while (at < html.length) {
    const from = at;
    const plain = take(/[^<&]+/y);
    const reference = plain ? undefined : take(REFERENCE);
    const closing = plain || reference ? undefined : take(/<\/([^\s>]*)\s*>/y);
    if (plain) text += plain[0];
    else if (reference) text += character(reference[0]);
    else if (closing) entities.push(...closed(open.pop(), closing[1] ?? "", text, place(html, from)));
    else if (html[at] === "&") throw unparsed(`Unescaped "&" ${place(html, from)}`);
    else if (html.startsWith("</", at)) throw unparsed(`Unclosed end tag ${place(html, from)}`);
    else open.push(opened(take, html, text.length, open));
  }

  const left = open.at(-1);
  if (left) throw unparsed(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return { text, entities: entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length) };
}

type Attributes = Map<string, string>;
type Open = { tag: string; attributes: Attributes; offset: number };
type Kind = (attributes: Attributes, text: string, where: string) => Placeless<MessageEntity> | undefined;
type Placeless<E> = E extends MessageEntity ? Omit<E, "offset" | "length"> : never;

const simple = (type: Plain) => () => ({ type });
type Plain = "bold" | "italic" | "underline" | "strikethrough" | "spoiler";

const TAGS: Record<string, Kind> = {
  b: simple("bold"),
  strong: simple("bold"),
  i: simple("italic"),
  em: simple("italic"),
  u: simple("underline"),
  ins: simple("underline"),
  s: simple("strikethrough"),
  strike: simple("strikethrough"),
  del: simple("strikethrough"),
  "tg-spoiler": simple("spoiler"),
  span: simple("spoiler"),
  code: () => ({ type: "code" }),
  pre: () => ({ type: "pre" }),
  blockquote: (attributes) => ({ type: attributes.has("expandable") ? "expandable_blockquote" : "blockquote" }),
  a: link,
  "tg-emoji": customEmoji,
  "tg-time": time,
};

function opened(take: (pattern: RegExp) => RegExpExecArray | null, html: string, offset: number, open: Open[]): Open {
  const start = take(/<[^\s>]*/y);
  const tag = (start?.[0] ?? "").slice(1).toLowerCase();
  const where = place(html, start?.index ?? 0);
  if (take(/$/y)) throw unparsed(`Unclosed start tag ${where}`);
  if (!Object.hasOwn(TAGS, tag)) throw unparsed(`Unsupported start tag "${tag}" ${where}`);
  const attributes: Attributes = new Map();
  for (;;) {
    const found = take(/\s*([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?/y);
    if (!found) break;
    attributes.set((found[1] ?? "").toLowerCase(), unescaped(found[2] ?? found[3] ?? found[4] ?? "", where));
  }
  if (!take(/\s*>/y)) throw unparsed(`Unclosed start tag "${tag}" ${where}`);
  if (tag === "span" && attributes.get("class") !== "tg-spoiler")
    throw unparsed(`Tag "span" must have class "tg-spoiler" ${where}`);
  checkNesting(tag, open, where);
  return { tag, attributes, offset };
}

/**
 * "pre and code entities can't contain other entities"; `<pre><code class="language-x">` names a language.
 */
function checkNesting(tag: string, open: Open[], where: string): void {
  const parent = open.at(-1)?.tag;
  const around = open.map((one) => one.tag);
  const isLanguage = tag === "code" && parent === "pre";
  if (!isLanguage && (around.includes("code") || around.includes("pre")))
    throw unparsed(`Tag "${tag}" inside "${parent}" ${where}`);
  if ((tag === "blockquote" || tag === "a") && around.includes(tag)) throw unparsed(`Nested tag "${tag}" ${where}`);
}

function closed(last: Open | undefined, tag: string, text: string, where: string): MessageEntity[] {
  if (!last) throw unparsed(`Unexpected end tag ${where}`);
  if (tag && tag.toLowerCase() !== last.tag)
    throw unparsed(`Unmatched end tag ${where}, expected "</${last.tag}>", found "</${tag}>"`);
  const length = text.length - last.offset;
  const entity = length > 0 ? TAGS[last.tag]?.(last.attributes, text.slice(last.offset), where) : undefined;
  return entity ? [{ ...entity, offset: last.offset, length }] : [];
}

/**
 * A link that is not a URL is silently dropped, and its text stays: TDLib `LinkManager::get_checked_link`.
 */
function link(attributes: Attributes, text: string): ReturnType<Kind> {
  const url = attributes.get("href") || text;
  if (/^tg:\/\//.test(url)) return { type: "text_link", url };
  return isHttpUrl(url) ? { type: "text_link", url: new URL(url).href } : undefined;
}

function customEmoji(attributes: Attributes): ReturnType<Kind> {
  const id = attributes.get("emoji-id") ?? "";
  if (!/^[1-9]\d*$/.test(id)) throw unparsed("Invalid custom emoji identifier specified");
  return { type: "custom_emoji", custom_emoji_id: id };
}

function time(attributes: Attributes, _: string, where: string): ReturnType<Kind> {
  const unix = attributes.get("unix") ?? "";
  const format = attributes.get("format") ?? "";
  if (!/^\d+$/.test(unix) || !isDateFormat(format)) throw unparsed(`Invalid date or format ${where}`);
  return { type: "date_time", unix_time: Number(unix), date_time_format: format };
}

function isDateFormat(format: string): format is MessageEntity.DateTimeMessageEntity["date_time_format"] {
  return /^(r|w?[dD]?[tT]?)$/.test(format);
}

const REFERENCE = /&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|lt|gt|amp|quot);/y;
const REFERENCES = new RegExp(REFERENCE, "g");

const NAMED: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

function character(reference: string): string {
  const name = reference.slice(1, -1);
  if (!name.startsWith("#")) return NAMED[name] ?? reference;
  const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (code === 0 || code >= 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
    throw unparsed("Text contains invalid Unicode characters after decoding HTML entities");
  return String.fromCodePoint(code);
}

function unescaped(value: string, where: string): string {
  const rest = value.replaceAll(REFERENCES, "");
  if (rest.includes("&")) throw unparsed(`Unescaped "&" in an attribute ${where}`);
  return value.replaceAll(REFERENCES, character);
}

function place(html: string, index: number): string {
  return `at byte offset ${Buffer.byteLength(html.slice(0, index))}`;
}

function unparsed(what: string) {
  return broken(`can't parse entities: ${what}`);
}
