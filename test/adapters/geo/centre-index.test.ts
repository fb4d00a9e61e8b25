import { expect, test } from "vitest";
import { createCentreIndex } from "../../../src/adapters/geo/centre-index.ts";

const nantes = { latitude: 47.23, longitude: -1.55 };
const centres = new Map([
  ["44109", nantes],
  ["44190", { latitude: 47.2, longitude: -1.48 }],
  ["35238", { latitude: 48.11, longitude: -1.68 }],
]);
const index = createCentreIndex(centres);

test.each<[radiusKm: number, codes: string[]]>([
  [0, ["44109"]],
  [5, ["44109"]],
  [10, ["44190", "44109"]],
  [200, ["44190", "44109", "35238"]],
])("within %i km of Nantes are %j, from south to north", (radiusKm, codes) => {
  expect(index.findWithin(nantes, radiusKm)).toEqual(codes);
});

// Within the square around the disc, and beyond its edge: 6.2 km away.
test("what is near in both directions and farther than the radius is not within", () => {
  expect(index.findWithin(nantes, 6)).toEqual(["44109"]);
  expect(index.findWithin(nantes, 7)).toEqual(["44190", "44109"]);
});

test.each<[what: string, latitude: number, longitude: number, code: string | undefined]>([
  ["in the town", 47.22, -1.56, "44109"],
  ["between two towns", 47.21, -1.5, "44190"],
  ["out at sea", 47, -3, undefined],
])("nearest to a point %s", (_what, latitude, longitude, code) => {
  expect(index.findNearest({ latitude, longitude })).toBe(code);
});

test("nothing is near where nothing is known", async () => {
  const empty = createCentreIndex(new Map());
  await empty.prepare();
  expect([empty.findWithin(nantes, 100), empty.findNearest(nantes)]).toEqual([[], undefined]);
});
