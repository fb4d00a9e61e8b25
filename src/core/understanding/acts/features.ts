import { findNonLatinWords, normaliseText } from "../../text/text.ts";

/** What is written for what: "jsp" for "je sais pas". Keys and values are folded words. */
export type Spellings = ReadonlyMap<string, string>;

/** What a folded word may be about: "boss" for "patron". */
export type Concepts = ReadonlyMap<string, readonly string[]>;

/** What is known of words before a message is read. */
export type Vocabulary = { spellings: Spellings; concepts: Concepts };

/**
 * The words of a message as the classifier compares them: folded, in full spelling ("jsp" is "je sais pas"),
 * a letter held down counted once, digits as one sign, and each question or exclamation mark a word of its
 * own.
 */
export function toWords(text: string, spellings: Spellings): string[] {
  const found = normaliseText(text).match(/[a-z]+(?:'(?=[a-z]))?|\d+|[?!]/g) ?? [];
  return found.flatMap((word) => {
    const whole = spellings.get(word) ?? spellOutI(word);
    if (whole !== undefined) return whole.match(/[a-z]+'?/g) ?? [];
    return /^\d/.test(word) ? ["#"] : [word.replace(/(.)\1{2,}/g, "$1")];
  });
}

/** "jprefere", "jhabite": "je" that ran into the verb; undefined for any other word. Folded words. */
export function spellOutI(word: string): string | undefined {
  if (/^j[bcdfglmnpqrstvx][a-z]{3,}$/.test(word)) return `je ${word.slice(1)}`;
  return ranIntoVowel.test(word) ? `j'${word.slice(1)}` : undefined;
}

const ranIntoVowel =
  /^j(?:accept|achet|ador|aim|appel|apprec|apprend|arret|arriv|attend|aurai|avai|avoue|echang|ecri|envoi|espe|essa|etai|etudi|exerc|habit|heberg|hesit|imagin|ouvr|utilis)[a-z]*$/;

/**
 * The words of a message as a phrase of the lexicon is known by; undefined where it holds letters of another
 * alphabet, which are no part of a phrase.
 */
export function toPhraseKey(text: string, spellings: Spellings): string | undefined {
  return findNonLatinWords(text).length > 0 ? undefined : toWords(text, spellings).join(" ");
}

/**
 * What a classifier sees of a message: its words, its pairs of words (also with one between), the groups of
 * three to five letters in each word, which a misspelt word shares with the right one, and what the words are
 * about.
 */
export function toFeatures(text: string, { spellings, concepts }: Vocabulary): string[] {
  const words = toWords(text, spellings);
  return [...toWordFeatures(words), ...words.flatMap(toLetterGroups), ...toConceptFeatures(words, concepts)];
}

function toWordFeatures(words: string[]): string[] {
  const framed = ["<", ...words, ">"];
  return framed.flatMap((word, i) => {
    const [next, second] = framed.slice(i + 1, i + 3);
    return [
      ...(word === "<" || word === ">" ? [] : [word]),
      ...(next === undefined ? [] : [`${word} ${next}`]),
      ...(second === undefined ? [] : [`${word} _ ${second}`]),
    ];
  });
}

const groupSizes = [3, 4, 5];

function toLetterGroups(word: string): string[] {
  const framed = `-${word}-`;
  return groupSizes.flatMap((size) =>
    Array.from({ length: Math.max(0, framed.length - size + 1) }, (_, i) => `.${framed.slice(i, i + size)}`),
  );
}

/** Each concept by itself, beside the words next to it, and after each that was said before. */
function toConceptFeatures(words: string[], concepts: Concepts): string[] {
  const features: string[] = [];
  const before: string[] = [];
  for (const [i, word] of words.entries()) {
    const own = concepts.get(word) ?? [];
    for (const concept of own) {
      features.push(`@${concept}`, `${words[i - 1] ?? "<"} @${concept}`, `@${concept} ${words[i + 1] ?? ">"}`);
      for (const other of before) features.push(`@${other} @${concept}`);
    }
    before.push(...own);
  }
  return features;
}
