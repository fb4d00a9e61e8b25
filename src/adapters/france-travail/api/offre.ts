import { z } from "zod";
import { cleanLine } from "../../../core/text/clean-text.ts";
import { foreignLines, foreignText, foreignWords, isDate } from "../../foreign.ts";
import { maxPlainTextLength } from "../../plain-text.ts";
import { code, flag, lines, list, number, part, text } from "./tolerant-fields.ts";

/** The length is looked at first. */
const instant = z
  .string()
  .max(40)
  .pipe(z.iso.datetime({ offset: true }))
  .refine(isDate);

/** The part of an offer that we rely on; everything else may change freely. */
export const offreSchema = z.object({
  id: z
    .string()
    .max(12, { abort: true })
    .regex(/^[0-9A-Z]{5,12}$/),
  intitule: foreignText(300),
  description: foreignLines(maxPlainTextLength).optional().catch(undefined),
  dateCreation: instant,
  dateActualisation: instant.optional().catch(undefined),
  lieuTravail: part({ libelle: text, latitude: number, longitude: number, codePostal: code, commune: code }),
  romeCode: code,
  entreprise: part({ nom: text }),
  typeContrat: code,
  typeContratLibelle: text,
  natureContrat: text,
  alternance: flag,
  experienceExige: code,
  experienceLibelle: lines,
  salaire: part({
    libelle: lines,
    commentaire: lines,
    complement1: lines,
    complement2: lines,
    listeComplements: list({ libelle: text }),
  }),
  dureeTravailLibelle: lines,
  dureeTravailLibelleConverti: text,
  competences: list({ libelle: foreignWords(300) }),
  formations: list({ niveauLibelle: text, exigence: text }),
  permis: list({ libelle: text, exigence: text }),
  langues: list({ libelle: text, exigence: text }),
  nombrePostes: number,
  // Neither the phone nor the address to write to: they are people's. A name is kept of agencies only.
  contact: part({
    nom: text,
    coordonnees1: text,
    coordonnees2: text,
    coordonnees3: text,
    // A cut address leads nowhere.
    urlPostulation: z.string().trim().min(1).max(2_000).transform(cleanLine).optional().catch(undefined),
  }),
  qualificationCode: code,
  codeNAF: code,
  secteurActiviteLibelle: text,
  accessibleTH: flag,
  employeurHandiEngage: flag,
  offresManqueCandidats: flag,
  origineOffre: part({ origine: code }),
});

/** An offer as the API lists it, as far as we rely on it. */
export type Offre = z.infer<typeof offreSchema>;
