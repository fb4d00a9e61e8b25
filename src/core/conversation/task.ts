import type { Ask, OutsideAsk, Turn } from "./events.ts";
import { getTaskId, type State } from "./state.ts";

/** Whether what is asked makes something that its owner waits for, wherever they go on to meanwhile. */
export function makesTask(ask: Ask): ask is Extract<OutsideAsk, { ask: "subscribe" | "export" | "market" }> {
  return ask.ask === "subscribe" || ask.ask === "export" || (ask.ask === "market" && ask.drawn);
}

/** The same turn, with an id for what it asks to be made. An ask that is repeated keeps its id. */
export function addTaskId<T extends Turn>(turn: T, newId: () => string): T {
  if (!("ask" in turn) || !makesTask(turn.ask) || getTaskId(turn.state) !== undefined) return turn;
  return { ...turn, state: withId(turn.state, newId) };
}

function withId(state: State, newId: () => string): State {
  return state.step === "subscribe" || state.step === "export" || state.step === "market"
    ? { ...state, task: newId() }
    : state;
}
