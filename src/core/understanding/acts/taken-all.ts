import { toPlainWords } from "../../text/text.ts";
import type { Context, Reading, Wish } from "./reading.ts";
import { takingVerb } from "./taking-verbs.ts";

/**
 * "Vire tout", "enlève tout": below a search the filters go, of titles every tick. Verbs that are said of all
 * that is kept ("supprime tout", "efface tout") are not read here, and an alert is stopped by other words.
 */
export function readAllTaken(text: string, context: Context): Reading | undefined {
  const words = toPlainWords(text);
  if (!takesAll.test(words) || ofData.test(words)) return undefined;
  if (context === "titles") return { act: "go", to: "none", isSure: true, confidence: 0.9 };
  if (context !== "results" && context !== "empty" && context !== "offer") return undefined;
  return { act: "refine", wish: { ...nothing, without: "all" }, isSure: true, confidence: 0.9 };
}

const nothing: Wish = {
  titles: [],
  places: [],
  isHere: false,
  filters: {},
  left: {},
  without: [],
  include: [],
  exclude: [],
  isAdded: false,
};

const takesAll = new RegExp(
  `^(?:(?:non|bon|ok|allez|alors|finalement|euh|et|tu peux|vous pouvez|je veux) )*${takingVerb} (?:moi )?(?:tout|tt|toute)(?: (?:ca|cela|svp|stp|merci|s il (?:te|vous) plait))*$`,
);
const ofData = /\b(?:sup?prim|ef?fac|delete|annul)/;
