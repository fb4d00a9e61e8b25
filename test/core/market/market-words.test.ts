import { describe, expect, test } from "vitest";
import { buildMarketSheets } from "../../../src/charts/market-sheets.ts";
import { joinRichLines } from "../../../src/core/conversation/view.ts";
import { formatPercent } from "../../../src/core/market/figures.ts";
import type { Market } from "../../../src/core/market/market.ts";
import { formatMarketReport } from "../../../src/core/market/market-report.ts";
import { formatHeadline, formatMarketAlt, formatMarketText } from "../../../src/core/market/market-words.ts";
import type { Offer } from "../../../src/core/offers/offer.ts";
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
  const said = "Sans celles que seule La bonne alternance publie.";
  expect(joinRichLines(formatMarketText(part))).toContain(said);
  expect(joinRichLines(formatMarketReport(part))).toContain(
    `offres en ligne chez France Travail, toutes lues. ${said}`,
  );
  expect(formatMarketAlt(part)).toContain(said);
  expect(JSON.stringify(buildMarketSheets(part))).toContain("Sans celles que seule La bonne alternance publie");
});

test("a market in a few lines, and the whole in one", () => {
  expect(spaced(joinRichLines(formatMarketText(market(bakers()))))).toBe(
    `📊 Boulanger / Boulangère · toute la France
10 offres · 7 cette semaine · ≈ 2 130 € brut
Contrats : CDI, toutes les offres.
Salaire : au milieu (médiane) 2 130 € brut par mois (25 500 € par an) ; la moitié des offres : de 2 010 à 2 240 € par mois. Sur toutes les offres. SMIC : 1 867 €.
Qui recrute : Maison Léa, 3 offres ; Fournil 3, 1 ; Fournil 4, 1.
Où : Lyon (69), toutes les offres.
Source : France Travail, 22 novembre 2026.`,
  );
});

describe("nothing is said that says nothing", () => {
  const of = (n: number, changes: (i: number) => Partial<Offer> = () => ({})) =>
    market(Array.from({ length: n }, (_, i) => paying("Selon profil", changes(i))));
  const listTexts = (of: Market) =>
    [joinRichLines(formatMarketText(of)), joinRichLines(formatMarketReport(of)), formatMarketAlt(of)].map((text) =>
      spaced(text),
    );

  test("no 100 %, no list of one, nothing on what no offer tells", () => {
    for (const text of listTexts(of(12))) {
      expect(text).not.toContain("100 %");
      expect(text).not.toMatch(/n'en parle|ne nomme|Nature|Qualification/);
      expect(text).toContain("CDI, toutes les offres");
      expect(text).toContain("Lyon (69), toutes les offres");
    }
  });

  test("no percentage of fewer than ten offers", () => {
    const contract = (i: number) => ({
      stated: { pay: [i < 2 ? "?" : "Mensuel de 2000.0 Euros"], contract: i < 2 ? "CDD" : "CDI" },
    });
    for (const text of listTexts(of(9, contract))) expect(text).not.toContain("%");
    expect(listTexts(of(9, contract))[0]).toContain("Contrats : CDI 7, CDD 2.");
    expect(listTexts(of(10, contract))[0]).toContain("Contrats : CDI 80 %, CDD 20 %.");
    const nine = market([offer()], { counts: { contract: { CDI: 6, CDD: 3 } } });
    for (const text of listTexts(nine)) expect(text).not.toContain("%");
  });

  test("no figure on the pay of fewer than three offers, or of three offers of a company", () => {
    const paid = (n: number) => market([...bakers().slice(0, n), ...Array.from({ length: 4 }, () => paying("?"))]);
    for (const text of [...listTexts(paid(1)), ...listTexts(paid(2))]) {
      expect(text).not.toContain("€");
      expect(text).toContain("trop peu pour un chiffre");
    }
    for (const text of listTexts(paid(3))) expect(text).toContain("autour de 1 950 € brut par mois");
    expect(paid(2).pay).toMatchObject({ bins: [], companies: [] });
    expect(paid(2).pay.quartiles).toBeUndefined();
    expect(paid(3).pay.companies).toHaveLength(1);
  });

  test("experience is told in the order of years", () => {
    const counts = { experience: { E: 90, "0": 50, "3": 40, "2": 30, "1": 5, "4": 10 } };
    const [, report, alt] = listTexts(market([offer()], { counts }));
    expect(alt).toMatch(
      /Débutant accepté 4 %, Moins d'un an 2 %, 1 à 3 ans 13 %, Plus de 3 ans 18 %, Exigée sans durée 40 %, Non précisée 22 %/,
    );
    expect(report).toMatch(
      /Débutant[^•]*• Moins d'un an[^•]*• 1 à 3 ans[^•]*• Plus de 3 ans[^•]*• Exigée[^•]*• Non précisée/,
    );
  });

  test("what was published is what is still online", () => {
    const days = listTexts(of(12, (i) => ({ created: daysAgo(i) })));
    expect(days[1]).toContain("des offres encore en ligne : de plus anciennes ont pu être retirées");
    expect(days[2]).toContain("7 offres ces 7 derniers jours, parmi celles encore en ligne");
  });
});

describe("the whole in one line", () => {
  const hero = (...args: Parameters<typeof market>) => spaced(formatHeadline(market(...args)));

  test.each([
    [11, 7, "11 offres · 7 cette semaine · ≈ 2 000 € brut"],
    [3, 0, "3 offres · aucune cette semaine · ≈ 2 000 € brut"],
    [2, 1, "2 offres · 1 cette semaine"],
  ])("%i offers, %i of this week", (all, recent, expected) => {
    const offers = Array.from({ length: all }, (_, i) =>
      paying("Mensuel de 2000.0 Euros", { created: daysAgo(i < recent ? 1 : 20) }),
    );
    expect(hero(offers)).toBe(expected);
  });

  test("says what is estimated, and what was not read to the end of the week", () => {
    const offers = Array.from({ length: 150 }, () => paying("?", { created: daysAgo(1) }));
    expect(hero(offers, { isAll: false, isExact: false, total: 900 })).toBe(
      "≈ 900 offres · au moins 150 cette semaine",
    );
  });

  test("says nothing of dates that are not there", () => {
    const { created: _, ...dateless } = offer();
    expect(hero([dateless])).toBe("1 offre");
  });
});

test("the largest fits a screen, and its alternative text a platform's limit", () => {
  const text = joinRichLines(formatMarketText(large()));
  expect(text.length).toBeLessThan(900);
  expect(spaced(text)).toContain(
    "≈ 12 480 offres · 171 cette semaine · ≈ 2 260 € brut\nChiffres des 312 offres les plus récentes, les seules lues, sauf mention contraire.",
  );
  expect(spaced(text)).toContain("CDI 63 %, CDD 20 %, Intérim 15 %, autres 2 %");
  expect(spaced(text)).toContain("312 offres lues, parues depuis le 10 novembre");
  expect(formatMarketAlt(large()).length).toBeLessThanOrEqual(1_000);
  for (const part of ["jobs", "people"] as const) expect(formatMarketAlt(large(), [part])).not.toMatch(/…$/);
});

test("what the source counted of all, and what was read of the newest, are told apart wherever they are told", () => {
  const contracts = "Contrats (sur 12 480 offres) : CDI 63 %";
  const newest = "Chiffres des 312 offres les plus récentes, les seules lues, sauf mention contraire.";
  for (const text of [joinRichLines(formatMarketText(large())), formatMarketAlt(large())]) {
    expect(spaced(text)).toContain(newest);
    expect(spaced(text)).toContain(contracts);
  }
  expect(spaced(joinRichLines(formatMarketReport(large())))).toContain(
    "Ces chiffres portent sur les 312 offres les plus récentes, sauf mention contraire : les plus anciennes n'ont pas été lues.",
  );
  const read = market(bakers(), { isAll: false, isExact: false, total: 900 });
  for (const text of [joinRichLines(formatMarketText(read)), formatMarketAlt(read)]) {
    expect(spaced(text)).toContain("Chiffres des 10 offres les plus récentes, les seules lues.");
    expect(text).toContain("Contrats : CDI, toutes les offres");
  }
});

test("what the pictures show is said to those who cannot see them, by the picture", () => {
  const all = spaced(formatMarketAlt(large()));
  const [jobs, people] = (["jobs", "people"] as const).map((part) => spaced(formatMarketAlt(large(), [part])));
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
  const report = spaced(joinRichLines(formatMarketReport(market(offers))));
  expect(report).toContain("Qui recrute (20 sur 30)");
  expect(report).toContain("• Fournil 19 : 1 offre");
  expect(report).toContain("Où (20 sur 30)");
});

describe("few offers", () => {
  test("none", () => {
    expect(joinRichLines(formatMarketText(market([])))).toContain("Aucune offre en ce moment");
    expect(formatMarketAlt(market([]))).toMatch(/: aucune offre en ce moment\.$/);
    expect(joinRichLines(formatMarketReport(market([])))).not.toContain("NaN");
  });

  test("one, without anything known", () => {
    const { company: _, created: __, ...bare } = offer({ place: { label: "France" }, stated: { pay: [] } });
    const text = spaced(joinRichLines(formatMarketText(market([bare]))));
    expect(text).toContain("1 offre\n");
    expect(text).toContain("Salaire : aucune offre ne donne un salaire brut clair.");
    expect(text).not.toMatch(/Qui recrute|Où/);
    expect(text).toContain("Publication : date inconnue.");
  });

  test("wages that are too few to speak of a half of them", () => {
    const text = spaced(joinRichLines(formatMarketText(market([...bakers().slice(0, 4), paying("?")]))));
    expect(text).toContain("autour de 1 980 € brut par mois (23 700 € par an), mais 4 offres seulement le disent.");
    expect(text).not.toContain("moitié");
  });
});

test("offers of the sandbox are said to be none", () => {
  expect(joinRichLines(formatMarketText(market([offer({ fictitious: true })])))).toContain("Offres fictives");
});

test("the long text says what was left out, and on what each part stands", () => {
  const report = spaced(joinRichLines(formatMarketReport(large())));
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
])("%i of %i is %s", (count, of, expected) => expect(spaced(formatPercent(count, of))).toBe(expected));
