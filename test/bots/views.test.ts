import { MessageFlags, REST, Routes } from "discord.js";
import { Api } from "grammy";
import { describe, expect, test } from "vitest";
import { makeFetchRequest } from "../../src/bots/discord/calls.ts";
import { escapeMarkdown } from "../../src/bots/discord/markdown.ts";
import { renderDiscord, renderPlainDiscord } from "../../src/bots/discord/render.ts";
import { renderTelegram } from "../../src/bots/telegram/render.ts";
import { renderText } from "../../src/bots/terminal/render.ts";
import { renderHtml } from "../../src/bots/web/render.ts";
import { decodePress } from "../../src/core/conversation/press.ts";
import type { Block, View } from "../../src/core/conversation/view.ts";
import { startDiscord } from "../fakes/discord/discord.ts";
import { startTelegram } from "../fakes/telegram/telegram.ts";
import { sampleViews } from "../fakes/views.ts";

/** Every view that the conversation can show, drawn on every platform, within its limits. */

const screen = "k3Jx9Qa2pQ7z";
const long = "Très long ".repeat(2_000);

/** What no step shows today, but a view may hold. */
const unusual: View[] = [
  [{ kind: "text", text: [long] }],
  [{ kind: "card", title: long, facts: [[long], [long]], body: long }],
  [
    { kind: "text", text: ["a"] },
    { kind: "card", title: "t", facts: Array.from({ length: 80 }, () => ["fait ".repeat(30)]) },
  ],
  [
    { kind: "text", text: ["choix"] },
    {
      kind: "choose",
      field: "title",
      label: "Métiers",
      many: true,
      picked: [],
      options: Array.from({ length: 30 }, (_, i) => ({
        value: String(i),
        label: `Conducteur / Conductrice de ligne en boulangerie industrielle${i < 3 ? "" : i}`,
      })),
    },
  ],
  [
    { kind: "text", text: ["pages"] },
    { kind: "pager", page: 630, pages: 630 },
  ],
  [
    { kind: "text", text: ["lien"] },
    {
      kind: "actions",
      actions: [
        { kind: "url", label: "bon", url: "https://exemple.fr/é?a=b c" },
        { kind: "url", label: "mauvais", url: "javascript:alert(1)" },
        { kind: "copy", label: "copier", text: long },
      ],
    },
  ],
  [
    { kind: "text", text: ["image"] },
    { kind: "picture", bytes: new Uint8Array([1]), alt: "Un graphique" },
    { kind: "file", name: "offres.csv", bytes: new Uint8Array([1]) },
  ],
];

const views = [...sampleViews, ...unusual];

test("the samples hold every kind of block that there is", () => {
  const kinds: Record<Block["kind"], true> = {
    text: true,
    card: true,
    choose: true,
    actions: true,
    pager: true,
    input: true,
    picture: true,
    file: true,
  };
  expect(new Set(views.flat().map(({ kind }) => kind))).toEqual(new Set(Object.keys(kinds)));
  expect(views.length).toBeGreaterThan(60);
});

/** Many samples look the same. */
function distinct<T>(messages: T[], looks: (message: T) => unknown): T[] {
  return [...new Map(messages.map((one) => [JSON.stringify(looks(one)), one])).values()];
}

describe("Discord", () => {
  const messages = views.map((view) => renderDiscord(screen, view));

  test("takes every one of them", async () => {
    const discord = await startDiscord();
    const anna = discord.person({ name: "Anna", installed: true });
    // By default it paces itself, at fifty a second.
    const rest = new REST({ api: discord.url, makeRequest: makeFetchRequest, globalRequestsPerSecond: 1_000 });
    rest.setToken(discord.token);
    const all = [...messages, ...unusual.map((view) => renderPlainDiscord(screen, view))];
    for (const { components, files } of distinct(all, (one) => one.components))
      await rest.post(Routes.channelMessages(anna.dmId), {
        body: {
          flags: MessageFlags.IsComponentsV2,
          components,
          attachments: files.map(({ name }, i) => ({ id: String(i), filename: name })),
        },
        files,
      });
    expect(discord.refused).toEqual([]);
    await discord.close();
  });

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

  test("takes every one of them", async () => {
    const telegram = await startTelegram();
    const anna = telegram.person({ first_name: "Anna" });
    anna.starts();
    const api = new Api(telegram.token, { apiRoot: telegram.url });
    for (const { text, keyboard } of distinct(messages, (one) => [one.text, one.keyboard])) {
      await api.sendMessage(anna.id, text, {
        parse_mode: "HTML",
        reply_markup: { inline_keyboard: keyboard },
        link_preview_options: { is_disabled: true },
      });
    }
    expect(telegram.refused).toEqual([]);
    await telegram.close();
  });

  test("labels fit a phone, and no two of a message are alike", () => {
    for (const { keyboard } of messages) {
      const labels = keyboard
        .flat()
        .map(({ text }) => text)
        .filter((text) => text !== "·");
      expect(new Set(labels).size).toBe(labels.length);
      for (const label of labels) expect(label.length).toBeLessThanOrEqual(38);
    }
  });

  test("buttons say what our own reader understands, in 64 bytes", () => {
    const data = messages.flatMap(({ keyboard }) =>
      keyboard
        .flat()
        .flatMap((button) => ("callback_data" in button && button.callback_data !== "-" ? [button.callback_data] : [])),
    );
    for (const one of data) {
      expect(Buffer.byteLength(one)).toBeLessThanOrEqual(64);
      expect(decodePress(one)).toMatchObject({ screen });
    }
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
    for (const html of pages) {
      for (const [, attributes = "", label = ""] of html.matchAll(/<button([^>]*)>([^<]*)/g)) {
        expect(label.trim()).not.toBe("");
        const [, press] = attributes.match(/data-press="([^"]*)"/) ?? [];
        if (press !== undefined) expect(decodePress(press)).toMatchObject({ screen });
      }
    }
  });
});

describe("terminal", () => {
  test("every button has a letter of its own", () => {
    for (const view of views) {
      const { buttons } = renderText(view, { keys: true, bold: (text) => text });
      const keys = buttons.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).not.toContain("");
    }
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
