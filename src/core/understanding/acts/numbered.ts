import { normaliseText } from "../../text/text.ts";
import { readNumber } from "./numbers.ts";
import type { Context } from "./reading.ts";
import { takingVerb } from "./taking-verbs.ts";

/** What of a list a message names by its number, and nothing else: "la 2", "page 3", "1 et 3". */
export type Numbered = {
  /** From 1 on, in the order said; `lastOfList` is the last. */
  numbers: number[];
  /** What it is called: a page, an alert; undefined for an offer, a line, or nothing in particular. */
  of?: "page" | "alert";
  /** An article, a noun or a verb leads to the number: it is no département, and no amount. */
  isLed: boolean;
  /** "que la 2": that alone; "pas la 2", "décoche la 2": all but that. */
  how: "that" | "only" | "without";
};

/** "la dernière": whichever number that has. */
export const lastOfList = -1;

/** No list has more pages or offers that anybody counts; a noun may lead to any number. */
const mostNumber = 60;

/**
 * Reads a message that is only the number of something on a list: "2", "offre 12", "ouvre la quatrième",
 * "la 1 et la 3". This is the one reader of such messages. Undefined for any other, and for two digits alone,
 * which are a département.
 */
export function readNumbered(text: string): Numbered | undefined {
  const words = toWords(text);
  const [, led = "", article, how, firsts] = words.match(firstOnes) ?? [];
  const count = Math.min(readNumber(firsts ?? "") ?? 0, mostOnes);
  if (count > 1) {
    const numbers = Array.from({ length: count }, (_, i) => i + 1);
    return { numbers, isLed: led !== "" || article !== "", how: toHow(how) };
  }
  const whole = words.match(message);
  if (!whole) return undefined;
  const [, verbs = "", manner, list = "", tail = ""] = whole;
  const found = list.split(joint).map(readOne);
  const numbers = found.flatMap((one) => one?.number ?? []);
  if (numbers.length === 0 || numbers.length < found.length) return undefined;
  const [first] = found;
  const isLed = showing.test(verbs) || found.some((one) => one?.isLed);
  const isNamed = found.some((one) => one?.isNamed);
  // "le 33" is the département, "la 33" an offer; "deux" alone is a word, "69" alone a département.
  const isOther = !isNamed && numbers.some((number) => number > mostNumber || (number > 9 && first?.article === "le"));
  // "les deux" counts them; "les 2 et 3" names them.
  if (first?.article === "les" && found.length === 1) return undefined;
  const isBare = !isLed && found.some((one) => !one?.isDigits || one.number > 9);
  if (isOther || isBare || (isNamed && numbers.some((number) => number > 9_999))) return undefined;
  const isOnly = / (?:seulement|uniquement)(?: |$)/.test(tail);
  return { numbers, ...(first?.of ? { of: first.of } : {}), isLed, how: isOnly ? "only" : toHow(manner) };
}

/** A page or an offer that is asked for by its number, on a screen with a list: "page 3", "la 2". */
export function readNavigation(text: string, context: Context): { to: string } | undefined {
  if (context === "home" || context === "place") return undefined;
  const { numbers: [number, ...others] = [], of, how } = readNumbered(text) ?? {};
  if (number === undefined || number === lastOfList || others.length > 0 || how !== "that") return undefined;
  return number > mostNumber ? undefined : { to: `${of === "page" ? of : "offer"}:${number}` };
}

/**
 * The number in a message that is known to name one: "je voudrais la troisième annonce". Undefined where none
 * is read, or where it is rather a département.
 */
export function findNumber(text: string): number | undefined {
  if (/^le \d{2,3}\W*$/iu.test(text)) return undefined;
  const number = toWords(text)
    .split(" ")
    .flatMap((word) => readNumber(word) ?? [])
    .at(-1);
  return number === undefined || number > mostNumber ? undefined : number;
}

/** "arrête la 2", "la première alerte": the number that an article or a noun leads to. */
export function findLedNumber(text: string): number | undefined {
  const led = toWords(dropKept(text)).matchAll(
    /(?<![a-z\d])(?:la|alerte|numero|n|no) (?:numero )?([a-z\d]+)(?! h(?:eures?)?\b)/g,
  );
  return [...led].flatMap(([, word = ""]) => readNumber(word) ?? [])[0];
}

/** "la 1 je la garde, supprime la 3": what is kept is none of those that something is done with. */
function dropKept(text: string): string {
  const clauses = text.split(/[,;.]| (?:et|mais) /iu);
  const others = clauses.filter((clause) => !keeping.test(clause));
  return others.length > 0 && others.length < clauses.length ? others.join(" ") : text;
}

const keeping = /(?<!\p{L})(?:gard|conserv|laiss)(?:e|es|ez|er|ons)(?!\p{L})/iu;

function toWords(text: string): string {
  return normaliseText(text)
    .replace(/\bn[°º] ?|\bno\. ?/g, "n ")
    .replace(/[,;&+](?: (?:et|puis))?(?= ?(?:la|le|l'|n|no|numero|offre|annonce)? ?\d)/g, " et ")
    .replace(/[^a-z\d]+/g, " ")
    .trim();
}

type One = {
  number: number;
  article: string;
  isLed: boolean;
  isNamed: boolean;
  of?: Numbered["of"];
  isDigits: boolean;
};

function readOne(part: string): One | undefined {
  const [, article = "", noun = "", mark = "", word = "", behind = ""] = part.trim().match(one) ?? [];
  const number = /^derniere?$/.test(word) ? lastOfList : readNumber(word);
  if (!number) return undefined;
  const named = noun || behind.trim();
  const of = /^p(?:age|g)?s?$/.test(named) ? "page" : named === "alerte" ? "alert" : undefined;
  const isLed = article !== "" || noun !== "" || mark !== "";
  return {
    number,
    article,
    isLed,
    isNamed: noun !== "" || mark !== "",
    ...(of ? { of } : {}),
    isDigits: /^\d/.test(word),
  };
}

function toHow(words = ""): Numbered["how"] {
  if (words === "") return "that";
  return /que|seulement|uniquement|juste/.test(words) ? "only" : "without";
}

/** Most that "les deux premiers" names. */
const mostOnes = 8;

const noun =
  "(?:pages?|pg|p|offres?|annonces?|offer|job|poste|carte|fiche|celle|celui|resultat|alerte|entreprise|ligne|metier|titre|choix|option|proposition|reponse|ville|commune)";
const one = new RegExp(
  `^(?:(la|le|les|l|cette|ce) )?(?:toute? )?(?:(${noun}) )?(?:(numero|num|n|no) )?([a-z0-9]+)( ${noun})?$`,
);
const joint = / (?:et|ou|puis|plus|and) |(?<=\d) (?=\d)/;
const verb =
  "(?:ouvr(?:e|es|ez|ir)|voi[rs]|voyons|montr(?:e|es|ez|er)|affich(?:e|es|ez|er)|regard(?:e|es|ez|er)|lire|lis|va|vas|aller|cliqu(?:e|es|ez|er)|appui(?:e|es|ez)|details?|infos?|open|show|go|see|select|coch(?:e|es|ez|er)|choisi[srt]?|choisir|selectionn(?:e|ez|er)|prend(?:s|re)|pren(?:ez|d)|ajout(?:e|es|ez|er)|donn(?:e|es|ez|er)|veux)";
const showing = new RegExp(`(?:^| )${verb}(?: |$)`);
const filler =
  "(?:bonjour|alors|ok|bon|bah|ben|et|euh|oui|svp|stp|please|plutot|finalement|je|tu|vous|peux|pouvez|pourrais|voudrais|aimerais|moi|me|nous|sur|a|de|d|des|to|pour)";
const refusing = `(?:pas|sans|sauf|decoch(?:e|es|ez|er)|${takingVerb}|non pas)`;
const only = "(?:(?:ne )?(?:rien )?que|seulement|uniquement|juste)";
const manner = `((?:${refusing}|${only}) )?`;
const politeness =
  "(?:svp|stp|s il (?:te|vous) plait|please|merci|alors|aussi|seulement|uniquement|de la liste|d abord|(?:elle )?m interesse|me (?:plait|va|tente)|a l air bien)";
const message = new RegExp(`^((?:(?:${verb}|${filler}) )*)${manner}(?:de )?(.+?)((?: ${politeness})*)$`);
const firstOnes = new RegExp(
  `^((?:(?:${verb}|${filler}) )*)(les )?${manner}(?:les )?([a-z]+|\\d) premi(?:ers?|eres?)(?: ${noun})?(?: ${politeness})*$`,
);
