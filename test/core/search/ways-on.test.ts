import { describe, expect, test } from "vitest";
import type { Search } from "../../../src/core/search/search.ts";
import { listWaysOn, pickWaysOn } from "../../../src/core/search/ways-on.ts";
import { bakerInLyon } from "../../fakes/states.ts";

const ways = (changes: Partial<Search>) =>
  listWaysOn({ ...bakerInLyon, ...changes }).map(({ id, label }) => `${id}: ${label}`);

describe("ways on from a search", () => {
  test("circles, its filter, other kinds, the country", () => {
    expect(ways({ radius: 20, filters: { contract: ["cdi"] } })).toEqual([
      "30: Élargir à 30 km",
      "50: Élargir à 50 km",
      "100: Élargir à 100 km",
      "contract: Enlever « CDI »",
      "alternance: 🎓 Alternance",
      "entreprises: 🏢 Entreprises en alternance",
      "insertion: 🤝 Insertion",
      "cpf: 📚 Formations CPF",
      "evenements: 📅 Évènements",
      "france: Toute la France",
    ]);
  });

  test.each<[Search["radius"], string[]]>([
    [0, ["10", "30", "100"]],
    [10, ["30", "50", "100"]],
    [30, ["50", "100"]],
    [50, ["100"]],
    [80, []],
    [100, []],
    ["departement", ["100"]],
  ])("around %s km: %j", (radius, circles) => {
    const all = listWaysOn({ ...bakerInLyon, radius }).filter(({ means }) => means === "circle");
    expect(all.map(({ id }) => id)).toEqual(circles);
    expect(all.map(({ search }) => String(search.radius))).toEqual(circles);
  });

  test("each filter and all, but not one by one where there are many; what quotes words has its own name", () => {
    const filters = { contract: ["cdi"], exclude: ["nuit"], hours: "full" } as const satisfies Search["filters"];
    expect(ways({ filters }).filter((one) => one.includes("Enlever"))).toMatchInlineSnapshot(`
      [
        "contract: Enlever « CDI »",
        "hours: Enlever « Temps plein »",
        "exclude: Enlever « Mots exclus »",
        "filters: Enlever les filtres",
      ]
    `);
    const four = { ...filters, telework: true } as const;
    expect(ways({ filters: four }).filter((one) => one.includes("Enlever"))).toEqual(["filters: Enlever les filtres"]);
  });

  test("the order is no filter, and stays", () => {
    const ordered = { filters: { order: "newest" } } as const;
    expect(ways(ordered).filter((one) => one.includes("Enlever"))).toEqual([]);
    const both = listWaysOn({ ...bakerInLyon, filters: { order: "newest", contract: ["cdi"], telework: true } });
    expect(both.find(({ id }) => id === "filters")?.search.filters).toEqual({ order: "newest" });
  });

  test("companies are looked for by job; the whole country has no circle and nothing beyond", () => {
    expect(ways({ titles: [], words: "bois", place: { kind: "france" } })).toEqual([
      "alternance: 🎓 Alternance",
      "insertion: 🤝 Insertion",
      "cpf: 📚 Formations CPF",
      "evenements: 📅 Évènements",
    ]);
  });

  test("what is found without a job is offered whatever the job", () => {
    expect(ways({ kind: "evenements" })).toContain("all-jobs: Tous les métiers");
    expect(ways({ kind: "evenements", titles: [] })).not.toContain("all-jobs: Tous les métiers");
    expect(ways({})).not.toContain("all-jobs: Tous les métiers");
  });
});

describe("the ways that are offered", () => {
  const pick = (counts: Record<string, number | undefined>, search: Partial<Search> = {}, total?: number) => {
    const all = listWaysOn({ ...bakerInLyon, filters: { contract: ["cdi"], telework: true }, ...search });
    const of = all.map(({ id }) => (counts[id] === undefined ? undefined : { total: counts[id] }));
    return pickWaysOn(all, of, total).map(({ id }) => id);
  };

  test("none leads to nothing, and what could not be counted is left out", () => {
    expect(pick({})).toEqual([]);
    expect(pick({ 30: 0, 50: 0, 100: 0, contract: 0, filters: 0, alternance: 0, france: 0 })).toEqual([]);
    expect(pick({ alternance: 4, france: 1 })).toEqual(["alternance", "france"]);
  });

  test("the nearest circle that has some; a second one where it has few, and more are there", () => {
    expect(pick({ 30: 0, 50: 3, 100: 9 })).toEqual(["50"]);
    expect(pick({ 30: 1, 50: 1, 100: 9 })).toEqual(["30", "100"]);
    expect(pick({ 30: 1, 50: 1, 100: 1, france: 1 })).toEqual(["30"]);
  });

  test("the filters that cost most, and all of them where that gives more", () => {
    expect(pick({ contract: 2, telework: 5, filters: 5 })).toEqual(["telework", "contract"]);
    expect(pick({ contract: 2, telework: 5, filters: 9 })).toEqual(["telework", "contract", "filters"]);
  });

  test("beside a few offers only what has more than these", () => {
    expect(pick({ 30: 2, 50: 2, 100: 3, contract: 2, filters: 4, alternance: 1, france: 3 }, {}, 2)).toEqual([
      "100",
      "filters",
      "alternance",
    ]);
  });
});
