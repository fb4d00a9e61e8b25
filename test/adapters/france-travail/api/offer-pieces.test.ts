import { expect, test } from "vitest";
import { listOfferPieces } from "../../../../src/adapters/france-travail/api/offer-pieces.ts";
import { loadTerritory } from "../../../../src/adapters/territory.ts";
import { createAtlas } from "../../../../src/core/places/atlas.ts";

test("the offer that runs everything once is read whole", () => {
  const made = listOfferPieces(createAtlas(loadTerritory())).map((piece) => piece());
  expect(made.at(-2)).toMatchObject({
    company: "Boulangerie des Tests",
    place: { commune: "69383" },
    contract: { kind: "cdd" },
    fullTime: true,
    salary: expect.stringContaining("par mois"),
    experience: { level: "from1to3" },
    languages: ["Anglais souhaité"],
    advantages: ["Mutuelle"],
    facts: { level: "cap" },
    skills: ["Pétrir une pâte"],
  });
  // With a commune, and by its long text: it has a key at least.
  expect(made.at(-1)).not.toEqual([]);
});
