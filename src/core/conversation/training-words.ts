import { changeKind } from "../search/search.ts";
import { splitWords } from "../text/text.ts";
import { findLanguage, takeLanguageWish } from "../understanding/acts/language-wish.ts";
import type { Reading } from "../understanding/acts/reading.ts";
import { isTakingWord } from "../understanding/acts/taking-verbs.ts";
import type { Meaning } from "../understanding/meaning.ts";
import type { Turn } from "./events.ts";
import { again } from "./press-button.ts";
import { getDraft, isOfTrainings, type State } from "./state.ts";
import type { Draft } from "./state-parts.ts";

/** A language that is typed where trainings are looked for, or that lessons are asked in, is to learn. */
export function inTrainingWords(state: State, { act, to }: Reading, meaning: Meaning): Meaning {
  const alone = isOfTrainings(state) ? findLanguage(meaning.text) : undefined;
  const lessons = act === "say" && to === "training" ? takeLanguageWish(meaning.text)?.language : undefined;
  const words = alone ?? lessons;
  if (words === undefined) return meaning;
  const { doubt: _, ...rest } = meaning;
  const isPlaced = alone === undefined && meaning.placeMatch === "sure";
  const where: Pick<Meaning, "both" | "places" | "placeMatch"> = isPlaced
    ? { both: true, places: meaning.places, placeMatch: "sure" }
    : { both: false, places: [], placeMatch: "none" };
  return { ...rest, kind: "formations", words, titles: [], titleMatch: "none", jobText: "", ...where };
}

/** Trainings for apprentices are found by a job alone: words are looked for among the others. */
export function forWords(draft: Draft, { words }: Meaning): Draft {
  return words !== undefined && draft.kind === "formations" ? changeKind(draft, "cpf") : draft;
}

/** "le moins cher", "gratuit" while trainings are looked for: what is known of prices. */
export function answerPrice(state: State, { text, titleMatch, places }: Meaning): Turn | undefined {
  const isAsked = cheap.test(text) && titleMatch !== "sure" && places.length === 0;
  if (!isAsked || !isOfTrainings(state)) return undefined;
  return again(state, getDraft(state).kind === "cpf" ? cpfPrices : apprenticePrices);
}

const cheap =
  /(?<!\p{L})(?:(?:moins|pas|peu)(?: trop| tr[eè]s)? ch[eè]re?s?|gratuite?s?|petit (?:prix|budget))(?!\p{L})/iu;
const cpfPrices =
  "Les moins chères sont en premier : d'abord celles du lieu choisi, puis celles qui n'en disent aucun, souvent à distance. Chaque fiche dit ce que coûte la même certification ailleurs. En alternance, la formation est gratuite pour vous.";
const apprenticePrices = "En alternance, la formation est gratuite pour vous : toutes celles-ci le sont.";

/** "en présentiel": nothing leaves out what is held at a distance, but each card says it. */
export function sayRemoteIsMarked({ without, text }: Meaning, turn: Turn): Turn {
  const { kind } = getDraft(turn.state);
  const isAsked = without?.includes("telework") && !splitWords(text).some(isTakingWord);
  if (!isAsked || turn.state.step !== "results" || !(isOfTrainings(turn.state) || kind === "evenements")) return turn;
  return { ...turn, notice: [turn.notice, remoteIsMarked].filter(Boolean).join(" ") };
}

const remoteIsMarked = "Je ne sais pas écarter ce qui a lieu à distance, mais chaque fiche le dit : « à distance ».";
