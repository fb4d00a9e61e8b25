import { describe, expect, test } from "vitest";
import { plainLine, plainText } from "../../src/adapters/plain-text.ts";

describe("what an offer says becomes plain text", () => {
  test.each([
    ["text stays as it is", "Repos le lundi.\nPrime de 13e mois", "Repos le lundi.\nPrime de 13e mois"],
    ["lists of dashes too", "Missions :\n- pétrir\n- cuire", "Missions :\n- pétrir\n- cuire"],
    ["all kinds of line ends", "a\r\nb\rc", "a\nb\nc"],
    ["more than one empty line", "a\n\n\n\n\nb", "a\n\nb"],
    ["entities", "caf&eacute; &amp; th&#233; &lt;b&gt; &#39;&quot;", "café & thé <b> '\""],
    ["what looks like an entity", "AT&T R&D &zzz;", "AT&T R&D &zzz;"],
    ["signs that are no tags", "a < b, 3 > 2, <2 ans", "a < b, 3 > 2, <2 ans"],
    ["paragraphs and breaks", "<p>un</p><p>deux<br/>trois</p>", "un\n\ndeux\ntrois"],
    ["HTML lists", "<ul><li>pétrir</li><li>cuire</li></ul>", "* pétrir\n* cuire"],
    ["titles, without shouting", "<h2>Le poste</h2>Chez nous", "Le poste\n\nChez nous"],
    ["a link is its words, not its address", '<a href="https://traceur.example/x?id=1">Postuler</a>', "Postuler"],
    ["pictures say nothing", '<img src="x.png" alt="logo">Bonjour', "Bonjour"],
    ["nor do scripts, styles and comments", "<script>alert(1)</script><style>p{}</style><!-- x -->ok", "ok"],
    ["an open tag", "<b>Urgent", "Urgent"],
    ["indentation and double spaces", "  un\n   deux \t  trois  \nquatre", "un\ndeux trois\nquatre"],
    ["the same with markup", "  un<br>\n   deux \t  <b>trois</b>  \nquatre", "un\n\ndeux trois\nquatre"],
    ["nothing", "", ""],
    ["only tags", "<p>&nbsp;</p>", ""],
    ["long lines are not wrapped", "mot ".repeat(100).trim(), "mot ".repeat(100).trim()],
    ["markup of chats is text here", "@everyone *gras* _x_ `code` 🔥", "@everyone *gras* _x_ `code` 🔥"],
  ])("%s", (_what, text, expected) => {
    expect(plainText(text)).toBe(expected);
  });
});

test("a line is one line", () => {
  expect(plainLine("  <b>Vendeur</b>\n en&nbsp;boulangerie  (H/F) ")).toBe("Vendeur en boulangerie (H/F)");
});

test.each([
  ["ten thousand open tags", "<b>".repeat(10_000)],
  ["as many sections one in another", `${"<div>".repeat(10_000)}x`],
  ["as many signs", "<".repeat(10_000)],
  ["a million letters", "a".repeat(1_000_000)],
  ["a million spaces", `${" ".repeat(1_000_000)}x`],
])("%s cost neither the stack nor the afternoon", (_what, text) => {
  const began = performance.now();
  expect(plainText(text).length).toBeLessThanOrEqual(20_000);
  expect(performance.now() - began).toBeLessThan(1000);
});
