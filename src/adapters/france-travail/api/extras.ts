import { uniqueBy } from "../../../core/collections/unique-by.ts";
import { readSalary } from "../../../core/market/salary.ts";
import { isVaguePay } from "../../../core/market/vague-pay.ts";
import type { Offer } from "../../../core/offers/offer.ts";
import { cut, normaliseText } from "../../../core/text/text.ts";
import { capitaliseName } from "../../location.ts";
import { stripMarkupToLine } from "../../plain-text.ts";
import type { Offre } from "./offre.ts";

type Extras = Pick<Offer, "posts" | "languages" | "advantages" | "contact" | "applyUrl">;

const maxLanguages = 6;
const maxAdvantages = 8;
/** Finding out whether a text is pay takes a while, and no real offer has half as many. */
const maxAdvantagesRead = 20;
/** Characters of a text that decide whether it is pay: the amount may stand behind what a card shows. */
const maxReadLength = 300;
/** Characters of an advantage that are shown. */
const maxShownLength = 80;
/** Nobody hires ten thousand people by one announcement. */
const maxPosts = 9_999;

/**
 * What an offer says beside the job itself. Of whom to write to, only an agency of France Travail and the
 * page to apply on: a person is never kept.
 */
export function toExtras({ nombrePostes = 1, langues, salaire, contact }: Offre, fictitious: boolean): Extras {
  const languages = unique((langues ?? []).flatMap((language) => languageOf(language) ?? [])).slice(0, maxLanguages);
  const advantages = advantagesIn(salaire);
  const agency = agencyIn(contact);
  // Nothing of the demonstration is at an employer's.
  const applyUrl = fictitious ? undefined : pageIn(contact?.urlPostulation);
  return {
    ...(Number.isInteger(nombrePostes) && nombrePostes > 1 && nombrePostes <= maxPosts ? { posts: nombrePostes } : {}),
    ...(languages.length > 0 ? { languages } : {}),
    ...(advantages.length > 0 ? { advantages } : {}),
    ...(agency ? { contact: agency } : {}),
    ...(applyUrl ? { applyUrl } : {}),
  };
}

/** "Anglais exigé", "Allemand souhaité": E is demanded, S wished for. */
function languageOf(language: NonNullable<Offre["langues"]>[number]): string | undefined {
  const name = capitaliseName(stripMarkupToLine(language?.libelle ?? ""));
  if (!/\p{L}/u.test(name)) return undefined;
  const firmly = { E: " exigé", S: " souhaité" }[language?.exigence?.toUpperCase() ?? ""] ?? "";
  return `${cut(name, 40)}${firmly}`;
}

/** "Mutuelle", "Titres restaurant / Prime de panier". A wage that stands in the same fields is pay. */
function advantagesIn(salaire: Offre["salaire"]): string[] {
  const { complement1, complement2, listeComplements } = salaire ?? {};
  const labels = [complement1, complement2, ...(listeComplements ?? []).map((one) => one?.libelle)];
  const texts = labels.slice(0, maxAdvantagesRead).map((text) => cut(stripMarkupToLine(text ?? ""), maxReadLength));
  const advantages = texts.filter((text) => !isVaguePay(text) && !isPay(text));
  return unique(advantages.map((text) => cut(text, maxShownLength))).slice(0, maxAdvantages);
}

function isPay(text: string): boolean {
  return ["gross", "net", "fee"].includes(readSalary([text]).is);
}

/** Each once, however it is written. */
function unique(texts: string[]): string[] {
  return uniqueBy(texts, normaliseText);
}

/**
 * An agency that takes applications, with its address: "Agence France Travail Nantes Est, 12 rue du Test,
 * 44000 Nantes". Whatever follows a dash, a comma or a civility may be somebody's name; where nothing says
 * "Agence", all of it may be.
 */
function agencyIn(contact: Offre["contact"]): string | undefined {
  const [name = ""] = stripMarkupToLine(contact?.nom ?? "").split(
    / [-–—/] |[,;:(]|(?<![\p{L}\p{N}])(?:M|Mr|Mme|Mlle|Madame|Monsieur|Mademoiselle)(?![\p{L}\p{N}])/iu,
  );
  const isAgency = /^(?:l')?agence (?:france travail|pole emploi)(?![\p{L}\p{N}])/u.test(normaliseText(name));
  if (!isAgency || isPersonal(name)) return undefined;
  const { coordonnees1, coordonnees2, coordonnees3 } = contact ?? {};
  const address = [coordonnees1, coordonnees2, coordonnees3]
    .map((line) => stripMarkupToLine(line ?? ""))
    .filter((line) => isAddress.test(normaliseText(line)) && !isPersonal(line) && line.length <= 100);
  return cut([name.trim(), ...unique(address)].join(", "), 200);
}

const isAddress =
  /^(?:\d{5} |\d{1,4} ?(?:bis|ter|quater)?,? )|^(?:rue|avenue|av|bd|boulevard|place|zac|za|zi|route|allee|chemin|quai|cs|bp|impasse|cours|immeuble|batiment|bat)\b/;

/** An address to write to, a number to call, a link, or a form of address before a name. */
function isPersonal(text: string): boolean {
  return /@|https?:|www\.|(?:\d[\s.-]?){9,}|(?<![\p{L}\p{N}])(?:M\.|Mr|Mme|Mlle|Madame|Monsieur|contact|attention|tél|tel|courriel|mail)(?![\p{L}\p{N}])/iu.test(
    text,
  );
}

/** The employer's page to apply on. */
function pageIn(url: string | undefined): string | undefined {
  return url !== undefined && url.length <= 500 && isPageOfNobody(url) ? new URL(url).href : undefined;
}

/** Whether it is a page on the web. A link that writes to somebody, or that is somebody's page, is none. */
export function isPageOfNobody(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, href, username, hostname, pathname } = new URL(url);
  const isSomebodys =
    /@|%40/i.test(href) || username !== "" || (/linkedin\./.test(hostname) && pathname.startsWith("/in/"));
  return (protocol === "https:" || protocol === "http:") && hostname.includes(".") && !isSomebodys;
}
