/**
 * A question that is denied out of politeness, without its denial: "vous auriez pas du travail de matelot à
 * Brest ?" asks for such work, and "ya rien de plus près ?" for something nearer. French tells the question
 * from the complaint by its article: "y a pas de travail" has none of "du", "des" and "un".
 */
export function askPlainly(text: string): string {
  if (ofTalk.test(text)) return text;
  const found = text.match(denied) ?? text.match(nothingBut);
  if (!found) return text;
  const asked = text.slice((found.index ?? 0) + found[0].length).trim();
  return /[\p{L}\d]{2}/u.test(asked) ? `${text.slice(0, found.index)}${asked}` : text;
}

const having =
  "(?:(?:vous|tu|on) (?:ne |n['’ ]?)?(?:avez|avi?ez|auriez|as|avais|aurais|a|aurait)|t['’ ]?(?:as|aurais|avais)|(?:il )?(?:n['’ ]?)?y ?(?:['’ ]?)a(?:urait|vait)?|ya|yaurait|n['’ ]?y (?:a|aurait)[- ](?:t[- ])?il|(?:n['’ ])?(?:avez|auriez)[- ]vous|(?:n['’ ])?(?:as|aurais)[- ]tu)";
const begin =
  "^(?:(?:bonjour|bonsoir|salut|slt|bjr|dites?|dis|dis moi|et|mais|alors|du coup|sinon|ok|bon|euh|est[- ]ce qu['’e])[\\s,!]+){0,4}";
const denied = new RegExp(
  `${begin}${having} (?:pas|plus|point)(?: (?:plut[ôo]t|aussi|par hasard|encore|moyen d['’ ]?avoir|moyen de trouver|autre chose|d['’ ]?autres? choses?))* (?=(?:du|de la|de l['’]|des|une?|quelques?|quelque chose|quelqu|qqch|1|dans|en|[àa]|sur|chez|vers|plus|moins|comme|plut[ôo]t|pour)(?!\\p{L}))`,
  "iu",
);
const nothingBut = new RegExp(
  `${begin}${having} rien (?:d['’ ]?autre )?(?:de |d['’])?(?=(?:(?:plus|\\+) ?(?:pr[èe]s|proche|loin|r[ée]cent)|dans |comme |en (?!ce|fait|tout|vue)))`,
  "iu",
);
/** What is asked for in such questions and is no work. */
const ofTalk =
  /(?<!\p{L})(?:num[ée]ros?|conseils?|id[ée]es?|avis|moment|minutes?|honte|peur|probl[èe]mes?|bugs?|contacts?|adresse|mail|humour|coeur|choix|le droit|de quoi|autre chose [àa]|mieux|place pour moi|mod[èe]les?|exemples?)(?!\p{L})/iu;
