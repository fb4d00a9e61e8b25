import { type PersonRef, toPersonKey } from "../owner.ts";
import { toPlainWords } from "../text/text.ts";

/** What somebody says to an answer to distress: that they have read it, or that it was none. */
export type SaidBack = "understood" | "return" | "mistaken";

/**
 * Who was just answered so, so that what they say next is understood. In the memory of this process alone,
 * for a few minutes, without a word, and until they do anything.
 */
export type MetPeople = {
  note: (person: PersonRef) => void;
  /** What a text says to the answer; undefined where it says something else, or there was none. */
  findSaidBack: (person: PersonRef, text: string) => SaidBack | undefined;
  forget: (person: PersonRef) => void;
};

const longestMs = 10 * 60_000;
const maxPeople = 1_000;

/** `now`: a clock in milliseconds. */
export function createMetPeople(now: () => number = () => performance.now()): MetPeople {
  const met = new Map<string, number>();
  return {
    note: (person) => {
      const key = toPersonKey(person);
      met.delete(key);
      met.set(key, now());
      for (const oldest of met.keys()) {
        if (met.size <= maxPeople) break;
        met.delete(oldest);
      }
    },
    findSaidBack: (person, text) => {
      const at = met.get(toPersonKey(person));
      return at === undefined || now() - at > longestMs ? undefined : readSaidBack(text);
    },
    forget: (person) => void met.delete(toPersonKey(person)),
  };
}

function readSaidBack(text: string): SaidBack | undefined {
  const words = toPlainWords(text).replace(
    /\b(?:mais|euh|ben|bah|oh|ah|si|du tout|desolee?|pardon|merci|svp|s il vous plait|bonjour) /g,
    "",
  );
  if (/^(?:j ?ai )?(?:compris|bien compris|lu|vu)$|^(?:ok|okay|d ?accord|merci|oui|bien)(?: merci)?$/.test(words))
    return "understood";
  if (/^(?:retour|revenir|annuler|retourner|fermer)$/.test(words)) return "return";
  return mistaken.some((one) => one.test(words)) ? "mistaken" : undefined;
}

const mistaken = [
  /^(?:non|nan|no)(?: (?:non|nan|ca va|merci))?$/,
  /^(?:non |nan )?(?:c ?est|ce n ?est|c ?etait|ce n ?etait|ce) (?:pas|pa) (?:du tout )?(?:ca|sa|cela|grave|vrai|ce que .{1,40})$/,
  /^(?:non |nan )?(?:pas du tout|rien a voir|fausse alerte|erreur|une erreur|par erreur|false alarm|wrong)$/,
  /^(?:non |nan )?(?:vous|tu|t) ?(?:m |me )?(?:n ?)?(?:avez|as|avais|aviez) ?(?:m |me )?(?:mal|pas|rien) (?:compris|lu)/,
  /^(?:non |nan )?(?:je |j |tout |ca )?(?:vais|va) (?:tres )?bien\b.{0,20}$/,
  /^(?:non |nan )?(?:c ?etait|c ?est) (?:une? |pour |juste |qu une )*(?:blague|plaisanterie|image|expression|rire|rigoler|facon de parler|erreur)$/,
  /^(?:non |nan )?(?:je |j )?(?:plaisante|plaisantais|rigole|rigolais|deconne|blague)$/,
  /^(?:non |nan )?(?:je |j )?(?:me suis|m suis|me|suis) (?:trompee?|mal exprimee?|mal dit)$/,
  /^(?:non |nan )?(?:je parlais|je parle|il s agit) (?:d un|d une|du|de mon|de la) (?:metier|travail|emploi|poste|job|boulot)$/,
];
