import { lastOfList, readNumbered } from "../understanding/acts/numbered.ts";
import { listAnnouncementNumbers } from "./shown-offers.ts";
import type { State } from "./state.ts";

/** The button behind a number that stands on a screen. */
type NumberPress = { type: "press"; action: string; value: string };

/** The one number that a text names: "2", "la deuxième", "offre 12". Pages are turned, and not opened. */
export function findTypedNumber(text: string): number | undefined {
  const { numbers: [number, ...others] = [], of, how } = readNumbered(text) ?? {};
  return others.length === 0 && of !== "page" && how === "that" && number !== lastOfList ? number : undefined;
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
export function explainNumbers(count: number, number: number): string {
  if (count === 0) return "Rien n'est numéroté ici : touchez un des boutons, ou écrivez un métier et une ville.";
  return `Il n'y a pas de n° ${number} ici : ${count === 1 ? "le seul est le 1" : `les numéros vont de 1 à ${count}`}.`;
}

/** What a number on the screen opens, as its button does; undefined where that number is not on it. */
export function findNumberPress(state: State, number: number): NumberPress | undefined {
  if (number > countNumbers(state)) return undefined;
  // The numbers of a digest that are read are those of announcements.
  const value = state.step === "digest" ? (listAnnouncementNumbers(state)[number - 1] ?? number) : number;
  return { type: "press", action: state.step === "alerts" ? "open" : "offer", value: String(value) };
}
