import { describe, expect, test } from "vitest";
import {
  addPlaces,
  areaSchema,
  fetchCentres,
  isCovered,
  joinPlaces,
  listKnownCentres,
  listPlaces,
  mapPlaces,
  removePlaces,
} from "../../../src/core/places/area.ts";
import { extractListedPlaces, readListedPlaces } from "../../../src/core/places/listed-places.ts";
import { france, type Place } from "../../../src/core/places/place.ts";
import { findPlaces } from "../../fakes/reference.ts";

const commune = (code: string, name: string): Place => ({
  kind: "commune",
  code,
  name,
  departement: code.slice(0, 2),
  region: "84",
});
const [lyon, grenoble, annecy] = [commune("69123", "Lyon"), commune("38185", "Grenoble"), commune("74010", "Annecy")];
const [valence, privas, bourg] = [commune("26362", "Valence"), commune("07186", "Privas"), commune("01053", "Bourg")];
const savoie: Place = { kind: "departement", code: "73", name: "Savoie", region: "84" };

describe("places as one area", () => {
  test("are the place itself where there is one, and none where there is none", () => {
    expect(joinPlaces([lyon])).toEqual(lyon);
    expect(joinPlaces([lyon, commune("69123", "LYON")])).toEqual(lyon);
    expect(joinPlaces([])).toBeUndefined();
  });

  test("keep the order in which they were said, each once", () => {
    const area = joinPlaces([savoie, lyon, savoie, grenoble]);
    expect(area).toEqual({ kind: "several", places: [savoie, lyon, grenoble] });
    expect(area && listPlaces(area)).toEqual([savoie, lyon, grenoble]);
  });

  test("are the whole country where that is one of them", () => {
    expect(joinPlaces([lyon, france])).toEqual(france);
  });

  test("are counted once where one lies in another", () => {
    const isere: Place = { kind: "departement", code: "38", name: "Isère", region: "84" };
    const rhoneAlpes: Place = { kind: "region", code: "84", name: "Auvergne-Rhône-Alpes" };
    const third: Place = {
      kind: "commune",
      code: "69383",
      name: "Lyon 3e",
      departement: "69",
      region: "84",
      city: "69123",
    };
    expect(joinPlaces([grenoble, lyon, isere])).toEqual({ kind: "several", places: [lyon, isere] });
    expect(joinPlaces([isere, rhoneAlpes, grenoble])).toEqual(rhoneAlpes);
    expect(joinPlaces([third, lyon])).toEqual(lyon);
    expect(addPlaces(isere, [grenoble])).toEqual(isere);
    expect(isCovered(grenoble, isere)).toBe(true);
    expect(isCovered(isere, grenoble)).toBe(false);
  });

  test("are five at most", () => {
    const area = joinPlaces([lyon, grenoble, annecy, valence, privas, bourg]);
    expect(area && listPlaces(area)).toEqual([lyon, grenoble, annecy, valence, privas]);
    expect(area && addPlaces(area, [bourg])).toEqual(area);
  });

  test("are stored as they are, and one place as ever", () => {
    for (const area of [lyon, savoie, france, joinPlaces([lyon, savoie])])
      expect(areaSchema.parse(JSON.parse(JSON.stringify(area)))).toEqual(area);
    expect(areaSchema.safeParse({ kind: "several", places: [lyon] }).success).toBe(false);
  });
});

test("a place is added to one and to several; the whole country gives way to it", () => {
  expect(addPlaces(lyon, [grenoble])).toEqual({ kind: "several", places: [lyon, grenoble] });
  expect(addPlaces(addPlaces(lyon, [grenoble]), [lyon, annecy])).toMatchObject({ places: [lyon, grenoble, annecy] });
  expect(addPlaces(france, [lyon])).toEqual(lyon);
});

test("a place is taken away; nothing is left of one", () => {
  expect(removePlaces(addPlaces(lyon, [grenoble]), [lyon])).toEqual(grenoble);
  expect(removePlaces(lyon, [lyon])).toBeUndefined();
  expect(removePlaces(lyon, [grenoble])).toEqual(lyon);
});

test("communes that merged into one are one place", () => {
  expect(mapPlaces(addPlaces(lyon, [grenoble]), () => annecy)).toEqual(annecy);
});

test("centres are those of communes, as far as they are known", async () => {
  const area = addPlaces(lyon, [grenoble, savoie]);
  const point = { latitude: 45.76, longitude: 4.84 };
  expect([...listKnownCentres(area, (code) => (code === "69123" ? point : undefined))]).toEqual([["69123", point]]);
  expect([...(await fetchCentres(area, async () => point))].map(([code]) => code)).toEqual(["69123", "38185"]);
});

describe("a text lists places", () => {
  const names = (text: string) =>
    readListedPlaces(text, findPlaces)?.map(({ places: [first], isSure }) =>
      first && "name" in first ? `${first.name}${isSure ? "" : " ?"}` : "",
    );

  test.each([
    ["Lyon ou Grenoble", ["Lyon", "Grenoble"]],
    ["Nantes, Rennes ou Vannes", ["Nantes", "Rennes", "Vannes"]],
    ["le 38 et le 73", ["Isère", "Savoie"]],
    ["Lyon et toute la Savoie", ["Lyon", "Savoie"]],
    ["Saint-Denis ou Lyon", ["Saint-Denis ?", "Lyon"]],
    ["Lyon / Villeurbanne", ["Lyon", "Villeurbanne"]],
  ])("%s", (text, places) => {
    expect(names(text)).toEqual(places);
  });

  test.each([
    ["69 ou 38", ["Rhône", "Isère"]],
    ["69, 38 ou 73", ["Rhône", "Isère", "Savoie"]],
    ["75/92/93", ["Paris", "Hauts-de-Seine", "Seine-Saint-Denis"]],
    ["2A ou 2B", ["Corse-du-Sud", "Haute-Corse"]],
    ["dans le 38 ou 73", ["Isère", "Savoie"]],
    ["dép 38 ou 73", ["Isère", "Savoie"]],
    ["Lyon et le 38", ["Lyon", "Isère"]],
    ["Lyon et dans le 38", ["Lyon", "Isère"]],
    ["Lyon ou 38", ["Lyon", "Isère ?"]],
    ["Paris et 92", ["Paris", "Hauts-de-Seine ?"]],
    ["69, 38 ou Grenoble", ["Rhône", "Isère", "Grenoble"]],
  ])("a number names a département beside others, or behind what leads to it: %s", (text, places) => {
    expect(names(text)).toEqual(places);
  });

  test.each([
    ["Paris 11 et 12", ["Paris 11e", "Paris 12e"]],
    ["Paris 11e et 12e", ["Paris 11e", "Paris 12e"]],
    ["Paris 15 ou 16", ["Paris 15e", "Paris 16e"]],
    ["Marseille 13 et 14", ["Marseille 13e", "Marseille 14e"]],
    ["Paris 11/12", ["Paris 11e", "Paris 12e"]],
    ["Lyon 3, 6 et 7", ["Lyon 3e", "Lyon 6e", "Lyon 7e"]],
    ["Lyon 3 et 6 ou Grenoble", ["Lyon 3e", "Lyon 6e", "Grenoble"]],
    ["Lyon, 3e et 6e", ["Lyon 3e", "Lyon 6e"]],
    ["Paris 11e, 12e et 20e arrondissement", ["Paris 11e", "Paris 12e", "Paris 20e"]],
    ["dans le 11e ou le 12e arrondissement de Paris", ["Paris 11e", "Paris 12e"]],
  ])("behind a divided city a number names an arrondissement: %s", (text, places) => {
    const listed = extractListedPlaces(text, findPlaces)?.listed ?? [];
    expect(listed.flatMap(({ places: [first] }) => (first && "name" in first ? [first.name] : []))).toEqual(places);
  });

  test.each([
    "Lyon, 12 €",
    "Lyon, 12€/h",
    "Lyon, 12 rue Victor Hugo",
    "Lyon, 80%",
    "Lyon, 80 %",
    "Lyon, 10 ou 20 km",
    "Lyon, 10 ou 20",
    "Lyon, 06 12 34 56 78",
    "Lyon, 06.12.34.56.78",
    "Lyon, 19 tonnes",
    "Lyon, 50 personnes",
    "Lyon, 13 salariés",
    "Lyon, 12 semaines",
    "Lyon, 60 m²",
    "Lyon, 38 élèves",
    "Lyon, le 12/09",
    "Lyon, le 12/09/2026",
    "Lyon et le 12 janvier",
    "Lyon, 35/39h",
    "35/39",
    "10, 20 ou 30 km",
    "entre 12 et 15",
    "12 ou 13 euros",
    "20 ou 25 couverts",
    "Paris 11, 12 €",
    "Paris 11e, 2 jours",
  ])("a number that counts something names no place: %s", (text) => {
    expect(names(text)).toBeUndefined();
    expect(extractListedPlaces(`serveur ${text}`, findPlaces)).toBeUndefined();
  });

  test("what is counted behind a list stays in the text", () => {
    const found = extractListedPlaces("serveur 69 ou 38, 12 € de l'heure", findPlaces);
    expect(found).toMatchObject({ rest: "serveur 69, 12 € de l'heure", listed: [{ said: "69" }, { said: "38" }] });
  });

  test.each(["Lyon", "Lyon et Lyon", "Lyon et environs", "Lyon ou zorglub", ""])("none: %s", (text) => {
    expect(names(text)).toBeUndefined();
  });
});
