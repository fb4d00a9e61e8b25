import { toWordSlots } from "../../rome/title.ts";
import type { TitleHit } from "../../rome/title-index.ts";
import { normaliseText, splitWords } from "../../text/text.ts";
import { sureScore } from "../interpretation.ts";
import { stripJobPhrases } from "../job-request.ts";
import { isFiller } from "./fillers.ts";
import type { ReadingTools } from "./tools.ts";
import { findWords } from "./words.ts";

/** Several jobs that a text names, and the text with the first of them alone. */
export type ListedJobs = { rest: string; lists: TitleHit[][] };

/**
 * "un poste de vendeuse en boulangerie ou de caissière à Tours": jobs of several words, each of which is the
 * title of one. Undefined where fewer than two are named, or where one of them may be refused.
 */
export function extractListedJobs(text: string, tools: ReadingTools): ListedJobs | undefined {
  const links = [...text.matchAll(between)];
  if (links.length === 0 || links.length >= mostJobs) return undefined;
  const starts = [0, ...links.map(({ index, 0: link }) => index + link.length)];
  const ends = [...links.map(({ index }) => index), text.length];
  const parts = starts.map((from, i) => text.slice(from, ends[i]));
  if (parts.some((part) => isFiller(part))) return undefined;
  const first = findJobAtEnd(parts[0] ?? "", tools);
  const last = first && findJobAtStart(parts.at(-1) ?? "", tools);
  const middle = last ? parts.slice(1, -1).map((part) => findSure(stripJobPhrases(part), tools)) : [];
  if (!first || !last || middle.some((hits) => hits === undefined)) return undefined;
  const until = (starts.at(-1) ?? 0) + last.to;
  if (denial.test(text.slice(0, until))) return undefined;
  const lists = [first, ...middle.flatMap((hits) => (hits ? [hits] : [])), last.hits];
  if (new Set(lists.map(([hit]) => hit?.title.code)).size < lists.length) return undefined;
  return { rest: `${parts[0] ?? ""} ${text.slice(until)}`.replace(/\s+/g, " ").trim(), lists };
}

const mostJobs = 4;
const mostWords = 5;

/** "je cherche un poste de vendeuse en boulangerie": the longest title that it ends with. */
function findJobAtEnd(part: string, tools: ReadingTools): TitleHit[] | undefined {
  const words = stripJobPhrases(part).split(" ");
  for (let size = Math.min(mostWords, words.length); size > 0; size--) {
    const hits = findSure(stripJobPhrases(words.slice(-size).join(" ")), tools);
    if (hits) return hits;
  }
  return undefined;
}

/** "de caissière à Tours": the longest title that it begins with, and where that ends. */
function findJobAtStart(part: string, tools: ReadingTools): { hits: TitleHit[]; to: number } | undefined {
  const words = [...part.matchAll(/[^\s,;.!?]+/gu)];
  for (let size = Math.min(mostWords + 2, words.length); size > 0; size--) {
    const end = words[size - 1];
    const to = end ? end.index + end[0].length : 0;
    const hits = findSure(stripJobPhrases(part.slice(0, to)), tools);
    if (hits) return { hits, to };
  }
  return undefined;
}

/** Titles that say all of the words: of "caissière Tours", none does. */
function findSure(name: string, { findTitles, findPlaces, tables }: ReadingTools): TitleHit[] | undefined {
  if (name === "" || isFiller(name)) return undefined;
  // "la banque et l'assurance" are fields of many jobs.
  const words = findWords(name);
  if (tables.sectors.find(words).some(({ start, end }) => start === 0 && end === words.length)) return undefined;
  const hits = findTitles(name, 4);
  const [hit] = hits;
  if (!hit || hit.score < sureScore) return undefined;
  const forms = toWordSlots(hit.title.label).flat().map(normaliseText);
  const others = splitWords(name).filter((word) => word.length > 2 && !forms.includes(word));
  // What people call a job otherwise ("femme de ménage") is one without the name of a place.
  const isNamed = others.length === 0 || !splitWords(name).some((word) => word.length > 2 && isTown(word, findPlaces));
  return isNamed && !leadsToPlace.test(name) ? hits : undefined;
}

function isTown(word: string, findPlaces: ReadingTools["findPlaces"]): boolean {
  const found = findPlaces(word, 1, false);
  return found.exact && found.inhabitants > 0;
}

const between =
  /(?<!\s)\s+(?:ou(?: bien| alors| encore| sinon| même| meme| aussi)?|et(?: aussi)?|soit)\s+(?=\p{L})|(?<!\s)\s*[,/]\s*(?:(?:ou|et)\s+)?(?=\p{L}{3})/giu;
const denial = /(?<!\p{L})(?:pas|sans|sauf|hors|ni|jamais|non|plus|aucune?)(?!\p{L})/iu;
const leadsToPlace = / (?:à|a|sur|vers|près de|pres de) \p{Lu}/u;
