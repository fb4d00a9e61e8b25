import { toPlainWords } from "../../text/text.ts";

/**
 * Whether a message tells that somebody feels too old, too young or too new to be taken, or is never
 * answered: "trop vieux pour travailler", "à 55 ans c'est mort", "toujours pas rappelé". Who asks whether
 * they may work at their age asks for a fact, and is answered with it elsewhere.
 */
export function isTurnedDown(text: string): boolean {
  const words = toPlainWords(text);
  return words.length <= longest && !/\?/.test(text) && told.some((one) => one.test(words));
}

const longest = 110;

const me =
  "(?:(?:je |j |on |ils |elles |i |im |i m |i am )?(?:me |m )?(?:suis|sui|chuis|jsuis|etais|sens|trouve|disent que (?:je suis)|dit que (?:je suis)|juge)? ?)?";
const age =
  "(?:(?:a |j ai |jai |avec |passe |apres )?(?:mes |deja |bientot |presque )?(?:[4-6]\\d)(?: ans| piges| balais)?(?: et)? ?)";

const told: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:bonjour|salut|bah|ben|mais|de toute facon|je crois que|jcrois que|au fond) )*${age}?${me}(?:trop|bien trop|too) (?:vieux|vieille|vieu|agee?|jeune|old|young|vieillot)(?: (?:on me (?:dit|repond)|qu ils? (?:disent|dit)))?(?: (?:pour|to|for) (?:travailler|bosser|taffer|etre (?:prise?|embauchee?)|qu on me (?:prenne|rappelle|recrute)|trouver (?:du |un |une )?(?:travail|boulot|taf|emploi|job)|bosser|les patrons|eux|ca|retrouver|work|find work|get (?:a job|hired)|be hired|a job))?(?: (?:maintenant|apparemment|il parait|voila|c est tout|(?:et )?(?:personne|plus personne|nobody|no one) .{1,40}))*$`,
  ),
  new RegExp(
    `^(?:(?:bonjour|bah|ben|mais|de toute facon) )*${age}(?:c est|c|on est|t es|je suis|chuis|you re) (?:mort|foutue?|fini|cuit|cuite|fichue?|rape|grillee?|impossible|la galere|dead)(?: (?:pour|de|dans)(?: \\w+){1,8})?$`,
  ),
  /^(?:mais |bah |ben |de toute facon )*(?:c est|c|cest) (?:mort|foutu|fichu|cuit) pour (?:moi|nous|trouver|avoir|retrouver|decrocher)(?: \w+){0,3} (?:travail|boulot|taff?|emploi|job|cdi|embauche)$/,
  // Only others are taken.
  /^(?:(?:bah|ben|mais|de toute facon|partout) )*(?:ils|on|les (?:patrons|boites|recruteurs|employeurs|entreprises))(?: ne)? (?:veulent|veut|prennent|prend|cherchent|embauchent|recrutent) que (?:des |les |du )?(?:jeunes|diplomes|experimentes|gens (?:avec|qui)|personnes (?:avec|qui)|profils? (?:avec|qui))(?: .{1,40})?$/,
  /^(?!.*(?:cherch)).*(?:^| )personne (?:ne )?(?:veut|veux|voudra)(?: plus)? (?:m embaucher|me prendre|m engager|me recruter|me donner (?:de |du |un |une |ma )?(?:chance|travail|boulot|taf))/,
  // Nobody calls back.
  /^(?:(?:bonjour|bah|ben|mais|et|toujours|encore|meme) )*(?:(?:on|ils|personne|aucun patron|les (?:patrons|boites|recruteurs|employeurs))(?: ne)? )?(?:(?:je (?:ne )?suis|jsuis|chuis|j ai|m a|m ont|me) )?(?:(?:jamais|toujours pas|pas une fois|zero fois) (?:ete |un |une |de |d )?(?:rappelee?|recontactee?|rappel|reponses?|repondu|retour|prise?|convoquee?|embauchee?|retenue?)|rappellent? jamais|repond(?:ent)? jamais|prend(?:s|nent)? (?:jamais|pas))(?: (?:apres|nulle part|depuis|malgre|meme|c est|par|de (?:personne|nulle part)|de leur part)(?: .{1,60})?)?$/,
  // Without having worked nobody takes one.
  /(?:^| )(?:(?:sans|pas (?:d|assez d)|manque d|no|aucune|0|zero) ?(?:experience|exp|xp)|(?:faut|demandent|veulent|exigent) (?:tous |toujours |tjrs |partout )*(?:de l |d |une? )?(?:experience|exp))(?: .{0,25})? (?:personne (?:ne )?(?:me |m |veut|nous )|(?:on|ils) (?:ne )?(?:me |m )(?:prend|prennent|veulent|rappelle|donne)(?:nt)? (?:pas|jamais|rien)|(?:on|ils) veu(?:t|lent) pas de moi|comment (?:je )?(?:en avoir|avoir de l experience) si|nobody|no one)/,
];
