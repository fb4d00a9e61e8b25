import {
  breakIntoLines,
  colours,
  drawText,
  fitText,
  innerWidth,
  keepDrawable,
  measureText,
  pictureMargin,
  sizes,
} from "./look.ts";
import { noteHeight, type Panel } from "./panels.ts";

const titleHeight = 56;
const titleRows = 5;
/** Lines of the job alone. */
const jobRows = 3;
const heroHeight = 76;
/** A first line that would be smaller than this in one piece takes two. */
const smallestHero = 38;
/** What is estimated of a line is about so much more than it takes. */
const estimate = 1.07;

/** What the picture is of, the whole of it in one line, and what there is to know first. */
export function createTitlePanel(text: string, hero: string[], notes: string[]): Panel {
  const lines = titleLines(text);
  const heroes = heroLines(hero);
  const small = notes.flatMap((note) => breakIntoLines(note, innerWidth, { size: sizes.small }));
  const heroTop = lines.length * titleHeight + 14;
  const notesTop = heroes.length === 0 ? heroTop : heroTop + heroes.length * heroHeight + 6;
  return {
    height: notesTop + small.length * noteHeight,
    draw: (top) => ({
      graphic: [
        ...lines.map((line, i) => drawText(line, pictureMargin, top + i * titleHeight, titleLook)),
        ...heroes.map(({ line, size }, i) =>
          drawText(line, pictureMargin, top + heroTop + i * heroHeight, { size, bold: true, colour: colours.bar }),
        ),
        ...small.map((note, i) =>
          drawText(note, pictureMargin, top + notesTop + i * noteHeight, { size: sizes.small, colour: colours.quiet }),
        ),
      ],
    }),
  };
}

const titleLook = { size: sizes.title, bold: true };

/** As large as there is room for. */
function heroLines(parts: string[]): { line: string; size: number }[] {
  const sizeOf = (line: string) =>
    Math.min(
      sizes.hero,
      Math.floor(
        (estimate * sizes.hero * innerWidth) / Math.max(1, measureText(line, { size: sizes.hero, bold: true })),
      ),
    );
  const whole = parts.join(" · ");
  const lines =
    sizeOf(whole) >= smallestHero || parts.length < 2
      ? [whole]
      : [parts.slice(0, -1).join(" · "), parts.slice(-1).join("")];
  const size = Math.max(sizes.small, Math.min(...lines.map(sizeOf)));
  return lines.filter((line) => line !== "").map((line) => ({ line, size }));
}

/**
 * A criterion of a search begins a line where the one before has no room left. A long job takes up to three
 * lines, and the last line is cut.
 */
function titleLines(text: string): string[] {
  const [job = "", ...criteria] = text.split(" · ");
  const lines = wrapped(job, jobRows);
  for (const part of criteria) {
    const longer = `${lines.at(-1)} · ${part}`;
    if (measureText(longer, titleLook) <= innerWidth || lines.length === titleRows) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.map((line) => fitText(line, innerWidth, titleLook));
}

function wrapped(text: string, room: number): string[] {
  const first = fitText(text, innerWidth, titleLook);
  if (first === keepDrawable(text) || room === 1) return [text];
  const end = first.replace(/…$/, "").length;
  // Before a word, or after a hyphen; a word that is longer than a line is broken.
  const at = Math.max(text.lastIndexOf(" ", end), text.lastIndexOf("-", end - 1) + 1);
  const broken = at > 0 ? at : end;
  return [text.slice(0, broken).trim(), ...wrapped(text.slice(broken).trim(), room - 1)];
}
