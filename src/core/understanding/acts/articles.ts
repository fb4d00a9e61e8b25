import type { Word } from "./words.ts";

/** The words without the articles and prepositions that may stand between a verb and its object. */
export function dropArticles(words: Word[]): Word[] {
  return words.filter(({ key }) => !articles.has(key));
}

const articles = new Set("des les du de la le l' d' un une au aux a en dans sur".split(" "));
