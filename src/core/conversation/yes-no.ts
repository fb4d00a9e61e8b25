import { normaliseText } from "../text/text.ts";
import type { Reading } from "../understanding/acts/reading.ts";
import type { Event } from "./events.ts";
import type { ShownButton } from "./shown-buttons.ts";
import type { State } from "./state.ts";

type PressEvent = Extract<Event, { type: "press" }>;

/** What a few words say to a question: to keep is neither yes nor no, it depends on what is asked. */
type Answer = "yes" | "no" | "keep" | "cancel";

/** The button of the question on screen that an answer in words presses; undefined where none is asked. */
export function findAnswerPress(
  state: State,
  text: string,
  buttons: ShownButton[] | undefined,
): PressEvent | undefined {
  const isDone = isAddingPlaces(state) && enough.test(toPlainWords(text));
  if (isDone) return { type: "press", action: "enough", value: "" };
  const said = isInsisting(state, text) ? "yes" : readAnswer(text);
  if (said === "yes" && isFinal(state) && !clearYes.test(toPlainWords(text))) return undefined;
  const press = said && toPress(state, said);
  return press && isShown(press, buttons) ? press : undefined;
}

/** The same for an answer in other words. What is only like a yes deletes nothing. */
export function findReadAnswerPress(state: State, { act, to, confidence }: Reading): PressEvent | undefined {
  const label = `${act}/${to ?? ""}`;
  if (label === "go/cancel" || label === "go/undo") return toPress(state, "cancel") ?? toPress(state, "no");
  if (label === "go/keep") return toPress(state, "keep");
  if (label === "answer/no") return toPress(state, "no");
  const isYes = label === "answer/yes" || label === "say/ok" || label === "go/confirm";
  return isYes && !isFinal(state) && confidence >= leastOfYes ? toPress(state, "yes") : undefined;
}

const leastOfYes = 0.9;

/** What is deleted now does not come back: "c'est bon" and "parfait" may mean the very opposite. */
function isFinal(state: State): boolean {
  return (state.step === "privacy" || state.step === "alert") && state.confirming === true;
}

/** The screen may have been drawn without its question: of alerts that there are not, none is asked. */
function isShown({ action, value }: PressEvent, buttons: ShownButton[] | undefined): boolean {
  return buttons?.some((shown) => shown.action === action && (value === "" || shown.value === value)) ?? true;
}

function toPress(state: State, said: Answer): PressEvent | undefined {
  const answers = listAnswers(state);
  // To keep what a message has changed is no wish to have it back.
  const isNo = said === "cancel" || (said === "keep" && state.step !== "results");
  const action = answers[said] ?? (isNo ? answers.no : undefined);
  return action === undefined ? undefined : { type: "press", action, value: action === "place" ? "0" : "" };
}

/** The actions that answer what a screen asks, or that take back what it says was done. */
function listAnswers(state: State): { [answer in Answer]?: string } {
  switch (state.step) {
    case "stopped":
      if (!state.done && !state.resumed) return { yes: "sure", no: state.aside.search ? "back" : "alerts" };
      return state.done ? { cancel: "resume" } : {};
    case "privacy":
      return state.confirming ? { yes: "sure", no: "keep" } : {};
    case "alert":
      if (state.confirming) return { yes: "sure", no: "keep" };
      return state.said === "created" ? { cancel: "undo" } : {};
    case "said":
      return state.to === "found" ? { yes: "found", no: "back" } : {};
    case "still":
      return state.said === undefined ? { yes: "yes", no: "stop", keep: "yes" } : {};
    case "silence":
      if (state.said === undefined) return { no: "keep", keep: "keep" };
      return state.said === "wider" ? { cancel: "undo" } : {};
    case "mend":
      return state.proposed === undefined ? {} : { yes: "yes", no: "no" };
    case "place":
      return state.options.length === 1 ? { yes: "place", no: "other" } : {};
    case "job":
      return state.picked.length > 0 ? { yes: "ok" } : {};
    case "results":
      return state.was ? { no: "undo" } : {};
    default:
      return {};
  }
}

const filler =
  "merci|svp|stp|s il (?:te|vous) plait|please|alors|bah|ben|euh|ah|bon|bien|mais|finalement|en fait|tout(?:es?)?|tous|l|la|les?|ca|mes|alertes?|donnees|moi|recherche|cherche|toujours|je|plus|simplement|comme ca";
const agreeing =
  "ou+i+|ouais?|wi|ui|yes|yep|yeah|o+k+(?:ay|ey|i+)?|d ?accord|dacc?|d ac|va[st]? y|vasy|alle[zr] y|allez|allons y|go|c est (?:ca|bon|ok|parti|exact)|exact(?:ement)?|tout a fait|bien sur|evidemment|carrement|volontiers|avec plaisir|absolument|affirmatif|(?:je )?(?:confirme|valide)[rz]?|je veux bien|(?:j en )?(?:je )?suis sure?(?: et certaine?)?|certaine?|(?:fais|faites)(?: (?:le|ca))?|parfait|tres bien|entendu|ca (?:marche|roule|me va)";
const doing = "stop(?:pe[rz]?)?|arrete[rz]?|supprime[rz]?|efface[rz]?|coupe[rz]?|continue[rz]?";
const refusing =
  "no+n+|nan|nn|nope|nah|no|(?:surtout|vraiment) pas|pas (?:maintenant|du tout|encore|la peine|question|la|celui la)|jamais|sans facon|(?:n )?(?:arrete|supprime|efface|coupe)[rz]? (?:pas|rien)|ne (?:les?|la) (?:arrete|supprime|efface)z? pas|laisse[rz]?(?: tomber)?|tant pis|oublie[rz]?|pardon|desolee?|erreur|c est (?:bon|une erreur)|ca (?:va|ira)|(?:j ai )?change d avis|(?:je )?me suis trompee?|autre chose|c est pas (?:ca|la|le bon|la bonne)";
const keeping = "(?:je (?:l |la |les )?)?gard(?:er|ez|es|e|ons)|conserve[rz]?|continue[rz]?";
const cancelling = "annul+e[rz]?|anule[rz]?|cancel";

/** Said to "Tout supprimer ?", it can mean nothing else. */
const clearYes =
  /^(?!.*\bc est bon\b).*\b(?:ou+i+|ouais?|yes|yep|o+k+|d ?accord|confirme|vas? y|sure?|certaine?|supprime|efface)/;

const yes = new RegExp(
  `^(?:(?:ah|bah|ben|mais|euh|bon|alors) )?(?:${agreeing})(?: (?:${agreeing}|${doing}|${filler}))*$`,
);
const no = new RegExp(`^(?:(?:${filler}) )*(?:${refusing})(?: (?:${refusing}|${filler}))*$`);
const keep = new RegExp(`^(?:(?:${refusing}|${filler}) )*(?:${keeping})(?: (?:${keeping}|${refusing}|${filler}))*$`);
const cancel = new RegExp(
  `^(?:(?:${refusing}|${filler}|oups) )*(?:${cancelling})(?: (?:${cancelling}|${refusing}|${filler}))*$`,
);
const insisting = new RegExp(`^(?:stop|stoppe[rz]?|arret(?:e[rz]?)?|coupe[rz]?)(?: (?:${doing}|${filler}))*$`);

/** Said to "quelle ville ajouter ?" where there is none to add. */
const enough =
  /^(?:(?:no+n+|nan|nn|no|nope|ok(?:ay)?|oki?|merci|d ?accord|alors|bah|ben|euh|bon|voila|super|parfait|stp|svp|pour (?:moi|le moment|l instant|ca)|comme ca|la|finalement|(?:j ai )?(?:c est|sa|ca|c) (?:bon|tout|tt|ok|fini|parfait|complet|assez|suffisant|termine|ira|va|suffi[tr]a?)|ca me suffit|ca suffit|suffit|j ai fini|fini|termine|assez|(?:plus )?rien(?: d autre| de plus)?|aucune?(?: autre)?(?: villes?| lieux?| endroits?)?|(?:je )?(?:n )?(?:en )?(?:ai )?pas d autres?(?: villes?| lieux?)?|valide[rz]?|continue[rz]?|lance[rz]?(?: la recherche)?|(?:vas y |allez y )?cherche[rz]?|(?:on )?(?:y )?va|allez|vas y|go|that s (?:all|it)|done)(?: |$))+$/;

/** Whole messages only: what names anything else is no mere answer. */
function readAnswer(text: string): Answer | undefined {
  const words = toPlainWords(text);
  if (words === "") return /^(?:👍|👌|✅|☑️|🆗)\p{M}*$/u.test(text.trim()) ? "yes" : undefined;
  if (yes.test(words)) return "yes";
  if (cancel.test(words)) return "cancel";
  if (keep.test(words)) return "keep";
  return no.test(words) ? "no" : undefined;
}

/** Who says stop once more, when asked whether to stop, means it; the alerts can be taken up again. */
function isInsisting(state: State, text: string): boolean {
  return state.step === "stopped" && !state.done && !state.resumed && insisting.test(toPlainWords(text));
}

/** Another town is asked for beside those that are there. */
function isAddingPlaces(state: State): boolean {
  return state.step === "place" && (state.draft.gathered?.places ?? []).length > 0;
}

function toPlainWords(text: string): string {
  return normaliseText(text)
    .replace(/[^a-z]+/g, " ")
    .trim();
}
