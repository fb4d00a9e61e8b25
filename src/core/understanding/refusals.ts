import type { Lookups } from "./interpretation.ts";
import { findWishes } from "./job-request.ts";
import { foldWord, isLink, links, type Refusal, type RefusedPart, readNamed, skipLinks } from "./refusal.ts";
import { findThingEnd, isOfTitle, limitLookups, times } from "./refused-things.ts";
import { pause, readNo } from "./said-no.ts";

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
    const no = readNo(words, at, left, open !== undefined, lookups);
    const found = no ?? readRefusal(words, at, open, lookups);
    // "non, plutôt Nice" goes on as a refusal does, though it refuses nothing by itself.
    if (words[at] !== pause) open = found && (found.refusals.at(-1) ?? open ?? { said: "", is: "other" });
    if (found) {
      left.length -= no?.taken ?? 0;
      if (found.refusals.length > 0) removeWish(left);
      if (!(at < wishStart && isOwnStory(words, at))) refusals.push(...found.refusals);
    } else left.push(words[at] ?? "");
    at = found?.end ?? at + 1;
  }
  const isAnswering = refusals.length > 0 || words.some((word) => foldWord(word) === "non");
  return {
    rest: left
      .filter((word) => !isAnswer(word, isAnswering))
      .join(" ")
      .trim(),
    refusals,
  };
}

/** "CDD non, CDI oui" → "CDI": what is answered besides the wish itself. */
function isAnswer(word: string, isAnswering: boolean): boolean {
  return word === pause || (isAnswering && foldWord(word) === "oui");
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

/**
 * "je suis sans emploi et je cherche …", "n'ayant pas de voiture, je cherche …": no wish, but who asks. "Sans
 * CDD je cherche …" and "sans week-end je cherche …" are wishes.
 */
function isOwnStory(words: string[], at: number): boolean {
  if (/^(?:n['’])?(?:ayant|etant)$/.test(foldWord(words[at - 1]))) return true;
  return foldWord(words[at]) === "sans" && belongings.test(foldWord(words[skipLinks(words, skipVerbs(words, at + 1))]));
}

type Found = { refusals: Refusal[]; end: number };

/**
 * The refusal that begins with a word, and where it ends. Behind another one, "ni" goes on with it, and
 * "mais" says what is wanted instead.
 */
function readRefusal(
  words: string[],
  at: number,
  open: Refusal | undefined,
  lookups: Lookups | undefined,
): Found | undefined {
  const key = foldWord(words[at]);
  if (open && instead.has(key)) return { refusals: [], end: at + 1 };
  const isJoined = open !== undefined && joins(words, at, open);
  if (!isJoined && (!isDenial(key) || leadsElsewhere(words, at))) return undefined;
  if (key === "sans" && isStatus(words, at + 1)) return { refusals: [], end: at + 2 };
  const thing = findThing(words, at, lookups);
  if (thing.is !== "named" && lookups && isOfTitle(words, at, thing.end, lookups)) return undefined;
  if (key === "non" && isCorrection(words, at, thing)) return { refusals: [], end: at + 1 };
  if (!(isJoined ? joinable : (refusable.get(key) ?? anything)).includes(thing.is)) return undefined;
  const wording = words
    .slice(isJoined ? at + 1 : at, thing.end)
    .join(" ")
    .replaceAll(glued, " ");
  return { refusals: thing.parts.map((part) => ({ said: wording, ...part })), end: thing.end };
}

/** What is denied: what a search knows by its name, a time of work, work, or anything else. */
type Thing = { is: "named" | "time" | "work" | "other"; parts: RefusedPart[]; end: number };

function findThing(words: string[], at: number, lookups: Lookups | undefined): Thing {
  const object = skipVerbs(words, at + 1);
  const start = skipLinks(words, object);
  const named = onlyWords.has(foldWord(words[at + 1])) ? undefined : readNamed(words, start);
  if (named) return { is: "named", ...named };
  const isOfWork = words.slice(at + 1, object).some(isWork);
  const is = times.test(foldWord(words[start])) ? "time" : isOfWork ? "work" : "other";
  return { is, parts: [{ is: "other" }], end: findThingEnd(words, start, lookups) };
}

/**
 * "Lyon, non, Nice", "euh non Nice": behind a pause it takes back what was said. Elsewhere it denies what
 * follows: "secrétaire non médicale".
 */
function isCorrection(words: string[], at: number, { is, end }: Thing): boolean {
  if (end <= at + 1 || words[at + 1] === pause) return true;
  const isPaused = at === 0 || (words[at - 1] ?? "").endsWith(pause) || hesitations.has(foldWord(words[at - 1]));
  return isPaused && is !== "named" && is !== "time";
}

/** "sans emploi", "sans travail à Lyon" tell who asks; "sans travail de nuit" refuses something of it. */
function isStatus(words: string[], at: number): boolean {
  if (!status.test(foldWord(words[at]))) return false;
  return !times.test(foldWord(words[skipLinks(words, at + 1)])) && findThingEnd(words, at) === at + 1;
}

/** "plus travailler en usine" is about work, "plus envie de rien" is not. */
function isWork(word: string): boolean {
  return /^(?:re)?(?:travailler|bosser|taffer|faire|porter|conduire)$/.test(foldWord(word));
}

/** "et le dimanche", "ou d'intérim" behind another refusal; "cdd et intérim", but not "pas de cdd et cdi". */
function joins(words: string[], at: number, open: Refusal): boolean {
  const next = foldWord(words[at + 1]);
  if (foldWord(words[at]) !== "et" && foldWord(words[at]) !== "ou") return false;
  if (isLink(next) || times.test(next)) return true;
  const [named] = open.is === "contract" ? (readNamed(words, at + 1)?.parts ?? []) : [];
  return named?.is === "contract" && named.contract !== "cdi";
}

/**
 * "pas loin de Lyon", "pas de calais", "hors de France" name a place; "je sais pas" refuses nothing, "je peux
 * pas travailler le soir" does.
 */
function leadsElsewhere(words: string[], at: number): boolean {
  const before = foldWord(words[at - 1]).replace(/^(?:j|n)['’]/, "");
  const behind = words
    .slice(at + 1)
    .map(foldWord)
    .join(" ");
  if (ofLife.test(behind) || isNearby(words, at, behind)) return true;
  switch (foldWord(words[at])) {
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
  if (!/^(?:pas|non)$/.test(foldWord(words[at]))) return false;
  const [, next] = behind.match(/^(?:(?:trop|tres|si) )?loin(?: (\S+)|$)/) ?? [undefined, "que"];
  return next === undefined ? at > 0 : /^d/.test(next) || (at > 0 && next !== "que");
}

/** Behind "travailler", "être", "envie de bosser": where what is not wanted of it begins. */
function skipVerbs(words: string[], from: number): number {
  const isVerb = (at: number) => verbs.has(foldWord(words[at]).replace(/^[dlms]['’]/, ""));
  let at = from;
  while (
    isVerb(at) ||
    (isVerb(at + 1) && (links.has(foldWord(words[at])) || /^(?:me|se|y)$/.test(foldWord(words[at]))))
  )
    at++;
  return at;
}

/** "je ne veux" before "pas de CDD": the words of the refusal itself. */
function removeWish(left: string[]): void {
  while (left.length > 0 && wishes.has(foldWord(left.at(-1)).replace(/^(?:j|n)['’]/, ""))) left.pop();
}

/** Whether a folded word denies what follows; a preference, glued to one word, does as well. */
export function isDenial(word: string): boolean {
  return refusable.has(word) || word.includes(" ");
}

const setOf = (table: string): Set<string> => new Set(table.trim().split(/\s+/));
const anything: readonly Thing["is"][] = ["named", "time", "work", "other"];
/** What follows "et" or "ou" behind a refusal and goes on with it. */
const joinable: readonly Thing["is"][] = ["named", "time"];
/** What each word may refuse. Some say other things as well: "plus de 2000 €", "jamais". */
const refusable = new Map<string, readonly Thing["is"][]>([
  ...[...setOf("pas non ni sauf sans hors excepte refuse refuserai eviter evite deteste")].map(
    (word) => [word, anything] as const,
  ),
  ...[...setOf("plus aucun aucune jamais zero")].map((word) => [word, ["named", "time", "work"]] as const),
]);
const hesitations = setOf("euh heu hum ah oh pardon enfin zut oups");
/** "pas que du CDD": not that alone. */
const onlyWords = setOf("que seulement uniquement");
const instead = setOf("mais plutot");
const unknowing = setOf("sais sait comprends comprend trouve connais assez");
const unsure = new Set([...unknowing, ...setOf("peux peut est suis ai")]);
/** Whoever does not want to live any more refuses no offers. */
const ofLife =
  /^(?:(?:avoir )?envie )?(?:(?:de |d['’])?(?:vivre|exister|continuer|rien|me (?:reveiller|lever)|etre (?:la|ici|vivante?)))(?![a-z])/;
/** "sans emploi" tells who asks, and is nobody's wish. */
const status = /^(?:emplois?|travail|boulot|activite|ressources?|revenus?)$/;
/** What somebody has not got, and tells of themselves. */
const belongings =
  /^(?:d['’])?(?:voiture|vehicule|auto|scooter|moto|velo|permis|moyens?|transports?|logement|domicile|toit|adresse|papiers?|famille|enfants?|conjoint|bac|bep|cap|bts|brevet|diplomes?|qualifications?|formation|etudes?|experience|argent|revenus?|ressources?|emplois?|activite|solution|reponses?|nouvelles?|succes|resultats?|telephone|ordinateur|internet)$/;
const wishes = setOf(`
  je on nous ne veux veut voulons voudrais cherche recherche souhaite aime prends surtout mais et j n ai peux peut
  travaille travaillerai bosse fais ferai dis
`);
/** What people say they will not do, before where, when or with what. */
const verbs = setOf(`
  travailler bosser taffer faire refaire devenir etre avoir rester porter soulever conduire rouler deplacer voyager bouger
  commencer finir terminer lever coucher prendre passer vendre servir gerer garder nettoyer cuisiner manger dormir
  habiter aller partir venir retourner revenir encadrer demarcher prospecter telephoner appeler toucher voir
  tenir utiliser reprendre retravailler continuer signer accepter envie besoin paye payee payes payees
`);
