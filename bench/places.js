// How fast a town is found, and what its table costs.
import { loadTerritory } from "#built/adapters/territory.js";
import { createPlaceIndex } from "#built/core/places/place-index.js";
import { percentile, round, table, timed } from "./table.js";

const typed = [
  "Lyon",
  "st etienne",
  "marseile",
  "clermon feran",
  "Paris 19e",
  "69003",
  "saint denis 974",
  "aix",
  "bretagne",
  "boulogne bilancour",
  "sa",
  "xqzkw",
];

export function benchPlaces() {
  const { ms: read, result: land } = timed(loadTerritory);
  const { ms: build, result: find } = timed(() => createPlaceIndex(land));
  for (const name of typed) find(name);
  const times = Array.from({ length: 20 }, () => typed.map((name) => timed(() => find(name)).ms)).flat();
  table(`Places: ${land.communes.length} communes, ${typed.length} texts as people write them`, [
    {
      "read ms": round(read, 0),
      "build ms": round(build, 0),
      "p50 ms": round(percentile(times, 50)),
      "p99 ms": round(percentile(times, 99)),
    },
  ]);
}
