import { z } from "zod";
import { normaliseText } from "../text/text.ts";
import type { Block, View } from "./view.ts";

/**
 * A button as it stands on a screen. It is stored with the screen, so that what is typed means what its
 * author sees, whatever the screen had to ask for before it could be drawn.
 */
export const shownButtonSchema = z.object({
  label: z.string(),
  action: z.string(),
  value: z.string(),
  /** One of a list of options, or something that cannot be undone: its whole name has to be typed. */
  is: z.enum(["option", "danger"]).optional().catch(undefined),
});
export type ShownButton = z.infer<typeof shownButtonSchema>;

/** The buttons of a view that may be typed. A list to be ticked has none: there, words add to it. */
export function listButtons(view: View): ShownButton[] {
  return view.flatMap(listBlockButtons);
}

function listBlockButtons(block: Block): ShownButton[] {
  if (block.kind === "actions")
    return block.actions.flatMap((shown) => {
      if (shown.kind !== "press") return [];
      const { label, short = label, action, value, tone } = shown;
      const names = [...new Set([label, short])];
      return names.map((name) => ({ label: name, action, value, ...(tone === "danger" ? { is: tone } : {}) }));
    });
  if (block.kind !== "choose" || block.many) return [];
  return block.options.flatMap(({ label, short = label, value }) =>
    [...new Set([label, short])].map((name) => ({ label: name, action: block.field, value, is: "option" as const })),
  );
}

/**
 * The button whose label a text is: with or without its emoji, its punctuation and its count. "Oui,
 * supprimer" is also "supprimer", and "oui" where nothing is lost by it.
 */
export function findButtonByLabel(buttons: ShownButton[], text: string): ShownButton | undefined {
  const typedKey = toLabelKey(text);
  if (typedKey === "") return undefined;
  return (
    buttons.find(({ label }) => toLabelKey(label) === typedKey) ??
    buttons.find((button) => toCountlessKey(button) === typedKey) ??
    findOnly(buttons.filter((button) => isShortAnswer(button, typedKey)))
  );
}

/** "Valider (3)" is "Valider"; of a place, the number is part of its name. */
function toCountlessKey({ label, action }: ShownButton): string {
  return toLabelKey(action === "place" ? label : label.replace(/\(\d{1,6}\)$/, ""));
}

function isShortAnswer({ label, is }: ShownButton, typedKey: string): boolean {
  const [, answer, rest] = toLabelKey(label).match(/^(oui|non) (.+)$/) ?? [];
  if (answer === undefined || is === "option") return false;
  return typedKey === rest || ((is !== "danger" || answer === "non") && typedKey.replace(/ merci$/, "") === answer);
}

const shortestBeginning = 4;

/**
 * The only button whose label begins with these whole words: "M'alerter", "Retour". Options are not
 * shortened.
 */
export function findButtonByBeginning(buttons: ShownButton[], text: string): ShownButton | undefined {
  const typedKey = toLabelKey(text);
  if (typedKey.length < shortestBeginning || typedKey === "annuler") return undefined;
  return findOnly(
    buttons.filter(({ is, label }) => is === undefined && `${toLabelKey(label)} `.startsWith(`${typedKey} `)),
  );
}

/** The same button may stand on a screen twice. */
function findOnly(buttons: ShownButton[]): ShownButton | undefined {
  const [first, ...others] = buttons;
  const isSame = ({ action, value }: ShownButton) => action === first?.action && value === first.value;
  return others.every(isSame) ? first : undefined;
}

/** A label without its emoji and its punctuation. Letters of every alphabet stay: they are words. */
function toLabelKey(label: string): string {
  return normaliseText(label)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
