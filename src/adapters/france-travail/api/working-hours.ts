import { parseHoursField } from "../../../core/market/pay-words.ts";
import { cut, normaliseText } from "../../../core/text/text.ts";
import { isBlank } from "../../blank.ts";
import { stripMarkupToLine } from "../../plain-text.ts";

/** Characters of a label on hours that are read: none that was seen has half as many. */
const longest = 400;

/** How many hours an offer asks for, as far as it says. */
export type WorkingHours = {
  /** "35 h par semaine, travail en journée". */
  label?: string;
  fullTime?: boolean;
};

/**
 * How long an offer's work is. The label comes as "35H/semaine\nTravail en journée", "20 H", "30H Autre" or
 * "Temps plein"; France Travail's own "Temps plein" or "Temps partiel" is in a field by itself, which may be
 * missing.
 */
export function parseWorkingHours(libelle: string | undefined, converted: string | undefined): WorkingHours {
  const lines = (libelle ?? "")
    .slice(0, longest)
    .split("\n")
    .map(lineOf)
    .filter((line) => line !== "");
  const [first = "", ...others] = lines;
  // "Travail en journée" goes on in lower case, "RTT" stays.
  const more = others.map((line) => line.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase()));
  const label = [inWords(first), ...more].join(", ").replace(/\s+/g, " ");
  const weekly = parseHoursField(lines.join(", "));
  const fullTime =
    isFullTime(converted ?? "") ?? isFullTime(lines.join(" ")) ?? (weekly === undefined ? undefined : weekly >= 35);
  return {
    ...(label === "" ? {} : { label: cut(label, 80) }),
    ...(fullTime === undefined ? {} : { fullTime }),
  };
}

function lineOf(line: string): string {
  const plain = stripMarkupToLine(line)
    .replace(/\.\.\.$/, "")
    .trim();
  return isBlank(plain) || /^(?:autres?|[\W_]*|0+ ?h.*)$/i.test(plain) ? "" : plain;
}

/**
 * "35H/semaine", "20 H", "30H Autre", "37H30/semaine", "35.0H/semaine" as people write them; other words
 * stay, and so do hours that no week has.
 */
function inWords(line: string): string {
  const alone =
    /^(\d{1,2})(?:[.,](\d{1,2}))? ?h(?:eures?)? ?(\d{2})?(?: ?(?:\/ ?sem(?:aine)?s?|par semaine|hebdo(?:madaires?)?|autres?))?\.?$/i;
  const within = /(?<![\d.,])(\d{1,2})(?:[.,](\d{1,2}))? ?h(?:eures?)? ?(\d{2})?\s{0,3}\/\s{0,3}semaine/i;
  const pattern = alone.test(line) ? alone : within;
  return line.replace(pattern, (all, hours: string, decimals?: string, minutes?: string) => {
    if (Number(hours) === 0 || Number(hours) > mostHours) return all;
    const whole = /[1-9]/.test(decimals ?? "") ? `${Number(hours)},${decimals}` : `${Number(hours)}`;
    return [`${whole} h`, minutes === "00" ? undefined : minutes, "par semaine"].filter(Boolean).join(" ");
  });
}

/** A week of work: 48 hours at most by law (Code du travail, L3121-20), 60 with a permit. */
const mostHours = 60;

/** Undefined where both are said, or neither: "Temps plein ou partiel", "Pas de temps partiel". */
function isFullTime(label: string): boolean | undefined {
  const text = normaliseText(label);
  if (/\b(?:pas (?:de |un |a )|sans |non |ni )temps\b/.test(text)) return undefined;
  const isPart =
    /temps (?:partiel|non[ -]complet|reduit)|partiel$|\b(?:mi|demi|1\/2)[- ]?temps|(?:ou|et|\/) ?partiel/.test(text);
  const isWhole = /temps (?:plein|complet)|plein$|\bplein[- ]temps|(?:ou|et|\/) ?(?:plein|complet)/.test(text);
  return isPart === isWhole ? undefined : isWhole;
}
