import { describe, expect, test } from "vitest";
import { type ChartDrawing, innerWidth, measureText, pictureWidth } from "../../src/charts/look.ts";
import { buildMarketSheets, highestOnPhone } from "../../src/charts/market-sheets.ts";
import type { Market } from "../../src/core/market/market.ts";
import { daysAgo, large, market, paying } from "../core/market/sample.ts";
import { offer } from "../fakes/offers.ts";

type Words = {
  type: string;
  x: number;
  y: number;
  style: { text: string; fontSize: number; fontWeight: string; align: string };
};
const spaced = (text: string) => text.replace(/[\u202f\u00a0]/g, " ");

function drawing(of: Market): ChartDrawing {
  const [first, ...others] = buildMarketSheets(of);
  if (!first || others.length > 0) throw new Error("one picture is expected");
  return first.drawing;
}

/** As phones have it, where one picture would be too high. */
const onPhone = (of: Market) => buildMarketSheets(of, highestOnPhone).map(({ drawing }) => drawing);

/** What is written in a picture, line by line. */
function written({ option }: ChartDrawing): Words[] {
  return (option.graphic as unknown as Words[]).filter(({ type }) => type === "text");
}
const texts = (of: Market) => written(drawing(of)).map(({ style }) => spaced(style.text));
const series = (of: Market) =>
  drawing(of).option.series as { data: { value: number; itemStyle: { color: string } }[] }[];

/** Twelve bakers' offers, of which ten say what they pay. */
const bakers = (changes = {}) =>
  market(
    Array.from({ length: 12 }, (_, i) =>
      paying(i < 10 ? `Mensuel de ${1900 + i * 50}.0 Euros` : "Selon profil", {
        company: i < 3 ? "Maison Léa" : `Fournil ${i}`,
        created: daysAgo(i),
      }),
    ),
    changes,
  );

test("a picture says what it is of, the whole in one line, when, and by whom", () => {
  const all = texts(bakers());
  expect(all.slice(0, 3)).toEqual([
    "Boulanger / Boulangère · toute la France",
    "12 offres · 7 cette semaine · ≈ 2 130 € brut",
    "Toutes : CDI · Débutant accepté · Lyon (69)",
  ]);
  for (const text of [
    "10 offres sur 12",
    "La moitié : de 2 010 à 2 240 €",
    "Médiane 2 130 €, soit 25 500 € par an",
    "SMIC 1 867 €",
    "Maison Léa",
    "3 offres · 1 950 €/mois",
    "10 entreprises",
    "du 11 novembre au 22 novembre",
    "Source : France Travail, 22 novembre 2026",
  ])
    expect(all).toContain(text);
});

test("what all offers have in common, or none of them tells, takes no panel", () => {
  const all = texts(bakers());
  for (const text of ["Les contrats", "La nature du contrat", "L'expérience", "La qualification", "Où", "100 %"])
    expect(all).not.toContain(text);
  expect(all.join(" ")).not.toContain("n'en parle");
  expect(series(bakers())).toHaveLength(3);
});

test("bars and columns are as long as what they show", () => {
  const [wages, published, companies] = series(bakers()).map(({ data }) => data);
  expect(wages).toEqual([
    [22_200, 0],
    [23_400, 2],
    [24_600, 2],
    [25_800, 2],
    [27_000, 2],
    [28_200, 2],
  ]);
  expect(companies?.map(({ value }) => value)).toEqual([3, 1, 1, 1, 1]);
  expect(published?.map(({ value }) => value)).toEqual(Array(12).fill(1));
});

describe("one scale", () => {
  const mixed = () =>
    market(
      Array.from({ length: 40 }, (_, i) =>
        paying(`Mensuel de ${1900 + (i % 8) * 90}.0 Euros`, {
          company: `Fournil ${i % 4}`,
          place: { label: `Ville ${i % 3} (69)`, commune: `6900${i % 3}` },
          created: daysAgo(i < 25 ? 1 : i),
          stated: {
            pay: [`Mensuel de ${1900 + (i % 8) * 90}.0 Euros`],
            contract: i % 2 ? "CDI" : "CDD",
            qualification: i % 5 ? "6" : "9",
          },
        }),
      ),
    );
  const { grid, xAxis, yAxis } = drawing(mixed()).option as {
    grid: { width: number; height: number }[];
    xAxis: { type: string; max?: number; min?: number }[];
    yAxis: { type: string; max?: number; min?: number }[];
  };

  test("the whole width of a bar is all offers, in every panel", () => {
    const bars = yAxis.flatMap(({ type }, i) => (type === "category" ? [{ axis: xAxis[i], grid: grid[i] }] : []));
    expect(bars.length).toBeGreaterThanOrEqual(4);
    for (const { axis, grid } of bars) {
      expect([axis?.min, axis?.max]).toEqual([0, 40]);
      expect(grid?.width).toBe(innerWidth);
    }
  });

  test("columns of the same height are equally many, in every panel", () => {
    const perOffer = yAxis.flatMap(({ type, max = 1 }, i) => (type === "value" ? [(grid[i]?.height ?? 0) / max] : []));
    expect(perOffer).toHaveLength(2);
    expect(Math.abs((perOffer[0] ?? 0) - (perOffer[1] ?? 1))).toBeLessThan(0.1);
  });
});

test("of fewer than ten offers there are figures and no percentages", () => {
  const of = (n: number) =>
    texts(
      market(Array.from({ length: n }, (_, i) => offer({ stated: { pay: [], contract: i === 0 ? "CDD" : "CDI" } }))),
    );
  expect(of(9)).toEqual(expect.arrayContaining(["Les contrats", "CDI", "8", "CDD", "1"]));
  expect(of(9).join(" ")).not.toContain("%");
  expect(of(10)).toEqual(expect.arrayContaining(["CDI", "90 %", "CDD", "10 %"]));
  expect(of(4)).toContain("CDI 3, CDD 1");
});

test("experience stands in the order of years, whatever the figures", () => {
  const counts = { experience: { E: 900, "0": 500, "3": 50, S: 20, "2": 40, "7": 30, "1": 8, "4": 12 } };
  const all = texts(market([offer()], { counts, isAll: false, total: 1_560 }));
  const from = all.indexOf("L'expérience") + 2;
  expect(all.slice(from, from + 16).filter((_, i) => i % 2 === 0)).toEqual([
    "Débutant accepté",
    "Moins d'un an",
    "1 à 3 ans",
    "Plus de 3 ans",
    "Souhaitée, sans durée",
    "Exigée, sans durée",
    "« 7 » (sens inconnu)",
    "Non précisée",
  ]);
});

test("what was read of the newest only is said so, and the first day is pale", () => {
  const some = bakers({ isAll: false, isExact: false, total: 900 });
  expect(texts(some)[1]).toBe("≈ 900 offres · 7 cette semaine · ≈ 2 130 € brut");
  expect(texts(some)).toContain("Chiffres des 12 offres les plus récentes, les seules lues");
  expect(texts(some)).toContain("Toutes celles lues : CDI · Débutant accepté · Lyon (69)");
  expect(texts(some).join(" ")).toContain("Bleu pâle : jour lu en partie seulement");
  const [first, second] = series(some)[1]?.data ?? [];
  expect(first?.itemStyle.color).not.toBe(second?.itemStyle.color);
});

test("what was published is said to be what is still online", () => {
  expect(texts(bakers()).join(" ")).toContain(
    "Offres encore en ligne : des jours passés, une partie a pu être retirée.",
  );
  const weeks = market(Array.from({ length: 20 }, (_, i) => paying("?", { created: daysAgo(i * 2) })));
  expect(texts(weeks).join(" ")).toContain(
    "Offres encore en ligne : des semaines passées, une partie a pu être retirée.",
  );
  const few = market(Array.from({ length: 9 }, (_, i) => paying("?", { created: daysAgo(i) })));
  expect(texts(few).join(" ")).not.toContain("Parues");
});

describe("the minimum wage", () => {
  const wages = (...monthly: number[]) =>
    market(Array.from({ length: 24 }, (_, i) => paying(`Mensuel de ${monthly[i % monthly.length]}.0 Euros`)));
  const line = (of: Market) =>
    (drawing(of).option.graphic as unknown as { type: string; style: { lineDash?: number[] } }[]).filter(
      ({ type, style }) => type === "line" && style.lineDash,
    );

  test("is a line among the wages", () => {
    expect(line(wages(1850, 2000, 2150))).toHaveLength(1);
    expect(texts(wages(1850, 2000, 2150))).toContain("SMIC 1 867 €");
  });

  test("is led to by empty steps where it is near, and else said", () => {
    expect(line(wages(2000, 2100, 2200))).toHaveLength(1);
    expect(line(wages(4000, 4500, 5100))).toHaveLength(0);
    expect(texts(wages(4000, 4500, 5100))).toContain("SMIC 1 867 €, hors du graphique");
  });
});

test("an unknown code is grey", () => {
  const [known, unknown] = series(bakers({ counts: { contract: { CDI: 9, XYZ: 3 } } }))[0]?.data ?? [];
  expect(known?.itemStyle.color).not.toBe(unknown?.itemStyle.color);
});

describe("the largest", () => {
  test("nothing is written smaller than 34 pixels, 11 where it is shown 360 wide, or leaves the picture", () => {
    for (const { x, style } of written(drawing(large()))) {
      expect(style.fontSize).toBeGreaterThanOrEqual(34);
      const wide = measureText(style.text, { size: style.fontSize, bold: style.fontWeight === "bold" });
      const left = style.align === "left" ? x : style.align === "right" ? x - wide : x - wide / 2;
      expect(left, style.text).toBeGreaterThanOrEqual(0);
      expect(left + wide, style.text).toBeLessThanOrEqual(pictureWidth);
    }
  });

  test("a long name leaves room for its figure", () => {
    const all = written(drawing(large()));
    const names = all.filter(({ style }) => style.text.startsWith("Établissement"));
    expect(names).toHaveLength(5);
    for (const name of names) {
      const figure = all.find(({ y, style }) => y === name.y && style.align === "right");
      expect(measureText(name.style.text) + measureText(figure?.style.text ?? "", { bold: true })).toBeLessThan(
        innerWidth,
      );
    }
  });

  test("is plain data, which another process can be handed", () => {
    expect(() => structuredClone(drawing(large()))).not.toThrow();
  });

  test("is two pictures on a phone, none of them higher than can be read there", () => {
    const sheets = onPhone({ ...large(), fictitious: true, without: "La bonne alternance" });
    expect(sheets).toHaveLength(2);
    for (const { height } of sheets) expect(height).toBeLessThanOrEqual(highestOnPhone);
    const [jobs, people] = sheets.map((sheet) => written(sheet).map(({ style }) => spaced(style.text)));
    for (const all of [jobs, people]) {
      expect(all?.[0]).toBe("Conducteur / Conductrice de ligne de");
      expect(all?.at(-1)).toBe("Source : France Travail, 22 novembre 2026");
      expect(all?.join(" ")).toContain(
        "Chiffres des 312 offres les plus récentes, les seules lues, sauf mention contraire",
      );
      expect(all).toContain("sur 12 480 offres");
    }
    const hero = "≈ 12 480 offres · 171 cette semaine · ≈ 2 260 € brut";
    expect(jobs).toContain(hero);
    expect(people).not.toContain(hero);
    for (const text of ["Les contrats", "La nature du contrat", "Apprentissage", "Les salaires bruts par mois"])
      expect(jobs).toContain(text);
    for (const text of ["L'expérience", "Moins d'un an", "La qualification", "Cadre", "Qui recrute", "Où", "9 villes"])
      expect(people).toContain(text);
  });

  test("is one picture where it may be as high as it needs to be", () => {
    const [whole, ...others] = buildMarketSheets(large());
    expect(others).toEqual([]);
    expect(whole?.parts).toEqual(["jobs", "people"]);
  });

  test("in a list that is cut, what nobody stated stands by itself", () => {
    const counts = { qualification: { X: 50, "9": 9, "0": 8, "1": 7, "2": 6 } };
    const all = texts(market([offer()], { counts }));
    const from = all.indexOf("La qualification") + 2;
    expect(all.slice(from, from + 6).filter((_, i) => i % 2 === 0)).toEqual(["Cadre", "Autres", "Non précisée"]);
  });
});

describe("little to show", () => {
  test("of no offer there is no picture", () => expect(buildMarketSheets(market([]))).toEqual([]));

  test("one offer that says nothing", () => {
    const { company: _, created: __, ...bare } = offer({ place: { label: "France" }, stated: { pay: [] } });
    const all = texts(market([bare]));
    expect(all).toContain("Aucune offre ne donne un salaire brut clair.");
    expect(all).not.toContain("Qui recrute");
    expect(all.join(" ")).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("a small market is one picture on a phone as well", () => {
    expect(onPhone(market([offer({})]))).toHaveLength(1);
    expect(texts(market([offer({})])).join(" ")).toContain(
      "L'offre : CDI · Débutant accepté · Boulangerie Martin · Lyon (69)",
    );
  });

  test("of one or two wages there is no figure, of a few no histogram", () => {
    const of = (n: number) =>
      texts(
        market([...Array.from({ length: n }, (_, i) => paying(`Mensuel de ${2000 + 10 * i}.0 Euros`)), paying("?")]),
      );
    expect(of(1).join(" ")).toContain("Une seule offre donne un salaire brut clair, c'est trop peu pour un chiffre.");
    for (const n of [1, 2]) expect(of(n).join(" ")).not.toContain("€");
    expect(of(3)).toContain("Toujours autour de 2 010 €, soit 24 100 € par an");
    expect(of(3).join(" ")).not.toContain("Médiane");
    const shop = (n: number) => Array.from({ length: n }, () => paying("Mensuel de 2400.0 Euros", { company: "Paul" }));
    const others = Array.from({ length: 8 }, (_, i) => paying("Mensuel de 2000.0 Euros", { company: `Autre ${i}` }));
    expect(texts(market([...shop(2), ...others])).join(" ")).not.toContain("€/mois");
    expect(texts(market([...shop(3), ...others])).join(" ")).toContain("3 offres · 2 400 €/mois");
  });

  test("companies with one offer each are a sentence", () => {
    const of = (...names: string[]) => texts(market(names.map((company) => offer({ company }))));
    expect(of("Ange", "Paul", "Zoé")).toContain("Ange, Paul, Zoé : une offre chacune");
    expect(of("A", "B", "C", "D")).toContain("4 entreprises : une offre chacune");
    expect(of("A", "B", "C", "D")).not.toContain("A");
  });

  test("signs that the font does not have are left out", () => {
    const companies = Array.from({ length: 6 }, (_, i) => offer({ company: i < 4 ? "李 Söhne 🔥 & Cie" : "Autre" }));
    expect(texts(market(companies))).toContain("Söhne & Cie");
  });

  test.each([
    ["Vendeur / Vendeuse en boulangerie-pâtisserie", ["Vendeur / Vendeuse en boulangerie-", "pâtisserie"]],
    ["Conducteur / Conductrice de machines agricoles", ["Conducteur / Conductrice de machines", "agricoles"]],
  ])("a long job is broken between words: %s", (job, lines) => {
    const all = texts({ ...market([offer({})]), title: `${job} · toute la France` });
    expect(all[0]).toBe(lines[0]);
    expect(all[1]?.startsWith(lines[1] ?? "")).toBe(true);
  });

  test("fictitious offers are said to be", () => {
    expect(texts(market([offer({ fictitious: true })]))).toContain("Offres fictives, pour la démonstration");
  });
});

test("one wage that is said by all is a sentence, and no wall", () => {
  const all = texts(market(Array.from({ length: 9 }, () => paying("Mensuel de 1867.02 Euros"))));
  expect(all).toContain("Toujours autour de 1 870 €, soit 22 400 € par an");
  expect(all.join(" ")).not.toContain("Médiane");
});

test("wages that the columns do not hold are said below them", () => {
  const wages = Array.from({ length: 33 }, (_, i) => paying(`Mensuel de ${2000 + i * 20}.0 Euros`));
  const all = texts(market([...wages, paying("Annuel de 400000.0 Euros"), paying("Mensuel de 600.0 Euros")]));
  expect(all).toContain("Hors du graphique : 1 offre à moins de 2 000 €");
  expect(all).toContain("Hors du graphique : 1 offre à 2 700 € ou plus");
  expect(texts(market(wages)).join(" ")).not.toContain("Hors du graphique");
});

test("a company whose name the font has no letter of is said to be there", () => {
  const all = texts(market(["日本株式会社", "日本株式会社", "A", "A", "A", "B"].map((company) => offer({ company }))));
  expect(all).toContain("(nom non affichable)");
  expect(all).not.toContain("");
});
