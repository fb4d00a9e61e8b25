import { expect, test } from "vitest";
import { rowSchema, toHelpPlace } from "../../../src/adapters/directory/row.ts";

const addressOf = (address: object) =>
  toHelpPlace(
    rowSchema.parse({
      id: "1",
      nom: "Mission locale de Bastia",
      adresse: JSON.stringify([{ code_postal: "20200", nom_commune: "Bastia", ...address }]),
      telephone: "",
      plage_ouverture: "",
      site_internet: "",
      pivot: JSON.stringify([{ type_service_local: "mission_locale", code_insee_commune: ["2B033"] }]),
    }),
    "mission-locale",
    "mission_locale",
  )?.address;

test.each([
  [{ numero_voie: "12 rue M. Berthelot" }, "12 rue M. Berthelot, 20200 Bastia"],
  [
    { numero_voie: "5 place Madame Curie", complement1: "Bâtiment B" },
    "Bâtiment B, 5 place Madame Curie, 20200 Bastia",
  ],
])("a street may be called after somebody: %j", (address, shown) => {
  expect(addressOf(address)).toBe(shown);
});

test("nobody is named beside it", () => {
  const address = {
    complement1: "À l'attention de Mme Rossi",
    complement2: "accueil@ml.example",
    numero_voie: "1 rue X",
  };
  expect(addressOf(address)).toBe("1 rue X, 20200 Bastia");
});
