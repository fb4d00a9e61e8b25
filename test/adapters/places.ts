import { createCentreIndex } from "../../src/adapters/geo/centre-index.ts";
import { loadTerritory } from "../../src/adapters/territory.ts";
import { createAtlas } from "../../src/core/places/atlas.ts";
import type { Commune, Place, Point } from "../../src/core/places/place.ts";
import { towns } from "../../src/sandbox/places/towns.ts";

/** What the tests of all sources have in common: a moment, a map, and who is looked for. */

/** A Sunday evening in Paris. */
export const sunday = new Date("2026-11-22T18:00:00Z");

export const territory = loadTerritory();
export const map = createAtlas(territory);

/** The centres of the towns of the sandbox, arrondissements included. */
export const centres: ReadonlyMap<string, Point> = new Map(
  towns.map(({ code, latitude, longitude }) => [code, { latitude, longitude }]),
);
export const centreOf = (code: string) => centres.get(code);
export const { findWithin: centresWithin } = createCentreIndex(centres);

export const baker = { code: "11573", label: "Boulanger / Boulangère", rome: "D1102" };
export const waiter = { code: "17408", label: "Serveur / Serveuse", rome: "G1803" };

export function town(code: string): Commune {
  const found = map.commune(code);
  if (!found) throw new RangeError(`no commune ${code}`);
  return found;
}

export function departement(code: string): Place {
  const found = map.departement(code);
  if (!found) throw new RangeError(`no département ${code}`);
  return { kind: "departement", ...found };
}
