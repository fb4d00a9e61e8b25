import { toPlainWords } from "../text/text.ts";

/**
 * What a few words say to a question: yes or no; that it is left ("laisse tomber", "pas encore"), that
 * something is kept, or that something is taken back. What that means depends on what is asked.
 */
export type Answer = "yes" | "no" | "leave" | "keep" | "cancel";

/** What is to be cancelled, where it is named: "annule mes alertes". */
export type CancelledThing = "alert" | "alerts" | "search";

const polite =
  "merci(?: beaucoup)?|svp|stp|s il (?:te|vous) plait|please|alors|bah|ben|euh|ah|bon|mais|finalement|en fait";
const filler = `${polite}|bien|tout(?:es?)?|tous|l|la|les?|ca|mes|alertes?|donnees|moi|recherche|cherche|toujours|je|plus|simplement|comme ca`;
const agreeing =
  "ou+i+|ouais?|wi|ui|yes|yep|yeah|o+k+(?:ay|ey|i+)?|d ?accord|dacc?|d ac|va[st]? y|vasy|alle[zr] y|allez|allons y|go|c est (?:ca|bon|ok|parti|exact)|exact(?:ement)?|tout a fait|bien sur|evidemment|carrement|volontiers|avec plaisir|absolument|affirmatif|(?:je )?(?:confirme|valide)[rz]?|je veux bien|(?:j en )?(?:je )?suis sure?(?: et certaine?)?|certaine?|(?:fais|faites)(?: (?:le|ca))?|parfait|tres bien|entendu|ca (?:marche|roule|me va)";
const doing = "stop(?:pe[rz]?)?|arrete[rz]?|supprime[rz]?|efface[rz]?|coupe[rz]?|continue[rz]?";
const refusing =
  "no+n+|nan|nn|nope|nah|no|(?:surtout|vraiment) pas|pas (?:du tout|question|la|celui la|celle la|ca)|(?:n )?(?:arrete|supprime|efface|coupe)[rz]? (?:pas|rien)|ne (?:les?|la) (?:arrete|supprime|efface)z? pas|erreur|c est une erreur|(?:j ai )?change d avis|(?:je )?me suis trompee?|autre chose|c est pas (?:ca|la|le bon|la bonne)";
const leaving =
  "pas (?:maintenant|encore|la peine|grave)|c est pas (?:grave|la peine)|jamais|sans facon|laisse[rz]?(?: tomber)?|tant pis|oublie[rz]?|pardon|desolee?|c est bon|ca (?:va|ira)|rien";
const keeping = "(?:je (?:l |la |les )?)?gard(?:er|ez|es|e|ons)|conserve[rz]?|continue[rz]?";
const cancelling = "annul+e[rz]?|anule[rz]?|cancel";
const declining = `${refusing}|${leaving}`;

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`);

const yes = whole(`(?:(?:ah|bah|ben|mais|euh|bon|alors) )?(?:${agreeing})(?: (?:${agreeing}|${doing}|${filler}))*`);
const no = whole(`(?:(?:${filler}) )*(?:${refusing})(?: (?:${declining}|${filler}))*`);
const leave = whole(`(?:(?:${filler}) )*(?:${leaving})(?: (?:${leaving}|${filler}))*`);
/** "oui mais non", "ok c'est pas grave": what is said last counts, and it does no harm. */
const afterAll = whole(
  `(?:(?:${agreeing}|${polite}) )+(?:${refusing}|pas grave|c est pas grave|laisse[rz]?(?: tomber)?)(?: (?:${declining}|${polite}))*`,
);
const keep = whole(`(?:(?:${declining}|${filler}) )*(?:${keeping})(?: (?:${keeping}|${declining}|${filler}))*`);
const cancel = whole(
  `(?:(?:${declining}|${polite}|oups) )*(?:${cancelling})(?: (?:${cancelling}|${declining}|${polite}|ca|cela|le|la|les|moi))*`,
);

const things: readonly [CancelledThing, RegExp][] = [
  ["alerts", /\b(?:alertes|notifications?|notifs?)\b/],
  ["alert", /\balerte\b/],
  ["search", /\b(?:recherche|changement|filtres?|modif(?:ication)?)\b/],
];
const named = whole(
  `(?:(?:${declining}|${polite}|oups) )*(?:${cancelling})(?: (?:tout(?:es?)?|tous|l|la|les?|mes|mon|ma|ce|cet|cette|ces|une|moi|dernier|derniere|${polite}))*(?: (?:alertes?|notifications?|notifs?|recherche|changement|filtres?|modif(?:ication)?))(?: (?:${polite}))*`,
);

/** What cannot be taken back is done for these words alone. */
const clear = whole(
  "(?:(?:ah|bah|ben|euh|bon|alors|mais) )?(?:ou+i+|ouais|yes|(?:je |j )?confirme[rz]?|(?:tu peux |vous pouvez )?(?:tout )?(?:supprime|efface)[rz]?)(?: (?:ou+i+|yes|tout(?:es?)?|merci|svp|stp|s il (?:te|vous) plait|je|j|confirme[rz]?|supprime[rz]?|efface[rz]?|vas y|allez y|bien sur|definitivement|(?:j en )?suis sure?(?: et certaine?)?|la|le|les|l|mes|mon|cette|donnees|alertes?|infos?|d accord|ok))*",
);

/** Said to "quelle ville ajouter ?" where there is none to add. */
const enough =
  /^(?:(?:no+n+|nan|nn|no|nope|ok(?:ay)?|oki?|merci|d ?accord|alors|bah|ben|euh|bon|voila|super|parfait|stp|svp|pour (?:moi|le moment|l instant|ca)|comme ca|la|finalement|(?:j ai )?(?:c est|sa|ca|c) (?:bon|tout|tt|ok|fini|parfait|complet|assez|suffisant|termine|ira|va|suffi[tr]a?)|ca me suffit|ca suffit|suffit|j ai fini|fini|termine|assez|(?:plus )?rien(?: d autre| de plus)?|aucune?(?: autre)?(?: villes?| lieux?| endroits?)?|(?:je )?(?:n )?(?:en )?(?:ai )?pas d autres?(?: villes?| lieux?)?|valide[rz]?|continue[rz]?|lance[rz]?(?: la recherche)?|(?:vas y |allez y )?cherche[rz]?|(?:on )?(?:y )?va|allez|vas y|go|that s (?:all|it)|done)(?: |$))+$/;

const thumbs = /^(?:[👍👌✅☑🆗](?:\p{M}|\p{Emoji_Modifier})*\s*)+[!.]*$/u;
const thumbsDown = /^(?:[👎❌🚫](?:\p{M}|\p{Emoji_Modifier})*\s*)+[!.]*$/u;

/** Whole messages only: what names anything else is no mere answer. */
export function readAnswer(text: string): Answer | undefined {
  const words = toPlainWords(text);
  if (words === "") return thumbs.test(text.trim()) ? "yes" : thumbsDown.test(text.trim()) ? "no" : undefined;
  if (yes.test(words)) return "yes";
  if (cancel.test(words)) return "cancel";
  if (keep.test(words)) return "keep";
  if (no.test(words) || afterAll.test(words)) return "no";
  return leave.test(words) ? "leave" : undefined;
}

/** Whether it says to delete, and can mean nothing else: "c'est bon" and "ok" may mean the very opposite. */
export function isClearYes(text: string): boolean {
  return clear.test(toPlainWords(text));
}

/** What a message that cancels something names: "annule toutes mes alertes". */
export function findCancelled(text: string): CancelledThing | undefined {
  const words = toPlainWords(text);
  return named.test(words) ? things.find(([, name]) => name.test(words))?.[0] : undefined;
}

/** Whether it says that there is no more to add. */
export function isEnough(text: string): boolean {
  return enough.test(toPlainWords(text));
}

const looking =
  "(?:je |j )?(?:re)?cherche(?: encore| toujours)?|toujours(?: (?:pas|en recherche|a la recherche))?|encore|pas encore|continue[rz]?|(?:j ai |je n ai )?(?:pas encore|toujours pas|encore rien|rien|toujours rien)(?: (?:rien))?(?: trouvee?)?|(?:je )?suis (?:toujours|encore) (?:en|a la) recherche|gard(?:er?|ez)(?: les)?";
const stillLooking = whole(
  `(?:(?:${agreeing}|no+n+|nan|no|${polite}) ){0,5}(?:${looking})(?: (?:${looking}|${agreeing}|${polite}|moi|les?|mes|alertes?)){0,8}`,
);
const lookingNoMore = whole(
  `(?:(?:no+n+|nan|nn|no|nope|${polite}|c est bon) ){0,5}(?:no+n+|nan|nn|no|nope|stop(?:pe[rz]?)?(?: tout)?|arrete[rz]?(?: tout)?|plus(?: (?:maintenant|du tout|la peine|besoin))?|(?:je )?(?:ne )?(?:re)?cherche plus(?: rien)?|(?:j en ai |je n en ai |je n ai |j ai )?plus besoin|c est fini)(?: (?:no+n+|${polite}|c est bon|plus|stop|arrete[rz]?|tout|les?|mes|alertes?)){0,8}`,
);

/**
 * What is said to "cherchez-vous toujours ?": all alerts stop at "non", and "pas encore" is no such answer.
 */
export function readStillAnswer(text: string): "yes" | "no" | undefined {
  const words = toPlainWords(text);
  if (stillLooking.test(words)) return "yes";
  if (lookingNoMore.test(words)) return "no";
  return readAnswer(text) === "yes" ? "yes" : undefined;
}

/** Said once more to the question whether to stop. */
const insisting = whole(`(?:stop|stoppe[rz]?|arret(?:e[rz]?)?|coupe[rz]?)(?: (?:${doing}|${filler}))*`);

/** Whether it says stop once more. */
export function isInsisting(text: string): boolean {
  const cancelled = findCancelled(text);
  return insisting.test(toPlainWords(text)) || cancelled === "alert" || cancelled === "alerts";
}
