import { toPlainWords } from "../../text/text.ts";

/**
 * Whether a message tells that somebody wants other work and does not know which, asks what we advise, or
 * says that nothing pleases them: whatever else it wishes for ("sans diplôme"), the way to an idea is shown.
 * Not where it names what the other thing is: "marre du bureau, je veux être jardinier".
 */
export function isLost(text: string): boolean {
  const words = toPlainWords(text);
  if (words.length > longest) return false;
  if (wantsAnyWork(words)) return true;
  if (isNamed.test(words)) return false;
  if (nothingPleases.test(words) || asksAdvice.test(words)) return true;
  return (fedUp.test(words) || wornOut.test(words)) && otherWork.test(words);
}

/** What is longer is a letter, and is read as a whole. */
const longest = 160;

const isNamed =
  /(?:^| )(?:sauf|hormis|excepte|a part|comme (?!metiers?|boulots?|jobs?|travail|taf|ca|moi)|devenir|plutot (?:dans|en|vers|comme)|la vie|vivre|pour (?:un|mon|l) entretien|cv|lettre|formation|france travail)(?: |$)/;

const small = "(?: (?:plus|du tout|trop|vraiment|ne|n|m|me|nous|lui|le|la|l|y|jamais|particulierement|trop))*";

/** "plus rien ne me plaît" tells of more than work. */
const nothingPleases = new RegExp(
  `(?:^| )(?<!plus )(?:rien|ya rien (?:qui|ki)|aucun (?:metier|boulot|travail|job|taf)|aucune (?:voie|branche|filiere))${small} (?:plai[ts]?|plaise|plaisent|interesse|interesent|interessent|tente|attire|branche|convient|correspond|emballe|motive)(?: |$)`,
);

const asksAdvice =
  /^(?:(?:bonjour|bonsoir|salut|slt|bjr|hello|hi|alors|et|bon|du coup|svp|sans (?:diplome|experience|bac|permis)|avec (?:un |mon )?(?:cap|bac|brevet|bep)) )*(?:(?:que|qu est ce que|quest ce que|kesk|keske|quoi|c est quoi que) (?:(?:tu|vous|on|est ce que) )?(?:me |m |nous |pouvez vous me |pourriez vous me |peux tu me |pourrais tu me )?(?:conseill\w+|recommand\w+|propos(?:ez|es) vous)(?: (?:vous|tu))?|what (?:do|would|can|could) (?:you|u) (?:advise|recommend|suggest)(?: me)?|what (?:job|work|career) (?:should|can|could) i do|(?:(?:vous|tu) )?(?:me )?conseill(?:ez|es?|eriez|erais) (?:moi|quoi|koi)|what should i (?:do|work as)(?: for (?:work|a living|a job))?|any (?:advice|suggestions?|ideas?)(?: for (?:work|a job|me|a beginner|beginners|someone .{1,30}))?)(?: (?:a moi|comme (?:metier|boulot|travail|job|taf)|metier|to me|me|for me|please|svp|stp|quand on (?:a|est|n a) .{1,40}|si on .{1,30}|pour (?:moi|quelqu un .{1,40})|sans (?:diplome|experience|bac|permis|qualification|rien)|with(?:out)? (?:no |a |any )?(?:experience|degree|diploma|qualifications?)))*$/;

/** "n'importe quoi du moment que ça paie", "tout sauf rester chez moi": no job, and no place either. */
function wantsAnyWork(words: string): boolean {
  const [any] = words.match(anyWork) ?? [];
  const reason = any === undefined ? [] : words.slice(any.length).trim().split(" ");
  return reason.length > 1 && reason.length <= mostWords && reason.every((word) => ofReason.has(word));
}

const mostWords = 12;
const anyWork =
  /^(?:(?:bonjour|salut|moi|euh|bah|ben|alors|je|prends|prend|veux|fais|ferais|cherche|suis pret a|accepte|jaccepte|jprends|faire) )*(?:n importe (?:quoi|koi|quel(?:le)? (?:boulot|travail|taf|job|emploi|metier|truc|poste))|nimporte(?: quoi)?|nimporte quel(?:le)? (?:boulot|travail|taf|job|emploi)|peu importe(?: (?:le (?:boulot|travail|taf|job|metier|poste)|quoi|ce que c est))?|tout(?: ce qu on me (?:donne|propose))?|tout et n importe quoi)(?: mais)? (?:du moment|tant|pourvu|a condition|si|des lors|pour|afin|sauf|juste|histoire)(?= )/;
const ofReason = new Set(
  "que qu de d je j ca sa c cela on me m est ai a soit aie puisse un une du l le la les ma mon mes chez moi bien mal peu fasse fait faire bosse bosser travaille travailler taffe taffer occupe sors sorte sortir gagne gagner touche rentre rentrer paye paie payee payees payes paient remunere remuneree argent thune thunes fric sous ble euros salaire fiche loyer facture factures vivre vie rester reste rien chomage chomeur maison glander tourner en rond assis assise canape famille enfants nourrir manger permet suffit fin mois declare declaree legal honnete".split(
    " ",
  ),
);

/** "20 ans d'usine", "ça m'a cassé le dos": why somebody wants to change. */
const wornOut =
  /(?:^| )(?:(?:\d+|dix|quinze|vingt|trente|quarante) ans (?:d|de|du|dans|en|a|au|comme)|(?:ca|sa|il|elle|qui) (?:m|me) (?:a |ont |l a )?(?:tuee?|cassee?|bousillee?|flinguee?|usee?|detruite?|abimee?|pourrie?|fatiguee?|ruinee?)|mal (?:au|aux|partout)|(?:mon|le|les|mes) (?:dos|genoux?|epaules?|mains?|corps|jambes?) (?:en peut|en peuvent|suit|suivent|tient|tiennent|est|sont|lache|fatigue))(?: |$)/;

const fedUp =
  /(?:^| )(?:(?:j|je n|je|on|jen) ?(?:en )?(?:peux|peu|ai|veux|supporte|suis|fatigue)(?: \w+)? (?:plus|marre|assez|ras le bol|fatiguee?|lassee?|degoutee?)|marre|ras le bol|ral ?bol|(?:je )?m ennuie|saoulee?|soulee?|usee?|creve|epuisee?|lassee?|degoutee?|tire un trait|fait le tour|tourne en rond|(?:tired|sick|fed up)(?: and tired)? (?:of|with))(?: |$)/;

const otherWork =
  /(?:^| )(?:autre chose|otre chose|aut chose|autrechose|(?:changer|change|changement)(?: (?:d |de |un peu |totalement |completement )*(?:air|metier|vie|voie|boulot|travail|taf|job|branche|secteur|domaine|horizon|carriere|tout))?|vers quoi|dans quoi|me reconvertir|reconversion|something else|anything else|a change)(?: (?:mais (?:quoi|koi)|quoi|svp|stp|maintenant|vite|rapidement|aidez moi|aide moi|que faire|completement|totalement|pour (?:moi|la suite)|aller|me tourner))*$/;
