import { cut, normaliseText, splitWords } from "../text/text.ts";
import { toWordCodes } from "../text/word-codes.ts";
import { findCompanyName } from "./employer.ts";
import type { Listing, Offer, Statements } from "./offer.ts";

/** A description that is shorter does not tell announcements apart. */
const shortestTelling = 200;
/** Keys of texts are stored: as much was compared of a description when the first were. */
const longestCompared = 2_500;
/** The longest title that is compared. */
const longestTitle = 300;

/** What the rule looks at. */
type Announcement =
  | Pick<Offer, "kind" | "title" | "company" | "bySchool" | "place" | "contract" | "alternance" | "description">
  | Exclude<Listing, Offer>;

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

/** The listing without its text, which is most of it; its copies are still found. */
export function omitDescription<L extends Listing>(listing: L): L {
  const bare = { ...listing, description: "" };
  known.set(bare, getCopyKeys(listing));
  return bare;
}

function keysOf(announcement: Announcement): string[] {
  switch (announcement.kind) {
    case "offer":
      return keysOfOffer(announcement);
    // It published nothing that another could repeat.
    case "company":
      return [];
    // Each has its own place and dates, and one source only.
    case "training":
    case "event":
      return [];
  }
}

function keysOfOffer(offer: Extract<Announcement, { kind: "offer" }>): string[] {
  const { title, place, bySchool = false } = offer;
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
function contractOf({ contract, alternance }: Pick<Offer, "contract" | "alternance">): string {
  if (alternance) return "alternance";
  if (contract?.kind !== "other") return contract?.kind ?? "";
  return splitWords(contract.label.replace(/,.*/s, "")).join(" ");
}

/**
 * The keys that stores older than November 2026 hold for offers of a named company, whatever the commune.
 * They are only looked up among the known offers and no longer written; after 30 days none is left.
 */
export function getFormerCopyKeys({ title, company }: Pick<Statements, "title" | "company">): string[] {
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
  return splitWords(bare.replace(/(?<![a-z])([a-z]{3,})\s?\/\s?([a-z]{3,})/g, toOneGender)).join(" ");
}

/** "serveur / serveuse" → "serveur"; "cuisinier / serveur" stays. */
function toOneGender(both: string, first: string, second: string): string {
  let sharedLength = 0;
  while (sharedLength < first.length && first[sharedLength] === second[sharedLength]) sharedLength += 1;
  return second.endsWith("e") && sharedLength >= Math.max(3, first.length - 3) ? first : both;
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
