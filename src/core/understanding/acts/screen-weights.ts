import { type Context, showsSearch } from "./reading.ts";

export type Likely = { label: string; probability: number };

/** Figures of speech are no label of their own: they only speak against distress. */
export const figure = "none/figures-of-speech";

/**
 * What can be meant where: how much likelier or less likely the labels of an act are on a screen. A message
 * that names an alert is read as one in the list of alerts, where it may be about one.
 */
export function weigh(classified: Likely[], context: Context, namesAlert = false): Likely[] {
  const weighed = classified.map(({ label, probability }) => ({
    label,
    probability: probability * factor(label, contextOf(label, context, namesAlert)),
  }));
  const all = weighed.reduce((sum, { probability }) => sum + probability, 0) || 1;
  return weighed
    .map(({ label, probability }) => ({ label, probability: probability / all }))
    .sort((a, b) => b.probability - a.probability);
}

const listSteps = new Set(["go/next", "go/previous", "go/first", "go/last", "go/page", "go/offer"]);
const offerSteps = new Set([
  "go/apply",
  "go/keep",
  "go/hide",
  "go/hide-company",
  "go/not-for-me",
  "go/share",
  "go/copy",
  "go/report",
  "go/why",
  "go/similar",
]);
const tickSteps = new Set(["go/confirm", "go/all", "go/none"]);

/** Whether a label may be meant on a screen, whatever else its words may be. */
export function isUsual(label: string, context: Context, namesAlert = false): boolean {
  return factor(label, contextOf(label, context, namesAlert)) >= 0.5;
}

function contextOf(label: string, context: Context, namesAlert: boolean): Context {
  return namesAlert && label.startsWith("alert/") ? "alerts" : context;
}

/** How much likelier (above 1) or less likely a label is on a screen. */
function factor(label: string, context: Context): number {
  const isList = showsSearch(context);
  if (listSteps.has(label)) return isList ? 1.3 : 0.25;
  if (offerSteps.has(label)) return context === "offer" || context === "digest" ? 1.5 : isList ? 0.9 : 0.3;
  if (tickSteps.has(label)) return context === "titles" ? 2 : 0.2;
  if (label.startsWith("refine/")) return isList ? 1.5 : context === "place" ? 0.7 : 0.4;
  if (label.startsWith("search/")) return isList || context === "alerts" ? 0.8 : 1.2;
  // Elsewhere, days may be those of work: no phrase alone says which.
  if (label.startsWith("alert/days")) return context === "alerts" || context === "digest" ? 2.5 : 0.1;
  if (label === "alert/hour") return context === "alerts" || context === "digest" ? 2 : 0.0005;
  if (label.startsWith("alert/")) return context === "alerts" || context === "digest" ? 2.5 : 0.6;
  if (label.startsWith("answer/")) return context === "place" || context === "titles" ? 2 : 0.5;
  return 1;
}
