import type { Offer } from "../offer.ts";
import { cut, words } from "../text.ts";

/** A description is long enough to tell announcements apart. */
const telling = 200;
/** What is told is kept by these keys: as much was kept of a description when the first were. */
const compared = 2_500;

/**
 * What two copies of one announcement have in common: the job and the company where that is known, else the text, when it is long. Undefined for what
 * cannot be told apart from others: nothing else folds.
 */
export function foldKey({
  title,
  company,
  description,
}: Pick<Offer, "title" | "company" | "description">): string | undefined {
  if (company !== undefined) return hash(`${job(title)} ${words(company).join(" ")}`);
  return description.length >= telling ? hash(words(cut(description, compared)).join(" ")) : undefined;
}

/** The words of a title without those that say that it is for everyone. */
function job(title: string): string {
  return words(title.replace(/\(?\b[hf]\s*\/\s*[hf](?:\s*\/\s*[xn]b?)?\b\)?/gi, " ")).join(" ");
}

/** A long text as a short one: FNV-1a (Fowler, Noll, Vo) forwards and backwards, 32 bits each. */
function hash(text: string): string {
  const codes = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return `${fnv(codes).toString(36)}${fnv(codes.reverse()).toString(36)}`;
}

function fnv(codes: number[]): number {
  return codes.reduce((value, code) => Math.imul(value ^ code, 16_777_619), 2_166_136_261) >>> 0;
}
