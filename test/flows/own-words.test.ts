import { describe, expect, test } from "vitest";
import { renderDiscord } from "../../src/bots/discord/render.ts";
import { renderTelegram } from "../../src/bots/telegram/render.ts";
import { renderText } from "../../src/bots/terminal/render.ts";
import { renderHtml } from "../../src/bots/web/render.ts";
import type { View } from "../../src/core/conversation/view.ts";
import { session } from "../fakes/chat.ts";
import { plainSpaces } from "../fakes/plain-spaces.ts";

/** The last view that follows on a text. */
async function viewOf(typed: string): Promise<View> {
  const here = session();
  await here.play(typed);
  return here.drawn.at(-1)?.view ?? [];
}

const escapes: [RegExp, string][] = [
  [/&lt;/g, "<"],
  [/&gt;/g, ">"],
  [/&#39;/g, "'"],
  [/&quot;/g, '"'],
  [/&amp;/g, "&"],
];

function unescapeHtml(html: string): string {
  return escapes.reduce((text, [pattern, sign]) => text.replace(pattern, sign), html);
}

describe("what is quoted of a message is what was typed", () => {
  test.each([
    ["<b>boulanger</b>", "<b>boulanger</b>"],
    ["<script>xqzvw</script>", "<script>xqzvw</script>"],
    ["boulanger à <i>Xyzville</i>", "<i>Xyzville</i>"],
    ["boulanger zxq/qvw Lyon", "zxq/qvw"],
    ["boulanger *_xqzvw_*<& Lyon", "*_xqzvw_*<&"],
  ])("%s: on every platform", async (typed, quoted) => {
    const view = await viewOf(typed);
    const discord = JSON.parse(JSON.stringify(renderDiscord("s", view).components).replace(/\\\\/g, ""));
    for (const drawn of [
      renderText(view).text,
      unescapeHtml(renderHtml("s", view)),
      unescapeHtml(renderTelegram("s", view, { isPrivate: true }).text),
      JSON.stringify(discord),
    ])
      expect(plainSpaces(drawn)).toContain(quoted);
  });
});

describe("a button that names typed words", () => {
  const buttons = async (typed: string) => {
    const view = await viewOf(typed);
    const telegram = renderTelegram("s", view, { isPrivate: true }).keyboard.flat();
    const terminal = renderText(view).buttons;
    const all = [...telegram.map(({ text }) => text), ...terminal.map(({ label }) => label)];
    return [...new Set(all.map(plainSpaces).filter((label) => label.startsWith("Chercher")))];
  };

  test.each([
    ["boulanger zxqvw Lyon", ["Chercher « zxqvw » dans le texte"]],
    ["boulanger zxqv anticonstitutionnellementvôtre à Lyon", ["Chercher « zxqv… » dans le texte"]],
    [
      "boulanger Xyzvilleauboutdumonde Lyon",
      ["Chercher ce mot dans le texte", "Chercher « Xyzvilleauboutdumonde » dans le texte"],
    ],
    ["boulanger à Saint-Xyzville-les-Deux-Ponts", ["Chercher ce mot dans le texte"]],
    [
      "boulanger zxqv anticons wxzqkvw Lyon",
      ["Chercher ces mots dans le texte", "Chercher « zxqv anticons wxzqkvw » dans le texte"],
    ],
  ])("%s: whole words, both quotation marks, or neither", async (typed, labels) => {
    expect(await buttons(typed)).toEqual(labels);
  });

  test("is pressed by either of its names", async () => {
    for (const name of ["Chercher ce mot dans le texte", "Chercher « Xyzvilleauboutdumonde » dans le texte"]) {
      const here = session();
      await here.play("boulanger Xyzvilleauboutdumonde Lyon");
      expect(await here.play(name)).toContain("avec « Xyzvilleauboutdumonde »");
    }
  });

  test("searches without the signs of markup", async () => {
    const here = session();
    await here.play("boulanger <i>xqzvw</i> Lyon");
    expect(await here.play("tap dans le texte")).toMatch(/avec « xqzvw »/);
  });
});
