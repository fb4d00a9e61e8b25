import type { Lookups } from "./interpretation.ts";
import { findLinkStart, foldWord, type Refusal, type RefusedPart, readNamed } from "./refusal.ts";
import { times } from "./refused-things.ts";

/** What a "non" refuses: its own end, and how many of the words before it belong to it. */
export type SaidNo = { refusals: Refusal[]; end: number; taken: number };

/**
 * Reads a "non" that belongs to what stands before it: "intérim non merci", "CDD non, CDI oui". Undefined for
 * one that denies what follows: "CDI non CDD", "secrétaire non médicale". `left` are the words before it that
 * are not refused yet; behind an `open` refusal it only repeats that.
 */
export function readNo(
  words: string[],
  at: number,
  left: string[],
  isOpen: boolean,
  lookups?: Lookups,
): SaidNo | undefined {
  if (foldWord(words[at]) !== "non") return undefined;
  const next = foldWord(words[at + 1]);
  const end = polite.test(next) || (next === "plus" && isOpen) ? at + 2 : at + 1;
  const isEnd = end > at + 1 || end >= words.length || words[end] === pause;
  if (isOpen && isEnd) return { refusals: [], end, taken: 0 };
  const isEither = foldWord(left.at(-1)) === "ou";
  const before = isEither ? left.slice(0, -1) : left.filter((word) => word !== pause);
  // "ehpad non merci": whatever it is.
  const named = findRefusable(before) ?? (end > at + 1 && isEnd ? findAnything(before, lookups) : undefined);
  if (named && (isEnd || isEither || isClosed(words, at))) {
    const taken = left.length - named.start;
    const wording = [...before.slice(named.start), ...(isEither ? ["ou"] : []), ...words.slice(at, end)].join(" ");
    const parts: RefusedPart[] = isEither ? [{ is: "other" }] : named.parts;
    return { refusals: parts.map((part) => ({ said: wording, ...part })), end, taken };
  }
  if (isEither) return { refusals: [], end, taken: 1 };
  if (!isEnd) return undefined;
  const isUnheard = at > 0 && words[end] !== pause;
  return { refusals: isUnheard ? [{ said: words.slice(at, end).join(" "), is: "other" }] : [], end, taken: 0 };
}

/** Punctuation beside a "non", as a word of its own. */
export const pause = ",";

/** Whether nothing of what follows a "non" is denied by it: "CDD non CDI oui", but not "CDI non CDD". */
function isClosed(words: string[], at: number): boolean {
  const ahead = readNamed(words, at + 1);
  if (ahead) return foldWord(words[ahead.end]) === "oui";
  return words[at - 1] !== pause && !quality.test(foldWord(words[at + 1]));
}

const polite = /^(?:merci|svp|stp|please|desolee?)$/;

/** What jobs and people are, or are not: "CDI non cadre", "alternance non rémunérée". */
const quality =
  /^(?:cadres?|fumeu|alimentaire|qualifi|diplome|specialis|loge|nourri|meuble|remuner|paye|dangereu|medica|voyant|titulaire|arme|stop|precis|negoci|renouvel|obligatoire|necessaire|exige|requis|compris|inclus|travaill|possible)/;

/** The last word, with those that lead to it, unless that is where to look. */
function findAnything(
  left: string[],
  lookups: Lookups | undefined,
): { parts: RefusedPart[]; start: number } | undefined {
  const last = left.at(-1);
  if (last === undefined || !lookups || lookups.findPlaces(last, 1, false).exact) return undefined;
  return { parts: [{ is: "other" }], start: findLinkStart(left, left.length - 1) };
}

/** The filters, the kind or the times that the words end with, and where those begin. */
function findRefusable(left: string[]): { parts: RefusedPart[]; start: number } | undefined {
  const last = foldWord(left.at(-1));
  const isWeekend = last === "end" && foldWord(left.at(-2)) === "week";
  if (isWeekend || times.test(last)) {
    const start = findLinkStart(left, left.length - (isWeekend ? 2 : 1));
    return { parts: [{ is: "other" }], start };
  }
  for (let size = 1; size <= Math.min(4, left.length); size++) {
    const named = readNamed(left, left.length - size);
    if (named?.end !== left.length) continue;
    const start = findLinkStart(left, left.length - size);
    const isJoined = /^(?:et|ou)$/.test(foldWord(left[start - 1]));
    const other = isJoined ? findRefusable(left.slice(0, start - 1)) : undefined;
    return other ? { ...other, parts: [...other.parts, ...named.parts] } : { parts: named.parts, start };
  }
  return undefined;
}
