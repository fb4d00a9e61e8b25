const length = 7;

/** A number as seven letters: 0 is AAAAAAA, 26⁷ - 1 ZZZZZZZ. */
export function toLetters(serial: number): string {
  let word = "";
  for (let rest = serial; word.length < length; rest = Math.floor(rest / 26))
    word = String.fromCharCode(65 + (rest % 26)) + word;
  return word;
}

export function fromLetters(word: string): number {
  return [...word].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 65, 0);
}
