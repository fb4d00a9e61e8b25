import { toPlainWords } from "../../text/text.ts";

/**
 * Whether a message asks for what a search of jobs cannot do: the weather somewhere, a recipe, homework, a
 * computer or a phone that fails. Only questions and orders are: whoever names work with these ("réparer des
 * ordinateurs", "métiers de la météo") looks for it.
 */
export function isErrand(text: string): boolean {
  const words = toPlainWords(text).replace(greeting, "");
  return words.length <= longest && !ofWork.test(words) && errands.some((errand) => errand.test(words));
}

const longest = 120;

const greeting =
  /^(?:(?:bonjour|bonsoir|salut|slt|coucou|hello|hi|hey|svp|stp|dis|dis moi|dites|dites moi|euh|au fait|et|est ce que|tu (?:peux|pourrais|sais)|vous (?:pouvez|pourriez)|peux tu|pouvez vous|can you|could you|please|tell me|je veux|je voudrais|donne|donne moi|donnez moi|c est quoi|quelle est|quelle|quel est) )+/;

const ofWork =
  /(?:^| )(?:metiers?|emplois?|travail|travailler|boulots?|taff?|jobs?|postes?|offres?|annonces?|stages?|alternance|cherche|recherche|formation|embauche|recrute|salaire|work|hiring|candidature|postuler|cv|entretien|technicienn?e?|presentat\w+|presenter)(?: |$)/;

const errands: readonly RegExp[] = [
  // The weather.
  /^(?:la |le )?(?:meteo|weather|bulletin meteo|temps qu il (?:fait|fera|va faire)|temps (?:fait il|fera t il)|previsions? meteo)(?: (?!france$).{1,40})?$/,
  /^(?:quel temps|(?:il|ca) (?:va|fait|fera|pleut|pleuvra|neige)|va t il|fait il|fera t il|will it|is it)(?: (?:il|elle|faire|pleuvoir|neiger|beau|chaud|froid|rain|snow|sunny|raining|fait|fera|va|moche|combien de degres|degres)){1,3}(?: .{1,40})?$/,
  // What to cook.
  /^(?:une? |la |ta |votre |ma )?(?:recettes?|recipe)(?: (?:de|du|des|d|pour|facile|for|of)(?: .{1,40})?)?$/,
  /^(?:comment|how|coment|cmt)(?: (?:on|je|tu|faut il|do i|do you|to|can i|est ce qu on|peut on))?(?: (?:fait|fais|faire|prepare|preparer|cuit|cuire|cuisine|cuisiner|reussir|make|cook|bake|boil))(?: \w+){0,3} (?:crepes?|pates?|pizzas?|gateaux?|riz|oeufs?|cookies?|tartes?|quiches?|soupe|mousse|gaufres?|pain|poulet|couscous|tiramisu|lasagnes?|frites|mayonnaise|omelette|ratatouille|pancakes?|cake|rice|eggs?|bread|pasta|chicken|soup|cheesecake|brownies?|madeleines?|tajine|yaourts?|bechamel)(?: .{1,30})?$/,
  // Homework.
  /^(?:fais|fait|faire|faites|aide|aidez|aider|m aider|corrige|corriger|resous|resoudre|termine|finis|finir|help|do)(?: (?:moi|me|m|mon|ma|mes|my|a|pour|avec|sur|with|le|la|les|un|une|des|cet|cette|ce|faire))* (?:devoirs?|dissertations?|disserte?|exercices?|exos?|homework|essay|dm|expose|redaction|equations?|probleme de maths?|maths?)(?: .{1,40})?$/,
  /^(?:mes |mon |un |une |des |les |l )?(?:devoirs?|exercices?|exos?|dm|dissertations?) (?:de|d|en) (?:maths?|francais|anglais|espagnol|allemand|philo\w*|physique|chimie|svt|histoire|geo\w*|grammaire|conjugaison|algebre|bac|brevet)(?: .{1,30})?$/,
  /^(?:resume|resumer|resumez|traduis|traduire|traduisez|recopie|translate|summari[sz]e)(?: (?:moi|me|en \w+))* (?:le|la|les|l|ce|cette|cet|un|une|du|mon|ma|this|the|a)(?: \w+){1,8}$/,
  // A machine that fails.
  /^(?:excel|word|windows|chrome|outlook|whatsapp|android|linux)(?: (?:ne |n )?(?:bug|bugue|plante|rame|bloque|freeze|marche|fonctionne|demarre|s ouvre)e?s?)(?: .{1,40})?$/,
  /^(?:mon|ma|my) (?:ordi(?:nateur)?|pc|mac|wifi|wi fi|box|imprimante|telephone|tel|portable|ecran|clavier|souris|tablette|iphone|console|laptop|computer|phone|printer|internet|connexion)(?: (?:de bureau|portable))? (?:ne |n |est |s |a |fait |se |is |won t |doesn t |keeps |has )*(?:rame|marche|fonctionne|bug|bugue|bloque|plante|casse|lent|mort|eteint|allume|s allume|connecte|demarre|freeze|imprime|charge|lag|virus|slow|broken|frozen|work|working|crashing|capte)e?s?(?: .{1,60})?$/,
  /^(?:comment|coment|cmt|how)(?: (?:on|je|tu|faire pour|do i|to|can i|puis je|peut on|est ce qu on))*(?: (?:install\w*|repar\w*|format\w*|debloqu\w*|mettre a jour|connect\w*|configur\w*|deverrouill\w*|reset|fix|unlock|update))(?: (?:mon|ma|mes|un|une|le|la|l|my|the|a|sur))* (?:ordi(?:nateur)?|pc|mac|windows|wifi|wi fi|box|imprimante|telephone|tel|ecran|clavier|tablette|iphone|android|laptop|computer|phone|printer|excel|word|office|linux|antivirus|whatsapp|instagram|facebook)(?: .{1,40})?$/,
];
