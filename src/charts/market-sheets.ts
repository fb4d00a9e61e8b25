import { type Basis, countUnread } from "../core/market/basis.ts";
import { type Breakdown, findCommonShare, hasSeveralValues, pickMainShares } from "../core/market/facets.ts";
import { formatEuros, formatNumber, formatShare, toMonthlyPay } from "../core/market/figures.ts";
import type { Market } from "../core/market/market.ts";
import {
  formatDifferentCount,
  formatExcludedService,
  formatLeaders,
  formatShares,
  formatUnread,
} from "../core/market/market-phrases.ts";
import { listHeadlineParts, type PicturePart } from "../core/market/market-words.ts";
import type { Ranking } from "../core/market/ranking.ts";
import { formatDate, formatDay } from "../core/text/dates.ts";
import { capitalise, pluralise } from "../core/text/text.ts";
import { type ChartDrawing, colours, keepDrawable, pictureWidth } from "./look.ts";
import { findHighestColumn, isDated } from "./market-scale.ts";
import {
  type BarRow,
  createBarsPanel,
  createColumnsPanel,
  createHeadingPanel,
  createListPanel,
  createNotePanel,
  type Panel,
} from "./panels.ts";
import { createPayPanels } from "./pay-panel.ts";
import { stackPanels } from "./stack.ts";
import { createTitlePanel } from "./title.ts";

const gap = 40;

/** Rows of a list that has more. All steps of the years stand by themselves. */
const most = { contract: 5, nature: 3, experience: 8, qualification: 3, companies: 5, towns: 5 };

/** Bars of fewer offers than this are told in a line. */
const enoughForBars = 5;

/** Bars that are all shorter than this share of the width say nothing that the figures do not. */
const shortestBar = 0.04;

/** As high as a phone shows without making it smaller than it can be read. */
export const highestOnPhone = Math.round(2.2 * pictureWidth);

/** A picture, as plain data from end to end, and what of a market it shows. */
export type MarketSheet = { drawing: ChartDrawing; parts: PicturePart[] };

/**
 * A market as one picture where that is no higher than allowed, otherwise as two; none without offers. What
 * no offer states, or all state alike, has no panel. The width of a bar is its share of all offers, in every
 * panel; columns share one scale.
 */
export function buildMarketSheets(market: Market, highest = Number.POSITIVE_INFINITY): MarketSheet[] {
  if (market.basis.offers === 0) return [];
  const { facets } = market;
  const panels: Record<PicturePart, Panel[][]> = {
    jobs: [
      shares(market, "Les contrats", facets.contract, most.contract),
      shares(market, "La nature du contrat", facets.nature, most.nature),
      createPayPanels(market),
      createPublishedPanels(market),
    ],
    people: [
      shares(market, "L'expérience", facets.experience, most.experience),
      shares(market, "La qualification", facets.qualification, most.qualification),
      companies(market),
      towns(market),
    ],
  };
  const sheet = (...parts: PicturePart[]): MarketSheet => {
    const groups = parts.flatMap((part) => panels[part]).filter((group) => group.length > 0);
    return { parts, drawing: stackPanels([top(market, parts), ...groups, source(market)], gap) };
  };
  const whole = sheet("jobs", "people");
  return whole.drawing.height <= highest ? [whole] : [sheet("jobs"), sheet("people")];
}

/** The whole in one line stands on the first picture alone. */
function top(market: Market, parts: PicturePart[]): Panel[] {
  const { title: search, basis, without, fictitious } = market;
  const common = inCommon(market);
  const all = basis.isAll ? "Toutes" : "Toutes celles lues";
  const isElse = Object.values(market.facets).some(
    (facet) => hasSeveralValues(facet) && besideRead(market, facet) !== "",
  );
  const but = isElse ? ", sauf mention contraire" : "";
  const unread = countUnread(basis);
  const notes = [
    ...(basis.copies !== undefined
      ? [`${basis.isAll ? "Chiffres de" : "Autres chiffres :"} ${formatDifferentCount(basis)}${but}`]
      : basis.isAll
        ? []
        : [
            `Chiffres ${basis.offers < 2 ? "de l'offre la plus récente" : `des ${formatNumber(basis.offers)} offres les plus récentes, les seules lues`}${but}`,
          ]),
    ...(unread > 0 ? [capitalise(formatUnread(unread))] : []),
    ...(without === undefined ? [] : [formatExcludedService(without)]),
    ...(common.length > 0 ? [`${basis.offers === 1 ? "L'offre" : all} : ${common.join(" · ")}`] : []),
    ...(fictitious ? ["Offres fictives, pour la démonstration"] : []),
  ];
  return [createTitlePanel(search, parts.includes("jobs") ? listHeadlineParts(market) : [], notes)];
}

/**
 * What needs no panel because all offers agree: "CDI", "Débutant accepté", "Lyon (69)". An ordinary
 * employment contract is not mentioned.
 */
function inCommon({ facets, companies, towns, basis }: Market): string[] {
  const facet = (breakdown: Breakdown) => {
    const shared = findCommonShare(breakdown);
    return shared && shared.code !== "E1" ? [shared.label.replace(", ", " ")] : [];
  };
  const named = ({ top: [first] }: Ranking) => (first?.count === basis.offers ? [shown(first.name)] : []);
  return [
    ...[facets.contract, facets.nature, facets.experience, facets.qualification].flatMap(facet),
    ...named(companies),
    ...named(towns),
  ];
}

function shares(market: Market, title: string, breakdown: Breakdown, room: number): Panel[] {
  if (!hasSeveralValues(breakdown)) return [];
  const { basis, shares } = breakdown;
  const drawn = pickMainShares(shares, room).map(({ label, count: many, isClear }): BarRow => {
    return { label, figure: formatShare(many, basis.offers), count: many, isWeak: !isClear };
  });
  const head = createHeadingPanel(title, besideRead(market, breakdown));
  if (basis.offers < enoughForBars) return [head, createNotePanel(formatShares(breakdown, room) ?? "", colours.text)];
  return [head, createBarsPanel(drawn, basis.offers)];
}

/** On what a part stands, where that is something else than what was read. */
function besideRead({ basis: read }: Market, { basis }: Breakdown): string {
  return basis.offers === read.offers ? "" : `sur ${pluralise(basis.offers, "offre")}`;
}

function companies({ companies, pay, basis }: Market): Panel[] {
  const paid = new Map(pay.companies.map(({ name, median }) => [name, median]));
  const wage = (name: string) => {
    const median = paid.get(name);
    return median === undefined ? "" : ` · ${formatEuros(toMonthlyPay(median))}/mois`;
  };
  return ranking({ text: "Qui recrute", ranked: companies, basis, what: "entreprise", without: "sans nom", wage });
}

function towns({ towns, basis }: Market): Panel[] {
  return ranking({ text: "Où", ranked: towns, basis, what: "ville", without: "sans ville précise", wage: () => "" });
}

type Ranked = {
  text: string;
  ranked: Ranking;
  basis: Basis;
  what: "entreprise" | "ville";
  without: string;
  wage: (name: string) => string;
};

function ranking({ text, ranked, basis, what, without, wage }: Ranked): Panel[] {
  const { top, different, unnamed } = ranked;
  const [first] = top;
  // What all have in common is said above.
  if (!first || first.count === basis.offers) return [];
  const isEven = first.count === 1 && different > 1;
  if (isEven || basis.offers < enoughForBars)
    return [createHeadingPanel(text), createNotePanel(formatLeaders(ranked, basis.offers, what) ?? "", colours.text)];
  const drawn = top.slice(0, most[what === "ville" ? "towns" : "companies"]).map(({ name, count: many }): BarRow => {
    return { label: shown(name), figure: `${pluralise(many, "offre")}${wage(name)}`, count: many };
  });
  const isPaid = drawn.some(({ figure }) => figure.includes("€"));
  const notes = [
    ...(unnamed > 0 ? [`${pluralise(unnamed, "offre")} ${without}`] : []),
    ...(isPaid ? ["€/mois : médiane brute"] : []),
  ];
  const notePanels = notes.length > 0 ? [createNotePanel(notes.join(" ; "), colours.quiet, 8)] : [];
  return [
    createHeadingPanel(text, pluralise(different, what)),
    ...notePanels,
    first.count < shortestBar * basis.offers ? createListPanel(drawn) : createBarsPanel(drawn, basis.offers),
  ];
}

/** A name that the font has no letter of. */
function shown(name: string): string {
  return /[\p{L}\p{N}]/u.test(keepDrawable(name)) ? name : "(nom non affichable)";
}

/** When the offers were published: columns, or words where there are too few dates. */
function createPublishedPanels(market: Market): Panel[] {
  const { published } = market;
  const { unit, bins, older, isCut } = published;
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last || !isDated(market)) return [];
  const drawn = bins.map(({ from, count: many }, i) => {
    return { label: dayLabel(from, unit), count: many, isWeak: i === 0 && isCut };
  });
  const past = unit === "day" ? "des jours passés" : "des semaines passées";
  const notes = [
    `Offres encore en ligne : ${past}, une partie a pu être retirée.`,
    ...(isCut ? [`Bleu pâle : ${unit === "day" ? "jour lu" : "semaine lue"} en partie seulement.`] : []),
    ...(older > 0 ? [`Avant le ${formatDay(first.from)} : ${pluralise(older, "offre")}.`] : []),
  ];
  return [
    unit === "day"
      ? createHeadingPanel("Parues chaque jour", `du ${formatDay(first.from)} au ${formatDay(last.from)}`)
      : createHeadingPanel("Parues chaque semaine"),
    createNotePanel(notes.join(" ")),
    createColumnsPanel(drawn, findHighestColumn(market)),
  ];
}

/** "22" among days, "du 16/11" for a week. */
function dayLabel(from: string, unit: "day" | "week"): string {
  const [, month = "", dayOf = ""] = from.split("-");
  return unit === "day" ? String(Number(dayOf)) : `du ${Number(dayOf)}/${month}`;
}

function source({ source, asOf }: Market): Panel[] {
  return [createNotePanel(`Source : ${source}, ${formatDate(asOf)}`)];
}
