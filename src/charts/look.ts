import type { EChartsOption, GraphicComponentOption } from "echarts";
import { cut } from "../core/text/text.ts";

/**
 * A picture to draw: its size in pixels and its content as plain data, so that it can be passed to another
 * process.
 */
export type ChartDrawing = { width: number; height: number; option: EChartsOption };

/**
 * The width that a phone shows without shrinking. No text is smaller than 34 pixels, which is 11 or more
 * where the picture is shown 360 wide.
 */
export const pictureWidth = 1080;
export const pictureMargin = 54;
export const innerWidth = pictureWidth - 2 * pictureMargin;

/** Pixels. */
export const sizes = { hero: 54, title: 44, heading: 40, text: 36, small: 34 };

/**
 * Blue and vermilion after Okabe and Ito, which colour-blind people can tell apart; every text has a contrast
 * of 4.5 : 1 or more. The paper is soft: it stands out in a light chat and does not glare in a dark one,
 * where the picture stays as it is. The page darkens it, and with it all of these (`sheets/messages.css`).
 */
export const colours = {
  bar: "#006ba8",
  weak: "#8cbfdd",
  mark: "#b34700",
  track: "#e0e6ee",
  text: "#1a1a1a",
  quiet: "#4d5358",
  line: "#9aa1a6",
  paper: "#f3f6fa",
};

/** The font that comes with us, whatever the machine has. */
export const fontFamily = "Inter";

export type TextLook = {
  size?: number;
  bold?: boolean;
  colour?: string;
  align?: "left" | "center" | "right";
  isOver?: boolean;
};

/** One line of text, its upper end at a point. */
export function drawText(
  text: string,
  x: number,
  y: number,
  { size = sizes.text, bold, colour, align, isOver }: TextLook = {},
): GraphicComponentOption {
  return {
    type: "text",
    silent: true,
    z: isOver ? 10 : 1,
    x,
    y,
    style: {
      text: keepDrawable(text),
      fill: colour ?? colours.text,
      fontFamily: fontFamily,
      fontSize: size,
      fontWeight: bold ? "bold" : "normal",
      align: align ?? "left",
      verticalAlign: "top",
      // Over columns and lines, an edge of paper tells it from them.
      ...(isOver ? { stroke: colours.paper, lineWidth: 8 } : {}),
    },
  };
}

/** Pixels of a text, by the wide, middling and narrow letters of the font; bold is a little wider. */
export function measureText(text: string, { size = sizes.text, bold }: Pick<TextLook, "size" | "bold"> = {}): number {
  const ems = [...text].map((letter) =>
    /[iljtfrI1.,:;'’|()· \u00a0-]/.test(letter) ? 0.34 : /[A-ZÀ-ÞmwMW%€@&0-9]/.test(letter) ? 0.68 : 0.58,
  );
  return ems.reduce((sum, em) => sum + em, 0) * size * (bold ? 1.04 : 1);
}

/** As much of a text as there is room for. */
export function fitText(text: string, room: number, look: Pick<TextLook, "size" | "bold"> = {}): string {
  // No letter is narrower than a third of the font size, so the rest of a name of thousands of letters need
  // not be measured.
  let shown = keepDrawable(cut(text, Math.max(2, Math.ceil((3 * room) / (look.size ?? sizes.text)) + 2)));
  while (shown.length > 2 && measureText(shown, look) > room) shown = cut(shown, shown.length - 1);
  return shown;
}

/** A text in lines that there is room for, broken between words. */
export function breakIntoLines(text: string, room: number, look: Pick<TextLook, "size" | "bold"> = {}): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && measureText(longer, look) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => fitText(line, room, look));
}

/**
 * Keeps what the font has: Latin, Greek and Cyrillic letters, digits and symbols; names may hold anything
 * else. The library caches text widths in a plain object, so a text named like a member of every object
 * ("__proto__", "constructor") gets a trailing space; otherwise it would break all later pictures.
 */
export function keepDrawable(text: string): string {
  const shown = inFont(text);
  return shown in Object.prototype ? `${shown}\u00a0` : shown;
}

function inFont(text: string): string {
  return text
    .replace(/[\u202f\u2007\u2009]/g, "\u00a0")
    .replace(/[\u3000-\uffef]/g, "")
    .replace(/[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{N}\p{P}\p{Sc}\p{Sm} \u00a0°№®©™]/gu, "")
    .replace(/ +/g, " ")
    .trim();
}
