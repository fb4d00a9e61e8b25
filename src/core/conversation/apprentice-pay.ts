import { type ApprenticeAge, apprenticeAges, computeApprenticeMinimum } from "../market/apprentice-pay.ts";
import { formatEuros, formatNumber } from "../market/figures.ts";
import { getSmicOn } from "../market/smic.ts";
import type { Listing, Offer } from "../offers/offer.ts";
import { normaliseText } from "../text/text.ts";
import { type RichText, rich, strong } from "./view.ts";

/** Whether the minimum by age tells more than the offer does: it is for apprentices, and names no pay. */
export function lacksApprenticePay(listing: Listing): listing is Offer {
  return listing.kind === "offer" && listing.alternance && listing.salary === undefined;
}

/** "au moins 504 à 1 867 € brut par mois selon l'âge": beside "Salaire non précisé". */
export function formatApprenticeRange(offer: Offer, now: Date): string {
  const { apprenticeship, professionalisation } = computeApprenticeMinimum(now);
  const { isApprenticeship } = readForms(offer);
  const least = isApprenticeship ? (apprenticeship.under18[0] ?? 0) : professionalisation.under21.least;
  const most = professionalisation.from26.least;
  return `au moins ${formatNumber(least)} à ${formatEuros(most)} brut par mois selon l'âge`;
}

/**
 * What an apprentice earns at least, for each age, so that nobody's is asked: a line for each, under a
 * heading for each of the forms that the contract of the offer may have.
 */
export function renderApprenticePay(offer: Offer, now: Date): RichText {
  const { isApprenticeship, isProfessionalisation } = readForms(offer);
  const lines: RichText[] = [
    rich`💶 ${strong("Au moins, brut par mois")} (SMIC : ${formatEuros(getSmicOn(now).monthly)})`,
    ...(isApprenticeship ? listApprenticeship(now) : []),
    ...(isProfessionalisation ? listProfessionalisation(now) : []),
    rich`À partir de 21 ans, le minimum de la convention collective compte s'il est plus élevé.`,
  ];
  return lines.flatMap((line, i) => (i === 0 ? line : ["\n", ...line]));
}

const ageLabels: Record<ApprenticeAge, string> = {
  under18: "moins de 18 ans",
  from18to20: "18 à 20 ans",
  from21to25: "21 à 25 ans",
  from26: "26 ans et plus",
};

function listApprenticeship(now: Date): RichText[] {
  const { apprenticeship } = computeApprenticeMinimum(now);
  return [
    rich`${strong("Apprentissage")}, 1re, 2e et 3e année :`,
    ...apprenticeAges.map((age) => rich`• ${ageLabels[age]} : ${formatYears(apprenticeship[age])}`),
    rich`Une année de plus au même niveau : 15 points de SMIC de plus.`,
  ];
}

function listProfessionalisation(now: Date): RichText[] {
  const { under21, from21to25, from26 } = computeApprenticeMinimum(now).professionalisation;
  const line = (label: string, { least, qualified }: typeof under21) =>
    rich`• ${label} : ${formatEuros(least)}${qualified === undefined ? "" : `, ${formatEuros(qualified)} avec un bac pro ou équivalent`}`;
  return [
    rich`${strong("Contrat de professionnalisation")} :`,
    line("moins de 21 ans", under21),
    line("21 à 25 ans", from21to25),
    rich`• 26 ans et plus : ${formatEuros(from26.least)}, ou 85 % du minimum de la convention collective`,
  ];
}

/** "504, 728, 1 027 €"; the same in all years is said once. */
function formatYears(years: readonly number[]): string {
  const different = [...new Set(years)];
  return `${different.map(formatNumber).join(", ")}\u00a0€`;
}

/** The forms that the contract may have; both where the offer names neither. */
function readForms({ contract, stated }: Offer): { isApprenticeship: boolean; isProfessionalisation: boolean } {
  const said = normaliseText([contract?.label, stated?.nature].join(" "));
  const isApprenticeship = said.includes("apprenti");
  const isProfessionalisation = said.includes("professionnalisation");
  return isApprenticeship || isProfessionalisation
    ? { isApprenticeship, isProfessionalisation }
    : { isApprenticeship: true, isProfessionalisation: true };
}
