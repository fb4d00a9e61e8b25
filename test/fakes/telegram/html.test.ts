import { describe, expect, test } from "vitest";
import { parseHtml } from "./html.ts";
import { formatted } from "./text.ts";

describe("Telegram HTML is read", () => {
  test.each([
    ["plain", "plain", []],
    ["a &lt;b&gt; &amp; &quot;c&quot; &#233;&#x1F600;", 'a <b> & "c" é😀', []],
    ["<b>gras</b>", "gras", [["bold", 0, 4]]],
    [
      "<b>a<i>b</i></b>",
      "ab",
      [
        ["bold", 0, 2],
        ["italic", 1, 1],
      ],
    ],
    ["😀<u>x</u>", "😀x", [["underline", 2, 1]]],
    ["<span class='tg-spoiler'>x</span>", "x", [["spoiler", 0, 1]]],
    ["<blockquote expandable>x</blockquote>", "x", [["expandable_blockquote", 0, 1]]],
    [
      '<pre><code class="language-sh">x</code></pre>',
      "x",
      [
        ["code", 0, 1],
        ["pre", 0, 1],
      ],
    ],
    ['<a href="https://example.com/?a=1&amp;b=2">x</a>', "x", [["text_link", 0, 1]]],
    ['<a href="nothing">x</a>', "x", []],
    ['<tg-time unix="1764000000" format="r">il y a 2 h</tg-time>', "il y a 2 h", [["date_time", 0, 10]]],
    ["<b></b>vide", "vide", []],
    ["1 > 0", "1 > 0", []],
    ["&amp;amp;", "&amp;", []],
    ['<a href="https://example.com/&#233;">x</a>', "x", [["text_link", 0, 1]]],
  ])("%s", (html, text, entities) => {
    const read = parseHtml(html);
    expect(read.text).toBe(text);
    expect(read.entities.map(({ type, offset, length }) => [type, offset, length])).toEqual(entities);
  });

  test("a link keeps its address", () => {
    const { entities } = parseHtml('<a href="https://example.com/?a=1&amp;b=2">x</a>');
    expect(entities).toEqual([{ type: "text_link", url: "https://example.com/?a=1&b=2", offset: 0, length: 1 }]);
  });

  test("spaces around the text are dropped, and the entities move with it", () => {
    const read = formatted("  \nsalut <b>toi </b> ", "HTML");
    expect(read).toEqual({ text: "salut toi", entities: [{ type: "bold", offset: 6, length: 3 }] });
  });
});

describe("Telegram HTML is refused", () => {
  test.each([
    ["a<br>b", 'Unsupported start tag "br" at byte offset 1'],
    ["é <p>x</p>", 'Unsupported start tag "p" at byte offset 3'],
    ["1 < 2", 'Unsupported start tag "" at byte offset 2'],
    ["1 <b", "Unclosed start tag at byte offset 2"],
    ["<b>x</b", "Unclosed end tag at byte offset 4"],
    ["1 < 2 > 0", 'Unsupported start tag "" at byte offset 2'],
    ["<b>x", 'Can\'t find end tag corresponding to start tag "b"'],
    ["x</b>", "Unexpected end tag at byte offset 1"],
    ["<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ["<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ["R&D", 'Unescaped "&" at byte offset 1'],
    ["&nbsp;", 'Unescaped "&" at byte offset 0'],
    ["&lt", 'Unescaped "&" at byte offset 0'],
    ['<a href="?a=1&b=2">x</a>', 'Unescaped "&" in an attribute at byte offset 0'],
    ["<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ["<code><b>x</b></code>", 'Tag "b" inside "code" at byte offset 6'],
    ["<pre>a<i>x</i></pre>", 'Tag "i" inside "pre" at byte offset 6'],
    ["<blockquote>a<blockquote>b</blockquote></blockquote>", 'Nested tag "blockquote" at byte offset 13'],
    ['<tg-time unix="demain">x</tg-time>', "Invalid date or format at byte offset 24"],
    ['<a href="x', 'Unclosed start tag "a" at byte offset 0'],
  ])("%s", (html, why) => {
    expect(() => parseHtml(html)).toThrow(`Bad Request: can't parse entities: ${why}`);
  });
});
