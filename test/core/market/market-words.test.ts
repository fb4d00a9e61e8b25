import { describe, expect, test } from "vitest";
import { marketOptions } from "../../../src/charts/market-options.ts";
import { percent } from "../../../src/core/market/figures.ts";
import { marketReport } from "../../../src/core/market/market-report.ts";
import { lines, marketAlt, marketText } from "../../../src/core/market/market-words.ts";
import { offer } from "../../fakes/offers.ts";
import { daysAgo, large, market, paying } from "./sample.ts";

/** French figures have narrow and unbreakable spaces: they are shown as plain ones here. */
const spaced = (text: string) => text.replace(/[\u202f\u00a0]/g, " ");
const bakers = () =>
  Array.from({ length: 10 }, (_, i) =>
    paying(`Mensuel de ${1900 + i * 50}.0 Euros`, {
      company: i < 3 ? "Maison Léa" : `Fournil ${i}`,
      created: daysAgo(i),
    }),
  );

test("a market without what another service alone has says so, wherever it is told", () => {
  const part = market(bakers(), { without: "La bonne alternance" });
  const said = "offres en ligne chez France Travail, toutes lues. Sans celles que seule La bonne alternance publie.";
  expect(lines(marketText(part))).toContain(said);
  expect(lines(marketReport(part))).toContain(said);
  expect(marketAlt(part)).toContain(said);
  expect(JSON.stringify(marketOptions(part))).toContain("Sans celles que seule La bonne alternance publie");
});

test("a market in a few lines", () => {
  expect(spaced(lines(marketText(market(bakers()))))).toBe(
    `📊 Boulanger / Boulangère · toute la France
10 offres en ligne, toutes lues.
Contrats : CDI 100 %.
Salaire : au milieu (médiane) 2 130 € brut par mois (25 500 € par an) ; la moitié des offres : de 2 010 à 2 240 € par mois. Sur toutes les offres.
Qui recrute : Maison Léa, 3 offres ; Fournil 3, 1 ; Fournil 4, 1.
Où : Lyon 3e (69), 10 offres.
Publication : 7 offres ces 7 derniers jours.
Source : France Travail, 22 novembre 2026.`.replace("Lyon 3e (69)", "Lyon (69)"),
  );
});

test("the largest fits a screen, and its alternative text a platform's limit", () => {
  const text = lines(marketText(large()));
  expect(text.length).toBeLessThan(900);
  expect(spaced(text)).toContain("Environ 12 480 offres en ligne. Ces chiffres portent sur les 312 plus récentes");
  expect(spaced(text)).toContain("CDI 63 %, CDD 20 %, Intérim 15 %, autres 2 %");
  expect(spaced(text)).toContain("312 offres lues, parues depuis le 10 novembre");
  expect(marketAlt(large()).length).toBeLessThanOrEqual(1_000);
  for (const part of ["jobs", "people"] as const) expect(marketAlt(large(), [part])).not.toMatch(/…$/);
});

test("what the source counted of all, and what was read of the newest, are told apart wherever they are told", () => {
  const contracts = "Contrats (sur 12 480 offres, toutes) : CDI 63 %";
  const newest = "Ces chiffres portent sur les 312 plus récentes, sauf mention contraire.";
  for (const text of [lines(marketText(large())), marketAlt(large())]) {
    expect(spaced(text)).toContain(newest);
    expect(spaced(text)).toContain(contracts);
  }
  expect(spaced(lines(marketReport(large())))).toContain(newest);
  const read = market(bakers(), { isAll: false, isExact: false, total: 900 });
  for (const text of [lines(marketText(read)), marketAlt(read)]) {
    expect(spaced(text)).toContain("Ces chiffres portent sur les 10 plus récentes.");
    expect(text).toContain("Contrats : CDI");
  }
});

test("what the pictures show is said to those who cannot see them, by the picture", () => {
  const all = spaced(marketAlt(large()));
  const [jobs, people] = (["jobs", "people"] as const).map((part) => spaced(marketAlt(large(), [part])));
  for (const said of [
    "Contrats (",
    "Nature du contrat : ",
    "Salaire : ",
    "Publication : 312 offres lues, parues depuis",
  ]) {
    expect(all).toContain(said);
    expect(jobs).toContain(said);
    expect(people).not.toContain(said);
  }
  for (const said of ["Expérience (", "Qualification (", "Qui recrute : ", "Où : "]) {
    expect(all).toContain(said);
    expect(people).toContain(said);
    expect(jobs).not.toContain(said);
  }
  expect(people).toMatch(/^Graphiques, suite : .* Ces chiffres portent sur les 312 offres les plus récentes, sauf/);
});

test("twenty companies and towns are told, of those that there are", () => {
  const offers = Array.from({ length: 30 }, (_, i) =>
    offer({ company: `Fournil ${i}`, place: { label: `Ville ${i} (01)`, commune: `0100${i}`, departement: "01" } }),
  );
  const report = spaced(lines(marketReport(market(offers))));
  expect(report).toContain("Qui recrute (20 sur 30)");
  expect(report).toContain("• Fournil 19 : 1 offre");
  expect(report).toContain("Où (20 sur 30)");
});

describe("few offers", () => {
  test("none", () => {
    expect(lines(marketText(market([])))).toContain("Aucune offre en ce moment");
    expect(marketAlt(market([]))).toMatch(/: aucune offre en ce moment\.$/);
    expect(lines(marketReport(market([])))).not.toContain("NaN");
  });

  test("one, without anything known", () => {
    const { company: _, created: __, ...bare } = offer({ place: { label: "France" }, stated: { pay: [] } });
    const text = spaced(lines(marketText(market([bare]))));
    expect(text).toContain("1 offre en ligne, lue.");
    expect(text).toContain("Salaire : aucune offre ne donne un salaire brut clair.");
    expect(text).toContain("Qui recrute : aucune offre ne nomme son entreprise.");
    expect(text).toContain("Où : aucune offre ne nomme sa ville.");
    expect(text).toContain("Publication : date inconnue.");
  });

  test("wages that are too few to speak of a half of them", () => {
    const text = spaced(lines(marketText(market([paying("Mensuel de 2000.0 Euros"), paying("?")]))));
    expect(text).toContain("autour de 2 000 € brut par mois (24 000 € par an), mais une seule offre le dit.");
    expect(text).not.toContain("moitié");
  });
});

test("offers of the sandbox are said to be none", () => {
  expect(lines(marketText(market([offer({ fictitious: true })])))).toContain("Offres fictives");
});

test("the long text says what was left out, and on what each part stands", () => {
  const report = spaced(lines(marketReport(large())));
  expect(report).toContain("Contrats (sur 12 480 offres, toutes)");
  expect(report).toContain("« NEW » (sens inconnu) : 20, moins de 1 %");
  expect(report).toContain("Nature du contrat (sur les 312 offres les plus récentes)");
  expect(report).toContain("104 offres en parlent sans montant");
  expect(report).toContain("10 novembre : 11 (début incomplet)");
});

test.each([
  [0, 0, "0 %"],
  [0, 9, "0 %"],
  [1, 900, "moins de 1 %"],
  [1, 8, "13 %"],
  [899, 900, "plus de 99 %"],
  [9, 9, "100 %"],
])("%i of %i is %s", (count, of, expected) => expect(spaced(percent(count, of))).toBe(expected));
