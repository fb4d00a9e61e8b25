import { findLedNumber, findNumber } from "./numbered.ts";
import { readHour } from "./numbers.ts";
import type { Context, Reading } from "./reading.ts";
import type { Likely } from "./screen-weights.ts";

/** In the list of alerts a number names one, and what is to be deleted are alerts. */
export function toAlertOfList(text: string, likely: Likely[], context: Context): Reading | undefined {
  if (context !== "alerts") return undefined;
  const [first] = likely;
  if (first?.label === "go/delete" && !/donn[ée]e|compte|infos|tout ce que/iu.test(text))
    return {
      act: "alert",
      to: "stop-all",
      isSure: first.probability > sureOfList && saysAll.test(text),
      confidence: first.probability,
    };
  const best = likely.find(({ label }) => label.startsWith("alert/"));
  if (!best || best.probability < 0.08 || findWhich(text, "") === undefined) return undefined;
  return toAlert(text, best.label.slice("alert/".length), best.probability > sureOfList, best.probability);
}

/** All of them, or a verb alone: "supprime bof" says neither. */
const saysAll =
  /(?<!\p{L})(?:tou[st]|tt|toutes?|alertes?|notifs?|notifications|all|everything)(?!\p{L})|^(?:je veux |il faut |on )?[\p{L}-]+(?:[ ,]+(?:svp|stp|merci|please))?[\s.!]*$/iu;

/** What is done with alerts is done at once where that is likelier than not; else it is asked about. */
const sureOfList = 0.5;

export function toTalk(text: string, { label, probability }: Likely, strength: number): Reading {
  const [act = "", to = ""] = label.split("/");
  const isSure = probability > (strength === 0 ? 0.62 : 0.75);
  if (act === "go") {
    const where = to === "page" || to === "offer" ? toNumbered(text, to) : to;
    return where === undefined
      ? { act: "unclear", isSure: false, confidence: probability }
      : { act: "go", to: where, isSure, confidence: probability };
  }
  if (act === "alert") return toAlert(text, to, isSure, probability);
  if (act === "answer") return { act: "answer", to, isSure, confidence: probability };
  return { act: "say", to, isSure, confidence: probability };
}

function toNumbered(text: string, to: string): string | undefined {
  const number = findNumber(text);
  return number === undefined ? undefined : `${to}:${number}`;
}

const refusedHour =
  /(?:[àa] )?\d{1,2} ?h(?:eures?)?(?:\d{2})?(?: (?:c['’]?est|c|ça fait|[çc]a me|du mat(?:in)?|le matin))* (?:beaucoup |bien |un peu )?(?:trop|tr[èe]s) (?:t[ôo]t|tard)/giu;

/** Without one of these, who names an hour wants that hour. */
const ending = /arr[eêé]t|stop|suppr|coup|d[ée]sact|d[ée]sab|plus|fin|annul|cess|vire|enl[eè]v|remove|delete/iu;

function toAlert(text: string, label: string, isSure: boolean, confidence: number): Reading {
  // "à 7 h c'est trop tôt" names no hour to come.
  const hour = readHour(text.replace(refusedHour, " ")) ?? (label === "hour" ? findPartOfDay(text) : undefined);
  const to = hour !== undefined && label.startsWith("stop") && !ending.test(text) ? "hour" : label;
  const said =
    to === "hour"
      ? hour === undefined
        ? "hour"
        : `hour:${hour}`
      : to === "days-weekdays"
        ? "days:weekdays"
        : to === "days-all"
          ? "days:all"
          : to;
  // Which of several is meant first is asked: "arrête la 2 et la 3".
  if (severalAlerts.test(text)) return { act: "alert", to: said, isSure: false, confidence };
  const which = findWhich(text, to);
  return { act: "alert", to: said, ...(which === undefined ? {} : { which }), isSure, confidence };
}

/** "Le matin" and "le soir" are those hours at which most people read their news. */
function findPartOfDay(text: string): number | undefined {
  const isMorning = /(?<!\p{L})matin(?!\p{L})/iu.test(text);
  const isEvening = /(?<!\p{L})soir(?!\p{L})/iu.test(text);
  return isMorning === isEvening ? undefined : isMorning ? 8 : 18;
}

const severalAlerts =
  /(?<!\p{L})(?:les (?:deux|trois|2|3)(?! premi)|(?:la|l['’]alerte|num[eé]ro|n°) ?\d+ ?(?:,|et|puis|ou) ?(?:aussi )?(?:la |l['’]alerte |n°)?\d+)(?![\p{L}\d:h])/iu;

/** "arrête la 2", "la première alerte", "toutes". */
function findWhich(text: string, to: string): number | "all" | undefined {
  if (to === "stop-all") return undefined;
  if (/\b(?:toutes?|tout|all)\b/iu.test(text) && /alertes?|toutes/iu.test(text)) return "all";
  return findLedNumber(text);
}
