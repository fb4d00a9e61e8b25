import { describe, expect, test } from "vitest";
import { stripMarkup, stripMarkupToLine } from "../../src/adapters/plain-text.ts";

describe("what an offer says becomes plain text", () => {
  test.each([
    ["text stays as it is", "Repos le lundi.\nPrime de 13e mois", "Repos le lundi.\nPrime de 13e mois"],
    ["lists of dashes too", "Missions :\n- pétrir\n- cuire", "Missions :\n- pétrir\n- cuire"],
    ["all kinds of line ends", "a\r\nb\rc", "a\nb\nc"],
    ["more than one empty line", "a\n\n\n\n\nb", "a\n\nb"],
    ["entities", "caf&eacute; &amp; th&#233; &lt;b&gt; &#39;&quot;", "café & thé <b> '\""],
    ["what looks like an entity", "AT&T R&D &zzz;", "AT&T R&D &zzz;"],
    ["signs that are no tags", "a < b, 3 > 2, <2 ans", "a < b, 3 > 2, <2 ans"],
    ["entities that were escaped twice", "R&amp;amp;D, caf&amp;eacute; &amp;#39;&amp;nbsp;!", "R&D, café '\u00a0!"],
    ["three times", "R&amp;amp;amp;D", "R&D"],
    ["breaks that were escaped", "un&lt;br /&gt;deux&lt;br&gt;trois &lt;BR/&gt;", "un\ndeux\ntrois"],
    ["elements that were escaped", "&lt;p&gt;un&lt;/p&gt;&lt;p class=&quot;x&quot;&gt;deux&lt;/p&gt;", "un\n\ndeux"],
    ["both in one", "&amp;lt;p&amp;gt;L&amp;amp;#39;atelier&amp;lt;/p&amp;gt;", "L'atelier"],
    ["within elements that were not", "<p>un&lt;br /&gt;deux &amp;amp; trois</p>", "un\ndeux & trois"],
    ["a name with its sign, escaped once or twice", "AT&amp;T, AT&amp;amp;T, H&M", "AT&T, AT&T, H&M"],
    ["what is loved", "on vous &lt;3 et on &amp;lt;3", "on vous <3 et on <3"],
    ["what is less than something", "&lt; 2 ans &amp;amp; &gt; 18", "< 2 ans & > 18"],
    ["code that one should know", "Savoir : &lt;table&gt;, &lt;b&gt; et &lt;div&gt;", "Savoir : <table>, <b> et <div>"],
    ["the same, beside what was escaped twice", "&lt;table&gt; &amp;amp; &lt;b&gt;", "<table> & <b>"],
    ["the same, beside a break", "&lt;table&gt;&lt;br/&gt;List&lt;String&gt; a &lt; b", "<table>\nList<String> a < b"],
    ["an address with parameters", "?a=1&amp;copy=2&amp;amp;b=3", "?a=1&copy=2&b=3"],
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
    expect(stripMarkup(text)).toBe(expected);
  });
});

test("a title that was escaped twice is a line", () => {
  expect(stripMarkupToLine("Chef d&amp;#39;&amp;eacute;quipe R&amp;amp;D&lt;br /&gt;(H/F)")).toBe(
    "Chef d'équipe R&D (H/F)",
  );
});

test("a line is one line", () => {
  expect(stripMarkupToLine("  <b>Vendeur</b>\n en&nbsp;boulangerie  (H/F) ")).toBe("Vendeur en boulangerie (H/F)");
});

test.each([
  ["ten thousand open tags", "<b>".repeat(10_000)],
  ["as many sections one in another", `${"<div>".repeat(10_000)}x`],
  ["as many signs", "<".repeat(10_000)],
  ["as many escaped tags", "&lt;p&gt;".repeat(10_000)],
  ["as many escaped breaks", "&lt;br&gt;".repeat(10_000)],
  ["as many escaped signs", "&amp;amp;".repeat(10_000)],
  ["a million letters", "a".repeat(1_000_000)],
  ["a million spaces", `${" ".repeat(1_000_000)}x`],
])("%s cost neither the stack nor the afternoon", (_what, text) => {
  const before = process.cpuUsage();
  expect(stripMarkup(text).length).toBeLessThanOrEqual(20_000);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(1000);
});
