import { describe, expect, test } from "vitest";
import {
  addPlaces,
  areaSchema,
  fetchCentres,
  joinPlaces,
  listKnownCentres,
  listPlaces,
  mapPlaces,
  removePlaces,
} from "../../../src/core/places/area.ts";
import { readListedPlaces } from "../../../src/core/places/listed-places.ts";
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

  test.each(["Lyon", "Lyon et Lyon", "Lyon et environs", "Lyon ou zorglub", ""])("none: %s", (text) => {
    expect(names(text)).toBeUndefined();
  });
});
