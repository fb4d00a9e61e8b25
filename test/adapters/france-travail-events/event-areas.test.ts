import { expect, test } from "vitest";
import { listEventAreas } from "../../../src/adapters/france-travail-events/event-areas.ts";
import { france } from "../../../src/core/places/place.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { baker, centreOf, centresWithin, departement, map, town, waiter } from "../places.ts";

function areasOf(changes: Partial<Search>, lookup = { atlas: map, centresWithin }) {
  const search: Search = { kind: "evenements", titles: [], place: france, radius: 20, filters: {}, ...changes };
  const ticked = search.titles.map(({ rome }) => rome);
  const centres = new Map(["69123", "33063"].map((code) => [code, centreOf(code) ?? { latitude: 0, longitude: 0 }]));
  return listEventAreas(search, ticked, centres, lookup);
}

const lyon = town("69123");

test.each<[string, Partial<Search>, unknown[]]>([
  ["the whole country", {}, [{}]],
  ["the country, by the sectors of the jobs", { titles: [waiter, baker] }, [{ sector: "D" }, { sector: "G" }]],
  ["the country, for words", { words: "forum" }, [{}]],
  ["a commune alone", { place: lyon, radius: 0 }, [{ departement: "69" }]],
  ["its département", { place: lyon, radius: "departement" }, [{ departement: "69" }]],
  ["a circle that touches others", { place: lyon, radius: 50 }, ["38", "69"].map((code) => ({ departement: code }))],
  [
    "a région",
    { place: { kind: "region", code: "94", name: "Corse" } },
    [{ departement: "2A" }, { departement: "2B" }],
  ],
  [
    "several places, each département once",
    { place: { kind: "several", places: [lyon, departement("69"), departement("33")] }, radius: 0 },
    [{ departement: "33" }, { departement: "69" }],
  ],
  [
    "a job, at distance too",
    { place: departement("23"), titles: [baker] },
    [{ departement: "23" }, { sector: "D", isRemote: true }],
  ],
  ["words, at distance too", { place: departement("23"), words: "forum" }, [{ departement: "23" }, { isRemote: true }]],
])("%s", (_, changes, areas) => {
  expect(areasOf(changes)).toEqual(areas);
});

test("while it is not known what lies in a circle, its own département is", () => {
  expect(areasOf({ place: lyon, radius: 50 }, { atlas: map, centresWithin: () => [] })).toEqual([
    { departement: "69" },
  ]);
});
