import { z } from "zod";
import { cut } from "../../core/text.ts";
import { foreignList } from "../foreign.ts";
import { plainLine } from "../plain-text.ts";
import { name } from "./client.ts";
import { lines, part, text } from "./fields.ts";
import type { Location } from "./place.ts";

/** What offers and companies have in common. Phones are not read: they are people's. */
export const workplace = part({
  siret: text,
  name: text,
  brand: text,
  legal_name: text,
  size: text,
  description: lines,
  location: part({
    address: text,
    geopoint: part({ coordinates: foreignList(z.number(), 2).optional().catch(undefined) }),
  }),
  // Its code is written in two ways, and shown in none.
  domain: part({ naf: part({ label: text }) }),
});
/** Some addresses carry a whole search along. A cut one leads nowhere. */
export const apply = part({ url: z.string().trim().min(1).max(2_000).optional().catch(undefined) });

export type Workplace = z.infer<typeof workplace>;

export function locationOf(at: Workplace): Location {
  return { address: at?.location?.address, coordinates: at?.location?.geopoint?.coordinates };
}

/** What it does, and how many work there. */
export function facts(at: Workplace): { sector?: string; size?: string } {
  const sector = plainLine(at?.domain?.naf?.label ?? "");
  const size = sizeOf(plainLine(at?.size ?? ""));
  return { ...(sector ? { sector: cut(sector, 200) } : {}), ...(size ? { size: cut(size, 60) } : {}) };
}

/** "0-0" → "0 à 9 salariés", as La bonne alternance prints it; "6-9" → "6 à 9 salariés"; words stay. */
function sizeOf(said: string): string {
  const [, least, most] = said.match(/^(\d+) ?- ?(\d+)$/) ?? [];
  if (least === undefined) return said;
  return `${least} à ${most === "0" ? "9" : most} salariés`;
}

export const site = "https://labonnealternance.apprentissage.beta.gouv.fr";

/** The page that a row names, in the form that buttons take (it may have accents), else that of La bonne alternance. The sandbox's lead to no real one. */
export function urlOf(named: string | undefined, path: string | undefined, fictitious: boolean): string {
  const own = path === undefined ? `${site}/recherche` : `${site}/emploi/${path}`;
  if (fictitious) return `${site}/recherche`;
  try {
    const { protocol, href } = new URL(named ?? "");
    return protocol === "https:" || protocol === "http:" ? href : own;
  } catch {
    return own;
  }
}

/** "Hellowork, par La bonne alternance". */
export function sourceOf(label: string): string {
  return /^(?:offres_emploi|recruteurs)_lba$/.test(label) ? name : `${cut(plainLine(label), 40)}, par ${name}`;
}
