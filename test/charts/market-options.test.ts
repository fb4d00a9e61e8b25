import { describe, expect, test } from "vitest";
import { type Drawing, inner, margin, width, widthOf } from "../../src/charts/look.ts";
import { highestOnPhone, marketOptions } from "../../src/charts/market-options.ts";
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

function drawing(of: Market): Drawing {
  const [first, ...others] = marketOptions(of);
  if (!first || others.length > 0) throw new Error("one picture is expected");
  return first.drawing;
}

/** As phones have it, where one picture would be too high. */
const onPhone = (of: Market) => marketOptions(of, highestOnPhone).map(({ drawing }) => drawing);

/** What is written in a picture, line by line. */
function written({ option }: Drawing): Words[] {
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

test("a picture says what it is of, on how many offers each part stands, when, and by whom", () => {
  const all = texts(bakers());
  expect(all.slice(0, 3)).toEqual([
    "Boulanger / Boulangère",
    "toute la France",
    "12 offres en ligne, 22 novembre 2026",
  ]);
  for (const text of [
    "Les contrats",
    "sur 12 offres",
    "CDI",
    "100 %",
    "10 offres sur 12 le disent",
    "La moitié des offres : de 2 010 à 2 240 € par mois",
    "Médiane : 2 130 € par mois, 25 500 € par an",
    "Maison Léa",
    "3 offres · 1 950 €/mois",
    "10 entreprises",
    "Du 11 novembre au 22 novembre",
    "Source : France Travail, 22 novembre 2026",
  ])
    expect(all).toContain(text);
});

test("bars and columns are as long as what they show", () => {
  const [contracts, wages, published, experience, companies, towns] = series(bakers()).map(({ data }) => data);
  expect(contracts?.map(({ value }) => value)).toEqual([12]);
  expect(wages).toEqual([
    [22_500, 1],
    [23_500, 1],
    [24_500, 2],
    [25_500, 2],
    [26_500, 1],
    [27_500, 2],
    [28_500, 1],
  ]);
  expect(companies?.map(({ value }) => value)).toEqual([3, 1, 1, 1, 1]);
  expect(published?.map(({ value }) => value)).toEqual(Array(12).fill(1));
  expect(experience?.map(({ value }) => value)).toEqual([12]);
  expect(towns?.map(({ value }) => value)).toEqual([12]);
});

test("what was read of the newest only is said so, and the first day is pale", () => {
  const some = bakers({ isAll: false, isExact: false, total: 900 });
  expect(texts(some)).toContain("Environ 900 offres en ligne, 22 novembre 2026");
  expect(texts(some)).toContain("sur les 12 plus récentes");
  expect(texts(some)).toContain("Bleu pâle : jour lu en partie seulement");
  const [first, second] = series(some)[2]?.data ?? [];
  expect(first?.itemStyle.color).not.toBe(second?.itemStyle.color);
});

test("an unknown code is grey", () => {
  const [known, unknown] = series(bakers({ counts: { contract: { CDI: 9, XYZ: 3 } } }))[0]?.data ?? [];
  expect(known?.itemStyle.color).not.toBe(unknown?.itemStyle.color);
});

describe("the largest", () => {
  test("nothing is written smaller than 32 pixels, or leaves the picture", () => {
    for (const { x, style } of written(drawing(large()))) {
      expect(style.fontSize).toBeGreaterThanOrEqual(32);
      const wide = widthOf(style.text, { size: style.fontSize, bold: style.fontWeight === "bold" });
      const left = style.align === "left" ? x : style.align === "right" ? x - wide : x - wide / 2;
      expect(left, style.text).toBeGreaterThanOrEqual(0);
      expect(left + wide, style.text).toBeLessThanOrEqual(width);
    }
  });

  test("a long name leaves room for its figure", () => {
    const all = written(drawing(large()));
    const names = all.filter(({ style }) => style.text.startsWith("Établissement"));
    expect(names).toHaveLength(5);
    for (const name of names) {
      const figure = all.find(({ y, style }) => y === name.y && style.align === "right");
      expect(widthOf(name.style.text) + widthOf(figure?.style.text ?? "", { bold: true })).toBeLessThan(inner);
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
      expect(all?.join("\n")).toMatch(/Environ 12 480 offres.*Source : France Travail, 22 novembre 2026$/s);
    }
    for (const text of ["Les contrats", "La nature du contrat", "Apprentissage", "Les salaires bruts"])
      expect(jobs).toContain(text);
    for (const text of ["L'expérience", "Moins d'un an", "La qualification", "Cadre", "Qui recrute", "Où", "9 villes"])
      expect(people).toContain(text);
    expect(people).toContain("sur 12 480 offres");
  });

  test("is one picture where it may be as high as it needs to be", () => {
    const [whole, ...others] = marketOptions(large());
    expect(others).toEqual([]);
    expect(whole?.parts).toEqual(["jobs", "people"]);
  });

  test("in a list that is cut, what nobody stated stands by itself", () => {
    const counts = { experience: { "0": 50, "1": 9, "2": 8, "3": 7, "4": 6, D: 5, E: 4 } };
    const all = texts(market([offer()], { counts }));
    const from = all.indexOf("L'expérience") + 2;
    expect(all.slice(from, from + 10).filter((_, i) => i % 2 === 0)).toEqual([
      "Moins d'un an",
      "1 à 3 ans",
      "Plus de 3 ans",
      "Autres",
      "Non précisée",
    ]);
  });
});

describe("little to show", () => {
  test("of no offer there is no picture", () => expect(marketOptions(market([]))).toEqual([]));

  test("one offer that says nothing", () => {
    const { company: _, created: __, ...bare } = offer({ place: { label: "France" }, stated: { pay: [] } });
    const all = texts(market([bare]));
    expect(all).toContain("Aucune offre ne donne un salaire brut clair.");
    expect(all).toContain("Aucune offre ne nomme son entreprise.");
    expect(all.join(" ")).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("a small market is one picture on a phone as well", () => {
    expect(onPhone(market([offer({})]))).toHaveLength(1);
    expect(texts(market([offer({})]))).toContain("Aucune offre n'en parle.");
  });

  test("few wages are no histogram", () => {
    const all = texts(market([paying("Mensuel de 2000.0 Euros"), paying("?")]));
    expect(all).toContain("une seule offre le dit");
    expect(all).toContain("Autour de 2 000 € par mois, 24 000 € par an");
    expect(all.join(" ")).not.toContain("Médiane");
  });

  test("companies with one offer each are a sentence", () => {
    const all = texts(market(["A", "B", "C"].map((company) => offer({ company }))));
    expect(all).toContain("3 entreprises, une offre chacune");
    expect(all).not.toContain("A");
  });

  test("signs that the font does not have are left out", () => {
    expect(texts(market([offer({ company: "李 Söhne 🔥 & Cie" })]))).toContain("Söhne & Cie");
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

test("one wage that is said by all is a column between two empty places, with the median on it", () => {
  const { option } = drawing(market(Array.from({ length: 9 }, () => paying("Mensuel de 1823.03 Euros"))));
  const [wages] = (option.series as { barWidth?: number; data: [number, number][] }[]).slice(1);
  expect(wages?.data).toEqual([
    [20_500, 0],
    [21_500, 9],
    [22_500, 0],
  ]);
  expect(wages?.barWidth).toBeLessThan(inner / 2);
  expect(wages?.barWidth).toBeGreaterThan(inner / 4);
  const shapes = option.graphic as unknown as { type: string; shape: { x: number; width: number; height: number } }[];
  const line = shapes.find(({ type, shape }) => type === "rect" && shape.height > shape.width);
  expect(line?.shape.x).toBeGreaterThan(margin + inner / 3);
  expect(line?.shape.x).toBeLessThan(margin + (2 * inner) / 3);
});

test("wages that the columns do not hold are said below them", () => {
  const wages = Array.from({ length: 33 }, (_, i) => paying(`Mensuel de ${2000 + i * 20}.0 Euros`));
  const all = texts(market([...wages, paying("Annuel de 400000.0 Euros"), paying("Mensuel de 600.0 Euros")]));
  expect(all).toContain("Hors du graphique : 1 offre à moins de 24 000 €");
  expect(all).toContain("Hors du graphique : 1 offre à 32 000 € ou plus");
  expect(texts(market(wages)).join(" ")).not.toContain("Hors du graphique");
});

test("a company whose name the font has no letter of is said to be there", () => {
  const all = texts(market(["日本株式会社", "日本株式会社", "A"].map((company) => offer({ company }))));
  expect(all).toContain("(nom non affichable)");
  expect(all).not.toContain("");
});
