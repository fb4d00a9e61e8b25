import { splitWords } from "../../text/text.ts";
import { isFiller } from "./fillers.ts";
import { figure, type Likely } from "./screen-weights.ts";
import type { Parts } from "./search-parts.ts";

/** What else the words may be, and how likely that is. */
export type Rivals = { talk: number; figure: number };

export function findRivals(likely: Likely[], isTalk: (one: Likely) => boolean): Rivals {
  return {
    talk: likely.find(isTalk)?.probability ?? 0,
    figure: likely.find(({ label }) => label === figure)?.probability ?? 0,
  };
}

/**
 * How likely a search that was put together of pieces is what is meant, from 0 to 1: by what each piece rests
 * on, by the words that nothing was made of, and by what else the message may be. The factors were measured
 * on 1,000 searches of the exams, so that of readings at 0.8 some four in five are right.
 */
export function rateSearch(parts: Parts, { talk, figure }: Rivals): number {
  const { meaning, rest, jobMatch, strength } = parts;
  // Of a letter one sentence was read: what the others are like says nothing of it.
  if (meaning.isShortened) return mostSure * jobFactors[jobMatch];
  const ofPlace = meaning.placeMatch === "exact" ? ofSharedName : 1;
  const lost = splitWords(rest).filter((word) => word.length > 2 && !isFiller(word)).length;
  const ofRest = lost === 0 ? 1 : lost === 1 ? ofOneLost : ofSeveralLost;
  const ofTalk = talk > leastRival ? 1 - (isPlain(parts) ? plainTalkWeight : talkWeight) * talk : 1;
  const ofFigure = figure > leastFigure && strength < 3 ? 1 - figureWeight * figure : 1;
  return mostSure * jobFactors[jobMatch] * ofPlace * ofRest * ofTalk * ofFigure;
}

/** A job and a place, or words of the tables that hold all that is said: what else it is like says less. */
function isPlain({ strength, isWhole, isTold, jobMatch }: Parts): boolean {
  return strength === 3 || (isWhole && (isTold || jobMatch === "none"));
}

/** A search that is less likely is proposed, and not carried out. */
export const leastSure = 0.77;

const mostSure = 0.98;
/** What is only like a title, in its words or in its sound, is wrong one time in seven, or in four. */
const jobFactors: Readonly<Record<Parts["jobMatch"], number>> = { none: 1, sure: 0.985, likely: 0.78, near: 0.65 };
/** Several places have the name. */
const ofSharedName = 0.79;
const ofOneLost = 0.93;
const ofSeveralLost = 0.5;
const leastRival = 0.2;
const talkWeight = 0.45;
const plainTalkWeight = 0.22;
const leastFigure = 0.1;
const figureWeight = 0.5;
