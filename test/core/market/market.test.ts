import { describe, expect, test } from "vitest";
import { buildMarketSheets } from "../../../src/charts/market-sheets.ts";
import { joinRichLines } from "../../../src/core/conversation/view.ts";
import {
  formatMarketTitle,
  type MarketFacts,
  summariseMarket,
  summariseMarketInSteps,
} from "../../../src/core/market/market.ts";
import { formatMarketReport } from "../../../src/core/market/market-report.ts";
import {
  formatHeadline,
  formatMarketAlt,
  formatMarketText,
  listHeadlineParts,
} from "../../../src/core/market/market-words.ts";
import { computeQuantile } from "../../../src/core/market/tally.ts";
import { piecesOf } from "../../fakes/cpu.ts";
import { noon, offer } from "../../fakes/offers.ts";
import { plainSpaces } from "../../fakes/plain-spaces.ts";
import { daysAgo, large, market, paying, search } from "./sample.ts";

const monthly = (euros: number) => `Mensuel de ${euros}.0 Euros sur 12.0 mois`;

test("a market says what it is of, and on how many offers it stands", () => {
  const { title, source, asOf, basis, fictitious } = market([offer(), offer({ key: "ft:2" })], {
    isAll: false,
    total: 40,
    isExact: false,
  });
  expect({ title, source, asOf, fictitious }).toEqual({
    title: "Boulanger / Boulangère · toute la France",
    source: "France Travail",
    asOf: noon.toISOString(),
    fictitious: false,
  });
  expect(basis).toEqual({ offers: 2, of: 40, isExact: false, isAll: false });
});

test("the order of a list is no part of it", () => {
  expect(formatMarketTitle({ ...search, filters: { order: "newest", contract: ["cdi"] } })).toBe(
    "Boulanger / Boulangère · toute la France · CDI",
  );
});

describe("how offers divide", () => {
  test("by the counts of the source, which are those of all offers", () => {
    const { facets } = market([offer()], { isAll: false, total: 10, counts: { contract: { CDD: 3, CDI: 7, MIS: 0 } } });
    expect(facets.contract).toEqual({
      basis: { offers: 10, of: 10, isExact: true, isAll: true },
      shares: [
        { code: "CDI", label: "CDI", count: 7, is: "stated" },
        { code: "CDD", label: "CDD", count: 3, is: "stated" },
      ],
    });
    // What the source does not count is counted among what was read.
    expect(facets.experience.basis).toEqual({ offers: 1, of: 10, isExact: true, isAll: false });
  });

  test("codes that nobody documents are kept and said to be unknown; what was not stated comes last", () => {
    const counts = {
      experience: { "0": 900, "4": 50, "1": 20, "7": 2 },
      qualification: { X: 61, "0": 30, "9": 9 },
      nature: { ZZ: 1 },
    };
    const { facets } = market([offer()], { counts });
    const said = (facet: "experience" | "qualification" | "nature") =>
      facets[facet].shares.map(({ label, is }) => [label, is]);
    expect(said("experience")).toEqual([
      ["Débutant accepté", "stated"],
      ["Moins d'un an", "stated"],
      ["« 7 » (sens inconnu)", "unknown"],
      ["Non précisée", "not stated"],
    ]);
    expect(said("qualification")).toEqual([
      ["Non-cadre", "stated"],
      ["Cadre", "stated"],
      ["Non précisée", "not stated"],
    ]);
    expect(said("nature")).toEqual([["« ZZ » (sens inconnu)", "unknown"]]);
  });

  test("by the offers themselves where the source counts nothing", () => {
    const of = (contract: string, nature: string, qualification: string) =>
      offer({ stated: { pay: [], contract, nature, qualification } });
    const { facets } = market([
      of("CDI", "Contrat travail", "9"),
      of("CDI", "Contrat apprentissage", "6"),
      of("MIS", "Cont. professionnalisation", "1"),
      offer({ contract: { kind: "seasonal", label: "Saisonnier" }, experience: { label: "Expérience exigée" } }),
      offer({ contract: { kind: "seasonal", label: "Saisonnier" }, experience: { label: "Expérience souhaitée" } }),
    ]);
    const labels = (facet: keyof typeof facets) => facets[facet].shares.map(({ label, count }) => `${label} ${count}`);
    expect(labels("contract")).toEqual(["CDI 2", "Saisonnier 2", "Intérim 1"]);
    expect(labels("nature")).toEqual([
      "Contrat de travail 1",
      "Apprentissage 1",
      "Professionnalisation 1",
      "Non précisé 2",
    ]);
    expect(labels("qualification")).toEqual(["Non-cadre 2", "Cadre 1", "Non précisée 2"]);
    expect(labels("experience")).toEqual(["Débutant accepté 3", "Souhaitée, sans durée 1", "Exigée, sans durée 1"]);
  });
});

describe("who hires, and where", () => {
  test("spellings are one company, called by the most frequent", () => {
    const of = (company: string) => offer({ company });
    const { company: _, ...nameless } = offer();
    const { companies } = market([of("CARREFOUR"), of("Carrefour"), of("Carrefour"), of("Zoé & Fils"), nameless]);
    expect(companies).toEqual({
      top: [
        { name: "Carrefour", count: 3 },
        { name: "Zoé & Fils", count: 1 },
      ],
      different: 2,
      named: 4,
      unnamed: 1,
    });
  });

  test("a name without a Latin letter is a name", () => {
    expect(market([offer({ company: "東京" })]).companies.top).toEqual([{ name: "東京", count: 1 }]);
  });

  test("the arrondissements of a city are one town; a département is none", () => {
    const at = (label: string, commune?: string) => offer({ place: { label, ...(commune ? { commune } : {}) } });
    const { towns } = market([
      at("Paris 9e (75)", "75109"),
      at("Paris 1er (75)", "75101"),
      at("Montreuil (93)", "93048"),
      at("Paris (75)"),
    ]);
    expect(towns.top).toEqual([
      { name: "Paris (75)", count: 2 },
      { name: "Montreuil (93)", count: 1 },
    ]);
    expect(towns.unnamed).toBe(1);
  });
});

describe("when they were published", () => {
  test("by day over two weeks at most, days of Paris", () => {
    // 23:30 UTC on the 20th is the 21st in Paris.
    const { published } = market([
      offer({ created: "2026-11-20T23:30:00Z" }),
      offer({ created: daysAgo(0) }),
      offer({ created: daysAgo(0) }),
    ]);
    expect(published).toEqual({
      unit: "day",
      bins: [
        { from: "2026-11-21", count: 1 },
        { from: "2026-11-22", count: 2 },
      ],
      older: 0,
      isCut: false,
    });
  });

  test("by week over the last five, and how many are older", () => {
    const { published } = market([0, 6, 7, 34, 35, 90].map((days) => offer({ created: daysAgo(days) })));
    expect(published.unit).toBe("week");
    expect(published.bins.map(({ count }) => count)).toEqual([1, 0, 0, 1, 2]);
    expect(published.bins.at(-1)?.from).toBe("2026-11-16");
    expect(published.older).toBe(2);
  });

  test("where only the newest were read, the first day lacks some", () => {
    expect(market([offer({ created: daysAgo(3) })], { isAll: false, total: 9 }).published.isCut).toBe(true);
    expect(market([offer({ created: daysAgo(3) })]).published.isCut).toBe(false);
  });

  test("without a date there is nothing to show", () => {
    const { created: _, ...dateless } = offer();
    expect(market([dateless]).published.bins).toEqual([]);
  });
});

describe("what they pay", () => {
  test("how many say what is counted, and the figures stand on gross wages alone", () => {
    const { pay } = market([
      paying(monthly(2000)),
      paying("Mensuel de 2000.0 Euros à 3000.0 Euros"),
      paying(monthly(3000)),
      paying("9 000 € net par mois"),
      paying("Cachet de 150.0 Euros"),
      paying("Annuel de 999999.0 Euros"),
      paying("Selon profil"),
      paying("N/A"),
    ]);
    expect(pay.said).toEqual({ gross: 3, net: 1, fee: 1, odd: 1, words: 1, none: 1 });
    expect(pay.quartiles).toEqual({ low: 27_000, median: 30_000, high: 33_000 });
  });

  test("median and quartiles lie between two wages where they fall there", () => {
    expect([0.25, 0.5, 0.75].map((share) => computeQuantile([1, 2, 3, 4], share))).toEqual([1.75, 2.5, 3.25]);
    expect(computeQuantile([7], 0.25)).toBe(7);
  });

  test("by company, where three offers or more give a wage", () => {
    const of = (company: string, euros: number) => paying(monthly(euros), { company });
    const { pay } = market([
      of("A", 2000),
      of("a", 3000),
      of("A", 2400),
      of("B", 4000),
      of("C", 2500),
      of("C", 2500),
      of("C", 2500),
      of("D", 2500),
      of("D", 2500),
      paying("?", { company: "B" }),
    ]);
    expect(pay.companies).toEqual([
      { name: "C", offers: 3, median: 30_000 },
      { name: "A", offers: 3, median: 28_800 },
    ]);
  });

  test("hours of a part-time job count for its hourly wage", () => {
    const partTime = { hours: "20 h par semaine, travail en soirée" };
    const { pay } = market([1, 2, 3].map(() => paying("Horaire de 12.5 Euros", partTime)));
    expect(pay.quartiles?.median).toBe(13_000);
  });

  test("where a source does not tell pay apart, its own text may", () => {
    const { salary: _, ...silent } = offer({
      description: "Un métier d'avenir.\nRémunération : 2 100 € brut mensuel.",
    });
    expect(market([silent, silent, silent]).pay.quartiles?.median).toBe(25_200);
  });

  test("eight bins at most, which hold every wage that is not beyond them", () => {
    const { bins, beyond, said } = large().pay;
    expect(bins.length).toBeLessThanOrEqual(8);
    expect(bins.reduce((sum, { count }) => sum + count, 0) + beyond.below + beyond.above).toBe(said.gross);
    expect(bins.slice(1).map(({ from }) => from)).toEqual(bins.slice(0, -1).map(({ to }) => to));
  });

  describe("what lies far from the others is beyond the bins, instead of flattening them", () => {
    const among = (many: number, ...others: string[]) =>
      market([
        ...Array.from({ length: many }, (_, i) => paying(monthly(2000 + Math.round((i * 500) / many)))),
        ...others.map((pay) => paying(pay)),
      ]).pay;
    test.each([
      ["one wage among many", 99, ["Annuel de 300000.0 Euros"], { below: 0, above: 1 }],
      ["one wage among few", 33, ["Annuel de 400000.0 Euros"], { below: 0, above: 1 }],
      ["both ends", 33, ["Annuel de 400000.0 Euros", monthly(700)], { below: 1, above: 1 }],
    ])("%s", (_what, many, others, beyond) => {
      const pay = among(many, ...others);
      expect(pay.beyond).toEqual(beyond);
      expect(pay.bins.length).toBeGreaterThan(3);
      expect(pay.bins.reduce((sum, { count }) => sum + count, 0)).toBe(many);
    });

    test("but a tenth of them is no exception", () => {
      const { bins, beyond } = among(16, ...Array(6).fill("Annuel de 60000.0 Euros"));
      expect(bins.at(-1)?.count).toBeGreaterThan(3);
      expect(beyond.above).toBeLessThanOrEqual(3);
    });

    test("where most pay the same, the others are beyond only where they are far", () => {
      const { bins, beyond } = market([
        ...Array.from({ length: 30 }, () => paying("SMIC")),
        ...[1900, 1950, 2000, 2050, 2100].map((euros) => paying(monthly(euros))),
      ]).pay;
      expect(beyond).toEqual({ below: 0, above: 0 });
      expect(bins.length).toBe(6);
    });
  });

  test.each([
    ["no wage", [], []],
    ["two wages, which are no market", [2000, 2100], []],
    ["the same wage", [2000, 2000, 2000], [{ from: 24_000, to: 24_600, count: 3 }]],
  ])("%s", (_what, wages, bins) => expect(market(wages.map((euros) => paying(monthly(euros)))).pay.bins).toEqual(bins));
});

test("of no offer there is a market with nothing in it", () => {
  const { basis, companies, published, pay, facets } = market([]);
  expect(basis).toEqual({ offers: 0, of: 0, isExact: true, isAll: true });
  expect([companies.top, published.bins, pay.bins, facets.contract.shares]).toEqual([[], [], [], []]);
  expect(pay.quartiles).toBeUndefined();
});

test("a market of many offers is made in small pieces, however long the names of its companies are", () => {
  const offers = Array.from({ length: 3_000 }, (_, n) =>
    paying(monthly(1_900 + (n % 400)), { company: `${"Société é".repeat(900)} ${n}` }),
  );
  const facts = { title: "Tout", source: "France Travail", offers, isAll: true, total: offers.length, isExact: true };
  const { longest, pieces } = piecesOf(summariseMarketInSteps(facts, noon));
  expect(pieces).toBeGreaterThan(300);
  expect(longest).toBeLessThan(250);
});

describe("an announcement that was published several times", () => {
  const of = (total: number, copies: number) =>
    Array.from({ length: total }, (_, i) =>
      paying("Mensuel de 2000.0 Euros sur 12.0 mois", {
        title: i < copies ? "Ouvrier" : `Boulanger ${i}`,
        company: i < copies ? "Agence" : `Fournil ${i}`,
      }),
    );
  const drawn = (facts: Partial<MarketFacts> = {}) =>
    summariseMarket(
      {
        title: "Boulanger",
        source: "France Travail",
        offers: of(20, 9),
        isAll: true,
        total: 20,
        isExact: true,
        ...facts,
      },
      noon,
    );

  test("counts once, for its company, its town, its pay and its contract", () => {
    const { basis, companies, towns, pay, facets } = drawn({ counts: { contract: { CDI: 20 } } });
    expect(basis).toEqual({ offers: 12, of: 20, isExact: true, isAll: true, copies: 8 });
    expect(companies).toMatchObject({ different: 12, named: 12 });
    expect(companies.top[0]?.count).toBe(1);
    expect(towns.named).toBe(12);
    expect(pay.said.gross).toBe(12);
    expect(facets.contract.shares.map(({ count }) => count)).toEqual([12]);
  });

  test("is said, in words, in detail, to those who cannot see the picture, and on the picture", () => {
    const said = "12 annonces différentes sur 20";
    const market = drawn();
    expect(joinRichLines(formatMarketText(market))).toContain(said);
    expect(joinRichLines(formatMarketReport(market))).toContain(said);
    expect(formatMarketAlt(market)).toContain(said);
    expect(JSON.stringify(buildMarketSheets(market))).toContain(said);
    const newest = drawn({ isAll: false, total: 900, isExact: false });
    expect(joinRichLines(formatMarketText(newest))).toContain(
      "12 annonces différentes parmi les 20 offres les plus récentes",
    );
    // The source counts all offers, not all of which were read: its figures say on what they stand.
    const counted = drawn({ isAll: false, total: 900, counts: { contract: { CDI: 900 } } });
    expect(joinRichLines(formatMarketText(counted))).toContain("Contrats (sur 900 offres) : CDI");
  });

  /** The last three appeared ten days ago, the others yesterday. */
  const dated = of(20, 9).map((one, i) => ({ ...one, created: daysAgo(i >= 17 ? 10 : 1) }));

  test("counts once in the first line as well, where all were read: each number of it is about one set", () => {
    const market = drawn({ offers: dated });
    expect(market.headline).toEqual({
      offers: 12,
      isExact: true,
      areDifferent: true,
      week: { count: 9, atLeast: false },
    });
    const hero = plainSpaces(formatHeadline(market));
    expect(hero).toBe("12 offres différentes · 9 cette semaine · ≈ 2 000 € brut");
    for (const sentence of [
      joinRichLines(formatMarketText(market)),
      joinRichLines(formatMarketReport(market)),
      formatMarketAlt(market),
    ])
      expect(plainSpaces(sentence)).toContain(hero);
    expect(plainSpaces(formatMarketAlt(market))).toContain("Publication : 9 offres différentes ces 7 derniers jours");
    const drawing = plainSpaces(JSON.stringify(buildMarketSheets(market)));
    for (const part of listHeadlineParts(market)) expect(drawing).toContain(plainSpaces(part));
  });

  test("counts each time in the first line where only the newest were read: it is about all that are online", () => {
    const market = drawn({ offers: dated, isAll: false, total: 900, isExact: true });
    expect(market.headline).toEqual({
      offers: 900,
      isExact: true,
      areDifferent: false,
      week: { count: 17, atLeast: false },
    });
    expect(plainSpaces(formatHeadline(market))).toBe("900 offres · 17 cette semaine · ≈ 2 000 € brut");
    const said = plainSpaces(joinRichLines(formatMarketText(market)));
    expect(said).toContain(
      "Les autres chiffres portent sur 12 annonces différentes parmi les 20 offres les plus récentes",
    );
    expect(JSON.stringify(buildMarketSheets(market))).toContain("Autres chiffres : 12 annonces différentes parmi");
  });

  test("leaves what the service counts and did not give out of the first line, and says so", () => {
    const market = drawn({ offers: of(18, 0), total: 20 });
    expect(plainSpaces(formatHeadline(market))).toMatch(/^18 offres · 18 cette semaine/);
    const said = "Sans 2 offres, qui n'ont pas pu être lues";
    expect(joinRichLines(formatMarketText(market))).toContain(`${said}.`);
    expect(plainSpaces(joinRichLines(formatMarketReport(market)))).toContain(`20 offres en ligne. ${said}.`);
    expect(JSON.stringify(buildMarketSheets(market))).toContain(said);
    expect(joinRichLines(formatMarketText(drawn({ offers: of(20, 0) })))).not.toContain("Sans ");
  });

  test("a share of other offers than those that were read says of which, also where all were read", () => {
    const market = drawn({ offers: of(20, 0), counts: { contract: { CDI: 15, CDD: 3 } } });
    expect(joinRichLines(formatMarketText(market))).toContain("Contrats (sur 18 offres) : ");
    expect(JSON.stringify(buildMarketSheets(market))).toContain("sur 18 offres");
  });

  test("of which there is none is not spoken of", () => {
    const market = drawn({ offers: of(20, 0) });
    expect(market.basis).not.toHaveProperty("copies");
    expect(joinRichLines(formatMarketText(market))).not.toContain("différentes");
    expect(JSON.stringify(buildMarketSheets(market))).not.toContain("différentes");
  });
});
