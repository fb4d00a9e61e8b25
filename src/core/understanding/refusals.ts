import { type FilterName, type Filters, type FilterValue, filterNames, listPickedOptions } from "../search/filters.ts";
import type { Kind } from "../search/kind.ts";
import { normaliseText } from "../text/text.ts";
import { extractFilters, extractKind } from "./filter-words.ts";
import type { Lookups } from "./interpretation.ts";
import { findWishes } from "./job-request.ts";
import { findThingEnd, isOfTitle, limitLookups, times } from "./refused-things.ts";

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
 * refusal is a job, a place or a wish: "pas", "ni", "sauf" and "sans" never lead to one. Where titles and
 * places can be looked up, "pas à Aix en Provence" is one place, and "accueil sans hébergement" a job.
 */
export function extractRefusals(text: string, anyLookups?: Lookups): { rest: string; refusals: Refusal[] } {
  const words = gluePreferences(text).split(" ");
  const wishStart = countWords(text.slice(0, findWishes(text)[0] ?? 0));
  const lookups = anyLookups && limitLookups(anyLookups);
  const left: string[] = [];
  const refusals: Refusal[] = [];
  let open: Refusal | undefined;
  for (let at = 0; at < words.length; ) {
    const found = readRefusal(words, at, open, lookups);
    // "non, plutôt Nice" goes on as a refusal does, though it refuses nothing by itself.
    open = found && (found.refusals.at(-1) ?? open ?? { said: "", is: "other" });
    if (found) {
      if (found.refusals.length > 0) removeWish(left);
      if (!(at < wishStart && isOwnStory(words, at))) refusals.push(...found.refusals);
    } else left.push(words[at] ?? "");
    at = found?.end ?? at + 1;
  }
  return { rest: left.join(" ").trim(), refusals };
}

/** "plutôt cdi que cdd" → "cdi", and one word that denies what follows, quoted as it was written. */
function gluePreferences(text: string): string {
  const glue = (words: string) => words.replaceAll(" ", glued);
  return text
    .replace(/autre chose que(?= )/giu, glue)
    .replace(
      /plut[ôo]t ((?:\S+ ){0,3}?)(?<!(?:parce|pour|alors|afin|puis|lors|est[- ]ce) )que(?= )/giu,
      (all: string, liked: string) => `${liked}${glue(all)}`,
    );
}

const glued = "\u00a0";

function countWords(text: string): number {
  return text.trim() === "" ? 0 : text.trim().split(" ").length;
}

/** "je suis sans emploi et je cherche …", "n'ayant pas de voiture, je cherche …": no wish, but who asks. */
function isOwnStory(words: string[], at: number): boolean {
  return toKey(words[at]) === "sans" || /^(?:n['’])?(?:ayant|etant)$/.test(toKey(words[at - 1]));
}

/**
 * The refusal that begins with a word, and where it ends. Behind another one, "ni" goes on with it, and
 * "mais" says what is wanted instead.
 */
function readRefusal(
  words: string[],
  at: number,
  open: Refusal | undefined,
  lookups: Lookups | undefined,
): { refusals: Refusal[]; end: number } | undefined {
  const key = toKey(words[at]);
  if (open && instead.has(key)) return { refusals: [], end: at + 1 };
  const isJoined = open !== undefined && joins(words, at, open);
  if (!isJoined && (!isDenial(key) || leadsElsewhere(words, at))) return undefined;
  if (key === "sans" && status.test(toKey(words[at + 1]))) return { refusals: [], end: at + 2 };
  const object = skipVerbs(words, at + 1);
  const start = skipLinks(words, object);
  const named = onlyWords.has(toKey(words[at + 1])) ? undefined : readNamed(words, start);
  const end = named?.end ?? findThingEnd(words, start, lookups);
  if (!named && lookups && isOfTitle(words, at, end, lookups)) return undefined;
  const isTime = times.test(toKey(words[start]));
  const isOfWork = isTime || words.slice(at + 1, object).some(isWork);
  const isFilterOnly = (isJoined && !isTime) || (cautious.has(key) && !isOfWork);
  if (!named && isFilterOnly) return key === "non" ? { refusals: [], end: at + 1 } : undefined;
  const wording = words
    .slice(isJoined ? at + 1 : at, end)
    .join(" ")
    .replaceAll(glued, " ");
  return { refusals: (named?.parts ?? [{ is: "other" } as const]).map((part) => ({ said: wording, ...part })), end };
}

/** "plus travailler en usine" is about work, "plus envie de rien" is not. */
function isWork(word: string): boolean {
  return /^(?:re)?(?:travailler|bosser|taffer|faire|porter|conduire)$/.test(toKey(word));
}

/** "et le dimanche", "ou d'intérim" behind another refusal; "cdd et intérim", but not "pas de cdd et cdi". */
function joins(words: string[], at: number, open: Refusal): boolean {
  const next = toKey(words[at + 1]);
  if (toKey(words[at]) !== "et" && toKey(words[at]) !== "ou") return false;
  if (links.has(toLink(next)) || times.test(next)) return true;
  const [named] = open.is === "contract" ? (readNamed(words, at + 1)?.parts ?? []) : [];
  return named?.is === "contract" && named.contract !== "cdi";
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

/**
 * "pas loin de Lyon", "pas de calais", "hors de France" name a place; "je sais pas" refuses nothing, "je peux
 * pas travailler le soir" does.
 */
function leadsElsewhere(words: string[], at: number): boolean {
  const before = toKey(words[at - 1]).replace(/^(?:j|n)['’]/, "");
  const behind = words
    .slice(at + 1)
    .map(toKey)
    .join(" ");
  if (ofLife.test(behind) || isNearby(words, at, behind)) return true;
  switch (toKey(words[at])) {
    case "pas":
      if (before === "le") return true;
      return (
        /^de (?:calais|jeu|la case)\b|^en artois\b/.test(behind) ||
        (unsure.has(before) && (unknowing.has(before) || skipVerbs(words, at + 1) === at + 1))
      );
    case "refuse":
    case "refuserai":
    case "deteste":
      return skipVerbs(words, at + 1) === at + 1;
    case "hors":
      return /^(?:de )?(?:la )?france\b/.test(behind);
    default:
      return false;
  }
}

/** "pas loin de Lyon", "Lyon pas trop loin": alone, it denies what is on screen. */
function isNearby(words: string[], at: number, behind: string): boolean {
  if (!/^(?:pas|non)$/.test(toKey(words[at]))) return false;
  const [, next] = behind.match(/^(?:(?:trop|tres|si) )?loin(?: (\S+)|$)/) ?? [undefined, "que"];
  return next === undefined ? at > 0 : /^d/.test(next) || (at > 0 && next !== "que");
}

/** Behind "travailler", "être", "envie de bosser": where what is not wanted of it begins. */
function skipVerbs(words: string[], from: number): number {
  const isVerb = (at: number) => verbs.has(toKey(words[at]).replace(/^[dlms]['’]/, ""));
  let at = from;
  while (isVerb(at) || (isVerb(at + 1) && (links.has(toKey(words[at])) || /^(?:me|se|y)$/.test(toKey(words[at])))))
    at++;
  return at;
}

/** Behind "de", "en", "le" …, and behind "d'offres en", "de travail de". */
function skipLinks(words: string[], from: number): number {
  let at = from;
  while (at < words.length - 1) {
    const key = toKey(words[at]);
    if (!links.has(key) && !(nouns.test(key) && links.has(toLink(toKey(words[at + 1]))))) break;
    at++;
  }
  return at;
}

/** "d'intérim" → "d". */
function toLink(key: string): string {
  return key.replace(/['’].*/, "");
}

/** "je ne veux" before "pas de CDD": the words of the refusal itself. */
function removeWish(left: string[]): void {
  while (left.length > 0 && wishes.has(toKey(left.at(-1)).replace(/^(?:j|n)['’]/, ""))) left.pop();
}

/** Whether a folded word denies what follows; a preference, glued to one word, does as well. */
export function isDenial(word: string): boolean {
  return denials.has(word) || word.includes(" ");
}

function toKey(word = ""): string {
  return normaliseText(word);
}

const setOf = (table: string): Set<string> => new Set(table.trim().split(/\s+/));
const denials = setOf(`
  pas plus non ni sauf sans hors aucun aucune jamais excepte zero refuse refuserai eviter evite deteste
`);
/** These say other things as well: they refuse what a search knows, times of work, and work. */
const cautious = setOf("plus non aucun aucune jamais zero");
/** "pas que du CDD": not that alone. */
const onlyWords = setOf("que seulement uniquement");
const instead = setOf("mais plutot");
const unknowing = setOf("sais sait comprends comprend trouve connais assez");
const unsure = new Set([...unknowing, ...setOf("peux peut est suis ai")]);
const links = setOf("de d du des en a au aux le la les l un une avec pour dans sur chez que");
const nouns = /^(?:d['’])?(?:offres?|contrats?|postes?|emplois?|travail|boulots?|taff?|missions?|jobs?|horaires?)$/;
/** Whoever does not want to live any more refuses no offers. */
const ofLife =
  /^(?:(?:avoir )?envie )?(?:(?:de |d['’])?(?:vivre|exister|continuer|rien|me (?:reveiller|lever)|etre (?:la|ici|vivante?)))(?![a-z])/;
/** "sans emploi" tells who asks, and is nobody's wish. */
const status = /^(?:emplois?|travail|boulot|activite|ressources?|revenus?)$/;
const wishes = setOf(`
  je on nous ne veux veut voulons voudrais cherche recherche souhaite aime prends surtout mais et j n ai peux peut
  travaille travaillerai bosse fais ferai
`);
/** What people say they will not do, before where, when or with what. */
const verbs = setOf(`
  travailler bosser taffer faire refaire devenir etre avoir rester porter soulever conduire rouler deplacer voyager bouger
  commencer finir terminer lever coucher prendre passer vendre servir gerer garder nettoyer cuisiner manger dormir
  habiter aller partir venir retourner revenir encadrer demarcher prospecter telephoner appeler toucher voir
  tenir utiliser reprendre retravailler continuer signer accepter envie besoin paye payee payes payees
`);
