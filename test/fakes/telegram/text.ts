import type { MessageEntity } from "grammy/types";
import { type Formatted, parseHtml } from "./html.ts";
import { broken } from "./refusal.ts";

/** A text as Telegram keeps it: formatting read, spaces around it dropped. Lengths are counted on this. */
export function formatted(text: string, mode?: string, entities: readonly MessageEntity[] = []): Formatted {
  if (mode !== undefined && mode !== "HTML") throw broken(`this fake reads only HTML, not ${mode}`);
  return trimmed(mode === "HTML" ? parseHtml(text) : { text, entities: within(text, entities) });
}

/** The entities that the server adds to a typed message: https://core.telegram.org/bots/api#messageentity */
export function typed(text: string): Formatted {
  const found = DETECTED.flatMap(([type, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({ type, offset: match.index, length: match[0].length })),
  );
  return { text, entities: found.toSorted((a, b) => a.offset - b.offset) };
}

const DETECTED: [type: "bot_command" | "mention" | "hashtag" | "url" | "email", pattern: RegExp][] = [
  ["bot_command", /(?<![\w/<>:.])\/\w{1,64}(?:@\w{3,32})?(?![\w@/])/g],
  ["mention", /(?<![\w/])@\w{4,32}/g],
  ["hashtag", /(?<![\w&])#[\p{L}\d_]+/gu],
  ["url", /https?:\/\/[^\s<>"]+/g],
  ["email", /[\w.+-]+@[\w-]+\.[\w.]+/g],
];

/** Trailing spaces are removed, leading ones only up to the first entity: tdlib/td `fix_formatted_text`. */
function trimmed({ text, entities }: Formatted): Formatted {
  const spaces = text.length - text.trimStart().length;
  const start = Math.min(spaces, ...entities.map((entity) => entity.offset));
  const kept = text.slice(start).trimEnd();
  const moved = entities.map((one) => {
    const offset = one.offset - start;
    return { ...one, offset, length: Math.min(one.length, kept.length - offset) };
  });
  return { text: kept, entities: moved.filter((one) => one.length > 0) };
}

function within(text: string, entities: readonly MessageEntity[]): MessageEntity[] {
  const outside = entities.find((one) => one.offset < 0 || one.length < 1 || one.offset + one.length > text.length);
  if (outside) throw broken("ENTITY_BOUNDS_INVALID", `entity ${JSON.stringify(outside)} in ${text.length} characters`);
  return [...entities];
}
