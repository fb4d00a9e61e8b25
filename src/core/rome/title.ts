import { cutMiddle, normaliseText } from "../text/text.ts";

/** A job title of the official nomenclature (ROME): an "appellation". */
export type Title = {
  /** OGR code, unique. */
  code: string;
  /** As the nomenclature spells it, both genders: "Vendeur / Vendeuse en boulangerie". */
  label: string;
  /** ROME code of its job: "D1106". Its meaning may change between versions of ROME. */
  rome: string;
  /** The ROME V3 code that its job comes from; jobs with the same one are a family. */
  parent: string;
  /** The one title that names its job. */
  main: boolean;
  /** Marked "peu usité": listed last. */
  rare: boolean;
};

/**
 * A title as slots, each with the one or two words that may fill it (the two genders). "Chef / Cheffe de
 * cuisine" → [[chef, cheffe], [de], [cuisine]]: what follows the second form belongs to both.
 */
export function toWordSlots(label: string): string[][] {
  const [left = "", right] = normaliseText(label).split(" / ");
  const first = tokens(left);
  if (right === undefined) return first.map(endings);
  const second = tokens(right);
  const from = startOfPair(first, second[0] ?? "");
  return [
    ...first.slice(0, from).map(endings),
    ...first.slice(from).map((word, i) => both(word, second[i] ?? word)),
    ...second.slice(first.length - from).map(endings),
  ];
}

const tokens = (text: string): string[] => text.match(/[a-z0-9][a-z0-9+#]*(?:\([a-z]+\))?/g) ?? [];

/**
 * Some labels have the other gender in brackets: "agent(e)" → agent, agente; "conducteur(trice)" →
 * conducteur, conductrice.
 */
function endings(token: string): string[] {
  const bracket = token.indexOf("(");
  if (bracket < 0) return [token];
  const word = token.slice(0, bracket);
  const ending = token.slice(bracket + 1, -1);
  if (ending === "trice" || ending === "euse") return [word, word.replace(/t?eur$/, ending)];
  if (ending === "ere" || ending === "ve") return [word, word.replace(/er$|f$/, ending)];
  return /^(?:e|ne|le|fe)$/.test(ending) ? [word, word + ending] : [word];
}

function both(first: string, second: string): string[] {
  return first === second ? endings(first) : [...new Set([...endings(first), ...endings(second)])];
}

/**
 * The index in the first half of the word whose other gender opens the second. "Dentiste animalier /
 * Animalière": 1.
 */
function startOfPair(first: string[], opening: string): number {
  let best = { at: 0, likeness: 0.4 };
  for (const [at, word] of first.entries()) {
    const likeness = beginning(word, opening) / Math.max(word.length, opening.length, 1);
    if (likeness > best.likeness) best = { at, likeness };
  }
  return best.at;
}

function beginning(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return n;
}

/**
 * A label for a narrow button: words that both genders share are written once, then the label is cut in the
 * middle.
 */
export function shortenLabel(label: string, max: number): string {
  return label.length <= max ? label : cutMiddle(toInclusiveForm(label), max);
}

/** "Ouvrier forestier / Ouvrière forestière" → "Ouvrier·ère forestier·ère". */
export function toInclusiveForm(label: string): string {
  const [left, right] = label.split(" / ");
  if (left === undefined || right === undefined) return label;
  const first = left.split(" ");
  const second = right.split(" ");
  const from = startOfPair(first.map(normaliseText), normaliseText(second[0] ?? ""));
  const both = first.slice(from).map((word, i) => bothGenders(word, second[i] ?? word));
  return [...first.slice(0, from), ...both, ...second.slice(first.length - from)].join(" ");
}

/**
 * "Vendeur / Vendeuse en boulangerie" → "vendeur ou vendeuse en boulangerie": a title inside a sentence that
 * somebody of either gender sends. Abbreviations keep their capitals.
 */
export function toBothForms(label: string): string {
  return label
    .replace(
      /(?<![\p{L}-])([\p{L}-]+)\((\p{Ll}+)\)/gu,
      (_, word: string, ending: string) => `${word} / ${feminise(word, ending)}`,
    )
    .split(" / ")
    .map((form) => (/^\p{Lu}\p{Ll}/u.test(form) ? form.slice(0, 1).toLowerCase() + form.slice(1) : form))
    .join(" ou ");
}

/** The other gender of a label that has only its ending, in brackets. */
function feminise(word: string, ending: string): string {
  if (ending === "trice" || ending === "euse") return word.replace(/t?eur$/, ending);
  if (ending === "rice") return word.replace(/eur$/, ending);
  if (ending === "e" && word.endsWith("er")) return word.replace(/er$/, "ère");
  if (ending === "se") return word.replace(/r$|x$/, ending);
  return /^(?:ère|ve)$/.test(ending) ? word.replace(/er$|f$/, ending) : word + ending;
}

/**
 * "Vendeur / Vendeuse en boulangerie" → "Vendeur en boulangerie": a title inside a sentence, where both
 * genders would be too long.
 */
export function toFirstForm(label: string): string {
  const [left, right] = label.split(" / ");
  if (left === undefined || right === undefined) return label;
  const first = left.split(" ");
  const second = right.split(" ");
  const from = startOfPair(first.map(normaliseText), normaliseText(second[0] ?? ""));
  return [...first, ...second.slice(first.length - from)].join(" ");
}

/**
 * "vendeur", "vendeuse" → "vendeur·euse"; hyphenated words part by part; irregular pairs are left as
 * "un/une".
 */
function bothGenders(first: string, second: string): string {
  const parts = first.split("-");
  const others = second.split("-");
  if (parts.length > 1 && parts.length === others.length) {
    return parts.map((part, i) => bothGenders(part, others[i] ?? part)).join("-");
  }
  if (first.toLowerCase() === second.toLowerCase()) return first;
  if (second.toLowerCase().startsWith(first.toLowerCase())) return `${first}·${second.slice(first.length)}`;
  const rule = feminine.find(([masculine, ending]) => first.endsWith(masculine) && second.endsWith(ending));
  return rule ? `${first}·${rule[1]}` : `${first}/${second}`;
}

const feminine: [string, string][] = [
  ["eur", "euse"],
  ["eur", "rice"],
  ["er", "ère"],
  ["f", "ve"],
  ["x", "se"],
  ["et", "ète"],
  ["eau", "elle"],
  ["ou", "olle"],
];
