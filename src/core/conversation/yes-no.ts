import type { Reading } from "../understanding/acts/reading.ts";
import {
  type Answer,
  findCancelled,
  isClearYes,
  isEnough,
  isInsisting,
  readAnswer,
  readStillAnswer,
} from "./answer-words.ts";
import { type Effect, type Question, questionOf } from "./asked-questions.ts";
import type { Event } from "./events.ts";
import type { ShownButton } from "./shown-buttons.ts";
import type { State } from "./state.ts";

type PressEvent = Extract<Event, { type: "press" }>;

/** The button of the question on screen that an answer in words presses; undefined where none is asked. */
export function findAnswerPress(
  state: State,
  text: string,
  buttons: ShownButton[] | undefined,
): PressEvent | undefined {
  if (isAddingPlaces(state) && isEnough(text)) return toPress("enough");
  const question = questionOf(state);
  const said = readSaid(state, question, text);
  const effect = said && question[said];
  const press = effect && toPress(effect.action);
  return press && isShown(press, buttons) ? press : undefined;
}

/** The same for an answer in other words, where the reading is as sure as what it does has to be. */
export function findReadAnswerPress(state: State, reading: Reading, text: string): PressEvent | undefined {
  const question = questionOf(state);
  const [effect] = toAnswers(reading).flatMap((answer) => question[answer] ?? []);
  if (!effect || reading.confidence < effect.floor) return undefined;
  return namesAnotherThing(question, text) ? undefined : toPress(effect.action);
}

/**
 * Whether an answer is not clear enough for what cannot be taken back: "ok merci", "parfait", or "annule",
 * with a name, may mean the very opposite.
 */
export function isUnclearAnswer(state: State, text: string): boolean {
  const { isFinal } = questionOf(state);
  return isFinal === true && (readAnswer(text) !== undefined || findCancelled(text) !== undefined);
}

/** What a text says to that question. */
function readSaid(state: State, question: Question, text: string): Answer | undefined {
  if (state.step === "still") return readStillAnswer(text);
  if (state.step === "stopped" && question.yes && isInsisting(text)) return "yes";
  if (question.isFinal && isClearYes(text)) return "yes";
  const cancelled = findCancelled(text);
  if (cancelled !== undefined) return cancelled === question.cancels ? "cancel" : undefined;
  const said = readAnswer(text);
  return said === "yes" && question.isFinal ? undefined : said;
}

/** What a reading may say, the likelier first. */
function toAnswers({ act, to }: Reading): Answer[] {
  switch (`${act}/${to ?? ""}`) {
    case "go/cancel":
    case "go/undo":
      return ["cancel"];
    case "go/keep":
      return ["keep"];
    case "answer/no":
      return ["no"];
    case "answer/yes":
    case "say/ok":
    case "go/confirm":
      return ["yes"];
    default:
      return [];
  }
}

/** Who cancels alerts means no other thing that may be on screen. */
function namesAnotherThing({ cancels }: Question, text: string): boolean {
  const cancelled = findCancelled(text);
  return cancelled !== undefined && cancelled !== cancels;
}

const toPress = (action: Effect["action"]): PressEvent => ({
  type: "press",
  action,
  value: action === "place" ? "0" : "",
});

/** The screen may have been drawn without its question: of alerts that there are not, none is asked. */
function isShown({ action, value }: PressEvent, buttons: ShownButton[] | undefined): boolean {
  return buttons?.some((shown) => shown.action === action && (value === "" || shown.value === value)) ?? true;
}

/** Another town is asked for beside those that are there. */
function isAddingPlaces(state: State): boolean {
  return state.step === "place" && (state.draft.gathered?.places ?? []).length > 0;
}
