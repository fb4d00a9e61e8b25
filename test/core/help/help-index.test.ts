import { expect, test } from "vitest";
import { loadTerritory } from "../../../src/adapters/territory.ts";
import { createHelpIndex } from "../../../src/core/help/help-index.ts";
import type { HelpPlace } from "../../../src/core/help/help-place.ts";
import { createAtlas } from "../../../src/core/places/atlas.ts";
import type { Commune, Point } from "../../../src/core/places/place.ts";

const atlas = createAtlas(loadTerritory());

/** Roughly where they are. */
const centres: Readonly<Record<string, Point>> = {
  "2B033": { latitude: 42.69, longitude: 9.44 }, // Bastia
  "2A004": { latitude: 41.93, longitude: 8.74 }, // Ajaccio
  "06088": { latitude: 43.71, longitude: 7.26 }, // Nice
  "69123": { latitude: 45.76, longitude: 4.83 }, // Lyon
  "69381": { latitude: 45.77, longitude: 4.83 },
  "38185": { latitude: 45.19, longitude: 5.72 }, // Grenoble
  "97411": { latitude: -20.89, longitude: 55.45 }, // Saint-Denis de La Réunion
  "97608": { latitude: -12.78, longitude: 45.23 }, // Mamoudzou
  "49007": { latitude: 47.47, longitude: -0.55 }, // Angers
  "49023": { latitude: 47.21, longitude: -1.12 }, // Beaupréau-en-Mauges
};
const centreOf = (code: string) => centres[code];

function place(id: string, commune: string, more: Partial<HelpPlace> = {}): HelpPlace {
  return {
    kind: "mission-locale",
    id,
    name: `Mission locale ${id}`,
    commune,
    point: centres[commune],
    hours: [],
    serves: [],
    ...more,
  };
}

function commune(code: string): Commune {
  const found = atlas.commune(code);
  if (!found) throw new Error(`no commune ${code}`);
  return found;
}

const choose = (places: HelpPlace[], code: string, point = centreOf) =>
  createHelpIndex(places, { atlas, centreOf: point })(commune(code)).map(({ place: { id }, why, km }) => [id, why, km]);

test("the one that serves a commune goes before one that is nearer", () => {
  const places = [place("near", "69123"), place("own", "38185", { serves: ["69381", "69123"] })];
  expect(choose(places, "69123")).toEqual([["own", "serves", 94]]);
  expect(choose([place("near", "69123"), place("far", "38185")], "69123")).toEqual([["near", "nearest", 0]]);
});

test("of several that serve it, the nearest", () => {
  const places = [place("far", "38185", { serves: ["69123"] }), place("near", "69381", { serves: ["69123"] })];
  expect(choose(places, "69123")).toEqual([["near", "serves", 1]]);
});

test.each([
  ["an arrondissement is served with its city", "69381", ["69123"]],
  ["a city is served with one of its arrondissements", "69123", ["69387"]],
  ["a commune is served under the code that it had before it was merged", "49023", ["49151"]],
])("%s", (_, asked, serves) => {
  expect(choose([place("own", "38185", { serves }), place("near", "69381")], asked)[0]?.slice(0, 2)).toEqual([
    "own",
    "serves",
  ]);
});

test.each([
  ["from Bastia to Ajaccio, not to Nice, which is as near", "2B033", ["06088", "2A004"], "2A004"],
  ["from Nice not to Corsica", "06088", ["2B033"], undefined],
  ["from Mayotte not to La Réunion", "97608", ["97411"], undefined],
  ["on La Réunion", "97411", ["97608", "97411"], "97411"],
  ["never across the country", "06088", ["49007"], undefined],
])("the nearest is one that can be reached: %s", (_, from, to, found) => {
  const [choice] = choose(
    to.map((code) => place(code, code)),
    from,
  );
  expect(choice?.[0]).toBe(found);
});

test("a place without coordinates is measured from its commune, and one without either is told by its address", () => {
  expect(choose([place("own", "38185", { point: undefined })], "69123")).toEqual([["own", "nearest", 94]]);
  const bare = place("bare", "38185", {
    point: centres["38185"],
    commune: undefined,
    address: "1 rue, 38000 Grenoble",
  });
  expect(choose([bare], "69123")).toEqual([["bare", "nearest", 94]]);
  expect(choose([bare], "2B033")).toEqual([]);
});

test("where nothing can be measured, one of the commune, else of the département, and it is no nearest one", () => {
  const nowhere = () => undefined;
  const places = [place("angers", "49007", { point: undefined }), place("beaupreau", "49023", { point: undefined })];
  expect(choose(places, "49023", nowhere)).toEqual([["beaupreau", "departement", undefined]]);
  expect(choose(places.slice(0, 1), "49023", nowhere)).toEqual([["angers", "departement", undefined]]);
  expect(choose(places, "69123", nowhere)).toEqual([]);
});

test("one of each kind, in the order in which they are shown", () => {
  const places = [
    place("cio", "69123", { kind: "cio" }),
    place("ft", "38185", { kind: "france-travail" }),
    place("ml", "69123"),
    place("other", "38185", { kind: "cio" }),
  ];
  expect(choose(places, "69123").map(([id]) => id)).toEqual(["ml", "ft", "cio"]);
});
