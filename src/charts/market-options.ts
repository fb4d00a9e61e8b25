import { type Breakdown, isStated, mainOf } from "../core/market/facets.ts";
import { euros, eurosFromTo, monthly, number, percent, yearly } from "../core/market/figures.ts";
import type { Basis, Market } from "../core/market/market.ts";
import { aside, differentOf, enoughWages, type Part } from "../core/market/market-words.ts";
import type { Pay } from "../core/market/pay.ts";
import { count } from "../core/text.ts";
import { date, day } from "../core/when.ts";
import { histogram } from "./histogram.ts";
import { colours, type Drawing, drawable, width } from "./look.ts";
import { columns, heading, note, type Panel, type Row, rows } from "./panels.ts";
import { stacked } from "./stack.ts";
import { title } from "./title.ts";

const gap = 40;
/** Rows of a list that has more. */
const most = { contract: 5, nature: 3, experience: 5, qualification: 3, companies: 5, towns: 5 };

/** As high as a phone shows without making it smaller than it can be read. */
export const highestOnPhone = Math.round(2.2 * width);

/** A picture, as plain data from end to end, and what of a market it shows. */
export type Sheet = { drawing: Drawing; parts: Part[] };

/** A market as pictures: as one where that is no higher than it may be, else as two; none where there is no offer. */
export function marketOptions(market: Market, highest = Number.POSITIVE_INFINITY): Sheet[] {
  if (market.basis.offers === 0) return [];
  const { facets } = market;
  const panels: Record<Part, Panel[][]> = {
    jobs: [
      shares("Les contrats", facets.contract, most.contract),
      shares("La nature du contrat", facets.nature, most.nature),
      pay(market),
      published(market),
    ],
    people: [
      shares("L'expérience", facets.experience, most.experience),
      shares("La qualification", facets.qualification, most.qualification),
      companies(market),
      towns(market),
    ],
  };
  const sheet = (...parts: Part[]): Sheet => ({
    parts,
    drawing: stacked([top(market), ...parts.flatMap((part) => panels[part]), source(market)], gap),
  });
  const whole = sheet("jobs", "people");
  return whole.drawing.height <= highest ? [whole] : [sheet("jobs"), sheet("people")];
}

function top({ title: search, basis, asOf, fictitious, without }: Market): Panel[] {
  const total = `${basis.isExact ? "" : "Environ "}${count(basis.of, "offre")} en ligne, ${date(asOf)}`;
  const others = without === undefined ? [] : [aside(without)];
  const once = basis.copies === undefined ? [] : [`Chaque annonce compte une fois : ${differentOf(basis)}`];
  return [
    title(search, [total, ...once, ...others, ...(fictitious ? ["Offres fictives, pour la démonstration"] : [])]),
  ];
}

function shares(title: string, breakdown: Breakdown, room: number): Panel[] {
  const { basis, shares } = breakdown;
  if (!isStated(breakdown)) return [heading(title, on(basis), ["Aucune offre n'en parle."])];
  const all = mainOf(shares, room).map(({ label, count: many, isClear }): Row => {
    return { label, figure: percent(many, basis.offers), count: many, isWeak: !isClear };
  });
  return [heading(title, on(basis)), rows(all, basis.offers)];
}

function pay({ pay: { quartiles, said, bins, beyond }, basis }: Market): Panel[] {
  const text = "Les salaires bruts";
  if (!quartiles) return [heading(text, onRead(basis), ["Aucune offre ne donne un salaire brut clair."])];
  const middle = `${euros(monthly(quartiles.median))} par mois, ${euros(yearly(quartiles.median))} par an`;
  const stands = `${number(said.gross)} offres sur ${number(basis.offers)} le disent`;
  if (said.gross < enoughWages)
    return [heading(text, said.gross < 2 ? "une seule offre le dit" : stands, [`Autour de ${middle}`])];
  return [
    heading(text, stands),
    // In the colour of the bar that shows it.
    note(
      `La moitié des offres : ${eurosFromTo(monthly(quartiles.low), monthly(quartiles.high))} par mois`,
      colours.mark,
    ),
    histogram({
      bins: withRoom(bins),
      edges: edges(withRoom(bins)),
      unit: "milliers d'euros par an",
      band: { from: quartiles.low, to: quartiles.high },
      mark: { at: quartiles.median, label: `Médiane : ${middle}` },
    }),
    ...outside(bins, beyond).map((text) => note(text)),
  ];
}

/** What everyone pays is a column between two empty places, rather than a wall. */
function withRoom(bins: Pay["bins"]): Pay["bins"] {
  const [only, ...others] = bins;
  if (!only || others.length > 0) return bins;
  const step = only.to - only.from;
  return [-step, 0, step].map((by) => ({
    from: only.from + by,
    to: only.to + by,
    count: by === 0 ? only.count : 0,
  }));
}

/** "Hors du graphique : 1 offre à 40 000 € ou plus", a line for each end. */
function outside(bins: Pay["bins"], { below, above }: Pay["beyond"]): string[] {
  const ends = [
    ...(below > 0 ? [`${count(below, "offre")} à moins de ${euros(bins[0]?.from ?? 0)}`] : []),
    ...(above > 0 ? [`${count(above, "offre")} à ${euros(bins.at(-1)?.to ?? 0)} ou plus`] : []),
  ];
  return ends.map((end) => `Hors du graphique : ${end}`);
}

/** Thousands of euros a year: "22", "22,5". */
function edges(bins: Pay["bins"]): string[] {
  return [bins[0]?.from ?? 0, ...bins.map(({ to }) => to)].map((edge) => (edge / 1000).toLocaleString("fr-FR"));
}

function companies({ companies: { top, different, unnamed }, pay, basis }: Market): Panel[] {
  const text = "Qui recrute";
  const [first] = top;
  if (!first) return [heading(text, onRead(basis), ["Aucune offre ne nomme son entreprise."])];
  const each = first.count === 1 && different > 1 ? ", une offre chacune" : "";
  const nameless = unnamed > 0 ? ` ; ${count(unnamed, "offre")} sans nom` : "";
  const paid = new Map(pay.companies.map(({ name, median }) => [name, median]));
  const all = top.slice(0, most.companies).map(({ name, count: many }): Row => {
    const median = paid.get(name);
    const wage = median === undefined ? "" : ` · ${euros(monthly(median))}/mois`;
    return { label: shown(name), figure: `${count(many, "offre")}${wage}`, count: many };
  });
  const notes = [`${count(different, "entreprise")}${each}${nameless}`];
  if (each !== "") return [heading(text, onRead(basis), notes)];
  if (all.some(({ figure }) => figure.includes("€"))) notes.push("€/mois : médiane brute, où deux offres la disent");
  return [heading(text, onRead(basis), notes), rows(all, first.count)];
}

function towns({ towns: { top, different, unnamed }, basis }: Market): Panel[] {
  const text = "Où";
  const [first] = top;
  if (!first) return [heading(text, onRead(basis), ["Aucune offre ne nomme sa ville."])];
  const each = first.count === 1 && different > 1 ? ", une offre chacune" : "";
  const nameless = unnamed > 0 ? ` ; ${count(unnamed, "offre")} sans ville précise` : "";
  const notes = [`${count(different, "ville")}${each}${nameless}`];
  if (each !== "") return [heading(text, onRead(basis), notes)];
  const all = top.slice(0, most.towns).map(({ name, count: many }): Row => {
    return { label: shown(name), figure: count(many, "offre"), count: many };
  });
  return [heading(text, onRead(basis), notes), rows(all, first.count)];
}

/** A name that the font has no letter of. */
function shown(name: string): string {
  return /[\p{L}\p{N}]/u.test(drawable(name)) ? name : "(nom non affichable)";
}

function published({ published: { unit, bins, older, isCut }, basis }: Market): Panel[] {
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last) return [];
  const days = first === last ? `Le ${day(first.from)}` : `Du ${day(first.from)} au ${day(last.from)}`;
  const notes = [
    ...(unit === "day" ? [days] : []),
    ...(isCut ? [`Bleu pâle : ${unit === "day" ? "jour lu" : "semaine lue"} en partie seulement`] : []),
    ...(older > 0 ? [`Avant le ${day(first.from)} : ${count(older, "offre")}`] : []),
  ];
  return [
    heading(unit === "day" ? "Parues chaque jour" : "Parues chaque semaine", onRead(basis), notes),
    columns(
      bins.map(({ from, count: many }, i) => ({ label: dayLabel(from, unit), count: many, isWeak: i === 0 && isCut })),
    ),
  ];
}

/** "22" among days, "du 16/11" for a week. */
function dayLabel(from: string, unit: "day" | "week"): string {
  const [, month = "", dayOf = ""] = from.split("-");
  return unit === "day" ? String(Number(dayOf)) : `du ${Number(dayOf)}/${month}`;
}

function source({ source, asOf }: Market): Panel[] {
  return [note(`Source : ${source}, ${date(asOf)}`)];
}

function on(basis: Basis): string {
  return basis.isAll && basis.copies === undefined ? `sur ${count(basis.offers, "offre")}` : onRead(basis);
}

function onRead({ offers, isAll, copies }: Pick<Basis, "offers" | "isAll" | "copies">): string {
  if (copies !== undefined) return `sur ${count(offers, "annonce différente", "annonces différentes")}`;
  return isAll || offers < 2 ? `sur ${count(offers, "offre")}` : `sur les ${number(offers)} plus récentes`;
}
