/*
 * What foreign and typed text may hold that nobody sees, and that does things: control characters (ESC begins the commands of a terminal, of which one
 * sets its clipboard), marks that turn the direction of what follows, signs without a width, tags, halves of an emoji. It is taken out where text enters.
 */

/** Controls, formats (bidirectional marks, zero widths, soft hyphens, tags), line and paragraph separators, halves of pairs, and letters that fill nothing. */
const suspicious = /\u034f|[\u{e0100}-\u{e01ef}]|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/u;
const separators = /\r\n?|[\v\f\u0085\p{Zl}\p{Zp}]/gu;
/** All but the joiner that makes one emoji of several: "👩‍🍳". */
const invisible =
  /\u034f|[\u{e0100}-\u{e01ef}]|(?![\n\t\u200d])[\p{Cc}\p{Cf}\u115f\u1160\u3164\uffa0]|(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/** No script has more marks on one letter: what stands in a heap above and below a line hides what is beside it, and takes the room of words. */
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
