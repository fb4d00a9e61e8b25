import { describe, expect, test } from "vitest";
import { placeName } from "../../../src/core/places/place.ts";
import { findPlaces } from "../../fakes/reference.ts";

const first = (typed: string) => {
  const { places, sure } = findPlaces(typed);
  return `${places[0] ? placeName(places[0]) : "-"}${sure ? "" : " ?"}`;
};

/** How people write the names of towns on a phone. "?" where the list is shown, as others may be meant. */
describe("35 names typed badly", () => {
  test.each([
    ["marseile", "Marseille (13)"],
    ["tolouse", "Toulouse (31)"],
    ["monpelier", "Montpellier (34)"],
    ["bordeau", "Bordeaux (33)"],
    ["strasbour", "Strasbourg (67)"],
    ["lile", "Lille (59)"],
    ["renne", "Rennes (35)"],
    ["grenobles", "Grenoble (38)"],
    ["clermon feran", "Clermont-Ferrand (63)"],
    ["st etienne", "Saint-Étienne (42)"],
    ["saint-étiene", "Saint-Étienne (42)"],
    ["aix en provance", "Aix-en-Provence (13)"],
    ["villurbanne", "Villeurbanne (69)"],
    ["boulogne bilancour", "Boulogne-Billancourt (92)"],
    ["perpinian", "Perpignan (66)"],
    ["besancon", "Besançon (25)"],
    ["orlean", "Orléans (45)"],
    ["limoge", "Limoges (87)"],
    ["anger", "Angers (49)"],
    ["dijont", "Dijon (21)"],
    ["havre", "Le Havre (76)"],
    ["LE MANS", "Le Mans (72)"],
    ["st-nazaire", "Saint-Nazaire (44)"],
    ["saint quantin en yveline", "Montigny-le-Bretonneux (78)"],
    ["chalon sur sone", "Chalon-sur-Saône (71)"],
    ["charleville meziere", "Charleville-Mézières (08)"],
    ["brive la gaillarde", "Brive-la-Gaillarde (19)"],
    ["ivry sur sein", "Ivry-sur-Seine (94) ?"],
    ["l hay les roses", "L'Haÿ-les-Roses (94)"],
    ["noisy le gran", "Noisy-le-Grand (93)"],
    ["valencienne", "Valenciennes (59)"],
    ["cherbourg", "Cherbourg-en-Cotentin (50)"],
    ["evry", "Évry-Courcouronnes (91)"],
    ["mulouse", "Mulhouse (68) ?"],
    ["à  nante", "Nantes (44) ?"],
  ])("%s → %s", (typed, name) => {
    expect(first(typed)).toBe(name);
  });
});

describe("numbers, arrondissements, territories", () => {
  test.each([
    ["69100", "Villeurbanne (69)"],
    ["69100 villeurbane", "Villeurbanne (69)"],
    ["75019", "Paris 19e"],
    ["75116", "Paris 16e"],
    ["Paris 19e", "Paris 19e"],
    ["paris 1er arrondissement", "Paris 1er"],
    ["Lyon 3", "Lyon 3e"],
    ["marseille 8ème", "Marseille 8e"],
    ["paris", "Paris (75)"],
    ["saint denis 974", "Saint-Denis (974)"],
    ["Saint-Denis (93)", "Saint-Denis (93)"],
    ["saint denis reunion", "Saint-Denis (974)"],
    ["vienne isere", "Vienne (38)"],
    ["69", "Rhône (69)"],
    ["2a", "Corse-du-Sud (2A)"],
    ["le 93", "Seine-Saint-Denis (93)"],
    ["département du nord", "Nord (59)"],
    ["loire atlantique", "Loire-Atlantique (44)"],
    ["bretagne", "Bretagne"],
    ["ile de france", "Île-de-France"],
    ["IDF", "Île-de-France"],
    ["paca", "Provence-Alpes-Côte d'Azur"],
    ["guadeloupe", "Guadeloupe (971)"],
    ["toute la France", "toute la France"],
    ["cran-gevrier", "Annecy (74)"],
    ["Lyon cedex 03", "Lyon (69)"],
    ["69286", "Rhône (69) ?"],
  ])("%s → %s", (typed, name) => {
    expect(first(typed)).toBe(name);
  });
});

test.each([
  ["saint-denis", ["Saint-Denis (974)", "Saint-Denis (93)"]],
  ["vienne", ["Vienne (86)", "Vienne (38)"]],
  ["valence", ["Valence (26)", "Valence (82)"]],
  ["aix", ["Aix-en-Provence (13)", "Aix-les-Bains (73)"]],
])("%s is asked about, larger places first, each with its département", (typed, expected) => {
  const { places, sure } = findPlaces(typed);
  const names = places.map(placeName);
  expect(sure).toBe(false);
  expect(names.filter((name) => expected.includes(name))).toEqual(expected);
});

test("a postal code that several communes share is asked about, the largest first", () => {
  const { places, sure } = findPlaces("01400");
  expect(sure).toBe(false);
  expect(places.length).toBeGreaterThan(5);
  expect(placeName(places[0] ?? { kind: "france" })).toBe("Châtillon-sur-Chalaronne (01)");
});

test.each(["", "  ", "xqzkw", "!!", "99999"])("%j is no place", (typed) => {
  expect(findPlaces(typed).places).toEqual([]);
});

test("Paris has twenty arrondissements and no more", () => {
  expect(first("paris 20")).toBe("Paris 20e");
  expect(findPlaces("paris 21").sure).toBe(false);
});
