import { hoursOfField } from "../../core/market/pay-words.ts";
import { cut } from "../../core/text.ts";
import { plainLine } from "../plain-text.ts";

/** Characters of a label on hours that are read: none that was seen has half as many. */
const longest = 400;

export type Hours = {
  /** "35 h par semaine, travail en journée". */
  label?: string;
  fullTime?: boolean;
};

/**
 * How long an offer's work is. The label comes as "35H/semaine\nTravail en journée", "20 H", "30H Autre" or
 * "Temps plein"; France Travail's own "Temps plein" or "Temps partiel" is in a field by itself, which may be missing.
 */
export function hoursFrom(libelle: string | undefined, converted: string | undefined): Hours {
  const lines = (libelle ?? "")
    .slice(0, longest)
    .split("\n")
    .map(lineOf)
    .filter((line) => line !== "");
  const [first = "", ...others] = lines;
  // "Travail en journée" goes on in lower case, "RTT" stays.
  const more = others.map((line) => line.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase()));
  const label = [inWords(first), ...more].join(", ").replace(/\s+/g, " ");
  const weekly = hoursOfField(lines.join(", "));
  const fullTime =
    isFullTime(converted ?? "") ?? isFullTime(lines.join(" ")) ?? (weekly === undefined ? undefined : weekly >= 35);
  return {
    ...(label === "" ? {} : { label: cut(label, 80) }),
    ...(fullTime === undefined ? {} : { fullTime }),
  };
}

function lineOf(line: string): string {
  const plain = plainLine(line)
    .replace(/\.\.\.$/, "")
    .trim();
  return /^(?:autres?|n\/?[ac]|non (?:précisé|renseigné)e?s?|[\W_]*)$/i.test(plain) ? "" : plain;
}

/** "35H/semaine", "20 H", "30H Autre", "37H30/semaine" as people write them; other words stay. */
function inWords(line: string): string {
  const alone =
    /^(\d{1,2}) ?h(?:eures?)? ?(\d{2})?(?: ?(?:\/ ?sem(?:aine)?s?|par semaine|hebdo(?:madaires?)?|autres?))?\.?$/i;
  const within = /(\d{1,2}) ?h(?:eures?)? ?(\d{2})?\s{0,3}\/\s{0,3}semaine/i;
  const pattern = alone.test(line) ? alone : within;
  return line.replace(pattern, (_, hours: string, minutes?: string) =>
    [`${Number(hours)} h`, minutes === "00" ? undefined : minutes, "par semaine"].filter(Boolean).join(" "),
  );
}

function isFullTime(label: string): boolean | undefined {
  if (/temps partiel|mi-temps|partiel$/i.test(label)) return false;
  return /temps plein|temps complet|plein$/i.test(label) ? true : undefined;
}
