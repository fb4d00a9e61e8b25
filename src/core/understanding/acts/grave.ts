import { normaliseText } from "../../text/text.ts";
import { dangerPatterns, distressPatterns } from "./grave-patterns.ts";

/** What goes before everything else. */
export type Grave = "distress" | "danger";

/** What a message says in words that are plain by themselves, whatever else it says. Distress goes first. */
export function findPlainGrave(words: string): Grave | undefined {
  if (distressPatterns.some((one) => one.test(words))) return "distress";
  return dangerPatterns.some((one) => one.test(words)) ? "danger" : undefined;
}

/** What the classifier takes a message for, by how grave its words are; a figure of speech is neither. */
export function weighGrave(words: string, probability: (label: string) => number): Grave | undefined {
  const [distress, danger] = [probability("say/distress"), probability("say/danger")];
  const figures = probability("none/figures-of-speech");
  if (figures > Math.max(0.3, distress + danger)) return undefined;
  const isSearch = probability("search/requests") >= 0.12;
  const least = !graveWords.test(words) ? leastWithoutWord : isSearch ? leastBesideSearch : leastProbability;
  if (distress + danger < least) return undefined;
  return distress >= danger ? "distress" : "danger";
}

/** Words that are plainly of violence tell of thoughts of death beside it, where that is likelier. */
export function isRatherDistress(words: string, probability: (label: string) => number): boolean {
  return probability("say/distress") >= leastBesideDanger && weighGrave(words, probability) === "distress";
}

/**
 * Folded words; a word whose letters stand apart ("m o u r i r", "m.o.u.r.i.r") or hold a zero is put
 * together.
 */
export function joinLetters(text: string): string {
  return normaliseText(text)
    .replace(/(?<![a-z])(?:[a-z][ .*_-]){3,}[a-z](?![a-z])/g, (letters) => letters.replace(/[^a-z]/g, ""))
    .replace(/(?<=[a-z])0(?=[a-z])/g, "o")
    .replace(/[^a-z0-9' ]+/g, " ")
    .replace(/(?<=[a-z])' (?=[a-z])/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}

const leastProbability = 0.55;
const leastBesideDanger = 0.7;
/** Where no word is one of harm: "mon mari travaille de nuit" is like many that are. */
const leastWithoutWord = 0.9;
/** The beginnings of words that those who tell of death, harm, violence or fear use. */
export const graveWords =
  /\b(?:d?adieu|lettre|pill|overdos|knife|gun|weapon|claqu|baff|gifl|fesse|mort|meur|mour|crev|tue|tuer|suicid|fini|viv|vie\b|dispar|exist|frapp|tap|bat|battu|cogn|giff?l|viol|menac|peur|enferm|sequest|papier|passep|identit|sejour|agress|harcel|insult|coup|bless|mal|sang|pend|saut|vein|medic|medoc|cachet|pilul|arme|couteau|fusil|danger|forc|oblig|esclav|touch|secour|bout|noir|adieu|douleur|souffr|pleur|etrangl|brul|tortur|prostit|abus|maltrait|fuir|echapp|cach|surveill|exploit|paye|die|dead|kill|hit|beat|hurt|afraid|scared|rape|lock|threat|force|harm|regret|poids|fardeau|reveill|trou|vide|cord|pont|train|balcon|fenetre|scarif|lame|rasoir)/;
/** Where the words may as well describe a job: "celui qui s'occupe des morts". */
const leastBesideSearch = 0.75;
