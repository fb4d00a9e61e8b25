import { normaliseText } from "../../text/text.ts";
import type { Spellings } from "./features.ts";
import type { Grave } from "./grave.ts";
import { respell } from "./respell.ts";

/**
 * What kind of distress or danger a message tells of: each has an answer of its own. `underway` is harm to
 * oneself that has begun or is about to, `thoughts` the wish to die, `both` that beside violence. Of
 * violence: against a child (`minor`), by a partner, sexual, or at work against a woman (`woman`), by an
 * employer (`work`: papers, confinement, blows), against anybody else (`victim`); with "Now" where it happens
 * at this moment.
 */
export type GraveCase =
  | "underway"
  | "thoughts"
  | "both"
  | "bothUnderway"
  | "minor"
  | "minorNow"
  | "woman"
  | "womanNow"
  | "work"
  | "victim"
  | "victimNow";

export type FindGraveCase = (text: string, grave: Grave) => GraveCase;

/**
 * Which case it is. Where that is not sure, the one whose numbers answer sooner. It is read as it was typed,
 * and in the spelling of the dictionary: "g 15 an", "mtn".
 */
export function findGraveCase(text: string, grave: Grave, spellings: Spellings): GraveCase {
  const words = `${spell(text)}|${spell(respell(text, spellings))}`;
  const says = (patterns: RegExp[]) => patterns.some((one) => one.test(words));
  if (grave === "distress") {
    const isUnderway = says(underway);
    if (says(violence)) return isUnderway ? "bothUnderway" : "both";
    return isUnderway ? "underway" : "thoughts";
  }
  const isNow = says(happeningNow);
  if (isOfMinor(words)) return isNow ? "minorNow" : "minor";
  if (says(papers) && !says(partner)) return "work";
  if (says(partner) || says(sexual)) return isNow ? "womanNow" : "woman";
  if (says(work)) return says(againstWoman) ? (isNow ? "womanNow" : "woman") : says(harassed) ? "victim" : "work";
  if (says(alone)) return isNow ? "womanNow" : "woman";
  return isNow ? "victimNow" : "victim";
}

/**
 * Between spaces, with the short forms of "j'ai" and "m'attend" written out, ages in digits, and without what
 * is no age: how long something has lasted.
 */
function spell(text: string): string {
  const words = normaliseText(text)
    .replace(/\bn ?\+ ?1\b/g, "superieur")
    .replace(/[^\p{L}\p{N}']+/gu, " ")
    .trim();
  return ` ${words} `
    .replace(/ (?:jai|g|j ai) /g, " j'ai ")
    .replace(/ ([jm]) (?=[aeiouh])/g, " $1'")
    .replace(writtenAge, (_, tens: string = "", unit: string) => ` ${toAge(tens, unit)} ans `)
    .replace(duration, " ");
}

const units = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split(" ");
const tensOfAges = new Map([
  ["dix", 10],
  ["vingt", 20],
  ["trente", 30],
  ["quarante", 40],
  ["cinquante", 50],
]);
/** "quinze ans", "dix sept ans", "vingt et un ans", "trente ans". */
const writtenAge = new RegExp(
  ` (?:(${[...tensOfAges.keys()].join("|")}) (?:et )?)?(${[...units, ...tensOfAges.keys()].join("|")})e? ans? `,
  "g",
);

function toAge(tens: string, unit: string): number {
  const ones = units.indexOf(unit) + 1;
  return (tensOfAges.get(tens) ?? 0) + (ones > 0 ? ones : (tensOfAges.get(unit) ?? 0));
}

/** "depuis 15 ans", "il y a 12 ans que", "15 ans d'expérience", "plus de 10 ans". */
const duration =
  / (?:(?:il y a|y a|ya|depuis|pendant|ca fait|cela fait|plus de|moins de|apres|voila|durant|for|since) (?:(?:plus de|environ|presque|deja|bientot|over|almost) )?\d{1,2} ?(?:ans?|mois|annees?|years?)(?: que)?|(?:(?:j'ai|avec) )?\d{1,2} ?(?:ans?|annees?|years?) (?:que|de (?:carriere|mariage|metier|boite|maison|service|vie commune|relation|couple|travail|boulot|galere)|d'(?:experience|anciennete)|of (?:experience|marriage))) /g;

const means =
  "(?:cachets?|medocs?|medicaments?|comprimes?|pilules?|somniferes?|antidepresseurs?|anxiolytiques?|pastillas|таблетки|таблеток|حبوب|boites?|plaquettes?|javel|poison|mort aux rats|doliprane|xanax|lexomil|pills|tablets|meds)";

const underway = [
  new RegExp(
    `[ '](?:ai|as|a|viens d'|vient d'|just|i|je|j') ?(?:deja |tout |juste )?(?:avale|avaler|pris|prendre|bu|boire|took|swallowed) .{0,40}${means} `,
  ),
  new RegExp(` (?:j'?avale|je prends|j'?ai avale|taking) .{0,30}${means} `),
  / (?:overdos\w*|j'ai tout avale|j'ai tout pris|ai tout avale) /,
  / (?:suis|est|s'est|me suis|m'suis) (?:[a-z]+ )?(?:ouvert\w*|coupee?|taill\w+|entaillee?|pendue?) /,
  / (?:je m'ouvre|je me taille|je me coupe) les (?:veines|poignets) /,
  / (?:je saigne|du sang partout|bleeding|cut my wrists?|slit my wrists?) /,
  / (?:sur|au bord du|au bord de|devant|on) (?:le |la |un |une |les |l'|the |a )?(?:pont|toit|rebord|vide|balcon|falaise|rails?|voie|voies|quai|fenetre|bridge|roof|ledge|edge)\b/,
  new RegExp(
    ` (?:${means}|couteau|lame|rasoir|arme|fusil|pistolet|revolver|flingue|corde|noeud|gun|knife|rope) .{0,25}(?:main|mains|devant moi|a cote|pres de moi|bouche|cou|tempe|prete?s?|chargee?|sous les yeux|hand|ready|front of me) `,
  ),
  / (?:j'ai|jai|i have|tiens|avec) (?:la |le |l'|une? |mon |ma |a |deja |prepare |sorti |achete |trouve |the )*(?:corde|arme|fusil|pistolet|revolver|flingue|couteau|lame|rasoir|gun|rope|knife) /,
  / (?:maintenant(?! qu)|tout de suite|sur le champ|dans (?:une|cinq|dix|quelques|\d+) (?:minutes?|heures?)|right now|tonight) /,
  / (?:ce soir|cette nuit|demain|aujourd'hui|tout a l'heure) /,
  / (?:adieu|passer? a l'acte|mes? derniers? (?:mots?|messages?)|lettre d'adieu|goodbye (?:everyone|all|world)|c'est fini pour moi) /,
];

const violence = [
  / (?:me|m'|m'a|m'ont|nous|ma|mes) ?(?:a |ont )?(?:deja |souvent |encore )?(?:frappe\w*|bat|battent|tape|tapent|cogne\w*|gifle\w*|viol\w*|menace\w*|enferme\w*|sequestr\w*|tabass\w*|etrangl\w*|harcel\w*|agress\w*|force\w*) /,
  / (?:violee?|battue?|frappee?|viols?|violences?|inceste|attouchements?|sequestree?|harcelee?|racketee?|racketter?|excisee?) /,
  / (?:peur de lui|peur d'elle|va me tuer|veut me tuer|menaces? de mort) /,
  / (?:hits?|beats?|raped?|rapes|threatens?|abuses?|abused) (?:me|us) /,
  / (?:pris|garde|gardent|confisque\w*|rend pas|rend plus) .{0,15}(?:papiers|passeport) /,
];

const happeningNow = [
  / (?:en train de|maintenant(?! qu)|en ce moment|la tout de suite|a l'instant|right now|tonight|ce soir|cette nuit) /,
  / (?:au secours|a l'aide|appelez la police|appelez les flics|vite|help me|please help|call the police) /,
  / (?:il|elle|ils|on) (?:est|sont) (?:la|dans la piece|derriere|dehors|devant|a cote|chez moi|rentree?|revenue?) /,
  / (?:il|elle|ils) (?:arrive|arrivent|revient|reviennent|va rentrer|rentre|tambourine|defonce|m'attend|m'attendent) /,
  / (?:derriere la porte|dans la salle de bains?|dans les toilettes|aux toilettes|sous le lit|cachee? (?:dans|sous|chez|aux)|hiding|outside the door|he is here|he's here) /,
  / (?:a (?:un|une|sorti un|pris un) (?:couteau|arme|fusil|pistolet|hache|marteau)|has a (?:knife|gun)) /,
  / (?:va|vont|veut|veulent|menace de|jure de) (?:me |nous |l' ?|la |le )?(?:tuer|buter|crever|planter|egorger|bruler|frapper|taper|kill) /,
  / (?:je saigne|je suis blessee?|on est enfermee?s|je suis enfermee?|enferme en ce moment|locked in) /,
];

const childAge =
  / (?:j'ai|jai|ai|a|ont|agee?s? de|de|i am|i'm|im|is|aged) (?:que |seulement |only )?(?:[1-9]|1[0-7]) ?(?:ans|an|mois|years?|yo) /;
const adultAge = / (?:j'ai|jai|i am|i'm|im) (?:1[89]|[2-9]\d) ?(?:ans|years?|yo) /;
/** An age alone: "fille 14 ans battue". */
const bareAge = / (?:[89]|1[0-7]) ?ans? /;
const schoolClass =
  / (?:en (?:classe de )?(?:cm ?[12]|ce ?[12]|cp|[3-6] ?(?:e|eme)|sixieme|cinquieme|quatrieme|troisieme|seconde|2 ?nde|2 ?de|1 ?ere|terminale|tle|segpa|ulis)|collegienn?e?s?|lyceenn?e?s?|ecolieres?) /;
/** Those whom children and pupils are left with. */
const schoolStaff =
  / (?:surveillante?s?|pionn?e?s?|cpe|(?:mon|ma|le|la|un|une) prof(?:esseure?)?|instit\w*|maitresse d'ecole|proviseure?) /;
/** A pupil no more. */
const atWork = / (?:collegues?|au travail|au boulot|fac|universite|greta|afpa|prison|supermarche|magasin) /;
const parents =
  / (?:mes parents|mon pere|mon daron|ma daronne|mes darons|ma mere|mon papa|ma maman|papa|maman|mon beau pere|ma belle mere|mon grand pere|ma grand mere|mon papy|mon papi|tonton|mon tonton|mon oncle|mon parrain|my (?:father|mother|dad|mom|mum|stepfather|stepdad|parents|uncle)) /;
const childWords =
  / (?:enfants?|gamine?s?|gosses?|bebes?|bbs?|nourrissons?|momes?|mioches?|mineure?s?|ados?|fillette|garconnet|excis\w*|pedophil\w*|inceste|petite? (?:cousine?|frere|soeur|voisine?|fille|garcon|eleve)|mon eleve|un eleve|une eleve|ma classe|mon college|au college|mon lycee|au lycee|a l'ecole|foyer|l'ase|ma fille|mon fils|ma niece|mon neveu|child|children|kid|kids|my (?:daughter|son|little (?:brother|sister))) /;
/** Children who are there, and are not said to be harmed. */
const withChildren =
  / (?:avec|et|pour|garde de|with|and) (?:mes|nos|les|deux|trois|mon|ma|my|our|\d) (?:\w+ )?(?:enfants?|gosses|fils|fille|filles|bebe|children|kids?) /;
const childHarmed =
  / (?:frapp\w+|tap\w+|bat|battre|battent|touch\w+|viol\w+|menac\w+|crie sur|secou\w+|cogn\w+|gifl\w+|hits?|beats?) (?:a |aussi |sur )*(?:mes|nos|les|le|la|mon|ma|son|sa|ses|leurs?|un|une|my|our|the) (?:\w+ )?(?:enfants?|gosses?|gamine?s?|momes?|mioches?|fils|filles?|bebes?|bbs?|petite?s?|nourrissons?|children|kids?|daughter|son|baby) /;

function isOfMinor(words: string): boolean {
  if (childHarmed.test(words)) return true;
  const isByPartner = partner.some((one) => one.test(words));
  if (!adultAge.test(words)) {
    if (childAge.test(words) && !(isByPartner && withChildren.test(words))) return true;
    if ((bareAge.test(words) || schoolClass.test(words)) && !spouse.test(words)) return true;
    if (schoolStaff.test(words) && !isByPartner && !atWork.test(words)) return true;
  }
  if (parents.test(words)) return !adultAge.test(words);
  if (!childWords.test(words)) return false;
  return !(withChildren.test(words) || isByPartner);
}

/** Pupils have none. */
const spouse = / (?:mari|epoux|epouse|ma femme|conjointe?|mariage|divorce\w*|husband|wife) /;
const partner = [
  / (?:mari|epoux|copain|compagnon|conjoint|mon ex|ex mari|ex conjoint|l'ex|mon mec|mec|keum|fiancee?|concubin|petit ami|petite amie|mon homme|ma femme|copine|compagne|conjointe|epouse|ma meuf|husband|boyfriend|wife|girlfriend|partner|marido|esposo|novio|namorado|marito|fidanzato|ehemann|sotul|maz|kocam|муж|чоловік|чоловик|زوجي) /,
  / (?:conjugale?s?|femmes? battues?|a la maison|chez moi|mariage force|marier de force|forced marriage|domestic violence) /,
];

const sexual = [
  / (?:viols?|violee?s?|violer|violeur|sexuel\w*|attouchements?|prostitu\w*|rape|raped|rapist|molest\w*|sexual\w*) /,
  / (?:touche|touches|mis|met|mets|frott\w*|colle) .{0,20}(?:fesses|seins|poitrine|cuisses?|partout|contre moi|a moi) /,
  / (?:coucher avec|me deshabiller|photos? nues?|photos? intimes?|video intime|sextape|nudes?|exhib\w*) /,
];

const papers = [
  / (?:papiers?|passeports?|carte d'identite|carte de sejour|titre de sejour|passports?|documents|papers) /,
  / (?:pasaporte|papeles|documentos|passaporte|passaporto|documenti|pasaportul|paszport|pasaportumu|паспорт|документи|документы|جواز|جوازي|اوراقي)/,
  / (?:esclav\w*|slaves?|traffick\w*|traite|reseau|travail force|forced to work|forced labou?r) /,
  / (?:forc|oblig)\w* (?:\w+ )?(?:a |de |d')?(?:travailler|bosser) /,
  / (?:travaill\w*|bosse\w*|boulot|patron\w*|usine|entrepot|hangar|chantier|employeur|boss|work) .{0,60}(?:enferm\w*|ferment?|fermer|cle|sequestr\w*|peut pas sortir|locked|locks?) /,
  / (?:enferm\w*|ferment?|sequestr\w*|locked|locks?) .{0,60}(?:travail|boulot|usine|entrepot|hangar|chantier|atelier|patron\w*|work) /,
  / (?:sans etre paye\w*|pas payee?s?|jamais payee?s?|gratuit\w*|no pay|not paid|unpaid) .{0,60}(?:menac\w*|frapp\w*|enferm\w*|peur|bat|hit|beat\w*|threat\w*) /,
  / (?:menac\w*|frapp\w*|enferm\w*|hit|beat\w*|threat\w*) .{0,60}(?:sans etre paye\w*|pas payee?s?|gratuit\w*|no pay|not paid|unpaid) /,
  / (?:famille chez qui|exploitee? par|domestique chez|garde leurs gosses) /,
];

const work = [
  / (?:patron|patronne|chef|cheffe|employeur|boss|gerant|gerante|directeur|directrice|responsable|superieur\w*|manager|contremaitre|collegues?|tuteur|maitre (?:de stage|d'apprentissage)|employer|au travail|au boulot|sur le chantier) /,
];
/** "il m'a menacée au travail": a woman writes of herself. */
const againstWoman = [/ (?:m'a|m'ont|me suis|suis|j'ai ete) (?:[a-z']+ ){0,2}[a-z]{3,}ee /];
const harassed = [/ harcel\w* /, / harass\w* /];
/** Whoever is only called "he" is near. */
const alone = [
  / (?:il|elle|ils) (?:est en train de |va |veut |vont |ne )?(?:me |m'|menace)/,
  / (?:peur (?:de lui|d'elle|de rentrer|qu'il|qu'elle)) /,
  / he (?:hits|beats|rapes|raped|threatens|hurts|will kill|wants to kill) /,
];
