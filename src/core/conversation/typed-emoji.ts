import type { PassingLabel } from "../sayings/saying.ts";

/** What a message of emoji alone says: thanks, agreement, praise, or that something is not liked. */
export type EmojiWord = Extract<PassingLabel, "thanks" | "ok" | "praise"> | "not-for-me" | "discouraged";

const words: readonly [RegExp, EmojiWord][] = [
  [/^[👎😒🙄😤😠😡🤮🤢💩😕🙁☹]+$/u, "not-for-me"],
  [/^[😭😢😞😔😩😫🥺💔]+$/u, "discouraged"],
  [/^[🙏]+$/u, "thanks"],
  [/^[👍👌✅🆗✔☑🤝]+$/u, "ok"],
  [/^[❤😊🙂😀😃😄😁🥰😍🤩👏💪🎉🙌😉😘🥳💯🔥⭐]+$/u, "praise"],
];

/** Undefined for a message with letters, and for other pictures: a cook or a lorry may be a job. */
export function readEmoji(text: string): EmojiWord | undefined {
  const plain = text.replace(/[\s!.]|\p{M}|\p{Emoji_Modifier}|\ufe0f|\u200d/gu, "");
  return words.find(([emoji]) => emoji.test(plain))?.[1];
}
