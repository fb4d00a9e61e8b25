import { type HelpKind, helpKinds } from "../../help/help-place.ts";
import type { FindPlaces } from "../../places/found-places.ts";
import type { Place } from "../../places/place.ts";
import { toPlainWords } from "../../text/text.ts";

/** Who helps, where that is asked for: a kind of place by its name, and where; the places bear one name. */
export type HelpWanted = { kind?: HelpKind; places: Place[]; isSure: boolean };

/** What people call each kind; the first that fits counts. */
const names: Readonly<Record<HelpKind, string>> = {
  "mission-locale": "missions? locales?",
  "france-travail": "france travail|pole emploi|pole emplois|anpe",
  "cap-emploi": "cap emploi",
  cij: "infos? jeunes?|informations? (?:jeunes?|jeunesse)|cij|crij|bij|pij",
  cio: "cio|centre d information et d orientation",
};
const anyName = helpKinds.map((kind) => `(?<${kind.replace("-", "")}>${names[kind]})`).join("|");

const asking =
  "bonjour|bonsoir|salut|svp|stp|merci|ou est|ou se trouve|ou trouver|ou il y a|c est ou|y a t il|il y a|trouver|trouve moi|trouvez moi|montre moi|je cherche|je recherche|cherche|recherche|je veux|je voudrais|j aimerais|il me faut|besoin d|voir|aller a|aller au|me faut|l adresse d|adresse d|les horaires d|horaires d|le numero d|numero d|le telephone d|telephone d|les coordonnees d|coordonnees d|le contact d|contact d|contacter|joindre|appeler";
const article = "le|la|l|les|un|une|de la|du|de l|des|e la|u|e l|es|e|mon|ma|votre|au|a la|a l";
const office = "agence|antenne|bureau|centre|point|accueil|structure|site";
const close =
  "(?:la|le|les) plus proches?|(?:la|le) plus pres|proche|proches|(?:pres|proche|a cote|autour) (?:de|d) (?:chez moi|moi|ici|la ou j habite)|pres d ici|par ici|dans (?:mon|le) (?:coin|quartier|secteur)|de (?:mon|ma|la) (?:ville|secteur|quartier|commune)|c est (?:ou|quoi l adresse)|ou c est|(?:elle|il) est ou|est ou|ou|ici|svp|stp|merci";
const link = "a|au|aux|de|du|d|des|sur|en|pres de|pres d|proche de|autour de|vers|dans|pour";

/** "où est l'agence France Travail de Bastia", "cap emploi Ajaccio", "la mission locale la plus proche". */
const namedPlace = new RegExp(
  `^(?:(?<lead>(?:(?:${asking}) ?)+) ?)?(?:(?:${article}) )*(?:(?:${office}) (?:(?:${article}|de) )*)?(?:${anyName})(?: (?<near>${close}))?(?: (?:(?:${link}) )?(?<where>.+))?$`,
);

const meeting =
  "je veux|je voudrais|j aimerais|je souhaite|je cherche|j ai besoin d|besoin d|il me faut|voir|rencontrer|parler a|parler avec|avoir|trouver|rdv avec|rendez vous avec";
const somebody =
  "(?:une? |des? |a une? |avec une? |es? )?(?:vraie? )?(?:conseill(?:er|ere)s?(?: (?:emploi|pro|professionnel(?:le)?|en insertion(?: professionnelle)?|d orientation|france travail|pole emploi|mission locale))?)|quelqu un|une personne|qui";
const helping = "(?:qui |pour |qui peut |qui puisse |peut )?(?:me |m )?(?:aider|conseiller|accompagner|recevoir)";

/** "un conseiller à Lyon", "quelqu'un pour m'aider à Bastia": a job would have no article, and no verb. */
const namedPerson = new RegExp(
  `^(?:(?:${meeting}) ?)*(?<who>${somebody})(?: (?<help>${helping}))? (?:a|au|aux|sur|pres de|pres d|proche de|autour de|vers|dans|de) (?<where>.+)$`,
);

/**
 * Reads a message that asks where somebody helps. Undefined for any other: what is said of these places, work
 * there, and rights.
 */
export function readHelpWanted(text: string, findPlaces: FindPlaces): HelpWanted | undefined {
  const words = toPlainWords(text);
  if (words.length > longest) return undefined;
  return readNamed(words, findPlaces) ?? readSomebody(words, findPlaces);
}

/** What is longer tells a story. Characters. */
const longest = 90;

function readNamed(words: string, findPlaces: FindPlaces): HelpWanted | undefined {
  const groups = words.match(namedPlace)?.groups;
  if (!groups) return undefined;
  const kind = helpKinds.find((one) => groups[one.replace("-", "")] !== undefined);
  const { lead, near, where } = groups;
  if (kind === undefined) return undefined;
  if (where === undefined) {
    // Its name alone is a place only where nothing else is called so.
    const isAsked = lead !== undefined || near !== undefined || kind === "mission-locale" || kind === "cap-emploi";
    return isAsked ? { kind, places: [], isSure: true } : undefined;
  }
  const found = readPlaces(where, findPlaces);
  return found && { kind, ...found };
}

function readSomebody(words: string, findPlaces: FindPlaces): HelpWanted | undefined {
  const groups = words.match(namedPerson)?.groups;
  const { who = "", help, where = "" } = groups ?? {};
  if (!groups) return undefined;
  // Whoever types "conseiller Lyon" looks for work as one.
  const isPerson = /^(?:(?:a|avec) )?(?:une?|es?|des?) /.test(who) && /conseill/.test(who);
  if (!isPerson && help === undefined) return undefined;
  return readPlaces(where, findPlaces);
}

const closeBehind = new RegExp(` (?:${close})$`);
const closeAlone = new RegExp(`^(?:${close})$`);

/** The whole of it has to be the name of a place. */
function readPlaces(where: string, findPlaces: FindPlaces): Omit<HelpWanted, "kind"> | undefined {
  const name = where.replace(closeBehind, "").trim();
  if (closeAlone.test(name)) return { places: [], isSure: true };
  const { exact, sure, places, partly } = findPlaces(name, 8, false);
  if (!exact || partly || places.length === 0) return undefined;
  return { places: sure ? places.slice(0, 1) : places, isSure: sure };
}
