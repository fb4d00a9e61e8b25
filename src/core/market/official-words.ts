import { type RichText, rich, strong } from "../conversation/view.ts";
import { cut } from "../text/text.ts";
import { formatEuros, formatNumber } from "./figures.ts";
import type { OfficialFigures, OfficialSalary } from "./official-figures.ts";

/** Official figures in a few lines, each with its period, and their source at the end. */
export function formatOfficialFigures(figures: OfficialFigures): RichText[] {
  const { job, territory, salary, applicants, tension, backToWork, source, isFictitious } = figures;
  const lines = [
    ...(salary ? [formatSalary(salary)] : []),
    ...(applicants ? [formatApplicants(applicants)] : []),
    ...(tension ? [formatTension(tension)] : []),
    ...(backToWork
      ? [
          rich`• Retour à l'emploi : ${Math.round(backToWork.percent)} % des personnes qui cherchaient ce métier travaillent dans les six mois (${backToWork.period}).`,
        ]
      : []),
  ];
  if (lines.length === 0) return [];
  const invented = isFictitious ? " ⚠️ Chiffres fictifs, pour la démonstration." : "";
  return [
    rich`${strong("Chiffres officiels")} : ${cut(job, 80)}, ${territory}`,
    ...lines,
    [`• Source : ${source.label}.${invented}`],
  ];
}

function formatSalary({ family, beginner, middle, experienced, period }: OfficialSalary): RichText {
  const steps = [
    beginner === undefined ? [] : [`${formatEuros(beginner)} au début`],
    middle === undefined ? [] : [`${formatEuros(middle)} au milieu`],
    experienced === undefined ? [] : [`${formatEuros(experienced)} avec de l'expérience`],
  ].flat();
  return rich`• Salaire repère France Travail, par mois : ${steps.join(", ")} (« ${cut(family, 80)} », ${period}). Il n'est pas dit si c'est brut ou net.`;
}

function formatApplicants({ people, offers, period }: NonNullable<OfficialFigures["applicants"]>): RichText {
  const each = people / offers;
  const share =
    each < 1
      ? "moins d'une personne par offre"
      : each < 10
        ? `environ ${each.toLocaleString("fr-FR", { maximumFractionDigits: 1 })} par offre`
        : `environ ${formatNumber(each)} par offre`;
  return rich`• Candidats : ${formatNumber(people)} demandeurs d'emploi pour ${formatNumber(offers)} offres, ${share} (${period}).`;
}

function formatTension({ level, period }: NonNullable<OfficialFigures["tension"]>): RichText {
  const words = ["très facile", "plutôt facile", "ni facile ni difficile", "difficile", "très difficile"];
  return rich`• Pour les employeurs, recruter est ${words[level - 1] ?? ""} : tension ${level} sur 5 (${period}).`;
}
