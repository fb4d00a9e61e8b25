import { formatDay } from "../text/dates.ts";
import { agreeWithService, cut, pluralise } from "../text/text.ts";
import type { Basis } from "./basis.ts";
import { type Breakdown, findCommonShare, isStated, pickMainShares } from "./facets.ts";
import { formatEuroRange, formatEuros, formatNumber, formatShare, roundYearlyPay, toMonthlyPay } from "./figures.ts";
import type { Market } from "./market.ts";
import { minWages } from "./pay.ts";
import { countLastWeek } from "./published.ts";
import type { Ranking } from "./ranking.ts";
import { getSmicOn } from "./smic.ts";

/*
 * Pieces of sentences on a market, which its words, its report and its pictures share.
 */

/** "sans 2 offres, qui n'ont pas pu être lues" */
export function formatUnread(unread: number): string {
  return unread === 1
    ? "sans une offre, qui n'a pas pu être lue"
    : `sans ${formatNumber(unread)} offres, qui n'ont pas pu être lues`;
}

/**
 * "1 118 annonces différentes sur 1 548", "312 annonces différentes parmi les 450 offres les plus récentes"
 */
export function formatDifferentCount({
  offers,
  isAll,
  copies = 0,
}: Pick<Basis, "offers" | "isAll" | "copies">): string {
  const read = formatNumber(offers + copies);
  return `${pluralise(offers, "annonce différente", "annonces différentes")} ${isAll ? `sur ${read}` : `parmi les ${read} offres les plus récentes`}`;
}

/** ", sauf mention contraire", where a part stands on other offers than those that were read. */
export function formatExceptions(market: Market): string {
  return Object.values(market.facets).some((facet) => formatOwnBasis(market, facet) !== "")
    ? ", sauf mention contraire"
    : "";
}

/** On what a part stands, where that is something else than what was read. */
export function formatOwnBasis({ basis }: Market, facet: Breakdown): string {
  return facet.basis.offers === basis.offers ? "" : ` (sur ${pluralise(facet.basis.offers, "offre")})`;
}

/** "sur 12 480 offres, toutes", "sur les 312 offres les plus récentes" */
export function formatBasis({ offers, isAll, copies = 0 }: Pick<Basis, "offers" | "isAll" | "copies">): string {
  if (copies > 0) return `sur ${pluralise(offers, "annonce différente", "annonces différentes")}`;
  if (!isAll && offers === 1) return "sur l'offre la plus récente";
  return `sur ${isAll ? "" : "les "}${pluralise(offers, "offre")}${isAll && offers > 1 ? ", toutes" : ""}${isAll ? "" : " les plus récentes"}`;
}

/** What is not counted. */
export function formatExcludedService(without: string): string {
  return `Sans celles que ${agreeWithService(without, "seul")} ${without} publie`;
}

/**
 * "CDI 62 %, CDD 21 %, Intérim 12 %, autres 5 %"; for a few offers "CDI 3, CDD 1"; for one value "CDI, toutes
 * les offres". Undefined where no offer states it.
 */
export function formatShares(breakdown: Breakdown, most: number): string | undefined {
  const { shares, basis } = breakdown;
  if (!isStated(breakdown)) return undefined;
  const shared = findCommonShare(breakdown);
  if (shared) return formatCommonValue(shared.label, basis.offers);
  return pickMainShares(shares, most + 1)
    .map(({ label, count }) => {
      const name = label === "Autres" ? "autres" : label.replace(", ", " ");
      return `${name} ${formatShare(count, basis.offers)}`;
    })
    .join(", ");
}

/** "CDI, toutes les offres"; of the only offer, "CDI". */
export function formatCommonValue(what: string, offers: number): string {
  return offers > 1 ? `${what}, toutes les offres` : what;
}

/** Below so many wages a quarter of them says nothing. */
export const minWagesForQuartiles = 8;

/** By the month, as most wages are told, and by the year, beside the minimum wage of the day. */
export function formatMarketPay({ pay: { quartiles, said: counts }, basis, asOf }: Market): string {
  if (counts.gross === 0) return "aucune offre ne donne un salaire brut clair.";
  if (!quartiles || counts.gross < minWages) return `${formatTooFewWages(counts.gross, basis.offers)}.`;
  const middle = `${formatEuros(toMonthlyPay(quartiles.median))} brut par mois (${formatEuros(roundYearlyPay(quartiles.median))} par an)`;
  const least = `SMIC : ${formatEuros(getSmicOn(new Date(asOf)).monthly)}.`;
  if (counts.gross < minWagesForQuartiles) {
    const few = counts.gross === basis.offers ? "" : `, mais ${formatNumber(counts.gross)} offres seulement le disent`;
    return `autour de ${middle}${few}. ${least}`;
  }
  const half = formatEuroRange(toMonthlyPay(quartiles.low), toMonthlyPay(quartiles.high));
  const others = basis.offers - counts.gross;
  const without =
    others === 0
      ? "toutes les offres"
      : `${pluralise(counts.gross, "offre")} ; ${unclear(others, basis.offers)} de salaire brut clair`;
  return `au milieu (médiane) ${middle} ; la moitié des offres : ${half} par mois. Sur ${without}. ${least}`;
}

/** "une offre sur 7 donne un salaire brut clair : c'est trop peu pour un chiffre" */
export function formatTooFewWages(wages: number, offers: number): string {
  if (offers === 1) return "une seule offre, c'est trop peu pour un chiffre";
  const stand =
    wages === 1
      ? "une seule offre donne"
      : `${formatNumber(wages)} offres${offers > wages ? " seulement" : ""} donnent`;
  return `${stand} un salaire brut clair, c'est trop peu pour un chiffre`;
}

function unclear(others: number, offers: number): string {
  if (others === 1) return "l'autre ne donne pas";
  return offers < 10
    ? `les ${others} autres ne donnent pas`
    : `les autres (${formatShare(others, offers)}) ne donnent pas`;
}

/** "Adecco, 12 offres ; Carrefour, 4"; nothing where none is named. */
export function formatLeaders({ top, different }: Ranking, offers: number, what: string): string | undefined {
  const [first] = top;
  if (!first) return undefined;
  if (first.count === offers) return formatCommonValue(cut(first.name, 60), offers);
  if (first.count === 1 && different > 1) {
    const named = different > 3 ? pluralise(different, what) : top.map(({ name }) => cut(name, 30)).join(", ");
    return `${named} : une offre chacune`;
  }
  return top
    .slice(0, 3)
    .map(({ name, count: many }, i) => `${cut(name, 30)}, ${i === 0 ? pluralise(many, "offre") : formatNumber(many)}`)
    .join(" ; ");
}

/** Of those that are still online: what was published and taken down again is not known. */
export function formatPublished({ published, basis }: Market): string {
  const [first] = published.bins;
  const week = countLastWeek(published);
  const offersOf = (many: number) =>
    basis.copies === undefined ? pluralise(many, "offre") : pluralise(many, "offre différente", "offres différentes");
  if (!first || !week) return "date inconnue";
  if (week.atLeast || (published.isCut && published.unit === "day"))
    return `${offersOf(basis.offers)}${basis.offers > 1 ? " lues, parues" : " lue, parue"} depuis le ${formatDay(first.from)}`;
  const online = week.count === basis.offers ? "" : ", parmi celles encore en ligne";
  return week.count === 0 ? "rien ces 7 derniers jours" : `${offersOf(week.count)} ces 7 derniers jours${online}`;
}
