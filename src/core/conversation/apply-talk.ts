import { passingLabels } from "../sayings/saying.ts";
import { normaliseText, splitWords } from "../text/text.ts";
import type { Reading } from "../understanding/acts/reading.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { applyMeaning } from "./apply-meaning.ts";
import type { Turn } from "./events.ts";
import { showIdeas } from "./ideas.ts";
import { showNear } from "./near.ts";
import { applySaid } from "./said.ts";
import { getDraft, getHeld, type State } from "./state.ts";

/**
 * Does what somebody means by a message that is no search: a few words said back, or ideas for those who do
 * not know what to look for. Undefined for all other messages.
 */
export function applyTalk(state: State, reading: Reading, meaning: Meaning): Turn | undefined {
  const { act, to } = reading;
  switch (act) {
    case "say":
      return isRatherSearch(reading, meaning) ? undefined : say(state, reading, meaning);
    case "go":
      if (to === "near") return showNearWanted(state, reading.near);
      return undefined;
    case "answer":
      return to === "dont-know" && isOpen(state) ? showIdeas(state) : undefined;
    default:
      return undefined;
  }
}

/** A kind of place that is named is opened; where, is where it is said, else what is known. */
function showNearWanted(state: State, near: Reading["near"]): Turn {
  const { kind: open, places = [], isSure } = near ?? {};
  const [area] = places;
  return showNear(getHeld(state), { open, ...(isSure ? { area } : { options: places }) });
}

function say(state: State, { to, isSure, isPasted, confidence }: Reading, meaning: Meaning): Turn | undefined {
  const message = { text: meaning.text, isDoubtful: !isSure };
  // Below offers of apprenticeships, an age asks about those.
  if (to === "ok" && /(?<!\d)(?:[3-6]\d) ?ans/iu.test(meaning.text) && getDraft(state).kind === "alternance")
    return applySaid(state, "training", message);
  if (isPasted)
    return applySaid(state, "cv-pasted", {
      text: "",
      titles: meaning.titleMatch === "sure" ? meaning.titles.slice(0, mostTitles) : [],
    });
  if (to === "found" && notFound.test(normaliseText(meaning.text)))
    return applySaid(state, "discouraged", { ...message, isDoubtful: true });
  // All alerts stop then: but for the very words of a phrase, it is asked about.
  if (to === "found" && confidence < 1) return applySaid(state, to, { ...message, isDoubtful: true });
  // A training for a job that was named is looked for.
  if (meaning.elsewhere === "formation" && meaning.titleMatch === "sure") return applyMeaning(getHeld(state), meaning);
  if (meaning.elsewhere !== undefined && (meaning.titleMatch === "sure" || meaning.places.length > 0))
    return sayBeforeSearch(state, to, meaning);
  return applySaid(state, to, message);
}

const mostTitles = 3;
/** "j'ai pas encore trouvé", "je ne trouve rien", "j'ai trouvé ça nul". */
const notFound =
  /\b(?:pas|jamais|rien|aucune?)\b(?: \w+){0,2} trouv|\btrouv\w* (?:pas|rien|aucune?|personne|ca|cela|que|comment|ou|bizarre|nul|drole)\b/;

/**
 * Whether what was said is better met by the search: a town abroad or an unknown one is named and asked
 * about with the job kept, a guess yields to what is understood for sure, and a word or two may be
 * anything.
 */
function isRatherSearch({ to, isSure, isPasted }: Reading, meaning: Meaning): boolean {
  const { doubt, titleMatch, places, text } = meaning;
  if (isPasted) return false;
  if ((text.match(/[\p{L}\p{N}]/gu) ?? []).length < 2) return true;
  if (!isSure && passingLabels.some((label) => label === to)) return true;
  if (to === "abroad" && (doubt?.is === "abroad" || doubt?.is === "place")) return true;
  if (to === "outside" && new Set(splitWords(text)).size < 3) return true;
  const isUnderstood = titleMatch === "sure" || titleMatch === "likely" || places.length > 0 || doubt !== undefined;
  return !isSure && isUnderstood;
}

/** Nothing is asked there but what somebody looks for. */
function isOpen(state: State): boolean {
  return getHeld(state).step === "home";
}

/** Who has what was asked for is said first; the search is held as one of jobs, a tap away. */
function sayBeforeSearch(state: State, to: string | undefined, meaning: Meaning): Turn | undefined {
  const { kind: _, elsewhere: __, doubt, ...jobs } = meaning;
  // Words that were not understood as a part of the search are about what is not searched for.
  const search = doubt === undefined || doubt.is === "words" ? jobs : { ...jobs, doubt };
  return applySaid(applyMeaning(getHeld(state), search).state, to, { text: meaning.text, isSearch: true });
}
