import type { Turn } from "./events.ts";
import { getCountOnPage, showResults } from "./open.ts";
import { again } from "./press-button.ts";
import { offersPerPage } from "./shown-offers.ts";
import type { State, StateOf } from "./state.ts";
import { updateStep } from "./step.ts";
import { countNumbers, explainNumbers, findNumberPress } from "./typed-number.ts";

/**
 * Opens an offer by its number, also while another one of its list is open. Undefined where there is no list
 * of offers.
 */
export function openListed(state: State, number: number): Turn | undefined {
  const list = toResults(state) ?? (state.step === "why" ? state.digest : undefined) ?? state;
  if (list.step !== "results" && list.step !== "digest") return undefined;
  const press = findNumberPress(list, number);
  if (!press) return again(state, explainNumbers(countNumbers(list), number));
  const page = Math.ceil(number / offersPerPage);
  const isShown = list === state && "page" in list && list.page === page;
  if (isShown || list.step === "digest") return updateStep(list, press);
  const { search } = list;
  // An offer of another page is opened as soon as that is read.
  const turn = showResults(search, page, { counted: getCountOnPage(list, page) });
  return turn.state.step === "results" ? { ...turn, state: { ...turn.state, opens: number } } : turn;
}

/** Opens the offer before or behind the one that is open, as soon as its page is there. */
export function openBeside(state: StateOf<"offer">, which: "next" | "previous"): Turn {
  const { search, page, counted, key } = state;
  const turn = showResults(search, page, { counted, at: key });
  return turn.state.step === "results" ? { ...turn, state: { ...turn.state, opens: which } } : turn;
}

/** The list that an open offer belongs to. */
function toResults(state: State): StateOf<"results"> | undefined {
  if (state.step !== "offer" && (state.step !== "why" || state.digest)) return undefined;
  const { search, page, counted } = state;
  return { step: "results", search, page, shown: [], ...(counted ? { counted } : {}) };
}
