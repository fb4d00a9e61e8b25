import { countEdits, toSound } from "../../text/spelling.ts";
import { normaliseText, splitWords } from "../../text/text.ts";
import type { ReadingTools } from "./tools.ts";

/** What is longer is a sentence, in which such a word is a participle. */
const mostWords = 4;
const leadsToTrade =
  /(?<!\p{L})(?:(?:taff?|travail|boulot|job|emploi|poste|place|offres?) (?:de |d['’]|en )|comme |en tant que )$/iu;
const leastLike = 0.6;

/**
 * A trade as it sounds, with the ending that it has: "boulangé" is "boulanger" and no village, "menuzié" is
 * like "menuisier" and not the menu. Words that the phrases know stay.
 */
export function spellTrades(text: string, tools: Pick<ReadingTools, "findTitles" | "findPlaces" | "knows">): string {
  const { findTitles, findPlaces, knows } = tools;
  if (!/é(?!\p{L})/u.test(text)) return text;
  // In a sentence, only what is led to as a trade is one: "un taf de boulangé a Lille".
  const isSentence = splitWords(text).length > mostWords;
  return text.replace(/(?<!\p{L})\p{L}{4,}é(?!\p{L})/gu, (word, at: number) => {
    if (isSentence && !leadsToTrade.test(text.slice(0, at))) return word;
    const trade = word.replace(/é$/u, "er");
    if (knows(normaliseText(word))) return word;
    // What is found as it was written is shown so.
    if ((findTitles(word, 1)[0]?.score ?? 0) >= leastLike && !findPlaces(word, 1, false).exact) return word;
    const [hit] = findTitles(trade, 1);
    const [name = ""] = splitWords(hit?.title.label ?? "");
    return name.endsWith("er") && countEdits(toSound(name), toSound(trade), 1) <= 1 ? trade : word;
  });
}
