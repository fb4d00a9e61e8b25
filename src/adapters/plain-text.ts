import { compile } from "html-to-text";
import { cleanLines } from "../core/text/clean-text.ts";
import { truncate } from "../core/text/text.ts";

/** Far more than any page shows: the rest is not even read. */
export const maxPlainTextLength = 20_000;

// Prepared once: that takes a hundred times as long as reading a title.
const toText = compile({
  wordwrap: false,
  decodeEntities: true,
  // Each level is a call within a call: thousands of open tags would be the end of the stack.
  limits: { maxDepth: 100 },
  selectors: [
    { selector: "a", options: { ignoreHref: true } },
    { selector: "img", format: "skip" },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/** A text that may hold HTML tags or entities, once or twice escaped, as plain text with its line breaks. */
export function stripMarkup(text: string): string {
  const lines = truncate(text, maxPlainTextLength).replace(/\r\n?/g, "\n");
  // Most hold neither, and there are two thousand of them in a block of offers.
  const plain = /[<&]/.test(lines) ? withoutMarkup(lines) : lines.replace(/[ \t]+/g, " ");
  // What is not seen may also come as an entity: "&#27;".
  return cleanLines(plain)
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Partners escape what is escaped already: "R&amp;amp;D", "&lt;br /&gt;", "&amp;lt;p&amp;gt;". */
const maxPasses = 3;

function withoutMarkup(text: string, passes = maxPasses): string {
  const plain = toText(text.replaceAll("\n", "<br>"));
  return passes > 1 && (entity.test(plain) || isMarkup(plain)) ? withoutMarkup(sheltered(plain), passes - 1) : plain;
}

/** With its semicolon, as machines write them: "AT&T" and "?a=1&copy=2" are none. */
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d{0,2});/i;
const notEntity = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d{0,2});)/gi;
/** Tags that editors of announcements make. Any other in a text that was escaped is one of its words. */
const tags = "p|div|span|ul|ol|li|b|i|u|em|strong|small|h[1-6]|a|font";
const closing = new RegExp(`<br ?/?>|</(?:${tags})>`, "i");
const otherTag = new RegExp(`<(?!/?(?:br|${tags})(?: [^<>]{0,300})?/?>)`, "gi");

/**
 * A break or the end of an element: who writes of "<b>" or "<table>" as of something to know closes none of
 * them.
 */
function isMarkup(text: string): boolean {
  return closing.test(text);
}

/** Escapes what a further pass must leave alone. */
function sheltered(text: string): string {
  return text.replace(notEntity, "&amp;").replace(isMarkup(text) ? otherTag : /</g, "&lt;");
}

/** The same on one line: for titles and names. */
export function stripMarkupToLine(text: string): string {
  return stripMarkup(text).replace(/\s+/g, " ");
}
