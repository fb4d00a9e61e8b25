/*
 * Verbs that take something away: from a search, from what is ticked, or an alert. Folded words, in the forms
 * of an order, a wish or a promise; every reader of such messages knows the same ones.
 */

const endings = "(?:e|es|ez|er|ons|iez|erai[st]?|erais)";

/** Takes a part of a search away: "enlève", "vire", "laisse tomber". */
export const takingVerb = `(?:(?:enl[ae]v|retir|sup?prim|ef?fac|vir|ot|oubli|annul|degag|remov)${endings}|delete|laiss(?:e|es|ez|er) tomber|lach(?:e|es|ez|er))`;

/** Keeps out of sight: of what a search wishes for it takes that away, of offers it leaves some out. */
export const hidingVerb = `(?:(?:cach|masqu)${endings}|hide)`;

/** Ends what is sent: an alert. */
export const stoppingVerb = `(?:(?:arret|coup|desactiv|resili)${endings}|stop(?:p${endings})?|cancel)`;

const taking = new RegExp(`^(?:${takingVerb}|laiss(?:e|es|ez|er)|${hidingVerb})$`);

/** Whether a single word takes something away. */
export const isTakingWord = (key: string): boolean => taking.test(key);
