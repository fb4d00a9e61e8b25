import { type RichText, rich, strong } from "../conversation/view.ts";
import { formatDate, formatDay } from "../text/dates.ts";
import { pluralise } from "../text/text.ts";
import { type Breakdown, findCommonShare, hasSeveralValues } from "./facets.ts";
import { formatEuros, formatNumber, formatPercent, formatShare, roundYearlyPay, toMonthlyPay } from "./figures.ts";
import type { Market } from "./market.ts";
import {
  formatBasis,
  formatCommonValue,
  formatMarketPay,
  formatShares,
  minWagesForQuartiles,
} from "./market-phrases.ts";
import { formatHeadline, formatMarketSize } from "./market-words.ts";
import { minWages } from "./pay.ts";
import type { Ranking } from "./ranking.ts";

const mostCompanies = 20;

/**
 * Everything known of a market, one line each, for a terminal or a file. What no offer states, or all state
 * alike, has no list.
 */
export function formatMarketReport(market: Market): RichText[] {
  const { basis, facets, companies, towns } = market;
  const head: RichText[] = [
    rich`${strong(market.title)}`,
    ...(basis.offers === 0 ? [] : [[formatHeadline(market)]]),
    [formatMarketSize(market), ...(market.fictitious ? [" Offres fictives, pour la démonstration."] : [])],
  ];
  const source: RichText = [`Source : ${market.source}, le ${formatDate(market.asOf)}.`];
  if (basis.offers === 0) return [...head, source];
  return [
    ...head,
    ...breakdown("Contrats", facets.contract),
    ...breakdown("Nature du contrat", facets.nature),
    ...breakdown("Expérience", facets.experience),
    ...breakdown("Qualification", facets.qualification),
    ...payLines(market),
    ...ranking("Qui recrute", companies, basis.offers, "sans nom d'entreprise"),
    ...ranking("Où", towns, basis.offers, "sans ville précise"),
    ...publishedLines(market),
    source,
  ];
}

function breakdown(title: string, facet: Breakdown): RichText[] {
  const { basis, shares } = facet;
  const head = rich`${strong(title)} (${formatBasis(basis)})`;
  const shared = findCommonShare(facet);
  if (shared) return [[...(basis.isAll ? rich`${strong(title)}` : head), ` : ${formatShares(facet, 1)}`]];
  if (!hasSeveralValues(facet)) return [];
  const share = (many: number) =>
    formatShare(many, basis.offers) === formatNumber(many) ? "" : `, ${formatPercent(many, basis.offers)}`;
  return [
    head,
    ...shares.map(({ label, count: many }) => [`• ${label || "Non précisé"} : ${formatNumber(many)}${share(many)}`]),
  ];
}

function payLines(market: Market): RichText[] {
  const { said: counts, bins, beyond, companies } = market.pay;
  const apart: [number, singular: string, plural: string][] = [
    [counts.none, "n'en dit rien", "n'en disent rien"],
    [counts.words, "en parle sans montant", "en parlent sans montant"],
    [counts.odd, "donne un montant impossible", "donnent un montant impossible"],
    [counts.net, "donne un montant net, non converti", "donnent un montant net, non converti"],
    [counts.fee, "paie au cachet ou en honoraires", "paient au cachet ou en honoraires"],
  ];
  const byMonth = (value: number) => formatNumber(value / 12);
  const steps = [
    ...(beyond.below > 0
      ? [[`• moins de ${formatEuros((bins[0]?.from ?? 0) / 12)} : ${formatNumber(beyond.below)}`]]
      : []),
    ...bins.map(({ from, to, count: many }) => [
      `• de ${byMonth(from)} à ${formatEuros(to / 12)} : ${formatNumber(many)}`,
    ]),
    ...(beyond.above > 0
      ? [[`• ${formatEuros((bins.at(-1)?.to ?? 0) / 12)} et plus : ${formatNumber(beyond.above)}`]]
      : []),
  ];
  return [
    rich`${strong("Salaire")} : ${formatMarketPay(market)}`,
    ...(counts.gross >= minWagesForQuartiles && steps.length > 1 ? [["Brut par mois :"], ...steps] : []),
    ...apart.flatMap(([count, singular, plural]) =>
      count > 0 ? [[`• ${pluralise(count, `offre ${singular}`, `offres ${plural}`)}`]] : [],
    ),
    ...(companies.length > 0
      ? [rich`${strong("Salaire par entreprise")} (médiane de ${minWages} offres avec salaire ou plus)`]
      : []),
    ...companies
      .slice(0, mostCompanies)
      .map(({ name, offers, median }) => [
        `• ${name} : ${formatEuros(roundYearlyPay(median))} brut par an, ${formatEuros(toMonthlyPay(median))} par mois (${pluralise(offers, "offre")})`,
      ]),
  ];
}

function ranking(title: string, { top, different, unnamed }: Ranking, offers: number, without: string): RichText[] {
  const [first] = top;
  if (!first) return [];
  if (first.count === offers) return [rich`${strong(title)} : ${formatCommonValue(first.name, offers)}`];
  return [
    rich`${strong(title)} (${different > top.length ? `${top.length} sur ${formatNumber(different)}` : formatNumber(different)})`,
    ...top.map(({ name, count: many }) => [`• ${name} : ${pluralise(many, "offre")}`]),
    ...(unnamed > 0 ? [[`• ${pluralise(unnamed, "offre")} ${without}`]] : []),
  ];
}

function publishedLines({ published: { unit, bins, older, isCut } }: Market): RichText[] {
  const [first, ...later] = bins;
  if (!first) return [];
  const name = (from: string) => (unit === "day" ? formatDay(from) : `semaine du ${formatDay(from)}`);
  if (later.length === 0 && older === 0 && !isCut)
    return [rich`${strong("Publication")} : le ${formatDay(first.from)}`];
  return [
    rich`${strong("Publication")} (par ${unit === "day" ? "jour" : "semaine"}, des offres encore en ligne : de plus anciennes ont pu être retirées)`,
    ...bins.flatMap(({ from, count: many }, i) =>
      many === 0 ? [] : [[`• ${name(from)} : ${formatNumber(many)}${i === 0 && isCut ? " (début incomplet)" : ""}`]],
    ),
    ...(older > 0 ? [[`• avant : ${formatNumber(older)}`]] : []),
  ];
}
