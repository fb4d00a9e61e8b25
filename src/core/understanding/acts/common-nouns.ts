import { splitWords } from "../../text/text.ts";
import { isFiller } from "./fillers.ts";
import { toSingularKey } from "./words.ts";

/** "à l'hôpital", "à la montagne": where people work, and no village unless it is written as a name. */
export function isCommonNoun(name: string): boolean {
  const words = splitWords(name.replace(/^(?:dans|[àa]|aux?|en|sur) /i, "")).filter(
    (word) => !articles.has(word) && !isFiller(word),
  );
  return words.length === 1 && commonNouns.has(toSingularKey(words[0] ?? "")) && !/(?<!\p{L})\p{Lu}\p{L}+$/u.test(name);
}

const articles = new Set("l la le les un une du de des d au aux a en dans".split(" "));
const commonNouns = new Set(
  "hopital ecole montagne mer campagne gare plage bois foret chapelle ferme usine hotellerie maison cuisine bureau bar chateau eglise mairie garage hotel cafe salle marche moulin fabrique forge ville port pont cote cotes pres rue route avant apres caisse citerne fer four maternelle creche college lycee bord".split(
    " ",
  ),
);
