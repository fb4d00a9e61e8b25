import { normaliseText } from "../text/text.ts";

/** What is written into a field on pay that must not be empty is at most this long. */
const longest = 120;

/** A field that nobody filled in: "N/A", "Autres", "Description du salaire", "0", "De à EUR par an". */
export function isBlankPay(text: string): boolean {
  const words = bare(text);
  return words.length <= longest && (words === "" || blank.test(words));
}

/**
 * Whether words do not say what a job pays: those of a blank field, "A négocier", "Selon profil et
 * expérience".
 */
export function isVaguePay(text: string): boolean {
  const words = bare(text);
  return words.length <= longest && (words === "" || blank.test(words) || vague.test(words));
}

/** Folded, without the signs around it. */
function bare(text: string): string {
  return normaliseText(text.slice(0, 2 * longest))
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .replace(/^[^a-z0-9€]+|[^a-z0-9€]+$/g, "");
}

const pay = `(?:(?:le |votre )?(?:niveau de )?(?:salaires?|remunerations?|package|fixe|montant|taux horaire)(?: (?:propose|offert|prevu|brut|mensuel|annuel|horaire)e?l?l?e?)*)`;
const notSaid =
  "(?:communiqu|renseign|indiqu|precis|defini|specifi|affich|mentionn|disponibl|applicabl|connu|saisi|fourni)";

const blank = new RegExp(
  `^(?:${[
    "n[./ ]?[acdrs]",
    String.raw`r\.?a\.?s`,
    "null|undefined|nan|none|nil|neant|vide|inconnue?|aucune?|sans objet|test|xx*|autres?|champ(?: libre)?",
    `0+(?:[.,]0+)?(?: ?(?:€|euros?|eur))?(?: ?(?:a|-) ?0+(?:[.,]0+)?)?(?: ?(?:€|euros?|eur))?`,
    "k?€|euros?|eur",
    // Hours are not pay.
    String.raw`\d{1,2} ?h(?:\d{2}|eures?)?(?: ?(?:\/|par )?(?:semaine|sem|hebdo))?|temps (?:plein|complet|partiel)`,
    `(?:description|libelle|commentaires?|complements?|informations?|details?|type)(?: (?:du|de la|de|sur le|sur la) (?:salaire|remuneration))?`,
    `${pay}? ?:? ?(?:est )?(?:non|pas) ${notSaid}[ea]?(?:e?s?|nt)`,
    pay,
    "(?:salaire )?de a (?:eur|€|euros).*",
  ].join("|")})$`,
);

const what =
  "(?:profils?|experiences?|competences?|qualifications?|candidats?|candidature|motivation|entretien|poste|negociations?)";
const whose = `(?:(?:le |la |l'|les |vos |votre |son |ses |du |de la |de l'|des )?(?:niveau d'|niveau de |annees? d')?${what}(?: (?:du candidat|professionnelle|acquise|recherchee?))?)`;
const nothing = [
  `(?:a )?(?:negocier|definir|convenir|debattre|determiner|preciser|discuter|voir|fixer|etudier|communiquer|evaluer)(?: (?:ensemble|avec (?:l'employeur|le recruteur|l'entreprise|vous|le client)|(?:lors de |en |pendant )?(?:l')?entretien))?`,
  "negociables?|confidentiel(?:le)?s?|sur demande|libre",
  String.raw`(?:selon|suivant|en fonction|fonction|d'apres) ?${whose}(?: ?(?:et\/ou|et|ou|,|\/|-|&|\+) ?(?:selon |de )?${whose})*`,
  String.raw`(?:voir|cf\.?) (?:l'|le |la )?(?:annonce|offre|descriptif|description|poste|texte|detail|fiche de poste|ci-dessous|ci-dessus)`,
  "(?:tres )?(?:attracti(?:f|ve)|motivante?|competiti(?:f|ve)|interessante?)",
].join("|");
const vague = new RegExp(
  String.raw`^(?:${pay}(?: est)? ?[:,-]? ?)?(?:${nothing})(?:[\s,;/.:()-]+(?:et )?(?:${nothing}))*$`,
);
