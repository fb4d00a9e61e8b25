import { normaliseText } from "../text/text.ts";

/** What is known of who recruits: its code of activity (NAF), the words for it, its name. */
export type Employer = { naf?: string | undefined; sector?: string | undefined; company?: string | undefined };

/**
 * The company that a text names; undefined where the text only fills the field: "R.A.S.", "Confidentiel",
 * "Notre client".
 */
export function findCompanyName(text: string): string | undefined {
  const name = text.trim();
  if (!/[\p{L}\p{N}]/u.test(name)) return undefined;
  const bare = normaliseText(name)
    .slice(0, 200)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    // "R.A.S.", "N/A", "X X X"
    .replace(/(?<![\p{L}\p{N}])([\p{L}\p{N}]) (?=[\p{L}\p{N}](?: |$))/gu, "$1");
  return placeholder.test(bare) ? undefined : name;
}

/** What a company is called of which no name is known. */
export const namelessCompany = "Entreprise non précisée";

const whoever = `(?:(?:l |une? |notre |votre |cette |ce |nom (?:de l |d |du )?)?(?:entreprise|societe|etablissement|employeur|client|recruteur|groupe|structure|enseigne|compagnie|association|nom|raison sociale|offre|annonce|recrutement|partenaire)e?s?(?: (?:clientes?|final|recruteurs?|utilisatrice))?)`;
const hidden = String.raw`(?:confidentiel(?:le)?s?|confidentialite|anonym(?:es?|e?ises?|at)|sous anonymat|inconnue?s?|cachee?s?|(?:non|pas|a|n est pas) (?:communiqu|precis|renseign|indiqu|defini|divulgu|mentionn|specifi|nomm|identifi|affich|fourni|disponible)\w{0,3})`;
/** "Particulier" says something: a household that employs someone. */
const placeholder = new RegExp(
  `^(?:${[
    "ras|n[acrd]|nsp|x+|0+|null|undefined|none|nan|neant|vide|test|autres?|aucune?|divers|sans(?: nom|objet)?|vide",
    `(?:${whoever} )?${hidden}(?: (?:par|pour) .{0,40})?`,
    `(?:pour )?${whoever}`,
    "(?:pour )?(?:l )?un de (?:nos|ses) clients?",
    "(?:voir|cf) (?:l )?(?:annonce|offre|description|descriptif)",
  ].join("|")})$`,
);

/** Whether it lends its staff to others; undefined where nothing is known of it. */
export function isTempAgency({ naf, sector, company }: Employer): boolean | undefined {
  const name = company === undefined ? "" : normaliseText(company);
  if (naf?.startsWith("78.2") || /travail temporaire/.test(normaliseText(sector ?? "")) || agencies.test(name))
    return true;
  return isKnown({ naf, sector, company }) ? false : undefined;
}

/** Whether it teaches. Of its offers only those for apprentices are not for itself. */
export function isTeaching({ naf, sector, company }: Employer): boolean | undefined {
  const name = company === undefined ? "" : normaliseText(company);
  if (naf?.startsWith("85.") || /enseignement|formation/.test(normaliseText(sector ?? "")) || schools.test(name))
    return true;
  return isKnown({ naf, sector, company }) ? false : undefined;
}

function isKnown({ naf, sector, company }: Employer): boolean {
  return naf !== undefined || sector !== undefined || company !== undefined;
}

/**
 * Agencies by the beginning of their names, since many offers say no more, and the words that agencies use
 * for themselves.
 */
const agencies = new RegExp(
  `^(?:${[
    "adecco|manpower|randstad|synergie|crit(?: interim| agence)?|proman|actual|start people|temporis|supplay|partnaire",
    "interaction|leader interim|samsic emploi|aquila rh|camo emploi|adequat|domino (?:rh|missions|staff|care)|gojob|iziwork",
    "expectra|page personnel|kelly services|menway|sup interim|lip|ergalis|jubil|morgan services|team emploi|gi group|abalone",
    "slash interim|triangle|ras interim|r\\\\.?a\\\\.?s\\\\.? interim|regional interim|welljob|toma interim|satis tt|vitalis medical|appel medical",
  ].join("|")})(?![a-z0-9])|(?<![a-z])(?:interim|interimaires?|travail temporaire)(?![a-z])`,
);

/** What schools call themselves, and some that say nothing of it. */
const schools =
  /(?<![a-z])(?:cfa|ecoles?|campus|formations?|academy|academie|business school|school|greta|afpa|universite|iscod|studi|openclassrooms|walter learning|aftec|mewo|ifocop|cesi)(?![a-z])/;
