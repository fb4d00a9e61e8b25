import { cleanLines } from "../../text/clean-text.ts";
import { toPlainLetters } from "../../text/text.ts";
import { plainNumbers } from "../plain-numbers.ts";

/** A message on one line, in plain letters and digits, with the words that a sign stands for ("+ près"). */
export function toOneLine(typed: string): string {
  const line = plainNumbers(toPlainLetters(cleanLines(typed)))
    .replace(/\s+/g, " ")
    .trim();
  return line.replace(plusSign, "plus ");
}

/** "+ près", "+ d'offres" */
const plusSign = /(?<![\p{L}\d])\+ ?(?=(?:pr[èe]s|proches?|loin|r[ée]cente?s?|d['’e])(?!\p{L}))/giu;
