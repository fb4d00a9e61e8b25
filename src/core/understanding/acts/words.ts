import { normaliseText } from "../../text/text.ts";

/** A word of a text: as it is compared, and where it stands. */
export type Word = { key: string; from: number; to: number };

/**
 * The words of a text, folded, with their places in it. An elision is a word of its own ("d'", "l'"), a plus
 * sign and a digit belong to the word ("bac+2", "3x8"), a hyphen parts two words.
 */
export function findWords(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\d+*]+['’]?|[!?,.;:/&]/gu)].map(({ 0: word, index }) => ({
    key: toKey(word),
    from: index,
    to: index + word.length,
  }));
}

/** An elision without its apostrophe ("d hiver") is one all the same. */
function toKey(word: string): string {
  const key = normaliseText(word);
  return /^[dljmnstc]$/.test(key) ? `${key}'` : key;
}

/** The same words, as they are compared. */
export function toKeys(text: string): string[] {
  return findWords(text).map(({ key }) => key);
}

/** "soirs" is "soir", "contrats" is "contrat"; short words stay ("bus", "cas"). */
export function toSingularKey(key: string): string {
  return key.length > 4 && /[^su]s$/.test(key) ? key.slice(0, -1) : key;
}

/** The text without those parts of it, and without spaces where they were. */
export function withoutParts(text: string, parts: { from: number; to: number }[]): string {
  let left = "";
  let at = 0;
  for (const { from, to } of [...parts].sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    left += `${text.slice(at, from)} `;
    at = to;
  }
  return (left + text.slice(at)).replace(/\s+/g, " ").trim();
}
