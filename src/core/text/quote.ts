import { truncate } from "./text.ts";

/** The whole words of a text that fit into `max` UTF-16 units; of a first word that does not fit, nothing. */
export function takeWholeWords(text: string, max: number): string {
  if (text.length <= max) return text;
  const fitting = truncate(text, max);
  if (/^\s/u.test(text.slice(fitting.length))) return fitting.trimEnd();
  return fitting.slice(0, Math.max(0, fitting.search(/\s\S*$/u))).trimEnd();
}

/**
 * A text between quotation marks, both of which stay: at most `max` UTF-16 units of it, cut behind a whole
 * word. Only a single word that is longer is cut itself.
 */
export function quote(text: string, max: number): string {
  return `« ${cutWords(text, max)} »`;
}

function cutWords(text: string, max: number): string {
  if (text.length <= max) return text;
  const words = takeWholeWords(text, max - 1);
  return `${words === "" ? truncate(text, max - 1) : words}…`;
}

/**
 * A part of a typed text as its author wrote it. What is understood of a text has lost signs that stood
 * between its words: of "<b>boulanger</b>" it is "<b>boulanger< b>". The part itself where its words do not
 * stand in the text one after the other.
 */
export function restoreWording(text: string, part: string): string {
  const words = part.match(wordPattern) ?? [];
  if (words.length === 0 || text.includes(part)) return part;
  const all = [...text.matchAll(wordPattern)];
  const at = all.findIndex((_, i) => words.every((word, k) => isSame(all[i + k]?.[0], word)));
  const [first, last] = [all[at], all[at + words.length - 1]];
  if (!first || !last) return part;
  const [start, end] = [first.index, last.index + last[0].length];
  const [, before = ""] = part.match(/^([^\p{L}\p{N}]*)/u) ?? [];
  const [, after = ""] = part.match(/([^\p{L}\p{N}]*)$/u) ?? [];
  return [
    text.slice(0, start).endsWith(before) ? before : "",
    text.slice(start, end),
    text.slice(end).startsWith(after) ? after : "",
  ].join("");
}

/** At most 60 UTF-16 units of what was typed, in whole words where there are several. */
export function takeTyped(text: string): string {
  return takeWholeWords(text, maxTyped) || truncate(text, maxTyped);
}

const maxTyped = 60;

const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;

function isSame(word: string | undefined, other: string): boolean {
  return word !== undefined && word.toLowerCase() === other.toLowerCase();
}
