import { normaliseText } from "./text.ts";

/**
 * What a character beyond ASCII is folded to: letters, or nothing for a mark on the letter before. Some
 * thousands are cached.
 */
const foldedSigns = new Map<number, number[]>();
const mostSigns = 5_000;

/**
 * What an ASCII character means in a word: itself in lower case, 1 for the + and # of "C++" and "C#", 0 for
 * what ends a word.
 */
const ascii = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9]/.test(sign) ? sign.charCodeAt(0) : /[+#]/.test(sign) ? 1 : 0;
});

/** A sign beyond ASCII is folded to eighteen at most (U+FDFA), and a space may go before each. */
const mostCodes = 36;
/** Made once: an array for each of thousands of texts would cost more than what is done with it. */
let scratch = new Uint16Array(mostCodes * 2_500);

/**
 * `splitWords(text).join(" ")` as character codes, in half the time: texts are long and come by the hundred.
 * Use the result before the next call.
 */
export function toWordCodes(text: string): Uint16Array {
  if (scratch.length < mostCodes * text.length) scratch = new Uint16Array(mostCodes * text.length);
  const codes = scratch;
  let length = 0;
  let isInWord = false;
  const put = (code: number) => {
    const sign = code < 128 ? (ascii[code] ?? 0) : 0;
    if (sign === 0 || (sign === 1 && !isInWord)) isInWord = false;
    else {
      if (!isInWord && length > 0) codes[length++] = 32;
      codes[length++] = sign === 1 ? code : sign;
      isInWord = true;
    }
  };
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i) ?? 0;
    // It has two units.
    if (code > 0xff_ff) i += 1;
    if (code < 128) put(code);
    else for (const sign of foldedSign(code)) put(sign);
  }
  return codes.subarray(0, length);
}

function foldedSign(code: number): number[] {
  const before = foldedSigns.get(code);
  if (before !== undefined) return before;
  const sign = normaliseText(String.fromCodePoint(code));
  const codes = Array.from({ length: sign.length }, (_, i) => sign.charCodeAt(i));
  if (foldedSigns.size < mostSigns) foldedSigns.set(code, codes);
  return codes;
}
