import { readHour, readNumber } from "./numbers.ts";
import type { Context, Reading } from "./reading.ts";
import type { Likely } from "./screen-weights.ts";
import { findWords } from "./words.ts";

/** In the list of alerts a number names one, and what is to be deleted are alerts. */
export function toAlertOfList(text: string, likely: Likely[], context: Context): Reading | undefined {
  if (context !== "alerts") return undefined;
  const [first] = likely;
  if (first?.label === "go/delete" && !/donn[ée]e|compte|infos|tout ce que/iu.test(text))
    return { act: "alert", to: "stop-all", isSure: first.probability > 0.4, confidence: first.probability };
  const best = likely.find(({ label }) => label.startsWith("alert/"));
  if (!best || best.probability < 0.08 || findWhich(text, "") === undefined) return undefined;
  return toAlert(text, best.label.slice("alert/".length), best.probability > 0.25, best.probability);
}

export function toTalk(text: string, { label, probability }: Likely, strength: number): Reading {
  const [act = "", to = ""] = label.split("/");
  const isSure = probability > (strength === 0 ? 0.5 : 0.7);
  if (act === "go")
    return {
      act: "go",
      to: to === "page" || to === "offer" ? toNumbered(text, to) : to,
      isSure,
      confidence: probability,
    };
  if (act === "alert") return toAlert(text, to, isSure, probability);
  if (act === "answer") return { act: "answer", to, isSure, confidence: probability };
  return { act: "say", to, isSure, confidence: probability };
}

function toNumbered(text: string, to: string): string {
  const numbers = findWords(text).flatMap(({ key }) => readNumber(key) ?? []);
  return `${to}:${numbers.at(-1) ?? 1}`;
}

function toAlert(text: string, to: string, isSure: boolean, confidence: number): Reading {
  const hour = readHour(text);
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
  const which = findWhich(text, to);
  return { act: "alert", to: said, ...(which === undefined ? {} : { which }), isSure, confidence };
}

/** "arrête la 2", "la première alerte", "toutes". */
function findWhich(text: string, to: string): number | "all" | undefined {
  if (to === "stop-all") return undefined;
  if (/\b(?:toutes?|tout|all)\b/iu.test(text) && /alertes?|toutes/iu.test(text) && to !== "hour") return "all";
  const found = text.match(/(?:\bla |\bl['’]alerte |n°|num[eé]ro )\s?(?:n°|num[eé]ro )?([\p{L}\d]+)/iu)?.[1];
  return found === undefined ? undefined : readNumber(found);
}
