import { agreeing, count, cut } from "../text.ts";
import { plain, type Rich, rich, strong } from "../view.ts";
import { date, day } from "../when.ts";
import type { Facet } from "./codes.ts";
import { type Breakdown, isStated, mainOf } from "./facets.ts";
import { euros, eurosFromTo, monthly, number, percent, yearly } from "./figures.ts";
import type { Basis, Market } from "./market.ts";
import type { Ranking } from "./ranking.ts";

/** The market in a few lines, for a screen beside its picture: fewer than 900 characters. */
export function marketText(market: Market): Rich[] {
  const { basis, companies, towns } = market;
  const head = rich`📊\u00a0${strong(cut(market.title, 120))}`;
  if (basis.offers === 0) return [head, ["Aucune offre en ce moment : il n'y a rien à compter."]];
  return [
    head,
    [`${howMany(market)}${market.fictitious ? " ⚠️ Offres fictives, pour la démonstration." : ""}`],
    rich`${strong("Contrats")}${apart(market, market.facets.contract)} : ${mainShares(market.facets.contract, 3)}.`,
    rich`${strong("Salaire")} : ${payInWords(market)}`,
    rich`${strong("Qui recrute")} : ${leaders(companies, "entreprise")}.`,
    rich`${strong("Où")} : ${leaders(towns, "ville")}.`,
    rich`${strong("Publication")} : ${publishedInWords(market)}.`,
    [`Source : ${market.source}, ${date(market.asOf)}.`],
  ];
}

/** What a picture of a market shows: what the jobs are; whom they want, and who hires where. */
export type Part = "jobs" | "people";

/** What the picture shows, for those who cannot see it: one text of at most 1,000 characters. */
export function marketAlt(market: Market, parts: Part[] = ["jobs", "people"]): string {
  const { title, basis, companies, towns } = market;
  const what = cut(title, 100);
  if (basis.offers === 0) return `${what} : aucune offre en ce moment.`;
  const head = parts.includes("jobs")
    ? `Graphiques : ${what}. ${howMany(market)}`
    : `Graphiques, suite : ${what}. Ces chiffres portent ${standsOn(basis)}${butFor(market)}.`;
  const lines: Record<Part, string[]> = {
    jobs: [
      facet(market, "Contrats", "contract"),
      `Salaire : ${payInWords(market)}`,
      facet(market, "Nature du contrat", "nature"),
      `Publication : ${publishedInWords(market)}.`,
    ],
    people: [
      facet(market, "Expérience", "experience"),
      facet(market, "Qualification", "qualification"),
      `Qui recrute : ${leaders(companies, "entreprise")}.`,
      `Où : ${leaders(towns, "ville")}.`,
    ],
  };
  return cut([head, ...parts.flatMap((part) => lines[part])].join(" "), 1_000);
}

function facet(market: Market, title: string, name: Facet): string {
  const breakdown = market.facets[name];
  const said = isStated(breakdown) ? mainShares(breakdown, 3) : "aucune offre n'en parle";
  return `${title}${apart(market, breakdown)} : ${said}.`;
}

/** "Environ 1 240 offres en ligne. Ces chiffres portent sur les 312 plus récentes." What the source counted itself says so where it is told. */
export function howMany(market: Market): string {
  const { basis, source, without } = market;
  const { offers, of, isExact, isAll, copies = 0 } = basis;
  const where = without === undefined ? "en ligne" : `en ligne chez ${source}`;
  const total = `${isExact ? "" : "Environ "}${count(of, "offre")} ${where}${isAll ? (of < 2 ? ", lue." : ", toutes lues.") : "."}`;
  const newest = offers < 2 ? "la plus récente" : `les ${number(offers)} plus récentes`;
  const on =
    copies > 0
      ? ` Ces chiffres portent sur ${differentOf(basis)}${butFor(market)} : une annonce publiée plusieurs fois compte une fois.`
      : isAll
        ? ""
        : ` Ces chiffres portent sur ${newest}${butFor(market)}.`;
  return `${total}${on}${without === undefined ? "" : ` ${aside(without)}.`}`;
}

/** "1 118 annonces différentes sur 1 548", "312 annonces différentes parmi les 450 plus récentes" */
export function differentOf({ offers, isAll, copies = 0 }: Pick<Basis, "offers" | "isAll" | "copies">): string {
  const read = number(offers + copies);
  return `${count(offers, "annonce différente", "annonces différentes")} ${isAll ? `sur ${read}` : `parmi les ${read} plus récentes`}`;
}

function butFor(market: Market): string {
  return Object.values(market.facets).some((facet) => apart(market, facet) !== "") ? ", sauf mention contraire" : "";
}

/** On what a part stands, where that is more than was read. */
function apart({ basis }: Market, facet: Breakdown): string {
  return facet.basis.isAll && !basis.isAll ? ` (${standsOn(facet.basis)})` : "";
}

/** "sur 12 480 offres, toutes", "sur les 312 offres les plus récentes" */
export function standsOn({ offers, isAll, copies = 0 }: Pick<Basis, "offers" | "isAll" | "copies">): string {
  if (copies > 0) return `sur ${count(offers, "annonce différente", "annonces différentes")}`;
  return `sur ${isAll ? "" : "les "}${count(offers, "offre")}${isAll ? ", toutes" : " les plus récentes"}`;
}

/** What is not counted. */
export function aside(without: string): string {
  return `Sans celles que ${agreeing(without, "seul")} ${without} publie`;
}

/** "CDI 62 %, CDD 21 %, Intérim 12 %, autres 5 %" */
export function mainShares({ shares, basis }: Breakdown, most: number): string {
  return mainOf(shares, most + 1)
    .map(({ label, count }) => `${label === "Autres" ? "autres" : label} ${percent(count, basis.offers)}`)
    .join(", ");
}

/** Below so many wages a quarter of them says nothing. */
export const enoughWages = 8;

/** By the month, as most wages are told, and by the year. */
export function payInWords({ pay: { quartiles, said }, basis }: Market): string {
  if (!quartiles) return "aucune offre ne donne un salaire brut clair.";
  const middle = `${euros(monthly(quartiles.median))} brut par mois (${euros(yearly(quartiles.median))} par an)`;
  if (said.gross < enoughWages)
    return `autour de ${middle}, mais ${said.gross < 2 ? "une seule offre le dit" : `${said.gross} offres seulement le disent`}.`;
  const half = eurosFromTo(monthly(quartiles.low), monthly(quartiles.high));
  const others = basis.offers - said.gross;
  const without =
    others === 0
      ? "toutes les offres"
      : `${count(said.gross, "offre")} ; les autres (${percent(others, basis.offers)}) ne donnent pas de salaire brut clair`;
  return `au milieu (médiane) ${middle} ; la moitié des offres : ${half} par mois. Sur ${without}.`;
}

/** "Adecco, 12 offres ; Carrefour, 4" */
function leaders({ top, different }: Ranking, what: string): string {
  const [first] = top;
  if (!first) return `aucune offre ne nomme sa ${what}`.replace("sa entreprise", "son entreprise");
  if (first.count === 1 && different > 1) return `${count(different, what)}, une offre chacune`;
  return top
    .slice(0, 3)
    .map(({ name, count: many }, i) => `${cut(name, 30)}, ${i === 0 ? count(many, "offre") : number(many)}`)
    .join(" ; ");
}

export function publishedInWords({ published: { bins, unit, isCut }, basis }: Market): string {
  const first = bins[0];
  if (!first) return "date inconnue";
  if (isCut && (unit === "day" || bins.length === 1))
    return `${number(basis.offers)} offres lues, parues depuis le ${day(first.from)}`;
  const week = (unit === "day" ? bins.slice(-7) : bins.slice(-1)).reduce((sum, { count }) => sum + count, 0);
  return week === 0 ? "rien ces 7 derniers jours" : `${count(week, "offre")} ces 7 derniers jours`;
}

/** The words alone, as a file or a terminal has them; each list stands apart where they are `apart`. */
export function lines(texts: Rich[], apart = false): string {
  return texts.map((line, i) => `${apart && i > 0 && isTitle(line) ? "\n" : ""}${plain(line)}`).join("\n");
}

/** A strong word to begin with: the lines under it belong to it. */
export function isTitle([first]: Rich): boolean {
  return typeof first === "object";
}
