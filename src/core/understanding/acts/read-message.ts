import { townSize } from "../../places/place-tables.ts";
import { cacheLookups } from "../cached-lookups.ts";
import { createUnderstanderBy } from "../understand.ts";
import { readAlertOrder } from "./alert-order.ts";
import { nameArrondissements } from "./arrondissements.ts";
import { mayBeBeside } from "./beside.ts";
import { createTextClassifier } from "./classify-text.ts";
import { findCompanyWanted } from "./company-wanted.ts";
import { takeCorrection } from "./correction.ts";
import { decide, forbids, isKnown, isOfTalk, isSearch, surestTalk, unclear } from "./decide.ts";
import { readDefinition } from "./definition.ts";
import { isForbidden } from "./denial.ts";
import { toPhraseKey } from "./features.ts";
import { stripFillers } from "./fillers.ts";
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
import { type Context, type OnScreen, type Reading, type Stage, showsSearch } from "./reading.ts";
import { respell } from "./respell.ts";
import { isUsual, type Likely, weigh } from "./screen-weights.ts";
import { readParts } from "./search-parts.ts";
import { spellTowns } from "./spell-towns.ts";
import { spellTrades } from "./spell-trades.ts";
import { asksForEmployer } from "./spoken.ts";
import { meetSwearing } from "./swearing.ts";
import { readAllTaken } from "./taken-all.ts";
import { readPlacesTakenAway } from "./taken-away.ts";
import { toAlertOfList, toTalk } from "./talk.ts";
import { beginsWithTask } from "./tasks.ts";
import { toOneLine } from "./to-one-line.ts";
import { readToldKind } from "./told-kinds.ts";
import type { ReadingSources, ReadingTools } from "./tools.ts";
import { isUnknowing } from "./unknowing.ts";
import { isWishAlone } from "./wish-alone.ts";
import { saysEnoughOf } from "./wish-words.ts";
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
    const isCorrected = takeCorrection(text) !== text;
    const taken = here && showsSearch(context) && !isCorrected ? readPlacesTakenAway(text, here, tools) : undefined;
    if (taken) return { act: "refine", taken, isSure: true, confidence: 0.95 };
    const all = readAllTaken(text, context);
    if (all) return all;
    const navigation = readNavigation(text, context);
    if (navigation) return { act: "go", to: navigation.to, isSure: true, confidence: 0.95 };
    const order = showsSearch(context) && !isForbidden(text) ? readAlertOrder(text, context) : undefined;
    if (order) return order;
    const ended = isCorrected ? undefined : readNamedEnd(text, context, tools);
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
      saysEnoughOf(text, tools.tables.wishes) ||
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
