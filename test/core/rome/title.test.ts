import { expect, test } from "vitest";
import { shortenLabel, toInclusiveForm, toWordSlots } from "../../../src/core/rome/title.ts";

test.each([
  ["Chef / Cheffe de cuisine", [["chef", "cheffe"], ["de"], ["cuisine"]]],
  [
    "Boulanger-pâtissier / Boulangère-pâtissière",
    [
      ["boulanger", "boulangere"],
      ["patissier", "patissiere"],
    ],
  ],
  ["Dentiste animalier / Animalière (vétérinaire)", [["dentiste"], ["animalier", "animaliere"], ["veterinaire"]]],
  ["Conducteur(trice) de bus", [["conducteur", "conductrice"], ["de"], ["bus"]]],
  ["Agent(e) chargé(e) d'accueil", [["agent", "agente"], ["charge", "chargee"], ["d"], ["accueil"]]],
  ["Œnologue", [["oenologue"]]],
])("%s holds both genders", (label, expected) => {
  expect(toWordSlots(label)).toEqual(expected);
});

test.each([
  ["Vendeur / Vendeuse en boulangerie-pâtisserie", "Vendeur·euse en boulangerie-pâtisserie"],
  ["Ouvrier forestier / Ouvrière forestière", "Ouvrier·ère forestier·ère"],
  ["Conducteur / Conductrice d'engins", "Conducteur·rice d'engins"],
  ["Agent / Agente d'entretien", "Agent·e d'entretien"],
  ["Technicien / Technicienne informatique", "Technicien·ne informatique"],
  ["Sportif / Sportive de haut niveau", "Sportif·ve de haut niveau"],
  ["Boulanger-pâtissier / Boulangère-pâtissière", "Boulanger·ère-pâtissier·ère"],
  ["Valet / Femme de chambre", "Valet/Femme de chambre"],
  ["Community manager", "Community manager"],
])("%s is short %s", (label, short) => {
  expect(toInclusiveForm(label)).toBe(short);
});

test("a label that fits stays as it is", () => {
  expect(shortenLabel("Boulanger / Boulangère", 36)).toBe("Boulanger / Boulangère");
  expect(shortenLabel("Vendeur / Vendeuse en boulangerie-pâtisserie", 40)).toBe(
    "Vendeur·euse en boulangerie-pâtisserie",
  );
  expect(shortenLabel("Vendeur / Vendeuse en boulangerie-pâtisserie", 30).length).toBeLessThanOrEqual(30);
});
