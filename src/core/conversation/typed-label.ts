import type { Event } from "./events.ts";
import { renderResultsWays } from "./results-view.ts";
import { findButtonByBeginning, findButtonByLabel, listButtons, type ShownButton } from "./shown-buttons.ts";
import { getSearch, type State } from "./state.ts";
import { updateStep } from "./step.ts";

type PressEvent = Extract<Event, { type: "press" }>;
type TextEvent = Extract<Event, { type: "text" }>;

/** The button on screen whose label was typed, as a press; undefined where there is none. */
export function findTypedButton(state: State, { text, buttons }: TextEvent): PressEvent | undefined {
  return toPress(findButtonByLabel(buttons ?? listExpectedButtons(state), text));
}

/** The only button on screen whose label begins like that. A job or a place that is asked for comes first. */
export function findShortenedButton(state: State, { text, buttons }: TextEvent): PressEvent | undefined {
  if (asksForWords(state)) return undefined;
  return toPress(findButtonByBeginning(buttons ?? listExpectedButtons(state), text));
}

function asksForWords({ step }: State): boolean {
  return step === "home" || step === "job" || step === "place";
}

function toPress(button: ShownButton | undefined): PressEvent | undefined {
  return button && { type: "press", action: button.action, value: button.value };
}

/**
 * Whether a text is the label of a button that stands below a list of offers, and so is neither a job nor a
 * place. Kinds are words of their own.
 */
export function isLabelOfResults(state: State, text: string): boolean {
  const search = getSearch(state);
  if (!search || asksForWords(state)) return false;
  const { revises: _, ...plain } = search;
  const ways = renderResultsWays({ search: { ...plain, kind: "emploi" } });
  const buttons = listButtons(ways).filter(({ action }) => action !== "kind");
  return (findButtonByLabel(buttons, text) ?? findButtonByBeginning(buttons, text)) !== undefined;
}

/** The buttons of a screen that was not drawn yet, or was stored by an older version. */
function listExpectedButtons(state: State): ShownButton[] {
  if (state.step === "results") return listButtons(renderResultsWays(state));
  const shown = updateStep(state, { type: "again" });
  return "view" in shown ? listButtons(shown.view) : [];
}
