import { nameArrondissements } from "../understanding/acts/arrondissements.ts";
import { lastOfList, type Numbered, readNumbered } from "../understanding/acts/numbered.ts";
import { namesArrondissement } from "../understanding/acts/taken-away.ts";
import { applyGo } from "./apply-go.ts";
import type { Turn } from "./events.ts";
import { isTyping } from "./filters.ts";
import { countTitlesOnPage, tickLines } from "./job.ts";
import { showAlerts } from "./open.ts";
import { openListed } from "./open-listed.ts";
import { again, type PressButton } from "./press-button.ts";
import { getSearch, type PlainState, type StateOf, toAside } from "./state.ts";
import { updateStep } from "./step.ts";
import { countNumbers, explainNumbers, findNumberPress } from "./typed-number.ts";

/**
 * Does what the buttons do whose numbers a message names: opens an offer or an alert, ticks titles, chooses a
 * place. A number that is not there is said to be none. Undefined where the message names no number, or where
 * one may mean something else.
 */
export function applyNumbered(state: PlainState, text: string, pressButton: PressButton): Turn | undefined {
  const said = readNumbered(text);
  if (said === undefined || said.of === "page") return undefined;
  const search = getSearch(state);
  if (said.how === "without" && search && namesArrondissement(text, search.place)) return undefined;
  // "11e ou 12e" below offers in Paris are arrondissements.
  if (said.how === "that" && search && nameArrondissements(text, search.place) !== text) return undefined;
  if (said.of === "alert" && state.step !== "alerts")
    return { ...showAlerts(toAside(state)), notice: "Voici vos alertes : écrivez le numéro de celle que vous voulez." };
  switch (state.step) {
    case "job":
      return tickTitles(state, said);
    case "place":
    case "unsure":
    case "near":
      return chooseListed(state, said, pressButton);
    case "results":
    case "digest":
    case "offer":
    case "why":
    case "alerts":
      return openOne(state, said, pressButton);
    case "alert":
      return {
        ...showAlerts(toAside(state)),
        notice: "Voici vos alertes : écrivez le numéro de celle que vous voulez.",
      };
    // What is asked for there may be a number itself.
    case "radius":
    case "setting":
      return undefined;
    case "filters":
      return isTyping(state) ? undefined : sayNoList(state, said);
    default:
      return sayNoList(state, said);
  }
}

/** A number alone may be a département. */
function sayNoList(state: PlainState, { isLed, how }: Numbered): Turn | undefined {
  return isLed && how === "that" ? again(state, noList) : undefined;
}

const noList = "Rien n'est numéroté ici. Écrivez un métier et une ville, ou touchez un des boutons.";

function openOne(state: PlainState, { numbers, how }: Numbered, pressButton: PressButton): Turn | undefined {
  const [number = 1, ...others] = numbers;
  if (number === lastOfList) return undefined;
  // Of alerts, "enlève la 2" stops one: that is read as a whole.
  if (how === "without") return state.step === "alerts" ? undefined : applyGo(state, "hide", pressButton);
  if (others.length > 0)
    return again(state, `Une à la fois, s'il vous plaît : écrivez « ${number} », puis « ${others[0]} ».`);
  if (state.step === "alerts") return openAlert(state, number, pressButton);
  return openListed(state, number);
}

/** As its button does. */
function openAlert(state: StateOf<"alerts">, number: number, pressButton: PressButton): Turn {
  const count = countNumbers(state);
  const press = findNumberPress(state, number);
  if (count === 0) return updateStep(state, { type: "again" });
  return press ? pressButton(state, press) : again(state, explainNumbers(count, number));
}

/** Ticks the lines of the page that is shown, and says which. */
function tickTitles(state: StateOf<"job">, { numbers, how }: Numbered): Turn {
  const count = countTitlesOnPage(state);
  const lines = numbers.map((number) => (number === lastOfList ? count : number));
  const missing = lines.find((line) => line > count);
  if (count === 0) return again(state, noList);
  return missing === undefined ? tickLines(state, lines, how) : again(state, explainNumbers(count, missing));
}

/** A place of those that bear a name, or a family of jobs. */
function chooseListed(
  state: StateOf<"place"> | StateOf<"unsure"> | StateOf<"near">,
  said: Numbered,
  pressButton: PressButton,
): Turn | undefined {
  const {
    numbers: [number = 1, ...others],
    how,
  } = said;
  const isFamilies = state.step === "unsure" && state.families !== undefined;
  const count = (isFamilies ? state.families : state.options)?.length ?? 0;
  if (count === 0) return sayNoList(state, said);
  if (others.length > 0 || how === "without") return undefined;
  const line = number === lastOfList ? count : number;
  if (line > count) return again(state, explainNumbers(count, line));
  return pressButton(state, { type: "press", action: isFamilies ? "family" : "place", value: String(line - 1) });
}
