import type { Company } from "../companies/companies.ts";
import type { Appellation, Job } from "../jobs/jobs.ts";
import { inTown } from "../places/towns.ts";
import type { Dice } from "../random.ts";
import { isAlternance, type PostingContract } from "./contract.ts";
import { lowerFirst, masculine } from "./title.ts";
import type { WorkTime } from "./work-time.ts";

export type Described = {
  job: Job;
  appellation: Appellation;
  company: Company;
  /** The employer is not named: a temp agency's client, a household, a discreet recruiter. */
  isDiscreet: boolean;
  contract: PostingContract;
  time: WorkTime;
};

const reasons = [
  "du développement de son activité",
  "d'un départ à la retraite",
  "d'un remplacement",
  "de l'ouverture d'un nouveau site",
  "d'un surcroît d'activité",
];
const qualities = [
  "ponctualité",
  "esprit d'équipe",
  "autonomie",
  "sens du contact",
  "rigueur",
  "envie d'apprendre",
  "organisation",
  "bonne humeur",
  "discrétion",
];
const offers = [
  "mutuelle prise en charge à 60 %",
  "titres restaurant",
  "prime de fin d'année",
  "deux jours de repos consécutifs",
  "formation assurée à la prise de poste",
  "remboursement de la moitié des transports",
  "équipe à taille humaine",
  "tenue fournie",
];
/** When the work is done, and where one may sleep: some of what people ask for is in the text alone. */
const times = [
  "Horaires de journée, du lundi au vendredi.",
  "Horaires du matin, avec un week-end sur deux.",
  "Travail en soirée, le samedi compris.",
  "Service du soir, deux jours de repos par semaine, jamais le dimanche.",
  "Postes de nuit possibles.",
  "Horaires variables, du matin ou du soir, week-end par roulement.",
  "Vacances scolaires travaillées. Logement possible sur place.",
];
const starts = [
  "Poste à pourvoir dès que possible.",
  "Prise de poste sous un mois.",
  "Début du contrat à convenir ensemble.",
  "Poste à pourvoir immédiatement.",
];

/** A few paragraphs as an employer would write them, closed by the sentence that says what they are. */
export function descriptionFor(dice: Dice, posting: Described): string {
  const paragraphs = [opening(dice, posting), duties(dice, posting), profile(dice, posting), conditions(dice, posting)];
  const text = paragraphs.join(dice.chance(0.6) ? "\n\n" : "\n");
  return `${text} ${dice.pick(times)}\n\nOffre fictive de démonstration.`;
}

function opening(dice: Dice, { appellation, company, isDiscreet, contract }: Described): string {
  const { sector, town, name } = company;
  const wanted = appellation.label;
  const where = inTown(town);
  if (sector.key === "family") return `Famille ${where} recherche : ${wanted}.`;
  if (contract.type === "MIS") return `Notre agence recherche pour son client, ${sector.phrase} ${where} : ${wanted}.`;
  if (isDiscreet) return `Nous recherchons pour notre équipe, ${sector.phrase} ${where} : ${wanted}.`;
  if (isAlternance(contract))
    return `${name}, ${sector.phrase} ${where}, accueille une personne en alternance : ${wanted}.`;
  return dice.pick([
    `${name}, ${sector.phrase} ${where}, recherche pour compléter son équipe : ${wanted}.`,
    `Dans le cadre ${dice.pick(reasons)}, ${name} (${sector.phrase}) recrute ${where} : ${wanted}.`,
    `${name} vous propose de rejoindre son équipe ${where}. Poste : ${wanted}.`,
    `Vous cherchez un poste ${ofJob(lowerFirst(masculine(wanted)))} (H/F) ? ${name}, ${sector.phrase} ${where}, recrute.`,
  ]);
}

function duties(dice: Dice, { job }: Described): string {
  const chosen = dice.some(job.duties, 0.85);
  const listed = chosen.length < 2 ? job.duties : chosen;
  if (dice.chance(0.65))
    return `${dice.pick(["Vos missions :", "Au quotidien :", "Votre rôle :"])}\n${listed.map((duty) => `- ${duty}`).join("\n")}`;
  return `Vous aurez notamment à : ${listed.join(" ; ")}.`;
}

function profile(dice: Dice, { job, contract }: Described): string {
  const wanted = dice.some(qualities, 0.35).slice(0, 3).join(", ");
  const skills = `Savoir-faire attendus : ${dice.some(job.skills, 0.8).map(lowerFirst).join(", ") || lowerFirst(job.label)}.`;
  if (isAlternance(contract))
    return `Vous préparez : ${job.diploma || "un titre professionnel"}. Le rythme est celui de votre centre de formation. ${skills}`;
  const study = job.diploma
    ? `Formation : ${job.diploma} ou expérience équivalente.`
    : "Aucun diplôme demandé, nous vous formons.";
  return `${study} ${skills}${wanted ? ` Nous apprécions : ${wanted}.` : ""}`;
}

function conditions(dice: Dice, { job, contract, time }: Described): string {
  const week = `${time.weekly} h par semaine, ${lowerFirst(time.rhythm)}`;
  const home = job.mayBeRemote && dice.chance(0.5) ? " Télétravail possible deux jours par semaine." : "";
  const given = dice.some(offers, 0.2).slice(0, 3);
  const benefits = given.length > 0 ? ` Nous proposons : ${given.join(", ")}.` : "";
  return `Contrat : ${spoken(contract)}, ${week}.${home}${benefits} ${dice.pick(starts)}`;
}

function spoken({ type, nature, months, days }: PostingContract): string {
  const names: Record<string, string> = {
    E2: "apprentissage",
    FS: "professionnalisation",
    MIS: "mission d'intérim",
    SAI: "contrat saisonnier",
    DDI: "contrat d'insertion",
    DIN: "CDI intérimaire",
    CDD: "CDD",
    CDI: "CDI",
  };
  const length = months ? ` de ${months} mois` : days ? ` de ${days} jours` : "";
  return `${names[nature] ?? names[type] ?? "activité indépendante"}${length}`;
}

/** "de boulanger", "d'auxiliaire de vie", "d'hôte de caisse". */
function ofJob(title: string): string {
  return /^[aeiouyéèêh]/i.test(title) ? `d'${title}` : `de ${title}`;
}
