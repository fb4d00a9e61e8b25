import type { Job } from "../jobs/jobs.ts";
import { inTown, type Town } from "../places/towns.ts";
import { type Dice, weighted } from "../random.ts";

/** A kind of event: France Travail's number for it, its label, and what one is called. */
export type EventKind = {
  code: number;
  label: string;
  /** It may be about one job; else it is for all of them. */
  isOfJob: boolean;
  isOnline?: boolean;
  titleOf: (job: Job, town: Town, dice: Dice) => string;
};

/** The kinds by how often they come. */
export const eventKinds = weighted<EventKind>([
  [
    {
      code: 18,
      label: "Job dating",
      isOfJob: true,
      titleOf: ({ label }, _, dice) => dice.pick([`Job dating : ${label}`, `Rencontrez ceux qui recrutent : ${label}`]),
    },
    30,
  ],
  [
    {
      code: 13,
      label: "Réunion d'information",
      isOfJob: true,
      titleOf: ({ label }, _, dice) =>
        dice.pick([`Découvrir le métier : ${label}`, `Se former et être embauché : ${label}`]),
    },
    28,
  ],
  [
    {
      code: 16,
      label: "Atelier",
      isOfJob: false,
      titleOf: (_job, _town, dice) =>
        dice.pick([
          "Atelier : préparer un entretien d'embauche",
          "Atelier : écrire un CV qui donne envie",
          "Atelier : trouver une entreprise en alternance",
          "Atelier : parler de soi en deux minutes",
        ]),
    },
    16,
  ],
  [
    {
      code: 14,
      label: "Forum",
      isOfJob: false,
      titleOf: (_, town, dice) =>
        dice.pick([
          `Forum de l'emploi ${inTown(town)}`,
          `Forum de l'alternance ${inTown(town)}`,
          `24 heures pour l'emploi ${inTown(town)}`,
        ]),
    },
    9,
  ],
  [
    {
      code: 31,
      label: "Visite d'entreprise",
      isOfJob: true,
      titleOf: ({ label }, town) => `Visite d'entreprise ${inTown(town)} : ${label}`,
    },
    6,
  ],
  [
    {
      code: 17,
      label: "Salon en ligne",
      isOfJob: true,
      isOnline: true,
      titleOf: ({ code }) => `Salon en ligne : les métiers ${domainWords(code)}`,
    },
    5,
  ],
  [
    {
      code: 15,
      label: "Conférence",
      isOfJob: true,
      titleOf: ({ code }) => `Conférence : les métiers ${domainWords(code)}`,
    },
    3,
  ],
  [
    {
      code: 32,
      label: "Portes ouvertes",
      isOfJob: true,
      titleOf: ({ label }, town) => `Portes ouvertes du centre de formation ${inTown(town)} : ${label}`,
    },
    3,
  ],
]);

/** "du commerce", by the letter of a ROME code. */
function domainWords(rome: string): string {
  return domains[rome.slice(0, 1)] ?? "d'ici";
}

const domains: Record<string, string> = {
  A: "de l'agriculture",
  B: "de l'artisanat d'art",
  C: "de la banque et de l'assurance",
  D: "du commerce",
  E: "de la communication",
  F: "du bâtiment",
  G: "de l'hôtellerie et de la restauration",
  H: "de l'industrie",
  I: "de la maintenance",
  J: "de la santé",
  K: "des services à la personne",
  L: "du spectacle",
  M: "du bureau et de l'informatique",
  N: "du transport et de la logistique",
};
