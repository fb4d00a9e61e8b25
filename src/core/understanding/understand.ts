import { isSamePlace } from "../places/area.ts";
import type { FindPlaces, FoundPlaces } from "../places/found-places.ts";
import { extractListedPlaces, type ListedPlace } from "../places/listed-places.ts";
import { townSize, villageSize } from "../places/place-tables.ts";
import { extractStreet } from "../places/street.ts";
import type { FindTitles, TitleHit } from "../rome/title-index.ts";
import { cleanLines } from "../text/clean-text.ts";
import { findNonLatinWords, normaliseText, splitWords, toPlainLetters } from "../text/text.ts";
import { cacheLookups } from "./cached-lookups.ts";
import type { Doubt } from "./doubt.ts";
import {
  getScore,
  type Interpretation,
  isSure,
  isWellKnown,
  type Lookups,
  likelyScore,
  noPlaces,
} from "./interpretation.ts";
import { extractHere, extractJobRequest, findElsewhere, stripJobPhrases } from "./job-request.ts";
import { listReadableParts, maxReadLength, maxTextLength, takeBothEnds } from "./long-text.ts";
import type { Meaning } from "./meaning.ts";
import { findParts, isInTitle, isTradeLikePlace } from "./parts.ts";
import { withoutOrdinaryWords, withoutVerbs } from "./place-lookups.ts";
import { plainNumbers } from "./plain-numbers.ts";
import { extractRefusals, isDenial } from "./refusals.ts";
import { isPlaceNumber, listSplits } from "./splits.ts";
import { toMeaning } from "./to-meaning.ts";
import { doubtUnknownWords, findAbroad, findCountry, findUnknownPlace, preferAbroad } from "./unknown-parts.ts";
import { extractWishes, type Wishes } from "./wishes.ts";

/**
 * Takes a typed text apart: "alternance boulangère à Marseile" holds a filter, a job and a place. A text that
 * is a job title as a whole is not split ("chef de rang", although Rang is a village), and neither is the
 * name of a place ("Bourg-en-Bresse").
 */
export function createUnderstander(titlesFor: FindTitles, placesFor: FindPlaces): (typed: string) => Meaning {
  const { forget, ...lookups } = cacheLookups({ findTitles: titlesFor, findPlaces: placesFor });
  const understand = createUnderstanderBy(lookups);
  return (typed) => {
    forget();
    return understand(typed);
  };
}

/** The same with lookups that are shared with others, who say when what they keep is forgotten. */
export function createUnderstanderBy({ findTitles, findPlaces }: Lookups): (typed: string) => Meaning {
  const all: Lookups = { findTitles, findPlaces: withoutOrdinaryWords(findPlaces) };
  return (typed) => {
    const written = plainNumbers(toPlainLetters(cleanLines(takeBothEnds(typed, maxReadLength))));
    const text = toOneLine(written);
    const lookups = withoutVerbs(all, text);
    const isLeftOut = typed.length > maxReadLength || text.length > maxTextLength;
    if (isLeftOut) return readLongText(lookups, written);
    return readListing(lookups, text) ?? readAlphabets(lookups, text);
  };
}

/**
 * "Serveur à Lyon ou Grenoble" is read with the first place alone, and all of them are its places. Undefined
 * where none are listed, or where the first is none in the midst of the other words.
 */
function readListing(lookups: Lookups, text: string): Meaning | undefined {
  const listing = extractListedPlaces(text, lookups.findPlaces);
  if (!listing || isTradeBesideTown(lookups, text, listing.listed)) return undefined;
  // "Saint-Denis ou Saint-Denis" is asked about once.
  if (listing.listed.length === 1) return { ...readAlphabets(lookups, toOneLine(listing.rest)), text };
  const meaning = readAlphabets(lookups, toOneLine(listing.rest));
  const [wanted] = listing.listed[0]?.places ?? [];
  const [found] = meaning.places;
  const isThere = wanted && found && isSamePlace(wanted, found) && meaning.doubt?.is !== "place";
  return isThere ? { ...meaning, text, listed: listing.listed } : undefined;
}

/** "macon cherbourg" is no row of two towns. */
function isTradeBesideTown(lookups: Lookups, text: string, [first, ...others]: ListedPlace[]): boolean {
  if (!first || others.length !== 1 || listLinks.test(text)) return false;
  return isTradeLikePlace(lookups, first.said, lookups.findPlaces(first.said, 8, false), []);
}

const listLinks = /[,;/+]|\s(?:ou|et|puis|sinon)\s/iu;

function toOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * Reads the part of a long text that says most of a search. Its ends are read as if they were one sentence:
 * beside a wish for a job they count only where nothing of them is in doubt.
 */
function readLongText(lookups: Lookups, written: string): Meaning {
  const { wishes, ends } = listReadableParts(written);
  let best: Meaning | undefined;
  for (const wish of wishes) {
    const meaning = readAlphabets(lookups, toOneLine(wish));
    if (best === undefined || countUnderstood(meaning) > countUnderstood(best)) best = meaning;
    if (countUnderstood(best) >= 3) return { ...best, isShortened: true };
  }
  const ofEnds = readAlphabets(lookups, toOneLine(ends));
  const isWish = best !== undefined && countUnderstood(best) > 1 && ofEnds.doubt !== undefined;
  const isEnds = best === undefined || (!isWish && countUnderstood(ofEnds) > countUnderstood(best));
  return { ...(isEnds ? ofEnds : (best ?? ofEnds)), isShortened: true };
}

/**
 * 3 for a job beside a place, which are not the same words. A place that is named and unknown is one, "près
 * de chez moi" is none; words beside the job make it likely at most.
 */
function countUnderstood({ titleMatch, placeMatch, both, doubt }: Meaning): number {
  if (doubt?.is === "alphabet") return 0;
  const ofJob = titleMatch === "sure" ? 2 : titleMatch === "likely" ? 1.5 : 0;
  const isNamed = placeMatch === "sure" || placeMatch === "exact" || doubt?.is === "place" || doubt?.is === "abroad";
  const ofPlace = isNamed ? 1 : 0;
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
  const near = extractHere(text);
  // "à côté" is no La Côte.
  if (near.here !== undefined && near.rest === "") {
    const doubt: Doubt = { is: "here", said: near.here };
    return toMeaning({ text, jobText: "", placeText: text, hits: [], found: noPlaces, doubt });
  }
  const whole = isPlaceNumber(text) ? [] : lookups.findTitles(text);
  const found = lookups.findPlaces(text);
  const { street, ...wished } = readWishes(lookups, text);
  const { kind, filters, refusals, pay, radius, saidKm, rest: ofWishes } = wished;
  const isWishOnly = ofWishes === "" && (kind !== undefined || refusals.length + Object.keys(filters).length > 0);
  // "Pas" is not a town, though one is called Le Pas.
  if (isWishOnly && (!found.exact || isDenial(normaliseText(text.split(" ")[0] ?? ""))))
    return toMeaning({ text, jobText: "", hits: [], found: noPlaces, kind, filters, refusals, pay, radius, saidKm });
  if (isSpeltLikePlace(text, found) || isPlaceAlone(text, found, whole))
    return toMeaning({ text, jobText: text, hits: [], found });
  if (isSure(whole) && !isRefusal(lookups, text, whole)) {
    const job = { jobText: text, hits: whole, found, either: isEither(text, found, whole) };
    return toMeaning({ text, ...job, ...(findRepeatedPlace(lookups, text, whole) ?? {}) });
  }
  const { here, rest } = extractHere(ofWishes);
  const interpretation = here === undefined ? readRequest(lookups, rest) : readHere(lookups, rest, here);
  const elsewhere = findElsewhere(text, isSure(interpretation.hits) ? interpretation.hits[0]?.title.label : "");
  const either = !interpretation.both && isEither(interpretation.jobText, interpretation.found, interpretation.hits);
  const isStreetAlone =
    street !== undefined && !interpretation.both && !interpretation.found.exact && !interpretation.doubt;
  const doubt: { doubt?: Doubt } = isStreetAlone ? { doubt: { is: "place", said: street } } : {};
  const noPlace = isStreetAlone ? { found: noPlaces, placeText: street } : {};
  return toMeaning({
    text,
    kind,
    filters,
    refusals,
    pay,
    radius,
    saidKm,
    elsewhere,
    either,
    ...interpretation,
    ...noPlace,
    ...doubt,
  });
}

/** A street is not a place of its own, and says nothing of filters. */
function readWishes(lookups: Lookups, text: string): Wishes & { street?: string } {
  const { rest, street } = extractStreet(text);
  return { ...extractWishes(rest, lookups), ...(street === undefined ? {} : { street }) };
}

/** Words such as "pas" say nothing of most jobs: a title that has not got them is not the whole text. */
function isRefusal(lookups: Lookups, text: string, [first]: TitleHit[]): boolean {
  const label = splitWords(first?.title.label ?? "");
  return (
    extractRefusals(text, lookups).rest !== text &&
    splitWords(text).some((word) => isDenial(word) && !label.includes(word))
  );
}

/** "maçon à Mâcon", "vitrier à Vitry": the place is no more than a second likeness of the job. */
function findRepeatedPlace(lookups: Lookups, text: string, whole: TitleHit[]): Interpretation | undefined {
  for (const { job, place, led } of listSplits(text)) {
    const there = lookups.findPlaces(place, 8, false);
    if (!there.exact || !(led || isWellKnown(there))) continue;
    const ofJob = lookups.findTitles(job);
    if (!led && isTradeLikePlace(lookups, place, there, ofJob)) continue;
    const jobWords = new Set(splitWords(job));
    const isNew = splitWords(stripJobPhrases(place)).some(
      (word) => !jobWords.has(word) && splitWords(whole[0]?.title.label ?? "").includes(word),
    );
    if (isSure(ofJob) && !isNew)
      return preferAbroad(lookups, { jobText: job, placeText: place, hits: ofJob, found: there, both: true });
  }
  return undefined;
}

/** "Mâcon" is a town and "maçon" a job: the accents say which. "à Mâcon" is not a job in any case. */
function isSpeltLikePlace(text: string, { exact, places: [first] }: FoundPlaces): boolean {
  if (!exact || !first || first.kind === "france") return false;
  if (/^(?:à|a|sur|vers|près de|pres de) /i.test(text)) return true;
  const name = first.name.toLowerCase();
  return text.toLowerCase() === name && normaliseText(name) !== name;
}

/** "Amiens" sounds like a job: the name of a town is the town, unless a title has the very word. */
function isPlaceAlone(text: string, { exact, inhabitants }: FoundPlaces, whole: TitleHit[]): boolean {
  return exact && inhabitants >= villageSize && !isPlaceNumber(text) && whole.length > 0 && !isInTitle(whole, text);
}

/** "Routier" is a job and a village; "maçon" is not how Mâcon is written. */
function isEither(text: string, { exact, inhabitants, places: [first] }: FoundPlaces, hits: TitleHit[]): boolean {
  if (!exact || !first || !("name" in first) || isPlaceNumber(text)) return false;
  if (!isSure(hits) && !(getScore(hits) >= likelyScore && isInTitle(hits, text))) return false;
  return inhabitants < townSize || (normaliseText(text) !== text.toLowerCase() && isInTitle(hits, text));
}

/** "Serveur près de chez moi": a town that is named says where that is; else it is asked for. */
function readHere(lookups: Lookups, rest: string, wording: string): Interpretation {
  const interpretation = readRequest(lookups, rest);
  // "Maçon" is a job, though Mâcon is a town: it does not say where "near me" is.
  const { found, hits, both } = interpretation;
  const isNamed = found.exact && (both || !isSure(hits) || isSpeltLikePlace(rest, found));
  if (isNamed || (interpretation.doubt !== undefined && interpretation.doubt.is !== "words")) return interpretation;
  const doubt: Doubt = { is: "here", said: wording };
  return { ...interpretation, found: noPlaces, placeText: wording, both: interpretation.jobText !== "", doubt };
}

/** What is wished for; where that names no job or no place, what people said of themselves. */
function readRequest(lookups: Lookups, text: string): Interpretation {
  const { words, trade, home } = extractJobRequest(text);
  const interpretation = takeApart(lookups, words);
  const isPlaceAlone = interpretation.found.exact || interpretation.doubt?.is === "abroad";
  if (trade !== "" && words !== "" && !interpretation.both && isPlaceAlone)
    return takeApart(lookups, `${trade} à ${words}`);
  if (trade !== "" && words === "") return takeApart(lookups, trade);
  if (home === "" || interpretation.both || interpretation.found.exact) return interpretation;
  const there = takeApart(lookups, words === "" ? home : `${words} à ${home}`);
  return there.both || there.found.exact ? there : interpretation;
}

/** The parts of a text, and what of it is neither a job nor a place that we know. */
function takeApart(lookups: Lookups, text: string): Interpretation {
  const country = findCountry(lookups, text);
  if (country) return country;
  const interpretation = findParts(lookups, text);
  if (interpretation.found.exact) return preferAbroad(lookups, interpretation);
  return (
    findAbroad(lookups, text) ??
    (interpretation.both
      ? doubtUnknownWords(lookups, interpretation)
      : (findUnknownPlace(lookups, text, interpretation) ?? doubtUnknownWords(lookups, interpretation)))
  );
}
