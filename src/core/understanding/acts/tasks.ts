import { dropArticles } from "./articles.ts";
import { isFiller } from "./fillers.ts";
import type { PhraseTable } from "./phrase-table.ts";
import type { JobList } from "./tables.ts";
import { findWords, type Word } from "./words.ts";

/** What somebody wants to do at work, by a verb and its object, and where that stands in the text. */
export type Task = { meant: JobList; from: number; to: number };

/**
 * "réparer des éoliennes", "garder les enfants": a verb with its object, whatever article stands between
 * them, leads to jobs. Not where somebody else is to do it, where it is their own thing ("réparer ma
 * voiture"), or where it is refused.
 */
export function findTask(text: string, table: PhraseTable<JobList>): Task | undefined {
  if (ofOthers.test(text)) return undefined;
  const words = dropArticles(findWords(text));
  const [found] = table
    .find(words)
    .filter(({ start }) => !words.slice(Math.max(0, start - 3), start).some(({ key }) => refusing.has(key)))
    .sort((a, b) => b.end - b.start - (a.end - a.start));
  return found && { meant: found.meant, from: found.from, to: found.to };
}

/** "j'aimerais réparer des vélos", "livrer des colis à Lille": only a wish for it stands before the task. */
export function beginsWithTask(text: string, table: PhraseTable<JobList>): boolean {
  const task = /\?/.test(text) ? undefined : findTask(text, table);
  return task !== undefined && findWords(text.slice(0, task.from)).every(isOfWish);
}

const isOfWish = ({ key }: Word): boolean => isFiller(key) || ofWish.has(key);

const refusing = new Set("pas plus jamais sans sauf ni non marre assez arreter arrete".split(" "));
const ofWish = new Set("adore adorerais aime aimerais reve passion sais savoir plait jveux voudrai".split(" "));
const ofOthers =
  /(?<!\p{L})(?:quelqu['’]?une?|qui|une personne pour|pouvez|peux[- ]tu|comment|combien|ma|mes|mon|notre|nos|j['’ ]?ai besoin|besoin d)(?!\p{L})/iu;
