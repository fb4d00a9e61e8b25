import { france } from "../../places/place.ts";
import { townSize } from "../../places/place-tables.ts";
import { splitWords } from "../../text/text.ts";
import { cacheLookups } from "../cached-lookups.ts";
import { createUnderstanderBy } from "../understand.ts";
import { readAlertOrder } from "./alert-order.ts";
import { nameArrondissements } from "./arrondissements.ts";
import { isBeside, mayBeBeside } from "./beside.ts";
import { createTextClassifier } from "./classify-text.ts";
import { findCompanyWanted } from "./company-wanted.ts";
import { findRivals } from "./confidence.ts";
import { takeCorrection } from "./correction.ts";
import { readDefinition } from "./definition.ts";
import { isForbidden } from "./denial.ts";
import { toPhraseKey, toWords } from "./features.ts";
import { isFiller, stripFillers } from "./fillers.ts";
import { dropForeignPast } from "./foreign-past.ts";
import { isGibberish } from "./gibberish.ts";
import { readHelpWanted } from "./help-wanted.ts";
import { isGeneralWord } from "./jobs.ts";
import { readLifeFact } from "./life-facts.ts";
import { nameAlert, namesAlert, readNamedEnd } from "./named-thing.ts";
import { readNavigation } from "./numbered.ts";
import { readOfferQuestion, withQuestion } from "./offer-question.ts";
import { isPastedCv } from "./pasted-cv.ts";
import { askPlainly } from "./polite-question.ts";
import { createGraveReader } from "./read-grave.ts";
import { type Context, type OnScreen, type Reading, type Stage, showsSearch, type Wish } from "./reading.ts";
import { withRefinements } from "./refinements.ts";
import { respell } from "./respell.ts";
import { figure, isUsual, type Likely, weigh } from "./screen-weights.ts";
import { countWishes, type Parts, readParts } from "./search-parts.ts";
import { spellTowns } from "./spell-towns.ts";
import { spellTrades } from "./spell-trades.ts";
import { asksForEmployer } from "./spoken.ts";
import { meetSwearing } from "./swearing.ts";
import { readAllTaken } from "./taken-all.ts";
import { readPlacesTakenAway } from "./taken-away.ts";
import { toAlertOfList, toTalk } from "./talk.ts";
import { beginsWithTask } from "./tasks.ts";
import { toOneLine } from "./to-one-line.ts";
import { toSearch } from "./to-search-reading.ts";
import { readToldKind } from "./told-kinds.ts";
import type { ReadingSources, ReadingTools } from "./tools.ts";
import { isUnknowing } from "./unknowing.ts";
import { isWishAlone } from "./wish-alone.ts";
import { namesWorkplace } from "./workplace.ts";

export type ReadMessage = (text: string, screen: OnScreen, note?: (stage: Stage) => void) => Reading;

/**
 * Reads what somebody writes as an act, by stages: grave words first, then numbers of a list, then what the
 * phrases tell (`classify`), what a search is made of (filters, hours, distance, jobs, places), and last
 * which of these is meant, with the screen in mind. `note` is told what each stage found.
 */
export function createMessageReader(sources: ReadingSources): ReadMessage {
  const { forget, ...lookups } = cacheLookups(sources);
  const tools: ReadingTools = { ...sources, ...lookups, understand: createUnderstanderBy(lookups) };
  const classifyText = createTextClassifier(tools);
  const readGrave = createGraveReader(tools, classifyText);
  const read = (typed: string, { context, place: here }: OnScreen, note: (stage: Stage) => void): Reading => {
    const written = spellTowns(spellTrades(dropForeignPast(askPlainly(toOneLine(typed)), tools), tools), tools);
    const spelt = respell(written, tools.vocabulary.spellings);
    const text = showsSearch(context) ? nameArrondissements(spelt, here) : spelt;
    note({ stage: "spelling", found: text });
    const ofAlert = namesAlert(text);
    const likely = weigh(classifyText(takeCorrection(written)), context, ofAlert);
    note({ stage: "phrases", found: likely.slice(0, 4) });
    const of = (label: string) => likely.find((one) => one.label === label)?.probability ?? 0;
    const grave = readGrave(typed);
    if (grave) return { act: "say", to: grave, isSure: true, confidence: 1 };
    if (!/\p{L}|\d/u.test(text)) return unclear(0);
    if (isPastedCv(typed)) return { act: "say", to: "cv", isPasted: true, isSure: true, confidence: 0.9 };
    if (isGibberish(text, tools)) return unclear(0);
    if (isUnknowing(typed, context)) return { act: "answer", to: "dont-know", isSure: true, confidence: 0.95 };
    const fact = readDefinition(text) ?? readLifeFact(text) ?? readToldKind(text);
    if (fact) return { act: "say", to: fact, isSure: true, confidence: 1 };
    const near = readHelpWanted(text, tools.findPlaces);
    if (near) return { act: "go", to: "near", near, isSure: true, confidence: 0.95 };
    const taken = here && showsSearch(context) ? readPlacesTakenAway(text, here, tools) : undefined;
    if (taken) return { act: "refine", taken, isSure: true, confidence: 0.95 };
    const all = readAllTaken(text, context);
    if (all) return all;
    const navigation = readNavigation(text, context);
    if (navigation) return { act: "go", to: navigation.to, isSure: true, confidence: 0.95 };
    const order = showsSearch(context) && !isForbidden(text) ? readAlertOrder(text, context) : undefined;
    if (order) return order;
    const ended = readNamedEnd(text, context, tools);
    if (ended) return ended;
    const asked = showsSearch(context) ? readOfferQuestion(text, tools.tables.questions) : undefined;
    const key = toPhraseKey(written, tools.vocabulary.spellings);
    const known = key === undefined ? undefined : tools.meaningOfPhrase(key);
    const isAnywhere = known === "answer/whatever" && context === "place";
    // Which number is named is read from the text, and not from a phrase with another one.
    const isNumbered = known === "go/page" || known === "go/offer";
    const isSearched =
      (context === "place" && isTownName(text, tools)) ||
      saysWhatIsSought(text) ||
      isWishAlone(text, context, tools) ||
      namesWorkplace(text, tools) ||
      asksForEmployer(text, tools) ||
      beginsWithTask(text, tools.tables.tasks);
    if (
      known !== undefined &&
      isUsual(known, context, ofAlert) &&
      !(isAnywhere || isNumbered || isSearched || forbids(known, text))
    ) {
      note({ stage: "phrase", found: known });
      const told =
        toAlertOfList(text, [{ label: known, probability: 1 }], context) ??
        toTalk(text, { label: known, probability: 1 }, 0);
      return withQuestion(told, asked, context);
    }
    const clear = isSearched ? undefined : findClearTalk(text, likely, context, tools);
    if (clear) return withQuestion(meetSwearing(text, toTalk(text, clear, 0), tools), asked, context);
    const parts = readParts(text, context, tools, of);
    note({ stage: "search", found: parts });
    const meant = isSearched ? likely.filter(({ label }) => isSearch(label)) : likely;
    const decided = decide(text, { context, place: here }, meant, parts, tools);
    return withQuestion(meetSwearing(text, decided, tools), asked, context);
  };
  return (typed, screen, note = () => {}) => {
    forget();
    return nameAlert(read(typed, screen, note), toOneLine(typed), tools);
  };
}

/** Where a town is asked for, "Nice" is no praise. */
function isTownName(text: string, { findPlaces }: ReadingTools): boolean {
  const { exact, inhabitants, places } = findPlaces(text, 1, false);
  return exact && Number.isFinite(inhabitants) && inhabitants >= townSize && places[0]?.kind === "commune";
}

/** Whatever else it is like: an apprenticeship without a company, "tout sauf le ménage". */
function saysWhatIsSought(text: string): boolean {
  return findCompanyWanted(text) !== undefined || allBut.test(text) || isGeneralWord(text);
}

const allBut =
  /^(?:(?:je (?:prends|veux|fais|cherche|accepte)|n['’ ]?importe quoi|peu importe|de) )*tout(?:es?)?(?: (?:m['’ ]?int[ée]resse|me va))? (?:sauf|hors|[àa] part|except[ée]) (?!(?:la|le|les) \d|[çc]a)/iu;

const unclear = (confidence: number): Reading => ({ act: "unclear", isSure: false, confidence });

/**
 * Talk that is so likely that no search in it would be the reading: none is looked for. Beside numbers, in
 * the list of alerts and where the talk may be said besides a search, all is weighed.
 */
function findClearTalk(text: string, [likeliest]: Likely[], context: Context, tools: ReadingTools): Likely | undefined {
  if (likeliest === undefined || likeliest.probability <= surestTalk || !isOfTalk(likeliest)) return undefined;
  const { label } = likeliest;
  const isPlace = tools.findPlaces(stripFillers(text), 3, false).exact;
  const isAnywhere = context === "place" && label === "answer/whatever";
  const isWeighed = context === "alerts" || isAnywhere || isPlace || /\d/.test(text);
  return isWeighed || mayBeBeside(label) || forbids(label, text) || !isKnown(text, tools) ? undefined : likeliest;
}

/** What is grave was met already: what is only like it is said to nobody. */
const isOfTalk = ({ label }: Likely): boolean => !isSearch(label) && label !== "say/distress" && label !== "say/danger";

function decide(
  text: string,
  { context, place: here }: OnScreen,
  likely: Likely[],
  parts: Parts,
  tools: ReadingTools,
): Reading {
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
  if (parts.isNoise || (strength === 0 && talk.probability < likelyTalk && !isKnown(text, tools))) return unclear(0);
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
  if (
    !polite &&
    talk.probability > (isUnlikely && !parts.isWhole ? 0.4 : leastOfTalk(wish, strength, parts)) &&
    talk.probability >= (strength === 0 ? 0.3 : searching)
  )
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
  const rivals = isPlaceAlone(wish, parts) || takeCorrection(text) !== text ? [] : likely;
  return toSearch({ ...whole, wish, doubtful: parts.doubtful || isTalk }, context, findRivals(rivals, isOfTalk));
}

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

/** Beside a job and a place, only talk that is likelier is what is meant. */
const surestTalk = 0.93;

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

const isSearch = (label: string): boolean =>
  label.startsWith("search/") || label.startsWith("refine/") || label === figure;

/** What changes or deletes something is not done where a message forbids it. */
const forbids = (label: string, text: string): boolean =>
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
function isKnown(text: string, { knows, vocabulary }: ReadingTools): boolean {
  const words = toWords(text, vocabulary.spellings).filter((word) => /^[a-z]/.test(word));
  const telling = words.filter((word) => word.length > 1 && !isFiller(word));
  if (telling.length === 0) return words.some((word) => word.length > 1);
  const isOne = (word: string) => knows(word) || knows(`${word}s`) || vocabulary.concepts.has(word);
  return telling.filter((word) => word.length > 2 && isOne(word)).length * 2 >= telling.length;
}
