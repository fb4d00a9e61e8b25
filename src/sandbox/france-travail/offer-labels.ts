import type { Job } from "../jobs/jobs.ts";
import type { PostingContract } from "../postings/contract.ts";
import type { PostingPay, StatedPay } from "../postings/pay.ts";
import type { Experience } from "../postings/posting.ts";
import type { WorkTime } from "../postings/work-time.ts";
import type { Dice } from "../random.ts";

const contractNames: Record<string, string> = {
  MIS: "Intérim",
  SAI: "Saisonnier",
  DDI: "CDD insertion",
  DIN: "CDI intérimaire",
  CCE: "Profession commerciale",
  FRA: "Franchise",
  LIB: "Profession libérale",
};

/** "CDI", "CDD - 12 Mois", "Intérim - 3 Mois", "CDD - 2 Jour(s)" */
export function contractLabel({ type, months, days }: PostingContract): string {
  const name = contractNames[type] ?? type;
  return months ? `${name} - ${months} Mois` : days ? `${name} - ${days} Jour(s)` : name;
}

/** "Débutant accepté", "3 An(s)", "18 Mois", "2 An(s) - Sur poste similaire", "Expérience exigée" */
export function experienceLabel({ demand, months }: Experience, dice: Dice): string {
  if (demand === "D") return "Débutant accepté";
  if (months === undefined) return "Expérience exigée";
  const length = months % 12 === 0 ? `${months / 12} An(s)` : `${months} Mois`;
  return dice.chance(0.1) ? `${length} - Sur poste similaire` : length;
}

/** "35H/semaine\nTravail en journée"; now and then it begins with a new line or breaks off. */
export function hoursLabel({ weekly, rhythm }: WorkTime, dice: Dice): string {
  if (dice.chance(0.03)) return `\n${rhythm}`;
  return `${weekly}H/semaine\n${rhythm}${dice.chance(0.02) ? "..." : ""}`;
}

/** `salaire`, which is often empty. */
export function payOf({ stated, comment, extras }: PostingPay, dice: Dice) {
  return {
    libelle: stated && payLabel(stated, dice),
    commentaire: comment,
    complement1: extras[0],
    complement2: extras[1],
    listeComplements:
      extras.length > 0 ? extras.map((libelle, index) => ({ code: `${index + 1}`, libelle })) : undefined,
  };
}

const qualifications: Record<string, string> = {
  "5": "Employé non qualifié",
  "6": "Employé qualifié",
  "7": "Technicien",
  "8": "Agent de maîtrise",
  "9": "Cadre",
};

export function qualificationOf({ isExecutive, level }: Job) {
  const code = isExecutive ? "9" : ({ AFS: "5", NV3: "7", NV2: "8", NV1: "8" }[level] ?? "6");
  return { qualificationCode: code, qualificationLibelle: qualifications[code] };
}

/** "Mensuel de 1900.0 Euros à 2100.0 Euros sur 12.0 mois", or "Mensuel de 1923.00 Euros sur 12 mois". */
function payLabel({ period, least, most, months }: StatedPay, dice: Dice): string {
  const isShort = dice.chance(0.15);
  const amount = (value: number) => (isShort ? value.toFixed(2) : value.toFixed(2).replace(/(?<=\.\d)0$/, ""));
  const name = { A: "Annuel", M: "Mensuel", H: "Horaire", C: "Cachet" }[period];
  const upTo = most === undefined || most === least ? "" : ` à ${amount(most)} Euros`;
  const over = months ? ` sur ${isShort ? months : amount(months)} mois` : "";
  return `${name} de ${amount(least)} Euros${upTo}${over}`;
}
