import { toFirstForm } from "../../core/rome/title.ts";
import { normaliseText } from "../../core/text/text.ts";
import { toSearchWords } from "./odsql.ts";

/** Words that tell nothing of a training by themselves. */
const small = new Set(
  "a au aux avec chez d dans de des du en et h f l la le les ou par pour sans sur un une".split(" "),
);

/** The words of a job title by which trainings for it are found, in one gender: both are never written. */
export function toTitleWords(label: string): string[] {
  const words = toSearchWords(toFirstForm(label).replace(/\([^()]*\)/g, " "));
  return words.filter((word) => !small.has(normaliseText(word)));
}

/** What people write around it, and no training is called. */
const asides = new Set("formation formations cpf cours apprendre devenir former".split(" "));

/** The same of what somebody typed. */
export function toTypedWords(text: string): string[] {
  const words = toSearchWords(text).filter((word) => !small.has(normaliseText(word)));
  const telling = words.filter((word) => !asides.has(normaliseText(word)));
  return telling.length > 0 ? telling : words;
}

/**
 * What is taught, for those who do it: trainings and their subjects (Formacode) are called after the trade
 * rather than after the person.
 */
const subjects: ReadonlyMap<string, string> = new Map(
  `
  boulanger boulangerie | patissier patisserie | chocolatier chocolaterie | boucher boucherie | charcutier charcuterie
  poissonnier poissonnerie | fromager fromagerie | cuisinier cuisine | serveur service salle | barman bar
  plombier plomberie | chauffagiste chauffage | electricien electricite | macon maconnerie | carreleur carrelage
  peintre peinture | plaquiste platrerie | platrier platrerie | menuisier menuiserie | charpentier charpente
  couvreur couverture | soudeur soudage | chaudronnier chaudronnerie | usineur usinage | tourneur tournage
  fraiseur fraisage | mecanicien mecanique | carrossier carrosserie | frigoriste froid | domoticien domotique
  coiffeur coiffure | estheticien esthetique | fleuriste fleuristerie | couturier couture | bijoutier bijouterie
  jardinier jardinage | paysagiste paysage | maraicher maraichage | viticulteur viticulture | apiculteur apiculture
  secretaire secretariat | comptable comptabilite | traducteur traduction | redacteur redaction | graphiste graphisme
  infographiste infographie | photographe photographie | vendeur vente | acheteur achat | magasinier magasinage
  logisticien logistique | cariste chariot | livreur livraison | formateur formation formateur | juriste droit
  coach coaching | sophrologue sophrologie | naturopathe naturopathie | masseur massage | secouriste secourisme
  `
    .split(/[|\n]/)
    .map((row) => row.trim().split(" "))
    .flatMap(([job = "", ...taught]) => (job === "" ? [] : [[job, taught.join(" ")] as const])),
);

/** What is taught to who does a job of that name, as a trade: "boulanger" → "boulangerie". */
export function findSubject(words: readonly string[]): string[] {
  const [head = "", ...others] = words.map(normaliseText);
  const subject = subjects.get(head);
  return subject === undefined ? [] : [...subject.split(" "), ...others];
}
