import { type Search, toSearchKey } from "../search/search.ts";
import { describeChange } from "./changed-line.ts";
import { pickDifferences } from "./differences.ts";
import type { Turn } from "./events.ts";
import { showResults } from "./open.ts";
import { getSearch, type State, type StateOf } from "./state.ts";
import { actions, type Block, press, strong, text } from "./view.ts";

/**
 * A change of the search on screen that a message may not mean is asked about, and not made: the search
 * stays, and the change is a tap away. What asks something already asks that.
 */
export function proposeChange(state: State, turn: Turn): Turn {
  const before = getSearch(state);
  if (!before || turn.state.step !== "results") return turn;
  const { search: proposed } = turn.state;
  const proposedWith = pickDifferences(turn.state);
  if (toSearchKey(proposed) === toSearchKey(before) || describeChange(before, proposed).length === 0) return turn;
  const page = state.step === "results" || state.step === "offer" ? state.page : 1;
  const counted = state.step === "results" || state.step === "offer" ? state.counted : undefined;
  const differences = state.step === "results" ? pickDifferences(state) : {};
  const shown = showResults(before, page, { ...differences, counted, proposed, proposedWith });
  const { notice } = turn;
  return { ...shown, ...(notice === undefined ? {} : { notice }) };
}

/** The change that a message may mean, with a button that makes it, and one that leaves all as it is. */
export function renderProposal(search: Search, proposed: Search | undefined): Block[] {
  const changes = proposed ? describeChange(search, proposed) : [];
  if (changes.length === 0) return [];
  return [
    text`🤔 Voulez-vous dire : ${strong(changes.join(" · "))} ?`,
    ...actions(press("✅ Oui, changer", "accept", "", "success"), press("✖️ Non, ne rien changer", "decline")),
  ];
}

/**
 * The change is made, with all that is said of it, and can be had back; or it is not asked about any more.
 * Undefined where none is.
 */
export function answerProposal(state: StateOf<"results">, action: "accept" | "decline"): Turn | undefined {
  const { search, page, proposed, proposedWith, counted } = state;
  if (proposed === undefined) return undefined;
  if (action === "decline") return showResults(search, page, { ...pickDifferences(state), counted });
  return showResults(proposed, 1, { ...proposedWith, was: search });
}
