import type { Card, RichText } from "../../core/conversation/view.ts";
import { cut } from "../../core/text/text.ts";

/** A card as Discord writes it: its body is quoted. */
export function cardToMarkdown({ title, facts, body, isCurrent }: Card): string {
  const quoted = body
    ? [
        body
          .split("\n")
          .map((line) => `> ${escapeMarkdown(line)}`)
          .join("\n"),
      ]
    : [];
  return [`${isCurrent ? "👉 " : ""}**${escapeMarkdown(title)}**`, ...facts.map(toMarkdown), ...quoted].join("\n");
}

/**
 * Copied with a tap or a click; nothing in a code block means anything to Discord but the signs that end it.
 */
export function toCodeBlock(words: string): string {
  return `\`\`\`\n${words.replaceAll("`", "'")}\n\`\`\``;
}

export function toMarkdown(rich: RichText): string {
  return rich
    .map((span) => (typeof span === "string" ? escapeMarkdown(span) : `**${escapeMarkdown(span.strong)}**`))
    .join("");
}

/**
 * A line of its own: what it quotes of somebody's words reads as it was typed. A line holds 2,000 characters.
 */
export function formatNotice(notice: string): string {
  return escapeMarkdown(cut(notice, 1000));
}

/** What means something to Discord is made to mean itself, mentions and numbered lists included. */
export function escapeMarkdown(foreign: string): string {
  return foreign
    .replace(/[\\*_~|`<>[\]]/g, "\\$&")
    .replace(/^([^\S\n]*)([-#+])(?=\s|#)/gm, "$1\\$2")
    .replace(/^([^\S\n]*\d+)([.)])(?=\s)/gm, "$1\\$2")
    .replace(/@(?=everyone|here)/g, "@\u200b")
    .replace(/https?:\/\//gi, (scheme) => `${scheme.slice(0, -2)}\u200b//`);
}
