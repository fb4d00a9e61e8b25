import type { FindPlaces, FoundPlaces } from "../places/found-places.ts";
import { extractStreet } from "../places/street.ts";
import type { FindTitles, TitleHit } from "../rome/title-index.ts";
import { cleanLines } from "../text/clean-text.ts";
import { findNonLatinWords, normaliseText, splitWords, toPlainLetters } from "../text/text.ts";
import type { Doubt } from "./doubt.ts";
import { type Heard, isSure, isWellKnown, type Lookups, nowhere } from "./heard.ts";
import { extractJobRequest, extractRadius, findElsewhere, stripJobPhrases } from "./job-request.ts";
import { listReadableParts, maxReadLength, maxTextLength, takeBothEnds } from "./long-text.ts";
import type { Meaning } from "./meaning.ts";
import { findParts } from "./parts.ts";
import { extractRefusals, isDenial } from "./refusals.ts";
import { isNumber, listSplits } from "./splits.ts";
import { toMeaning } from "./to-meaning.ts";
import { doubtUnknownWords, findAbroad, findUnknownPlace, preferAbroad } from "./unknown-parts.ts";
import { extractWishes, type Wishes } from "./wishes.ts";

/**
 * A text is split in many ways, several of which look up the same words; lookups are cached until the next
 * text.
 */
function cacheLookups<Found>(find: (typed: string, limit?: number, guess?: boolean) => Found) {
  const known = new Map<string, Found>();
  const findOnce = (typed: string, limit?: number, guess?: boolean): Found => {
    const key = `${limit} ${guess} ${typed}`;
    const found = known.get(key) ?? find(typed, limit, guess);
    known.set(key, found);
    return found;
  };
  return Object.assign(findOnce, { forget: () => known.clear() });
}

/**
 * Takes a typed text apart: "alternance boulangère à Marseile" holds a filter, a job and a place. A text that
 * is a job title as a whole is not split ("chef de rang", although Rang is a village), and neither is the
 * name of a place ("Bourg-en-Bresse").
 */
export function createUnderstander(titlesFor: FindTitles, placesFor: FindPlaces): (typed: string) => Meaning {
  const findTitles = cacheLookups(titlesFor);
  const findPlaces = cacheLookups(placesFor);
  const lookups: Lookups = { findTitles, findPlaces };

  return (typed) => {
    findTitles.forget();
    findPlaces.forget();
    const written = toPlainLetters(cleanLines(takeBothEnds(typed, maxReadLength)));
    const text = toOneLine(written);
    const isLeftOut = typed.length > maxReadLength || text.length > maxTextLength;
    return isLeftOut ? readLongText(lookups, written) : readAlphabets(lookups, text);
  };
}

function toOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Reads the part of a long text that says most of a search. */
function readLongText(lookups: Lookups, written: string): Meaning {
  let best: Meaning | undefined;
  for (const part of listReadableParts(written)) {
    const meaning = readAlphabets(lookups, toOneLine(part));
    if (best === undefined || countUnderstood(meaning) > countUnderstood(best)) best = meaning;
    if (countUnderstood(best) >= 3) break;
  }
  const meaning = best ?? readAlphabets(lookups, "");
  return { ...meaning, isShortened: true };
}

/** 3 for a job beside a place, which are not the same words. */
function countUnderstood({ titleMatch, placeMatch, both, doubt }: Meaning): number {
  if (doubt !== undefined && doubt.is !== "place" && doubt.is !== "abroad") return 0;
  const ofJob = titleMatch === "sure" ? 2 : titleMatch === "likely" ? 1.5 : 0;
  const ofPlace = placeMatch === "sure" || placeMatch === "exact" || doubt ? 1 : 0;
  return both ? ofJob + ofPlace : Math.max(ofJob, ofPlace);
}

/** Without the words in letters that are not Latin, which are a doubt. */
function readAlphabets(lookups: Lookups, text: string): Meaning {
  const unread = findNonLatinWords(text);
  if (unread.length === 0) return readText(lookups, text);
  const rest = unread.reduce((left, word) => left.replace(word, " "), text);
  return { ...readText(lookups, toOneLine(rest)), text, doubt: { is: "alphabet", said: unread.join(" ") } };
}

function readText(lookups: Lookups, text: string): Meaning {
  const whole = isNumber(text) ? [] : lookups.findTitles(text);
  const found = lookups.findPlaces(text);
  const { street, ...wished } = readWishes(text);
  const { kind, filters, refusals, rest: ofWishes } = wished;
  const isWishOnly = ofWishes === "" && (kind !== undefined || refusals.length + Object.keys(filters).length > 0);
  if (isWishOnly && !found.exact)
    return toMeaning({ text, jobText: "", hits: [], found: nowhere, kind, filters, refusals });
  if (isSpeltLikePlace(text, found)) return toMeaning({ text, jobText: text, hits: [], found });
  if (isSure(whole) && !isRefusal(text, whole)) {
    const job = { jobText: text, hits: whole, found };
    return toMeaning({ text, ...job, ...(findRepeatedPlace(lookups, text, whole) ?? {}) });
  }
  const { radius, saidKm, rest } = extractRadius(ofWishes);
  const heard = readRequest(lookups, rest);
  const elsewhere = findElsewhere(text, isSure(heard.hits) ? heard.hits[0]?.title.label : "");
  const isStreetAlone = street !== undefined && !heard.both && !heard.found.exact && !heard.doubt;
  const doubt: { doubt?: Doubt } = isStreetAlone ? { doubt: { is: "place", said: street } } : {};
  const noPlace = isStreetAlone ? { found: nowhere, placeText: street } : {};
  return toMeaning({ text, kind, filters, refusals, radius, saidKm, elsewhere, ...heard, ...noPlace, ...doubt });
}

/** A street is no place of its own, and says nothing of filters. */
function readWishes(text: string): Wishes & { street?: string } {
  const { rest, street } = extractStreet(text);
  return { ...extractWishes(rest), ...(street === undefined ? {} : { street }) };
}

/** Words such as "pas" say nothing of most jobs: a title that has not got them is not the whole text. */
function isRefusal(text: string, [first]: TitleHit[]): boolean {
  const label = splitWords(first?.title.label ?? "");
  return (
    extractRefusals(text).rest !== text && splitWords(text).some((word) => isDenial(word) && !label.includes(word))
  );
}

/** "maçon à Mâcon", "vitrier à Vitry": the place is no more than a second likeness of the job. */
function findRepeatedPlace(lookups: Lookups, text: string, whole: TitleHit[]): Heard | undefined {
  for (const { job, place, led } of listSplits(text)) {
    const there = lookups.findPlaces(place, 8, false);
    if (!there.exact || !(led || isWellKnown(there))) continue;
    const ofJob = lookups.findTitles(job);
    const said = new Set(splitWords(job));
    const isNew = splitWords(stripJobPhrases(place)).some(
      (word) => !said.has(word) && splitWords(whole[0]?.title.label ?? "").includes(word),
    );
    if (isSure(ofJob) && !isNew)
      return preferAbroad(lookups, { jobText: job, placeText: place, hits: ofJob, found: there, both: true });
  }
  return undefined;
}

/** "Mâcon" is a town and "maçon" a job: the accents say which. "à Mâcon" is no job in any case. */
function isSpeltLikePlace(text: string, { exact, places: [first] }: FoundPlaces): boolean {
  if (!exact || !first || first.kind === "france") return false;
  if (/^(?:à|a|sur|vers|près de|pres de) /i.test(text)) return true;
  const name = first.name.toLowerCase();
  return text.toLowerCase() === name && normaliseText(name) !== name;
}

/** What is wished for; where that names no job or no place, what people said of themselves. */
function readRequest(lookups: Lookups, text: string): Heard {
  const { words, trade, home } = extractJobRequest(text);
  const heard = takeApart(lookups, words);
  const isPlaceAlone = heard.found.exact || heard.doubt?.is === "abroad";
  if (trade !== "" && words !== "" && !heard.both && isPlaceAlone) return takeApart(lookups, `${trade} à ${words}`);
  if (trade !== "" && words === "") return takeApart(lookups, trade);
  if (home === "" || heard.both || heard.found.exact) return heard;
  const there = takeApart(lookups, words === "" ? home : `${words} à ${home}`);
  return there.both || there.found.exact ? there : heard;
}

/** The parts of a text, and what of it is neither a job nor a place that we know. */
function takeApart(lookups: Lookups, text: string): Heard {
  const heard = findParts(lookups, text);
  if (heard.found.exact) return preferAbroad(lookups, heard);
  return (
    findAbroad(lookups, text) ??
    (heard.both
      ? doubtUnknownWords(lookups, heard)
      : (findUnknownPlace(lookups, text, heard) ?? doubtUnknownWords(lookups, heard)))
  );
}
