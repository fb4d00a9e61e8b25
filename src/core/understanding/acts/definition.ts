import { normaliseText } from "../../text/text.ts";

/**
 * "c'est quoi un cdd", "APL": who asks what a word means, or names a benefit alone, searches for nothing by
 * it. What it is about; undefined for any other message.
 */
export function readDefinition(text: string): "rights" | "training" | "pay" | undefined {
  const plain = normaliseText(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  if (benefit.test(plain)) return "rights";
  const [, word] = plain.match(asking) ?? [];
  if (word === undefined) return undefined;
  if (word === "smic") return "pay";
  return /^(?:alternance|apprentissage|contrat (?:pro|d apprentissage|de professionnalisation))/.test(word)
    ? "training"
    : "rights";
}

/** A benefit alone, rather than who pays it as an employer. */
const benefit = /^(?:(?:la|le|les|l|mes|ma|et|pour) )*(?:caf|apl|rsa|aah|prime d activite)(?: svp| stp)?$/;

const asking =
  /^(?:(?:bonjour|dis|dites|et|en fait|euh) )*(?:c ?est quoi|c koi|qu ?est ce (?:que c ?est )?qu(?:e|un|une)?|que (?:veut dire|signifie)|definition(?: de| d)?|ca veut dire quoi|(?:c ?est quoi )?la difference entre)(?: (?:qu )?(?:un|une|le|la|l|les|des|du|de|d))* ?(cdd|cdi|interim|interimaire|contrat (?:saisonnier|pro|d apprentissage|de professionnalisation)|alternance|apprentissage|smic)s?(?: (?:et|ou) (?:un |une |le |la |l )?(?:cdd|cdi|interim|alternance|apprentissage))?(?: (?:exactement|au juste|svp|stp|en fait))*$/;
