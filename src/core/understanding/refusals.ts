import { type FilterName, type Filters, type FilterValue, filterNames, listPickedOptions } from "../search/filters.ts";
import type { Kind } from "../search/kind.ts";
import { normaliseText } from "../text/text.ts";
import { extractFilters, extractKind } from "./filter-words.ts";

/**
 * What someone says they do not want, in their words (`said`), and what of a search that is: a contract, the
 * value of a filter, a kind of search, or nothing that a search knows.
 */
export type Refusal = { said: string } & RefusedPart;

type RefusedPart =
  | { is: "contract"; contract: FilterValue<"contract"> }
  | { is: "filter"; name: FilterName; value: string }
  | { is: "kind"; kind: Kind }
  | { is: "other" };

/**
 * "boulanger Lille pas de cdd" → "boulanger Lille", and a fixed-term contract that is refused. No word of a
 * refusal is a job, a place or a wish: "pas", "ni", "sauf" and "sans" never lead to one.
 */
export function extractRefusals(text: string): { rest: string; refusals: Refusal[] } {
  const words = text.replace(preference, (_, said) => (said ? `${said} sauf` : "sauf")).split(" ");
  const left: string[] = [];
  const refusals: Refusal[] = [];
  let isOpen = false;
  for (let at = 0; at < words.length; ) {
    const found = readRefusal(words, at, isOpen);
    isOpen = found !== undefined;
    if (found) {
      if (found.refusals.length > 0) removeWish(left);
      refusals.push(...found.refusals);
    } else left.push(words[at] ?? "");
    at = found?.end ?? at + 1;
  }
  return { rest: left.join(" ").trim(), refusals };
}

/**
 * The refusal that begins with a word, and where it ends. Behind another one, "ni" goes on with it, and
 * "mais" says what is wanted instead.
 */
function readRefusal(words: string[], at: number, isOpen: boolean): { refusals: Refusal[]; end: number } | undefined {
  const key = toKey(words[at]);
  if (isOpen && instead.has(key)) return { refusals: [], end: at + 1 };
  const isJoined = isOpen && (key === "et" || key === "ou") && links.has(toKey(words[at + 1]?.replace(/['’].*/, "")));
  if (!isJoined && (!denials.has(key) || leadsElsewhere(words, at))) return undefined;
  const start = skipLinks(words, at + 1);
  const named = onlyWords.has(toKey(words[at + 1])) ? undefined : readNamed(words, start);
  const isFilterOnly = isJoined || cautious.has(key);
  if (!named && isFilterOnly) return key === "non" ? { refusals: [], end: at + 1 } : undefined;
  const end = named?.end ?? findOtherEnd(words, start);
  const said = words.slice(isJoined ? at + 1 : at, end).join(" ");
  return { refusals: (named?.parts ?? [{ is: "other" } as const]).map((part) => ({ said, ...part })), end };
}

/** The longest phrase there that is a filter or a kind of search, and nothing else. */
function readNamed(words: string[], start: number): { parts: RefusedPart[]; end: number } | undefined {
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

/** "pas loin de Lyon", "pas de calais", "hors de France" name a place; "je sais pas" refuses nothing. */
function leadsElsewhere(words: string[], at: number): boolean {
  const before = toKey(words[at - 1]).replace(/^(?:j|n)['’]/, "");
  const behind = words
    .slice(at + 1)
    .map(toKey)
    .join(" ");
  switch (toKey(words[at])) {
    case "pas":
      if (before === "le") return true;
      return (
        /^(?:(?:trop|tres|si) )?loin d|^de (?:calais|jeu|la case)\b|^en artois\b/.test(behind) || unsure.has(before)
      );
    case "non":
      return /^loin d/.test(behind);
    case "hors":
      return /^(?:de )?(?:la )?france\b/.test(behind);
    default:
      return false;
  }
}

/** Behind "de", "en", "le" …, and behind "d'offres en", "de travail de". */
function skipLinks(words: string[], from: number): number {
  let at = from;
  while (at < words.length - 1) {
    const key = toKey(words[at]);
    const isLink = links.has(key);
    if (!isLink && !(nouns.test(key) && links.has(toKey(words[at + 1]?.replace(/['’].*/, ""))))) break;
    at++;
  }
  return at;
}

/** What is refused and nothing that a search knows: a word, or two that belong together ("celle là"). */
function findOtherEnd(words: string[], start: number): number {
  const isPair = pairs.test(
    words
      .slice(start, start + 2)
      .map(toKey)
      .join(" "),
  );
  return Math.min(words.length, start + (isPair ? 2 : 1));
}

/** "je ne veux" before "pas de CDD": the words of the refusal itself. */
function removeWish(left: string[]): void {
  while (left.length > 0 && wishes.has(toKey(left.at(-1)).replace(/^(?:j|n)['’]/, ""))) left.pop();
}

/** Whether a folded word denies what follows. */
export function isDenial(word: string): boolean {
  return denials.has(word);
}

function toKey(word = ""): string {
  return normaliseText(word);
}

const setOf = (table: string): Set<string> => new Set(table.split(" "));
const denials = setOf("pas plus non ni sauf sans hors aucun aucune jamais excepte zero");
/** These say other things as well: they refuse only what a search knows. */
const cautious = setOf("plus non aucun aucune jamais zero");
/** "pas que du CDD": not that alone. */
const onlyWords = setOf("que seulement uniquement");
/** "plutôt CDI que CDD", "autre chose que du CDD". */
const preference = /plut[ôo]t que(?= )|plut[ôo]t (\S+) que(?= )|autre chose que(?= )/iu;
const instead = setOf("mais plutot");
const unsure = setOf("sais sait comprends comprend peux peut trouve connais est suis ai assez");
const links = setOf("de d du des en a au aux le la les l un une avec pour dans sur chez que");
const nouns = /^(?:d['’])?(?:offres?|contrats?|postes?|emplois?|travail|missions?|jobs?|horaires?)$/;
const pairs =
  /^(?:week end|week ends|cel(?:le|ui)s? (?:la|ci)|ceux (?:la|ci)|jours? feries?|(?:trop|tres|si|bien) .*)$/;
const wishes = setOf(
  "je on nous ne veux veut voulons voudrais cherche recherche souhaite aime prends surtout mais et j n",
);
