import { countEdits, toSound } from "../../text/spelling.ts";
import { toPlainWords } from "../../text/text.ts";
import { isForbidden } from "./denial.ts";
import { isFiller, stripFillers } from "./fillers.ts";
import { findJobs } from "./jobs.ts";
import { findNamedPlaces } from "./named-places.ts";
import { readNumber } from "./numbers.ts";
import { type Context, type NamedThing, type Reading, showsSearch } from "./reading.ts";
import { readNothing } from "./spoken.ts";
import { swearWishValue } from "./swearing.ts";
import { stoppingVerb, takingVerb } from "./taking-verbs.ts";
import type { ReadingTools } from "./tools.ts";
import { understandWhole } from "./understand-whole.ts";
import { findWords } from "./words.ts";

/**
 * Reads a message that ends or deletes something by its name: "supprime le bar", "arrête l'alerte de Lyon".
 * Of a search on screen that is a part, elsewhere an alert, and never all that is kept. Undefined where
 * nothing is named, or everything, or a number.
 */
export function readNamedEnd(text: string, context: Context, tools: ReadingTools): Reading | undefined {
  const [, verb = "", object = ""] = toPlainWords(text).match(ending) ?? [];
  if (verb === "" || isParticiple(text, verb) || saysEverything(object) || isForbidden(text)) return undefined;
  // "supprime mon alerte": which of several is asked.
  if (alertAlone.test(object)) return { act: "alert", to: "stop", isSure: true, confidence: 0.9 };
  const [, lead = "", said = ""] = object.match(ledThing) ?? [];
  const which = context === "alerts" && /(?:^| )la $/.test(lead) ? readNumber(said) : undefined;
  if (which !== undefined) return { act: "alert", to: "stop", which, isSure: true, confidence: 0.9 };
  if (said === "" || isFiller(said) || said.split(" ").some((word) => readNumber(word) !== undefined)) return undefined;
  const isAlert = ofAlert.test(lead);
  const wishes = tools.tables.wishes.find(findWords(said));
  const isWish = wishes.length > 0;
  const isAsked = context !== "home" && context !== "alerts";
  if ((isWish && isAsked && !isAlert) || wishes.some(({ meant }) => meant.value === swearWishValue)) return undefined;
  const named = findNamed(said, tools);
  const isKnown = named.titles.length > 0 || named.places.length > 0;
  if (!isKnown && !(isAlert || isWish || (deleting.test(verb) && said.split(" ").length <= mostWords)))
    return undefined;
  const isOfSearch = showsSearch(context) && !isAlert && !stopping.test(verb);
  return isOfSearch
    ? { act: "refine", named, isSure: true, confidence: 0.9 }
    : {
        act: "alert",
        to: "stop",
        named: isAlert ? { ...named, isOfAlert: true } : named,
        isSure: true,
        confidence: 0.9,
      };
}

/** "Mon alerte serveur à 18h": of which alert something is said, where its job or its place is named. */
export function nameAlert(reading: Reading, text: string, tools: ReadingTools): Reading {
  const { act, to = "", which, named } = reading;
  if (act !== "alert" || to === "stop-all" || which !== undefined || named || !namesAlert(text)) return reading;
  const said = toPlainWords(text)
    .split(" ")
    .filter((word) => !ofAlerts.test(word))
    .join(" ");
  const found = findNamed(stripFillers(said), tools);
  return found.titles.length + found.places.length > 0 ? { ...reading, named: { ...found, isOfAlert: true } } : reading;
}

/** "mon alerte", "l'alerte de Lyon": one that there is, and none that is wanted. */
export function namesAlert(text: string): boolean {
  return /(?:^| )(?:mon|ma|mes|l|les|cette|ces) ?alertes?(?: |$)/.test(toPlainWords(text));
}

/** "viré sans préavis" tells what happened. */
function isParticiple(text: string, verb: string): boolean {
  return text
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => /é$/iu.test(word.normalize("NFC")) && toPlainWords(word) === verb);
}

/** All that is kept, or all that is sent; also where it is misspelt: "efface mes donés". */
function saysEverything(object: string): boolean {
  const isMisspelt = (word: string) => word.length > 4 && kept.some((one) => countEdits(one, toSound(word), 1) <= 1);
  return everything.test(object) || object.split(" ").some(isMisspelt);
}

const kept = ["donnees", "compte", "informations", "historique", "conversations", "recherches"].map(toSound);

/** The job and the places that a few words name for sure. */
function findNamed(said: string, tools: ReadingTools): NamedThing {
  const { meaning } = understandWhole(said, tools);
  const jobs = findJobs(meaning, said, readNothing(said), tools);
  const isJob = jobs.isSure && meaning.titleMatch === "sure";
  const places = findNamedPlaces(meaning, tools, "results", isJob);
  return {
    said,
    titles: isJob ? jobs.titles : [],
    places: places.isDoubtful ? [] : places.places,
  };
}

const mostWords = 4;
const opening =
  "(?:(?:non|finalement|en fait|alors|bon|ok|euh|et|bonjour|merci (?:de|d)|il faut|faut|je (?:ne )?veux|j veux|je voudrais|j aimerais|tu peux|vous pouvez|peux tu|pouvez vous|on peut|peut on|comment) )*";
const closing = "(?: (?:svp|stp|s il (?:te|vous) plait|merci|finalement|maintenant|please|desormais|aussi))*";
const ending = new RegExp(`^${opening}(${takingVerb}|${stoppingVerb}) (.+?)${closing}$`);
/** Verbs that are said of all that is kept as well, and verbs of what is sent. */
const deleting = /^(?:sup|ef?fac|delete)/;
const stopping = /^(?:arret|stop|coup|desactiv|resili|cancel)/;
const everything =
  /\b(?:tou[ts]?|toutes?|tt|donnees?|comptes?|contes?|infos?|informations?|historique|conversations?|discussions?|recherches?|ecrans?|fichiers?|base|profil|traces?|cv|chat|tchat|bot|appli(?:cation)?|filtres?|criteres?|moi|me|m|te|vous|ca|cela|data|account|everything|all|ce que|offres?|annonces?|de (?!la |l |\w+$)\w+(?:er|ir|re))\b/;
const ledThing =
  /^((?:(?:la|le|les|l|mon|ma|mes|cette|cet|ce|ces|une?|des?|du|d|alertes?|notifications?|de|pour|sur|a|au|aux|en|chez|concernant|metier|ville) )*)(.+)$/;
/** Nothing of it is named: "l'alerte", "mes notifs". */
const alertAlone =
  /^(?:(?:la|le|les|l|mon|ma|mes|cette|ces|une?|de|d) )*l?(?:al+erth?es?|notif(?:ication)?s?)(?: (?:de (?:tremplin|ce bot|ici)|(?:que )?(?:j ?ai|tu m as|vous m avez) (?:creee?|faite?|mise)s?))?$/;
const ofAlert = /\b(?:alertes?|notifications?)\b/;
/** What is said of an alert, beside its name. */
const ofAlerts =
  /^(?:alertes?|mon|ma|mes|l|la|les|cette|ces|mets|met|mettre|mettez|change[rz]?|modifie[rz]?|decale[rz]?|passe[rz]?|pause|pauses|arrete[rz]?|stop|stoppe[rz]?|supprime[rz]?|coupe[rz]?|reprends?|reprenez|reprendre|reactive[rz]?|relance[rz]?|suspend[sz]?|suspendre|plutot|heures?|h|\d{1,2}h?\d{0,2}|midi|minuit|matins?|soirs?|jours?|semaines?|week|end|ends|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|tous|chaque|vers|a|au|en|pour|pendant|jusqu|de|du|d|seulement|uniquement|publiees?|des|que|qu)$/;
