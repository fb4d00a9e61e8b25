import type { Event, Turn } from "./events.ts";
import { showResults } from "./open.ts";
import type { StateOf } from "./state.ts";
import { actions, press, text } from "./view.ts";

/**
 * A button of a message whose screen is gone, or was stored by a version that is too old. Offers the search
 * again where it is known.
 */
export function updateExpired(state: StateOf<"expired">, event: Event): Turn {
  const { search } = state;
  if (event.type === "press" && event.action === "rerun" && search) return showResults(search);
  return {
    state,
    view: [
      text`Cette liste date d'une ancienne recherche.`,
      ...actions(
        search && press("↻ Relancer cette recherche", "rerun", "", "success"),
        press("🔎 Nouvelle recherche", "new"),
      ),
    ],
  };
}
