import { takeCorrection } from "./correction.ts";
import { takeFunding } from "./funding.ts";
import type { Context, Wish } from "./reading.ts";

const correctingLabels = new Set(["go/undo", "go/cancel", "go/edit", "go/back", "say/broken"]);
const ofAlertTime = /^alert\/(?:hour|days)/;
const kindLabels = new Set(["go/events", "go/companies", "go/trainings"]);
const asks =
  /\?|(?<!\p{L})(?:combien|est[- ]ce|c['’]est (?:quoi|bien|normal|combien|beaucoup)|quels?|quelles?|comment|pourquoi|how much)(?!\p{L})/iu;

const asksOfTraining =
  /\?|(?<!\p{L})(?:cpf|financ\p{L}*|pay\p{L}*|gratuit\p{L}*|prix|co[ûu]te?\p{L}*|combien|comment|quels?|quelles?|est[- ]ce|dur[ée]e?|inscri\p{L}*|conditions?|droits?|aides?(?=$| (?:pour|financi)))(?!\p{L})/iu;

/** Whether there are messages with that label that `isBeside` is told of. */
export const mayBeBeside = (label: string): boolean =>
  politeLabels.has(label) ||
  correctingLabels.has(label) ||
  kindLabels.has(label) ||
  label === "say/pay" ||
  label === "say/training" ||
  ofAlertTime.test(label);

/** Whether what is like talk is said besides a search, or is a part of it. */
export function isBeside(label: string, text: string, wish: Wish, context: Context): boolean {
  if (politeLabels.has(label)) return true;
  // "oups, erreur, c'était Lens": what follows the correction is meant, and not only that there was one.
  if (correctingLabels.has(label)) return takeCorrection(text) !== text;
  // "je veux gagner 2000 brut" wishes for it; a question about pay is asked.
  if (label === "say/pay") return wish.filters.salary !== undefined && !asks.test(text);
  // "formation aide soignante Agen" looks for one; how it is paid for, or entered, is asked.
  if (label === "say/training")
    return wish.kind === "formations" && isNamed(wish) && !asksOfTraining.test(takeFunding(text));
  // "job dating Nantes" looks for them there; the button alone shows those of the search on screen.
  if (kindLabels.has(label)) return wish.kind !== undefined && wish.places.length + wish.titles.length > 0;
  // Where no alert is in sight, hours and days are those of work: "35h", "du lundi au vendredi".
  const isOfWork = wish.filters.hours !== undefined || wish.include.includes("lundi au vendredi");
  return ofAlertTime.test(label) && isOfWork && context !== "alerts" && context !== "digest";
}

const isNamed = ({ titles, words }: Wish): boolean => titles.length > 0 || words !== undefined;

/** What is said besides a search rather than in its place. */
const politeLabels = new Set(["say/hello", "say/thanks", "say/ok", "say/bye", "say/praise", "answer/yes", "answer/no"]);
