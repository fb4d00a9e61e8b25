import { z } from "zod";
import { cleanLine } from "../../core/text/clean-text.ts";
import { foreignInstant, foreignLines, foreignList, foreignText } from "../foreign.ts";

const text = (most: number) => foreignText(most).optional().catch(undefined);
/** A number, or what some day may be a text. */
const id = z.union([z.number().int().min(0).transform(String), z.string().max(40).trim().min(1).transform(cleanLine)]);

/** The part of a post that we rely on. */
export const postSchema = z.object({
  id,
  /** "Libellé (N1101)". */
  rome: text(300),
  cree_le: foreignInstant,
  mis_a_jour_le: foreignInstant,
  /** The text "True" or "False". */
  recrutement_ouvert: z.union([z.boolean().transform(String), z.string().max(20)]).catch(""),
  description: foreignLines(10_000).optional().catch(undefined),
  appellation_modifiee: text(300),
  type_contrat: text(100),
  nombre_postes_ouverts: z.number().optional().catch(undefined),
  lieu: z
    .object({
      nom: text(100),
      departement: text(3),
      code_postaux: foreignList(z.string().max(5), 50).catch([]),
      code_insee: text(5),
    })
    .optional()
    .catch(undefined),
  profil_recherche: foreignLines(10_000).optional().catch(undefined),
});

/** Of a structure with two thousand posts only the first are read. */
const maxPosts = 200;

/** The part of a structure that we rely on. Its address of mail and its number are not even read. */
export const siaeSchema = z.object({
  type: text(20),
  raison_sociale: text(300),
  enseigne: text(300),
  description: foreignLines(10_000).optional().catch(undefined),
  bloque_candidatures: z
    .union([
      z.boolean(),
      z
        .string()
        .max(20)
        .transform((said) => said === "True"),
    ])
    .catch(false),
  code_postal: text(5),
  ville: text(100),
  departement: text(3),
  postes: foreignList(z.unknown(), maxPosts).catch([]),
});

/** One post of a structure, as the service lists it. */
export type InclusionPost = z.infer<typeof postSchema>;
/** An employer that hires people far from work, with its posts as they came. */
export type Siae = z.infer<typeof siaeSchema>;
