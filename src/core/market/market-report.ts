import { count } from "../text.ts";
import { type Rich, rich, strong } from "../view.ts";
import { date, day } from "../when.ts";
import { type Breakdown, isDivided, sharedBy } from "./facets.ts";
import { euros, monthly, number, percent, shareOf, yearly } from "./figures.ts";
import type { Market } from "./market.ts";
import { enoughWages, heroLine, howMany, ofAll, payInWords, sharesInWords, standsOn } from "./market-words.ts";
import { fewestWages } from "./pay.ts";
import type { Ranking } from "./ranking.ts";

const mostCompanies = 20;

/** Everything that is known of a market, a line each: for a terminal, a file, or who asks for more. What no offer tells, or all alike, takes no list. */
export function marketReport(market: Market): Rich[] {
  const { basis, facets, companies, towns } = market;
  const head: Rich[] = [
    rich`${strong(market.title)}`,
    ...(basis.offers === 0 ? [] : [[heroLine(market)]]),
    [howMany(market), ...(market.fictitious ? [" Offres fictives, pour la démonstration."] : [])],
  ];
  const source: Rich = [`Source : ${market.source}, le ${date(market.asOf)}.`];
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

function breakdown(title: string, facet: Breakdown): Rich[] {
  const { basis, shares } = facet;
  const head = rich`${strong(title)} (${standsOn(basis)})`;
  const shared = sharedBy(facet);
  if (shared) return [[...(basis.isAll ? rich`${strong(title)}` : head), ` : ${sharesInWords(facet, 1)}`]];
  if (!isDivided(facet)) return [];
  const share = (many: number) =>
    shareOf(many, basis.offers) === number(many) ? "" : `, ${percent(many, basis.offers)}`;
  return [
    head,
    ...shares.map(({ label, count: many }) => [`• ${label || "Non précisé"} : ${number(many)}${share(many)}`]),
  ];
}

function payLines(market: Market): Rich[] {
  const { said, bins, beyond, companies } = market.pay;
  const apart: [number, one: string, many: string][] = [
    [said.none, "n'en dit rien", "n'en disent rien"],
    [said.words, "en parle sans montant", "en parlent sans montant"],
    [said.odd, "donne un montant impossible", "donnent un montant impossible"],
    [said.net, "donne un montant net, non converti", "donnent un montant net, non converti"],
    [said.fee, "paie au cachet ou en honoraires", "paient au cachet ou en honoraires"],
  ];
  const byMonth = (value: number) => number(value / 12);
  const steps = [
    ...(beyond.below > 0 ? [[`• moins de ${euros((bins[0]?.from ?? 0) / 12)} : ${number(beyond.below)}`]] : []),
    ...bins.map(({ from, to, count: many }) => [`• de ${byMonth(from)} à ${euros(to / 12)} : ${number(many)}`]),
    ...(beyond.above > 0 ? [[`• ${euros((bins.at(-1)?.to ?? 0) / 12)} et plus : ${number(beyond.above)}`]] : []),
  ];
  return [
    rich`${strong("Salaire")} : ${payInWords(market)}`,
    ...(said.gross >= enoughWages && steps.length > 1 ? [["Brut par mois :"], ...steps] : []),
    ...apart.flatMap(([n, one, many]) => (n > 0 ? [[`• ${count(n, `offre ${one}`, `offres ${many}`)}`]] : [])),
    ...(companies.length > 0
      ? [rich`${strong("Salaire par entreprise")} (médiane de ${fewestWages} offres avec salaire ou plus)`]
      : []),
    ...companies
      .slice(0, mostCompanies)
      .map(({ name, offers, median }) => [
        `• ${name} : ${euros(yearly(median))} brut par an, ${euros(monthly(median))} par mois (${count(offers, "offre")})`,
      ]),
  ];
}

function ranking(title: string, { top, different, unnamed }: Ranking, offers: number, without: string): Rich[] {
  const [first] = top;
  if (!first) return [];
  if (first.count === offers) return [rich`${strong(title)} : ${ofAll(first.name, offers)}`];
  return [
    rich`${strong(title)} (${different > top.length ? `${top.length} sur ${number(different)}` : number(different)})`,
    ...top.map(({ name, count: many }) => [`• ${name} : ${count(many, "offre")}`]),
    ...(unnamed > 0 ? [[`• ${count(unnamed, "offre")} ${without}`]] : []),
  ];
}

function publishedLines({ published: { unit, bins, older, isCut } }: Market): Rich[] {
  const [first, ...later] = bins;
  if (!first) return [];
  const name = (from: string) => (unit === "day" ? day(from) : `semaine du ${day(from)}`);
  if (later.length === 0 && older === 0 && !isCut) return [rich`${strong("Publication")} : le ${day(first.from)}`];
  return [
    rich`${strong("Publication")} (par ${unit === "day" ? "jour" : "semaine"}, des offres encore en ligne : de plus anciennes ont pu être retirées)`,
    ...bins.flatMap(({ from, count: many }, i) =>
      many === 0 ? [] : [[`• ${name(from)} : ${number(many)}${i === 0 && isCut ? " (début incomplet)" : ""}`]],
    ),
    ...(older > 0 ? [[`• avant : ${number(older)}`]] : []),
  ];
}
