/**
 * Breaks lines between words, so that none is wider than so many columns; what is broken is indented as its
 * line was. A word that is wider by itself stays whole, as an address must. Spaces that do not break, do not;
 * signs that colour a terminal take no room, and an emoji takes two columns.
 */
export function wrapText(text: string, columns: number): string {
  return text
    .split("\n")
    .map((line) => wrapLine(line, columns))
    .join("\n");
}

function wrapLine(line: string, columns: number): string {
  if (measureColumns(line) <= columns) return line;
  const [indent = ""] = line.match(/^ */) ?? [];
  const lines: string[] = [];
  let current = indent;
  let isBegun = false;
  for (const word of line.slice(indent.length).split(/ +/)) {
    const longer = isBegun ? `${current} ${word}` : `${current}${word}`;
    if (isBegun && measureColumns(longer) > columns) {
      lines.push(current);
      current = `${indent}${word}`;
    } else current = longer;
    isBegun = true;
  }
  return [...lines, current].join("\n");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what colours a terminal begins with one.
const styling = /\u001b\[[0-9;]*m/g;
const wide =
  /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;
const graphemes = new Intl.Segmenter("fr", { granularity: "grapheme" });

/** In columns. */
export function measureColumns(text: string): number {
  const bare = text.replace(styling, "");
  if (/^[\x20-\x7e\xa0-\xac\xae-\u02ff]*$/.test(bare)) return bare.length;
  let width = 0;
  for (const { segment } of graphemes.segment(bare)) {
    if (wide.test(segment)) width += 2;
    else if (!/^[\p{M}\p{Cf}\p{Cc}]+$/u.test(segment)) width += 1;
  }
  return width;
}
