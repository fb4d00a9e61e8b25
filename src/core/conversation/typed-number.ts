import { normaliseText } from "../text/text.ts";
import { listAnnouncementNumbers } from "./shown-offers.ts";
import type { State } from "./state.ts";

/** The button behind a number that stands on a screen. */
type NumberPress = { type: "press"; action: string; value: string };

/**
 * The number that a text names: "2", "offre 12", "ouvrir l'annonce n° 3". Two digits alone are a département,
 * and no number.
 */
export function findTypedNumber(text: string): number | undefined {
  const words = normaliseText(text)
    .replace(/[^a-z\d]+/g, " ")
    .trim();
  const [, word, digits] =
    words.match(
      /^(?:(?:voir|ouvrir|montre|montrez) )?(?:l )?((?:offre|annonce|alerte|entreprise|numero|n|no) )?(?:numero |n |no )?(\d{1,4})$/,
    ) ?? [];
  const number = Number(digits);
  return number >= 1 && (word !== undefined || number <= 9) ? number : undefined;
}

/** How many numbers stand on a screen: of offers, of announcements in a digest, of alerts. None is 0. */
export function countNumbers(state: State): number {
  switch (state.step) {
    case "results":
      return state.counted?.total ?? 0;
    case "digest":
      return listAnnouncementNumbers(state).length;
    case "alerts":
      return state.shown.length;
    default:
      return 0;
  }
}

/** Says which numbers there are, where the one that was written is none of them. */
export function explainNumbers(state: State, number: number): string {
  const count = countNumbers(state);
  return `Il n'y a pas de n° ${number} ici : ${count === 1 ? "le seul est le 1" : `les numéros vont de 1 à ${count}`}.`;
}

/** What a number on the screen opens, as its button does; undefined where that number is not on it. */
export function findNumberPress(state: State, number: number): NumberPress | undefined {
  if (number > countNumbers(state)) return undefined;
  // The numbers of a digest that are read are those of announcements.
  const value = state.step === "digest" ? (listAnnouncementNumbers(state)[number - 1] ?? number) : number;
  return { type: "press", action: state.step === "alerts" ? "open" : "offer", value: String(value) };
}
