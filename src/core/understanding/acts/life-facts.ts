import { toPlainWords } from "../../text/text.ts";

/** What is said to somebody who tells something of their life, and searches for nothing by it. */
export type LifeFact = "status" | "rights" | "training" | "unsure" | "ok";

/**
 * Reads a message that only tells facts of somebody's life: "je suis SDF", "j'ai 52 ans", "j'ai une voiture",
 * "je suis motivé et ponctuel". Undefined where it says anything else: then it is read as a whole.
 */
export function readLifeFact(text: string): LifeFact | undefined {
  const words = toPlainWords(text);
  if (words.length > longest) return undefined;
  if (unwanted.test(words)) return "rights";
  const parts = text
    .split(/[,;.!?]+|\s(?:et|mais|&|\+)\s/iu)
    .map(toPlainWords)
    .map(trimSmall)
    .filter(Boolean);
  const told = parts.filter((part) => !seeking.test(part));
  const facts = told.map((part, i) => readPart(part, i > 0));
  const [first] = facts;
  if (first === undefined || facts.some((fact) => fact === undefined)) return undefined;
  const weight = weightiest.find((fact) => facts.includes(fact));
  // Beside the wish for work only what needs a door is more than a word beside it.
  return told.length < parts.length && (weight === "ok" || weight === "training") ? undefined : weight;
}

/** That they look for work, and nothing of which. */
const seeking =
  /^(?:je |j )?(?:(?:re)?cherche|veux|voudrais|recherche|aimerais(?: trouver)?|dois trouver|ai besoin d)(?: (?:absolument|vite|urgemment|encore|toujours|trouver|bien))* (?:du |un |une |des |de l |d un )?(?:petit )?(?:boulot|travail|taf|emploi|job|taff|n importe quoi|quelque chose)(?: (?:vite|rapidement|urgent|en urgence|svp|stp|s il vous plait))*$/;

/** What is longer tells more than a fact, in letters. */
const longest = 90;

/** What needs a door comes before what is only noted. */
const weightiest: readonly LifeFact[] = ["status", "rights", "training", "unsure", "ok"];

function readPart(part: string, isMore: boolean): LifeFact | undefined {
  const [, age] = part.match(ofAge) ?? part.match(bareAge) ?? [];
  if (age !== undefined) return toAgeFact(Number(age));
  if (isMore && (worry.test(part) || traits.test(part))) return "ok";
  return tellings.find(([telling]) => telling.test(part))?.[1];
}

/** Minors have rules of their own; an apprenticeship begins from 16 on, and before 30. */
function toAgeFact(age: number): LifeFact {
  if (age < 16) return "status";
  return age < 30 ? "training" : "ok";
}

function trimSmall(part: string): string {
  return part.replace(leading, "").replace(trailing, "");
}

const leading =
  /^(?:(?:bonjour|bonsoir|salut|alors|en fait|bah|ben|bon|moi|mais|et|par contre|sinon|voila|sachez que|aussi|en plus|je vous dis|euh) )+/;
const trailing =
  /(?: (?:svp|stp|merci|aussi|en plus|voila|hein|quoi|maintenant|actuellement|en ce moment|deja|ce soir|cette nuit|aujourd hui|demain|bientot|(?:tous les|tout le|toute la) (?:soirs?|nuits?|temps|jours?|nuit)|toutes les nuits|la nuit|le soir|cette semaine|cet hiver|depuis (?!\d+ ans (?:je|d)).{1,25}))+$/;

const being = "(?:je (?:ne )?suis|j suis|jsuis|chui[st]?|chuis|je reste|je me (?:sens|retrouve))";
const having = "(?:j ?ai|jai|j aurai|je possede|avec)";
const much =
  "(?:(?:pas|plus|tres|super|hyper|trop|vraiment|assez|plutot|ultra|bien|encore|toujours|egalement|quelqu un de|une personne|un homme|une femme|un|une|tout a fait) )*";
const worrying =
  "(?:(?:est ce (?:que )?|alors |du coup )?(?:(?:c est|c|ce n est|c est pas|suis je|je suis|ca va|est ce) )?(?:(?:pas|encore|deja) )?(?:trop (?:tard|vieux|vieille|jeune|age|agee)|fichu|foutu|mort|grave|possible|jouable|un probleme|problematique|genant))";
const ofAge = new RegExp(
  `^(?:${having} |${being} age(?:e)? de )(?:bientot |presque |deja |que |a peine )?(\\d{2}) ?ans?(?: et demi)?(?: ${worrying})?$`,
);
/** "15 ans": rather an age than the years of a job. */
const bareAge = /^(1[4-9]|[2-6]\d) ans$/;
const worry = new RegExp(`^${worrying}$`);

const trait =
  "(?:motivee?|determinee?|serieu(?:x|se)|ponctuel(?:le)?|courageu(?:x|se)|dynamique|travailleu(?:r|se)|bosseu(?:r|se)|volontaire|rigoureu(?:x|se)|autonome|souriante?|polie?|gentil(?:le)?|organisee?|patiente?|honnete|fiable|assidue?|sociable|timide|curieu(?:x|se)|polyvalente?|adroite?|debrouillarde?|minutieu(?:x|se)|discrete?|energique|responsable|respectueu(?:x|se)|soigneu(?:x|se)|resistante?|calme|enthousiaste|pret(?:e)? a tout|de confiance|non fumeu(?:r|se)|fumeu(?:r|se))";
const traits = new RegExp(`^(?:${being} )?${much}${trait}(?: ${much}${trait})*$`);

const tellings: readonly [RegExp, LifeFact][] = [
  // No offer asks for more: nothing is left out for who has it.
  [
    new RegExp(
      `^(?:(?:${being}|${having}) )?(?:(?:titulaire d )?une? |niveau |de niveau |diplome d un |diplomee d un )?(?:bac (?:plus )?(?:5|cinq|8|huit)|master(?: 2| pro)?|m2|doctorat|these|dess|dea)$`,
    ),
    "ok",
  ],
  // Any work will do, and of life nothing sad is said.
  [
    /^(?:(?:je |j )?(?:veux|voudrais|dois|cherche a|aimerais|ai besoin de|souhaite|faut que je) ?(?:juste |seulement |bien )?)?(?:bien |mieux )?gagner (?:(?:bien|mieux|honnetement|correctement|enfin) )?(?:ma|notre) vie(?: (?:correctement|honnetement|un peu|enfin|mieux|bien))*$/,
    "unsure",
  ],
  // The message ends before it says what of: "besoin dun".
  [/^(?:j ?ai |jai )?(?:besoin|envie) d ?une?$/, "ok"],
  [
    new RegExp(
      `^(?:${being} )?(?:(?:je )?(?:sors?|sortie?|viens de sortir) (?:juste |tout juste )?de (?:la )?(?:prison|detention|taule|zonzon)|(?:un |une )?ex (?:detenue?|taularde?|prisonnier|prisonniere)|(?:un |une )?ancien(?:ne)? (?:detenue?|prisonnier|prisonniere))(?: (?:depuis|y a|il y a) .{1,20})?$`,
    ),
    "status",
  ],
  [
    /^(?:j ?ai|jai) (?:deja |ete )?(?:fait |eu |en |connu )?(?:un peu |\d+ (?:ans?|mois) )?(?:de )?(?:la )?(?:prison|taule|detention|incarceree?)$/,
    "status",
  ],
  [
    /^(?:(?:j ?ai|jai|avec|sans|je n ai|pas de|j ai pas|jai pas)(?: (?:un|mon|pas|plus|de))* )casier(?: judiciaire)?(?: vierge| charge)?$/,
    "status",
  ],
  [
    new RegExp(
      `^${being} (?:a la rue|dans la rue|sdf|sans (?:abri|domicile(?: fixe)?|logement|adresse)|hebergee? (?:au|par le) (?:115|foyer)|en foyer|en chrs)$`,
    ),
    "status",
  ],
  [
    /^(?:sdf|(?:je |j )?(?:suis oblige de |dois )?(?:vis|vit|vivre|dors|dort|dormir|loge|habite|squatte) (?:(?:a|dans) la rue|dehors|(?:dans|chez) (?:ma|mon|une?|des) (?:voiture|caisse|bagnole|auto|vehicule|camion|camionnette|fourgon|van|tente|squat|hall|cave|garage|parking|potes?|amis?)|sous (?:une tente|un pont|les ponts)|en squat|dans le metro|a la gare|au 115|en foyer|a l hotel(?: du 115)?)|(?:j ?ai|je n ai|jai) (?:pas|plus|nulle part|pas d) (?:d )?(?:adresse|logement|de logement|domicile|de domicile|ou dormir|de toit|toit))$/,
    "status",
  ],
  [
    new RegExp(
      `^(?:${being} (?:tombee? )?enceinte(?: (?:de|depuis) .{1,12})?|j ?attends un (?:bebe|enfant)|(?:je suis )?future maman)$`,
    ),
    "rights",
  ],
  [
    new RegExp(
      `^${being} ${much}(?:etudiante?s?|lyceenne?|lyceen|collegien(?:ne)?|a la fac|a l universite|en (?:terminale|premiere|seconde|licence|master|fac|prepa|cours))$`,
    ),
    "ok",
  ],
  [
    new RegExp(
      `^(?!(?:${being} )?(?:tout(?:e)? |tres |trop )*(?:seule?|isolee?|veuve|veuf|separee?)$)(?:${being} )?${much}(?:(?:seule?|maman|mere|papa|pere|parent|celibataire|divorcee?|separee?|veuve|veuf|mariee?|pacsee?|solo|isolee?|au foyer|de famille) ?)+(?:(?:avec|de) )?(?:(?:mes|des|un|une|deux|trois|quatre|cinq|\\d) )?(?:(?:jeunes|petits) )?(?:enfants?|gosses?|gamins?|petits?|bebes?)?(?: a charge)?$`,
    ),
    "ok",
  ],
  [
    new RegExp(
      `^${having} (?:un|une|deux|trois|quatre|cinq|des|mes|\\d) (?:(?:jeunes|petits) )?(?:enfants?|gosses?|gamins?|petits|bebes?|fille|fils|garcons?)(?: (?:a charge|en bas age|petits|de \\d+ (?:ans|mois)))*$`,
    ),
    "ok",
  ],
  [new RegExp(`^(?:${being} ${much})?(?:vehiculee?|motorisee?)$`), "ok"],
  [
    new RegExp(
      `^(?:${having}|je conduis|je roule en) (?:bien |toujours )?(?:une?|ma|mon) (?:voiture|vehicule|scooter|moto|velo|bagnole|caisse|trottinette|camionnette|mobylette)(?: (?:perso|personnel(?:le)?|a moi|fiable|electrique))*$`,
    ),
    "ok",
  ],
  [new RegExp(`^${being} ${much}${trait}(?: ${much}${trait})*$`), "ok"],
  [
    /^je (?:ne )?(?:fume|vape|vapote|bois)(?: (?:pas|plus|beaucoup|un peu|d alcool|pas d alcool|des cigarettes|la cigarette))*$/,
    "ok",
  ],
  [
    /^(?:il )?(?:faut|faudrait|je veux|je voudrais|j aimerais) (?:que )?(?:ce |ca |le travail |le boulot )?(?:soit |etre )?(?:tres |assez )?(?:pas loin|pres|proche|a cote) (?:d une |d un |de la |du |de l )?(?:gare|arret(?: de bus)?|metro|tram(?:way)?|rer|bus)$/,
    "ok",
  ],
];

/** Somebody was turned away for what they are. */
const unwanted =
  /(?:^| )(?:(?:m|nous|on m|ils m|elle m|il m) (?:ont|a|avait|avaient) (?:dit|repondu|refuse|jete|fait comprendre)|(?:ils?|elles?|on|le patron|l employeur|la boite|ma chef|le chef)(?: ne)? (?:veu(?:t|lent)|pren(?:d|nent)|cherche(?:nt)?|embauche(?:nt)?|recrute(?:nt)?|dit|disent|voulai(?:t|ent))) (?:.{0,25} )?(?:pas (?:de |d |les |des )?|jamais (?:de |d )?|aucun |sauf (?:les |des )?|parce que (?:je suis|j etais|chuis) |a cause de mon )(?:arabes?|noire?s?|blacks?|rebeus?|maghrebine?s?|africaine?s?|musulmane?s?|juifs?|juives?|gitane?s?|roms?|asiatiques?|etrangere?s?|etrangers?|voilees?|voile|femmes? voilees?|handicapee?s?|gros|grosse|enceinte|femmes?|vieux|vieilles?|gays?|homos?(?:sexuel(?:le)?s?)?|lesbiennes?|trans|origines?|age|couleur)(?: |$)/;
