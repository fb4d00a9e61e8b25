import { expect, test } from "vitest";
import { joined } from "../../src/bots/joined.ts";
import type { Drawing } from "../../src/core/talk/world.ts";
import { text } from "../../src/core/view.ts";

const drawing = (changes: Partial<Drawing>): Drawing => ({
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
      ...(notice === undefined ? {} : { notice }),
      ...(i === 2 ? { message: "7" } : {}),
    }),
  );
  const { onShown, ...one } = all.reduce(joined);
  onShown?.();
  expect(one).toEqual(drawing({ view: [text`4`], fresh: true, notice: "Ajouté.\nRetiré.", message: "7" }));
  expect(shown).toEqual([0, 1, 2, 3, 4]);
});
