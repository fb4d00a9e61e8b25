/*
 * Removes invisible characters with side effects from foreign and typed text as it enters: control characters
 * (ESC begins terminal commands, one of which sets the clipboard), direction marks, zero-width characters,
 * tags, halves of surrogate pairs.
 */

/**
 * Controls, formats (direction marks, zero widths, soft hyphens, tags), line and paragraph separators, lone
 * surrogates, and fillers.
 */
const suspicious = /\u034f|[\u{e0100}-\u{e01ef}]|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/u;
const separators = /\r\n?|[\v\f\u0085\p{Zl}\p{Zp}]/gu;
/** All but the joiner that makes one emoji of several: "👩‍🍳". */
const invisible =
  /\u034f|[\u{e0100}-\u{e01ef}]|(?![\n\t\u200d])[\p{Cc}\p{Cf}\u115f\u1160\u3164\uffa0]|(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/**
 * No script has more marks on one letter. A stack of marks above and below a line hides its neighbours and
 * takes the room of words.
 */
const heap = /(\p{M}{4})\p{M}+/gu;

function withoutHeaps(text: string): string {
  return text.replace(heap, "$1");
}

/** A text of several lines, without what is not seen. Halves of an emoji become "�"; lines and tabs stay. */
export function cleanLines(text: string): string {
  if (!suspicious.test(text)) return withoutHeaps(text);
  return withoutHeaps(text)
    .replace(separators, "\n")
    .replace(invisible, "")
    .replace(/\p{Cs}/gu, "\ufffd");
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return suspicious.test(text) ? cleanLines(text).replace(/[\n\t]+/g, " ") : withoutHeaps(text);
}
