import { villageSize } from "../../places/place-tables.ts";
import { toPlaceKey } from "../../places/territory.ts";
import { countEdits, toSound } from "../../text/spelling.ts";
import { normaliseText } from "../../text/text.ts";
import type { ReadingTools } from "./tools.ts";
import { findWords, type Word } from "./words.ts";

/**
 * A text with the towns of several words as they are written: "vendeuse villefranche sur saonne" is in
 * Villefranche-sur-Saône, and not in a town of a shorter name beside a word that says nothing. A name is put
 * right only where each of its words is there, the same or a slip of the pen, and one of them is a word that
 * no phrase knows; of two names that are as like, none.
 */
export function spellTowns(text: string, tools: Pick<ReadingTools, "findPlaces" | "knows">): string {
  const words = findWords(text).filter(({ key }) => /[a-z0-9]/.test(key));
  if (words.length < 2 || words.length > mostWords) return text;
  for (let size = Math.min(longestName, words.length); size >= 2; size--) {
    for (let at = 0; at + size <= words.length; at++) {
      const part = words.slice(at, at + size);
      const [from, to] = [part[0]?.from ?? 0, part.at(-1)?.to ?? 0];
      const wording = text.slice(from, to);
      if (!mayBeName(wording, part, tools)) continue;
      // A name that is written right is never made another's.
      if (tools.findPlaces(wording, 1, false).exact) return text;
      const name = findTown(wording, tools);
      if (name !== undefined) return `${text.slice(0, from)}${name}${text.slice(to)}`;
    }
  }
  return text;
}

/** No sentence is looked through further. */
const mostWords = 16;
const longestName = 6;

const isLink = (key: string): boolean => links.has(key.replace(/['’]$/, ""));
const links = new Set("sur sous sou sr ss en les lez le la l de du des d aux au et".split(" "));
const beginnings = new Set("saint st ste sainte le la les l'".split(" "));

/** Words that may be one name: linked, or the beginning of a longer one; and one of them is unknown. */
function mayBeName(wording: string, part: Word[], { findPlaces, knows }: Pick<ReadingTools, "findPlaces" | "knows">) {
  const [first, last] = [part[0]?.key ?? "", part.at(-1)?.key ?? ""];
  if (/[^\p{L}\s'’-]/u.test(wording) || isLink(last) || (isLink(first) && !beginnings.has(first))) return false;
  if (!part.some(({ key }) => key.length > 2 && !isLink(key) && !beginnings.has(key) && !knows(key))) return false;
  if (beginnings.has(first) || part.slice(1, -1).some(({ key }) => isLink(key))) return true;
  if (first.length < 4 || part.length > 3) return false;
  const found = findPlaces(first, 1, false);
  return found.exact || found.isBegun === true;
}

/** The name of the only town that all the words are like. */
function findTown(wording: string, { findPlaces }: Pick<ReadingTools, "findPlaces" | "knows">): string | undefined {
  const found = findPlaces(wording, mostAlike);
  if (found.exact) return undefined;
  const alike = found.places
    .flatMap((place) => (place.kind === "commune" ? [place.name] : []))
    .map((name) => ({ name, slips: countSlips(toPlaceKey(wording), toPlaceKey(name)) }))
    .filter(({ slips }) => slips !== undefined)
    .sort((a, b) => (a.slips ?? 0) - (b.slips ?? 0));
  const [best, next] = alike;
  if (!best || (next && next.slips === best.slips && normaliseText(next.name) !== normaliseText(best.name)))
    return undefined;
  return findPlaces(best.name, 1, false).inhabitants >= villageSize ? best.name : undefined;
}

const mostAlike = 12;

/** How many letters are wrong, where each word is like the one in its place; undefined where one is not. */
function countSlips(typed: string, name: string): number | undefined {
  const [said, meant] = [typed.split(" "), name.split(" ")];
  if (meant.length < 2) return undefined;
  if (said.length !== meant.length) return countJoinedSlips(said, meant);
  let slips = 0;
  for (const [i, word] of said.entries()) {
    const right = meant[i] ?? "";
    if (word === right) continue;
    const most = right.length >= 8 ? 2 : 1;
    const edits = countEdits(word, right, most);
    if (isLink(right) !== isLink(word) || (right.length < 3 && !isLink(right))) return undefined;
    if (edits > most && toSound(word) !== toSound(right)) return undefined;
    slips += Math.min(edits, most);
  }
  return slips <= 1 + name.length / 8 ? slips : undefined;
}

/** "les sable dolonne": two words written as one, or one as two. */
function countJoinedSlips(said: string[], meant: string[]): number | undefined {
  const [typed, name] = [said.join(""), meant.join("")];
  if (Math.abs(said.length - meant.length) > 1 || name.length < leastJoined) return undefined;
  const edits = countEdits(typed, name, mostJoined);
  return edits > mostJoined ? undefined : edits + 1;
}

const leastJoined = 11;
const mostJoined = 1;
