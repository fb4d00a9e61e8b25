import { france, type Place } from "../../places/place.ts";
import { townSize } from "../../places/place-tables.ts";
import type { Filters } from "../../search/filters.ts";
import { splitWords } from "../../text/text.ts";
import { applyRefusals } from "../apply-refusals.ts";
import { extractHere } from "../job-request.ts";
import { maxTextLength } from "../long-text.ts";
import type { Meaning } from "../meaning.ts";
import { tellsRqth } from "../rqth.ts";
import { cutOut, withRefusedPlaces } from "./cut-out.ts";
import type { EverydayPlace } from "./everyday-places.ts";
import { isFiller, stripFillers } from "./fillers.ts";
import { findJobs, type Jobs, toSeveralJobs, toToldJobs } from "./jobs.ts";
import { extractListedJobs } from "./listed-jobs.ts";
import { extractPieces } from "./message-pieces.ts";
import { findMisspeltTown } from "./misspelt-town.ts";
import { findNamedPlaces, type NamedPlaces } from "./named-places.ts";
import { type Context, showsSearch, type Wish } from "./reading.ts";
import { excludeRefused } from "./refused-words.ts";
import { findToldTrade } from "./told-trade.ts";
import type { ReadingTools } from "./tools.ts";
import { understandWhole } from "./understand-whole.ts";

/** What of a search a message holds. */
export type Parts = {
  wish: Wish;
  meaning: Meaning;
  /** How much of a search there is: 0 nothing, 1 a weak likeness, 2 something plain, 3 a job and a place. */
  strength: 0 | 1 | 2 | 3;
  /** It is told whole: no word is left over. */
  isWhole: boolean;
  /** A table leads to its job, or each of several was named. */
  isTold: boolean;
  /** What its job rests on: very words, or what is only like them. */
  jobMatch: Meaning["titleMatch"];
  /** A number that may be a département, among words that are none. */
  isNoise: boolean;
  /** Why it is to be asked about. */
  doubtful: boolean;
  rest: string;
};

export function readParts(text: string, context: Context, tools: ReadingTools, of: (label: string) => number): Parts {
  const {
    said,
    everyday,
    travel,
    mode,
    isFromHome = false,
    isLacking = false,
    spoken,
    words,
  } = extractPieces(text, tools);
  const several = text.length > maxTextLength ? undefined : extractListedJobs(words.rest, tools);
  const left = several?.rest ?? words.rest;
  const { meaning: read, isPieced } = understandWhole(isFiller(left) && !/\d/.test(left) ? "" : left, tools);
  const listed = several ? toSeveralJobs(several.lists) : findJobs(read, words.rest, spoken, tools);
  const hasJob = listed.isSure && read.titleMatch === "sure";
  const named = findPlacesBeside(listed.beside, tools, context) ?? findNamedPlaces(read, tools, context, hasJob);
  const isOnlyPlace = named.places.length > 0 && !listed.isSure && !showsSearch(context);
  const jobs = (isOnlyPlace ? toToldJobs(findToldTrade(said, tools)) : undefined) ?? listed;
  const places = addEverydayPlace(named, everyday);
  const isOfHome = isFromHome && places.places.length === 0;
  const isHere = read.doubt?.is === "here" || saysHere(left) || of("refine/near-me") > 0.6 || isOfHome;
  const known = named.isKnown && read.placeMatch === "exact" ? withKnownPlace(read, named.places) : read;
  const placed = places.places.length > 0 ? known : withPlaceDoubt(read, said, everyday.wide, isHere);
  const located = withRefusedPlaces(placed, places.places, tools);
  const cut = cutRefused(located, places.places, tools);
  const { meaning, excluded } = excludeRefused(cut.meaning, hasJob, tools);
  const { filters, refused } = applyRefusals({ kind: "emploi", filters: {} }, meaning.refusals ?? []);
  const asked = words.filters.contract ?? meaning.filters.contract;
  const isTown = places.places.length > 0 && places.places.every(({ kind }) => kind === "commune");
  const wanted = [...new Set([...words.include, ...(spoken.partOfDay ? [spoken.partOfDay] : [])])];
  const radius = meaning.saidKm ?? (everyday.isItself && isTown ? 0 : undefined);
  const wish: Wish = {
    titles: [...jobs.titles],
    ...(jobs.named === undefined ? {} : { named: jobs.named }),
    ...(jobs.titles.length === 0 || (jobs.isSure && !isPieced) ? {} : { isJobGuess: true }),
    places: cut.places,
    ...(places.isDoubtful ? { isPlaceGuess: true } : {}),
    isHere,
    ...(spoken.kind ? { kind: spoken.kind } : meaning.kind ? { kind: meaning.kind } : {}),
    ...(radius === undefined ? {} : { radius }),
    ...(travel ? { minutes: travel.minutes } : {}),
    ...(mode ? { travel: mode } : {}),
    ...(tellsRqth(said) && !asksForOpen.test(said) ? { tellsRqth: true } : {}),
    ...(isLacking ? { lacksTransport: true } : {}),
    filters: { ...meaning.filters, ...(spoken.hours ? { hours: spoken.hours } : {}), ...words.filters },
    left: asked === undefined ? filters : withoutContract(filters),
    without: words.without,
    include: [...wanted, ...spoken.include, ...(showsSearch(context) ? words.reach : [])],
    exclude: [...new Set([...words.exclude, ...spoken.exclude, ...excluded])],
    isAdded: false,
  };
  const hasWish = countWishes(wish) > 0;
  const isWide = meaning.doubt?.is === "wide";
  // Beside something plain, words that are only like a title say nothing.
  const isGuess = wish.titles.length > 0 && !jobs.isSure;
  const dropped = isGuess && (hasWish || wish.places.length > 0 || wish.isHere) ? wish.titles.splice(0) : [];
  const isWeak = jobs.isWeak === true && (of("search/requests") + of("search/openers") < leastOfRequest || hasWish);
  // In answer to the question for a place, words that are only like a job's belong to where it is.
  const isAnswer =
    context === "place" && wish.places.length > 0 && meaning.titleMatch !== "sure" && jobs.isLoose === true;
  if (isWeak || isAnswer || (jobs.isOfStudents && hasWish)) wish.titles = [];
  // An employer alone is what is looked for.
  if (spoken.include.length > 0 && wish.titles.length === 0 && !showsSearch(context)) {
    wish.words = spoken.include.join(" ");
    wish.include = wanted;
  }
  if (spoken.subject !== undefined) Object.assign(wish, { words: spoken.subject, titles: [] });
  const found = { wish, meaning, jobs, hasWish: hasWish || isWide, isJobLeft: dropped.length > 0 };
  const unread = findRest(found, refused);
  const isNowhere = wish.titles.length > 0 && wish.places.length === 0 && !isHere;
  const town = isNowhere ? findMisspeltTown(unread, tools) : undefined;
  if (town) Object.assign(wish, { places: [town], isPlaceGuess: true });
  const rest = town ? "" : unread;
  return {
    wish,
    meaning: town ? withTown(meaning, town, unread) : meaning,
    strength: measureStrength(found, isWeak),
    isTold: jobs.isTold === true,
    jobMatch: wish.titles.length === 0 ? "none" : jobs.isTold ? "sure" : meaning.titleMatch,
    isWhole: isFiller(rest) && (jobs.isSure || jobs.titles.length === 0),
    isNoise: isNumberAmongNoise(meaning, tools),
    doubtful: town !== undefined || places.isDoubtful || isWide || isPieced || isDoubtful(found, rest, tools),
    rest,
  };
}

/** "Brive" is one town, though several are like it. */
function withKnownPlace(meaning: Meaning, places: Place[]): Meaning {
  return { ...meaning, places, placeMatch: "sure" };
}

/** "Bretagne sauf le Finistère": the départements that are left. */
function cutRefused(meaning: Meaning, places: Place[], tools: ReadingTools): { meaning: Meaning; places: Place[] } {
  const { refusals = [], ...rest } = meaning;
  const gone = refusals.flatMap((one) => (one.is === "place" ? one.places : []));
  const left = places.length === 1 ? cutOut(places[0], gone, tools) : undefined;
  if (!left) return { meaning, places };
  const others = refusals.filter(({ is }) => is !== "place");
  return { meaning: others.length > 0 ? { ...rest, refusals: others } : rest, places: left };
}

/**
 * The meaning with the town that a word is only like, which is asked about: where that was all that was in
 * doubt of a job, the job is known.
 */
function withTown(meaning: Meaning, town: Place, said: string): Meaning {
  const titleMatch = meaning.doubt?.is === "words" && meaning.titleMatch === "likely" ? "sure" : meaning.titleMatch;
  return {
    ...{ ...meaning, titleMatch, both: true },
    ...{ places: [town], placeMatch: "near", placeText: said, doubt: { is: "place", said } },
  };
}

/** A job "en France" is looked for everywhere, unless a place is named beside it. */
function addEverydayPlace(named: NamedPlaces, { isWhole }: EverydayPlace): NamedPlaces {
  return isWhole && named.places.length === 0 ? { places: [france], isDoubtful: false } : named;
}

/** Where "near me" or "by the sea" is has to be asked, in whatever words it was said. */
function withPlaceDoubt(meaning: Meaning, said: string, wide: string | undefined, isHere: boolean): Meaning {
  if (meaning.doubt !== undefined && meaning.doubt.is !== "words") return meaning;
  if (wide !== undefined) return { ...meaning, doubt: { is: "wide", said: wide } };
  return isHere ? { ...meaning, doubt: { is: "here", said: extractHere(said).here ?? said } } : meaning;
}

/**
 * What was found, before it is judged; `hasWish`: something beside a job and a place; `isJobLeft`: words that
 * were only like a title were left out.
 */
type Found = { wish: Wish; meaning: Meaning; jobs: Jobs; hasWish: boolean; isJobLeft: boolean };

function measureStrength({ wish, meaning: { titleMatch }, jobs, hasWish }: Found, isWeak: boolean): Parts["strength"] {
  const isPlainJob = jobs.isSure && titleMatch !== "near" && titleMatch !== "likely";
  if (isPlainJob && wish.places.length > 0) return 3;
  if (jobs.isSure || wish.places.length > 0 || wish.isHere || hasWish) return 2;
  return jobs.titles.length > 0 && !isWeak ? 1 : 0;
}

/** Words that nothing was made of. */
function findRest({ wish, meaning, jobs, isJobLeft }: Found, refused: string[]): string {
  const { doubt, jobText, both } = meaning;
  if (doubt?.is === "words") return stripFillers(jobs.named === undefined ? doubt.said : "");
  const isJobUnknown = jobs.titles.length === 0 && wish.places.length > 0 && both;
  return stripFillers(isJobLeft || isJobUnknown ? jobText : refused.join(", "));
}

function isDoubtful({ wish, jobs }: Found, rest: string, tools: ReadingTools): boolean {
  const isPlaceAlone = wish.titles.length === 0 && wish.places.length > 0 && wish.words === undefined;
  return (
    (wish.titles.length > 0 && (!jobs.isSure || jobs.isLoose === true)) ||
    (isPlaceAlone && saysMore(rest)) ||
    namesPlace(rest, tools)
  );
}

/** "van driver lille": where the words of another language are no job. */
function findPlacesBeside(text: string | undefined, tools: ReadingTools, context: Context) {
  if (text === undefined || isFiller(text)) return undefined;
  const { meaning } = understandWhole(text, tools);
  const found = findNamedPlaces(meaning, tools, context, false);
  // A word that is only like a place may be any word of that language.
  const isNamed = meaning.placeMatch === "sure" || meaning.placeMatch === "exact" || meaning.listed !== undefined;
  return isNamed && found.places.length > 0 ? found : undefined;
}

/**
 * Words beside a place that may well be a job that we do not know: the place alone is not all that is wanted.
 */
function saysMore(rest: string): boolean {
  return splitWords(rest).some((word) => word.length > 3 && !isFiller(word));
}

/** "serveuse Périgueux, j'habite à Bergerac": another place than the one that was taken. */
function namesPlace(rest: string, { findPlaces }: ReadingTools): boolean {
  // A number that counted something is left of it: "pour 15 jours".
  const found = rest === "" || /^\d+$/.test(rest) ? undefined : findPlaces(rest, 3, false);
  return found?.exact === true && found.inhabitants >= townSize;
}

/** "work near me", whatever stands beside it: in another language it is no part of a job or a place. */
const saysHere = (left: string): boolean =>
  /(?<!\p{L})(?:me|here|home|house|place|flat|area|nearby|by)$/iu.test(extractHere(left).here ?? "");

/** Who has an RQTH and wants to see nothing else. */
const asksForOpen = /(?<!\p{L})(?:seulement|uniquement|que d|ouverte?s?|filtre)/iu;

function isNumberAmongNoise({ placeText = "", jobText, titleMatch }: Meaning, { knows }: ReadingTools): boolean {
  if (!/^\d+$/.test(placeText) || titleMatch === "sure") return false;
  return splitWords(jobText).some((word) => !knows(word) && !isFiller(word) && !/^\d+$/.test(word));
}

function withoutContract({ contract: _contract, ...others }: Filters): Filters {
  return others;
}

/** From here on, words that only sound like a job are proposed as one. */
const leastOfRequest = 0.6;

/** How many wishes there are beside a job and a place. */
export function countWishes(wish: Wish): number {
  const { kind, radius, minutes, filters, left, without, include, exclude } = wish;
  const single = [kind, radius, minutes].filter((one) => one !== undefined).length;
  return single + Object.keys({ ...filters, ...left }).length + without.length + include.length + exclude.length;
}
