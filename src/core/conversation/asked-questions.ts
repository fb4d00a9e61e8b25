import type { Answer, CancelledThing } from "./answer-words.ts";
import type { State } from "./state.ts";

/**
 * A button that an answer presses. `floor`: how sure a reading of other words than the answer's has to be.
 */
export type Effect = { action: string; floor: number };

/**
 * What a screen asks, or says that it did: the effect of each answer. `cancels`: the thing that may be
 * cancelled there, by its name. Where it `isFinal`, what is deleted does not come back: only a plain yes
 * counts.
 */
export type Question = { [answer in Answer]?: Effect } & { cancels?: CancelledThing; isFinal?: boolean };

/** No reading is sure enough: only the words of an answer count. */
const inWords = Number.POSITIVE_INFINITY;
/** What is easily had back. */
const likely = 0.6;
/** What changes something that lasts. */
const sure = 0.9;

/** All that is not yes leads there. */
function declined(action: string, floor = likely): Pick<Question, "no" | "leave" | "keep" | "cancel"> {
  const effect = { action, floor };
  return { no: effect, leave: effect, keep: effect, cancel: effect };
}

const deletion: Question = { yes: { action: "sure", floor: inWords }, ...declined("keep"), isFinal: true };
const nothing: Question = {};

/** The question on screen, or what it says that was done; empty where there is neither. */
export function questionOf(state: State): Question {
  switch (state.step) {
    case "stopped":
      if (state.done) return { cancel: { action: "resume", floor: sure } };
      if (state.resumed) return nothing;
      return { yes: { action: "sure", floor: sure }, ...declined(state.aside.search ? "back" : "alerts") };
    case "privacy":
      return state.confirming ? deletion : nothing;
    case "alert":
      if (state.confirming) return deletion;
      return state.said === "created" ? { cancel: { action: "undo", floor: sure }, cancels: "alert" } : nothing;
    case "said":
      return state.to === "found" ? { yes: { action: "found", floor: sure }, ...declined("back") } : nothing;
    case "still": {
      const goOn = { action: "yes", floor: likely };
      return state.said === undefined ? { yes: goOn, keep: goOn, no: { action: "stop", floor: inWords } } : nothing;
    }
    case "announced":
      return state.isOff ? { cancel: { action: "heard", floor: sure } } : nothing;
    case "silence":
      if (state.said === undefined) return declined("keep");
      return state.said === "wider" ? { cancel: { action: "undo", floor: sure } } : nothing;
    case "mend":
      return state.proposed === undefined ? nothing : { yes: { action: "yes", floor: sure }, ...declined("no") };
    case "place":
      return state.options.length === 1 ? { yes: { action: "place", floor: sure }, ...declined("other") } : nothing;
    case "job":
      return state.picked.length > 0 ? { yes: { action: "ok", floor: sure } } : nothing;
    case "results": {
      if (state.proposed) return { yes: { action: "accept", floor: likely }, ...declined("decline") };
      const undo = { action: "undo", floor: likely };
      return state.was ? { no: undo, cancel: undo, cancels: "search" } : nothing;
    }
    case "home":
    case "unsure":
    case "near":
    case "offer":
    case "themes":
    case "market":
    case "export":
    case "edit":
    case "radius":
    case "filters":
    case "expired":
    case "digest":
    case "why":
    case "subscribe":
    case "setting":
    case "alerts":
    case "help":
      return nothing;
  }
}
