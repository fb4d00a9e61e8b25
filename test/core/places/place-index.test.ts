import { describe, expect, test } from "vitest";
import { loadTerritory } from "../../../src/adapters/territory.ts";
import { formatPlace } from "../../../src/core/places/place.ts";
import { createPlaceIndex } from "../../../src/core/places/place-index.ts";
import { findPlaces, land } from "../../fakes/reference.ts";
import { badlyTyped } from "./badly-typed.ts";

const first = (typed: string) => {
  const { places, sure } = findPlaces(typed);
  return `${places[0] ? formatPlace(places[0]) : "-"}${sure ? "" : " ?"}`;
};

/** How people write the names of towns on a phone. "?" where the list is shown, as others may be meant. */
describe("35 names typed badly", () => {
  test.each(badlyTyped)("%s → %s", (typed, name) => {
    expect(first(typed)).toBe(name);
  });
});

test.each([
  ["Alsace", ["Grand Est", "Bas-Rhin", "Haut-Rhin"]],
  ["en Lorraine", ["Grand Est", "Moselle", "Meurthe-et-Moselle", "Vosges", "Meuse"]],
  ["le Poitou", ["Nouvelle-Aquitaine", "Vienne", "Deux-Sèvres"]],
  ["sud", ["Occitanie", "Provence-Alpes-Côte d'Azur"]],
])("%s is what bears the name, and nothing of which the name is like it", (typed, names) => {
  expect(findPlaces(typed).places.map((place) => place.kind !== "france" && place.name)).toEqual(names);
});

describe("numbers, arrondissements, territories", () => {
  test.each([
    ["69100", "Villeurbanne (69)"],
    ["69100 villeurbane", "Villeurbanne (69)"],
    ["75019", "Paris 19e"],
    ["75116", "Paris 16e"],
    // Of no arrondissement, and of everybody who lives in the city.
    ["75000", "Paris (75)"],
    ["69000", "Lyon (69)"],
    ["13000", "Marseille (13)"],
    ["13000 Marseille", "Marseille (13)"],
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
    ["Alsace", "Grand Est ?"],
    ["Strasbourg, Alsace", "Strasbourg (67)"],
    ["paca", "Provence-Alpes-Côte d'Azur"],
    ["guadeloupe", "Guadeloupe (971)"],
    ["toute la France", "toute la France"],
    ["cran-gevrier", "Annecy (74)"],
    ["Lyon cedex 03", "Lyon (69)"],
    // A CEDEX code of Lyon, and the INSEE code of a commune.
    ["69286", "Rillieux-la-Pape (69) ?"],
    ["69399", "Rhône (69) ?"],
    ["69123", "Lyon (69) ?"],
    ["74093", "Annecy (74) ?"],
    ["75115", "Paris 15e"],
    ["75056", "Paris (75)"],
    ["2A004", "Ajaccio (2A)"],
    ["2b033", "Bastia (2B)"],
    ["paris XV", "Paris 15e"],
    ["lyon troisième", "Lyon 3e"],
    ["paris dix-huitième", "Paris 18e"],
    ["15e arrondissement de paris", "Paris 15e"],
    ["93 saint denis", "Saint-Denis (93)"],
    ["vitry", "Vitry-sur-Seine (94) ?"],
    // The one town that begins so, rather than the villages that are called so.
    ["Vire", "Vire Normandie (14) ?"],
    ["Le Puy", "Le Puy-en-Velay (43) ?"],
    ["Romans", "Romans-sur-Isère (26) ?"],
    ["Lagny", "Lagny-sur-Marne (77) ?"],
    ["Saint-Martin", "Saint-Martin (978) ?"],
    ["Saint-Pierre", "Saint-Pierre (974) ?"],
    ["Saint-Martin (65)", "Saint-Martin (65)"],
    ["saint martin 978", "Saint-Martin (978)"],
    // as services write them
    ["Cantal - 15", "Cantal (15)"],
    ["Roubaix (59)", "Roubaix (59)"],
    ["69000 LYON", "Lyon (69)"],
    ["54500 Nancy", "Nancy (54)"],
    ["75001 Lyon", "Lyon (69) ?"],
    ["13 - MARSEILLE 03", "Marseille 3e"],
    ["13 - Marseille", "Marseille (13)"],
    ["Paris 15e Arrondissement (Dept.)", "Paris 15e"],
    ["974 - Réunion", "La Réunion (974)"],
    ["2A - Corse du Sud", "Corse-du-Sud (2A)"],
    // an address is where its town is; a street alone is nowhere
    ["12 rue de Lyon 75012 Paris", "Paris 12e"],
    ["12 rue de Lyon, Villeurbanne", "Villeurbanne (69)"],
    ["12 rue de Lyon", "- ?"],
    ["Rue de la République", "- ?"],
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
  const names = places.map(formatPlace);
  expect(sure).toBe(false);
  expect(names.filter((name) => expected.includes(name))).toEqual(expected);
});

test("a postal code that several communes share is asked about, the largest first", () => {
  const { places, sure } = findPlaces("01400");
  expect(sure).toBe(false);
  expect(places.length).toBeGreaterThan(5);
  expect(formatPlace(places[0] ?? { kind: "france" })).toBe("Châtillon-sur-Chalaronne (01)");
});

test.each(loadTerritory().departements)("$name is found as it is written, and turned round", ({ code, name }) => {
  const turned = name.match(
    /^(Hautes?|Hauts-de|Haut|Bas|Val-de|Val-d'|Côtes?-d'|Territoire de|Puy-de|Pas-de)[- ]?(?=\p{Lu})(.+)$/u,
  );
  const forms = [`${code} - ${name}`, `${name} - ${code}`, ...(turned ? [`${turned[2]} (${turned[1]})`] : [])];
  expect(forms.map((form) => findPlaces(form).places[0])).toEqual(forms.map(() => findPlaces(name).places[0]));
  expect(forms.map((form) => findPlaces(form).sure)).not.toContain(turned ? false : undefined);
});

test.each(["", "  ", "xqzkw", "!!", "99999"])("%j is no place", (typed) => {
  expect(findPlaces(typed).places).toEqual([]);
});

test("Paris has twenty arrondissements and no more", () => {
  expect(first("paris 20")).toBe("Paris 20e");
  expect(findPlaces("paris 21").sure).toBe(false);
});

describe("words around a name", () => {
  test.each([
    ["près de Lyon", "Lyon (69)"],
    ["du côté de rennes", "Rennes (35)"],
    ["pas loin de rouen", "Rouen (76)"],
    ["dans le secteur de nantes", "Nantes (44)"],
    ["dans le département du nord", "Nord (59)"],
    ["Nantes nord", "Nantes (44)"],
    ["marseile centre ville", "Marseille (13)"],
    ["toulouse et ses environs", "Toulouse (31)"],
    // words of a name stay
    ["pas de calais", "Pas-de-Calais (62)"],
    ["côte d'or", "Côte-d'Or (21)"],
    ["Cambrai nord", "Cambrai (59)"],
  ])("%s → %s", (typed, name) => {
    expect(first(typed)).toBe(name);
  });
});

test("a postal code is the very place only where nothing else was said", () => {
  expect(findPlaces("69003").exact).toBe(true);
  expect(findPlaces("69003 Lyon").exact).toBe(true);
  expect(findPlaces("cuisinier 69003")).toMatchObject({ exact: false, sure: false });
});

test.each([
  ["metz ou nancy", ["Metz (57)", "Nancy (54)"], true],
  ["lyon part dieu", ["Lyon (69)"], false],
])("%s is asked about", (typed, names, exact) => {
  const found = findPlaces(typed);
  expect(found.places.map(formatPlace)).toEqual(names);
  expect(found).toMatchObject({ exact, sure: false });
});

test("is made once for a territory, for all who look places up in one process", () => {
  expect(createPlaceIndex(land)).toBe(findPlaces);
});
