import type { Context, OnScreen } from "../understanding/acts/reading.ts";
import { asksForIdeasPlace } from "./ideas.ts";
import { asksForNearTown } from "./near.ts";
import { getSearch, type State } from "./state.ts";

/** What a message is read against: the kind of screen that its author sees, and where its search looks. */
export function toOnScreen(state: State): OnScreen {
  const context = toContext(state);
  const place = getSearch(state)?.place;
  return place === undefined ? { context } : { context, place };
}

function toContext(state: State): Context {
  switch (state.step) {
    case "job":
      return "titles";
    case "place":
      return "place";
    case "unsure":
      return asksForIdeasPlace(state) ? "place" : "home";
    case "near":
      return asksForNearTown(state) ? "place" : "home";
    case "results":
      return state.counted?.total === 0 ? "empty" : "results";
    case "offer":
    case "why":
      return "offer";
    case "digest":
      return "digest";
    case "alert":
    case "alerts":
    case "setting":
      return "alerts";
    default:
      return getSearch(state) ? "results" : "home";
  }
}
