import { z } from "zod";
import { foreignLines, foreignList, foreignNumber, foreignText } from "../foreign.ts";
import { maxPlainTextLength } from "../plain-text.ts";

const text = (most: number) => foreignText(most).optional().catch(undefined);
const lines = foreignLines(maxPlainTextLength).optional().catch(undefined);
const texts = foreignList(foreignText(120).optional().catch(undefined), 30)
  .catch([])
  .transform((all) => all.filter((one) => one !== undefined));

/**
 * The part of an event that is relied on: what is odd costs no more than itself, but for what it is known by.
 */
export const eventRow = z.object({
  id: z.union([z.number().int().nonnegative().transform(String), z.string().max(15, { abort: true }).regex(/^\d+$/)]),
  titre: foreignText(300),
  type: text(60),
  dateEvenement: foreignText(40),
  heureDebut: text(12),
  heureFin: text(12),
  ville: text(100),
  codePostal: text(10),
  codeInsee: text(10),
  latitude: foreignNumber,
  longitude: foreignNumber,
  description: lines,
  deroulement: lines,
  modalites: texts,
  publics: texts,
  codesRome: texts,
  multisectoriel: z.boolean().optional().catch(undefined),
  nombrePlaceTotalPresentiel: foreignNumber,
  nombreInscritPresentiel: foreignNumber,
  nombrePlaceTotalDistance: foreignNumber,
  nombreInscritDistance: foreignNumber,
  urlDetailEvenement: text(2_000),
  libelleOrganisateurPrincipal: text(200),
  libelleEtablissement: text(200),
});

export type EventRow = z.infer<typeof eventRow>;
