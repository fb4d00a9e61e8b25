/*
 * Wordings of distress and of danger that are plain by themselves. They are tried on folded words from which
 * idioms were taken (`withoutHarmless`). Endings are as people spell them: "mourir", "crevé", "tuer", "tué".
 */

const er = "(?:er|e|ez|ait|ais|ee|es)?";
const wanting =
  "(?:veux|veut|veu|ve|envie|vais|vai|va|pense|penser|penses|idee|idees|prefere\\w*|voudrais|aimerais|souhaite|compte|songe|reve|hesite|pret|prete|besoin|decide|failli|essaye\\w*|tente\\w*|plutot|want|wanna|going|gonna|need|like|thinking|wish|voulu|prevu|allais)";
/** Only as said of oneself: "il veut me tuer" is something else. */
const wantingMyself =
  "(?:veux|envie|vais|voulu|prevu de|allais|pense a|penser a|idees? de|prefere|voudrais|aimerais|souhaite|compte|songe a|reve de|hesite a|pret a|prete a|besoin|decide de|failli|essaye de|wanna|going to|gonna|thinking of|wish to|i want to)";
const dying = `(?:mouri\\w*|crev${er}|me ?(?:tu${er}|suicid${er}|pendre|pend|noyer|buter|but${er}|flingu${er}|jeter|foutr?e? en l'? ?air|immoler|faire sauter)|m(?:tuer|foutre|foutr) ?(?:en l'? ?air)?|m'immoler|suicid${er}|mettre fin a mes jours|finir mes jours|disparaitre|disparetre|plus etre la|ne plus etre|pas me reveiller|jamais me reveiller|(?:ne )?plus (?:jamais )?me reveiller(?! (?:a|si|tot|le|avant|des|pour|aux|en) )|ne plus exister|plus exister|plus vivre|ne plus vivre|en finir(?! avec (?!la vie|tout|moi|cette vie|ma vie|mes jours|(?:les|ces|mes) (?:souffrances|douleurs)|(?:la|cette|ma) (?:douleur|souffrance)|ce monde))|commettre l'irreparable|die|dying|kill myself|end(?:ing)? it(?: all)?|end(?:ing)? my life|hang myself|shoot myself|disappear forever|jump|sleep and never)`;
const medicines =
  "(?:cachets?|medocs?|medicaments?|comprimes?|pilules?|somniferes?|antidepresseurs?|anxiolytiques?|dolipranes?|paracetamols?|xanax|lexomil|valium|tranxene|pills?|tablets|paracetamol)";
const many =
  "(?:\\d{1,3}|tout\\w*|tt\\w*|tous|trop\\w*|tro|plein|beaucoup|bcp|(?:une?|deux|trois|la|des|les|\\d) ?(?:boites?|plaquettes?|tablettes?|flacons?)|all|too many|a lot of|bunch of|whole)";

/** Thoughts of death or of harm to oneself. */
export const distressPatterns: readonly RegExp[] = [
  /\b(?:pensees?|idees?) (?:sombres?|morbides?|de mort)\b|\btout (?:arreter|quitter) (?:definitivement|pour (?:toujours|de bon))$/,
  /^(?:j'|je )?(?:hesite|pense|songe|suis prete?) a sauter$|^(?:comment|je veux|il faut|faut) en finir(?: vite| sans (?:douleur|souffrir))?$|\b(?:le|numero|appeler|appele|appelle) 3114\b/,
  /^(?:je sens que |de toute facon |alors )?ma vie est (?:finie|foutue|fichue|terminee|un enfer|une horreur)$/,
  /\bi (?:just )?(?:want|wanna) to (?:disappear|vanish|stop existing|not exist)$/,
  /\b(?:veux|voudrais|aimerais|faut|envie) (?:juste |seulement |tant )?que (?:tout|ca|cette (?:vie|souffrance|douleur)|la (?:vie|souffrance|douleur)) (?:s'arrete|s'arretent|cesse|soit (?:fini|finie|termine)|finisse)(?: (?:pour (?:toujours|de bon)|enfin|maintenant|definitivement))?$/,
  /\b(?:pas|plus)(?: (?:trop|vraiment))? envie (?:de|d') ?(?:voir|connaitre|vivre|etre la|d'etre la) (?:demain|l'annee prochaine|le (?:jour|soleil) se lever|noel|la suite)$/,
  /\bplus envie de (?:me |m')(?:lever|reveiller)\b.{0,24}\bplus envie de rien\b|\bplus envie de rien\b.{0,40}\b(?:a quoi je sers|a quoi bon vivre|je sers a rien|plus me (?:lever|reveiller))\b/,
  /\b(?:reste|restera|manque) (?:plus )?que le (?:pont|vide|suicide)\b|\b(?:reste|restera) plus que le (?:train|toit)\b|\b(?:reste|restera) (?:plus )?que (?:la corde|la mort|les rails|de me (?:pendre|jeter|tuer))\b/,
  /\b(?:veux|voudrais|vais|aimerais|envie de|besoin de|pense a|decide de|preferer?ais?) (?:m'en aller|partir) (?:(?:pour toujours|pour tjr|a jamais|loin de (?:ce monde|tout ca))\b|(?:le|la|les) rejoindre\b(?! (?:a|au|aux|en|dans|sur|pour|chez|la bas)\b))/,
  /\bfinir (?:avec )?(?:la|ma|cette) vie\b(?! (?:active|professionnelle|de bureau|etudiante))/,
  new RegExp(
    `(?:^| )(?:j'? ?|je |i |i'?m |on |plutot )(?:(?!(?:il|elle|ils|elles|qui|mari|pere|patron|copain|he|she|they) )[a-z']+ ){0,3}${wanting} (?:[a-z']+ ){0,4}${dying}\\b`,
  ),
  new RegExp(
    `(?:^| )(?:${wantingMyself}|plus envie|jen peux plus|jpp) (?:[a-z']+ ){0,2}(?:mourir|creve?r|me tuer|me suicider|en finir avec la vie|die|kill myself)\\b`,
  ),
  /\bsuicid\w+ (?:moi|me|je|aussi)|\b(?:me|m'|je|j'ai|pensees?|idees?|envies?|tentative|pulsions?|penser au|faire une?|feel\w*|am|i'm) (?:de |une |me |pense \w+ |au )*suicid/,
  /^suicid\w*$|\bsuicidal\b|\bsuicide moi\b/,
  /\b(?:je|j'|jme|j'me)(?: (?:vais|veux|suis|pourrais|devrais|ne))? ?(?:me |m')?(?:fous?|foutre?|foutr|fout|flingue\w*|bute\w*|pends|pendre|pendue?|noyer|noie|immoler?|tuer?a?i?)(?: (?:en l'? ?air|une balle|sous un train|devant|demain|ce soir|maintenant|si|bientot)|$)/,
  /(?:veux|vais|envie ?d'? ?e?) ?(?:mour+ir|crever|metuer|mesuicider|me ?pendre)|\bme(?:tuer|suicider)\b/,
  /\b(?:me|m') ?(?:suis|sui|etais) (?:pendue?|taillade|empoisonnee?)\b|\bjme sui pendu/,
  /\b(?:jpp|peux plus|marre|ras le bol) de vivr?e?\b(?! (?:a|au|en|chez|dans|avec|ici|loin))/,
  /\b(?:ai )?(?:fait|ecrit) mon testament\b.{0,20}\b(?:pars|fini|adieu|demain|dire)\b/,
  /^want to end it\b|\bi(?:'?m| am| will| want to| wanna)? (?:going to |gonna |thinking (?:about|of) )?(?:end(?:ing)? (?:it all|my life)|hang(?:ing)? myself|shoot(?:ing)? myself|end it tonight)\b/,
  /\b(?:mettre|mettrai|mets) fin a (?:mes|ses) jours\b|\b(?:m'?oter|s'oter|m'?enlever) la vie\b/,
  /\b(?:me|m'|m|jme|se|s') ?(?:mutil\w*|scarifi\w*)\b|\b(?:me|jme) (?:brule|coupe|frappe|tape|griffe|plante)\b.{0,30}\b(?:expres|pour (?:sentir|me punir|me calmer|oublier)|compas|cutter|lame|rasoir|clopes?|ciseaux)\b|\bdu mal avec (?:un|une|des|mon|ma) (?:compas|cutter|lame|rasoir|clope|ciseaux?|couteau)/,
  /\b(?:cut(?:ting)?|harm(?:ing)?|hurt(?:ing)?) myself\b/,
  /\b(?:va|veut|voulait|parle de|prevu de|menace de|peur qu'(?:il|elle)|essaye de|failli) (?:se|s') ?(?:supprimer|suicider?|tuer|pendre|jeter|foutre en l'air|ouvrir les veines|defenestrer|noyer)\b/,
  /\b(?:s'est|se sont|m'suis|me suis|c'est) (?:taillad\w*|taille\w*|ouvert\w*|tranche\w*|coupe\w*) les (?:veines?|poignets?|bras)\b|\b(?:s'ouvre|se taille|s'entaille|se coupe) les (?:veines?|poignets?|bras)\b/,
  /\b(?:failli|vais|va|tentee?s? de|envie de|peur de|j'ai|suis) (?:[a-z]+ )?passer? a l'acte\b|\bmenace de passer a l'acte\b/,
  /\b(?:ma|premiere|deuxieme|troisieme|autre|derniere|quatrieme) tentative(?! d(?:e |')(?!suicide|ts))\b.{0,60}\b(?:idees|hopital|psy\w*|encore|urgences|suicide)\b|\btentatives? de suicide\b|\bhopital psychiatrique\b.{0,20}\btentative\b|\b(?:fait|fais|fai|refaire|faire|fe|j'ai) une ts\b/,
  /\b(?:foutre|mettre|mets|mettrai|tirer|tire|loger|colle|coller) une balle\b(?! (?:au|dans (?:le|la) (?:pied|but|filet|raquette)))/,
  /\b(?:plus simple|mieux|prefere|faudrait|faut|voudrais|aimerais|serait|espere)\b.{0,12}\b(?:que|si) je (?:meur[est]?|mourr?ais|creve|disparaisse|parte pour toujours)\b/,
  /\b(?:serai|sere|srai|serais|jserai) (?:deja )?mort?e? (?:demain|lundi|ce soir|avant|d'ici)|\b(?:demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ce soir) (?:je ?|j)(?:serai|sere|srai) (?:mort|plus la)/,
  new RegExp(`\\bcombien (?:de |d')${medicines}\\b.{0,20}\\b(?:faut|pour|fini|mourir|tuer)\\b`),
  /\b(?:de quoi|un moyen|pour|besoin d'|moyen d'|envie d'|decide d'|pense a|songe a) ?en finir(?! avec (?!la vie|tout|moi|cette vie|ma vie|mes jours|(?:les|ces|mes) (?:souffrances|douleurs)|(?:la|cette|ma) (?:douleur|souffrance)|ce monde))\b/,
  /\b(?:mort|mourir)\b.{0,20}\bje (?:la |l')(?:souhaite|appelle|attends|espere)\b|\bje (?:souhaite|attends|espere) la mort\b/,
  /\b(?:corde|fusil|flingue|pistolet|revolver|carabine)\b.{0,24}\b(?:garage|grenier|cave|a cote de moi|devant moi|sur (?:la table|le lit|les genoux)|pret\w*|charge\w*|branche)\b.{0,45}\b(?:pleure\w*|dorment|attends|finir|seule?|courage|peur|mourir|maintenant|enfin)\b/,
  /\bsi (?:je|j')(?: [a-z']+){1,8} (?:il|elle) se (?:tue|suicide|pend|jette)\b/,
  /\b(?:elle|il) (?:c |s'est|c'est|s est) rater?e?s?\b.{0,30}\b(?:medocs?|medicaments?|cachets|veines|corde)\b/,
  /\b(?:pont|rails?|train|fenetre|balcon)\b.{0,40}\bj'y pense\b/,
  /\bif i (?:died|die|was gone|were gone|disappeared)\b|\bwanna be alive\b|\b(?:want|wanted|wanting) to (?:die|be dead)\b|\bi wish i was dead\b/,
  /\bplus pour longtemps\b.{0,20}\b(?:decision|adieu)\b|\bdites a (?:mes enfants|ma fille|mon fils|ma mere|ma famille) que je les? aime\b/,
  /\b(?:je|jme) (?:me )?(?:flingue|pends|bute|suicide|fous en l'air|jette sous)\b/,
  /\b(?:allait|allais|veux|veut|wants?|wanted) (?:se supprimer|to end it(?: all)?|to kill (?:him|her)self)\b/,
  /\b(?:cache|cacher|porte)\b.{0,30}\bce que je me fais\b|\b(?:lames?|cutter|rasoir)\b.{0,20}\b(?:soulage|calme|fait du bien)\b/,
  /\b(?:garde|stocke|accumule|economise)\w* (?:mes|des|les) (?:comprimes?|cachets|medicaments?|medocs?|somniferes)\b.{0,30}\b(?:jour|courage|moment|pour|finir)\b/,
  /\b(?:rejoin\w*)\b.{0,30}\b(?:cimetiere|tombe|au ciel)\b|\baller au ciel avec\b|\b(?:seule|unique) (?:sortie|issue|solution)\b.{0,24}\b(?:mourir|rails?|mort|pont|corde|suicide)\b/,
  /\b(?:volant|tourner)\b.{0,30}\b(?:platane|arbre|mur|ravin|camion)\b.{0,20}\b(?:regle|fini|plus rien)\b/,
  new RegExp(`${medicines} (?:tous|toute|tout) (?:d'un coup|en meme temps|a la fois)`),
  new RegExp(
    `\\b(?:pris|pri|prends|prendre|bouffe|mange|gobe) (?:[a-z']+ ){0,2}${medicines} (?:et )?(?:toute? (?:la|les|le) (?:boites?|plaquettes?|flacons?|tube)|(?:la|une|deux|trois|\\d) (?:boites?|plaquettes?)(?: entieres?)?|tous$|d'un coup)`,
  ),
  /\bme jeter (?:a|dans) (?:l'eau|la (?:seine|loire|riviere|mer)|le (?:rhone|fleuve|canal))\b/,
  /\bplus (?:etre|serai|serais) la (?:demain|ce soir|bientot|pour (?:voir|longtemps))\b/,
  /\b(?:(?:disparaitre|partir) de ce monde|disparaitre (?:pour toujours|a jamais))\b/,
  /\bidees? (?:noires?|suicidaires?|de mort)\b/,
  /\b(?:plus|pas|aucune?|no) (?:envie|la force|le gout|le courage|l'envie|de raisons?|gout|reasons?|la volonte) (?:de |a |pour |to )?(?:vivr\w*|continuer a vivre|rester en vie|la vie|exister|go on|live|keep living)\b/,
  /\b(?:plus|pas) (?:gout|envie) (?:a|de) rien\b.{0,20}\b(?:vivre|vie|mourir)\b/,
  /\b(?:marre?|mar|ras le bol|fatiguee?|assez|jpp|tired|sick) (?:de |d'|of )(?:vivr\w*|la vie$|cette vie|exister|ma vie$|etre en vie$|living|life|being alive)/,
  /\bplus (?:vivr\w*)(?: comme ca)?(?:$| (?:je|j'|c'est|jpp|mes|la|ca|svp|aidez))/,
  /\b(?:mieux|tranquilles?|soulages?|bien|better) (?:sans moi|without me|off (?:dead|without)|si (?:je|j') ?(?:meurs|mourais|disparais\w*|n'?etais plus la|etais plus la|suis plus la|creve))/,
  new RegExp(
    `\\b(?:aval\\w*|pris?|pri|prendre|prends|bouff\\w*|mange|took|taken|swallow\\w*|taking) (?:[a-z']+ ){0,2}${many} (?:[a-z']+ ){0,3}${medicines}`,
  ),
  new RegExp(`\\b(?:aval\\w*|took all|swallowed) (?:[a-z']+ ){0,4}${medicines}`),
  new RegExp(`\\b(?:pris|pri|took) (?:du |des |de la )?${medicines} (?:beaucoup|bcp|trop)`),
  /\boverdos\w*\b|\b(?:bu|boire|avale\w*|mange) (?:de la |du |de l' ?|un peu de )?(?:javel|eau de javel|mort aux rats|poison|acide|deboucheur)\b/,
  /\b(?:vide|vider) l'armoire a pharmacie\b/,
  /\b(?:m'ouvr\w*|me coup\w*|me taill\w*|m'entaill\w*|ouvert\w*|ouverte?|ouvrir|cut|cutting|slit) (?:les |my )(?:veines?|vaines?|poignets?|bras|wrists?|veins)/,
  /\b(?:me faire|me fais|envie de me faire|hurt\w*) (?:du mal|myself)\b|\b(?:scarifi\w*|automutil\w*|m'?automutile)\b|\brepris la lame\b/,
  /\b(?:a quoi bon|pourquoi) (?:vivre|continuer (?:a vivre|de vivre)|rester en vie|je vis|etre en vie)\b/,
  /\b(?:la|ma) vie (?:n'a|a|n'ont|n'en a|ne vaut|vaut) (?:plus|pas|aucun|rien)(?: (?:de|aucun|rien))? (?:sens|gout|interet|valeur|la peine|valoir)\b|\bvie (?:ne )?vaut (?:plus|pas) (?:rien|le coup|la peine)\b/,
  /\bje (?:serais|veux etre|voudrais etre|prefere etre|prefererais etre|aimerais etre) (?:mieux |bien mieux )?morte?\b(?! de)|\bmieux morte?\b/,
  /\bd? ?adieu\b.{0,40}\b(?:mourir|fini|finir|toujours|monde|jamais|parents?|famille|enfants|tous)\b|\blettre d'? ?adieu\b|\bgoodbye (?:everyone|all|world|forever)\b/,
  /\b(?:j'ai|j'|je|on|avec) ?(?:[a-z']+ ){0,3}(?:la|une|ma|achete une?|prepare une?|cette|un|le) (?:corde|flingue|arme|fusil|pistolet|lame de rasoir)\b.{0,24}\b(?:cou|tempe|tabouret|bouche|prete?|attend|chargee?|main|finir|$)/,
  /\b(?:corde) (?:autour du|au) cou\b|\bcorde et (?:le|un) tabouret\b|\b(?:prepare|achete)r? (?:la|une|ma) corde\b|\bi have a (?:gun|rope|knife)\b/,
  /\b(?:suis|sui|je me tiens|on) (?:sur|au bord d\w*|au dessus d\w*) (?:le |la |les |l' ?|un |une |des |du )?(?:toit|pont|pon|rails?|vide|rebord|falaise|voie ferree|voies)\b(?!.{0,12}(?:couvr\w*|chantier|travail\w*|boss\w*|zing\w*|charpent\w*|macon))/,
  /\b(?:sauter?|saute|me jeter|jeter|jump\w*) (?:du|sous|d'un|de la|par la|par|off|from|devant|dans) (?:[a-z']+ )?(?:pont|pon|toit|train|metro|rer|fenetre|balcon|immeuble|vide|rails?|seine|voie|bridge|roof|building|camion)\b/,
  /\bpersonne (?:ne )?(?:me )?(?:regretterait|regrettera|pleurera|pleurerait)\b|\bpersonne (?:ne )?(?:le )?(?:remarquerait|verrait|remarquera|verra)(?: (?:la|une|de) difference)? (?:si|que) (?:je|j') ?(?:disparai\w*|meurs|mourais|(?:n')?(?:etais|etait|suis) plus la)/,
  /\bmourir\b.{0,25}\b(?:c'est tout|voila|plus simple|solution|delivrance|toute seule|tranquille)\b/,
  /\b(?:me |m'|je )?(?:planter|encastrer|foncer) (?:en voiture|dans un (?:mur|arbre|platane)|la voiture)\b.{0,20}\b(?:expres|finir|volontairement|$)/,
  /\b(?:un |qu'un )?(?:poids?|fardeau|burden|boulet) (?:pour|pr|for|sur) (?:tous|tout le monde|ma famille|mes (?:parents|enfants|proches)|everyone|my family)\b/,
  /\b(?:jamais (?:du )?naitre|aurais pas du naitre|never (?:been )?born|was never born)\b/,
  /\b(?:rejoindre) (?:ma|mon|mes|papa|maman) ?[\w ]{0,12}(?:au ciel|la haut|decede\w*|mort\w*|paradis)\b/,
  /\bme vide? de mon sang\b|\bbleeding out\b/,
  /\bprenez soin de (?:mes enfants|ma famille|mon chat|mon chien)\b.{0,20}\bapres\b|\bdit au revoir a tout le monde\b/,
  /\b(?:ce soir|demain|dans \w+ minutes) (?:c'est|tout est|ce sera) (?:termine|fini)\b|\b(?:j'ai )?(?:tente|essaye) (?:de )?(?:deux|trois|plusieurs|\d) fois deja\b|\bje vais le faire (?:dans|ce soir|maintenant|cette nuit)\b/,
  /^(?:le |appeler le )?3114$/,
  /\b(?:dont|don't|do not|cant|can't) want to (?:live|be here|be alive|wake up)\b|\bnever wake up\b|\bkill me\b|\bcan'?t do this anymore\b.{0,20}\bgoodbye\b|\bi'?m done\b.{0,20}\b(?:gun|life)\b|\bgun and i'?m done\b/,
];

const close =
  "(?:mari|copain|compagnon|conjoint|ex|mec|homme|fiance|copine|femme|conjointe|per|pere|mer|mere|papa|maman|daron|daronne|beau ?pere|belle ?mere|frere|soeur|oncle|tante|cousin|fils|patron|patronne|chef|cheffe|employeur|boss|gerant|directeur|responsable|collegues?|superieur|famille|voisin|proprietaire|proprio|maitre|coloc|prof|surveillant|entraineur|adulte|il|elle|ils|on|qui|husband|boyfriend|father|stepfather|stepdad|manager|employer|supervisor|he|she|they)";
const hitting =
  "(?:frapp?\\w*|tap(?:e|ent|ait|er|ee?)(?: dessus)?|bats?|bat|battent|battait|battue?|cogn\\w*|gifl\\w*|etrangl\\w*|viol(?:e|ent|ee?|er|ait)?|menac\\w*|sequestr\\w*|enferm\\w*|agress\\w*|tabass\\w*|brul\\w*|tortur\\w*|crache dessus|jett?e (?:des|dessus)|lance des|force a (?:coucher|me prostituer|travailler sans|rester)|touche (?:les fesses|les seins|partout|la nuit|quand|entre|$)|touche$|pelot\\w*|tripot\\w*|coinc\\w* dans|met(?:s|tent)? (?:des (?:coups|claques|baffes|gifles)|une (?:[a-z]+ )?(?:claque|gifle|baffe|raclee|beigne|torgnole|fessee|trempe))|mis (?:des coups|des (?:claques|baffes|gifles)|une (?:[a-z]+ )?(?:claque|gifle|baffe|raclee|beigne|torgnole|fessee|trempe|derouillee|droite)|une main aux fesses)|donn\\w* des (?:coups|claques)|fait du mal|colle des (?:claques|baffes)|tue|tuer|buter|planter|egorger|defonc\\w*|demont\\w*|tire (?:les|par les) cheveux|exploite sexuellement|excis\\w*|harcel\\w*)";

const relative =
  "(?:mari|epoux|conjoint|compagnon|copain|copine|mec|ex|fiance|pere|mere|parents|daron|daronne|frere|freres|oncle|beau pere|belle ?mere|belle famille)";

/** Whoever may be struck before the eyes of somebody who tells of it. */
const someone =
  "(?:apprenti|stagiaire|alternant|interimaire|ouvrier|salarie|employe|collegue|saisonnier|vendeu(?:r|se)|serveu(?:r|se)|commis|plongeu(?:r|se)|caissier|cuisinier|resident|patient|pensionnaire|malade|eleve|enfant|gosse|gamin|mome|bebe|petit|jeune|mineur|ado|fille|garcon|femme|copine|compagne|conjointe?|soeur|frere|mere|voisin|vieux|vieille|vieillard|mamie|papi|personnes? (?:agee|handicapee)|handicape|sans papiers|migrant|etranger|travailleur|nouveau|nouvelle|worker|apprentice|trainee|colleague|child|children|kid|woman|women|girl|patient|student)(?:e|ee|iere)?s?";

/** Violence, confinement, exploitation. */
export const dangerPatterns: readonly RegExp[] = [
  /\b(?:a|ont|avait|va|lever?|leve) (?:deja |encore |souvent )?(?:leve |lever )?la main sur (?:moi|nous|elle|lui|les|mes|ma|mon|ses|sa|son|un|une)\b/,
  /\b(?:mon|l') ?(?:ex|ancien (?:mari|copain|compagnon|conjoint)) (?:[a-z']+ ){0,2}(?:rode|m'attend|me (?:suit|guette|traque|surveille|file|retrouve|piste|harcele)|est (?:devant|en bas de) chez moi)\b/,
  /\b(?:suis|etais|me sens|ete) (?:suivie?|traquee?|epiee?|filee?|poursuivie?) (?:par|depuis|dans|jusqu\w*|tous|chaque|le soir|la nuit)\b|\b(?:quelqu'un|un (?:homme|type|mec|inconnu|gars)) (?:qui )?me (?:suit|traque|poursuit|guette)\b/,
  /\b(?:retenue?|gardee?|enfermee?|emmenee?|mariee?|ici|travaille|la bas) contre (?:mon|ma|notre) (?:gre|volonte)\b|\bretenue? de force\b|\bsuis (?:prisonnier|prisonniere|captive?)(?:$| (?:chez|de (?:mon|ma|mes|la famille|lui)|dans|ici))/,
  /\b(?:rembours\w*|pay(?:e|es|er|ee|ez|ent|ons|ais|ait)|paie|paient|dettes?)\b.{0,20}\b(?:passeu\w*|proxenete|(?:le|mon|ton|son|au|du|ce) mac(?! (?:do|os|book|pro|air)\w*)|(?<!\bpaye .{0,20})(?:le|mon|leur|au|du|ce) reseau(?! (?:soci\w*|info\w*|tele\w*|inter\w*|wifi|electri\w*|pro\w*)))\b|\b(?:m'|me |nous )(?:a |ont )?(?:drogue\w*|endormie? avec)(?:$| (?:et|puis|pour|dans|a))/,
  /\b(?:patron\w*|chef|cheffe|boss|employeur|gerant|gerante|responsable|directeur|collegue|maitre d'apprentissage|tuteur) (?:est|devient|etait) (?:tres |trop |super |vraiment )?(?:violente?|dangereu(?:x|se))\b(?! (?:en|dans (?:ses|les)|verbal))/,
  /\b(?:patron\w*|chef|cheffe|boss|gerant|gerante|responsable|directeur|collegues?|il|elle|mari|copain|pere|client) (?:m'|me |nous )(?:a |ont )?(?:attrape\w*|agrippe\w*|saisie?|empoigne\w*|serre\w*|tiree?|prise?|plaque\w*|pousse\w*|bouscule\w*) (?:par (?:le|la|les) (?:cou|col|gorge|cheveux|bras|poignet|poignets)|a la gorge|le cou|contre (?:le|un|la) (?:mur|porte)|dans (?:les|l') ?(?:escaliers?)|violemment)/,
  new RegExp(
    `\\b${relative} (?:a|possede|garde|cache) (?:une |des |son |ses )?(?:armes?|fusils?|pistolets?|couteaux?|machettes?)\\b(?! (?:de|a) (?:cuisine|chasse legale))`,
  ),
  /\b(?:boss|employer|manager|they|he|she) (?:[a-z']+ ){0,2}locked the (?:door|doors|gate|room)\b|\bwe can'?t (?:get|go) out\b/,
  /\b(?:sans papiers|garage|cave|squat|hangar)\b.{0,40}\b(?:nous|me|m') ?(?:paie|paye|paient|payent) (?:pas|rien|jamais)\b/,
  /\b(?:on|ils?|elle|patron|oncle|tante|famille|parents) (?:m'|me |nous )(?:oblige\w*|force\w*) (?:a )?(?:travailler|bosser|mendier|voler|vendre) (?:\d{2} ?h|\d{2} heures|jour et nuit|nuit et jour|sans arret|dans la rue|de la drogue|tous les jours|gratuitement|gratos)/,
  // What is not given: money, a telephone, to go out, to work, to see one's people.
  new RegExp(
    `\\b${relative} (?:[a-z']+ ){0,2}(?:m'|m )?(?:interdit|defend|empeche) (?:de |d')(?:travailler|bosser|parler|voir|appeler|avoir un (?:telephone|compte|travail)|telephoner|sortir|conduire|passer mon permis)\\b`,
  ),
  new RegExp(
    `\\b${relative} (?:[a-z']+ ){0,2}(?:controle|surveille|garde|prend|confisque|pique|vole) (?:tout(?:e)? )?(?:mon|ma|mes) (?:argent|compte|comptes|salaire|paie|paye|telephone|portable|carte(?: bancaire| bleue)?|rsa|allocations?|sorties|messages)\\b`,
  ),
  /\b(?:suis|vis|dors|loge|hebergee?) (?:actuellement |en ce moment )?(?:dans|en|par) (?:un |une )?(?:foyer|centre|refuge|association) (?:pour|de|d'accueil (?:pour|de)) (?:les )?(?:femmes?|victimes?) (?:battues?|violentees?|victimes|de violences?)\b/,
  /\b(?:mon|ma|mes|le|la) (?:proxenete|mac|maquereau|souteneur|passeur|trafiquants?|exploiteu\w*)\b.{0,24}\b(?:m'|me|nous|oblige|force|bat|menace|garde|recherche|cherche)\b/,
  /\b(?:employeur|patron|patronne|chef|cheffe|gerant|gerante|boss|famille|madame|monsieur|passeur|agence|oncle|tante|cousin) (?:[a-z']+ ){0,2}(?:m'|me|nous) ?(?:a |ont )?(?:pris|prend|confisque|garde|retient|vole) (?:ma|mon|mes|nos) (?:cartes? (?:d'identite|de sejour)|passeports?|papiers|titres? de sejour|recepisse)\b(?! (?:pour (?:le|la|les|faire|une?|signer|l'embauche)|quelques minutes|et (?:l'|les |la )a rend))/,
  /\b(?:dors|dort|loge|vis|travaille|bosse)\b.{0,30}\b(?:atelier|usine|entrepot|hangar|cave|chantier|restaurant|ferme|cuisine)\b.{0,30}\b(?:(?:patron\w*|chef\w*|gerante?|ils?|elle|monsieur|madame) (?:nous )?ferm\w*|on est enferm\w*|enferment|verrouille\w*|cadenasse\w*) (?:tout |la porte |nous )?(?:a (?:cle|clef|double tour))\b/,
  /\b(?:travaille|bosse|fait (?:travailler|bosser))\b.{0,40}\b(?:sans (?:etre |aucun |me faire |salaire|salair)\w*|pas paye\w*|jamais paye\w*|paie pas|paye pas)\b.{0,40}\b(?:peux|peut|droit de|laiss\w+) (?:pas |plus )?(?:partir|m'en aller|sortir|quitter)\b/,
  // What somebody saw or hears: "le gérant frappe les apprentis".
  new RegExp(
    `(?<!\\b(?:chomage|crise|inflation|maladie|covid|virus|precarite|pauvrete|malheur|loi|reforme|taxe|hausse|penurie|canicule|secheresse|licenciements?|je|j'|jte|j) (?:qui |ne |n'|a |ai |vais |veux )?)\\b(?:frapp(?:e|ent|er|ait)|bat|battent|battait|tape(?:nt)?|tapait|cogne(?:nt|r|ait)?|gifle(?:nt|r|ait)?|viol(?:e|ent|er|ait)|tabasse(?:nt|r|ait)?|fouette(?:nt)?|brutalise(?:nt)?|maltraite(?:nt)?|hits?|beats?|beat|abuses?) (?:sur |up )?(?:tou(?:s|tes) )?(?:les|des|la|le|une?|ses|sa|son|mes|ma|mon|nos|notre|leurs?|deux|certaine?s|the|his|her|our) (?:autres? |jeunes? |petite?s? |vieux |vieille )?${someone}\\b(?! (?:au|aux|a la|en) (?:foot|echecs|cartes|jeux?|tennis|petanque|sprint|concours|ventes?|memoire|oeil))`,
  ),
  new RegExp(
    `\\b(?:a|ont|avait) (?:encore |deja |souvent )?(?:frappe|battu|tape|cogne|gifle|viole|tabasse|brutalise|agresse) (?:sur )?(?:une?|le|la|les|des|ses|sa|son|mon|ma|mes|deux) (?:autres? |jeunes? |petite?s? |vieux |vieille )?${someone}\\b`,
  ),
  new RegExp(
    `\\b(?:lanc|jet|balanc)e(?:nt|r)? (?:des|les|ses|un|une) (?:couteaux?|assiettes?|casseroles?|outils?|poeles?|objets?|trucs?|chaises?|pierres?|marteaux?|cles?) (?:a|sur|dans|a la (?:tete|gueule) d[eu]s?) (?:la (?:tete|gueule) d[eu]s? )?(?:les|des|la|le|un|une|ses|moi|nous|mes|mon|ma) ?(?:${someone})?`,
  ),
  new RegExp(
    `\\b(?:garde|gardent|confisqu\\w*|retien(?:t|nent)|pris|prend|prennent) (?:tous )?(?:les|leurs) (?:papiers|passeports|cartes d'identite|titres de sejour) (?:des |de (?:ses|ces|tous les|nos|mes) )(?:autres )?${someone}\\b`,
  ),
  new RegExp(
    `\\b${relative} (?:[a-z']+ ){0,3}(?:me |m'|nous )(?:battre|a (?:casse|brise|pete) (?:le|les|la|une?) (?:dos|jambes?|bras|nez|dents?|cotes?|mains?|doigts?))\\b`,
  ),
  new RegExp(
    `\\b${relative} (?:[a-z']+ ){0,2}(?:garde|gardent|cache|cachent|prend|prennent|pris|confisque\\w*) (?:la cle|la clef|mes cles|mes clefs|nos cles)\\b(?! (?:de (?:la |sa |ma )?(?:voiture|scooter|moto)|du (?:magasin|bureau|camion|garage)))`,
  ),
  /\benfermee?s?\b(?! dehors).{0,60}\b(?:gardent?|a|ont|prend|pris|cache) (?:toutes )?(?:la|les|mes) (?:cles?|clefs?)\b|\b(?:gardent?|cachent?|prend|pris) (?:la|les|mes) (?:cles?|clefs?)\b.{0,40}\b(?:enferm\w*|que je (?:sorte|parte)|(?:peux|puisse|laisse) (?:pas |plus )?(?:sortir|partir))\b/,
  new RegExp(
    `\\b${close}\\b (?:[a-z']+ ){0,3}(?:me|m'|m|nous|te|ma|mes) ?(?:a |ont |avait |veut |va |vont |met |fait |voulu )?(?:deja |encore |souvent |toujours |parfois )?${hitting}\\b`,
  ),
  /\b(?:mon|ma|mn) (?:mari|ex|copain|conjoint|pere|mere|frere) (?:a )?(?:frapp\w*|bat|tape|cogne) (?:notre|nos|mes|mon|ma|les) (?:bebe|enfants?|fils|fille|petits)\b/,
  /\b(?:je suis|j'ai ete|je me suis faite?|j'me suis faite?|je me fais|on s'est faite?) (?:[a-z]+ )?(?:battue?|frappee?|violee?|violer|frapper|taper|tabasser|tabassee?|agresser sexuellement|agressee? sexuellement|sequestree?|sequestrer|enfermee? (?:par|a cle|chez lui|dans (?:la|sa) (?:cave|chambre|maison))|agressee? (?:sexuellement|par (?:mon|ma|un homme))|abusee?|prostituee?|harcelee? sexuellement|racketter?|racketee?)\b/,
  /\b(?:suis|etais|ai ete) (?:une )?victime (?:de |d')(?:viol\w*|violences?|inceste|attouchements?|mon (?:mari|pere|ex)|traite)\b/,
  /\b(?:garde|garder|gardent|pris|prend|confisqu\w*|retient|retiennent|cache|vole|rend pas|rend plus|rendre|keeps|took|holds|keep|kept|give back)\b.{0,18}\b(?:mes|mon|ma|nos|leurs|notre|my|our|ses|sa) (?:papiers?|passeports?|passport|cartes? (?:d'identite|de sejour)|titres? de sejour|papers)\b(?! pour (?:(?:la|une|les|des|faire) ){1,2}photocop)/,
  /\b(?:papiers?|passeports?|passport|cartes? (?:d'identite|de sejour)|titres? de sejour)\b.{0,18}\b(?:confisques?|retenus?|pris par|garde par|rend pas|rend plus|veut pas me (?:les |le )?rendre)\b/,
  /\b(?:nous|me|m'|moi|us) ?(?:a |ont )?(?:enferm\w*|sequestr\w*)(?: (?:dans|a cle|la nuit|chez|le soir|quand|et|$)|$)|\b(?:enferm\w*|sequestr\w*) (?:a cle|dans (?:la|une|sa) (?:cave|chambre|ferme|maison))|\blocks? (?:us|me) in(?: at night|$)|\blocked (?:us|me|in the)\b/,
  /\b(?:empeche|laisse pas|pas laissee?|jamais laissee?|laissent pas|interdit|veut pas que je|won'?t let me|doesn'?t let me|don'?t let me) (?:de )?(?:me |m'|nous |les )?(?:sort\w*(?! le soir| tard| en boite| plus tot| avant| a l'heure)|partir(?! en | avant| a l'heure| a \d| plus tot| tot| de l'entreprise)|quitter(?! mon (?:poste|travail|emploi|job|contrat)| la reunion| le bureau| l'entreprise| avant| plus)|leave|go out)\b/,
  /\b(?:va|veut|voulu|essaye de|menace de|jure de|said he will|will|rentrer et) (?:me|m'|moi) ?(?:tuer|crever|buter|egorger|planter|bruler|exciser|kill)\b|\bveulent (?:me |m')(?:exciser|marier|tuer)\b|\bwill kill me\b|\bforcer? a me marier\b|\bmarie\w* de force\b/,
  /\bpoignardee?\b|\b(?:me|m'|t'|te|jt|jte) ?(?:a |va )?(?:poignard\w*|egorg\w*|planter|saigner)\b|\b(?:jtegorge|je te tue|jte tue|te tuerai)\b/,
  /\b(?:donne|donner|mis|mi|met|mettre|pris|prends|recu|recois|envoye|colle)\b.{0,8}\b(?:un |des |de |\d )?coups? de (?:poing|pied|ceinture|couteau|baton|cutter|boule|tete|cable|batte|marteau|carabine|fusil)s?\b(?!.{0,20}(?:match|combat|boxe|ballon|sac))/,
  /\btire\w* (?:un |des )?coups? de (?:carabine|fusil|feu)\b.{0,40}\b(?:moi|porte|cachee?|sur nous)\b/,
  /\b(?:conjoint|mari|compagnon|copain|pere|ex|mec|beau pere|fils) (?:tres |trop |est |devenu |devient )?(?:violent|dangereux)\b/,
  /\b(?:traces|marques|bleus?|ecchymoses)\b.{0,16}\b(?:ceinture|coups|brulures?|cigarettes?|partout|sur (?:tout )?(?:le corps|les bras|mon visage|le visage|le dos))\b/,
  /\b(?:frappe|bat|tape|brule|brulee?|cogne|secoue)\w* (?:le bras (?:du|de)|la main du|sur) ?(?:petite?|bebe|enfant|gosse|gamine?|fille|fils|mon fils|ma fille)\b/,
  /\bjeter de l'acide\b|\b(?:mise?|mettre|finir|envoyee?|met) sur le trottoir\b|\b(?:reseau|obligee?) de (?:prostitution|me prostituer)\b/,
  /\b(?:impose|force|oblige)\w* (?:a )?(?:des |avoir des |les |aux )?(?:rapports|relations sexuelles|choses sexuelles)\b/,
  /\b(?:fait|faire|fais|faite) (?:taper|frapper|tabasser|cogner|violer|racketter|menacer|fracasser|lyncher) (?:par|a|dessus|par mn)\b|\b(?:fracasse|tabasse|lynche|passe a tabac)e?\b.{0,10}\b(?:et|par|ils|groupe|hier|moi)\b|\b(?:m'|ma |me )(?:a |ont )?(?:fracasse|lynche)/,
  /\b(?:sinon|ou|menace\w*|faire du mal a|vont|va|veut|veulent)\b.{0,16}\b(?:tuer?|faire du mal|mal a|s'en prendre a|brul\w*|bute) (?:a )?(?:ma|mes|mon|notre) (?:petits? |petites? |grande? )?(?:famille|pere|mere|enfants?|fille|fils|freres?|soeurs?|gosses|bebe)\b/,
  /\b(?:me|nous) (?:garde|gardent|tient|tiennent|retient|retiennent|laisse|enferme) (?:a la maison|prisonni\w+|captive?|sans telephone|a cle|de force|contre (?:ma|mon) )/,
  /\b(?:vendue?|donnee?|mariee?|promise) (?:a|par|contre|de force) (?:un (?:homme|vieux|cousin|inconnu)|mon gre|ma volonte|ma famille|mes parents|la dot)\b/,
  /\b(?:freres|cousins|parents|oncles) (?:me|m'|nous) ?(?:battent|frappent|tapent|sequestrent|menacent|enferment|surveillent|marient)\b/,
  /\b(?:il|elle|mari|mec|pere|copain) (?:m'|ma|me) ?(?:a )?(?:casse|pete|fracture|brise) (?:le |la |les |un |une |\d )(?:cotes?|nez|bras|dents?|machoire|poignet|doigts?)\b|\bil me tuerait\b|\bdoit me tuer\b/,
  /\b(?:veut|veulent|va|vont|doit|dois|oblige\w*) (?:m'epouser|me marier|l'epouser|m'exciser|etre (?:coupee|excisee|mariee))\b.{0,60}\b(?:pas le choix|force|choix|refuse|peur|mineure|ans)\b|\bpour etre (?:coupee|excisee)\b|\bmes parents (?:veulent|vont) me marier\b|\bau retour j'aurai un mari\b/,
  /\b(?:jeux?|joue)\b.{0,16}\b(?:sans culotte|secrets? avec papa|tout nus?)\b/,
  /\b(?:me|m'|nous) (?:pince|prive|privent|affame|insulte et|rabaisse et)\b.{0,14}\b(?:repas|manger|nourriture|eau|sommeil|frappe)\b/,
  /\babus\w* (?:sexuellement )?de (?:moi|nous|ma (?:fille|soeur)|mon (?:fils|frere)|mes enfants)\b|\babused? (?:of )?me\b/,
  /\b(?:fille|fils|enfants?|bebe|soeur|mere|copine|eleve|frere|niece|neveu|il|elle) (?:est|sont|se fait|a ete) (?:battue?|frappee?|tapee?|violee?|taper|frapper|violer|maltraitee?)s?\b/,
  /\bm(?:e|') ?(?:fait|faite|suis fait|suis faite|suis fais) (?:frapper|taper|cogner|tabasser|violer|gifler)\b/,
  /\bmenac\w* de (?:me|nous) supprimer\b|\b(?:harcele|harcelait|harceler) de (?:messages|mails|sms|appels)\b/,
  /\b(?:oblige|force)\w* (?:a|de) (?:venir (?:[a-z]+ ){0,3}dans (?:son lit|sa chambre)|dormir avec|me deshabiller|l'embrasser|le toucher)\b/,
  /\b(?:force|oblige)\w*\b.{0,50}\b(?:a|ont|garde\w*|pris) (?:mes|mon|nos) (?:papiers?|passeports?)\b/,
  /\bsi (?:je|j') ?(?:ne )?couche pas\b|\b(?:veut|voudrait|exige|pour) que je couche\b/,
  /\bmenaces? de mort\b|\ben danger de mort\b/,
  /\bpeur (?:de lui(?! \w+r)|d'elle|qu'il (?:me (?:tue|frappe|retrouve|fasse)|recommence|revienne)|pour ma vie|de rentrer chez moi|de mon (?:mari|ex|pere|copain))\b/,
  /\b(?:attouchements?|inceste|violee?s? par|un viol\b|m'a violee?|ma violer?)\b/,
  /\b(?:violences? conjugales?|femme battue|mari violent|violente? avec moi|fuis un)\b(?! (?:formation|metier|association))/,
  /\b(?:forc\w*|oblig\w*)\b.{0,20}\b(?:prostitu\w*|coucher|me deshabiller|trottoir)|\b(?:mon mac|faire le trottoir|on me vend|traffick\w*)\b/,
  /\b(?:demande|veut|exige|asks?|wants?)\b.{0,24}\b(?:faveurs sexuelles|photos? (?:nues?|de moi nue?|intimes?)|coucher avec (?:moi|lui)|sexual)\b|\b(?:envoie|envoye|montre)\b.{0,16}\b(?:nudes|son sexe|sa bite|photos de son sexe)\b|\bprof me demande des photos\b|\b(?:se frotte|se colle) (?:a|contre) moi\b|\bveut coucher\b/,
  /\b(?:travaille|bosse|work|dors)\b.{0,40}\b(?:sans etre paye\w*|pas paye\w*|not paid|unpaid|gratuit\w*|on me donne pas a manger)\b.{0,60}\b(?:papiers|passeport|menace\w*|enferm\w*|frapp\w*|peur|passport|manger)|\bon me donne pas a manger\b/,
  /\b(?:casse tout|balance des|jette des (?:trucs|objets)|tape dans les murs)\b.{0,20}\b(?:maison|sur moi|casseroles|quand)\b/,
  /\b(?:il|elle) est armee?\b|\b(?:peur|cachee?|secours|aidez moi|il crie|il hurle|il veut entrer)\b.{0,40}\bderriere la porte\b|\b(?:ils sont|il est) derriere la porte\b.{0,30}\b(?:peur|tuer|frapp\w*|cachee?|aide|secours|crie|hurle|entrer)\b/,
  /\bvais (?:le |la )?tuer (?:mon|ma|mes|quelqu'un)\b/,
  /\b(?:he|she|they|boss|employer|supervisor|husband|boyfriend|dad|father|stepdad|manager|man) (?:[a-z']+ ){0,2}(?:beats?|beat|hits?|hit|hitting|choked?|rapes?|raped|threatens?|gropes?|grope|abuses?|touch(?:es)?) (?:me|us|my)\b|\b(?:beat me up|locks? me|(?:was|been|got|being) (?:raped|beaten|trafficked|assaulted)|raped by|wo?n'?t let (?:us|me) leave|put his hands on me|being abused|assaulted by|comes in my room)\b|\bmy boss hits\b/,
];
