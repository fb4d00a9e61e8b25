import { type HarmlessTurns, turnsOfWork } from "./harmless-work.ts";

/*
 * Idioms and everyday turns that hold words of death, harm or violence and tell of none. They are taken out
 * of a message before it is looked at: what else it says counts all the same ("je meurs de faim, mon patron
 * m'enferme"). Folded words, without punctuation. Where the rest of the message says that such a turn may be
 * meant as it stands, it is left in: `unless`, which the whole message is tried on.
 */

/** Those who hit and lock up where people live; of them few things are said in jest. */
const relative =
  "\\b(?:mari|epoux|conjoint|compagnon|copain|copine|mec|keum|ex|fiance|homme|pere|mere|parents|papa|maman|daron|daronne|frere|soeur|oncle|tante|cousin|tonton)";

const everywhere: readonly RegExp[] = [
  /\b(?:bat|battent|battre|bats) (?:les|des|le|la|son|ses) (?:oeufs?|blancs?|cartes|tapis|mesure|creme|beurre|tambour|pates?|feuilles|caisse)\b/g,
  /\b(?:tape|tapent|taper|frappe|frappent|frapper) (?:les|des|le|la|un|mes|ses) (?:prix|factures?|courriers?|lettres?|rapports?|commandes?|textes?|devis|codes?|tickets?|articles?|ballons?|balles?)\b/g,
  /\b(?:chomage|crise|inflation|maladie|covid|virus|precarite|pauvrete|malheur|reforme|penurie|canicule|licenciements?|ia|concurrence|mondialisation|conjoncture|guerre|robotisation) (?:qui )?(?:frapp\w*|touch\w*) (?:tou(?:s|tes) )?(?:les|des|la|le|une?|ses|mes|nos) [a-z]+\b/g,
  /\bfrapp\w* (?:un )?(?:grand|gros|tres) (?:coup|fort)\b/g,
  /\bgarde (?:les|mes|nos|mon|ma|notre) (?:enfants?|fils|filles?|petite?s?|bebe)\b(?!.{0,30}(?:contre|empech\w*|rend|voir|menac\w*|enferm\w*))/g,
  /\b(?:touche|touchent|toucher) (?:les|des|le|la) (?:jeunes?|gens|public|clients?|clientele|lecteurs?|electeurs?) (?:avec|par|grace)\b/g,
  /\b(?:nous|m'|me|on me|on nous|ca me|ca nous) ?tue(?:nt)? (?:de|au|a la|avec (?:le|ce|les)) (?:boulot|travail|taf|taff|tache|papiers|paperasse|trajets?)\b/g,
  /\b(?:c'est|cest|c) (?:vraiment )?a se (?:tirer une balle|flinguer|pendre|tuer|jeter par la fenetre)\b/g,
  /\b(?:envie|envies|besoin|marre|reve\w*|idee|veux|voudrais|vais|failli) (?:de |d')?tout (?:plaquer|lacher|envoyer (?:balader|promener|valser|bouler)|claquer)\b/g,
  /\b(?:veux|voudrais|envie de|aimerais) disparaitre (?:de (?:france travail|pole emploi|la caf|l'agence|votre (?:site|liste|fichier))|des (?:fichiers|radars?|ecrans?))\b/g,
  /(?<!\b(?:j'ai|ai|avoir|ait)(?: [a-z]+)? )\b(?:la|quelle) honte (?:je|j'ai) (?:veux|voudrais|envie de) disparaitre$/g,
  /\bcorde au cou (?:avec )?(?:ces?|les|mes|des|mon|le) (?:credits?|prets?|dettes?|traites?|loyers?|emprunts?)\b|\b(?:credits?|prets?|dettes?|loyers?)\b.{0,16}\bcorde au cou\b/g,
  /(?<!(?:veux|voudrais|aimerais|souhaite|prefere|envie de|besoin de|pense a|laisse\w*) )\b(?:mort|morte|morts|mourir|meurs|meurt|creve|crevee?|crever|tue|tuer|suicide) (?:de |d')(?:rire|faim|soif|froid|chaud|chaleur|fatigue|sommeil|honte|trouille|ennui|curiosite|envie d\w*|trac|stress)\b/g,
  new RegExp(
    `(?<!(?:^(?:il|elle|ils|on)|${relative}) (?:qui |il |elle )?)\\b(?:me|m'|te|nous|vous) ?(?:a )?(?:tue|tuent|creve|bousille|casse) (?:le |la |les )(?:dos|jambes?|yeux)\\b`,
    "g",
  ),
  /\b(?:me|m'|te|nous|ca|vous) ?(?:a )?(?:tue|tuent|creve|bousille|casse) (?:le |la |les |a la |au )(?:pieds?|sante|tache|moral|vie de famille|travail|boulot)\b/g,
  /\b(?:tape|tapent|taper|tapait) (?:sur les nerfs|dans l'oeil|la bise|une? (?:offre|lettre|cv)|\d+ mots|au clavier|a la machine|dans la main|vite)\b/g,
  new RegExp(
    `(?<!${relative} (?:qui |il |elle )?(?:me |m'|nous )?)\\b(?:tape|tapent|taper|tapait) (?:sur les doigts|sur l'epaule|dans le dos)\\b(?! (?:avec|quand (?!c'est)|chaque|et|si|jusqu|tous))`,
    "g",
  ),
  new RegExp(
    `(?<!(?:${relative}|il|elle|qui) )\\b(?:aime|adore|sais|vais|veux|faut|prete?) (?:me |se |nous )?battre pour\\b(?! (?:rien|un oui))`,
    "g",
  ),
  /\b(?:equipe|club|finale?|candidate?|liste|record) (?:(?!femme|fille|et |suis|je |mari)[a-z]+ ){0,3}battue?s?\b(?! par (?:mon|ma|mes|son|sa|ses|leurs?) )/g,
  /\b(?:bat|battre|battu|beats?) (?:[a-z]+ )?(?:au|aux|a la|par la|en|at) (?:foot|echecs|cartes|jeux?|ping|tennis|petanque|concurrence|chess|football|sport)\w*\b/g,
  /\b(?:ne|n') ?bat pas\b(?! que)/g,
  /\b(?:bat|battre) (?:le|un|mon|son|des) (?:fer|record|records|pavillon)\b/g,
  /(?<!(?:m'a|m'ont|nous a|nous ont|ma) )\b(?:frappe|frappee?|frapper) (?:par (?:sa|son|la|le|ta|votre|l') ?(?:gentillesse|accueil|beaute|qualite|chance|crise|chomage|foudre|ambiance|propos\w*|diversite|maladie|covid|inflation)|a (?:la|les|toutes les|sa|votre|des) portes?|aux portes|dans la main|la monnaie)\b/g,
  /\b(?:la|le) (?:chaleur|soleil|froid|crise|chomage) (?:me|nous) frappe\b/g,
  /\b(?:(?<!(?:mets?|mis) (?:un |des |de |\d )?)coups? de (?:mains?|fil|coeur|pouce|barre(?! (?:de|sur|dans|a) )|collier|blues)|(?:besoin d'un|faut un|manque un) coup de pied au derriere|sur un coup de tete)\b/g,
  /\b(?:mis|mise|mit) une? (?:annonce|offre|bonne(?= (?:note|ambiance|equipe|annee|appreciation))|semaine(?! a l'hopital)|note|option|cv)\b/g,
  new RegExp(
    `(?<!${relative} )\\bmenac\\w* (?:de |d')(?:(?:nous |me |m')?(?:licenci\\w*|vir\\w*|radi\\w*|mettre (?:un (?:avertissement|blame|rapport|zero|carton)|a pied|a la porte|dehors))|(?:le |la |les )?(?:ferm\\w*|delocalis\\w*|baiss\\w*|rompre|supprim\\w* (?:mon|ma|mes|le|la|les|des|nos) (?:poste|prime|aide|allocation|jour|conge)\\w*)|mort sur (?:mon|l'|notre) ?(?:emploi|poste|usine|entreprise|boite|site|activite|secteur|magasin))\\b`,
    "g",
  ),
  /\b(?:threatens?|threatened|threatening) to (?:fire (?:me|us|people|staff|everyone)|fire$|cut (?:my |our |the )?(?:hours|pay|wages?|salary|jobs?|shifts?|contract|benefits)|close (?:the |my )?(?:shop|site|factory|store|file|account)|replace|sack)\b/g,
  /\bharcel\w* (?:de (?:messages|mails|sms|appels) |au telephone |par telephone )?pour (?:le|du|un|mon) (?:cpf|forfait|abonnement)\b/g,
  /\bpeur (?:qu'(?:il|elle|on|ils) (?:me|m') ?(?:vire|licencie|rappelle|prenne(?!\w* (?:de force|par|mes|mon|ma|nos))|dise|refuse|juge|remplace|garde(?!\w* (?:enferm\w*|prisonni\w*|chez|captive?|de force))|embauche)\w*|de lui (?:demander|dire(?! non)|parler)|d'elle ma cheffe|de (?:mon |la |le |l')?(?:avenir|entretien|chef|cheffe|patron|patronne|refus|echec|train|avion)|pour mon avenir)\b/g,
  /\b(?:nous|m'|me|t') ?enferme\w* dans (?:un|une|le|la|des) (?:open|case|role|routine)\w*\b/g,
  /\bsequestre\w* par les? (?:bouchons|neige|la neige|train\w*)\b/g,
  /\block(?:ed)? (?:in(?:to)? (?:a|an|my) [\w ]{0,12}(?:contract|job)|me in for (?:a|an|one|two|three|\d+) (?:[a-z]+ )?(?:contract|deal))\b/g,
  /\b(?:j'ai (?:bien )?(?:pris|garde)|je (?:garde|prends)) (?:tous )?mes (?:papiers?|documents?)\b|\bpris (?:un )?(?:rendez vous|rdv)\b|\bgardes? d'enfants?\b/g,
  /\b(?:on m'a|me suis fait|je me fais|j'ai|ai|avais) (?:vole|voler|perdu|derobe|derober|pique|piquer) (?:tous )?(?:mes |mon |ma )?(?:papiers?|passeports?|cartes? (?:d'identite|de sejour)|titres? de sejour)\b(?!.{0,20} par (?:mon|ma|mes|le patron|la patronne|l'employeur))/g,
  /\b(?:on m'a|police m'a|police a|douane m'a) pris (?:mes |mon |ma )?(?:papiers?|passeports?|cartes? (?:d'identite|de sejour)|titres? de sejour) (?:a la (?:frontiere|douane)|au controle(?: d'acces)?)$/g,
  /(?<!(?:la force|le courage|le gout|raisons?) (?:de )?)\bvivre (?:a (?!cause|nouveau|quoi|genoux|bout)|au (?!monde|quotidien|milieu|fond|jour)|aux (?!cotes)|chez |ici\b(?! bas)|loin\b|en (?:ville|france|campagne|coloc\w*|foyer|banlieue|province|ile|bretagne|appartement)\b|dans (?:le (?:nord|sud)|la (?:region|montagne)|une? (?:ville|region|appart\w*|studio|coloc\w*|maison|campagne|foyer))\b|avec (?:le |un |mon |ma |mes )(?:smic|rsa|salaire|parents|chomage|allocation\w*|copain|copine)\b)/g,
  /\bvie (?:de (?:bureau|chateau|famille|nuit|chien)|parisienne|active|pro|professionnelle|sociale|privee)\b/g,
  /\bvie (?:n'a|a) pas (?:de |d')(?:stabilite|horaires|routine)\b/g,
  /(?<!(?:plus|pas|jamais) )\b(?:etre|suis|serai) la (?:le|la|les|a|pour|avant|de|tous|ce|demain|samedi|dimanche|lundi)\b/g,
  /\bme (?:re)?lever (?:a|pour|si|tot|le matin|avant|des|\d)/g,
  /\bdisparaitre (?:de (?:la (?:liste|circulation|carte)|l'ecran|mes (?:alertes|resultats)|facebook|linkedin)|des (?:listes|radars|reseaux|offres)|du (?:site|marche|radar)|(?:deux|une|quelques) (?:jours?|semaines?|heures?)|en (?:vacances|voyage)|dans la nature)\b(?! (?:pour toujours|a jamais|definitivement|pour de bon))/g,
  /\b(?:dettes|soucis|problemes|douleurs?) (?:disparaissent|disparaitre)\b/g,
  /\b(?:mourir|crever|tuer) (?:pour (?:ce|cet|cette|un|une|avoir (?:ce|cet|un)) (?:poste|job|travail|boulot|taf|emploi|place|stage|metier|cafe|pizza)(?! (?:perdue?|que j'ai perdu))|l'ecran|le temps|l'ennui)\b/g,
  /(?<!(?:il|elle|on|qui|je|pere|mere|fils|fille|soeur|frere|ami|amie) |(?:dit|dis|ecrit|repete|hurle|crie|repond\w*)(?: que)?(?: tu)? )\b(?:vas?|allez) (?:mourir|crever|(?:te|vous) (?:pendre|tuer|suicider|jeter|noyer))\b/g,
  /(?<!(?:mal|souffre|souffrir|douleur|triste|malheureu(?:x|se)) )\ba en (?:mourir|crever)\b/g,
  /\b(?:prof|mere|parents|chef\w*|patron\w*|femme|copine|coloc) (?:va|vont|allait|vas) (?:me |m')(?:tuer|etrangler|trucider|etriper)(?= (?:si|quand|j'ai|je|car|parce|pour|d'avoir)[a-z' ]{0,60}(?:oubli\w*|notes?|bulletin|convention|mdr\w*|ptdr|lol|haha|rapport|dossier|facture))/g,
  /\bsauter dans le vide et (?:changer|me lancer|tenter|tout (?:changer|recommencer|quitter)|creer|devenir|partir (?:a|au|en|vivre))\b/g,
  /\bdisparaitre (?:sous terre|dans un trou|de honte)\b(?! (?:et|pour toujours|a jamais))/g,
  /\best ce qu'(?:on|ils?) garde\w* (?:mon|ma|mes|la|le|les) (?:passeports?|papiers?|cartes? (?:d'identite|de sejour)|titres? de sejour)\b/g,
  /\bdie hard\b/g,
  /\b(?:s'enferme|(?:est|reste|vit|s'est) enfermee?) dans sa chambre (?:a jouer|avec (?:sa|son) (?:console|ordi\w*|telephone)|devant)/g,
  /\bca (?:me|nous) (?:tue|creve|acheve)\b(?! (?:a petit feu|de vivre))/g,
  /\ben finir avec (?:le |la |les |l'|ce |cet |cette |ces |mon |ma |mes |un |des )?(?:chomage|interim|boulots?|jobs?|travail|taf|metier|galeres?|cdd|contrats?|recherches?|dettes?|etudes|lycee|ecole|formation|trajets?|horaires|patron|precarite|restauration|petits boulots|paperasse|demarches?|dossiers?)\b(?! et (?:la|ma|avec|tout|moi))/g,
  /\bharcel\w* (?:pour que|afin que) (?:je|j') ?(?:trouve|cherche|travaille|bosse|postule|range|passe (?:le|mon|l'|un) ?(?:bac|permis|entretien|concours|examen|brevet|code)|aille (?:a |au |en )(?:l'ecole|lycee|cours|pole emploi|france travail|entretien))/g,
  /\bm'en aller pour de bon (?:de|d')(?! (?:ce monde|cette (?:vie|terre)|la vie))/g,
  /\bsaut(?:er|ee?s?) (?:le|les|un|une|l'|des) (?:repas|pas|etapes?|classe|tour)\b|\bsauter (?:la|une) (?:classe|etape)\b/g,
  /\bsauter (?:en parachute|a l'elastique|a la corde|dans (?:le|un) (?:train|bus|metro|avion|premier)(?: (?:a|de|pour) |\b(?= \d))|(?<!(?:veux|vais|voudrais|envie de|prete? a) sauter )du train en marche)/g,
  /\b(?:me|se) jeter (?:a l'eau (?:et|pour) (?:changer|creer|(?:me |se )(?:lancer|reconvertir|mettre)|devenir|tenter|postuler|entreprendre|quitter (?:mon|ma boite|paris|le)|ouvrir (?:un|une|mon|ma))|dans le (?:bain|grand bain))\b/g,
  /\b(?:je )?coupe (?:les|des|la|du) (?:legumes|viande|pain|bois|cheveux|tissu)/g,
  /\b(?:secret|droits?|regles?|loi|contrat|code)(?: (?:du travail|professionnel))?(?: (?:a|ont|est|sont|ete|non))* violee?s?\b(?! (?:par (?:mon (?:mari|pere|ex|oncle)|lui)))/g,
  /(?<!(?:me|nous) )\b(?:touche|toucher|touchait) (?:pas assez |a |au |le |la |les |un |une |mon |des |\d)[\w ]{0,10}(?:salaire|smic|chomage|rsa|prime|euros?|allocation|paye)/g,
  /\b(?:entreprise|boite|secteur|marche|metier) (?:se suicide|est mort|meurt|creve)\b/g,
  /\b(?:plan |lutte )?anti ?suicide\b/g,
  /\bse faire du mal pour (?:un|ce|le|son|rien) ?(?:travail|boulot|job|patron|taff?|poste|salaire)?\b/g,
  /(?<!victimes? (?:de |des |d')(?:une? )?)\bviolences? (?:urbaines|scolaires|routieres)\b/g,
  /\b(?:prefecture|france travail|pole emploi|mairie|consulat|ambassade|ofpra)\b.{0,20}\b(?:garde|gardent|pris|prend|retient)\b.{0,12}\b(?:papiers?|documents?|passeports?|cartes? (?:d'identite|de sejour)|titres? de sejour)\b/g,
];

const unpaidOrAfraid =
  "\\b(?:pay\\w* pas|pas (?:ete )?pay\\w*|(?:sans|aucun|pas de) (?:etre )?(?:pay\\w*|paie|salaire)|unpaid|not paid|menac\\w*|frapp\\w*|tap(?:e|ent|er)|bat|battre|peur)\\b";

/** Who has the key, keeps what is not theirs, forbids to go, or pays nothing. */
const isHeld = new RegExp(
  [
    `${relative}\\b`,
    "\\b(?:patron\\w*|employeu\\w*|boss|chef\\w*|gerante?) (?:[a-z']+ )?(?:a |ont |me |m'|nous )?(?:pris|prend|garde\\w*|ferm\\w*|enferm\\w*|confisqu\\w*|retien\\w*|took|takes?|keeps?|kept|has|holds?)\\b",
    "\\b(?:rend(?:s|re|ent|u|us|ue|ra)?|redonn\\w*|restitu\\w*|recuper\\w*|(?:gives?|giving) (?:[a-z]+ )?back)\\b",
    "\\b(?:cles?|clefs?|cadenas|verrou\\w*|a double tour|par (?:mon|ma|le|la|un|une) [a-z]+)\\b",
    "\\b(?:peux|peut|pouvoir|droit de|laiss\\w+|let|empech\\w*|interdi\\w*)(?: (?:me|m'|nous|us))? ?(?:pas |plus |jamais )?(?:de )?(?:partir|sortir|bouger|leave|go)\\b",
    "\\b(?:depuis|since) (?!\\d+ (?:ans|years))|\\b(?:can'?t|cannot) (?:leave|go)\\b",
    "\\b(?:exploit\\w*|refus\\w*|force|dette|chantage|sans papiers)\\b",
    unpaidOrAfraid,
  ].join("|"),
);

/** Made to work, and more than that. */
const isForced = new RegExp(
  `\\b(?:papiers?|passeports?|enferm\\w*|cles?|lit|chambre|nue?|deshabill\\w*|couteau|arme)\\b|${unpaidOrAfraid}`,
);

/** Said before a goodbye, or beside what is done to oneself. */
const isLast =
  /\b(?:adieu|au revoir|fini(?! (?:mon|ma|mes|le|la|les|a|mal|bien|tard|tot))|ce soir|cette nuit|mourir|mort|suicid\w*|me (?:jeter|tuer|pendre|foutre|balancer)|(?:je |j')(?:vais|veux|voudrais|pense a) (?:sauter|en finir|le faire|partir)|envie de (?:sauter|en finir|partir)|pour (?:toujours|dormir|oublier)|a jamais|alcool|vodka|whisky|j'y pense|courage|pardon|plus (?:rien|envie)|sans moi|d'un (?:seul )?coup|d'un trait|chomage)\b/;

/** Somebody is struck, or somebody strikes. */
const isStruck = new RegExp(
  `${relative}\\b|\\b(?:me|m'|ma|nous|moi|hier|visage|ventre|tete|bleus?|hopital|urgences|police|plainte|sang|saigne)\\b|\\bm'`,
);

/** A betrayal leaves no wound. */
const isWounded = new RegExp(
  `${relative}\\b|\\b(?:hopital|urgences|police|plainte|sang|saigne|agress\\w*|inconnue?s?|voisine?|homme|type|rue)\\b`,
);

/** A jump that somebody means to make. */
const isMeant =
  /\b(?:je|j'|j) ?(?:veux|vais|voudrais|pense|prefere|ai envie|suis prete?)\b(?! (?:faire|devenir|etre|travailler|apprendre|reprendre))|\benvie de sauter\b/;

const groups: readonly HarmlessTurns[] = [
  { turns: everywhere },
  ...turnsOfWork,
  {
    unless: isHeld,
    turns: [
      /\b(?:suis|etre|reste|rester|restes|travailler|bosser|sentir|sens|vivre) (?:[a-z]+ )?enfermee?s? (?:toute la journee )?(?:dans (?:un|une|le|la|les|des|mon|l') ?(?:bureau|open|usine|magasin|cuisine|boite|metier|routine|case)\w*|toute la journee|entre quatre murs|en (?:chambre froide|interieur|usine))/g,
      /\b(?:garde|gardent|pris|prend|prennent|keeps?|took|kept)\b.{0,14}\b(?:papiers?|documents?|passeports?|passport|documentos|cartes? (?:d'identite|de sejour)|titres? de sejour) (?:pour (?:l'embauche|le dossier|signer|l'inscription|(?:le|mon|faire le|faire mon) contrat|la file|(?:faire )?(?:la|les|des|une) photocop\w*)|for (?:the |my )?(?:contract|file|hiring))\b/g,
      /\b(?:agence|banque|ecole|cfa)\b.{0,20}\b(?:garde|gardent|pris|prend|retient)\b.{0,12}\b(?:papiers?|documents?|passeports?|cartes? (?:d'identite|de sejour)|titres? de sejour)\b/g,
    ],
  },
  {
    unless: isForced,
    turns: [
      /\b(?:force|oblige|forcee?|obligee?)\w* (?:a|de) (?:travailler (?:cet?|le|la|les|de nuit|plus|dimanche|samedi)|rester apres|signer|faire des heures|venir (?:le|au|travailler|samedi|dimanche|plus tot|a l'heure|en (?:bus|voiture|avance))|(?:mettre|porter) (?:un|une|des|le|la) (?:uniforme|masque|costume|cravate|talons|badge|chaussures|tenue|charges?)|postuler|m'inscrire|chercher)\b(?: (?:ete|samedi|dimanche|week end|nuit))?/g,
    ],
  },
  {
    unless: isLast,
    turns: [
      /\b(?:couvreu\w*|zingueu\w*|charpentier\w*|peintre|ramoneu\w*|macon\w*|cordiste|technicien\w*|ouvrier\w*|chantier|antenn\w*|panneaux?)\b (?:(?!je |j'|suis |me |on |au chomage)[a-z0-9']+ ){0,5}sur (?:le |un |les |des )?(?:toits?|ponts?|rails?)\b/g,
      /\b(?:couvreu\w*|zingueu\w*|charpentier\w*|peintre|ramoneu\w*|macon\w*|cordiste|technicien\w*|ouvrier\w*|chantier|antenn\w*|panneaux?)\b.{0,30}\bsur (?:le |un |les |des )?(?:toits?|ponts?|rails?) (?:toute la journee|tous les jours|toute la semaine|toute l'annee|en (?:hauteur|plein|hiver|ete|chantier|equipe)|depuis \d+ ans|(?:a|pour) (?:poser|peindre|reparer|souder|travailler|refaire|monter)|(?:je )?(?:travaill\w+|boss\w+|repare|pose|soude|peins))\b/g,
      /\bsur (?:le|un|les|des) (?:toits?|ponts?|rails?) (?:toute la journee|peintre|en (?:chantier|reparation)|comme (?:couvreu\w*|macon\w*|ouvrier\w*|peintre|technicien\w*|cordiste|zingueu\w*|charpentier\w*|electricien\w*|soudeu\w*|ramoneu\w*|conducteur\w*)|pour (?:poser|peindre|reparer))\b/g,
      /\bsur le pont (?:tous les (?:jours|matins)|des (?:l'aube|le matin|\d+)|a \d+ ?h)/g,
      /\b(?:pres|cote|quartier) du (?:pont|train|metro)\b/g,
      /\b(?:(?:faire |preparer |donner )?(?:prendre|preparation|distribution|donner) (?:les|des|ses|son)|(?:prendre|prends) (?:mes|mon)|oublie (?:de prendre )?(?:mes|mon)) (?:medicaments?|cachets|traitement|pilules?)\b(?! (?:d'un coup|en trop|tous|toute|jusqu))/g,
    ],
  },
  {
    unless: isStruck,
    turns: [/\b(?:boxe|mma|karate|judo|sac de frappe)\b.{0,40}\bcoups? de (?:poing|pied)s?\b/g],
  },
  {
    unless: isWounded,
    turns: [/\b(?:poignardee?|poignarder|coup de couteau) dans le dos\b/g],
  },
  {
    unless: isMeant,
    turns: [/\b(?:parachut\w*|elastique|escalade|base jump)\b.{0,40}\bsauter dans le vide\b/g],
  },
];

/** All of them, whatever they hang on. */
export const harmlessTurns: readonly RegExp[] = groups.flatMap(({ turns }) => turns);

/**
 * Work with people to whom something happened is a job; whoever says "me" or "mon mari" tells of themselves.
 */
const professional =
  /\b(?:prevention|expose sur|devoir sur|memoire sur|partiel|film|serie|livre|lutte|ecoute|ligne|associations?|formation|benevole|benevolat|metier|aide(?:r|nt)?|accompagn\w*|juriste|avocate?|educat\w*|psychologue|infirmi\w*|travaill\w* (?:avec|aupres|pour|sur)|accueil|centre|foyer|unite|service|work with|help)\b.{0,50}\b(?:suicid\w*|battues?|violences?|maltraite\w*|viol|victimes?|danger|mourir|fin de vie|abuse)\b/;
const ofThemselves =
  /\b(?:(?:envie|pense|idees?|veux|vais|voudrais|prefere\w*)(?: [a-z']+){0,2} (?:mourir|suicide\w*|en finir)|(?:me|m'|te|nous) ?(?:a |as |ont |avait )?(?:deja |encore |souvent )?(?:bat|frapp|tap|tu|suicid|viol|menac|cogn|touch|fai[rt]|maltrait|abus|agress|harcel|enferm|gifl|etrangl)\w*|(?:je suis|suis|etais|ai ete|suis une) (?:une )?(?:victime|battue?|violee?|maltraitee?|en danger|suicidaire)|j'ai ete|je (?:veux|vais) (?:mourir|me)|(?:suis|vis|dors|loge|hebergee?) (?:dans|en|par) (?:un |une )?(?:foyer|centre|refuge|association)|(?<!\b(?:une?|la|chaque|toute|personnes?) )victime (?:de |d')|mon (?:beau )?(?:mari|pere|ex|copain|conjoint|compagnon|mec|patron|chef|collegue|oncle|frere|daron|prof)|ma (?:belle )?(?:mere|femme|copine|cheffe|patronne|daronne)|hits? me|abuses? me|i am|i'm|i was)\b/;

/** The folded words of a message without what is harmless. */
export function withoutHarmless(words: string): string {
  const meant = groups.filter(({ unless }) => !unless?.test(words));
  const left = meant.reduce((said, { turns }) => turns.reduce((rest, one) => rest.replace(one, " "), said), words);
  const rest = ofThemselves.test(left) ? left : left.replace(professional, " ");
  return rest.replace(/\s+/g, " ").trim();
}
