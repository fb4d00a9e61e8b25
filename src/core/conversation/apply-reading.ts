import type { Reading } from "../understanding/acts/reading.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { applyMeaning } from "./apply-meaning.ts";
import type { Event, Turn } from "./events.ts";
import type { State } from "./state.ts";

/** What a button does, as if it was pressed. */
export type PressButton = (state: State, press: Extract<Event, { type: "press" }>) => Turn;

/** Does what somebody means by a message: a search, a change of one, a button, or a few words said back. */
export function applyReading(state: State, reading: Reading, meaning: Meaning, pressButton: PressButton): Turn {
  void reading;
  void pressButton;
  return applyMeaning(state, meaning);
}
