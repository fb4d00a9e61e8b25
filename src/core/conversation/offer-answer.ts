import { getSmicOn } from "../market/smic.ts";
import { getEmployer } from "../offers/listing.ts";
import type { StudyLevel } from "../offers/listing-parts.ts";
import type { Listing, Offer } from "../offers/offer.ts";
import type { Training } from "../offers/training.ts";
import { formatAgo, formatDate } from "../text/dates.ts";
import { cut, normaliseText } from "../text/text.ts";
import type { OfferTopic } from "../understanding/acts/offer-topics.ts";
import { handicap } from "../understanding/rqth.ts";
import { lacksApprenticePay } from "./apprentice-pay.ts";
import { formatAway } from "./card-parts.ts";
import { getReference } from "./cards.ts";
import { formatWhen } from "./job-event-view.ts";
import { formatHours, formatPrice, formatSession } from "./training-view.ts";

/**
 * Answers a question about an offer from what its announcement says: its fields, else a sentence of its text.
 * What it does not say is said not to be said; nothing is guessed.
 */
export function answerQuestion(
  listing: Listing,
  distanceKm: number | undefined,
  { topic, now }: { topic: OfferTopic; now: Date },
): string {
  const fact = findFact(listing, distanceKm, topic, now);
  const sentence = findSentence(listing.description, wordsOfText[topic]);
  // Of the hours, a text tells when they are.
  if (fact !== undefined && topic === "hours" && sentence) return `${endSentence(fact)} L'annonce dit « ${sentence} ».`;
  if (fact !== undefined) return endSentence(fact);
  if (sentence) return `l'annonce dit « ${sentence} ».`;
  if (topic === "pay" && lacksApprenticePay(listing)) return "l'annonce ne dit pas le salaire. Voici le minimum :";
  return `${unsaid[topic]} ${furtherOn}`;
}

const furtherOn = "Sa page (le bouton ci-dessous) en dit parfois plus, ou demandez-le en postulant.";

/** What the fields of a listing answer; undefined where none does. */
function findFact(listing: Listing, distanceKm: number | undefined, topic: OfferTopic, now: Date): string | undefined {
  const { place } = listing;
  if (topic === "place") return [`c'est à ${place.label}`, ...awayFrom(distanceKm)].join(", ");
  if (topic === "distance")
    return distanceKm === undefined ? undefined : `${awayFrom(distanceKm).join("")}, à vol d'oiseau, à ${place.label}`;
  if (topic === "company") return getEmployer(listing);
  switch (listing.kind) {
    case "offer":
      return findFactOfOffer(listing, topic, now);
    case "company":
      return undefined;
    case "training":
      return findFactOfTraining(listing, topic);
    case "event":
      return topic === "start" || topic === "hours" ? formatWhen(listing, now) : undefined;
  }
}

function findFactOfTraining(training: Training, topic: FurtherTopic): string | undefined {
  const { price, hours, sessions, diploma, organisation, forApprentices } = training;
  switch (topic) {
    case "pay":
      return forApprentices ? "elle est gratuite en alternance" : price && `prix total : ${formatPrice(price)}`;
    case "hours":
      return hours && formatHours(hours);
    case "start":
      return sessions?.[0] && formatSession(sessions[0]);
    case "diploma":
      return diploma;
    case "school":
      return organisation;
    default:
      return undefined;
  }
}

type FurtherTopic = Exclude<OfferTopic, "place" | "distance" | "company">;

function findFactOfOffer(offer: Offer, topic: FurtherTopic, now: Date): string | undefined {
  const { contract, hours, fullTime, facts, experience } = offer;
  switch (topic) {
    case "pay":
      return offer.salary;
    case "hours":
      return hours ?? (fullTime === undefined ? undefined : fullTime ? "temps plein" : "temps partiel");
    case "contract":
      return contract && [contract.label, ...(offer.alternance ? ["en alternance"] : [])].join(", ");
    case "licence":
      return facts?.licences?.length ? `permis ${facts.licences.join(" ou ")} exigé` : undefined;
    case "agency":
      return facts?.isAgency ? `oui, c'est une agence d'intérim${named(offer)}` : undefined;
    case "school":
      return offer.bySchool || facts?.isSchool ? `oui, un centre de formation recrute${named(offer)}` : undefined;
    case "apply":
      return `le bouton ci-dessous ouvre l'annonce, où l'on postule${offer.contact ? `. Contact : ${offer.contact}` : ""}. Sa référence : ${getReference(offer)}`;
    case "contact":
      return offer.contact && `contact : ${offer.contact}`;
    case "experience":
      return experience?.label;
    case "diploma":
      return findDiploma(offer);
    case "start":
      return offer.starts && `début le ${formatDate(offer.starts)}`;
    case "languages":
      return offer.languages?.join(", ");
    case "advantages":
      return offer.advantages?.join(", ");
    case "published":
      return offer.created && `publiée ${formatAgo(offer.created, now)}`;
    case "posts":
      return offer.posts === undefined ? undefined : `${offer.posts} postes`;
    case "accessible":
      return facts?.isAccessible ? "elle se dit ouverte aux personnes handicapées" : undefined;
    case "tasks":
      return offer.description === "" ? undefined : cut(offer.description, 500);
    case "car":
    case "transport":
    case "lodging":
    case "meals":
    case "telework":
      return undefined;
  }
}

function awayFrom(distanceKm: number | undefined): string[] {
  return formatAway(distanceKm).map((away) => `à ${away}`);
}

const named = ({ company }: Offer): string => (company ? ` (${company})` : "");

function findDiploma({ diploma, facts }: Offer): string | undefined {
  if (diploma) return `diplôme préparé : ${diploma}`;
  return facts?.level && levels[facts.level];
}

const levels: Readonly<Record<StudyLevel, string>> = {
  none: "aucun diplôme exigé",
  cap: "CAP ou BEP exigé",
  bac: "bac exigé",
  bac2: "bac+2 exigé",
  bac4: "bac+3 ou 4 exigé",
  bac5: "bac+5 exigé",
};

/** What an announcement says it with, where no field does. */
const wordsOfText: Readonly<Record<OfferTopic, RegExp>> = {
  place: /\badresse|\bsitue/,
  distance: /\bkm\b|\bminutes\b/,
  pay: /\bsalaire|\bremuner|\bbrut|\bsmic\b/,
  hours: /\bhoraire|\bheures\b|\d ?h\b|\bplanning/,
  contract: /\bcdi\b|\bcdd\b|\binterim|\bcontrat/,
  licence: /\bpermis\b/,
  car: /\bvoiture|\bvehicul/,
  transport: /\bbus\b|\bmetro|\btram|\bgare\b|\btransports? en commun/,
  lodging: /\bloge|\blogement|\bheberg/,
  meals: /\brepas\b|\bnourri|\bcantine|\btickets?[- ]resto|\btitres?[- ]restaurant/,
  company: /\bsociete\b|\bentreprise\b/,
  agency: /\bagence\b|\binterim/,
  school: /\becole\b|\bcfa\b|\bcentre de formation/,
  apply: /\bpostul|\bcandidat/,
  contact: /\bcontact|\btelephone|\b0\d(?:[ .]?\d\d){4}\b|@/,
  experience: /\bexperience|\bdebutant/,
  diploma: /\bdiplome|\bcap\b|\bbac\b|\bbts\b/,
  start: /\ba partir d|\bdebut|\bdes que possible|\bimmediat|\bprise de poste/,
  tasks: /\bmission|\btache/,
  languages: /\banglais|\ballemand|\bespagnol|\bfrancais|\blangue/,
  telework: /\bteletravail|\bdistanciel|\ba distance/,
  advantages: /\bmutuelle|\bprime|\bavantage/,
  published: /\bpublie/,
  posts: /\bpostes\b/,
  accessible: handicap,
};

const unsaid: Readonly<Record<OfferTopic, string>> = {
  place: "l'annonce ne dit pas où c'est.",
  distance: "je ne sais pas à quelle distance c'est.",
  pay: `l'annonce ne dit pas le salaire (le SMIC est de ${formatEuros(getSmicOn().monthly)} € brut par mois à temps plein).`,
  hours: "l'annonce ne dit pas les horaires.",
  contract: "l'annonce ne dit pas le contrat.",
  licence: "l'annonce ne parle pas de permis.",
  car: "l'annonce ne parle pas de voiture.",
  transport: "l'annonce ne parle pas de bus ni de gare.",
  lodging: "l'annonce ne parle pas de logement.",
  meals: "l'annonce ne parle pas de repas.",
  company: "l'annonce ne dit pas quelle entreprise recrute.",
  agency: "l'annonce ne dit pas que ce soit une agence d'intérim.",
  school: "l'annonce ne dit pas que ce soit une école.",
  apply: "l'annonce ne dit pas comment postuler.",
  contact: "l'annonce ne donne ni numéro ni adresse.",
  experience: "l'annonce ne demande pas d'expérience précise.",
  diploma: "l'annonce ne dit pas quel diplôme il faut.",
  start: "l'annonce ne dit pas quand cela commence.",
  tasks: "l'annonce ne décrit pas le travail.",
  languages: "l'annonce ne parle pas de langues.",
  telework: "l'annonce ne parle pas de télétravail.",
  advantages: "l'annonce ne dit pas d'avantages.",
  published: "l'annonce ne dit pas quand elle est parue.",
  posts: "l'annonce ne dit pas combien de personnes sont cherchées.",
  accessible: "l'annonce n'en parle pas ; avec un handicap, toutes les offres vous sont ouvertes.",
};

const longestSentence = 220;

/** The sentence of a text that says something of it. */
function findSentence(text: string, words: RegExp): string | undefined {
  const sentences = text.split(/(?<=[.!?])\s+|\n+|\s[-•*]\s/);
  const found = sentences.find((sentence) => words.test(normaliseText(sentence)));
  return found && cut(found.trim().replace(/(?<![.\s])[.\s]+$/, ""), longestSentence);
}

const endSentence = (fact: string): string => (/[.!?…]$/.test(fact) ? fact : `${fact}.`);

function formatEuros(euros: number): string {
  return euros.toLocaleString("fr-FR", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
