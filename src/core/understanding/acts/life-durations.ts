import { withoutParts } from "./words.ts";

/**
 * A text without the durations that it tells of its author's life: "je dors dans ma voiture depuis un mois",
 * "ça fait 2 ans que je cherche". Such a time is never that of an offer, which "les offres depuis un mois"
 * is.
 */
export function dropLifeDurations(text: string): string {
  const told = [...text.matchAll(itHasBeen)].map(({ index, 0: wording }) => toPart(index, wording));
  const since = [...text.matchAll(sinceThen)]
    .filter(({ index }) => tellsOfSomebody(text.slice(0, index), text.slice(index)))
    .map(({ index, 0: wording }) => toPart(index, wording));
  const parts = [...told, ...since];
  return parts.length === 0 ? text : withoutParts(text, parts);
}

const toPart = (from: number, wording: string) => ({ from, to: from + wording.length });

/**
 * Whether the clause that a time stands in is about who writes, and not about offers: "au chômage depuis un
 * mois, je cherche des offres" has two, and only the second is about offers.
 */
function tellsOfSomebody(before: string, behind: string): boolean {
  const clause = before.split(/[,.;!?\n]|\s(?:et|mais|donc|car)\s/iu).at(-1) ?? "";
  const [next = ""] = behind.split(/[,.;!?\n]|\s(?:et|mais|donc|car)\s|(?<=\p{L}\s)(?=(?:je|on|nous)\s|j['’])/iu);
  if (ofOffers.test(clause) || ofOffers.test(next)) return false;
  return ofSomebody.test(clause) || (clause.trim() === "" && bySomebody.test(behind));
}

const amount =
  "(?:(?:environ|presque|bient[ôo]t|plus d['’ ]?e?|d[ée]j[àa]|au moins|[àa] peine|quasi(?:ment)?|peu|plusieurs|quelques|des|les?|ces|cette|longtemps|toujours) ?)*(?:(?:\\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quinze|vingt) ?)?(?:jours?|semaines?|mois|ans?|ann[ée]es?|longtemps|toujours)(?: et demie?)?";
const itHasBeen = new RegExp(
  `(?<!\\p{L})(?:[çc]a|cela|sa|voil[àa]|il y a|[çc]a va) ?(?:fait|faire)? ?(?:d[ée]j[àa] |bient[ôo]t |maintenant )*${amount}(?: (?:maintenant|d[ée]j[àa]))? (?:que|qu['’])`,
  "giu",
);
const sinceThen = new RegExp(`(?<!\\p{L})(?:depuis|pendant|durant) ${amount}(?!\\p{L})`, "giu");
const ofSomebody =
  /(?<!\p{L})(?:j['’]|je|moi|mon|ma|mes|on|nous|ch[ôo]mage|ch[ôo]meu(?:r|se)|maman|papa|sans (?:emploi|travail|boulot|taf|domicile|abri|logement)|inscrite?|dipl[ôo]m[ée]e?|[àa] la rue|en (?:france|recherche|gal[èe]re|arr[êe]t)|arriv[ée]e?|malade|enceinte|(?:un|une|mon|ma|ce|cette|en|d['’]une?|le m[êe]me) (?:poste|travail|job|emploi|contrat|cdi|cdd|int[ée]rim|mission|stage|apprentissage|alternance|formation|boulot|place))(?!\p{L})|(?<!\p{L})j['’]/iu;
const ofOffers =
  /(?<!\p{L})(?:offres?|annonces?|publi\p{L}*|parue?s?|sorti\p{L}*|mises? en ligne|ajout\p{L}*|nouveaut[ée]s?|r[ée]cent\p{L}*|derni[èe]res?|montre\p{L}*|voir|affiche\p{L}*|filtre\p{L}*|post(?:ée?s?|ees?))(?!\p{L})/iu;
/** "depuis un mois je suis au chômage" */
const bySomebody =
  /^(?:depuis|pendant|durant)\s[^,.;!?\n]{0,40}?\s,?\s?(?:(?:je|on|nous)\s|j['’])|^[^,.;!?\n]{0,40},\s?(?:(?:je|on|nous)\s|j['’])/iu;
