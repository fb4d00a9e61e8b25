import { kinds, kindTable } from "../search/kind.ts";
import { normaliseText } from "../text/text.ts";
import type { Event } from "./events.ts";
import type { State } from "./state.ts";
import { updateStep } from "./step.ts";
import type { Block } from "./view.ts";

type PressEvent = Extract<Event, { type: "press" }>;

/**
 * The button of the screen whose label was typed, as a press; undefined where there is none. A list to be
 * ticked is none: there, words add to it.
 */
export function findTypedButton(state: State, text: string): PressEvent | undefined {
  const said = toLabelKey(text);
  if (said === "") return undefined;
  const shown = updateStep(state, { type: "again" });
  const buttons = "view" in shown ? shown.view.flatMap(listButtons) : listUsualButtons(state);
  const found = buttons.find(({ label }) => toLabelKey(label) === said) ?? buttons.find(isCalled(said));
  return found && { type: "press", action: found.action, value: found.value };
}

/** "Valider" is "Valider (3)"; of a place, the number is part of its name. */
function isCalled(said: string): (button: Button) => boolean {
  return ({ label, action }) => action !== "place" && toLabelKey(label.replace(/\(\d{1,6}\)$/, "")) === said;
}

type Button = { label: string; action: string; value: string };

function listButtons(block: Block): Button[] {
  if (block.kind === "actions") return block.actions.filter((action) => action.kind === "press");
  if (block.kind !== "choose" || block.many) return [];
  return block.options.map(({ label, value }) => ({ label, action: block.field, value }));
}

/** The buttons of screens that have to ask before they can be drawn. */
function listUsualButtons(state: State): Button[] {
  const labels = Object.entries(usualButtons[state.step] ?? {});
  return [...labels.map(([label, action]) => ({ label, action, value: "" })), ...listKindButtons(state)];
}

function listKindButtons(state: State): Button[] {
  if (state.step !== "results") return [];
  const others = kinds.filter((kind) => kind !== state.search.kind);
  return others.map((kind) => ({ label: kindTable[kind].button, action: "kind", value: kind }));
}

const usualButtons: { [Step in State["step"]]?: Record<string, string> } = {
  results: {
    Filtres: "filters",
    Modifier: "edit",
    Marché: "market",
    Exporter: "export",
    "M'alerter": "alert",
    "M'alerter des nouvelles offres": "alert",
    "M'alerter dès qu'il y en a": "alert",
    Réessayer: "again",
  },
  offer: { Retour: "back", "Retour à la liste": "back" },
  market: { Retour: "back", "Retour aux offres": "back", "En détail": "report", "Le graphique": "picture" },
  alert: {
    "Voir les offres": "offers",
    "Métiers, lieu, filtres": "search",
    Heure: "hour",
    Jours: "days",
    Nom: "name",
    "Pause 7 jours": "week",
    Reprendre: "resume",
    Supprimer: "delete",
    "Mes alertes": "list",
  },
};

/** A label without its emoji and its punctuation. */
function toLabelKey(label: string): string {
  return normaliseText(label)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
