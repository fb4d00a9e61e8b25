import type { Alert, NotifyingPlatforms } from "../alerts/alert.ts";
import { renderAlert, renderGoneAlert } from "./alert-view.ts";
import { showEdit } from "./edit.ts";
import type { Event, Turn } from "./events.ts";
import { askAlert, askNewAlert, showAlert, showAlerts, showDigest, showResults } from "./open.ts";
import { showSetting } from "./setting.ts";
import { emptyDraft, type StateOf, toDraft } from "./state.ts";
import type { Aside } from "./state-parts.ts";

/** One alert: what it looks for, when it writes, and what can be done with it. */
export function updateAlert(state: StateOf<"alert">, event: Event): Turn {
  switch (event.type) {
    case "alert":
      if (event.alert && event.duplicate)
        return showDuplicate(state, event.alert, event.duplicate, event.asOf, event.arrival);
      return event.alert
        ? {
            state: { ...state, search: event.alert.search, schedule: event.alert.schedule },
            view: renderAlert(state, event.alert, event.asOf, event.arrival, event),
          }
        : { state: { ...state, confirming: false }, view: renderGoneAlert(state) };
    case "press":
      return pressed(state, event.action);
    default:
      return askAlert(state);
  }
}

/** Another one looks for that already: it is shown, and nothing was changed. */
function showDuplicate(
  { digest }: StateOf<"alert">,
  { id, name }: Alert,
  other: Alert,
  asOf: string,
  arrival?: NotifyingPlatforms,
): Turn {
  const known = { step: "alert", id: other.id, said: "known", instead: { id, name }, confirming: false } as const;
  const { search } = other;
  const state = digest ? { ...known, search, digest } : { ...known, search };
  return { state, view: renderAlert(state, other, asOf, arrival) };
}

function pressed(state: StateOf<"alert">, action: string): Turn {
  const { id, search, digest, instead } = state;
  const from = { search, digest };
  switch (action) {
    // The button that made it, tapped once more: what was said of it stays.
    case "alert":
      return askAlert(state);
    // Of the screen that was there while it was made: it came a moment too late.
    case "cancel":
      if (state.said === "created") return showAlert(id, { ...from, change: "delete" });
      return search ? showResults(search) : askAlert(state);
    case "instead":
      return instead ? showAlert(instead.id, { digest }) : askAlert(state);
    case "drop":
      return instead ? askAlert({ step: "alert", id: instead.id, confirming: true, digest }) : askAlert(state);
    case "week":
    case "pause":
    case "resume":
      return showAlert(id, { ...from, change: action });
    case "delete":
      return askAlert({ ...state, said: undefined, confirming: true });
    case "undo":
      return showAlert(id, { ...from, change: "delete" });
    case "sure":
      return state.confirming ? showAlert(id, { ...from, change: "delete" }) : askAlert(state);
    case "keep":
      return askAlert({ ...state, said: undefined, confirming: false });
    case "offers":
      return search ? showResults(search) : askAlert(state);
    case "back":
      return digest ? showDigest(digest) : askAlert(state);
    case "hour":
    case "days":
    case "name":
      return showSetting({ step: "setting", id, part: action, schedule: state.schedule, search, digest });
    case "search":
      return search ? showEdit({ ...search, revises: id }) : askAlert(state);
    case "list":
      return showAlerts(asideOf(state));
    case "related":
      return showAlert(id, { ...from, change: { related: true } });
    case "without":
      return showAlert(id, { ...from, change: { without: [] } });
    case "recreate":
      return digest ? askNewAlert(digest.search) : askAlert(state);
    default:
      return askAlert({ ...state, said: undefined });
  }
}

function asideOf({ search }: StateOf<"alert">): Aside {
  return search ? { draft: toDraft(search), search } : { draft: emptyDraft };
}
