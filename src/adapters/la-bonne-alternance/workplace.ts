import { z } from "zod";
import { cut } from "../../core/text/text.ts";
import { foreignList } from "../foreign.ts";
import { stripMarkupToLine } from "../plain-text.ts";
import { alternanceName } from "./client.ts";
import { linesField, objectField, textField } from "./fields.ts";
import type { AddressLocation } from "./place.ts";

/** What offers and companies have in common. */
export const workplaceSchema = objectField({
  siret: textField,
  name: textField,
  brand: textField,
  legal_name: textField,
  size: textField,
  description: linesField,
  location: objectField({
    address: textField,
    geopoint: objectField({ coordinates: foreignList(z.number(), 2).optional().catch(undefined) }),
  }),
  // Its code is written in two ways, and shown in none.
  domain: objectField({ naf: objectField({ label: textField }) }),
});
/**
 * Some addresses carry a whole search along. A cut one leads nowhere. The phone may be a person's: it belongs
 * to no listing, which is stored and exported.
 */
export const applySchema = objectField({
  url: z.string().trim().min(1).max(2_000).optional().catch(undefined),
  phone: textField,
});

/** "01 99 00 12 34", as people read it; undefined for what is no number. */
export function toPhone(said: string | undefined): string | undefined {
  const digits = said?.replace(/[\s.()/-]/g, "") ?? "";
  const national = digits.replace(/^(?:\+|00)33(?:0)?(?=\d{9}$)/, "0");
  if (/^0\d{9}$/.test(national)) return national.replace(/(\d\d)(?=\d)/g, "$1 ");
  return /^\+?\d{4,15}$/.test(digits) ? digits : undefined;
}

/** "3 rue du Test, 44000 Nantes"; undefined where no street is named. */
export function toStreetAddress(at: Workplace): string | undefined {
  const line = stripMarkupToLine(at?.location?.address ?? "");
  const postalCode = [...line.matchAll(/(?<!\d)\d{5}(?!\d)/g)].at(-1);
  if (!postalCode) return undefined;
  const [street, town] = [line.slice(0, postalCode.index).trim().replace(/,$/, ""), line.slice(postalCode.index)];
  return /\p{L}/u.test(street) ? cut(`${lowerCapitals(street)}, ${lowerCapitals(town)}`, 200) : undefined;
}

/** "3 RUE DU TEST" → "3 Rue du Test": what is all in capitals is hard to read. */
function lowerCapitals(text: string): string {
  if (text !== text.toUpperCase()) return text;
  const small = /^(?:a|au|aux|d|de|des|du|en|et|l|la|le|les|sous|sur)$/;
  return text
    .toLowerCase()
    .replace(/\p{L}+/gu, (word, at: number) =>
      small.test(word) && at > 0 ? word : word.slice(0, 1).toUpperCase() + word.slice(1),
    );
}

/** Where one works and for whom, as the API tells it; undefined where it does not. */
export type Workplace = z.infer<typeof workplaceSchema>;

/** The address and the point of a workplace, as far as they are given. */
export function toAddressLocation(at: Workplace): AddressLocation {
  return { address: at?.location?.address, coordinates: at?.location?.geopoint?.coordinates };
}

/** What it does, and how many work there. */
export function toEmployerFacts(at: Workplace): { sector?: string; size?: string } {
  const sector = stripMarkupToLine(at?.domain?.naf?.label ?? "");
  const size = sizeOf(stripMarkupToLine(at?.size ?? ""));
  return { ...(sector ? { sector: cut(sector, 200) } : {}), ...(size ? { size: cut(size, 60) } : {}) };
}

/** "0-0" → "0 à 9 salariés", as La bonne alternance prints it; "6-9" → "6 à 9 salariés"; words stay. */
function sizeOf(size: string): string {
  const [, least, most] = size.match(/^(\d+) ?- ?(\d+)$/) ?? [];
  if (least === undefined) return size;
  return `${least} à ${most === "0" ? "9" : most} salariés`;
}

/** The site of La bonne alternance, where offers and companies have their pages. */
export const alternanceSite = "https://labonnealternance.apprentissage.beta.gouv.fr";

/**
 * The page that a row names, in the form that buttons take (it may have accents), else that of La bonne
 * alternance. The sandbox's lead to no real one.
 */
export function toOfferUrl(named: string | undefined, path: string | undefined, fictitious: boolean): string {
  const own = path === undefined ? `${alternanceSite}/recherche` : `${alternanceSite}/emploi/${path}`;
  if (fictitious) return `${alternanceSite}/recherche`;
  try {
    const { protocol, href } = new URL(named ?? "");
    return protocol === "https:" || protocol === "http:" ? href : own;
  } catch {
    return own;
  }
}

/** "Hellowork, par La bonne alternance". */
export function formatSource(label: string): string {
  return /^(?:offres_emploi|recruteurs)_lba$/.test(label)
    ? alternanceName
    : `${cut(stripMarkupToLine(label), 40)}, par ${alternanceName}`;
}
