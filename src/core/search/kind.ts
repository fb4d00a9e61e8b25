import { z } from "zod";

/**
 * What someone looks for: job offers, apprenticeship offers, or companies that may take an apprentice
 * although they published none.
 */
export const kindSchema = z.enum(["emploi", "alternance", "entreprises"]);
export type Kind = z.infer<typeof kindSchema>;
export const kinds = kindSchema.options;

/** The words for each: on a button, before a search, and for how many were found. */
export const kindTable: Record<Kind, { button: string; icon: string; prefix?: string; one: string }> = {
  emploi: { button: "💼 Emploi", icon: "🔎", one: "offre" },
  alternance: { button: "🎓 Alternance", icon: "🎓", prefix: "Alternance", one: "offre" },
  entreprises: { button: "🏢 Entreprises", icon: "🏢", prefix: "Entreprises", one: "entreprise" },
};
