import { expect, test } from "vitest";
import { loadTerritory } from "../../src/adapters/territory.ts";
import { createAtlas } from "../../src/core/places/atlas.ts";

const land = loadTerritory();
const map = createAtlas(land);

test("the commune of an address is found for each commune by each of its postal codes", () => {
  const wrong = land.communes.filter(({ place, postalCodes }) =>
    postalCodes.some((postalCode) => {
      const found = map.communeAt(postalCode, place.name);
      return found?.code !== place.code && found?.city !== place.code;
    }),
  );
  // "Lumes" and "Ville-sur-Lumes" share one, and are the same to those who write "ville" before a name.
  expect(wrong.map(({ place }) => place.code)).toEqual(["08263", "08483"]);
});
