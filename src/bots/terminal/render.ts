import type { Action, Block, ChoiceBlock, RichText, View } from "../../core/conversation/view.ts";
import { typesetView } from "../../core/text/typography.ts";
import { listPagerButtons } from "../pager.ts";

/** A view as text, and the buttons in it by the key that stands before their label. */
export type RenderedText = { text: string; buttons: TextButton[] };
export type TextButton = { key: string; label: string; action: string; value: string };

/** `bold` marks strong words; `keys` puts a letter before each button, to be typed instead of tapped. */
export type TextStyle = { bold: (text: string) => string; keys: boolean };

export const plainStyle: TextStyle = { bold: (text) => text, keys: false };

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The text form of a view: what the terminal prints, and what transcripts in tests are written in. */
export function renderText(view: View, style: TextStyle = plainStyle): RenderedText {
  const buttons: TextButton[] = [];
  const button = (label: string, action: string, value: string): string => {
    const key = letters[buttons.length] ?? "";
    buttons.push({ key, label, action, value });
    return style.keys ? `[${style.bold(key)} ${label}]` : `[${label}]`;
  };
  const blocks = typesetView(view)
    .map((block) => blockText(block, button, style))
    .filter((text) => text !== "");
  return { text: toCellSpaces(blocks.join("\n")), buttons };
}

/** In a terminal every space is one cell wide, and fonts of consoles lack the narrow one. */
export function toCellSpaces(text: string): string {
  return text.replaceAll("\u202f", "\u00a0");
}

type ButtonText = (label: string, action: string, value: string) => string;

function blockText(block: Block, button: ButtonText, style: TextStyle): string {
  switch (block.kind) {
    case "text":
      return richText(block.text, style);
    case "card": {
      const facts = block.facts.map((fact) => `   ${richText(fact, style)}`);
      const body = block.body ? ["", block.body, ""] : [];
      const open = block.open ? [`   ${button(`Voir ${block.open.label}`, block.open.action, block.open.value)}`] : [];
      return [`${block.isCurrent ? "👉 " : ""}${style.bold(block.title)}`, ...facts, ...body, ...open].join("\n");
    }
    case "choose":
      return chooseText(block, button);
    case "actions":
      return block.actions.flatMap((action) => actionText(action, button)).join(" ");
    case "pager":
      return listPagerButtons(block.page, block.pages)
        .map(({ label, page }) => (page === undefined ? label : button(label, "page", String(page))))
        .join(" ");
    case "input":
      return "";
    case "snippet":
      return `   ${block.text}`;
    case "picture":
      return `(image\u00a0: ${block.alt})`;
    case "file":
      return `(fichier\u00a0: ${block.name})`;
  }
}

function richText(text: RichText, { bold }: TextStyle): string {
  return text.map((span) => (typeof span === "string" ? span : bold(span.strong))).join("");
}

function chooseText({ field, options, picked, many }: ChoiceBlock, button: ButtonText): string {
  return options
    .map(({ value, label }) => button(`${mark(picked.includes(value), many)}${label}`, field, value))
    .join("\n");
}

function mark(isPicked: boolean, many: boolean): string {
  if (many) return isPicked ? "☑ " : "☐ ";
  return isPicked ? "✓ " : "";
}

function actionText(action: Action, button: ButtonText): string[] {
  switch (action.kind) {
    case "press":
      return [button(action.label, action.action, action.value)];
    case "url":
      return [`${action.label}\u00a0: ${action.url}`];
    case "copy":
      return [];
    case "location":
      // A terminal does not know where it is.
      return [];
  }
}
