import { afterAll, describe, expect, test } from "vitest";
import { listDepartements } from "../../../../src/adapters/france-travail/api/covered.ts";
import { createTerritoryFinder, toTerritoryKey } from "../../../../src/adapters/france-travail/news/territories.ts";
import { openGeo } from "../../../../src/adapters/geo.ts";
import { france, type Place } from "../../../../src/core/places/place.ts";
import type { Radius } from "../../../../src/core/search/search.ts";
import { towns } from "../../../../src/sandbox/places/towns.ts";
import { folder, removeFolders } from "../../folder.ts";
import { keptLog } from "../../log.ts";
import { centreOf, departement, map, town } from "../../places.ts";
import { closeServers, serve } from "../../server.ts";
import { centresWithin, searchFor, shareOf } from "../started.ts";

afterAll(async () => {
  await closeServers();
  await removeFolders();
});

const touched = (place: Place, radius: Radius, options: Partial<Parameters<typeof createTerritoryFinder>[0]> = {}) =>
  createTerritoryFinder({ atlas: map, centreOf, centresWithin, ...options })(searchFor({ place, radius }))
    ?.map(toTerritoryKey)
    .sort();

describe("the territories that hold all that a search may find", () => {
  const bretagne: Place = { kind: "region", code: "53", name: "Bretagne" };
  const [loire, maine, vendee, ille] = ["departement 44", "departement 49", "departement 85", "departement 35"];
  test.each<[string, Place, Radius, (string | undefined)[] | undefined]>([
    ["all of France: none", france, 20, undefined],
    ["a region", bretagne, 20, ["region 53"]],
    ["a département", departement("44"), 50, [loire]],
    ["a town alone", town("44109"), 0, [loire]],
    ["a town and its département", town("44109"), "departement", [loire]],
    ["a town and ten kilometres", town("44109"), 10, [loire]],
    // 50 km, and a third of it more: the centre of Redon is 60 km away.
    ["a town and fifty kilometres", town("44109"), 50, [ille, loire, maine, vendee]],
    ["an arrondissement", town("75115"), 10, ["75", "91", "92", "93", "94", "95"].map((code) => `departement ${code}`)],
    ["an island", town("97411"), 50, ["departement 974"]],
  ])("%s", (_what, place, radius, expected) => {
    expect(touched(place, radius)).toEqual(expected);
  });

  test("are not known without the list of centres, nor where the service knows no département", () => {
    const unknown = { centresWithin: () => undefined };
    expect(touched(town("44109"), 20, unknown)).toBeUndefined();
    expect(touched(town("44109"), 0, unknown)).toEqual([loire]);
    const saintMartin: Place = { kind: "commune", code: "97801", name: "Saint-Martin", departement: "978", region: "" };
    expect(touched(saintMartin, 0)).toBeUndefined();
  });

  test("are worked out once for each town and radius", () => {
    let times = 0;
    const of = createTerritoryFinder({
      atlas: map,
      centreOf,
      centresWithin: (...disc) => {
        times += 1;
        return centresWithin(...disc);
      },
    });
    for (const radius of [10, 20, 10, 20] as const) of(searchFor({ place: town("44109"), radius }));
    expect(times).toBe(2);
  });
});

test("all départements are those that the service lists", () => {
  const all = listDepartements(map);
  expect(all).toHaveLength(101);
  expect(all).toEqual(expect.arrayContaining(["01", "2A", "2B", "95", "971", "976"]));
});

test("the shares of all départements come to the whole country", () => {
  const shares = listDepartements(map).map(shareOf);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeGreaterThan(0.99);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1);
  expect(shareOf("59")).toBeGreaterThan(0.03);
  expect(shareOf("48")).toBeLessThan(0.002);
  expect(shareOf("99")).toBe(0);
});

describe("the centres within a disc", () => {
  /** The communes of the sandbox, as `geo.api.gouv.fr` lists them. */
  const list = towns.map(({ code, latitude, longitude }) => ({ code, centre: { coordinates: [longitude, latitude] } }));

  test("are those that are that near, once the list is there", async () => {
    const server = await serve((response) => response.end(JSON.stringify(list)));
    const places = await openGeo({ urls: [server.url], dataDir: await folder(), log: keptLog().log });
    const nantes = { latitude: 47.22, longitude: -1.55 };
    expect(places.centresWithin(nantes, 10)).toBeUndefined();
    await places.update();
    for (const km of [0, 5, 13, 26, 65, 200])
      expect(places.centresWithin(nantes, km)?.sort()).toEqual(centresWithin(nantes, km).sort());
    expect(
      places.centresWithin({ latitude: -21.1, longitude: 55.5 }, 65)?.every((code) => code.startsWith("974")),
    ).toBe(true);
    await places.close();
  });
});
