/**
 * Idioms and everyday turns that hold words of death, harm or violence and tell of none. They are taken out
 * of a message before it is looked at: what else it says counts all the same ("je meurs de faim, mon patron
 * m'enferme"). Folded words, without punctuation.
 */
export const harmlessTurns: readonly RegExp[] = [
  /(?<!(?:veux|envie de|prefere) )\b(?:mort|morte|morts|mourir|meurs|meurt|creve|crevee?|crever|tue|tuer|suicide) (?:de |d')(?:rire|faim|soif|froid|chaud|chaleur|fatigue|sommeil|honte|trouille|ennui|curiosite|envie d\w*|trac|stress)\b/g,
  /\b(?:me|m'|te|nous|ca|vous) ?(?:a )?(?:tue|tuent|creve|bousille|casse) (?:le |la |les |a la |au )(?:dos|jambes?|pieds?|sante|yeux|tache|moral|vie de famille|travail|boulot)\b/g,
  /\b(?:tape|tapent|taper|tapait) (?:sur les nerfs|(?:sur les doigts|sur l'epaule|dans le dos)(?! (?:avec|quand (?!c'est)|chaque|et|si|jusqu|tous))|dans l'oeil|la bise|une? (?:offre|lettre|cv)|\d+ mots|au clavier|a la machine|dans la main|vite)\b/g,
  /\b(?:aime|adore|sais|vais|veux|faut|prete?) (?:me |se |nous )?battre pour\b/g,
  /\b(?:equipe|club|finale?|candidate?|liste|record) (?:[a-z]+ ){0,3}battue?s?\b/g,
  /\b(?:bat|battre|battu|beats?) (?:[a-z]+ )?(?:au|aux|a la|par la|en|at) (?:foot|echecs|cartes|jeux?|ping|tennis|petanque|concurrence|chess|football|sport)\w*\b/g,
  /\b(?:ne|n') ?bat pas\b/g,
  /\b(?:bat|battre) (?:le|un|mon|son|des) (?:fer|record|records|pavillon)\b/g,
  /\b(?:frappe|frappee?|frapper) (?:par (?:sa|son|la|le|ta|votre|l') ?(?:gentillesse|accueil|beaute|qualite|chance|crise|chomage|foudre|ambiance|propos\w*|diversite|maladie|covid|inflation)|a (?:la|les|toutes les|sa|votre|des) portes?|aux portes|dans la main|la monnaie)\b/g,
  /\b(?:la|le) (?:chaleur|soleil|froid|crise|chomage) (?:me|nous) frappe\b/g,
  /\b(?:coups? de (?:main|mains|fil|coeur|pouce|barre|collier|blues|pied au derriere)|sur un coup de tete)\b/g,
  /\b(?:mis|mise|mit) une? (?:annonce|offre|bonne|semaine|note|option|cv)\b/g,
  /\bmenac\w* (?:de |d')(?:(?:nous |me |m')?(?:licenci\w*|vir\w*|radi\w*|mettre (?:un|a pied|dehors))|(?:le |la |les )?(?:ferm\w*|delocalis\w*|baiss\w*|rompre|supprim\w* (?:mon|ma|mes|le|la|les|des|nos) (?:poste|prime|aide|allocation|jour|conge)\w*)|mort sur (?:mon|l'|notre))\b/g,
  /\b(?:threatens?|threatened|threatening) to (?:fire|cut|close|replace|sack)\b/g,
  /\bharcel\w* (?:de (?:messages|mails|sms|appels) |au telephone |par telephone )?pour (?:le|du|un|mon) (?:cpf|forfait|abonnement)\b/g,
  /\b(?:force|oblige|forcee?|obligee?)\w* (?:a|de) (?:travailler (?:cet?|le|la|les|de nuit|plus|dimanche|samedi)|rester apres|signer|faire des heures|venir (?:le|au|travailler|samedi|dimanche|plus tot|a l'heure|en (?:bus|voiture|avance))|(?:mettre|porter) (?:un|une|des|le|la) (?:uniforme|masque|costume|cravate|talons|badge|chaussures|tenue|charges?)|postuler|m'inscrire|chercher)\b(?: (?:ete|samedi|dimanche|week end|nuit))?/g,
  /\bpeur (?:qu'(?:il|elle|on|ils) (?:me|m') ?(?:vire|licencie|rappelle|prenne|dise|refuse|juge|remplace|garde|embauche)\w*|de lui (?:demander|dire|parler)|d'elle ma cheffe|de (?:mon |la |le |l')?(?:avenir|entretien|chef|cheffe|patron|patronne|refus|echec|train|avion)|pour mon avenir)\b/g,
  /\b(?:suis|etre|reste|rester|restes|travailler|bosser|sentir|sens|vivre) (?:[a-z]+ )?enfermee?s? (?:toute la journee )?(?:dans (?:un|une|le|la|les|des|mon|l') ?(?:bureau|open|usine|magasin|cuisine|boite|metier|routine|case)\w*|toute la journee|entre quatre murs|en (?:chambre froide|interieur|usine))/g,
  /\b(?:nous|m'|me|t') ?enferme\w* dans (?:un|une|le|la|des) (?:open|case|role|routine)\w*\b/g,
  /\bsequestre\w* par les? (?:bouchons|neige|train\w*)\b/g,
  /\block(?:ed)? (?:in(?:to)? (?:a|an|my) [\w ]{0,12}(?:contract|job)|me in for)\b/g,
  /\b(?:garde|gardent|pris|prend|prennent|keeps?|took|kept)\b.{0,14}\b(?:papiers?|documents?|passeports?|passport|documentos) (?:pour (?:l'embauche|le dossier|signer|l'inscription|(?:le|mon|faire le|faire mon) contrat|la file|(?:les|des|une) photocop\w*)|for (?:the |my )?(?:contract|file|hiring))\b/g,
  /\b(?:j'ai (?:bien )?(?:pris|garde)|je (?:garde|prends)) (?:tous )?mes (?:papiers?|documents?)\b|\bpris (?:un )?(?:rendez vous|rdv)\b|\bgardes? d'enfants?\b/g,
  /\b(?:prefecture|france travail|pole emploi|agence|banque|mairie|ecole|cfa)\b.{0,20}\b(?:garde|gardent|pris|prend|retient)\b.{0,12}\b(?:papiers?|documents?|passeports?)\b/g,
  /\b(?:on m'a|me suis fait|je me fais|j'ai|ai|avais) (?:vole|voler|perdu|derobe|derober|pique|piquer) (?:tous )?(?:mes |mon |ma )?(?:papiers?|passeports?|carte d'identite)\b/g,
  /\b(?:on m'a|police m'a|police a|douane m'a) pris (?:mes |mon )?(?:papiers?|passeports?|carte d'identite) (?:a la (?:frontiere|douane)|au controle)$/g,
  /\b(?:(?:faire |preparer |donner )?(?:prendre|preparation|distribution|donner) (?:les|des|ses|son)|(?:prendre|prends) (?:mes|mon)|oublie (?:de prendre )?(?:mes|mon)) (?:medicaments?|cachets|traitement|pilules?)\b(?! (?:d'un coup|en trop|tous|toute))/g,
  /\bvivre (?:a (?!cause|nouveau|quoi|genoux|bout)|au |aux |chez |ici\b|loin\b|en (?:ville|france|campagne|coloc\w*|foyer|banlieue|province|ile|bretagne|appartement)\b|dans (?:le (?:nord|sud)|la (?:region|montagne)|une? (?:ville|region|appart\w*|studio|coloc\w*|maison|campagne|foyer))\b|avec (?:le |un |mon |ma |mes )(?:smic|rsa|salaire|parents|chomage|allocation\w*|copain|copine)\b)/g,
  /\bvie (?:de (?:bureau|chateau|famille|nuit|chien)|parisienne|active|pro|professionnelle|sociale|privee)\b/g,
  /\bvie (?:n'a|a) pas (?:de |d')(?:stabilite|horaires|routine)\b/g,
  /(?<!(?:plus|pas|jamais) )\b(?:etre|suis|serai) la (?:le|la|les|a|pour|avant|de|tous|ce|demain|samedi|dimanche|lundi)\b/g,
  /\bme (?:re)?lever (?:a|pour|si|tot|le matin|avant|des|\d)/g,
  /\bdisparaitre (?:de (?:la (?:liste|circulation|carte)|l'ecran|mes (?:alertes|resultats)|facebook|linkedin)|des (?:listes|radars|reseaux|offres)|du (?:site|marche|radar)|(?:deux|une|quelques) (?:jours?|semaines?|heures?)|en (?:vacances|voyage)|dans la nature)\b/g,
  /\b(?:dettes|soucis|problemes|douleurs?) (?:disparaissent|disparaitre)\b/g,
  /\b(?:mourir|crever|tuer) (?:pour (?:ce|cet|cette|un|une|avoir (?:ce|cet|un)) (?:poste|job|travail|boulot|taf|emploi|place|stage|metier|cafe|pizza)|l'ecran|le temps|l'ennui)\b/g,
  /(?<!(?:il|elle|on|qui|je|pere|mere|fils|fille|soeur|frere|ami|amie) )\b(?:vas?|allez) (?:mourir|crever|(?:te|vous) (?:pendre|tuer|suicider|jeter|noyer))\b/g,
  /\ba en (?:mourir|crever)\b/g,
  /\b(?:prof|mere|parents|chef\w*|patron\w*|femme|copine|coloc) (?:va|vont|allait|vas) (?:me |m')(?:tuer|etrangler|trucider|etriper)(?= (?:si|quand|j'ai|je|car|parce|pour|d'avoir)[a-z' ]{0,60}(?:oubli\w*|notes?|bulletin|convention|mdr\w*|ptdr|lol|haha|rapport|dossier|facture))/g,
  /\b(?:poignardee?|poignarder|coup de couteau) dans le dos\b/g,
  /\bsauter dans le vide et (?:changer|me lancer|tenter|tout|creer|devenir|partir)\b/g,
  /\bdisparaitre (?:sous terre|dans un trou|de honte)\b/g,
  /\best ce qu'(?:on|ils?) garde\w* (?:mon|mes|le|les) (?:passeports?|papiers?)\b/g,
  /\bdie hard\b/g,
  /\b(?:couvreu\w*|zingueu\w*|charpentier\w*|peintre|ramoneu\w*|macon\w*|cordiste|technicien\w*|ouvrier\w*|chantier|antenn\w*|panneaux?)\b.{0,30}\bsur (?:le |un |les |des )?(?:toits?|ponts?|rails?)\b/g,
  /\bsur (?:le|un|les|des) (?:toits?|ponts?|rails?) (?:toute la journee|peintre|en (?:chantier|reparation)|comme|pour (?:poser|peindre|reparer))\b/g,
  /\b(?:boxe|mma|karate|judo|sac de frappe)\b.{0,40}\bcoups? de (?:poing|pied)s?\b/g,
  /\b(?:parachut\w*|elastique|escalade|base jump)\b.{0,40}\bsauter dans le vide\b/g,
  /\ben finir avec (?:le |la |les |l'|ce |cet |cette |ces |mon |ma |mes |un |des )?(?:chomage|interim|boulots?|jobs?|travail|taf|metier|galeres?|cdd|contrats?|recherches?|dettes?|etudes|lycee|ecole|formation|trajets?|horaires|patron|precarite|restauration|petits boulots|paperasse|demarches?|dossiers?)\b/g,
  /\bharcel\w* (?:pour que|afin que) (?:je|j') ?(?:trouve|cherche|travaille|bosse|postule|range|passe|aille)\b/g,
  /\bm'en aller pour de bon (?:de|d')/g,
  /\bsauter (?:le|les|un|une|l'|des) (?:repas|pas|etapes?|classe|barriere|tour)\b/g,
  /\bsauter (?:en parachute|a l'elastique|a la corde|dans (?:le|un) (?:train|bus|metro|avion|premier)(?: (?:a|de|pour) |\b(?= \d))|du train en marche)/g,
  /\b(?:me|se) jeter (?:a l'eau (?:et|pour) (?:changer|creer|me|devenir|tenter|postuler|entreprendre|quitter|ouvrir)|dans le (?:bain|grand bain))\b/g,
  /\b(?:pres|cote|quartier) du (?:pont|train|metro)\b/g,
  /\b(?:je )?coupe (?:les|des|la|du) (?:legumes|viande|pain|bois|cheveux|tissu)/g,
  /\b(?:secret|droits?|regles?|loi|contrat|code)(?: (?:du travail|professionnel))?(?: (?:a|ont|est|sont|ete|non))* violee?s?\b(?! (?:par (?:mon (?:mari|pere|ex|oncle)|lui)))/g,
  /\b(?:touche|toucher|touchait) (?:pas assez |a |au |le |la |les |un |une |mon |des |\d)[\w ]{0,10}(?:salaire|smic|chomage|rsa|prime|euros?|allocation|paye)/g,
  /\b(?:entreprise|boite|secteur|marche|metier) (?:se suicide|est mort|meurt|creve)\b/g,
  /\b(?:plan |lutte )?anti ?suicide\b/g,
  /\bse faire du mal pour\b/g,
  /\bviolences? (?:urbaines|scolaires|routieres)\b/g,
];

/**
 * Work with people to whom something happened is a job; whoever says "me" or "mon mari" tells of themselves.
 */
const professional =
  /\b(?:prevention|expose sur|devoir sur|memoire sur|partiel|film|serie|livre|lutte|ecoute|ligne|associations?|formation|benevole|benevolat|metier|aide(?:r|nt)?|accompagn\w*|juriste|avocate?|educat\w*|psychologue|infirmi\w*|travaill\w* (?:avec|aupres|pour|sur)|accueil|centre|foyer|unite|service|work with|help)\b.{0,50}\b(?:suicid\w*|battues?|violences?|maltraite\w*|viol|victimes?|danger|mourir|fin de vie|abuse)\b/;
const ofThemselves =
  /\b(?:(?:envie|pense|idees?|veux|vais|voudrais|prefere\w*)(?: [a-z']+){0,2} (?:mourir|suicide\w*|en finir)|(?:me|m'|te) ?(?:bat|frapp|tap|tu|suicid|viol|menac|cogn|touch|fai[rt])\w*|(?:je suis|suis|etais|ai ete|suis une) (?:une )?(?:victime|battue?|violee?|maltraitee?|en danger|suicidaire)|j'ai ete|je (?:veux|vais) (?:mourir|me)|mon (?:mari|pere|ex|copain|conjoint|patron|oncle|frere)|ma (?:mere|femme)|hits? me|abuses? me|i am|i'm|i was)\b/;

/** The folded words of a message without what is harmless. */
export function withoutHarmless(words: string): string {
  const left = harmlessTurns.reduce((said, one) => said.replace(one, " "), words);
  const rest = ofThemselves.test(left) ? left : left.replace(professional, " ");
  return rest.replace(/\s+/g, " ").trim();
}
