/** Lower case, without accents, ligatures or typographic apostrophes: "Œnologue d’État" → "oenologue d'etat". */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  const plain = plainLetters(text).toLowerCase();
  return plain.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("’", "'");
}

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/**
 * What people type, in plain letters: bold, wide, circled and other fancy forms are the letters that they stand for (NFKC and a few that
 * Unicode does not decompose), an accent that was typed by itself belongs to its letter, what is invisible (soft hyphen, zero-width space,
 * BOM) is gone. An emoji keeps what joins it.
 */
export function plainLetters(text: string): string {
  if (isAscii(text)) return text;
  return text
    .replace(/[\u{1f110}-\u{1f189}\u249c-\u24b5]/gu, enclosed)
    .replace(/[ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ]/g, (letter) => smallCapitals[letter] ?? letter)
    .replace(/[´`ʹʼʻ′‵‛]/g, "'")
    .normalize("NFKC")
    .replace(
      /(?<!(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f))(?:\u200d|\ufe0f)|(?!\u200d|\ufe0f)\p{Default_Ignorable_Code_Point}/gu,
      "",
    );
}

/** Letters in brackets, circles and squares: five alphabets in a row, of which NFKC knows some, with the brackets. */
function enclosed(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  const place = code < 0x10000 ? code - 0x249c : (code - 0x1f110) % 0x20;
  return place < 26 ? String.fromCharCode(97 + place) : letter;
}

const capitals = [..."ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ"];
const smallCapitals: Record<string, string> = Object.fromEntries(
  capitals.map((letter, i) => [letter, "abcdefghijklmnopqrstuvwyz"[i] ?? letter]),
);

/** The words of a text that hold letters of another alphabet than the Latin one: "пекарь Lyon" → ["пекарь"]. The sign of a thousandth (µ) is none. */
export function wordsInOtherLetters(text: string): string[] {
  return text.split(/[\s,;:.!?()]+/).filter((word) => otherLetter.test(word.replace(/[μµ]/g, "")));
}

const otherLetter = /(?=\p{L})[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** The folded words of a text: Latin letters, digits, and the + and # of "C++" and "C#". */
export function words(text: string): string[] {
  return fold(text).match(/[a-z0-9][a-z0-9+#]*/g) ?? [];
}

/** At most `max` UTF-16 units, cut at a word where one is near, ending with "…". Never splits a surrogate pair. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = whole(text.slice(0, max - 1));
  const space = room.search(/\s\S*$/);
  return `${(space > max * 0.6 ? room.slice(0, space) : room).trimEnd()}…`;
}

/** At most `max` units, cut in the middle: the beginning and the end of a job title both tell something. */
export function cutMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = Math.ceil((max - 1) * 0.6);
  const tail = max - 1 - head;
  return `${whole(text.slice(0, head)).trimEnd()}…${text
    .slice(text.length - tail)
    .replace(/^[\uDC00-\uDFFF]/, "")
    .trimStart()}`;
}

/** Drops half of a pair (an emoji cut in two) at the end. */
function whole(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, "");
}

/** "3 offres", "1 offre", "0 offre": French writes the plural from two on. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("fr-FR")} ${n < 2 ? one : many}`;
}

/** A word as it agrees with a service, by the article of its name: "La bonne alternance est sollicitée", "France Travail est sollicité". */
export function agreeing(service: string, masculine: string): string {
  return /^(?:la|l['’]alerte|l['’]adresse|l['’]application|une)(?![\p{L}])/iu.test(service)
    ? `${masculine}e`
    : masculine;
}
