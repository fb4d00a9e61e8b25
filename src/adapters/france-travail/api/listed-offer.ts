import { z } from "zod";
import { cleanLine } from "../../../core/text/clean-text.ts";
import { removeContacts } from "../../../core/text/contact-details.ts";
import { foreignLines, foreignWords } from "../../foreign.ts";
import { maxPlainTextLength } from "../../plain-text.ts";
import { isPageOfNobody } from "./extras.ts";
import { offreSchema } from "./offre.ts";
import { code, flag, lines, list, number, part, text } from "./tolerant-fields.ts";

/** An address on the web, with its scheme or as people write it: "www.fournil.example". No other scheme. */
const link = z
  .string()
  .max(2_000, { abort: true })
  .trim()
  .regex(/^(?:https?:\/\/)?[^\s/:@]+\.[^\s@]+$/i)
  .transform(cleanLine)
  .optional()
  .catch(undefined);

/** An offer under the API's own names, with nearly all that it states; what is missing or odd is absent. */
const listedOfferSchema = offreSchema.extend({
  romeLibelle: text,
  appellationlibelle: text,
  entreprise: part({ nom: text, description: foreignLines(5_000).optional().catch(undefined), url: link }),
  entrepriseAdaptee: flag,
  experienceCommentaire: lines,
  formations: list({
    codeFormation: code,
    domaineLibelle: text,
    niveauLibelle: text,
    commentaire: text,
    exigence: text,
  }),
  competences: list({ code, libelle: foreignWords(300), exigence: code }),
  qualitesProfessionnelles: list({ libelle: text, description: lines }),
  qualificationLibelle: text,
  secteurActivite: code,
  trancheEffectifEtab: text,
  deplacementLibelle: text,
  contact: part({
    nom: text,
    coordonnees1: text,
    coordonnees2: text,
    coordonnees3: text,
    telephone: text,
    courriel: text,
    commentaire: lines,
    urlRecruteur: link,
    urlPostulation: link,
  }),
  origineOffre: part({
    origine: code,
    urlOrigine: link,
    partenaires: list({ nom: text, url: link }),
  }),
  nombrePostes: number,
  description: foreignLines(maxPlainTextLength).optional().catch(undefined),
});

/**
 * An offer of France Travail as its API lists it, for whoever hands it to another tool: the names are those
 * of the API.
 */
export type ListedOffer = z.output<typeof listedOfferSchema>;

/**
 * Reads a row of the search; undefined where it is no offer. Without `withContacts` nothing of a person is
 * left: of the contact only the page to apply on, and of texts neither an e-mail address nor a telephone
 * number.
 */
export function readListedOffer(row: unknown, { withContacts }: { withContacts: boolean }): ListedOffer | undefined {
  const { data: offer } = listedOfferSchema.safeParse(row);
  return offer === undefined || withContacts ? offer : withoutPeople(offer);
}

function withoutPeople({ contact, ...offer }: ListedOffer): ListedOffer {
  const page = contact?.urlPostulation;
  const isAnyones = page !== undefined && isPageOfNobody(page);
  return { ...mapTexts(offer, removeContacts), ...(isAnyones ? { contact: { urlPostulation: page } } : {}) };
}

/** Links and dates hold numbers that are none of a telephone. */
const untouched = /^(?:id|date|url|code)|Code$/;

/** The same value with each of its texts changed. */
function mapTexts<T>(value: T, change: (text: string) => string): T {
  return mapText(value, "", change) as T;
}

function mapText(value: unknown, name: string, change: (text: string) => string): unknown {
  if (typeof value === "string") return untouched.test(name) ? value : change(value);
  if (Array.isArray(value)) return value.map((one) => mapText(one, name, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapText(one, key, change)]));
}
