import { normaliseText } from "../../text/text.ts";
import { isFiller } from "./fillers.ts";
import { readNumbered } from "./numbered.ts";
import type { OfferQuestion, OfferTopic } from "./offer-topics.ts";
import type { PhraseTable } from "./phrase-table.ts";
import type { Context, Reading } from "./reading.ts";
import { findWords, withoutParts } from "./words.ts";

/**
 * Reads a question about an offer: "c'est où ?", "quels horaires", "la 2 c'est payé combien". Undefined where
 * nothing is asked ("le soir", "sans permis" are wishes), or where more is said than that.
 */
export function readOfferQuestion(text: string, topics: PhraseTable<OfferTopic>): OfferQuestion | undefined {
  const { rest, which } = takeNumber(text);
  const asking = asks(rest);
  if (asking === undefined && !(which !== undefined && rest !== "")) return undefined;
  const words = findWords(rest);
  const found = topics.find(words).sort((a, b) => b.end - b.start - (a.end - a.start));
  const [first] = found;
  if (!first) return undefined;
  const left = withoutParts(rest, found).replace(questionWords, " ");
  if (!isFiller(left)) return undefined;
  return {
    topic: first.meant,
    ...(which === undefined ? {} : { which }),
    ...(asking === "mark" ? { isBare: true } : {}),
  };
}

/**
 * The same reading with what is asked of an offer. Where one is open, or is named by its number, a question
 * changes no search: "faut le permis ?" wishes for none.
 */
export function withQuestion(reading: Reading, asks: OfferQuestion | undefined, context: Context): Reading {
  const { act, wish } = reading;
  if (!asks || act === "alert") return reading;
  // "c'est où ?" at an offer is no question about us.
  const isOfUs =
    context === "offer" &&
    act === "say" &&
    asks.isBare !== true &&
    ofUs.test(reading.to ?? "") &&
    ofAddress.has(asks.topic);
  if ((act === "say" && !isOfUs) || act === "go") return { ...reading, asks };
  if (wish && (wish.places.length > 0 || (wish.titles.length > 0 && !wish.isJobGuess && reading.isSure)))
    return reading;
  // Whether an offer of a digest is open, only the conversation knows.
  if (asks.which === undefined && context !== "offer") return { ...reading, asks };
  return {
    act: asks.topic === "pay" ? "say" : "go",
    to: asks.topic === "pay" ? "pay" : "apply",
    isSure: true,
    confidence: 0.8,
    asks,
  };
}

const ofUs = /^(?:who|how|human|outside)$/;
const ofAddress = new Set<OfferTopic>(["place", "contact"]);

/** The number of the offer that a message asks about, whatever it asks. */
export function findAskedNumber(text: string): number | undefined {
  const { rest, which } = takeNumber(text);
  return asks(rest) === undefined ? undefined : which;
}

/** "la 2", "l'offre 3", "pour la première", and what else is said. */
function takeNumber(text: string): { rest: string; which?: number } {
  const [said] = text.match(numberOfOffer) ?? [];
  const number = said === undefined ? undefined : readNumbered(said.replace(/^(?:et|pour|de|sur) /iu, ""));
  const [which] = number?.isLed ? number.numbers : [];
  if (said === undefined || which === undefined || which < 1) return { rest: text.trim() };
  return { rest: text.replace(said, " ").replace(/\s+/g, " ").trim(), which };
}

const numberOfOffer =
  /(?<![\p{L}\d])(?:(?:et|pour|de|sur) )?(?:(?:l['’ ]?)?(?:offre|annonce) (?:n° ?|num[ée]ro )?|la (?:n° ?|num[ée]ro )?)(?:\d{1,2}|premi[èe]re|deuxi[èe]me|seconde|troisi[èe]me|quatri[èe]me|cinqui[èe]me)(?: (?:offre|annonce))?(?![\p{L}\d])/iu;

/** Whether a text asks something by its words, or by its mark alone. */
function asks(text: string): "words" | "mark" | undefined {
  const plain = normaliseText(text)
    .replace(/[^a-z0-9?]+/g, " ")
    .trim();
  if (refusing.test(plain)) return undefined;
  if (opening.test(plain)) return "words";
  return plain.includes("?") ? "mark" : undefined;
}

const refusing =
  /^(?:sans|pas|sauf|plus|enlev|retir|ajout|seulement|que d|uniquement)|(?:^| )(?:trop|plus (?:pres|proche|loin)|moi (?:je |j |c est )(?:veux|cherche|voudrais|prefere)?)(?: |$)/;
const opening =
  /^(?:(?:et|mais|alors|ok|bonjour|euh|dis|dites|svp) )*(?:(?:il|elle|ca|on|ils|elles|c|je)(?: (?:est|fait|sont|y|ai))* )?(?:ou|est ou|combien|quels?|quelles?|comment|qui|quand|quoi|faut|il faut|y a|ya|yatil|y a t il|est ce|c est|cest|ils? (?:donn|prenn|propos|demand|pren|cherch|pai|pay)[a-z]*|elle date|ca (?:pai|pay|commenc|dur|consist|se trouv)[a-z]*|on (?:gagne|fait|commence|peut|travaille|postule|finit)|je (?:dois|peux|postule)|t as|vous avez|a quelle|a combien|dans quel|chez qui|pour combien|a partir de quand|tel|adresse|salaire|horaires?|leur)(?![a-z])/;

const questionWords =
  /(?<!\p{L})(?:combien|comment|quels?|quelles?|quand|est[- ]ce|qu['’]|faut|il faut|faut[- ]il|avoir|y a|ya|a[- ]t[- ]il|exactement|environ|par|mois|heure|net|brut|là-bas|au juste|donnent|demandent|proposent|prennent|cherchent|obligatoire|obligé|nécessaire|besoin|exigé|fourni|inclus|compris|possible|type|genre|sorte|fait|dois|peut|là|celle|cette|niveau|permet|savoir|dit|dites|donne|travaille|commence|finit|dur|ça|elle|ils|on|je)(?!\p{L})/giu;
