import type { TitleHit } from "../../rome/title-index.ts";
import { splitWords } from "../../text/text.ts";
import { sureScore } from "../interpretation.ts";
import { dropNationalities } from "../nationalities.ts";
import { isFiller, stripFillers } from "./fillers.ts";
import type { ReadingTools } from "./tools.ts";

/**
 * The job that a message tells in another clause than the one that says where: "moi venir Syrie. maçon 15
 * année. je cherche Mulhouse". Only a trade by its very name is one, and never somebody else's.
 */
export function findToldTrade(text: string, { findTitles }: Pick<ReadingTools, "findTitles">): TitleHit[] | undefined {
  const clauses = text.split(/[.!?;,\n]+|\s(?:et|mais|maintenant|mnt|puis|donc)\s/iu);
  if (clauses.length < 2) return undefined;
  for (const clause of clauses) {
    if (ofOthers.test(clause) || ended.test(clause)) continue;
    const name = stripFillers(dropNationalities(clause).replace(ofStory, " ").replace(/\s+/g, " ").trim());
    const hits = name === "" || isFiller(name) ? [] : findTitles(name, mostTitles);
    if ((hits[0]?.score ?? 0) >= sureScore && hasName(name, hits[0])) return hits;
  }
  return undefined;
}

const mostTitles = 8;

/** The first word is the title's, or the beginning of it: "infirmière" of "Infirmier". */
function hasName(name: string, hit: TitleHit | undefined): boolean {
  const [first = ""] = splitWords(name);
  return first.length > 3 && splitWords(hit?.title.label ?? "").some((word) => word.slice(0, 4) === first.slice(0, 4));
}

/** What is told of a trade besides its name. */
const ofStory =
  /(?<!\p{L})(?:moi|je suis|j['’ ]?[ée]tais|j['’ ]?ai (?:[ée]t[ée]|travaill[ée]|boss[ée]|fait|un|une|mon|le)|je faisais|je travaillais|comme|en tant qu[e'’]|ancien(?:ne)?|ex|dipl[ôo]m[ée]e?s?(?: d['’ ]?[ée]tat)?|dipl[ôo]me (?:de |d['’])|qualifi[ée]e?|exp[ée]riment[ée]e?|exp[ée]rience(?: (?:de|en|dans|comme))?|de m[ée]tier|m[ée]tier|de profession|profession|de formation|avant|l[àa][- ]bas|dans mon pays|au pays|mon pays|pendant|durant|depuis|plus de|environ|\d{1,2} (?:ans?|ann[ée]es?|mois)(?: (?:d['’]exp[ée]rience|exp[ée]rience|de m[ée]tier))?|suisse|(?:en|au|aux) \p{Lu}\p{L}+)(?![\p{L}])/giu;
const ofOthers =
  /(?<!\p{L})(?:mon|ma|mes|son|sa|notre) (?:mari|femme|copain|copine|conjointe?|p[èe]re|m[èe]re|fr[èe]re|s[œo]e?ur|fils|fille|amie?|voisine?)(?!\p{L})/iu;
/** A trade that somebody is done with. */
const ended = /(?<!\p{L})(?:pas|plus|marre|assez|jamais|arr[êe]t\p{L}*|quitt\p{L}*|ras le bol|sauf|sans)(?!\p{L})/iu;
