import { drawable, fitting, inner, margin, sizes, widthOf, words } from "./look.ts";
import { noteHeight, type Panel } from "./panels.ts";

const titleHeight = 60;
const titleRows = 4;

/** What the picture is of, and what there is to know first. */
export function title(text: string, notes: string[]): Panel {
  const lines = inLines(text);
  return {
    height: lines.length * titleHeight + notes.length * noteHeight,
    draw: (top) => ({
      graphic: [
        ...lines.map((line, i) => words(line, margin, top + i * titleHeight, titleLook)),
        ...notes.map((note, i) => words(note, margin, top + lines.length * titleHeight + 6 + i * noteHeight)),
      ],
    }),
  };
}

const titleLook = { size: sizes.title, bold: true };

/** Each criterion of a search begins a line where there is no room left on the one before; a long job takes two, and the last line is cut. */
function inLines(text: string): string[] {
  const [job = "", ...criteria] = text.split(" · ");
  const lines = wrapped(job);
  for (const part of criteria) {
    const longer = `${lines.at(-1)} · ${part}`;
    if (widthOf(longer, titleLook) <= inner || lines.length === titleRows) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.map((line) => fitting(line, inner, titleLook));
}

function wrapped(text: string): string[] {
  const first = fitting(text, inner, titleLook);
  if (first === drawable(text)) return [first];
  const room = first.replace(/…$/, "").length;
  // Before a word, or after a hyphen; a word that is longer than a line is broken.
  const at = Math.max(text.lastIndexOf(" ", room), text.lastIndexOf("-", room - 1) + 1);
  const end = at > 0 ? at : room;
  return [text.slice(0, end).trim(), text.slice(end).trim()];
}
