import { toPlainWords } from "../../text/text.ts";

/**
 * Whether a message tells that somebody wants other work and does not know which, asks what we advise, or
 * says that nothing pleases them: whatever else it wishes for ("sans diplôme"), the way to an idea is shown.
 * Not where it names what the other thing is: "marre du bureau, je veux être jardinier".
 */
export function isLost(text: string): boolean {
  const words = toPlainWords(text);
  if (words.length > longest || isNamed.test(words)) return false;
  return nothingPleases.test(words) || asksAdvice.test(words) || (fedUp.test(words) && otherWork.test(words));
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

const fedUp =
  /(?:^| )(?:(?:j|je n|je|on|jen) ?(?:en )?(?:peux|peu|ai|veux|supporte|suis|fatigue)(?: \w+)? (?:plus|marre|assez|ras le bol|fatiguee?|lassee?|degoutee?)|marre|ras le bol|ral ?bol|(?:je )?m ennuie|saoulee?|soulee?|usee?|creve|epuisee?|lassee?|degoutee?|tire un trait|fait le tour|tourne en rond|(?:tired|sick|fed up)(?: and tired)? (?:of|with))(?: |$)/;

const otherWork =
  /(?:^| )(?:autre chose|otre chose|aut chose|autrechose|(?:changer|change|changement)(?: (?:d |de |un peu |totalement |completement )*(?:air|metier|vie|voie|boulot|travail|taf|job|branche|secteur|domaine|horizon|carriere|tout))?|vers quoi|dans quoi|me reconvertir|reconversion|something else|anything else|a change)(?: (?:mais (?:quoi|koi)|quoi|svp|stp|maintenant|vite|rapidement|aidez moi|aide moi|que faire|completement|totalement|pour (?:moi|la suite)|aller|me tourner))*$/;
