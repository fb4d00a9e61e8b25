import type { GraveCase } from "../understanding/acts/grave-case.ts";
import { findWrittenLanguage } from "../understanding/acts/written-language.ts";
import { graveTexts, notKept } from "./grave-words.ts";
import { actions, press, type RichText, type View } from "./view.ts";

/** "J'ai compris" leaves the text where it is, and shows the screen that was there below it. */
export const understoodAction = "understood";
/** "Retour" shows the screen that was there in place of the text. */
export const returnAction = "return";

/**
 * What is said to somebody whose message is grave: the fixed text of its case, in English as well where the
 * message is not in French, and the two ways back.
 */
export function renderGrave(text: string, graveCase: GraveCase): View {
  const { french, english } = graveTexts[graveCase];
  const isFrench = findWrittenLanguage(text) === "french";
  return [
    ...[...french, ...notKept.french].map(toBlock),
    ...(isFrench ? [] : [...english, ...notKept.english].map(toBlock)),
    ...actions(press("J'ai compris", understoodAction), press("Retour", returnAction)),
  ];
}

function toBlock(text: RichText): View[number] {
  return { kind: "text", text };
}
