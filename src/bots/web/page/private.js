// Which words are not left in a browser that others may use.

/**
 * Names of jobs and of everyday things that begin as words of death or of violence do: they are taken out
 * first. "tapissier", "secouriste", "auxiliaire de vie", "force de vente", "aide-soignante" are no secret.
 */
const jobWords = new RegExp(
  [
    "\\b(?:tapis|tapiss\\w+|tapiocas?|secouris\\w+|violon\\w*|violet\\w*|violin\\w*|pendant\\w*|pendul\\w*|penderie|cognac)\\b",
    "\\b(?:mortier\\w*|mortais\\w+|mortadelle|crevettes?|batiment\\w*|batt?eau\\w*|batteur\\w*|batterie\\w*|bateli\\w+|batonn\\w+)\\b",
    "\\b(?:sauteuses?|sauternes|coups? de (?:main|fil|coeur|pouce)|forcement|forces? (?:de|des) (?:vente|l'ordre)|obligat\\w+)\\b",
    "\\b(?:medical\\w*|medico\\w*|finiss\\w+|finition\\w*|brulerie\\w*|touche[ -]a[ -]tout|help ?desk|locksmith\\w*|hitachi)\\b",
    "\\b(?:(?:auxiliaire|assistant|assistante|aide|projet|qualite|cadre|lieu|conseiller) (?:de|a la) vie|vie (?:scolaire|active|associative|sociale))\\b",
    "\\baides?[ -](?:soign|a domicile|menag|cuisin|compta|medico|educat|bibliothe|carriste|macon|peintre|plomb|electri|livreu|boulang|patiss)\\w*",
    "\\bpont (?:roulant|l'eveque)\\b|\\bmal(?:aise|voyant)\\w*|\\bcordes? a piano\\b|\\bpiquer\\b",
  ].join("|"),
  "g",
);

/**
 * The beginnings of words that those who tell of thoughts of death or of violence use, in whatever form
 * ("tue", "tuerai", "viols", "battait"), and whole words where their beginnings say nothing.
 */
const privateWords = new RegExp(
  [
    "\\b(?:mour|mort|meur|crev|suicid|tue|dispar|adieu|frapp|cogn|gifl|claqu|baff|menac|enferm|sequest|passe?port|agress|harcel)",
    "\\b(?:souffr|pleur|etrangl|abus|maltrait|molest|tabass|incest|attouch|viol|touch|forc|oblig|brul|tap|saut|pend|batt|bless)",
    "\\b(?:kill|hurt|threat|harm|rap(?:e|ist)|beat|hit|medicament|comprime|somnifer|cachet|pilul|veine|exist|couteau|coutelas|scarif)",
    "\\b(?:mutil|prostitu|excis|esclav|insult|humili|deprim|depress|desesper|secour|conjugal|sexuel|saign|empoison|noyad|racket)",
    "\\b(?:vie|viv(?:re|ant|ais|rai)|fini(?:r|e|s)?|bats?|peur|papiers?|coups?|mal|sang|armes?|die[sd]?|dead|dying|death|afraid|scared)\\b",
    "\\b(?:help|lock(?:s|ed)?|noyer|noye|cutter|rasoir|lames?|cordes?|fusil|pistolet|revolver|flingue|balle|overdose|doliprane|medocs?)\\b",
    "\\b(?:(?:me|se|m'|s'|vais|veux) ?(?:jeter|ouvrir|faire du mal|foutre|pendre|couper)|cut(?:ting)? my|dans le vide|en l'air)\\b",
    "\\b(?:plus (?:envie|la force|gout)|en finir|peux? plus|jpp|idees? noires?|pont|fenetre|rails?|trottoir|au secours)\\b",
    "\\b(?:mari|marie|marier|conjointe?|copain|mon (?:ex|compagnon|mec|oncle|pere)|ma mere|beau[ -]?pere|daron|husband|boyfriend)\\b",
    "\\baid(?:e|er|ez)[ -]+(?:moi|nous)\\b|\\ba l'? ?aide\\b",
  ].join("|"),
);

/**
 * Whether a text may tell of thoughts of death or of violence. The page cannot tell: any word that those who
 * do might use is enough, and any other alphabet.
 */
export function isPrivate(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("’", "'");
  return privateWords.test(plain.replace(jobWords, " ")) || /(?!\p{Script=Latin})\p{L}/u.test(plain);
}
