import type { NamedThing, Reading } from "../understanding/acts/reading.ts";
import { stopNamed } from "./apply-alert-act.ts";
import { clearDoubt } from "./doubt.ts";
import type { Turn } from "./events.ts";
import { askJob } from "./home.ts";
import { getPickedTitles, updateJob } from "./job.ts";
import { isNamedTitle } from "./named-alert.ts";
import { showResults } from "./open.ts";
import { again } from "./press-button.ts";
import { getSearch, type State, toDraft } from "./state.ts";
import { takeTermAway } from "./taken-words.ts";

/**
 * "Supprime le bar": takes a job or a word out of the search on screen; where it has neither, an alert that
 * is called so is stopped. Undefined for a message that names nothing to end.
 */
export function applyNamedEnd(state: State, { act, named }: Reading): Turn | undefined {
  if (!named || named.isOfAlert) return undefined;
  if (state.step === "job" || state.step === "place") return endWhileAsked(state, named);
  const search = getSearch(state);
  if (act !== "refine" || !search) return undefined;
  const left = search.titles.filter((title) => !isNamedTitle(title, named.said, named.titles[0]));
  if (left.length === search.titles.length) return takeTermAway(state, named.said) ?? stopNamed(state, named);
  return left.length > 0
    ? showResults({ ...search, titles: left })
    : askJob({ ...clearDoubt(toDraft(search)) }, search);
}

/** A ticked title is ticked no more; nothing else goes while a question stands there. */
function endWhileAsked(state: Extract<State, { step: "job" | "place" }>, named: NamedThing): Turn {
  const nothing = "Je n'enlève rien. Pour une alerte : « mes alertes » ; pour tout effacer : « supprime mes données ».";
  if (state.step === "place") return again(state, nothing);
  const gone = getPickedTitles(state).filter((title) => isNamedTitle(title, named.said, named.titles[0]));
  if (gone.length === 0) return again(state, nothing);
  return updateJob(
    { ...state, picked: state.picked.filter((code) => gone.every((one) => one.code !== code)) },
    { type: "again" },
  );
}
