import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  alternanceQueryToSearchParams,
  chunkRomeCodes,
  cleanRomeCodes,
  listAlternanceWheres,
} from "../../../src/adapters/la-bonne-alternance/query.ts";
import { listKnownCentres } from "../../../src/core/places/area.ts";
import { france, measureDistanceKm, type Place } from "../../../src/core/places/place.ts";
import { radii, type Search } from "../../../src/core/search/search.ts";
import { centreOf, departement, map, town } from "../places.ts";
import { region, searchFor } from "./started.ts";

/** As the API is sent it, decoded. */
function parameters(changes: Partial<Search>, romes = ["D1102"]) {
  const search = searchFor(changes);
  const wheres = listAlternanceWheres(search, listKnownCentres(search.place, centreOf), map);
  const queries = wheres.map((where) => alternanceQueryToSearchParams({ romes: cleanRomeCodes(romes), ...where }));
  return decodeURIComponent(queries.join(" "));
}

test.each<[string, Partial<Search>, string]>([
  ["all of France", { place: france }, ""],
  ["a département", { place: departement("44") }, "departements=44&"],
  ["one whose code begins with 0", { place: departement("01") }, "departements=01&"],
  ["one overseas", { place: departement("974") }, "departements=974&"],
  ["a region", { place: region("53") }, "departements=22&departements=29&departements=35&departements=56&"],
  ["a region that is one département", { place: region("04") }, "departements=974&"],
  ["the south of Corsica", { place: departement("2A") }, "departements=20&departements=2A&"],
  ["the north of Corsica", { place: departement("2B") }, "departements=20&departements=2B&"],
  ["Corsica", { place: region("94") }, "departements=20&departements=2A&departements=2B&"],
  ["an island with another's codes", { place: departement("978") }, "departements=97150&departements=978&"],
  ["a town", { place: town("44109"), radius: 20 }, "latitude=47.24&longitude=-1.56&radius=20&"],
  ["a town and far around", { place: town("44109"), radius: 50 }, "latitude=47.24&longitude=-1.56&radius=50&"],
  ["a town alone", { place: town("44109"), radius: 0 }, "latitude=47.24&longitude=-1.56&radius=10&"],
  ["Marseille alone", { place: town("13055"), radius: 0 }, "latitude=43.3&longitude=5.38&radius=15&"],
  ["a town and its département", { place: town("44109"), radius: "departement" }, "departements=44&"],
  ["a town whose centre is unknown", { place: town("44001"), radius: 10 }, "departements=44&"],
])("%s", (_what, changes, where) => {
  expect(parameters(changes)).toBe(`${where}romes=D1102`);
});

test.each<[string, { latitude: number; longitude: number }, number]>([
  ["as far from the next point of the grid as can be", { latitude: 47.235, longitude: -1.545 }, 21],
  ["on it", { latitude: 47.23, longitude: -1.55 }, 20],
])("a centre %s is asked for by that point, and all around it is found", (_what, centre, radius) => {
  const [query] = listAlternanceWheres(searchFor({ place: town("44109") }), new Map([["44109", centre]]), map);
  const { latitude = 0, longitude = 0 } = query ?? {};
  expect([latitude, longitude]).toEqual([latitude, longitude].map((each) => Number(each.toFixed(2))));
  expect(query?.radius).toBe(radius);
  expect(20 + measureDistanceKm(centre, { latitude, longitude })).toBeLessThanOrEqual(radius);
});

test("neighbours ask the same", () => {
  const at = (latitude: number) => {
    const centres = new Map([["44109", { latitude, longitude: -1.551 }]]);
    return JSON.stringify(listAlternanceWheres(searchFor({ place: town("44109") }), centres, map));
  };
  expect(at(47.2312)).toBe(at(47.2287));
  expect(at(47.2312)).not.toBe(at(47.2387));
});

describe("codes", () => {
  test.each([
    [["D1102"], ["D1102"]],
    [
      ["m1805", "D1102", " D1102 ", "M1805"],
      ["D1102", "M1805"],
    ],
    [["", "D110", "D11020", "1102", "D1102,D1104"], []],
    [[], []],
  ])("%j are asked for as %j", (said, sent) => {
    expect(cleanRomeCodes(said)).toEqual(sent);
  });

  test("are one list, with no blanks", () => {
    expect(parameters({}, ["D1104", "D1102"])).toBe("romes=D1102,D1104");
  });

  test("go into as few calls as they take", () => {
    const many = Array.from({ length: 45 }, (_, i) => `M${1800 + i}`);
    expect(chunkRomeCodes(many).map(({ length }) => length)).toEqual([20, 20, 5]);
    expect(chunkRomeCodes(many).flat()).toEqual(many);
    expect(chunkRomeCodes(many.slice(0, 20))).toHaveLength(1);
    expect(chunkRomeCodes([])).toEqual([]);
  });
});

test("whatever is searched for, the API is sent only what it takes, and the same for the same search", () => {
  const place = fc.constantFrom<Place>(town("44109"), town("44001"), departement("2A"), region("84"), france);
  const code = fc.stringMatching(/^[A-Za-z]\d{4}$/);
  fc.assert(
    fc.property(place, fc.constantFrom(...radii), fc.uniqueArray(code, { minLength: 1 }), (place, radius, romes) => {
      const sent = new URLSearchParams(parameters({ place, radius }, romes));
      for (const [name, value] of sent) {
        expect(["latitude", "longitude", "radius", "departements", "romes"]).toContain(name);
        expect(value).toMatch(/^(?:-?\d{1,2}\.\d{1,4}|10|20|50|\d\d|2[AB]|97\d|[A-Z]\d{4}(?:,[A-Z]\d{4})*)$/);
      }
      expect(sent.has("latitude")).toBe(sent.has("longitude"));
      expect(sent.getAll("romes")).toHaveLength(1);
      expect(parameters({ place, radius }, romes.toReversed())).toBe(parameters({ place, radius }, romes));
    }),
    { numRuns: 100 },
  );
});
