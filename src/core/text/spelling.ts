/**
 * Roughly how a normalised French word sounds, so that "boulanje" finds "boulanger" and "orthofoniste" finds
 * "orthophoniste". Spellings that a French speaker pronounces alike should give the same key; the key is no
 * word and is never shown.
 */
export function toSound(word: string): string {
  let key = word;
  for (const [spelling, heard] of heardAs) key = key.replace(spelling, heard);
  return key;
}

const heardAs: [RegExp, string][] = [
  [/ph/g, "f"],
  [/(?:sch|sh|ch)/g, "x"],
  [/h/g, ""],
  [/y/g, "i"],
  [/w/g, "v"],
  [/t(?=i(?:on|el|eu|en))/g, "s"],
  [/sc(?=[ei])/g, "s"],
  [/c(?=[ei])/g, "s"],
  [/ge(?=[aou])/g, "j"],
  [/g(?=[ei])/g, "j"],
  [/gu(?=[ei])/g, "g"],
  [/(?:qu|q|ck|c)/g, "k"],
  [/z/g, "s"],
  [/eau|au/g, "o"],
  [/ain|ein|aim|in|im|un(?![aeiou])/g, "1"],
  [/[ae][nm](?![aeiounm])/g, "2"],
  [/o[nm](?![aeiounm])/g, "3"],
  [/ai|ei|oeu|oe|eu/g, "e"],
  [/([a-z0-9])\1+/g, "$1"],
  [/(?:er|ez|et|ee?s?)$/, "e"],
  [/[stdxp]+$/, ""],
  [/e$/, ""],
];

/**
 * The edits between two words (insert, delete, replace, swap neighbours), or more than `max` as soon as there
 * are more: the optimal string alignment distance. Words of more than 63 letters count as too far
 * apart.
 */
export function countEdits(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max || a.length >= width || b.length >= width) return max + 1;
  for (let j = 0; j <= b.length; j++) table[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const row = i * width;
    const above = row - width;
    table[row] = i;
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const substitution = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(cell(above + j) + 1, cell(row + j - 1) + 1, cell(above + j - 1) + substitution);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, cell(above - width + j - 2) + 1);
      table[row + j] = cost;
      best = Math.min(best, cost);
    }
    if (best > max) return max + 1;
  }
  return cell(a.length * width + b.length);
}

/**
 * Buffer of `countEdits`, one row for each letter of the first word: thousands of words are compared with
 * each typed one.
 */
const width = 64;
const table = new Uint8Array(width * width);

function cell(index: number): number {
  return table[index] ?? 0;
}

/**
 * The same for one word that is compared with many: all its letters are dealt with at once, each as a bit
 * (Hyyrö's "Bit-vector algorithm for approximate string matching", with swapped neighbours). Up to 31 letters
 * fit; a longer word, or one with other signs than ASCII, is compared letter by letter.
 */
export function countEditsFrom(typed: string): (word: string, max: number) => number {
  const size = typed.length;
  if (size === 0 || size > mostBits || !/^[\0-\x7f]*$/.test(typed)) return (word, max) => countEdits(typed, word, max);
  const places = new Int32Array(128);
  for (let i = 0; i < size; i++) places[typed.charCodeAt(i)] = (places[typed.charCodeAt(i)] ?? 0) | (1 << i);
  const last = 1 << (size - 1);
  return (word, max) => {
    const { length } = word;
    if (Math.abs(length - size) > max) return max + 1;
    let edits = size;
    // Where the count rises or falls from one letter of the typed word to the next, and where it stays.
    let rises = -1;
    let falls = 0;
    let stays = 0;
    let before = 0;
    for (let i = 0; i < length; i++) {
      const code = word.charCodeAt(i);
      const same = code < 128 ? (places[code] ?? 0) : 0;
      const swapped = ((~stays & same) << 1) & before;
      stays = ((((same & rises) + rises) | 0) ^ rises) | same | falls | swapped;
      const up = falls | ~(stays | rises);
      const down = stays & rises;
      if ((up & last) !== 0) edits++;
      else if ((down & last) !== 0) edits--;
      // Each letter that is left takes back one edit at most.
      if (edits - (length - 1 - i) > max) return max + 1;
      const shifted = (up << 1) | 1;
      rises = (down << 1) | ~(stays | shifted);
      falls = shifted & stays;
      before = same;
    }
    return edits;
  };
}

const mostBits = 31;

/** How many edits a typed word is forgiven: none up to 3 letters, one up to 5, two up to 11, then three. */
export function getAllowedEdits(word: string): number {
  return word.length <= 3 ? 0 : word.length <= 5 ? 1 : word.length <= 11 ? 2 : 3;
}
