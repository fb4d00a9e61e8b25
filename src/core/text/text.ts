/**
 * Lower case, without accents, ligatures or typographic apostrophes: "Œnologue d’État" → "oenologue d'etat".
 */
export function normaliseText(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  const plain = toPlainLetters(text).toLowerCase();
  return plain.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("’", "'");
}

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/**
 * Typed text in plain letters and digits: bold, wide, circled and other decorative forms become the letters
 * they stand for (NFKC, and a few that Unicode does not decompose), a separate accent joins its letter, and
 * invisible characters (soft hyphen, zero-width space, BOM) are removed. An emoji keeps its joiners.
 */
export function toPlainLetters(text: string): string {
  if (isAscii(text)) return text;
  return text
    .replace(/[\u{1f110}-\u{1f189}\u249c-\u24b5]/gu, enclosed)
    .replace(/[ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ]/g, (letter) => smallCapitals[letter] ?? letter)
    .replace(/[´`ʹʼʻ′‵‛]/g, "'")
    .normalize("NFKC")
    .replace(/(?![0-9])\p{Nd}/gu, asciiDigit)
    .replace(
      /(?<!(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f))(?:\u200d|\ufe0f)|(?!\u200d|\ufe0f)\p{Default_Ignorable_Code_Point}/gu,
      "",
    );
}

/** "٦٩٠٠٣" is 69003: each script's digits stand in a row, from its zero on. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = zeros.findLast((one) => one <= code) ?? 0;
  return code - zero < 10 ? String(code - zero) : digit;
}

/** Arabic, Persian, N'Ko, nine scripts of India, Thai, Lao, Tibetan, Burmese, Khmer, Mongolian. */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810,
];

/**
 * Letters in brackets, circles and squares: five consecutive alphabets, some of which NFKC decomposes, with
 * their brackets.
 */
function enclosed(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  const place = code < 0x10000 ? code - 0x249c : (code - 0x1f110) % 0x20;
  return place < 26 ? String.fromCharCode(97 + place) : letter;
}

const capitals = [..."ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ"];
const smallCapitals: Record<string, string> = Object.fromEntries(
  capitals.map((letter, i) => [letter, "abcdefghijklmnopqrstuvwyz"[i] ?? letter]),
);

/**
 * The words with letters of a non-Latin alphabet: "пекарь Lyon" → ["пекарь"]. The micro sign (µ) does not
 * count.
 */
export function findNonLatinWords(text: string): string[] {
  return text.split(/[\s,;:.!?()]+/).filter((word) => otherLetter.test(word.replace(/[μµ]/g, "")));
}

const otherLetter = /(?=\p{L})[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** The folded words of a text: Latin letters, digits, and the + and # of "C++" and "C#". */
export function splitWords(text: string): string[] {
  return normaliseText(text).match(/[a-z0-9][a-z0-9+#]*/g) ?? [];
}

/**
 * The same with a space between them, and nothing else: "Oui, tout !" → "oui tout", "d'accord" → "d accord".
 */
export function toPlainWords(text: string): string {
  return normaliseText(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/**
 * At most `max` UTF-16 units, cut at a word boundary if one is near, ending with "…". Never splits an
 * accented letter or an emoji.
 */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = truncate(text, max - 1);
  const space = room.search(/\s\S*$/);
  return `${(space > max * 0.6 ? room.slice(0, space) : room).trimEnd()}…`;
}

/** At most `max` units, cut in the middle: the beginning and the end of a job title both tell something. */
export function cutMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = Math.ceil((max - 1) * 0.6);
  const tail = max - 1 - head;
  const { start, end } = clusterAt(text, text.length - tail);
  const from = start === text.length - tail ? start : end;
  return `${truncate(text, head).trimEnd()}…${text.slice(from).trimStart()}`;
}

/** The first `max` UTF-16 units, without a partial accented letter or emoji at the end. */
export function truncate(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, clusterAt(text, max).start);
}

const segmenter = new Intl.Segmenter("fr", { granularity: "grapheme" });
/** No letter or emoji is longer. One under a heap of marks is, and is split then, but never within a pair. */
const longestCluster = 64;

/** The bounds of the grapheme that spans `at`; both are `at` where none does. */
function clusterAt(text: string, at: number): { start: number; end: number } {
  const isPlain = (i: number) => text.charCodeAt(i) < 0x300;
  if (at <= 0 || at >= text.length || (isPlain(at - 1) && isPlain(at))) return { start: at, end: at };
  const from = Math.max(0, at - longestCluster);
  const around = text.slice(from, at + longestCluster);
  const { index = 0, segment = "" } = segmenter.segment(around).containing(at - from) ?? {};
  const start = from + index;
  if (start === at) return { start, end: at };
  const isWhole =
    (index > 0 || from === 0) &&
    (index + segment.length < around.length || from + around.length === text.length) &&
    segment.length <= longestCluster;
  if (isWhole) return { start, end: start + segment.length };
  const isInPair = /^[\uDC00-\uDFFF]$/.test(text.charAt(at));
  return isInPair ? { start: at - 1, end: at + 1 } : { start: at, end: at };
}

/** With a capital at its beginning. */
export function capitalise(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** "3 offres", "1 offre", "0 offre": French writes the plural from two on. */
export function pluralise(n: number, singular: string, plural = `${singular}s`): string {
  return `${n.toLocaleString("fr-FR")} ${n < 2 ? singular : plural}`;
}

/**
 * A participle that agrees with the article of a service: "La bonne alternance est sollicitée", "France
 * Travail est sollicité".
 */
export function agreeWithService(service: string, masculine: string): string {
  return /^(?:la|l['’]alerte|l['’]adresse|l['’]application|une)(?![\p{L}])/iu.test(service)
    ? `${masculine}e`
    : masculine;
}
