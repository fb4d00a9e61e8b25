import { isFiller } from "./fillers.ts";

/**
 * Who has a school and no company, or looks for whoever takes apprentices: "j'ai trouvé une école mais pas de
 * patron", "je cherche un maître d'apprentissage". Where the words stand that say it.
 */
export function findCompanyWanted(text: string): { from: number; to: number; ofTrade?: true } | undefined {
  for (const pattern of patterns) {
    const found = text.match(pattern);
    if (!found) continue;
    const to = (found.index ?? 0) + found[0].length;
    // "un patron pour mon apprentissage mécanique": offers of apprenticeship in a trade that is named.
    const behind = text.slice(to);
    const isNamed = pattern === ofMaster ? trade.test(behind) : /apprentissage|alternance/iu.test(found[0]);
    const isOfTrade = (pattern === ofBoss || pattern === ofMaster) && isNamed && !isFiller(behind);
    return { from: found.index ?? 0, to, ...(isOfTrade ? { ofTrade: true } : {}) };
  }
  return undefined;
}

/** "il me manque", "je cherche encore", "mais pas". */
const wanting = [
  "(?:il )?(?:ne )?(?:me |m['’] ?)?manque(?: plus)?",
  "(?:il )?(?:me )?faut",
  "(?:je )?(?:n['’] ?ai |ai )?(?:toujours )?(?:pas|aucune?)(?: encore)?(?: trouv[ée]e?)?",
  "(?:je |j['’] ?)?(?:re)?cherche",
  "(?:je )?(?:ne )?trouve (?:pas|aucune?)",
  "(?:il )?(?:ne )?(?:me )?reste(?: plus)?(?: (?:qu['’ ]?)?[àa] trouver)?",
  "sans",
  "[àa] la recherche",
].join("|");
const still = "(?:(?:encore|toujours|juste|plus|que|donc|maintenant) ?|qu['’] ?)*";
const article = "(?:d['’] ?une? |d['’] ?|de |une? |l['’] ?|le |la |mon |ma )?";
const master = "ma[iî]tres? d['’ ]?apprentissage|entreprises? d['’] ?accueil";
const boss = "patron(?:ne)?s?|employeurs?";
const company = `${master}|${boss}|entreprises?|bo[iî]tes?|soci[ée]t[ée]s?`;
const apprenticed =
  "(?: (?:pour|en|dans le cadre de) (?:mon |un |une |ma |l['’] ?|le |mes )?(?:contrat (?:d['’] ?|en )?)?(?:apprentissage|alternance|[ée]tudes))";
const school = "[ée]cole|cfa|centre de formation|lyc[ée]e(?: pro\\p{L}*)?|formation";

const patterns = [
  `(?:j['’ ]?ai |on a |je suis (?:accept[ée]e?|admise?|inscrite?|prise?) (?:dans |en |au |[àa] )?)(?:(?:bien|d[ée]j[àa]|enfin) )*(?:trouv[ée]e? |eu |obtenu )?(?:mon |ma |une? |le |la |l['’] ?|d[ée]j[àa] )*(?:${school}|place (?:en|au|dans (?:un|une|mon|le)) (?:${school}))(?:[\\s,;.]+(?:mais|et|maintenant|donc|c['’ ]est bon))*[\\s,;.]+(?:${wanting}) ${still}${article}(?:${company})(?!\\p{L})${apprenticed}?`,
  `(?:${wanting}) ${still}${article}(?:${master})(?!\\p{L})${apprenticed}?`,
  `(?:${wanting}) ${still}${article}(?:${boss})(?:${apprenticed}|(?=\\s*(?:$|[.!?,])))`,
].map((pattern) => new RegExp(`(?<!\\p{L})${pattern}`, "iu"));
const [, ofMaster, ofBoss] = patterns;
/** "un maître d'apprentissage en mécanique" */
const trade = /^ (?:en|de|comme|pour (?:[êe]tre|devenir)) \p{Ll}{4}/u;
