import { normaliseText } from "../../text/text.ts";

/**
 * Whether a message forbids what its words are about, or takes something out of it: "n'arrête pas mes
 * alertes", "garde-les toutes", "tout sauf la 2". What was forbidden is never carried out; "je ne veux plus
 * d'alertes" is no such message, since it wants the end of something.
 */
export function isForbidden(text: string): boolean {
  const words = normaliseText(text)
    .replace(/[^a-z0-9' ]+/g, " ")
    .replace(/ +/g, " ");
  return forbidding.some((one) => one.test(words));
}

const doing =
  "(?:arret|stopp|supprim|effac|enlev|retir|coup|desactiv|met|envo|cherch|cre|vir|annul|chang|touch|elargi|ecri|previen|averti)";

const forbidding = [
  new RegExp(`(?:^| )(?:ne |n')(?:m'|me |nous |les |la |le |l')?${doing}[a-z]* (?:surtout )?pas(?: |$)`),
  new RegExp(`(?:^| )${doing}[a-z]*(?: (?:moi|les|la|le|m'|nous))? (?:surtout )?pas(?: |$)`),
  /^(?:ne )?(?:surtout |non )?pas (?:plus |partout|tout)/,
  new RegExp(`^(?:ne |n')(?:rien|${doing}[a-z]* rien)`),
  /(?:^| )(?:je (?:ne )?veux pas|je veux pas) (?:d'|de |des |que tu |que vous |une )/,
  /(?:^| )(?:sauf|excepte|a part|except|but not) /,
  /^(?:garde|gardez|laisse|laissez|conserve|conservez|keep)[ -]/,
  /(?:^| )(?:don't|do not|never) /,
];
