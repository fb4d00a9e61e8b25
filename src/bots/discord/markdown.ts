import type { Card, RichText } from "../../core/conversation/view.ts";

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

export function toMarkdown(rich: RichText): string {
  return rich
    .map((span) => (typeof span === "string" ? escapeMarkdown(span) : `**${escapeMarkdown(span.strong)}**`))
    .join("");
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
