import { france } from "../../places/place.ts";
import type { WishedKind } from "../../search/kind.ts";
import { splitWords } from "../../text/text.ts";
import { isBeside } from "./beside.ts";
import { findRivals } from "./confidence.ts";
import { takeCorrection } from "./correction.ts";
import { isForbidden } from "./denial.ts";
import { toPhraseKey, toWords } from "./features.ts";
import { isFiller } from "./fillers.ts";
import { type OnScreen, type Reading, showsSearch, type Wish } from "./reading.ts";
import { withRefinements } from "./refinements.ts";
import { figure, type Likely } from "./screen-weights.ts";
import { countWishes, type Parts } from "./search-parts.ts";
import { toAlertOfList, toTalk } from "./talk.ts";
import { toSearch } from "./to-search-reading.ts";
import type { ReadingTools } from "./tools.ts";

/** Which of what a message may be is meant: a search with these parts, or talk, or neither. */
export function decide(
  text: string,
  { context, place: here }: OnScreen,
  all: Likely[],
  parts: Parts,
  tools: ReadingTools,
): Reading {
  const likely = withDistressAsTalk(all);
  const of = (label: string) => likely.find((one) => one.label === label)?.probability ?? 0;
  const talk = likely.find(isOfTalk) ?? { label: "", probability: 0 };
  const searching = likely
    .filter(({ label }) => isSearch(label))
    .reduce((sum, { probability }) => sum + probability, 0);
  const wish = withRefinements(text, parts.wish, of, { context, place: here }, tools);
  const hasChange = countWishes(wish) > countWishes(parts.wish) || wish.places.length > parts.wish.places.length;
  // "rapproche un peu" is no job, whatever its words are like.
  if (hasChange && parts.meaning.titleMatch !== "sure") wish.titles = [];
  // Nor is "plus près" a village.
  if (hasChange && parts.meaning.placeMatch === "near") wish.places = [];
  // "c'est quoi un CDI": a question about a word asks for no search with it.
  const isAsked = asksMeaning.test(text) && wish.titles.length === 0 && wish.places.length === 0;
  const strength = isAsked ? 0 : Math.max(parts.strength, hasChange ? 2 : 0);
  const isLikelyTalk = talk.probability >= likelyTalk && !isLetter.test(text);
  if (parts.isNoise || (strength === 0 && !isLikelyTalk && !isKnown(text, tools))) return unclear(0);
  if (strength <= 1 && of(figure) > 0.5 && talk.probability < 0.08) return unclear(of(figure));
  const key = toPhraseKey(text, tools.vocabulary.spellings);
  const isPhrase = key !== undefined && tools.meaningOfPhrase(key) === talk.label;
  if (
    context === "place" &&
    talk.label === "answer/whatever" &&
    (isPhrase || (talk.probability > 0.4 && strength < 2))
  ) {
    const anywhere: Wish = { ...wish, titles: [], places: [france] };
    return toSearch({ ...parts, wish: anywhere, doubtful: false, rest: "" }, context, talk.probability);
  }
  if (forbids(talk.label, text) && talk.probability > searching) return unclear(talk.probability);
  const ofList = strength < 2 || parts.wish.places.length === 0 ? toAlertOfList(text, likely, context) : undefined;
  if (ofList) return ofList;
  // Figures of speech are no search, though they stand with them.
  const isUnlikely = searching - of(figure) < leastOfSearch;
  const polite = strength >= 2 && isBeside(talk.label, text, wish, context);
  const ofAlert = talk.label.startsWith("alert/") && strength < 3 && saysAlert.test(text);
  const least = isUnlikely && !parts.isWhole ? 0.4 : ofAlert ? leastOfAlert : leastOfTalk(wish, strength, parts);
  if (!polite && talk.probability > least && talk.probability >= (strength === 0 ? 0.3 : searching))
    return toTalk(text, talk, strength);
  if (strength === 0) {
    const isOpened = of("search/openers") > 0.4;
    if (searching > 0.5 && !showsSearch(context))
      return toSearch({ ...parts, wish, doubtful: !isOpened }, context, searching);
    return unclear(1 - talk.probability);
  }
  if (strength === 1 && searching < 0.4) return unclear(searching);
  if (isUnlikely && isFarFetched(text, wish, parts)) return unclear(searching);
  // Two readings that disagree: what was found is proposed.
  const isPlain = strength === 3 || countWishes(wish) > 0 || wish.words !== undefined || isPlaceAlone(wish, parts);
  const isTalk = !polite && !isPlain && talk.probability > mostOfTalk && talk.probability > searching;
  // "plus près" is told whole by the change: no word of it is left.
  const isChange = hasChange && parts.meaning.titleMatch !== "sure";
  const whole: Parts = isChange ? { ...parts, rest: "", jobMatch: "none", isWhole: true } : parts;
  // What stands before a correction, or beside a place alone, is no rival of it.
  const isAlone = isPlaceAlone(wish, parts) || takeCorrection(text) !== text;
  const rivals = isAlone ? [] : likely.filter(({ label }) => label !== ofKind[wish.kind ?? "emploi"]);
  // Words of no language are like talk as well: beside a place that is asked about, the job is known.
  const isOfPlace = parts.meaning.doubt !== undefined && parts.meaning.doubt.is !== "words";
  const isRatherTalk = isTalk && !isOfPlace && !isFiller(whole.rest);
  const asked: Parts = { ...whole, wish, doubtful: parts.doubtful || (isTalk && !isRatherTalk) };
  return toSearch(asked, context, findRivals(rivals, isOfTalk), isRatherTalk);
}

/** "pas le week-end les notifs": a time that is said of what is sent is no time of work. */
const saysAlert = /(?<!\p{L})(?:alertes?|notif\p{L}*|mails?|messages?)(?!\p{L})/iu;
const leastOfAlert = 0.5;

/** Talk that says what the search is for: no rival of it. */
const ofKind: { [K in WishedKind]?: string } = { formations: "say/training", evenements: "go/events" };

/** Only a word of a whole sentence is like a job's. */
function isFarFetched(text: string, wish: Wish, { meaning: { titles, titleMatch, doubt } }: Parts): boolean {
  const isNamed = wish.places.length > 0 || wish.isHere || countWishes(wish) > 0;
  const isLike = titleMatch !== "sure" && wish.titles[0] !== undefined && wish.titles[0].code === titles[0]?.code;
  const isAsked = doubt !== undefined && doubt.is !== "words";
  return !isNamed && isLike && !isAsked && new Set(splitWords(text)).size >= leastOfSentence;
}

/** The phrases of searches are at least so likely where one word is only like a job's. */
const leastOfSearch = 0.1;
const leastOfSentence = 4;

/** From here on, talk that is likelier than a search makes it doubtful. */
const mostOfTalk = 0.4;

/** Words that no phrase holds say nothing, unless the others say this much. */
const likelyTalk = 0.6;

/** Every word with this letter is a little like it. */
const isLetter = /^\P{L}*\p{L}\P{L}*$/u;

/** Beside a job and a place, only talk that is likelier is what is meant. */
export const surestTalk = 0.93;

/** How likely talk has to be where so much of a search was found. */
function leastOfTalk(wish: Wish, strength: number, parts: Parts): number {
  if (isVague(wish)) return 0.45;
  // "Pays basque", "et si je cherche en Isère ?": whatever it is like, it says where.
  if (isPlaceAlone(wish, parts)) return 1;
  const { isWhole } = parts;
  switch (strength) {
    case 3:
      return surestTalk;
    case 2:
      return isWhole ? 0.8 : 0.6;
    case 1:
      return 0.35;
    default:
      return 0;
  }
}

export const isSearch = (label: string): boolean =>
  label.startsWith("search/") || label.startsWith("refine/") || label === figure;

/** What changes or deletes something is not done where a message forbids it. */
export const forbids = (label: string, text: string): boolean =>
  (label === "go/delete" || label === "go/alert" || /^alert\/(?!hour|less)/.test(label)) && isForbidden(text);

/** It names a place, and nothing else. */
function isPlaceAlone(wish: Wish, { meaning, isWhole }: Parts): boolean {
  const isOne = wish.places.length > 0 && wish.titles.length === 0 && countWishes(wish) === 0;
  const isNamed = meaning.placeMatch === "sure" || meaning.placeMatch === "exact" || meaning.listed !== undefined;
  // "stage 3e Lyon": what else it names is no place.
  return isOne && isWhole && isNamed && !meaning.both && meaning.elsewhere === undefined;
}

/** "Dans mon coin" is more often said of a place than asked for. */
const isVague = ({ isHere, titles, places, ...wish }: Wish): boolean =>
  isHere && titles.length === 0 && places.length === 0 && countWishes({ ...wish, isHere, titles, places }) === 0;

const asksMeaning =
  /^(?:(?:dis[- ]?moi|mais|et|alors|euh|bonjour|salut|svp|stp)[\s,]+)*(?:(?:c['’ ]?(?:est)? ?(?:quoi|koi)|qu['’ ]?est[- ]ce que (?:c['’]?est )?) (?:qu['’]?)?(?:une?|le|la|l['’]|du)(?!\p{L})|kesako|what(?:['’]s| is) (?:an? )?|d[ée]finition|(?:quelle )?diff[ée]rence entre)|(?:[çc]a veut dire quoi|[çc]a signifie quoi|kesako)[\s?!.]*$/iu;

/**
 * Whether at least half of the words that say something are ones that the phrases know; of small words alone,
 * whether one has three letters.
 */
export function isKnown(text: string, { knows, vocabulary }: ReadingTools): boolean {
  const words = toWords(text, vocabulary.spellings).filter((word) => /^[a-z]/.test(word));
  const telling = words.filter((word) => word.length > 1 && !isFiller(word));
  if (telling.length === 0) return words.some((word) => word.length > 1);
  const isOne = (word: string) => knows(word) || knows(`${word}s`) || vocabulary.concepts.has(word);
  return telling.filter((word) => word.length > 2 && isOne(word)).length * 2 >= telling.length;
}

export const unclear = (confidence: number): Reading => ({ act: "unclear", isSure: false, confidence });

/**
 * What is grave was met already. Whoever writes what is only like it, but likelier that than all else, has a
 * hard time, and no search.
 */
function withDistressAsTalk(likely: Likely[]): Likely[] {
  const distress = likely.find(({ label }) => label === "say/distress")?.probability ?? 0;
  if (distress <= 0.5) return likely;
  const heard = likely.find(({ label }) => label === "say/discouraged")?.probability ?? 0;
  const others = likely.filter(({ label }) => label !== "say/distress" && label !== "say/discouraged");
  const joined: Likely = { label: "say/discouraged", probability: heard + distress };
  return [...others, joined].sort((a, b) => b.probability - a.probability);
}

/** What is only like danger is said to nobody. */
export const isOfTalk = ({ label }: Likely): boolean =>
  !isSearch(label) && label !== "say/distress" && label !== "say/danger";
