import { agreeing, count, cut } from "../text.ts";
import { plain, type Rich, rich, strong } from "../view.ts";
import { date, day } from "../when.ts";
import type { Facet } from "./codes.ts";
import { type Breakdown, isStated, mainOf, sharedBy } from "./facets.ts";
import { euros, eurosFromTo, monthly, number, shareOf, yearly } from "./figures.ts";
import type { Basis, Market } from "./market.ts";
import { fewestWages } from "./pay.ts";
import { lastWeek } from "./published.ts";
import type { Ranking } from "./ranking.ts";
import { smicOn } from "./smic.ts";

/** The market in a few lines, for a screen beside its picture: what it is of, the figures, and where they are from. Fewer than 900 characters. */
export function marketParagraphs(market: Market): Rich[][] {
  const { basis, companies, towns } = market;
  const head = rich`📊\u00a0${strong(cut(market.title, 120))}`;
  if (basis.offers === 0) return [[head, ["Aucune offre en ce moment : il n'y a rien à compter."]]];
  const warning = market.fictitious ? "⚠️ Offres fictives, pour la démonstration." : "";
  const beside = [beyondHero(market), warning].filter((part) => part !== "").join(" ");
  const contracts = sharesInWords(market.facets.contract, 3);
  const who = leaders(companies, basis.offers, "entreprise");
  const where = leaders(towns, basis.offers, "ville");
  return [
    [head, rich`${strong(heroLine(market))}`, ...(beside === "" ? [] : [[beside]])],
    [
      ...(contracts ? [rich`${strong("Contrats")}${apart(market, market.facets.contract)} : ${contracts}.`] : []),
      rich`${strong("Salaire")} : ${payInWords(market)}`,
      ...(who ? [rich`${strong("Qui recrute")} : ${who}.`] : []),
      ...(where ? [rich`${strong("Où")} : ${where}.`] : []),
      // How many of this week is said above, where it is known.
      ...(lastWeek(market.published)?.atLeast === false && !market.published.isCut
        ? []
        : [rich`${strong("Publication")} : ${publishedInWords(market)}.`]),
    ],
    [[`Source : ${market.source}, ${date(market.asOf)}.`]],
  ];
}

export function marketText(market: Market): Rich[] {
  return marketParagraphs(market).flat();
}

/** The whole in one line: "11 offres · 7 cette semaine · ≈ 2 230 € brut". The week is the last seven days, the pay the median of a month. */
export function heroLine(market: Market): string {
  return heroParts(market).join(" · ");
}

export function heroParts({ headline, pay }: Market): string[] {
  const { offers, isExact, areDifferent, week } = headline;
  const recent = week?.count === 0 ? "aucune" : `${week?.atLeast ? "au moins " : ""}${number(week?.count ?? 0)}`;
  const what = areDifferent ? count(offers, "offre différente", "offres différentes") : count(offers, "offre");
  return [
    `${isExact ? "" : "≈\u00a0"}${what}`,
    ...(week ? [`${recent} cette semaine`] : []),
    ...(pay.quartiles ? [`≈\u00a0${euros(monthly(pay.quartiles.median))} brut`] : []),
  ];
}

/** What there is to say of how many there are, beyond the first line; nothing where all were read and each is another. */
function beyondHero(market: Market): string {
  const { without } = market;
  return [...readOf(market), ...(without === undefined ? [] : [`${aside(without)}.`])].join(" ");
}

/** What a picture of a market shows: what the jobs are; whom they want, and who hires where. */
export type Part = "jobs" | "people";

/** What the picture shows, for those who cannot see it: one text of at most 1,000 characters, what matters most first. */
export function marketAlt(market: Market, parts: Part[] = ["jobs", "people"]): string {
  const { title, basis, companies, towns } = market;
  const what = cut(title, 100);
  if (basis.offers === 0) return `${what} : aucune offre en ce moment.`;
  const head = parts.includes("jobs")
    ? [`Graphiques : ${what}. ${heroLine(market)}.`, beyondHero(market)]
    : [`Graphiques, suite : ${what}. Ces chiffres portent ${standsOn(basis)}${butFor(market)}.`];
  const who = leaders(companies, basis.offers, "entreprise");
  const where = leaders(towns, basis.offers, "ville");
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
  const said = sharesInWords(breakdown, name === "experience" ? breakdown.shares.length : 3);
  return said ? `${title}${apart(market, breakdown)} : ${said}.` : "";
}

/** "Environ 1 240 offres en ligne. Ces chiffres portent sur les 312 plus récentes." What the source counted itself says so where it is told. */
export function howMany(market: Market): string {
  const { basis, source, without } = market;
  const { of, isExact, isAll } = basis;
  const where = without === undefined ? "en ligne" : `en ligne chez ${source}`;
  const isRead = isAll && unreadOf(basis) === 0;
  const total = `${isExact ? "" : "Environ "}${count(of, "offre")} ${where}${isRead ? (of < 2 ? ", lue." : ", toutes lues.") : "."}`;
  return [total, ...readOf(market), ...(without === undefined ? [] : [`${aside(without)}.`])].join(" ");
}

/** On what the figures stand, where that is not simply all offers. */
function readOf(market: Market): string[] {
  const { basis } = market;
  const { offers, isAll, copies = 0 } = basis;
  const unread = unreadOf(basis);
  const lost = unread > 0 ? [`${capital(unreadInWords(unread))}.`] : [];
  // The first line counts each copy where not all offers were read.
  const figures = `${copies > 0 && !isAll ? "Les autres" : "Ces"} chiffres portent sur`;
  if (copies > 0)
    return [
      `${figures} ${differentOf(basis)}${butFor(market)} : une annonce publiée plusieurs fois compte une fois.`,
      ...lost,
    ];
  if (isAll) return lost;
  return [`${figures} ${offers < 2 ? "la plus récente" : `les ${number(offers)} plus récentes`}${butFor(market)}.`];
}

/** How many the source counts and did not give, or not in a way that can be read, where all of them were asked for. */
export function unreadOf({ offers, of, isAll, copies = 0 }: Basis): number {
  return isAll ? Math.max(0, of - offers - copies) : 0;
}

/** "sans 2 offres, qui n'ont pas pu être lues" */
export function unreadInWords(unread: number): string {
  return unread === 1
    ? "sans une offre, qui n'a pas pu être lue"
    : `sans ${number(unread)} offres, qui n'ont pas pu être lues`;
}

export function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** "1 118 annonces différentes sur 1 548", "312 annonces différentes parmi les 450 plus récentes" */
export function differentOf({ offers, isAll, copies = 0 }: Pick<Basis, "offers" | "isAll" | "copies">): string {
  const read = number(offers + copies);
  return `${count(offers, "annonce différente", "annonces différentes")} ${isAll ? `sur ${read}` : `parmi les ${read} plus récentes`}`;
}

function butFor(market: Market): string {
  return Object.values(market.facets).some((facet) => apart(market, facet) !== "") ? ", sauf mention contraire" : "";
}

/** On what a part stands, where that is something else than what was read. */
function apart({ basis }: Market, facet: Breakdown): string {
  return facet.basis.offers === basis.offers ? "" : ` (sur ${count(facet.basis.offers, "offre")})`;
}

/** "sur 12 480 offres, toutes", "sur les 312 offres les plus récentes" */
export function standsOn({ offers, isAll, copies = 0 }: Pick<Basis, "offers" | "isAll" | "copies">): string {
  if (copies > 0) return `sur ${count(offers, "annonce différente", "annonces différentes")}`;
  if (!isAll && offers === 1) return "sur l'offre la plus récente";
  return `sur ${isAll ? "" : "les "}${count(offers, "offre")}${isAll && offers > 1 ? ", toutes" : ""}${isAll ? "" : " les plus récentes"}`;
}

/** What is not counted. */
export function aside(without: string): string {
  return `Sans celles que ${agreeing(without, "seul")} ${without} publie`;
}

/** "CDI 62 %, CDD 21 %, Intérim 12 %, autres 5 %", of a few "CDI 3, CDD 1", of one value "CDI, toutes les offres"; nothing where no offer tells. */
export function sharesInWords(breakdown: Breakdown, most: number): string | undefined {
  const { shares, basis } = breakdown;
  if (!isStated(breakdown)) return undefined;
  const shared = sharedBy(breakdown);
  if (shared) return ofAll(shared.label, basis.offers);
  return mainOf(shares, most + 1)
    .map(({ label, count }) => {
      const name = label === "Autres" ? "autres" : label.replace(", ", " ");
      return `${name} ${shareOf(count, basis.offers)}`;
    })
    .join(", ");
}

/** "CDI, toutes les offres"; of the only offer, "CDI". */
export function ofAll(what: string, offers: number): string {
  return offers > 1 ? `${what}, toutes les offres` : what;
}

/** Below so many wages a quarter of them says nothing. */
export const enoughWages = 8;

/** By the month, as most wages are told, and by the year, beside the minimum wage of the day. */
export function payInWords({ pay: { quartiles, said }, basis, asOf }: Market): string {
  if (said.gross === 0) return "aucune offre ne donne un salaire brut clair.";
  if (!quartiles || said.gross < fewestWages) return `${tooFewWages(said.gross, basis.offers)}.`;
  const middle = `${euros(monthly(quartiles.median))} brut par mois (${euros(yearly(quartiles.median))} par an)`;
  const least = `SMIC : ${euros(smicOn(new Date(asOf)).monthly)}.`;
  if (said.gross < enoughWages) {
    const few = said.gross === basis.offers ? "" : `, mais ${number(said.gross)} offres seulement le disent`;
    return `autour de ${middle}${few}. ${least}`;
  }
  const half = eurosFromTo(monthly(quartiles.low), monthly(quartiles.high));
  const others = basis.offers - said.gross;
  const without =
    others === 0
      ? "toutes les offres"
      : `${count(said.gross, "offre")} ; ${unclear(others, basis.offers)} de salaire brut clair`;
  return `au milieu (médiane) ${middle} ; la moitié des offres : ${half} par mois. Sur ${without}. ${least}`;
}

/** "une offre sur 7 donne un salaire brut clair : c'est trop peu pour un chiffre" */
export function tooFewWages(wages: number, offers: number): string {
  if (offers === 1) return "une seule offre, c'est trop peu pour un chiffre";
  const stand =
    wages === 1 ? "une seule offre donne" : `${number(wages)} offres${offers > wages ? " seulement" : ""} donnent`;
  return `${stand} un salaire brut clair, c'est trop peu pour un chiffre`;
}

function unclear(others: number, offers: number): string {
  if (others === 1) return "l'autre ne donne pas";
  return offers < 10 ? `les ${others} autres ne donnent pas` : `les autres (${shareOf(others, offers)}) ne donnent pas`;
}

/** "Adecco, 12 offres ; Carrefour, 4"; nothing where none is named. */
export function leaders({ top, different }: Ranking, offers: number, what: string): string | undefined {
  const [first] = top;
  if (!first) return undefined;
  if (first.count === offers) return ofAll(cut(first.name, 60), offers);
  if (first.count === 1 && different > 1) {
    const named = different > 3 ? count(different, what) : top.map(({ name }) => cut(name, 30)).join(", ");
    return `${named} : une offre chacune`;
  }
  return top
    .slice(0, 3)
    .map(({ name, count: many }, i) => `${cut(name, 30)}, ${i === 0 ? count(many, "offre") : number(many)}`)
    .join(" ; ");
}

/** Of those that are still online: what was published and taken down again is not known. */
export function publishedInWords({ published, basis }: Market): string {
  const [first] = published.bins;
  const week = lastWeek(published);
  const offersOf = (many: number) =>
    basis.copies === undefined ? count(many, "offre") : count(many, "offre différente", "offres différentes");
  if (!first || !week) return "date inconnue";
  if (week.atLeast || (published.isCut && published.unit === "day"))
    return `${offersOf(basis.offers)}${basis.offers > 1 ? " lues, parues" : " lue, parue"} depuis le ${day(first.from)}`;
  const online = week.count === basis.offers ? "" : ", parmi celles encore en ligne";
  return week.count === 0 ? "rien ces 7 derniers jours" : `${offersOf(week.count)} ces 7 derniers jours${online}`;
}

/** The words alone, as a file or a terminal has them; each list stands apart where they are `apart`. */
export function lines(texts: Rich[], apart = false): string {
  return texts.map((line, i) => `${apart && i > 0 && isTitle(line) ? "\n" : ""}${plain(line)}`).join("\n");
}

/** A strong word to begin with: the lines under it belong to it. */
export function isTitle([first]: Rich): boolean {
  return typeof first === "object";
}
