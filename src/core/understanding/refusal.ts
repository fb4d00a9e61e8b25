import type { Place } from "../places/place.ts";
import { type FilterName, type Filters, type FilterValue, filterNames, listPickedOptions } from "../search/filters.ts";
import type { WishedKind } from "../search/kind.ts";
import { normaliseText } from "../text/text.ts";
import { extractFilters, extractKind } from "./filter-words.ts";

/**
 * What someone says they do not want, in their words (`said`), and what of a search that is: a contract, the
 * value of a filter, a kind of search, places, or nothing that a search knows.
 */
export type Refusal = { said: string } & RefusedPart;

export type RefusedPart =
  | { is: "contract"; contract: FilterValue<"contract"> }
  | { is: "filter"; name: FilterName; value: string }
  | { is: "kind"; kind: WishedKind }
  | { is: "place"; places: Place[] }
  | { is: "other" };

/** Filters or a kind of search that words name. */
export type NamedParts = { parts: RefusedPart[]; end: number };

/** The longest phrase there that is a filter or a kind of search, and nothing else. */
export function readNamed(words: string[], start: number): NamedParts | undefined {
  for (let size = Math.min(4, words.length - start); size > 0; size--) {
    const phrase = words
      .slice(start, start + size)
      .join(" ")
      .replace(/^[dl]['’]/i, "");
    const { kind, rest: ofKind } = extractKind(phrase);
    if (kind && ofKind === "") return { parts: [{ is: "kind", kind }], end: start + size };
    const { filters, rest } = extractFilters(phrase);
    const parts = filterNames.flatMap((name) =>
      filters[name] === undefined || name === "salary" ? [] : toParts(name, filters),
    );
    if (rest === "" && parts.length > 0) return { parts, end: start + size };
  }
  return undefined;
}

function toParts(name: FilterName, filters: Filters): RefusedPart[] {
  if (name === "contract") return (filters.contract ?? []).map((contract) => ({ is: "contract", contract }));
  return listPickedOptions(name, filters).map((value) => ({ is: "filter", name, value }));
}

/** Behind "de", "en", "le" …, and behind "d'offres en", "de travail de". */
export function skipLinks(words: string[], from: number): number {
  let at = from;
  while (at < words.length - 1) {
    const key = foldWord(words[at]);
    if (!links.has(key) && !(nouns.test(key) && isLink(foldWord(words[at + 1])))) break;
    at++;
  }
  return at;
}

/** Where what ends there begins with the words that lead to it: "du travail de". */
export function findLinkStart(words: string[], until: number): number {
  let at = until;
  while (at > 0 && (links.has(foldWord(words[at - 1])) || nouns.test(foldWord(words[at - 1])))) at--;
  return at;
}

/** "de", "en", "le"; also "d'intérim", which begins with one. */
export function isLink(key: string): boolean {
  return links.has(key.replace(/['’].*/, ""));
}

export function foldWord(word = ""): string {
  return normaliseText(word);
}

/** What leads to a thing. */
export const links: ReadonlySet<string> = new Set(
  "de d du des en a au aux le la les l un une d'un d'une qu'un avec pour dans sur chez que".split(" "),
);
const nouns =
  /^(?:d['’])?(?:offres?|agences?|contrats?|postes?|emplois?|travail|boulots?|taff?|missions?|jobs?|horaires?)$/;
