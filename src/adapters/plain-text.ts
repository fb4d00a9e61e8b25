import { compile } from "html-to-text";

/** Far more than any page shows: the rest is not even read. */
const mostCharacters = 20_000;

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

/** A text that may hold HTML tags or entities, as plain text with its line breaks. */
export function plainText(text: string): string {
  const lines = text.slice(0, mostCharacters).replace(/\r\n?/g, "\n");
  // Most hold neither, and there are two thousand of them in a block of offers.
  const plain = /[<&]/.test(lines) ? toText(lines.replaceAll("\n", "<br>")) : lines.replace(/[ \t]+/g, " ");
  return plain
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The same on one line: for titles and names. */
export function plainLine(text: string): string {
  return plainText(text).replace(/\s+/g, " ");
}
