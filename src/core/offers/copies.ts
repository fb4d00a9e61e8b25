import { runToEnd, type Steps } from "../async/steps.ts";
import { cut, normaliseText, splitWords } from "../text/text.ts";
import { findCompanyName } from "./employer.ts";
import type { FoundOffer, Offer, OfferCopy } from "./offer.ts";

/** A description that is shorter does not tell announcements apart. */
const shortestTelling = 200;
/** Keys of texts are stored: as much was compared of a description when the first were. */
const longestCompared = 2_500;
/** The longest title that is compared. */
const longestTitle = 300;

/** What the rule looks at. */
type Announcement = Pick<
  Offer,
  "kind" | "title" | "company" | "bySchool" | "place" | "contract" | "alternance" | "description"
>;

/** A list is folded anew for each of its pages: each text is hashed once. */
const known = new WeakMap<Announcement, readonly string[]>();

/**
 * What an announcement has in common with its copies: two announcements that share a key are copies of each
 * other. The rule for results, alerts, markets and exports:
 * - the same title, named company, commune and contract; or
 * - the same long text. If the company is named, the commune must be the same as well: a chain recruits for
 *   eight shops with one text, and those are eight offers. A recruiter that does not name its client
 *   publishes one offer in many communes.
 *
 * Hashed on the first call only, since offers never change.
 */
export function getCopyKeys(offer: Announcement): readonly string[] {
  const before = known.get(offer);
  if (before) return before;
  const keys = keysOf(offer);
  known.set(offer, keys);
  return keys;
}

/** The offer without its text, which is most of it; its copies are still found. */
export function omitDescription(offer: Offer): Offer {
  const bare = { ...offer, description: "" };
  known.set(bare, getCopyKeys(offer));
  return bare;
}

function keysOf(offer: Announcement): string[] {
  const { kind, title, place, bySchool = false } = offer;
  if (kind === "company") return [];
  const company = companyKeyOf(offer.company ?? "");
  const where = place.commune ?? splitWords(place.label).join(" ");
  const job = normaliseTitle(title);
  const keys: string[] = [];
  // A school recruits for employers whom it does not name.
  if (company !== "" && job !== "" && where !== "" && !bySchool)
    keys.push(hash(JSON.stringify([job, company, where, contractOf(offer)])));
  const text = toWordCodes(cut(offer.description, longestCompared));
  if (text.length < shortestTelling) return keys;
  const key = hash(text);
  if (company === "") keys.push(key);
  if (where !== "") keys.push(hash(JSON.stringify([key, where])));
  return keys;
}

/**
 * What a character beyond ASCII is folded to: letters, or nothing for a mark on the letter before. Some
 * thousands are cached.
 */
const foldedSigns = new Map<number, number[]>();
const mostSigns = 5_000;

/**
 * What an ASCII character means in a word: itself in lower case, 1 for the + and # of "C++" and "C#", 0 for
 * what ends a word.
 */
const ascii = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9]/.test(sign) ? sign.charCodeAt(0) : /[+#]/.test(sign) ? 1 : 0;
});

/** A sign beyond ASCII is folded to eighteen at most (U+FDFA), and a space may go before each. */
const mostCodes = 36;
/** Made once: an array for each of thousands of texts would cost more than what is done with it. */
let scratch = new Uint16Array(mostCodes * longestCompared);

/**
 * `words(text).join(" ")` as character codes, in half the time: texts are long and come by the hundred. Use
 * the result before the next call.
 */
export function toWordCodes(text: string): Uint16Array {
  if (scratch.length < mostCodes * text.length) scratch = new Uint16Array(mostCodes * text.length);
  const codes = scratch;
  let length = 0;
  let isInWord = false;
  const put = (code: number) => {
    const sign = code < 128 ? (ascii[code] ?? 0) : 0;
    if (sign === 0 || (sign === 1 && !isInWord)) isInWord = false;
    else {
      if (!isInWord && length > 0) codes[length++] = 32;
      codes[length++] = sign === 1 ? code : sign;
      isInWord = true;
    }
  };
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i) ?? 0;
    // It has two units.
    if (code > 0xff_ff) i += 1;
    if (code < 128) put(code);
    else for (const sign of foldedSign(code)) put(sign);
  }
  return codes.subarray(0, length);
}

function foldedSign(code: number): number[] {
  const before = foldedSigns.get(code);
  if (before !== undefined) return before;
  const sign = normaliseText(String.fromCodePoint(code));
  const codes = Array.from({ length: sign.length }, (_, i) => sign.charCodeAt(i));
  if (foldedSigns.size < mostSigns) foldedSigns.set(code, codes);
  return codes;
}

/** One for all spellings; empty where none is known. Of a long name, a beginning tells whether it is one. */
function companyKeyOf(company: string): string {
  if (findCompanyName(company.slice(0, longestTitle)) === undefined) return "";
  const codes = toWordCodes(company);
  return codes.length === 0 ? "" : hash(codes);
}

/**
 * Two services name the contract of an apprentice differently. The length of a contract does not matter, only
 * its kind.
 */
function contractOf({ contract, alternance }: Announcement): string {
  if (alternance) return "alternance";
  if (contract?.kind !== "other") return contract?.kind ?? "";
  return splitWords(contract.label.replace(/,.*/s, "")).join(" ");
}

/**
 * The keys that stores older than November 2026 hold for offers of a named company, whatever the commune.
 * They are only looked up among the known offers and no longer written; after 30 days none is left.
 */
export function getFormerCopyKeys({ title, company }: Pick<Offer, "title" | "company">): string[] {
  if (company === undefined) return [];
  const job = title.replace(/\(?\b[hf]\s*\/\s*[hf](?:\s*\/\s*[xn]b?)?\b\)?/gi, " ");
  return [hash(`${splitWords(job).join(" ")} ${splitWords(company).join(" ")}`)];
}

const genders = new RegExp(
  [
    // "H/F", "(F-H-X)", "m/f/d", "h.f."
    String.raw`(?<![a-z0-9])[hfmw]\s?[/|.,&+-]\s?[hfmw](?:\s?[/|.,-]\s?(?:[xdi]|nb?|nc))*(?![a-z0-9])`,
    // "(HF)", "H F", "(h)"
    String.raw`(?<![a-z0-9])(?:hfx?|fhx?|h f|f h|m f)(?![a-z0-9])|\((?:[hfmx]|nb)\)`,
    String.raw`(?<![a-z])(?:hommes?|femmes?)\s?(?:[/|-]|et|ou)\s?(?:hommes?|femmes?)(?![a-z])`,
    // "employé(e)s", "vendeur(euse)", "employé·e", "serveur-se"
    String.raw`(?<=[a-z]{3})(?:\((?:e|[nltsv]e|fe|i?ere|euse|t?rice|esse)s?\)|[·•./-](?:e|[sv]e|ne|i?ere|euse|t?rice)(?:[·•./-]?s)?(?![a-z]))`,
  ].join("|"),
  "g",
);

const references = new RegExp(
  [
    // "réf. LY-118", "référence : ABC", "n° 4711", "#4711"
    String.raw`(?<![a-z])ref(?:erence)?s?(?![a-z])\s?(?:n[°º])?[ .:#]{0,3}[a-z]{0,6}[-_/ ]?\d[a-z0-9_./-]*`,
    String.raw`(?<![a-z])ref(?:erence)?s?\s?[.:]{1,2}\s?[a-z0-9][a-z0-9_./-]*`,
    String.raw`(?:(?<![a-z])n\s?[°º]|#)\s?\d{3,}[a-z0-9_./-]*`,
    // "AB-20417"; a year says something.
    String.raw`(?<![a-z0-9])(?!(?:19|20)\d\d(?:\s?[-/]\s?(?:19|20)?\d\d)?(?![\w/-]))[a-z]{0,5}[-_]?\d{4,}(?:[-_/][a-z0-9]+)*(?![a-z0-9])`,
  ].join("|"),
  "g",
);

/**
 * The words of a title without those that say that it is open to everyone, and without reference numbers of
 * its author.
 */
export function normaliseTitle(title: string): string {
  const bare = normaliseText(title.slice(0, longestTitle)).replace(references, " ").replace(genders, " ");
  return splitWords(bare.replace(/(?<![a-z])([a-z]{3,})\s?\/\s?([a-z]{3,})/g, oneGender)).join(" ");
}

/** "serveur / serveuse" → "serveur"; "cuisinier / serveur" stays. */
function oneGender(both: string, one: string, other: string): string {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return other.endsWith("e") && same >= Math.max(3, one.length - 3) ? one : both;
}

/**
 * The first offer of each announcement, by any of its keys. An offer that is a copy only of a hidden copy is
 * none: the first one is shown.
 */
export type CopyIndex<T> = {
  /** Of several the one that was added first. */
  find: (keys: readonly string[]) => T | undefined;
  add: (keys: readonly string[], first: T) => void;
};

export function createCopyIndex<T>(): CopyIndex<T> {
  const all: T[] = [];
  // Half a million offers may be exported: a key costs no more than its entry.
  const byKey = new Map<string, number>();
  return {
    find: (keys) => {
      const at = Math.min(...keys.map((key) => byKey.get(key) ?? Number.POSITIVE_INFINITY));
      return all[at];
    },
    add: (keys, first) => {
      for (const key of keys) if (!byKey.has(key)) byKey.set(key, all.length);
      all.push(first);
    },
  };
}

/**
 * Groups a list by announcement: the first offer of each carries the others as its copies. Later offers never
 * change what was made of earlier ones, so pages of a list stay consistent while more of it is read.
 */
export function groupCopies(all: readonly FoundOffer[]): FoundOffer[] {
  return runToEnd(groupCopiesInSteps(all));
}

/** So many texts are hashed in a few milliseconds. */
const inOneStep = 50;

/** The same, a few offers at a time: someone may jump far ahead. */
export function* groupCopiesInSteps(all: readonly FoundOffer[]): Steps<FoundOffer[]> {
  const first = createCopyIndex<{ found: FoundOffer; copies: OfferCopy[] }>();
  const folded: { found: FoundOffer; copies: OfferCopy[] }[] = [];
  for (const [i, found] of all.entries()) {
    if (i % inOneStep === inOneStep - 1) yield;
    const keys = getCopyKeys(found.offer);
    const original = first.find(keys);
    if (original) original.copies.push(copyOf(found.offer));
    else {
      const group = { found, copies: [] };
      folded.push(group);
      first.add(keys, group);
    }
  }
  return folded.map(({ found, copies }) => (copies.length === 0 ? found : { ...found, copies }));
}

/** Each announcement once, as it is read first. */
export function dropCopies(offers: readonly Offer[]): Offer[] {
  return runToEnd(dropCopiesInSteps(offers));
}

/** The same, a few offers at a time. */
export function* dropCopiesInSteps(offers: readonly Offer[]): Steps<Offer[]> {
  const first = createCopyIndex<Offer>();
  const found: Offer[] = [];
  for (const [i, offer] of offers.entries()) {
    if (i % inOneStep === inOneStep - 1) yield;
    const keys = getCopyKeys(offer);
    if (first.find(keys)) continue;
    first.add(keys, offer);
    found.push(offer);
  }
  return found;
}

/** An offer in a table, and of which one before it in that table it is a copy. */
export type MarkedOffer = Offer & { copyOf?: string };

/** Marks the copies among offers that come one after the other: `copyOf` is the key of the first. */
export function createCopyMarker(): (offer: Offer) => MarkedOffer {
  const first = createCopyIndex<string>();
  return (offer) => {
    const keys = getCopyKeys(offer);
    const copyOf = first.find(keys);
    if (copyOf !== undefined) return { ...offer, copyOf };
    first.add(keys, offer.key);
    return offer;
  };
}

function copyOf({ key, handle }: Offer): OfferCopy {
  return handle === undefined ? { key } : { key, handle };
}

/**
 * Shortens a long text: FNV-1a (Fowler, Noll, Vo) forwards and backwards, 32 bits each. The result is stored,
 * so this must never change.
 */
function hash(text: string | Uint16Array): string {
  const codeAt = (i: number): number => (typeof text === "string" ? text.charCodeAt(i) : (text[i] ?? 0));
  let forwards = 2_166_136_261;
  let backwards = forwards;
  for (let i = 0, j = text.length - 1; j >= 0; i++, j--) {
    forwards = Math.imul(forwards ^ codeAt(i), 16_777_619);
    backwards = Math.imul(backwards ^ codeAt(j), 16_777_619);
  }
  return `${(forwards >>> 0).toString(36)}${(backwards >>> 0).toString(36)}`;
}
