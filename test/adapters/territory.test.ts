import { describe, expect, test } from "vitest";
import { loadTerritory } from "../../src/adapters/territory.ts";
import { createAtlas } from "../../src/core/places/atlas.ts";

const land = loadTerritory();
const map = createAtlas(land);

test("all communes of today and the 45 arrondissements, with all départements and regions", () => {
  expect(land.communes.length).toBeGreaterThan(34_000);
  expect(land.communes.filter(({ place }) => place.city !== undefined)).toHaveLength(45);
  expect(new Set(land.communes.map(({ place }) => place.code)).size).toBe(land.communes.length);
  expect(land.departements.map(({ code }) => code)).toEqual(
    expect.arrayContaining(["01", "2A", "2B", "75", "971", "976"]),
  );
  expect(land.regions.map(({ code }) => code)).toEqual(expect.arrayContaining(["01", "11", "84", "94"]));
});

test("each commune lies in a département and a region that are there", () => {
  const departements = new Set(land.departements.map(({ code }) => code));
  const regions = new Set(land.regions.map(({ code }) => code));
  const lost = land.communes.filter(({ place }) => !departements.has(place.departement) || !regions.has(place.region));
  expect(lost).toEqual([]);
});

test.each([
  ["35238", { name: "Rennes", departement: "35", region: "53" }],
  ["2A004", { name: "Ajaccio", departement: "2A", region: "94" }],
  ["97411", { name: "Saint-Denis", departement: "974", region: "04" }],
  ["75056", { name: "Paris", departement: "75", region: "11" }],
  ["75119", { name: "Paris 19e", departement: "75", region: "11", city: "75056" }],
  ["69383", { name: "Lyon 3e", departement: "69", region: "84", city: "69123" }],
  ["13201", { name: "Marseille 1er", departement: "13", region: "93", city: "13055" }],
])("%s is %j", (code, expected) => {
  expect(map.commune(code)).toEqual({ kind: "commune", code, ...expected });
});

test.each(["99999", "75000", "", "35000x"])("%j is no commune", (code) => {
  expect(map.commune(code)).toBeUndefined();
});

test.each([
  ["74093", "Annecy"],
  ["93059", "Saint-Denis"],
  ["59355", "Lille"],
  ["2a004", "Ajaccio"],
])("%s is %s: merged communes belong to that of today, and either case will do", (code, name) => {
  expect(map.commune(code)?.name).toBe(name);
});

test("each code of a merged commune leads to one of today, in the same département but for a few", () => {
  const lost = land.formerNames.filter(({ formerCode }) => map.commune(formerCode) === undefined);
  expect([land.formerNames.length > 1_900, lost]).toEqual([true, []]);
});

describe("names", () => {
  test.each([
    ["Ile-de-France", "11"],
    ["ÎLE DE FRANCE", "11"],
    ["Provence-Alpes-Côte d'Azur", "93"],
    ["Centre-Val de Loire", "24"],
    ["PACA", "93"],
    ["Rhône-Alpes", "84"],
    ["Alsace", "44"],
    ["France", undefined],
    ["", undefined],
  ])("the region %s is %s", (name, code) => {
    expect(map.regionNamed(name)).toBe(code);
  });

  test("of communes that were merged lead to the commune of today", () => {
    expect(land.formerNames).toContainEqual({
      name: "Cran-Gevrier",
      code: "74010",
      formerCode: "74093",
      isAssociated: false,
    });
    expect(land.formerNames.every(({ code }) => map.commune(code) !== undefined)).toBe(true);
  });
});

test("postal codes are all there, as text, and populations are numbers", () => {
  const rennes = land.communes.find(({ place }) => place.code === "35238");
  expect(rennes?.postalCodes).toEqual(["35000", "35200", "35700"]);
  expect(rennes?.population).toBeGreaterThan(200_000);
  const isWrong = ({ postalCodes, population }: (typeof land.communes)[number]) =>
    !(population >= 0) || !postalCodes.every((code) => /^\d{5}$/.test(code));
  expect(land.communes.filter(isWrong)).toEqual([]);
});

describe("the commune of an address", () => {
  test.each([
    ["44000", "NANTES", "44109"],
    ["44000", "Nantes", "44109"],
    ["35400", "ST MALO", "35288"],
    ["35400", "Saint-Malo cedex 2", "35288"],
    ["76600", "HAVRE", "76351"],
    ["75015", "PARIS", "75115"],
    ["75116", "Paris", "75116"],
    ["75015", "PARIS 15", "75115"],
    ["75001", "Paris 1er Arrondissement", "75101"],
    ["69003", "LYON 3EME", "69383"],
    ["13008", "Marseille 08", "13208"],
    ["20000", "Ajaccio", "2A004"],
    ["97400", "SAINT DENIS", "97411"],
    ["97150", "Saint-Martin", "97801"],
    // Four communes share it.
    ["01400", "L'Abergement-Clémenciat", "01001"],
    ["44000", "Rennes", undefined],
    ["44035", "Nantes cedex 1", undefined],
    ["", "Nantes", undefined],
    ["abcde", "Nantes", undefined],
    ["99999", "Nantes", undefined],
    ["44000", "", undefined],
  ])("%s %s is %s", (postalCode, name, code) => {
    expect(map.communeAt(postalCode, name)?.code).toBe(code);
  });
});

test.each([
  ["53", ["22", "29", "35", "56"]],
  ["94", ["2A", "2B"]],
  ["01", ["971"]],
  ["00", []],
])("the départements of region %s are %j", (region, codes) => {
  expect(map.departementsIn(region).toSorted()).toEqual(codes);
});
