import { expect, test } from "vitest";
import { mergeDrawings } from "../../src/bots/merge-drawings.ts";
import { text } from "../../src/core/conversation/view.ts";
import type { ScreenDrawing } from "../../src/core/talk/ports.ts";

const drawing = (changes: Partial<ScreenDrawing>): ScreenDrawing => ({
  owner: { platform: "telegram", chat: "1", person: "1" },
  screen: "screen000001",
  view: [text`Offres`],
  fresh: false,
  ...changes,
});

test("of many drawings of a screen the last view stays, and all that was to be said and done, once", () => {
  const shown: number[] = [];
  const all = ["Ajouté.", "Retiré.", "Ajouté.", "Retiré.", undefined].map((notice, i) =>
    drawing({
      view: [text`${String(i)}`],
      fresh: i === 1,
      onShown: () => void shown.push(i),
      rowsOnceDone: () => [{ key: String(i), value: null }],
      ...(notice === undefined ? {} : { notice }),
      ...(i === 2 ? { message: "7" } : {}),
    }),
  );
  const { onShown, rowsOnceDone, ...one } = all.reduce(mergeDrawings);
  onShown?.();
  expect(one).toEqual(drawing({ view: [text`4`], fresh: true, notice: "Ajouté.\nRetiré.", message: "7" }));
  expect(rowsOnceDone?.().map(({ key }) => key)).toEqual(["0", "1", "2", "3", "4"]);
  // The others were never seen: what they told is told again.
  expect(shown).toEqual([4]);
});

test("a line that was not said yet is said, and does not stand there twice", () => {
  const [earlier, later] = [drawing({ notice: "Ajouté." }), drawing({ noticeBefore: "Ajouté." })];
  expect(mergeDrawings(earlier, later)).toEqual(drawing({ notice: "Ajouté." }));
  expect(mergeDrawings(drawing({}), later)).toEqual(later);
});
