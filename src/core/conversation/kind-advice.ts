import type { Kind } from "../search/kind.ts";
import { eventAdvice } from "./job-event-view.ts";
import { apprenticeAdvice, cpfAdvice } from "./training-view.ts";
import { strong, text, type View } from "./view.ts";

/** Stands with posts of inclusion: who may apply, and how the right to them is checked. */
export const inclusionAdvice: View = [
  text`Ces structures accompagnent des personnes qui ont du mal à trouver un emploi. Vous pouvez postuler vous-même ; le droit à ce contrat est vérifié par un prescripteur (mission locale, France Travail, Cap emploi, services sociaux…) ou par l'employeur. Un conseiller peut vous aider.`,
];

/** Stands above companies, which published no offer. */
const companiesAdvice: View = [
  text`Ces entreprises n'ont pas publié d'offre, mais pourraient recruter en alternance. Leur écrire sans attendre d'annonce, c'est une ${strong("candidature spontanée")} : ouvrez une fiche, un premier message y est prêt à copier.`,
];

/**
 * What everybody should know who looks at such a list. `isAlways`: it stands on each page of it, and where
 * there is nothing; otherwise once.
 */
export const kindAdvice: Partial<Record<Kind, { says: View; isAlways: boolean }>> = {
  entreprises: { says: companiesAdvice, isAlways: false },
  formations: { says: apprenticeAdvice, isAlways: false },
  cpf: { says: cpfAdvice, isAlways: true },
  evenements: { says: eventAdvice, isAlways: false },
  insertion: { says: inclusionAdvice, isAlways: false },
};
