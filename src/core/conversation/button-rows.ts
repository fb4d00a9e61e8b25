import { actions, type Block, type Press } from "./view.ts";

/** So many characters of buttons fit side by side on a phone without being cut. */
const widest = 38;
const mostInRow = 3;

/** Buttons in as few rows as a phone shows whole, in their order. */
export function packButtons(buttons: readonly Press[]): Block[] {
  const rows: Press[][] = [];
  for (const button of buttons) {
    const row = rows.at(-1);
    const width = [...(row ?? []), button].reduce((sum, { label }) => sum + label.length, 0);
    if (row && row.length < mostInRow && width <= widest) row.push(button);
    else rows.push([button]);
  }
  return rows.flatMap((row) => actions(...row));
}
