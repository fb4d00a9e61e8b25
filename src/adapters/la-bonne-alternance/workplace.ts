import { z } from "zod";
import { cut } from "../../core/text/text.ts";
import { foreignList } from "../foreign.ts";
import { stripMarkupToLine } from "../plain-text.ts";
import { alternanceName } from "./client.ts";
import { linesField, objectField, textField } from "./fields.ts";
import type { AddressLocation } from "./place.ts";

/** What offers and companies have in common. Phones are not read: they are people's. */
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
/** Some addresses carry a whole search along. A cut one leads nowhere. */
export const applySchema = objectField({ url: z.string().trim().min(1).max(2_000).optional().catch(undefined) });

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
