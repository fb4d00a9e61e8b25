import { extractStreet } from "../../places/street.ts";
import { splitWords } from "../../text/text.ts";
import type { Meaning } from "../meaning.ts";
import { isOrdinary } from "../ordinary-words.ts";
import { isTradeLikePlace } from "../parts.ts";
import { isCommonNoun } from "./common-nouns.ts";
import { isFiller, stripFillers } from "./fillers.ts";
import type { ReadingTools } from "./tools.ts";
import { findWords, type Word, withoutParts } from "./words.ts";

/** What the words mean; `isPieced`: put together from words in the midst of others. */
export type WholeMeaning = { meaning: Meaning; isPieced: boolean };

/**
 * What the words mean, with the longest place behind a word that leads to one ("mécano à Saint-Pierre de la
 * Réunion" is not in all of La Réunion), and with a town or a job that other words hide ("moi parle arabe,
 * hôtel Cannes travail").
 */
export function understandWhole(text: string, tools: ReadingTools): WholeMeaning {
  const plain = tools.understand(text);
  if (plain.listed) return { meaning: plain, isPieced: false };
  // What is refused is no place to look in, and a street no town.
  if (isRefusedPlace(text, plain) || isStreetAlone(text)) return { meaning: plain, isPieced: false };
  const led = findLedPlace(text, plain, tools);
  if (led) return { meaning: led, isPieced: false };
  if (plain.doubt !== undefined && plain.doubt.is !== "words" && plain.doubt.is !== "place")
    return { meaning: plain, isPieced: false };
  const buried = isNamed(plain) ? undefined : findBuriedPlace(text, tools);
  const placed = buried ?? plain;
  const job = placed.titleMatch === "sure" ? undefined : findBuriedJob(placed, tools);
  return { meaning: job ?? placed, isPieced: job !== undefined && !isFiller(withoutJob(placed, job)) };
}

/** What is left of the words for a job once one was found in them. */
function withoutJob({ jobText }: Meaning, found: Meaning): string {
  return jobText.replace(found.jobText, " ").trim();
}

/** "12 rue de Lyon" */
function isStreetAlone(text: string): boolean {
  const { street, rest } = extractStreet(text);
  return street !== undefined && isFiller(rest);
}

/** "pas à Paris": the only place of a text is one that is refused. */
function isRefusedPlace(text: string, { refusals = [], placeMatch }: Meaning): boolean {
  const refused = refusals.filter(({ is, said }) => is === "other" && leadsToRefused.test(said));
  const left = refused.reduce((rest, { said }) => rest.replace(said, " "), text);
  return refused.length > 0 && placeMatch === "none" && isFiller(left);
}

const leadsToRefused = /\s(?:[àa]|aux?|sur|vers|en|dans)\s/iu;

const isNamed = ({ placeMatch, titleMatch, both }: Meaning): boolean =>
  (placeMatch !== "none" && placeMatch !== "near" && (both || titleMatch !== "sure")) || titleMatch === "sure";

/** A place of several words behind "à", "sur" and the like, longer than the one that was found. */
function findLedPlace(text: string, meaning: Meaning, tools: ReadingTools): Meaning | undefined {
  const known = meaning.placeMatch === "none" ? 0 : splitWords(meaning.placeText ?? "").length;
  for (const lead of text.matchAll(leadsToPlace)) {
    const tail = text.slice(lead.index + lead[0].length);
    const size = splitWords(tail).length;
    if (size < 2 || size > 6 || (size <= known && meaning.both)) continue;
    // "à la crèche" is where people work, "à La Crèche" a village.
    if (isCommonNoun(tail)) continue;
    const name = tail.replace(/^\d+/, (digits) => digitWords[Number(digits)] ?? digits);
    const found = tools.findPlaces(name, 3);
    const isSure = found.exact || (found.sure && found.inhabitants >= leastTown);
    if (found.partly || !isSure || (name === tail && size <= known)) continue;
    const job = text.slice(0, lead.index).trim();
    const ofJob = tools.understand(isFiller(job) ? "" : job);
    return withPlace(ofJob, tail, found.places);
  }
  return undefined;
}

function withPlace({ doubt: _doubt, ...meaning }: Meaning, name: string, places: Meaning["places"]): Meaning {
  return {
    ...meaning,
    placeText: name,
    places: places.slice(0, 1),
    placeMatch: "sure",
    both: meaning.jobText !== "",
  };
}

const leastTown = 5_000;
const leadsToPlace = /(?:^|\s)(?:[àa]|aux?|sur|vers|en|@)\s+/giu;
const digitWords: Record<number, string> = {
  1: "un",
  2: "deux",
  3: "trois",
  4: "quatre",
  5: "cinq",
  6: "six",
  7: "sept",
};

/** No sentence is looked through further. */
const mostWords = 16;

/** The very name of a town among words that we can make nothing of. */
function findBuriedPlace(text: string, tools: ReadingTools): Meaning | undefined {
  for (const part of listParts(text, 4)) {
    const name = text.slice(part.from, part.to);
    if (part.words.length === 1 && isPlain(part.words, tools) && !/^\p{Lu}/u.test(name)) continue;
    if (isFiller(name) || isOrdinary(name) || /^\d/.test(name) || part.words.some(({ key }) => /^[^a-z]/.test(key)))
      continue;
    const found = tools.findPlaces(name, 3, false);
    if (!found.exact && !found.isBegun) continue;
    if (isTradeLikePlace(tools, name, found, [])) continue;
    const [first] = found.exact ? found.places : tools.findPlaces(name, 3).places;
    const isTown = found.exact && found.inhabitants >= leastTown;
    if (!first || !(isTown || isShortName(name, first))) continue;
    const rest = withoutParts(text, [part]);
    return withPlace(tools.understand(isFiller(rest) ? "" : rest), name, [first]);
  }
  return undefined;
}

/** "Chamonix" for Chamonix-Mont-Blanc. */
export function isShortName(name: string, place: Meaning["places"][number]): boolean {
  if (place.kind !== "commune" || name.length < 5) return false;
  const [whole, short] = [splitWords(place.name), splitWords(name)];
  return whole.length > short.length && short.every((word, i) => word === whole[i]) && place.name.includes("-");
}

/** The very words of a title among others. */
function findBuriedJob(meaning: Meaning, tools: ReadingTools): Meaning | undefined {
  const text = stripFillers(meaning.jobText);
  if (splitWords(text).length < 2) return undefined;
  for (const part of listParts(text, 4)) {
    const found = readPart(text, part, tools);
    if (found) return { ...meaning, ...found, titleMatch: "sure" };
  }
  return meaning.titleMatch === "near" ? findJobBesideWord(meaning, text, tools) : undefined;
}

/**
 * "cdi serveur bateau": of two or three words that are only like a title together, the one that is a title by
 * itself. Where several are, each of them may be meant.
 */
function findJobBesideWord(meaning: Meaning, text: string, tools: ReadingTools): Meaning | undefined {
  const parts = findWords(text).map((word): Part => ({ words: [word], from: word.from, to: word.to }));
  const isName = ({ from, to }: Part) => to - from > 2;
  if (parts.length > 3 || parts.filter(isName).length < 2) return undefined;
  const [only, ...others] = parts.flatMap((part) => readPart(text, part, tools) ?? []);
  return only && others.length === 0 ? { ...meaning, ...only, titleMatch: "sure" } : undefined;
}

/** The titles that have the very words of a part. */
function readPart(text: string, { words, from, to }: Part, tools: ReadingTools) {
  const [first, last] = [words[0]?.key ?? "", words.at(-1)?.key ?? ""];
  if (isFiller(first) || isFiller(last) || to - from < 4) return undefined;
  const jobText = text.slice(from, to);
  const hits = tools.findTitles(jobText, 24);
  const hasWords = splitWords(hits[0]?.title.label ?? "").some((word) => hasStem(jobText, word));
  if ((hits[0]?.score ?? 0) < 0.98 || !hasWords) return undefined;
  return { jobText, titles: hits.map(({ title: { code, label, rome } }) => ({ code, label, rome })) };
}

const hasStem = (name: string, word: string): boolean =>
  word.length >= 4 && splitWords(name).some((one) => one.slice(0, 5) === word.slice(0, 5));

type Part = { words: Word[]; from: number; to: number };

/** All runs of so many words at most, the longest first. */
function listParts(text: string, most: number): Part[] {
  const words = findWords(text).slice(0, mostWords);
  return Array.from({ length: Math.min(most, words.length) }, (_, i) => most - i).flatMap((size) =>
    Array.from({ length: Math.max(0, words.length - size + 1) }, (_, at) => {
      const part = words.slice(at, at + size);
      return { words: part, from: part[0]?.from ?? 0, to: part.at(-1)?.to ?? 0 };
    }),
  );
}

const isPlain = (words: Word[], { knows }: ReadingTools): boolean => words.every(({ key }) => knows(key));
