import { type RichText, rich, strong } from "../conversation/view.ts";
import { formatDate } from "../text/dates.ts";
import { capitalise, cut, pluralise } from "../text/text.ts";
import { countUnread } from "./basis.ts";
import type { Facet } from "./codes.ts";
import { formatEuros, formatNumber, toMonthlyPay } from "./figures.ts";
import type { Market } from "./market.ts";
import {
  formatBasis,
  formatDifferentCount,
  formatExceptions,
  formatExcludedService,
  formatLeaders,
  formatMarketPay,
  formatOwnBasis,
  formatPublished,
  formatShares,
  formatUnread,
} from "./market-phrases.ts";
import { countLastWeek } from "./published.ts";

/**
 * The market in a few lines, shown beside its picture: its scope, the figures, and their source. Fewer than
 * 900 characters.
 */
export function formatMarketParagraphs(market: Market): RichText[][] {
  const { basis, companies, towns } = market;
  const head = rich`📊\u00a0${strong(cut(market.title, 120))}`;
  if (basis.offers === 0) return [[head, ["Aucune offre en ce moment : il n'y a rien à compter."]]];
  const warning = market.fictitious ? "⚠️ Offres fictives, pour la démonstration." : "";
  const beside = [formatBesideHeadline(market), warning].filter((part) => part !== "").join(" ");
  const contracts = formatShares(market.facets.contract, 3);
  const who = formatLeaders(companies, basis.offers, "entreprise");
  const where = formatLeaders(towns, basis.offers, "ville");
  return [
    [head, rich`${strong(formatHeadline(market))}`, ...(beside === "" ? [] : [[beside]])],
    [
      ...(contracts
        ? [rich`${strong("Contrats")}${formatOwnBasis(market, market.facets.contract)} : ${contracts}.`]
        : []),
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
function formatBesideHeadline(market: Market): string {
  const { without } = market;
  return [...formatReadPart(market), ...(without === undefined ? [] : [`${formatExcludedService(without)}.`])].join(
    " ",
  );
}

/** What a picture of a market shows: what the jobs are; whom they want, and who hires where. */
export type PicturePart = "jobs" | "people";

/**
 * What the picture shows, for people who cannot see it: a text of at most 1,000 characters, most important
 * first.
 */
export function formatMarketAlt(market: Market, parts: PicturePart[] = ["jobs", "people"]): string {
  const { title, basis, companies, towns } = market;
  const what = cut(title, 85);
  if (basis.offers === 0) return `${what} : aucune offre en ce moment.`;
  const head = parts.includes("jobs")
    ? [`Graphiques : ${what}. ${formatHeadline(market)}.`, formatBesideHeadline(market)]
    : [`Graphiques, suite : ${what}. Ces chiffres portent ${formatBasis(basis)}${formatExceptions(market)}.`];
  const who = formatLeaders(companies, basis.offers, "entreprise");
  const where = formatLeaders(towns, basis.offers, "ville");
  const lines: Record<PicturePart, string[]> = {
    jobs: [
      formatFacet(market, "Contrats", "contract"),
      `Salaire : ${formatMarketPay(market)}`,
      formatFacet(market, "Nature du contrat", "nature"),
      `Publication : ${formatPublished(market)}.`,
    ],
    people: [
      formatFacet(market, "Expérience", "experience"),
      formatFacet(market, "Qualification", "qualification"),
      who ? `Qui recrute : ${who}.` : "",
      where ? `Où : ${where}.` : "",
    ],
  };
  const sentences = [...head, ...parts.flatMap((part) => lines[part])].filter((line) => line !== "");
  return cut(sentences.join(" "), 1_000);
}

function formatFacet(market: Market, title: string, name: Facet): string {
  const breakdown = market.facets[name];
  // Each step of the years counts, the smallest too.
  const shares = formatShares(breakdown, name === "experience" ? breakdown.shares.length : 3);
  return shares ? `${title}${formatOwnBasis(market, breakdown)} : ${shares}.` : "";
}

/**
 * "Environ 1 240 offres en ligne. Ces chiffres portent sur les 312 offres les plus récentes : les plus
 * anciennes n'ont pas été lues." Figures that the source counted itself are marked where they stand.
 */
export function formatMarketSize(market: Market): string {
  const { basis, source, without } = market;
  const { of, isExact, isAll } = basis;
  const where = without === undefined ? "en ligne" : `en ligne chez ${source}`;
  const isRead = isAll && countUnread(basis) === 0;
  const total =
    of === 0
      ? `Aucune offre ${where}.`
      : `${isExact ? "" : "Environ "}${pluralise(of, "offre")} ${where}${isRead ? (of < 2 ? ", lue." : ", toutes lues.") : "."}`;
  return [
    total,
    ...formatReadPart(market, true),
    ...(without === undefined ? [] : [`${formatExcludedService(without)}.`]),
  ].join(" ");
}

/**
 * On what the figures stand, where that is not simply all offers. There is room for whole sentences in a
 * report only.
 */
function formatReadPart(market: Market, isReport = false): string[] {
  const { basis } = market;
  const { offers, isAll, copies = 0 } = basis;
  const unread = countUnread(basis);
  const lost = unread > 0 ? [`${capitalise(formatUnread(unread))}.`] : [];
  const but = formatExceptions(market);
  const older = "les plus anciennes n'ont pas été lues";
  // The first line counts each copy where not all offers were read.
  if (copies > 0)
    return [
      `${isAll ? "Ces" : "Les autres"} chiffres portent sur ${formatDifferentCount(basis)}${but} : une annonce publiée plusieurs fois compte une fois${isReport && !isAll ? `, et ${older}` : ""}.`,
      ...lost,
    ];
  if (isAll) return lost;
  if (offers < 2) return [`Ces chiffres portent sur l'offre la plus récente${but} : ${older}.`];
  return isReport
    ? [`Ces chiffres portent sur les ${formatNumber(offers)} offres les plus récentes${but} : ${older}.`]
    : [`Chiffres des ${formatNumber(offers)} offres les plus récentes, les seules lues${but}.`];
}
