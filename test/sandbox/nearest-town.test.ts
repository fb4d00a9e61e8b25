import { setImmediate as nextTick } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { findNearestTown, loadNearestTowns } from "../../src/sandbox/places/nearest-town.ts";
import { cpuOf } from "../fakes/cpu.ts";

/** How often others had their turn while the lists were read. */
let turns = 0;

beforeAll(async () => {
  let isLoaded = false;
  const loading = loadNearestTowns().then(() => {
    isLoaded = true;
  });
  for (; !isLoaded; turns += 1) await nextTick();
  await loading;
});

test.each([
  ["of an intercommunality with a town", "69013", "Villefranche-sur-Saône"],
  ["of a metropolis", "69191", "Lyon"],
  ["of an arrondissement with a town", "33214", "Lesparre-Médoc"],
  ["of a small département", "48002", "Mende"],
  ["overseas", "97117", "Les Abymes"],
  ["of Corsica", "2A065", "Ajaccio"],
  ["that no list has", "48999", "Mende"],
])("a commune %s is searched at a town near it", (_which, commune, town) => {
  expect(findNearestTown(commune).name).toBe(town);
  expect(findNearestTown(commune)).toBe(findNearestTown(commune));
});

test("the lists are read in pieces, between which others have their turn", () => {
  expect(turns).toBeGreaterThan(100);
});

test("a commune that is seen for the first time costs nothing", () => {
  const villages = ["23003", "32005", "48004", "15002", "55004"];
  const cpuMs = villages.map((commune) => cpuOf(() => findNearestTown(commune))).sort((a, b) => a - b);
  expect(cpuMs[2]).toBeLessThan(10);
});
