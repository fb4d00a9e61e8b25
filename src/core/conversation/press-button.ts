import type { Event, Turn } from "./events.ts";
import type { State } from "./state.ts";
import { updateStep } from "./step.ts";

/** What a button does, as if it was pressed. */
export type PressButton = (state: State, press: Extract<Event, { type: "press" }>) => Turn;

/** The screen as it is, with a notice. */
export function again(state: State, notice: string): Turn {
  return { ...updateStep(state, { type: "again" }), notice };
}
