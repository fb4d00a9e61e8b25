import { flattenRichText, type RichText, rich, strong } from "../conversation/view.ts";
import { formatDate, formatDay } from "../text/dates.ts";
import { agreeWithService, cut, pluralise } from "../text/text.ts";
import type { Basis } from "./basis.ts";
import type { Facet } from "./codes.ts";
import { type Breakdown, findCommonShare, isStated, pickMainShares } from "./facets.ts";
import { formatEuroRange, formatEuros, formatNumber, formatShare, roundYearlyPay, toMonthlyPay } from "./figures.ts";
import type { Market } from "./market.ts";
import { minWages } from "./pay.ts";
import { countLastWeek } from "./published.ts";
import type { Ranking } from "./ranking.ts";
import { getSmicOn } from "./smic.ts";

/**
 * The market in a few lines, shown beside its picture: its scope, the figures, and their source. Fewer than
 * 900 characters.
 */
export function formatMarketParagraphs(market: Market): RichText[][] {
  const { basis, companies, towns } = market;
  const head = rich`📊\u00a0${strong(cut(market.title, 120))}`;
  if (basis.offers === 0) return [[head, ["Aucune offre en ce moment : il n'y a rien à compter."]]];
  const warning = market.fictitious ? "⚠️ Offres fictives, pour la démonstration." : "";
  const beside = [beyondHero(market), warning].filter((part) => part !== "").join(" ");
  const contracts = formatShares(market.facets.contract, 3);
  const who = formatLeaders(companies, basis.offers, "entreprise");
  const where = formatLeaders(towns, basis.offers, "ville");
  return [
    [head, rich`${strong(formatHeadline(market))}`, ...(beside === "" ? [] : [[beside]])],
    [
      ...(contracts ? [rich`${strong("Contrats")}${apart(market, market.facets.contract)} : ${contracts}.`] : []),
      rich`${strong("Salaire")} : ${formatMarketPay(market)}`,
      ...(who ? [rich`${strong("Qui recrute")} : ${who}.`] : []),
      ...(where ? [rich`${strong("Où")} : ${where}.`] : []),
      // How many of this week is said above, where it is known.
      ...(countLastWeek(market.published)?.atLeast === false && !market.published.isCut
        ? []
        : [rich`${strong("Publication")} : ${formatPublished(market)}.`]),
    ],
    [[`Source : ${market.source}, ${formatDate(market.asOf)}.`]],
  ];
}

export function formatMarketText(market: Market): RichText[] {
  return formatMarketParagraphs(market).flat();
}

/**
 * The whole market in one line: "11 offres · 7 cette semaine · ≈ 2 230 € brut", with the last seven days and
 * the median pay of a month.
 */
export function formatHeadline(market: Market): string {
  return listHeadlineParts(market).join(" · ");
}

export function listHeadlineParts({ headline, pay }: Market): string[] {
  const { offers, isExact, areDifferent, week } = headline;
  const recent = week?.count === 0 ? "aucune" : `${week?.atLeast ? "au moins " : ""}${formatNumber(week?.count ?? 0)}`;
  const what = areDifferent ? pluralise(offers, "offre différente", "offres différentes") : pluralise(offers, "offre");
  return [
    `${isExact ? "" : "≈\u00a0"}${what}`,
    ...(week ? [`${recent} cette semaine`] : []),
    ...(pay.quartiles ? [`≈\u00a0${formatEuros(toMonthlyPay(pay.quartiles.median))} brut`] : []),
  ];
}

/** What remains to be said of the number of offers; empty where all were read and each is different. */
function beyondHero(market: Market): string {
  const { without } = market;
  return [...readOf(market), ...(without === undefined ? [] : [`${formatExcludedService(without)}.`])].join(" ");
}

/** What a picture of a market shows: what the jobs are; whom they want, and who hires where. */
export type PicturePart = "jobs" | "people";

/**
 * What the picture shows, for people who cannot see it: a text of at most 1,000 characters, most important
 * first.
 */
export function formatMarketAlt(market: Market, parts: PicturePart[] = ["jobs", "people"]): string {
  const { title, basis, companies, towns } = market;
  const what = cut(title, 100);
  if (basis.offers === 0) return `${what} : aucune offre en ce moment.`;
  const head = parts.includes("jobs")
    ? [`Graphiques : ${what}. ${formatHeadline(market)}.`, beyondHero(market)]
    : [`Graphiques, suite : ${what}. Ces chiffres portent ${formatBasis(basis)}${butFor(market)}.`];
  const who = formatLeaders(companies, basis.offers, "entreprise");
  const where = formatLeaders(towns, basis.offers, "ville");
  const lines: Record<PicturePart, string[]> = {
    jobs: [
      facet(market, "Contrats", "contract"),
      `Salaire : ${formatMarketPay(market)}`,
      facet(market, "Nature du contrat", "nature"),
      `Publication : ${formatPublished(market)}.`,
    ],
    people: [
      facet(market, "Expérience", "experience"),
      facet(market, "Qualification", "qualification"),
      who ? `Qui recrute : ${who}.` : "",
      where ? `Où : ${where}.` : "",
    ],
  };
  const said = [...head, ...parts.flatMap((part) => lines[part])].filter((line) => line !== "");
  return cut(said.join(" "), 1_000);
}

function facet(market: Market, title: string, name: Facet): string {
  const breakdown = market.facets[name];
  // Each step of the years counts, the smallest too.
  const said = formatShares(breakdown, name === "experience" ? breakdown.shares.length : 3);
  return said ? `${title}${apart(market, breakdown)} : ${said}.` : "";
}

/**
 * "Environ 1 240 offres en ligne. Ces chiffres portent sur les 312 plus récentes." Figures that the source
 * counted itself are marked where they stand.
 */
export function formatMarketSize(market: Market): string {
  const { basis, source, without } = market;
  const { of, isExact, isAll } = basis;
  const where = without === undefined ? "en ligne" : `en ligne chez ${source}`;
  const isRead = isAll && countUnread(basis) === 0;
  const total = `${isExact ? "" : "Environ "}${pluralise(of, "offre")} ${where}${isRead ? (of < 2 ? ", lue." : ", toutes lues.") : "."}`;
  return [total, ...readOf(market), ...(without === undefined ? [] : [`${formatExcludedService(without)}.`])].join(" ");
}

/** On what the figures stand, where that is not simply all offers. */
function readOf(market: Market): string[] {
  const { basis } = market;
  const { offers, isAll, copies = 0 } = basis;
  const unread = countUnread(basis);
  const lost = unread > 0 ? [`${capitalise(formatUnread(unread))}.`] : [];
  // The first line counts each copy where not all offers were read.
  const figures = `${copies > 0 && !isAll ? "Les autres" : "Ces"} chiffres portent sur`;
  if (copies > 0)
    return [
      `${figures} ${formatDifferentCount(basis)}${butFor(market)} : une annonce publiée plusieurs fois compte une fois.`,
      ...lost,
    ];
  if (isAll) return lost;
  return [
    `${figures} ${offers < 2 ? "la plus récente" : `les ${formatNumber(offers)} plus récentes`}${butFor(market)}.`,
  ];
}

/**
 * How many offers the source counts but did not return, or not in a readable form, where all of them were
 * asked for.
 */
export function countUnread({ offers, of, isAll, copies = 0 }: Basis): number {
  return isAll ? Math.max(0, of - offers - copies) : 0;
}

/** "sans 2 offres, qui n'ont pas pu être lues" */
export function formatUnread(unread: number): string {
  return unread === 1
    ? "sans une offre, qui n'a pas pu être lue"
    : `sans ${formatNumber(unread)} offres, qui n'ont pas pu être lues`;
}

export function capitalise(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** "1 118 annonces différentes sur 1 548", "312 annonces différentes parmi les 450 plus récentes" */
export function formatDifferentCount({
  offers,
  isAll,
  copies = 0,
}: Pick<Basis, "offers" | "isAll" | "copies">): string {
  const read = formatNumber(offers + copies);
  return `${pluralise(offers, "annonce différente", "annonces différentes")} ${isAll ? `sur ${read}` : `parmi les ${read} plus récentes`}`;
}

function butFor(market: Market): string {
  return Object.values(market.facets).some((facet) => apart(market, facet) !== "") ? ", sauf mention contraire" : "";
}

/** On what a part stands, where that is something else than what was read. */
function apart({ basis }: Market, facet: Breakdown): string {
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
export function formatMarketPay({ pay: { quartiles, said }, basis, asOf }: Market): string {
  if (said.gross === 0) return "aucune offre ne donne un salaire brut clair.";
  if (!quartiles || said.gross < minWages) return `${formatTooFewWages(said.gross, basis.offers)}.`;
  const middle = `${formatEuros(toMonthlyPay(quartiles.median))} brut par mois (${formatEuros(roundYearlyPay(quartiles.median))} par an)`;
  const least = `SMIC : ${formatEuros(getSmicOn(new Date(asOf)).monthly)}.`;
  if (said.gross < minWagesForQuartiles) {
    const few = said.gross === basis.offers ? "" : `, mais ${formatNumber(said.gross)} offres seulement le disent`;
    return `autour de ${middle}${few}. ${least}`;
  }
  const half = formatEuroRange(toMonthlyPay(quartiles.low), toMonthlyPay(quartiles.high));
  const others = basis.offers - said.gross;
  const without =
    others === 0
      ? "toutes les offres"
      : `${pluralise(said.gross, "offre")} ; ${unclear(others, basis.offers)} de salaire brut clair`;
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

/** The words alone, as a file or a terminal has them; each list stands apart where they are `apart`. */
export function joinRichLines(texts: RichText[], apart = false): string {
  return texts
    .map((line, i) => `${apart && i > 0 && isHeadingLine(line) ? "\n" : ""}${flattenRichText(line)}`)
    .join("\n");
}

/** A strong word to begin with: the lines under it belong to it. */
export function isHeadingLine([first]: RichText): boolean {
  return typeof first === "object";
}
