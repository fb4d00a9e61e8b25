import { normaliseText, splitWords } from "../../text/text.ts";
import type { Meaning } from "../meaning.ts";
import { isOrdinary } from "../ordinary-words.ts";
import { isFiller } from "./fillers.ts";
import type { ReadingTools } from "./tools.ts";
import { findWords } from "./words.ts";

/**
 * What is refused and no filter knows is left out by its word in the text of offers: "pas en ehpad", "hors
 * restauration", "tout sauf le ménage". The refusals that are left are those that no offer would name.
 */
export function excludeRefused(
  meaning: Meaning,
  hasJob: boolean,
  tools: ReadingTools,
): { meaning: Meaning; excluded: string[] } {
  const { refusals = [], ...rest } = meaning;
  const words = refusals.map((one) => (one.is === "other" ? toExcludedWord(one.said, hasJob, tools) : undefined));
  const excluded = [...new Set(words.flatMap((word) => word ?? []))];
  if (excluded.length === 0) return { meaning, excluded };
  const left = refusals.filter((_, i) => words[i] === undefined);
  return { meaning: left.length > 0 ? { ...rest, refusals: left } : rest, excluded };
}

/** Undefined for what says nothing in an offer: "pas celle-là", "sans voiture", "pas à Paris". */
function toExcludedWord(said: string, hasJob: boolean, tools: ReadingTools): string | undefined {
  if (/^sans /iu.test(said)) return undefined;
  const refused = said.replace(denialBehind, "").replace(denialBefore, "");
  const thing = refused.replace(links, "").trim();
  const words = splitWords(thing);
  if (words.length === 0 || words.length > 3 || /\d/.test(thing) || isFiller(thing)) return undefined;
  const { exact, inhabitants } = tools.findPlaces(thing, 1, false);
  if (exact && inhabitants >= leastTown) return undefined;
  const key = normaliseText(thing);
  const isPlaceOfWork = workplaces.test(key) || everydayWork.test(key) || isField(thing, tools);
  // "pas boulanger, chocolatier" corrects the job: offers for the other may name it.
  const isCorrected = hasJob && !/^(?:en|dans|chez|au|aux|[àa]) /iu.test(refused);
  return isPlaceOfWork || (!isCorrected && namesWork(thing, tools)) ? thing.toLowerCase() : undefined;
}

function isField(thing: string, { tables }: ReadingTools): boolean {
  const words = findWords(thing);
  return tables.sectors.find(words).some(({ start, end }) => start === 0 && end === words.length);
}

/** Words of the title of a job. */
function namesWork(thing: string, { findTitles }: ReadingTools): boolean {
  if (splitWords(thing).every((word) => isOrdinary(word))) return false;
  const [hit] = findTitles(thing, 1);
  const label = splitWords(hit?.title.label ?? "");
  return (
    hit !== undefined && hit.score >= 0.9 && splitWords(thing).some((word) => word.length > 3 && label.includes(word))
  );
}

const leastTown = 5_000;
const denialBehind = /(?:,|(?<!\s))\s+(?:non(?: merci)?|jamais)$/iu;
const denialBefore =
  /^(?:(?:surtout|mais|tout|et|ou|vraiment) )*(?:pas|plus|sauf|hors|jamais|non|ni|except[ée]|[ée]vite[rz]?|refuse|d[ée]teste)\s+/iu;
const links =
  /^(?:(?:de|du|des|le|la|les|en|dans|au|aux|[àa]|un|une|chez|que|travailler|bosser|faire|refaire|reprendre|retourner|[êe]tre|travail|besoin|envie|offres?|postes?|jobs?)\s+|[dl]['’]\s?|qu['’])+/iu;

/** Where people work, which no title is called by, and work that everybody calls so. */
const workplaces =
  /^(?:ehpads?|maisons? de retraite|hopita(?:l|ux)|cliniques?|usines?|entrepots?|chantiers?|grandes? surfaces?|grande distribution|supermarches?|hypermarches?|fast[ -]?foods?|call[ -]?centers?|centres? d['’ ]?appels?|tele(?:vente|prospection|marketing)|porte[ -]a[ -]porte|phoning|abattoirs?|creches?|prisons?|boites? de nuit|discotheques?|open[ -]?space|a la chaine|drive|franchises?|startups?|alimentaire|luxe|nucleaire|armee|militaire)$/;
const everydayWork = /^(?:menage|vente|cuisine|caisse|plonge|accueil|securite|nettoyage|repassage|manutention)$/;
