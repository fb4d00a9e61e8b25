import { normaliseText } from "../../text/text.ts";
import { readHour } from "./numbers.ts";
import type { Context, Reading } from "./reading.ts";

/**
 * Reads a message below offers that wants to be sent them again and again: "envoie-moi ça tous les matins",
 * "tous les lundis à 8h", "recevoir les offres chaque jour". Mornings and Mondays are then no hours of work.
 * Undefined for any other message.
 */
export function readAlertOrder(text: string, context: Context): Reading | undefined {
  const plain = normaliseText(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  const isSent = sending.test(plain);
  if (!isSent && !(often.test(plain) && alone.test(plain))) return undefined;
  if (isSent && !often.test(plain)) return undefined;
  // Of an alert that is there mornings are an hour; of one to come, "tous les matins" is first each day.
  const part = /\bsoirs?\b/.test(plain) ? 18 : /\bmatins?\b/.test(plain) ? 8 : /\bmidis\b/.test(plain) ? 12 : undefined;
  const hour = readHour(text) ?? (context === "digest" ? part : undefined);
  const days = /\b(?:en semaine|du lundi au vendredi|jours? ouvres?|sauf le week ?end)\b/.test(plain)
    ? "weekdays"
    : "all";
  const to = hour === undefined || days === "weekdays" ? `days:${days}` : `hour:${hour}`;
  return { act: "alert", to, isSure: true, confidence: 0.9 };
}

const sending =
  /\b(?:(?:r?envoi\w*|envoy\w*|ecri\w*|donn\w*|montr\w*|propos\w*)(?: moi| les?| ca| la)+|(?:me|m|moi|nous) (?:les? )?(?:r?envo\w*|ecri\w*|pre?vien\w*|preven\w*|averti\w*|notifi\w*|alert\w*|tenir|tiens)|(?:etre|sois|soyez) (?:[a-z]+ )?(?:prevenue?|avertie?|alertee?|notifiee?|informee?|au courant|tenue? au courant)|(?:previens|prevenez|avertis|avertissez|notifie|alerte|alertez|tiens|tenez) (?:moi|nous)|(?:recevoir|recois|avoir|veux|voudrais) (?:(?:tout(?:es)?|nouvelles|nouveaux|dernieres|ca|cela|ces|les|des|mes|une|l) ?)+(?:offres?|annonces?|alertes?|nouveautes?|mails?|messages?)?)\b/;
const often =
  /\b(?:tous les (?:jours|matins|soirs|midis|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?)|toutes les semaines|chaque (?:jour|matin|soir|semaine|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|quotidiennement|une fois par (?:jour|semaine)|par jour)\b/;
/** Nothing else is said but when, with an hour: days alone may be those of work. */
const alone =
  /^(?:(?:et|alors|ok|plutot|svp|stp|merci) )*(?:tous les|chaque) [a-z]+ (?:a |vers )?\d{1,2} ?h(?:eures?)?(?: (?:du matin|du soir|svp|stp|merci))*$/;
