import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderDiscord } from "../../../src/bots/discord/render.ts";
import { renderTelegram } from "../../../src/bots/telegram/render.ts";
import { renderText } from "../../../src/bots/terminal/render.ts";
import { renderHtml } from "../../../src/bots/web/render.ts";
import { strong, text, type View } from "../../../src/core/conversation/view.ts";
import { typeset, typesetView } from "../../../src/core/text/typography.ts";
import { sampleViews } from "../../fakes/views.ts";

/** "~" stands for U+00A0, "_" for U+202F. */
const shown = (text: string) => text.replaceAll("\u00a0", "~").replaceAll("\u202f", "_");

test.each([
  ["Bonjour !", "Bonjour_!"],
  ["Ah bon ?!", "Ah bon_?!"],
  ["Tremplin : bonjour ; et ensuite ?", "Tremplin~: bonjour_; et ensuite_?"],
  ["(vraiment ?)", "(vraiment_?)"],
  ["« Valider » ?", "«~Valider~»_?"],
  ["Salaire :\n1 800 € ?\nsuite", "Salaire~:\n1_800~€_?\nsuite"],
  ["🔎 Serveur · 📍 Lille · CDI", "🔎 Serveur~· 📍 Lille~· CDI"],
  ["1 800 €", "1_800~€"],
  ["1\u00a0800\u202f€", "1_800~€"],
  ["12 345 678 offres", "12_345_678 offres"],
  ["1 900 à 2 100 € par mois", "1_900 à 2_100~€ par mois"],
  ["35 h, 35 h 30 et 8 h 05", "35~h, 35~h~30 et 8~h~05"],
  ["8 h–20 h", "8~h–20~h"],
  ["Lyon (69) + 20 km", "Lyon (69) +~20~km"],
  ["≈ 2 230 € brut", "≈~2_230~€ brut"],
  ["100 % à 12,5 %", "100~% à 12,5~%"],
  ["3 k€/mois", "3~k€/mois"],
  ["n° 198XKLM", "n°~198XKLM"],
  // Not ours to change, or no unit at all.
  ["de 8:00 à 17:30", "de 8:00 à 17:30"],
  ["8 heures, 3 mois, 5 kilos", "8 heures, 3 mois, 5 kilos"],
  ["01 23 45 67 89", "01 23 45 67 89"],
  ["2 hommes", "2 hommes"],
  ["std :: string et a ? b", "std :: string et a_? b"],
  ["super :) merci ;-) ou ;)", "super :) merci ;-) ou ;)"],
  ["https://exemple.fr/?q=a :b", "https://exemple.fr/?q=a :b"],
  ["Voir https://exemple.fr ?", "Voir https://exemple.fr ?"],
  ["Écrivez à marie@exemple.fr ; merci !", "Écrivez à marie@exemple.fr ; merci_!"],
  ["", ""],
  [" ", " "],
  [" ?", " ?"],
])("%j is set as %j", (written, set) => {
  expect(shown(typeset(written))).toBe(set);
});

test("only spaces change, each for one other, and setting twice changes nothing more", () => {
  const piece = fc.constantFrom(
    " ",
    "\u00a0",
    "\u202f",
    "1",
    "23",
    "456",
    "h",
    "€",
    "%",
    "km",
    "!",
    "?",
    ";",
    ":",
    "«",
    "»",
    "a@b",
    "//",
    "\n",
    "é",
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((all) => all.join("")),
      (written) => {
        const set = typeset(written);
        expect(set.length).toBe(written.length);
        expect(set.replace(/\s/g, " ")).toBe(written.replace(/\s/g, " "));
        expect(typeset(set)).toBe(set);
      },
    ),
  );
});

test("hostile text takes no longer than other", () => {
  const long = [
    " ".repeat(50_000),
    "1 ".repeat(25_000),
    "1 234".repeat(10_000),
    "1 234 ".repeat(10_000),
    ` ${"!".repeat(50_000)}x`,
    " !".repeat(25_000),
    "@".repeat(50_000),
    "« ".repeat(25_000),
    "/".repeat(50_000),
  ];
  for (const hostile of long) {
    const before = process.cpuUsage();
    typeset(hostile);
    expect(process.cpuUsage(before).user).toBeLessThan(100_000);
  }
});

test("a rule goes on from a strong word to the next", () => {
  const view: View = [text`Dans quelle ${strong("ville")} ? À ${strong("8")} h, ${strong("1 800")} €.`];
  expect(typesetView(view)).toEqual([
    text`Dans quelle ${strong("ville")}\u202f? À ${strong("8")}\u00a0h, ${strong("1\u202f800")}\u00a0€.`,
  ]);
});

test("what is copied, opened or pressed stays as it is", () => {
  const actions: View = [
    {
      kind: "actions",
      actions: [
        { kind: "copy", label: "Copier : 1", text: "a : b ?" },
        { kind: "url", label: "Voir !", url: "https://exemple.fr/a ?" },
        { kind: "press", label: "Oui ?", action: "yes", value: "1 800 €" },
      ],
    },
    { kind: "file", name: "offres 20 km.csv", bytes: new Uint8Array() },
  ];
  expect(typesetView(actions)).toEqual([
    {
      kind: "actions",
      actions: [
        { kind: "copy", label: "Copier\u00a0: 1", text: "a : b ?" },
        { kind: "url", label: "Voir\u202f!", url: "https://exemple.fr/a ?" },
        { kind: "press", label: "Oui\u202f?", action: "yes", value: "1 800 €" },
      ],
    },
    { kind: "file", name: "offres 20 km.csv", bytes: new Uint8Array() },
  ]);
});

/** A line may break there although it must not. */
const breakable =
  /(?<=[\p{L}\d)€%»]) (?:[:;!?»](?=[\s<]|$)|(?<=\d )(?:€|%|km|h)(?![\p{L}\d]))|« |(?<![\d.,/-])[1-9]\d{0,2} \d{3}(?!\d)/gu;

describe("in every view that there is, no line breaks before a sign or inside a number", () => {
  const renderers: Record<string, (view: View) => string> = {
    web: (view) => renderHtml("k3Jx9Qa2pQ7z", view).replace(/ (?:data|src|href|class)[\w-]*="[^"]*"/g, ""),
    terminal: (view) => renderText(view).text,
    telegram: (view) => {
      const { text, keyboard } = renderTelegram("k3Jx9Qa2pQ7z", view, { isPrivate: true });
      return [text, ...keyboard.flat().map((button) => button.text)].join("\n");
    },
    discord: (view) =>
      [
        ...JSON.stringify(renderDiscord("k3Jx9Qa2pQ7z", view).components).matchAll(
          /"(?:content|label|placeholder|description)":"([^"]*)"/g,
        ),
      ]
        .map(([, words = ""]) => words.replaceAll("\\n", "\n"))
        .join("\n"),
  };

  test("the pattern finds what it is to find", () => {
    expect("Oui ! « 1 800 € à 20 km » : 100 % ?".match(breakable)).toHaveLength(9);
    expect(typeset("Oui ! « 1 800 € à 20 km » : 100 % ?").match(breakable)).toBeNull();
  });

  test.each(Object.entries(renderers))("on %s", (_, render) => {
    const found = sampleViews.flatMap((view) => render(view).match(breakable) ?? []);
    expect([...new Set(found)]).toEqual([]);
  });
});
