import { count } from "../text.ts";
import { type Rich, rich, strong } from "../view.ts";
import { date, day } from "../when.ts";
import type { Breakdown } from "./facets.ts";
import { euros, monthly, number, percent, yearly } from "./figures.ts";
import type { Market } from "./market.ts";
import { howMany, payInWords, standsOn } from "./market-words.ts";
import type { Ranking } from "./ranking.ts";

const mostCompanies = 20;

/** Everything that is known of a market, a line each: for a terminal, a file, or who asks for more. */
export function marketReport(market: Market): Rich[] {
  const { facets, companies, towns } = market;
  return [
    rich`${strong(market.title)}`,
    [howMany(market), ...(market.fictitious ? [" Offres fictives, pour la démonstration."] : [])],
    ...(market.basis.offers === 0
      ? []
      : [
          ...breakdown("Contrats", facets.contract),
          ...breakdown("Nature du contrat", facets.nature),
          ...breakdown("Expérience", facets.experience),
          ...breakdown("Qualification", facets.qualification),
          ...payLines(market),
          ...ranking("Qui recrute", companies, "sans nom d'entreprise"),
          ...ranking("Où", towns, "sans ville précise"),
          ...publishedLines(market),
        ]),
    [`Source : ${market.source}, le ${date(market.asOf)}.`],
  ];
}

function breakdown(title: string, { basis, shares }: Breakdown): Rich[] {
  return [
    rich`${strong(title)} (${standsOn(basis)})`,
    ...shares.map(({ label, count: many }) => [
      `• ${label || "Non précisé"} : ${number(many)}, ${percent(many, basis.offers)}`,
    ]),
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
  return [
    rich`${strong("Salaire")} : ${payInWords(market)}`,
    ...(beyond.below > 0 ? [[`• moins de ${euros(bins[0]?.from ?? 0)} : ${number(beyond.below)}`]] : []),
    ...bins.map(({ from, to, count: many }) => [`• ${number(from)} à ${euros(to)} : ${number(many)}`]),
    ...(beyond.above > 0 ? [[`• ${euros(bins.at(-1)?.to ?? 0)} et plus : ${number(beyond.above)}`]] : []),
    ...apart.flatMap(([n, one, many]) => (n > 0 ? [[`• ${count(n, `offre ${one}`, `offres ${many}`)}`]] : [])),
    ...(companies.length > 0 ? [rich`${strong("Salaire par entreprise")} (deux offres avec salaire ou plus)`] : []),
    ...companies
      .slice(0, mostCompanies)
      .map(({ name, offers, median }) => [
        `• ${name} : ${euros(yearly(median))} brut par an, ${euros(monthly(median))} par mois (${count(offers, "offre")})`,
      ]),
  ];
}

function ranking(title: string, { top, different, unnamed }: Ranking, without: string): Rich[] {
  return [
    rich`${strong(title)} (${different > top.length ? `${top.length} sur ${number(different)}` : number(different)})`,
    ...top.map(({ name, count: many }) => [`• ${name} : ${count(many, "offre")}`]),
    ...(unnamed > 0 ? [[`• ${count(unnamed, "offre")} ${without}`]] : []),
  ];
}

function publishedLines({ published: { unit, bins, older, isCut } }: Market): Rich[] {
  return [
    rich`${strong("Publication")} (offres encore en ligne, par ${unit === "day" ? "jour" : "semaine"})`,
    ...bins.map(({ from, count: many }, i) => [
      `• ${unit === "day" ? "" : "semaine du "}${day(from)} : ${number(many)}${i === 0 && isCut ? " (début incomplet)" : ""}`,
    ]),
    ...(older > 0 ? [[`• avant : ${number(older)}`]] : []),
  ];
}
