import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from "discord-api-types/v10";
import { encodePress } from "../../core/conversation/press.ts";
import type { Action, Block, Card, ChoiceBlock, Press, View } from "../../core/conversation/view.ts";
import { shortenLabel } from "../../core/rome/title.ts";
import { cut, cutMiddle } from "../../core/text/text.ts";
import { typesetView } from "../../core/text/typography.ts";
import { listPagerButtons } from "../pager.ts";
import { shortenView } from "../shorten-view.ts";
import { type DiscordFile, listFiles, maxAltLength, nameFile, namePicture } from "./files.ts";
import { cardToMarkdown, toCodeBlock, toMarkdown } from "./markdown.ts";

/** A message in Components V2: at most 40 components, nested ones counted, and 4,000 characters of text. */
export type DiscordMessage = { components: APIContainerComponent[]; files: DiscordFile[] };

/** Not in a stored screen: it opens a modal to write in. */
export const writeAction = "write";

const maxComponents = 40;
const longestText = 4000;
const maxBytes = 10_000;
const longestLabel = 80;
const maxOptions = 25;
const maxInRow = 5;
const longestUrl = 512;

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;
type Piece = APIComponentInContainer;

/**
 * Draws a view as one container. Each card of a list has its button beside it; where that would be too many
 * components, the cards are plain text with one list to open them. Texts are cut to fit together, the long
 * bodies first.
 */
export function renderDiscord(screen: string, written: View): DiscordMessage {
  const view = typesetView(written);
  const files = listFiles(view);
  for (const style of [withButtons, withList]) {
    for (const room of [1, 0.85, 0.7, 0.5, 0.3, 0.15]) {
      const pieces = unique(style(screen, shortenView(view, longestText * room)));
      if (countOf(pieces) + 1 > maxComponents) break;
      if (fits(pieces)) return { components: [{ type: ComponentType.Container, components: pieces }], files };
    }
  }
  return renderPlainDiscord(screen, written);
}

/** Its words alone, with only the buttons that hold nothing foreign: for when Discord does not take it. */
export function renderPlainDiscord(screen: string, written: View): DiscordMessage {
  const view = typesetView(written);
  const words = view.flatMap((block) => textsOf(block)).join("\n");
  const rows = view
    .filter(({ kind }) => kind === "actions" || kind === "pager" || kind === "choose")
    .flatMap((block) => rowsOf(screen, block));
  const components = unique([text(cut(words, 1900) || "…"), ...rows]).slice(0, 12);
  return { components: [{ type: ComponentType.Container, components }], files: [] };
}

function fits(pieces: Piece[]): boolean {
  const all = textIn(pieces).join("");
  return all.length <= longestText && Buffer.byteLength(all) <= maxBytes;
}

function withButtons(screen: string, view: View): Piece[] {
  return view.flatMap((block): Piece[] => {
    if (block.kind === "card" && block.open)
      return [
        {
          type: ComponentType.Section,
          components: [text(cardToMarkdown(block))],
          accessory: pressButton(screen, { ...block.open, label: `Voir ${block.open.label}` }),
        },
      ];
    return piecesOf(screen, block);
  });
}

function withList(screen: string, view: View): Piece[] {
  const opens = view.flatMap((block) =>
    block.kind === "card" && block.open ? [{ card: block, open: block.open }] : [],
  );
  const list: Row[] =
    opens.length === 0 ? [] : [{ type: ComponentType.ActionRow, components: [openList(screen, opens)] }];
  const lastCard = view.findLastIndex((block) => block.kind === "card" && block.open);
  return view.flatMap((block, i) => [...piecesOf(screen, block), ...(i === lastCard ? list : [])]);
}

function openList(screen: string, opens: { card: Card; open: Press }[]): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: encodePress({ screen, action: opens[0]?.open.action ?? "", value: pickOneKey }),
    placeholder: "Voir une offre…",
    options: opens.slice(0, maxOptions).map(({ card, open }) => ({ label: cut(card.title, 100), value: open.value })),
  };
}

/** What a list of choices says when it is used: one value, or all that are chosen now. */
export const pickOneKey = "one";
export const pickAllKey = "all";

function piecesOf(screen: string, block: Block): Piece[] {
  switch (block.kind) {
    case "text":
    case "card":
    case "snippet": {
      const [written] = textsOf(block);
      return written ? [text(written)] : [];
    }
    case "choose":
    case "actions":
    case "pager":
    case "input":
      return rowsOf(screen, block);
    case "picture":
      return [
        {
          type: ComponentType.MediaGallery,
          items: [{ media: { url: `attachment://${namePicture(block)}` }, description: cut(block.alt, maxAltLength) }],
        },
      ];
    case "file":
      return [{ type: ComponentType.File, file: { url: `attachment://${nameFile(block.name)}` } }];
  }
}

function rowsOf(screen: string, block: Block): Row[] {
  switch (block.kind) {
    case "choose":
      return [{ type: ComponentType.ActionRow, components: [chooseList(screen, block)] }];
    case "actions":
      return inRows(block.actions.flatMap((action) => actionButton(screen, action)));
    case "pager":
      return inRows(
        listPagerButtons(block.page, block.pages).map(({ label, page }, place): APIButtonComponent => {
          // Two of them may lead to the same page, but no two may have the same id: the place is told by
          // zeros.
          const id =
            page === undefined
              ? { action: "none", value: String(place) }
              : { action: "page", value: `${"0".repeat(place)}${page}` };
          const button = {
            type: ComponentType.Button as const,
            style: ButtonStyle.Secondary as const,
            label,
            custom_id: encodePress({ screen, ...id }),
          };
          return page === undefined ? { ...button, disabled: true } : button;
        }),
      );
    case "input":
      return inRows([
        {
          type: ComponentType.Button,
          style: ButtonStyle.Primary,
          label: cut(`✏️ ${block.label}`, longestLabel),
          custom_id: encodePress({ screen, action: writeAction, value: "" }),
        },
      ]);
    case "text":
    case "card":
    case "snippet":
    case "picture":
    case "file":
      return [];
  }
}

function inRows(buttons: APIButtonComponent[]): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < buttons.length; i += maxInRow)
    rows.push({ type: ComponentType.ActionRow, components: buttons.slice(i, i + maxInRow) });
  return rows;
}

function chooseList(screen: string, { field, options, picked, many }: ChoiceBlock): APIStringSelectComponent {
  const shown = options.slice(0, maxOptions);
  return {
    type: ComponentType.StringSelect,
    custom_id: encodePress({ screen, action: field, value: many ? pickAllKey : pickOneKey }),
    placeholder: many ? "Choisissez un ou plusieurs…" : "Choisissez…",
    min_values: many ? 0 : 1,
    max_values: many ? shown.length : 1,
    options: shown.map(({ value, label, short }) => ({
      value,
      label: label.length > 100 ? shortenLabel(short ?? label, 100) : label,
      default: picked.includes(value),
    })),
  };
}

function actionButton(screen: string, action: Action): APIButtonComponent[] {
  switch (action.kind) {
    case "press":
      return [pressButton(screen, action)];
    case "url":
      return /^https?:\/\/\S+$/i.test(action.url) &&
        URL.canParse(action.url) &&
        new URL(action.url).href.length <= longestUrl
        ? [
            {
              type: ComponentType.Button,
              style: ButtonStyle.Link,
              label: cutMiddle(action.label, longestLabel),
              url: new URL(action.url).href,
            },
          ]
        : [];
    case "copy":
    case "location":
      // Discord has no button that copies, and does not know where people are.
      return [];
  }
}

const styles = { success: ButtonStyle.Success, danger: ButtonStyle.Danger } as const;

function pressButton(screen: string, press: Press): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: press.tone ? styles[press.tone] : ButtonStyle.Secondary,
    // A bare number says nothing to those who hear it.
    label: cutMiddle(press.about === undefined ? press.label : `Voir ${press.label}`, longestLabel),
    custom_id: encodePress({ screen, ...press }),
  };
}

function text(content: string) {
  return { type: ComponentType.TextDisplay as const, content };
}

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case "text":
      return [toMarkdown(block.text)];
    case "card":
      return [cardToMarkdown(block)];
    case "snippet":
      return [toCodeBlock(block.text)];
    case "choose":
    case "actions":
    case "pager":
    case "input":
    case "picture":
    case "file":
      return [];
  }
}

function textIn(pieces: Piece[]): string[] {
  return pieces.flatMap((piece) => {
    if (piece.type === ComponentType.TextDisplay) return [piece.content];
    return piece.type === ComponentType.Section ? piece.components.map(({ content }) => content) : [];
  });
}

function countOf(pieces: Piece[]): number {
  return pieces.reduce((sum, piece) => {
    if (piece.type === ComponentType.Section) return sum + 2 + piece.components.length;
    if (piece.type === ComponentType.ActionRow) return sum + 1 + piece.components.length;
    return sum + 1;
  }, 0);
}

/** A custom id may stand once in a message: a second button that says the same is left out. */
function unique(pieces: Piece[]): Piece[] {
  const seen = new Set<string>();
  return pieces.flatMap((piece): Piece[] => {
    if (piece.type !== ComponentType.ActionRow) return [piece];
    const components = piece.components.filter((component) => {
      const id = "custom_id" in component ? component.custom_id : undefined;
      if (id === undefined) return true;
      if (seen.has(id)) return false;
      seen.add(id);
      return true;
    });
    return components.length > 0 ? [{ ...piece, components }] : [];
  });
}
