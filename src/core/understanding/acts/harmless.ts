/**
 * Idioms and everyday turns that hold words of death, harm or violence and tell of none. They are taken out
 * of a message before it is looked at: what else it says counts all the same ("je meurs de faim, mon patron
 * m'enferme"). Folded words, without punctuation.
 */
const harmless: readonly RegExp[] = [
  /(?<!(?:veux|envie de|prefere) )\b(?:mort|morte|morts|mourir|meurs|meurt|creve|crevee?|crever|tue|tuer|suicide) (?:de |d')(?:rire|faim|soif|froid|chaud|chaleur|fatigue|sommeil|honte|trouille|ennui|curiosite|envie d\w*|trac|stress)\b/g,
  /\b(?:me|m'|te|nous|ca|vous) ?(?:a )?(?:tue|tuent|creve|bousille|casse) (?:le |la |les |a la |au )(?:dos|jambes?|pieds?|sante|yeux|tache|moral|vie de famille|travail|boulot)\b/g,
  /\b(?:tape|tapent|taper|tapait) (?:sur les (?:nerfs|doigts)|sur l'epaule|dans le dos|dans l'oeil|la bise|une? (?:offre|lettre|cv)|\d+ mots|au clavier|a la machine|dans la main|vite)\b/g,
  /\b(?:aime|adore|sais|vais|veux|faut|prete?) (?:me |se |nous )?battre pour\b/g,
  /\b(?:equipe|club|finale?|candidate?|liste|record) (?:[a-z]+ ){0,3}battue?s?\b/g,
  /\b(?:bat|battre|battu|beats?) (?:[a-z]+ )?(?:au|aux|a la|par la|en|at) (?:foot|echecs|cartes|jeux?|ping|tennis|petanque|concurrence|chess|football|sport)\w*\b/g,
  /\b(?:ne|n') ?bat pas\b/g,
  /\b(?:bat|battre) (?:le|un|mon|son|des) (?:fer|record|records|pavillon)\b/g,
  /\b(?:frappe|frappee?|frapper) (?:par (?:sa|son|la|le|ta|votre)|a (?:la|les|toutes les|sa|votre|des) portes?|aux portes|dans la main|la monnaie)\b/g,
  /\b(?:la|le) (?:chaleur|soleil|froid|crise|chomage) (?:me|nous) frappe\b/g,
  /\bcoups? de (?:main|mains|fil|coeur|pouce|tete|barre|collier|blues|pied au derriere)\b/g,
  /\b(?:mis|mise|mit) une? (?:annonce|offre|bonne|semaine|note|option|cv)\b/g,
  /\bmenac\w* (?:de |d')(?:nous |me |le |la |les )?(?:licenci\w*|ferm\w*|delocalis\w*|vir\w*|supprim\w*|radi\w*|mort sur (?:mon|l'|notre)|baiss\w*|rompre|chang\w*)\b/g,
  /\b(?:threatens?|threatened|threatening) to (?:fire|cut|close|replace|sack)\b/g,
  /\bharcel\w* (?:de (?:messages|mails|sms|appels)|au telephone|par telephone|pour (?:le|du|un) (?:cpf|forfait|abonnement))\b/g,
  /\b(?:force|oblige|forcee?|obligee?)\w* (?:a|de) (?:travailler (?:cet?|le|la|les|de nuit|plus|dimanche|samedi)|rester apres|signer|faire des heures|venir|mettre|porter|postuler|m'inscrire|chercher)\b/g,
  /\bpeur (?:qu'(?:il|elle|on|ils) (?:me|m') ?(?:vire|licencie|rappelle|prenne|dise|refuse|juge|remplace|garde|embauche)\w*|de lui (?:demander|dire|parler)|d'elle ma cheffe|de (?:mon |la |le |l')?(?:avenir|entretien|chef|cheffe|patron|patronne|refus|echec|train|avion)|pour mon avenir)\b/g,
  /\benferm\w* (?:dans (?:un|une|le|la|les|des|mon|l') ?(?:bureau|open|usine|magasin|cuisine|boite|metier|routine|case)\w*|chez moi|toute la journee|entre quatre murs|en (?:chambre froide|interieur|usine))\b/g,
  /\b(?:nous|m'|me|t') ?enferme\w* dans (?:un|une|le|la|des) (?:open|bureau|case|role|routine)\w*\b/g,
  /\bsequestre\w* par les? (?:bouchons|neige|train\w*)\b/g,
  /\block(?:ed)? (?:in(?:to)? (?:a|an|my) [\w ]{0,12}(?:contract|job)|me in for)\b/g,
  /\b(?:garde|gardent|garder|pris|prend|prennent|gardes?|a garde|ont garde|retient|keeps?|took|kept)\b.{0,14}\b(?:papiers?|documents?|passeports?|passport|documentos)\b.{0,30}\b(?:contrat|embauche|dossier|frontiere|file|signer|inscription|deux jours|2 jours|contract|hiring|fin de)\b/g,
  /\b(?:prefecture|france travail|pole emploi|agence|banque|mairie|ecole|cfa)\b.{0,20}\b(?:garde|gardent|pris|prend|retient)\b.{0,12}\b(?:papiers?|documents?|passeports?)\b/g,
  /\b(?:vole|perdu) (?:mes |mon )?(?:papiers?|passeports?|carte d'identite)(?: (?:a la frontiere|dans le (?:train|metro|bus)|hier))?$/g,
  /\b(?:on m'a|m'ont|police) pris (?:mes |mon )?(?:papiers?|passeports?|carte d'identite) (?:a la (?:frontiere|douane)|au controle)\b/g,
  /\b(?:(?:faire |preparer |donner )?(?:prendre|preparation|distribution|donner) (?:les|des|ses|son)|(?:prendre|prends) (?:mes|mon)|oublie (?:de prendre )?(?:mes|mon)) (?:medicaments?|cachets|traitement|pilules?)\b(?! (?:d'un coup|en trop|tous|toute))/g,
  /\b(?:vivre|vie) (?:a|au|aux|en|chez|dans|avec|ici|de (?:bureau|mon|ma|mes|l'|chateau|famille|nuit|chien)|parisienne|active|pro|professionnelle|sociale|de famille|privee)\b/g,
  /\bvie (?:n'a|a) pas (?:de |d')(?:stabilite|horaires|routine)\b/g,
  /\b(?:etre|suis|serai) la (?:le|la|les|a|pour|avant|de|tous|ce|demain|samedi|dimanche|lundi)\b/g,
  /\bme (?:re)?lever (?:a|pour|si|tot|le matin|avant|des|\d)/g,
  /\bdisparaitre (?:de|du|des|deux|une|quelques|en|dans la nature)\b/g,
  /\b(?:dettes|soucis|problemes|douleurs?) (?:disparaissent|disparaitre)\b/g,
  /\b(?:mourir|crever|tuer) (?:pour (?:ce|cet|cette|un|une|ca)|l'ecran|le temps|l'ennui)\b/g,
  /(?<!(?:il|elle|on|qui|je|pere|mere|fils|fille|soeur|frere|ami|amie) )\b(?:vas?|allez) (?:mourir|crever|(?:te|vous) (?:pendre|tuer|suicider|jeter|noyer))\b/g,
  /\ba en (?:mourir|crever)\b/g,
  /\b(?:vole|derobe|pique|perdu) (?:tous )?(?:mes |mon )?(?:papiers?|passeports?|carte d'identite)\b(?= (?:dans (?:le|la|un)|a la|hier|comment|pour|que|je|est ce|lors|au))/g,
  /\b(?:prof|mere|pere|parents|daron\w*|chef\w*|patron\w*|femme|mari|copine|coloc|il|elle|ils) (?:va|vont|allait|vas) (?:me |m')(?:tuer|etrangler|trucider|etriper|egorger|buter|defoncer|demonter)(?= (?:si|quand|j'ai|je|car|parce|pour|d'avoir)[a-z' ]*(?:oubli\w*|notes?|bulletin|convention|retard|rate\w*|perdu|mdr\w*|ptdr|lol|haha|rapport|dossier|facture|voiture))/g,
  /\b(?:poignardee?|poignarder|coup de couteau) dans le dos\b/g,
  /\bsauter dans le vide et (?:changer|me lancer|tenter|tout|creer|devenir|partir)\b/g,
  /\bdisparaitre (?:sous terre|dans un trou|de honte)\b/g,
  /\bdie hard\b/g,
  /\ben finir avec (?:le|la|les|l'|ce|cet|cette|ces|mon|ma|mes) ?(?!vie\b|existence\b|souffrances?\b|douleurs?\b|moi\b)[a-z]+\b/g,
  /\bharcel\w* (?:pour que|afin que) (?:je|j') ?(?:trouve|cherche|travaille|bosse|postule|range|passe|aille)\b/g,
  /\bm'en aller pour de bon (?:de|d')/g,
  /\bsauter (?:le|les|un|une|l'|des) (?:repas|pas|etapes?|classe|barriere|tour)\b/g,
  /\bsauter (?:en parachute|a l'elastique|a la corde|dans (?:le|un) (?:train|bus|metro|avion|premier)(?: (?:a|de|pour) |\b(?= \d))|du train en marche)/g,
  /\bme jeter (?:a l'eau|dans le (?:bain|vide oser|grand bain))\b/g,
  /\b(?:pres|cote|quartier) du (?:pont|train|metro)\b/g,
  /\b(?:je )?coupe (?:les|des|la|du) (?:legumes|viande|pain|bois|cheveux|tissu)/g,
  /\b(?:secret|droit|regle|loi|contrat|code)s? [\w ]{0,14}viole\w*\b/g,
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
  const left = harmless.reduce((said, one) => said.replace(one, " "), words);
  const rest = ofThemselves.test(left) ? left : left.replace(professional, " ");
  return rest.replace(/\s+/g, " ").trim();
}
