import { describe, expect, test } from "vitest";
import { escapeMarkdown } from "../../src/bots/discord/markdown.ts";
import { renderDiscord } from "../../src/bots/discord/render.ts";
import { renderTelegram } from "../../src/bots/telegram/render.ts";
import { renderText } from "../../src/bots/terminal/render.ts";
import { renderHtml } from "../../src/bots/web/render.ts";
import { decodePress } from "../../src/core/conversation/press.ts";
import type { Block, View } from "../../src/core/conversation/view.ts";
import { unusualViews } from "../fakes/unusual-views.ts";
import { sampleViews } from "../fakes/views.ts";

/** Every view that the conversation can show, drawn on every platform, within its limits. */

const screen = "k3Jx9Qa2pQ7z";
const views = [...sampleViews, ...unusualViews];

test("the samples hold every kind of block that there is", () => {
  const kinds: Record<Block["kind"], true> = {
    text: true,
    card: true,
    choose: true,
    actions: true,
    pager: true,
    input: true,
    snippet: true,
    picture: true,
    file: true,
  };
  expect(new Set(views.flat().map(({ kind }) => kind))).toEqual(new Set(Object.keys(kinds)));
  expect(views.length).toBeGreaterThan(60);
});

describe("Discord", () => {
  const messages = views.map((view) => renderDiscord(screen, view));

  test("its lists and buttons say what the screen understands", () => {
    const ids = messages.flatMap(({ components }) =>
      [...JSON.stringify(components).matchAll(/"custom_id":"([^"]*)"/g)].map(([, id]) => id ?? ""),
    );
    expect(ids.length).toBeGreaterThan(500);
    expect(ids.filter((id) => !decodePress(id))).toEqual([]);
  });

  test.each([
    [
      "@everyone **gras** _italique_ ~~barré~~ `code` ||caché||",
      "@\u200beveryone \\*\\*gras\\*\\* \\_italique\\_ \\~\\~barré\\~\\~ \\`code\\` \\|\\|caché\\|\\|",
    ],
    ["# titre\n- point\n1. un\n> cite", "\\# titre\n\\- point\n1\\. un\n\\> cite"],
    ["<@123> [lien](https://x.fr)", "\\<@123\\> \\[lien\\](https:\u200b//x.fr)"],
  ])("%j means itself", (foreign, escaped) => {
    expect(escapeMarkdown(foreign)).toBe(escaped);
  });
});

describe("Telegram", () => {
  const messages = views.flatMap((view) => [
    renderTelegram(screen, view, { isPrivate: true }),
    renderTelegram(screen, view, { isPrivate: false }),
  ]);

  test("labels fit a phone, and no two of a message are alike", () => {
    const labels = messages.map(({ keyboard }) =>
      keyboard
        .flat()
        .map(({ text }) => text)
        .filter((text) => text !== "·"),
    );
    expect(labels.filter((ofOne) => new Set(ofOne).size !== ofOne.length)).toEqual([]);
    expect(labels.flat().filter((label) => label.length > 38)).toEqual([]);
  });

  test("buttons say what our own reader understands, in 64 bytes", () => {
    const data = messages.flatMap(({ keyboard }) =>
      keyboard
        .flat()
        .flatMap((button) => ("callback_data" in button && button.callback_data !== "-" ? [button.callback_data] : [])),
    );
    expect(data.length).toBeGreaterThan(500);
    expect(data.filter((one) => Buffer.byteLength(one) > 64 || decodePress(one)?.screen !== screen)).toEqual([]);
  });

  test("a link that is none becomes no button", () => {
    const links = messages.flatMap(({ keyboard }) =>
      keyboard.flat().flatMap((button) => ("url" in button ? [button.url] : [])),
    );
    expect(links.filter((url) => !/^https?:/.test(url ?? ""))).toEqual([]);
  });
});

describe("web", () => {
  const pages = views.map((view) => renderHtml(screen, view));

  test("foreign text is text", () => {
    for (const html of pages) expect(html).not.toMatch(/<script|javascript:|<b>|onerror/i);
    const tags = new Set(pages.flatMap((html) => [...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag = ""]) => tag)));
    const ours = ["p", "strong", "br", "section", "h3", "div", "button", "a", "nav", "span", "img"];
    expect([...tags].filter((tag) => !ours.includes(tag))).toEqual([]);
  });

  test("every button has a name, and every press is understood", () => {
    const buttons = pages.flatMap((html) => [...html.matchAll(/<button([^>]*)>([^<]*)/g)]);
    expect(buttons.length).toBeGreaterThan(500);
    expect(buttons.filter(([, , label = ""]) => label.trim() === "")).toEqual([]);
    const presses = buttons.flatMap(([, attributes = ""]) => attributes.match(/data-press="([^"]*)"/)?.slice(1) ?? []);
    expect(presses.filter((press) => decodePress(press)?.screen !== screen)).toEqual([]);
  });
});

describe("terminal", () => {
  test("every button has a letter of its own", () => {
    const keys = views.map((view) =>
      renderText(view, { keys: true, bold: (text) => text }).buttons.map(({ key }) => key),
    );
    expect(keys.filter((ofOne) => new Set(ofOne).size !== ofOne.length || ofOne.includes(""))).toEqual([]);
  });
});

describe("a button with a number says what it opens", () => {
  const alerts: View = [
    {
      kind: "actions",
      actions: [{ kind: "press", label: "1", action: "open", value: "1", about: "Voir l'alerte Boulanger" }],
    },
  ];

  test("to those who hear the page, with what is seen in its name", () => {
    expect(renderHtml(screen, alerts)).toMatch(/>1<span class="unseen"> Voir l&#39;alerte Boulanger<\/span><\/button>/);
  });

  test("on Discord as beside a card", () => {
    expect(JSON.stringify(renderDiscord(screen, alerts))).toContain('"label":"Voir 1"');
  });
});
