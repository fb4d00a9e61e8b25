/*
 * Turns of the search for work, of a trade or of a message to this service that hold words of distress or
 * danger and tell of none: `harmless.ts` takes them out of a message, unless the rest of it says that they
 * may be meant otherwise. Folded words, without punctuation.
 */

export type HarmlessTurns = { turns: readonly RegExp[]; unless?: RegExp };

/** Followed home, and by whom nobody wants to be followed. */
const isStalked =
  /\b(?:chez moi|jusqu\w*|dans la rue|(?:me|m') ?(?:guett\w*|attend\w*|menac\w*|harcel\w*|traqu\w*|fait peur)|peur|la nuit|le soir|partout|homme|mec|type|gars|inconnue?s?|quelqu'un|voiture|ex|mari|copain|conjoint|compagnon|frere|pere)\b/;

/** Beside words of death or despair, nothing is only said of work. */
const isDespair =
  /\b(?:adieu|mourir|meur[st]|mort|creve\w*|suicid\w*|me (?:jeter|tuer|pendre|noyer|foutre|flinguer|buter)|sauter|sous (?:un|le)|en finir|vivre|la vie|ma vie|cette vie|souffr\w*|douleur|sans moi|plus (?:rien|envie|la force|le courage)|peux plus|courage (?:de|pour)|a bout|pleure\w*|medic\w*|cachets?|corde|couteau|tempe|bouche)\b/;

/** Those who hit; of them few things are said in jest. */
const isOfRelative =
  /\b(?:mari|epoux|conjoint|compagnon|copain|copine|mec|ex|fiance|homme|pere|mere|parents|frere|oncle|patron\w*|chef\w*|gerante?|bat|frappe|coups?|sang|corps)\b/;

const helper =
  "(?:missions? locales?|france travail|pole emploi|cap emploi|apec|cio|ccas|caf|mdph|ase|spip|plie|cmp|csapa|chrs|ofii|epide|conseille\\w*|assistante?s? sociale?s?|educat\\w*|psy\\w*|medecins?|docteurs?|infirmier\\w*|sage femme|kine\\w*|hopital|addicto\\w*|associations?|referente?s?|travailleu\\w* socia\\w*|juge|avocate?|curat\\w*|organismes?|services? socia\\w*|(?:bonne?s? )?professionnel\\w*)";
const article = "(?:(?:la|le|les|l'|un|une|mon|ma|mes|des|du|notre|votre) ?)?";
const contract =
  "(?:contrat|cdd|cdi|mission|stage|interim|formation|travail|boulot|job|poste|periode|essai|alternance|apprentissage|saison|preavis|inscription|delai|candidature|conges?|droits|allocations?|chomage|service civique)s?";
const theEnd = "(?:ce soir|demain|dans [a-z0-9]+ minutes) (?:c'est|ce sera|tout est) (?:termine|fini)";
const errand =
  "(?:cv|candidatures?|postul\\w*|inscri\\w*|dossiers?|entretiens?|tests?|courriers?|appel\\w*|mails?|formulaires?|demarches?|permis|code|actualisation|ok|okay|d'accord|merci|oui|parfait|super|nickel|bien recu)";
const trial =
  "(?:march\\w*|bug\\w*|fonctionn\\w*|postul\\w*|appel\\w*|envoy\\w*|connect\\w*|inscri\\w*|liens?|boutons?|cv|pages?|sites?|permis|code|entretiens?|concours|candidatures?|recherches?|charg\\w*|bac|examens?)";
const messages = "(?:messages|mails|sms|notif\\w*|alertes|offres|appels|pubs?|publicites?)";

/** Turns that are none where somebody despairs. */
const besideNoDespair: readonly RegExp[] = [
  /\breste que le (?:train|bus|metro|tram)$/g,
  /\breste (?:plus )?que le (?:train|bus|metro|pont|toit) (?:pour (?:aller|venir|y aller|me (?:deplacer|rendre)|bosser|travailler|traverser|rentrer|circuler)|a (?:faire|refaire|finir|peindre|poser|couvrir|reparer)|comme (?:moyen|transport))\b/g,
  /\b(?:voiture|permis|bus|scooter|velo|transports?|metro|tram|covoiturage)\b.{0,40}\breste (?:plus )?que le train$/g,
  /\b(?:alertes?|notif\w*|newsletters?|abonnements?)\b(?: [a-z']+){0,4}? (?:tout arreter (?:definitivement|pour (?:toujours|de bon))|que (?:tout|ca) (?:s'arrete\w*|cesse)(?: (?:enfin|maintenant|definitivement))?)$/g,
  new RegExp(
    `\\b(?:trop de|vos|ces|tes|tous ces) ${messages} (?:je |j')(?:veux|voudrais|aimerais) (?:juste )?que ca (?:s'arrete|cesse)$`,
    "g",
  ),
  /\b(?:condu\w*|chef\w*|mecanicien\w*|agent\w*|controleu\w*|metiers?|bosser|travailler|postes?|hotesse|steward) (?:(?:de|d'|un|le|les|des|du|dans|sur|a|bord) ?){0,3}(?:trains?|rails?)\b/g,
  new RegExp(`\\b${theEnd} (?:avec )?(?:mon|ma|mes|le|la|les|l'|un) ?${contract}\\b`, "g"),
  new RegExp(`\\b${contract}\\b(?: (?!mari|pere)[a-z']+){0,2} ${theEnd}\\b`, "g"),
  new RegExp(`\\b${trial}\\b.{0,30}\\bessaye (?:de )?(?:deux|trois|plusieurs|\\d) fois deja\\b`, "g"),
  new RegExp(`\\bessaye (?:deux|trois|plusieurs|\\d) fois deja\\b.{0,30}\\b${trial}\\b`, "g"),
  new RegExp(`\\b${errand}\\b.{0,24}\\bje vais le faire (?:dans|ce soir|maintenant|cette nuit)\\b`, "g"),
  new RegExp(`\\bje vais le faire (?:ce soir|maintenant|cette nuit)\\b.{0,24}\\b${errand}\\b`, "g"),
  /\b(?:securite|vigile|agent|gardien\w*|polic\w*|gendarme\w*|convoyeu\w*|tir|armurier|militaire|travail\w*|bosser|poste|metier)\b(?: [a-z']+){0,3}? (?:avec )?(?:une|un|d'une) (?:arme|pistolet|fusil)$/g,
  /\b(?:peindre|peintre|peinture|vernir|vernis|colle)\b(?: [a-z']+){0,2}? (?:avec |a )?(?:un |le |au )?pistolet\b/g,
  /\bplus exister (?:dans|sur|chez) (?:vos|votre|tes|ton|vous)\b/g,
  /\bplus etre la (?:le|les|tous les|chaque) (?:lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|week ?ends?|soirs?|matins?)\b/g,
  /\b(?:job|work|shifts?|hours|commute|stress|heat|training|exam)\b(?: [a-z]+)? (?:will |gonna |is |are )?kill(?:s|ing)? me\b/g,
];

/** Turns that are none where violence is told of. */
const besideNoRelative: readonly RegExp[] = [
  /\b(?:travail|boulot|taf|metier|job|rythme|horaires?|trajets?|fatigue|chaleur|froid|stress|pression|routine|attente|ennui|bruit)(?: (?:de|du|des|la|le|a|au|nuit|jour|usine|bureau)){0,3} (?:qui )?(?:me|m'|nous) ?(?:a )?tue(?:nt)?\b(?! a petit feu)/g,
  /\b(?:metiers?|annonces?|offres?|causes?|sujets?|histoires?|domaines?|secteurs?|themes?|ce|missions?|gentillesse|message|attention|projets?) (?:qui )?(?:me|m'|nous) ?(?:a |ont )?(?:vraiment |beaucoup )?touche(?:nt)?\b(?! (?:les|le|la|entre|partout|quand))/g,
  /\b(?:nettoy\w*|lav\w*|effac\w*|enlev\w*|essuy\w*)(?: [a-z']+){0,3}? (?:traces|marques)(?: [a-z]+){0,2}? partout\b/g,
  new RegExp(
    `\\b(?:arret\\w*|cess\\w*|vous|tu|bot|tremplin)\\b(?: (?:de|d'|avez|avec|fini|pas))* ?(?:me |m')harcel\\w* (?:de |d'|avec (?:vos|tes|ces) )?${messages}\\b`,
    "g",
  ),
];

/** Whoever is beside it. */
const always: readonly RegExp[] = [
  /\bfuis (?:une? |mon |ma )(?:patron\w*|chef\w*|boss|employeur|management|manager|travail|boulot|job|metier|secteur|poste|bureau|climat|ambiance) (?:toxique|nul\w*|incompetent\w*|desagreable|infernale?|pourrie?|ennuyeu\w*|insupportable)\b/g,
  /\b(?:(?:force|oblige)\w* (?:a|de) )?(?:me |se |nous )?coucher (?:tot|tard|a \d+ ?h?\w*|avant|apres|vers|de bonne heure|plus tot|(?:les|mes) (?:enfants|petits|residents|patients))\b(?! avec)/g,
  /\bjump (?:into (?:a |an |the |my )?(?:tech|it|career|job|role|work|field|new|industry|business|coding|sales|teaching|marketing)|ship|(?:at|on) (?:the|this|that|any|an?) (?:chance|opportunity|offer|job|role|occasion))\b/g,
  /\bsauter sur (?:l'|une |cette |un |ce |la |le )?(?:occasion|opportunite|offre|annonce|poste|job|boulot|proposition)\b/g,
  /\b(?:me|se|nous|m') ?(?:tuer|crever) a la tache\b/g,
  /\bdangereu(?:x|se) au volant\b/g,
];

export const turnsOfWork: readonly HarmlessTurns[] = [
  {
    unless: isStalked,
    turns: [
      new RegExp(`\\bsuivie?s? (?:[a-z0-9']+ ){0,4}?(?:par|a|au|en|avec) ${article}(?:[a-z]+ )?${helper}\\b`, "g"),
      /\bsuivie?s? dans (?:ma|mon|mes) (?:recherches?|projets?|demarches?|parcours|orientation|insertion|reconversion|accompagnement|formation)\b/g,
    ],
  },
  { unless: isDespair, turns: besideNoDespair },
  { unless: isOfRelative, turns: besideNoRelative },
  { turns: always },
];
